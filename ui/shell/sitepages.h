// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/linkstatus.h"
#include "ui/common/uicontext.h"

#include <QHash>
#include <QObject>

#include <functional>

class QStackedWidget;

namespace callboard::ui {

class CertificatePage;
class FirstStart;
class InlineConfirmer;
class Page;

//! What a site's lamp leads to: its certificate, changing its profile, removing it. All in place.
class SitePages : public QObject
{
    Q_OBJECT

public:
    //! Adds its page to `pages` when it is first needed. Everything is borrowed.
    //! `form` makes the form or returns the one that is there.
    SitePages(UiContext& context, QStackedWidget& pages, std::function<FirstStart&()> form, InlineConfirmer& confirmer,
        QObject* parent = nullptr);

    //! Keeps the offer for showCertificate().
    void keep(const CertificateOffer& offer) { m_offers.insert(offer.site, offer); }
    //! The open question about its certificate, else what is known about it.
    void showCertificate(const SiteId& site);
    void edit(const SiteId& site);
    void askToRemove(const SiteId& site);

Q_SIGNALS:
    void left();
    void certificateAccepted(const callboard::SiteId& site, const QString& fingerprint);
    void removeRequested(const callboard::SiteId& site);
    void told(const QString& title, const QString& text);

private:
    void makePage();

    UiContext& m_context;
    QStackedWidget& m_pages;
    std::function<FirstStart&()> m_form;
    InlineConfirmer& m_confirmer;
    CertificatePage* m_certificate = nullptr;
    Page* m_holder = nullptr;
    QHash<SiteId, CertificateOffer> m_offers;
};

} // namespace callboard::ui
