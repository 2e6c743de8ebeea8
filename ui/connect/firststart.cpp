// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/firststart.h"

#include "ui/connect/certificatepage.h"
#include "ui/connect/siteform.h"
#include "ui/connect/teststeps.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageWidth = 960;

//! Centres a page in whatever room there is and lets it scroll when there is too little.
QScrollArea* centred(QWidget* page, QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setProperty("surface", u"window"_s);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* holder = new QWidget(scroll);
    holder->setProperty("surface", u"window"_s);
    holder->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(24, 24, 24, 24);
    page->setMaximumWidth(kPageWidth);
    layout->addStretch(1);
    layout->addWidget(page, 20);
    layout->addStretch(1);
    scroll->setWidget(holder);
    return scroll;
}

} // namespace

FirstStart::FirstStart(const Theme& theme, ConnectionTester& tester, const BrandAvailability& brands, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tester(tester)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"firstStart"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(centred(makeWelcome(), m_pages));
    m_pages->addWidget(centred(makeFormPage(brands), m_pages));
    auto* surface = new Surface(theme, false, m_pages);
    auto* inside = new QVBoxLayout(surface);
    inside->setContentsMargins(32, 32, 32, 32);
    m_certificate = new CertificatePage(theme, surface);
    inside->addWidget(m_certificate);
    m_pages->addWidget(centred(surface, m_pages));
    connectTester();
    connect(m_form, &SiteForm::changed, this, [this] {
        m_proven = {}; // what was tested is not what is in the form any more
        updateButtons();
    });
    connect(m_certificate, &CertificatePage::refused, this, [this] {
        m_pages->setCurrentIndex(1);
        m_steps->setStep(TestStep::Certificate, StepState::Failed, tr("refused by you"));
        m_steps->setVerdict(
            tr("Nothing was sent to the PBX. Ask its administrator for the fingerprint of its certificate."), {},
            Tone::Warning);
        m_test->setFocus();
    });
    connect(m_certificate, &CertificatePage::accepted, this, [this](const QString& fingerprint) {
        m_pages->setCurrentIndex(1);
        startTest(fingerprint);
    });
    // Enter does the obvious thing: it presses the button that has the focus, and in a field it tests.
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(true);
    connect(m_form, &SiteForm::entered, m_test, &QPushButton::click);
    updateButtons();
}

QWidget* FirstStart::makeWelcome()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* title = new TextLabel(m_theme, TextSize::Large, true, Tone::Normal, page);
    title->setText(tr("Welcome to Callboard"));
    auto* text = new TextLabel(m_theme, TextSize::Body, false, Tone::Muted, page);
    text->setText(tr("See who is calling and who is free, and put people through with a key or the mouse."));
    text->setWordWrap(true);

    const auto choice = [&](const QString& icon, const QString& heading, const QString& words, QPushButton* button) {
        auto* card = new Surface(m_theme, false, page);
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(24, 24, 24, 24);
        inside->setSpacing(8);
        auto* picture = new IconLabel(m_theme, icon, Tone::Accent, card);
        picture->setIconSize(m_theme.metrics().largeIcon);
        auto* name = new TextLabel(m_theme, TextSize::Large, true, Tone::Normal, card);
        name->setText(heading);
        auto* says = new TextLabel(m_theme, TextSize::Body, false, Tone::Muted, card);
        says->setText(words);
        says->setWordWrap(true);
        inside->addWidget(picture);
        inside->addWidget(name);
        inside->addWidget(says, 1, Qt::AlignTop);
        inside->addSpacing(8);
        inside->addWidget(button, 0, Qt::AlignLeft);
        card->setMinimumHeight(208);
        return card;
    };
    auto* demo = new QPushButton(tr("Try the demo"), page);
    demo->setObjectName(u"tryDemo"_s);
    makePrimary(demo);
    auto* own = new QPushButton(tr("Connect to your PBX"), page);
    own->setObjectName(u"connectOwn"_s);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(choice(u"people"_s, tr("Look around first"),
        tr("A make-believe company with people, queues and callers, inside this program. Nothing leaves this computer "
           "and nothing can go wrong."),
        demo));
    choices->addWidget(choice(u"link"_s, tr("Go to work"),
        tr("You need the PBX's address, a user and a password. Callboard tests the connection step by step before it "
           "keeps anything."),
        own));
    m_leave = new QPushButton(tr("Back to the console"), page);
    m_leave->setObjectName(u"leaveFirstStart"_s);
    m_leave->setProperty("kind", u"quiet"_s);
    layout->addStretch(1);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(8);
    layout->addLayout(choices);
    layout->addWidget(m_leave, 0, Qt::AlignLeft);
    layout->addStretch(2);
    connect(demo, &QPushButton::clicked, this, [this] { Q_EMIT demoRequested(Brand::Brekeke); });
    connect(own, &QPushButton::clicked, this, [this] { edit(SiteDraft{}, m_canLeave); });
    connect(m_leave, &QPushButton::clicked, this, &FirstStart::left);
    return page;
}

