// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/brandpicker.h"

#include "ui/connect/brandforms.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

BrandPicker::BrandPicker(const Theme& theme, const BrandAvailability& availability, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (const BrandForm& form : brandForms()) {
        const Brand brand = form.brand;
        const Availability can = availability.value(brand, Availability::yes());
        auto* button = new QRadioButton(productName(brand), this);
        button->setObjectName(u"brand_"_s + toName(brand));
        button->setAccessibleName(productName(brand));
        button->setEnabled(can.can);
        m_group->addButton(button, int(brand));
        layout->addWidget(button);
        if (!can.can) {
            button->setToolTip(can.why);
            button->setAccessibleDescription(can.why);
            auto* why = new TextLabel(theme, TextSize::Small, false, Tone::Muted, this);
            why->setText(can.why);
            why->setWordWrap(true);
            why->setContentsMargins(24, 0, 0, 0);
            layout->addWidget(why);
        } else if (!m_group->checkedButton()) {
            button->setChecked(true);
        }
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            Q_EMIT brandChanged();
    });
}

Brand BrandPicker::brand() const
{
    return Brand(std::max(0, m_group->checkedId()));
}

QWidget* BrandPicker::lastInput() const
{
    return m_group->buttons().constLast();
}

void BrandPicker::setBrand(Brand brand)
{
    if (QAbstractButton* button = m_group->button(int(brand)); button && button->isEnabled())
        button->setChecked(true);
}

} // namespace callboard::ui
