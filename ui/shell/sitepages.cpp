// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sitepages.h"

#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "ui/connect/certificatepage.h"
#include "ui/connect/firststart.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/settings/page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace callboard::ui {

SitePages::SitePages(UiContext& context, QStackedWidget& pages, std::function<FirstStart&()> form,
    InlineConfirmer& confirmer, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_pages(pages)
    , m_form(std::move(form))
    , m_confirmer(confirmer)
{
}

void SitePages::makePage()
{
    if (m_holder)
        return;
    m_holder = new Page(m_context.theme, tr("Certificate"), &m_pages);
    auto* card = new Surface(m_context.theme, false, m_holder);
    m_certificate = new CertificatePage(m_context.theme, card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(32, 24, 32, 24);
    inside->addWidget(m_certificate);
    m_holder->body()->addWidget(card);
    m_holder->body()->addStretch();
    m_holder->setFirst(m_certificate);
    m_pages.addWidget(m_holder);
    connect(m_holder, &Page::left, this, &SitePages::left);
    connect(m_certificate, &CertificatePage::refused, this, &SitePages::left);
    connect(m_certificate, &CertificatePage::accepted, this, [this](const QString& fingerprint) {
        const SiteId site = m_certificate->offer().site;
        m_offers.remove(site);
        Q_EMIT left();
        Q_EMIT certificateAccepted(site, fingerprint);
    });
}

void SitePages::showCertificate(const SiteId& site)
{
    if (const auto offer = m_offers.constFind(site); offer != m_offers.cend()) {
        makePage();
        m_certificate->setOffer(*offer);
        m_pages.setCurrentWidget(m_holder);
        return;
    }
    const SiteRow* row = m_context.models.sites().find(site);
    if (!row)
        return;
    const QString& pinned = row->profile.fingerprint;
    Q_EMIT told(row->profile.name,
        pinned.isEmpty() ? tr("This computer trusts its certificate. Nothing was pinned.")
                         : tr("Pinned certificate: %1").arg(groupedFingerprint(pinned)));
}

void SitePages::edit(const SiteId& site)
{
    const SiteRow* row = m_context.models.sites().find(site);
    if (!row)
        return;
    FirstStart& form = m_form();
    form.edit(SiteDrafts::fromProfile(row->profile), true);
    m_pages.setCurrentWidget(&form);
}

void SitePages::askToRemove(const SiteId& site)
{
    const SiteRow* row = m_context.models.sites().find(site);
    if (!row)
        return;
    const Question question{{}, tr("Remove %1?").arg(row->profile.name),
        tr("Its people, calls and queues leave this window, and the saved password is deleted. The PBX itself is not "
           "touched."),
        tr("Remove")};
    m_confirmer.confirm(question).then(this, [this, site](bool yes) {
        if (yes)
            Q_EMIT removeRequested(site);
    });
}

} // namespace callboard::ui