QWidget* FirstStart::makeFormPage(const BrandAvailability& brands)
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* title = new TextLabel(m_theme, TextSize::Large, true, Tone::Normal, page);
    title->setText(tr("Connect to your PBX"));
    auto* formCard = new Surface(m_theme, false, page);
    auto* formLayout = new QVBoxLayout(formCard);
    formLayout->setContentsMargins(24, 24, 24, 24);
    m_form = new SiteForm(m_theme, brands, formCard);
    formLayout->addWidget(m_form);

    m_steps = new TestSteps(m_theme, formCard);
    m_form->addBelowProducts(m_steps);

    auto* back = new QPushButton(tr("Back"), page);
    back->setObjectName(u"connectBack"_s);
    m_test = new QPushButton(tr("Test connection"), page);
    m_test->setObjectName(u"testConnection"_s);
    m_use = new QPushButton(tr("Use this PBX"), page);
    m_use->setObjectName(u"useSite"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(back);
    buttons->addStretch();
    buttons->addWidget(m_test);
    buttons->addWidget(m_use);
    layout->addWidget(title);
    layout->addWidget(formCard);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(back, &QPushButton::clicked, this, &FirstStart::goBack);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_running) {
            m_tester.cancel();
            m_running = false;
            m_steps->reset();
            updateButtons();
        } else if (m_form->insist()) {
            startTest(m_pinned);
        }
    });
    connect(m_use, &QPushButton::clicked, this, [this] {
        const SiteDraft draft = m_form->draft();
        const SiteProfile profile = m_proven;
        m_form->clearSecrets();
        Q_EMIT siteAccepted(profile, draft.secrets, draft.keeping);
    });
    return page;
}

void FirstStart::connectTester()
{
    connect(&m_tester, &ConnectionTester::progressed, m_steps, &TestSteps::setStep);
    connect(&m_tester, &ConnectionTester::succeeded, this, &FirstStart::showSuccess);
    connect(&m_tester, &ConnectionTester::failed, this, &FirstStart::showFailure);
    connect(m_form, &SiteForm::tenantsWanted, this, &FirstStart::askForTenants);
    connect(&m_tester, &ConnectionTester::tenantsListed, this, &FirstStart::offerTenants);
    connect(&m_tester, &ConnectionTester::tenantsFailed, this, [this](const Error& error) {
        FormField* field = m_form->field(std::exchange(m_tenantField, {}));
        if (field)
            field->setRemark(error.message, Tone::Warning);
    });
    connect(&m_tester, &ConnectionTester::certificateOffered, this, [this](const CertificateOffer& offer) {
        m_running = false;
        updateButtons();
        m_steps->setStep(TestStep::Certificate, StepState::Running, tr("waiting for you"));
        m_certificate->setOffer(offer);
        m_pages->setCurrentIndex(2);
    });
}

void FirstStart::welcome(bool canLeave)
{
    m_canLeave = canLeave;
    m_leave->setVisible(canLeave);
    m_pages->setCurrentIndex(0);
    if (auto* demo = findChild<QPushButton*>(u"tryDemo"_s))
        demo->setFocus();
}

void FirstStart::edit(const SiteDraft& draft, bool canLeave)
{
    m_canLeave = canLeave;
    m_leave->setVisible(canLeave);
    m_form->setDraft(draft);
    m_pinned = draft.fingerprint;
    m_pinnedFor = draft.fingerprint.isEmpty() ? QString() : SiteDrafts::toProfile(draft).url.authority();
    m_steps->reset();
    m_pages->setCurrentIndex(1);
    if (auto* address = findChild<QWidget*>(u"siteAddress"_s))
        address->setFocus();
}

