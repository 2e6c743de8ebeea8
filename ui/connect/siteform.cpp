// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/siteform.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kProductsWidth = 264;
constexpr std::array kOrder{DraftField::Address, DraftField::Tenant, DraftField::User, DraftField::Password,
    DraftField::HomeExtension, DraftField::VoicemailPrefix};
} // namespace

SiteForm::SiteForm(const Theme& theme, const BrandAvailability& brands, QWidget* parent)
    : QWidget(parent)
    , m_brands(new BrandPicker(theme, brands, this))
    , m_left(new QVBoxLayout)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(32);
    m_brands->setFixedWidth(kProductsWidth);
    m_left->setSpacing(24);
    m_left->addWidget(m_brands);
    m_left->addStretch();
    layout->addLayout(m_left);
    layout->addWidget(makeFields(theme), 1);
    connect(m_brands, &BrandPicker::brandChanged, this, &SiteForm::validate);
    validate();
}

QWidget* SiteForm::makeFields(const Theme& theme)
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto field = [&](DraftField which, const char* name, const QString& label, const QString& sample) {
        auto* made = new FormField(theme, QString::fromLatin1(name), label, sample, box);
        connect(made, &FormField::edited, this, &SiteForm::validate);
        m_fields.insert(which, made);
        return made;
    };
    grid->addWidget(field(DraftField::Address, "siteAddress", tr("Address"), u"pbx.example.com"_s), 0, 0, 1, 2);
    grid->addWidget(field(DraftField::User, "siteUser", tr("User"), u"200"_s), 1, 0);
    FormField* password = field(DraftField::Password, "sitePassword", tr("Password"), {});
    password->edit()->setEchoMode(QLineEdit::Password);
    grid->addWidget(password, 1, 1);

    m_keychain = new QRadioButton(tr("Keep the password in this computer's keychain"), box);
    m_keychain->setObjectName(u"siteKeepKeychain"_s);
    m_keychain->setChecked(true);
    m_session = new QRadioButton(tr("Forget the password when Callboard quits"), box);
    m_session->setObjectName(u"siteKeepSession"_s);
    auto* keep = new QVBoxLayout;
    keep->setSpacing(4);
    keep->addWidget(m_keychain);
    keep->addWidget(m_session);
    grid->addLayout(keep, 2, 0, 1, 2);

    grid->addWidget(field(DraftField::Tenant, "siteTenant", tr("Tenant, if the PBX has several"), {}), 3, 0);
    m_name = new FormField(theme, u"siteName"_s, tr("What you call this PBX"), tr("Head office"), box);
    connect(m_name, &FormField::edited, this, &SiteForm::changed);
    grid->addWidget(m_name, 3, 1);
    FormField* home = field(DraftField::HomeExtension, "siteHome", tr("Your own extension"), {});
    home->setRemark(tr("Empty: the user's."));
    grid->addWidget(home, 4, 0);
    FormField* prefix = field(DraftField::VoicemailPrefix, "siteVoicemailPrefix", tr("Voicemail prefix"), {});
    prefix->setRemark(tr("What is dialled before an extension to reach its mailbox."));
    grid->addWidget(prefix, 4, 1);

    m_legacy = new QCheckBox(tr("The PBX only knows the old login (sends the password readably)"), box);
    m_legacy->setObjectName(u"siteLegacy"_s);
    connect(m_legacy, &QCheckBox::toggled, this, &SiteForm::changed);
    grid->addWidget(m_legacy, 5, 0, 1, 2);
    grid->setRowStretch(6, 1);
    return box;
}

SiteDraft SiteForm::draft() const
{
    const auto text = [this](DraftField field) { return m_fields.value(field)->text(); };
    SiteDraft draft;
    draft.id = m_id;
    draft.fingerprint = m_fingerprint;
    draft.brand = m_brands->brand();
    draft.name = m_name->text();
    draft.address = text(DraftField::Address);
    draft.tenant = text(DraftField::Tenant);
    draft.user = text(DraftField::User);
    draft.secrets.main = text(DraftField::Password);
    draft.keeping = m_session->isChecked() ? SecretKeeping::SessionOnly : SecretKeeping::Keychain;
    draft.homeExtension = text(DraftField::HomeExtension);
    draft.voicemailPrefix = text(DraftField::VoicemailPrefix);
    draft.legacyLogin = m_legacy->isChecked();
    return draft;
}

void SiteForm::setDraft(const SiteDraft& draft)
{
    m_id = draft.id;
    m_fingerprint = draft.fingerprint;
    m_brands->setBrand(draft.brand);
    m_name->setText(draft.name);
    m_fields.value(DraftField::Address)->setText(draft.address);
    m_fields.value(DraftField::Tenant)->setText(draft.tenant);
    m_fields.value(DraftField::User)->setText(draft.user);
    m_fields.value(DraftField::Password)->setText(draft.secrets.main);
    m_fields.value(DraftField::HomeExtension)->setText(draft.homeExtension);
    m_fields.value(DraftField::VoicemailPrefix)->setText(draft.voicemailPrefix);
    (draft.keeping == SecretKeeping::SessionOnly ? m_session : m_keychain)->setChecked(true);
    m_legacy->setChecked(draft.legacyLogin);
    for (FormField* field : std::as_const(m_fields))
        field->setTouched(false);
    validate();
}

bool SiteForm::isComplete() const
{
    return SiteDrafts::problems(draft()).isEmpty();
}

bool SiteForm::insist()
{
    validate();
    for (FormField* field : std::as_const(m_fields))
        field->setTouched(true);
    const auto problems = SiteDrafts::problems(draft());
    for (const DraftField field : kOrder) {
        if (problems.contains(field)) {
            m_fields.value(field)->edit()->setFocus();
            return false;
        }
    }
    return true;
}

void SiteForm::blame(DraftField field, const QString& why)
{
    FormField* blamed = m_fields.value(field);
    blamed->setTouched(true);
    blamed->setProblem(why);
    blamed->edit()->setFocus();
    blamed->edit()->selectAll();
}

void SiteForm::addBelowProducts(QWidget* widget)
{
    widget->setFixedWidth(kProductsWidth);
    m_left->insertWidget(m_left->count() - 1, widget);
}

void SiteForm::clearSecrets()
{
    m_fields.value(DraftField::Password)->setText({});
}

void SiteForm::validate()
{
    const SiteDraft now = draft();
    const auto problems = SiteDrafts::problems(now);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(problems.value(it.key()));
    m_fields.value(DraftField::Address)->setRemark(SiteDrafts::addressRemark(now), Tone::Warning);
    const bool brekeke = now.brand == Brand::Brekeke;
    m_legacy->setVisible(brekeke);
    Q_EMIT changed();
}

} // namespace callboard::ui
