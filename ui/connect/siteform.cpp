// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/siteform.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kProductsWidth = 264;
} // namespace

SiteForm::SiteForm(const Theme& theme, const BrandAvailability& brands, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
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
    layout->addWidget(makeFields(), 1);
    m_draft.brand = m_brands->brand();
    showFields();
    connect(m_brands, &BrandPicker::brandChanged, this, [this] {
        if (m_filling)
            return;
        m_draft = draft();
        m_draft.brand = m_brands->brand();
        showFields();
    });
}

QWidget* SiteForm::makeFields()
{
    m_box = new QWidget(this);
    m_grid = new QGridLayout(m_box);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(12);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_keep = new QWidget(m_box);
    auto* keep = new QVBoxLayout(m_keep);
    keep->setContentsMargins(0, 0, 0, 0);
    keep->setSpacing(4);
    m_keychain = new QRadioButton(tr("Keep the password in this computer's keychain"), m_keep);
    m_keychain->setObjectName(u"siteKeepKeychain"_s);
    m_keychain->setChecked(true);
    m_session = new QRadioButton(tr("Forget the password when Callboard quits"), m_keep);
    m_session->setObjectName(u"siteKeepSession"_s);
    keep->addWidget(m_keychain);
    keep->addWidget(m_session);
    m_name = new FormField(m_theme, u"siteName"_s, tr("What you call this PBX"), tr("Head office"), m_box);
    connect(m_name, &FormField::edited, this, &SiteForm::changed);
    connect(m_name->edit(), &QLineEdit::returnPressed, this, &SiteForm::entered);
    return m_box;
}

void SiteForm::showFields()
{
    for (FormField* field : std::as_const(m_fields)) {
        m_grid->removeWidget(field);
        field->hide();
        field->setParent(nullptr); // its name belongs to its successor now
        field->deleteLater(); // it may be the one that has just been edited
    }
    m_fields.clear();
    m_grid->removeWidget(m_keep);
    m_grid->removeWidget(m_name);
    int row = 0;
    int column = 0;
    QWidget* before = m_brands->lastInput(); // new fields would come after the page's buttons
    const auto place = [&](QWidget* widget, QWidget* input, bool wide) {
        if (wide && column > 0) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(widget, row, column, 1, wide ? 2 : 1);
        column = wide ? 2 : column + 1;
        if (column > 1) {
            ++row;
            column = 0;
        }
        if (before && input)
            setTabOrder(before, input);
        before = input ? input : before;
    };
    for (const FormItem& item : brandForm(m_draft.brand).items) {
        auto* field = new FormField(m_theme, item, m_box);
        field->setText(m_draft.value(item.id));
        m_fields.insert(item.id, field);
        connect(field, &FormField::edited, this, &SiteForm::validate);
        connect(field, &FormField::choiceWanted, this, [this, id = QString(item.id)] { Q_EMIT tenantsWanted(id); });
        if (field->edit())
            connect(field->edit(), &QLineEdit::returnPressed, this, &SiteForm::entered);
        place(field, field->input(), item.wide);
        field->show();
        if (item.id == field::kPassword) {
            place(m_keep, m_keychain, true);
            setTabOrder(m_keychain, m_session);
            before = m_session;
            place(m_name, m_name->input(), false);
        }
    }
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    m_grid->setRowStretch(row + 1, 1);
    validate();
}

SiteDraft SiteForm::draft() const
{
    SiteDraft draft = m_draft;
    draft.name = m_name->text();
    draft.keeping = m_session->isChecked() ? SecretKeeping::SessionOnly : SecretKeeping::Keychain;
    for (const FormItem& item : brandForm(m_draft.brand).items)
        draft.setValue(item, m_fields.value(item.id)->text());
    return draft;
}

void SiteForm::setDraft(const SiteDraft& draft)
{
    m_filling = true;
    m_brands->setBrand(draft.brand);
    m_filling = false;
    m_draft = draft;
    m_draft.brand = m_brands->brand(); // a product that this build does not speak cannot be chosen
    m_name->setText(draft.name);
    (draft.keeping == SecretKeeping::SessionOnly ? m_session : m_keychain)->setChecked(true);
    showFields();
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
    for (const FormItem& item : brandForm(m_draft.brand).items) {
        if (problems.contains(item.id)) {
            m_fields.value(item.id)->input()->setFocus();
            return false;
        }
    }
    return true;
}

void SiteForm::blame(QLatin1StringView id, const QString& why)
{
    FormField* blamed = m_fields.value(id);
    if (!blamed)
        return;
    blamed->setTouched(true);
    blamed->setProblem(why);
    blamed->input()->setFocus();
    if (blamed->edit())
        blamed->edit()->selectAll();
}

void SiteForm::addBelowProducts(QWidget* widget)
{
    widget->setFixedWidth(kProductsWidth);
    m_left->insertWidget(m_left->count() - 1, widget);
}

void SiteForm::clearSecrets()
{
    for (const auto id : {field::kPassword, field::kSecond}) {
        if (FormField* field = m_fields.value(id))
            field->setText({});
    }
    m_draft.secrets = {};
}

void SiteForm::fill(const QString& id, const QString& text)
{
    FormField* filled = m_fields.value(id);
    if (!filled)
        return;
    filled->setText(text);
    validate();
}

const FormItem* SiteForm::itemOf(const QString& id) const
{
    for (const FormItem& item : brandForm(m_draft.brand).items) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

void SiteForm::validate()
{
    const SiteDraft now = draft();
    const auto problems = SiteDrafts::problems(now);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(problems.value(it.key()));
    for (const FormItem& item : brandForm(m_draft.brand).items) {
        if (*item.warning != 0) {
            const bool on = !m_fields.value(item.id)->text().isEmpty();
            m_fields.value(item.id)->setRemark(
                formText(on ? item.warning : item.help), on ? Tone::Warning : Tone::Muted);
        }
    }
    const QString open = SiteDrafts::addressRemark(now);
    const FormItem* address = itemOf(field::kAddress);
    m_fields.value(field::kAddress)
        ->setRemark(
            open.isEmpty() && address ? formText(address->help) : open, open.isEmpty() ? Tone::Muted : Tone::Warning);
    Q_EMIT changed();
}

} // namespace callboard::ui