bool FirstStart::goBack()
{
    m_tester.cancel();
    m_running = false;
    updateButtons();
    switch (m_pages->currentIndex()) {
    case 2:
        Q_EMIT m_certificate->refused();
        return true;
    case 1:
        m_form->clearSecrets();
        welcome(m_canLeave);
        return true;
    default:
        break;
    }
    if (m_canLeave)
        Q_EMIT left();
    return m_canLeave;
}

QString FirstStart::currentPage() const
{
    switch (m_pages->currentIndex()) {
    case 1:
        return u"form"_s;
    case 2:
        return u"certificate"_s;
    default:
        return u"welcome"_s;
    }
}

void FirstStart::startTest(const QString& fingerprint)
{
    const SiteDraft draft = m_form->draft();
    SiteProfile profile = SiteDrafts::toProfile(draft);
    // A pin belongs to the address it was shown for.
    if (!fingerprint.isEmpty() && fingerprint != m_pinned)
        m_pinnedFor = profile.url.authority();
    m_pinned = m_pinnedFor == profile.url.authority() ? fingerprint : QString();
    profile.fingerprint = m_pinned;
    m_proven = {};
    m_running = true;
    m_steps->reset();
    updateButtons();
    m_tester.start(profile, draft.secrets);
}

void FirstStart::askForTenants(const QString& id)
{
    const SiteDraft draft = m_form->draft();
    const auto problems = SiteDrafts::problems(draft);
    for (const auto needed : {field::kAddress, field::kPassword}) {
        if (problems.contains(needed)) {
            m_form->blame(needed, problems.value(needed));
            return;
        }
    }
    SiteProfile profile = SiteDrafts::toProfile(draft);
    profile.fingerprint = m_pinnedFor == profile.url.authority() ? m_pinned : QString();
    m_tenantField = id;
    m_form->field(id)->setRemark(tr("Asking the PBX…"));
    m_tester.listTenants(profile, draft.secrets);
}

void FirstStart::offerTenants(const QList<Tenant>& tenants)
{
    FormField* field = m_form->field(m_tenantField);
    if (!field || !field->chooser())
        return; // another product was chosen meanwhile
    const QString id = std::exchange(m_tenantField, {});
    const FormItem* item = findItem(brandForm(m_form->draft().brand), QLatin1StringView(id.toLatin1()));
    field->setRemark(item ? formText(item->help) : QString());
    if (tenants.isEmpty()) {
        field->setRemark(tr("The PBX names none: leave it empty."));
        return;
    }
    auto* menu = new QMenu(field);
    menu->setObjectName(u"tenantMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Tenant& tenant : tenants) {
        //: a tenant to choose: %1 = its name, %2 = its number
        QAction* choice
            = menu->addAction(tenant.name.isEmpty() ? tenant.id : tr("%1 (%2)").arg(tenant.name, tenant.id));
        connect(choice, &QAction::triggered, this, [this, id, value = tenant.id] { m_form->fill(id, value); });
    }
    menu->popup(field->chooser()->mapToGlobal(QPoint(0, field->chooser()->height())));
}

void FirstStart::showSuccess(const SiteProfile& profile, const QString& summary)
{
    m_running = false;
    m_proven = profile;
    m_steps->setVerdict(tr("It works. %1").arg(summary).trimmed(), {}, Tone::Positive);
    updateButtons();
    m_use->setFocus();
}

void FirstStart::showFailure(TestStep step, const Error& error)
{
    m_running = false;
    m_steps->setStep(step, StepState::Failed, {});
    m_steps->setVerdict(error.message, error.detail, Tone::Negative);
    updateButtons();
    if (error.kind == ErrorKind::Auth)
        m_form->blame(field::kPassword, tr("The PBX did not accept this user and password."));
    else if (error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout)
        m_form->blame(field::kAddress, tr("Nobody answered at this address. Check it, and whether the network is up."));
    else
        m_test->setFocus();
}

void FirstStart::updateButtons()
{
    const bool proven = !m_proven.id.isEmpty();
    m_test->setText(m_running ? tr("Stop") : tr("Test connection"));
    m_use->setEnabled(proven && !m_running);
    m_use->setToolTip(proven ? QString() : tr("Test the connection first."));
    makePrimary(proven ? m_use : m_test);
    (proven ? m_test : m_use)->setProperty("kind", QVariant());
    for (QPushButton* button : {m_test, m_use}) {
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

} // namespace callboard::ui
