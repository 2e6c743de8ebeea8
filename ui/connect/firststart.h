// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/brandpicker.h"
#include "ui/connect/connectiontester.h"
#include "ui/connect/sitedraft.h"

class QPushButton;
class QStackedWidget;

namespace callboard::ui {

class CertificatePage;
class SiteForm;
class TestSteps;

//! From "nothing is connected" to a PBX that works: demo or own PBX, the form, the test, the certificate. Pages inside
//! the window, never a box in front of it. Also used later to add another PBX.
class FirstStart : public QWidget
{
    Q_OBJECT

public:
    //! `tester` is borrowed and must outlive the page.
    FirstStart(
        const Theme& theme, ConnectionTester& tester, const BrandAvailability& brands, QWidget* parent = nullptr);

    //! The first page. `canLeave`: there is a console to go back to.
    void welcome(bool canLeave);
    //! Straight to the form, filled in.
    void edit(const SiteDraft& draft, bool canLeave);
    //! Esc: one page back; false when there is none.
    bool goBack();
    [[nodiscard]] QString currentPage() const;

Q_SIGNALS:
    void demoRequested(callboard::Brand brand);
    //! Tested and wanted. The secrets are in nobody's hands but the receiver's: the form forgets it.
    void siteAccepted(const callboard::SiteProfile& profile, const callboard::SiteSecrets& secrets,
        callboard::ui::SecretKeeping keeping);
    //! Back to the console, nothing changed.
    void left();

private:
    QWidget* makeWelcome();
    QWidget* makeFormPage(const BrandAvailability& brands);
    void connectTester();
    void startTest(const QString& fingerprint);
    void showSuccess(const SiteProfile& profile, const QString& summary);
    void showFailure(TestStep step, const Error& error);
    void updateButtons();
    void askForTenants(const QString& id);
    void offerTenants(const QList<Tenant>& tenants);

    const Theme& m_theme;
    ConnectionTester& m_tester;
    QStackedWidget* m_pages;
    SiteForm* m_form = nullptr;
    TestSteps* m_steps = nullptr;
    CertificatePage* m_certificate = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_leave = nullptr;
    SiteProfile m_proven; //!< what the last successful test was about; id empty when there is none
    QString m_pinned; //!< accepted by the person for the address in the form
    QString m_pinnedFor;
    QString m_tenantField; //!< whose tenants are being asked for; empty: nobody's
    bool m_running = false;
    bool m_canLeave = false;
};

} // namespace callboard::ui

Q_DECLARE_METATYPE(callboard::ui::SecretKeeping)
