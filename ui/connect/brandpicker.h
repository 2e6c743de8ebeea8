// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"
#include "ui/shell/parts.h"

#include <QHash>

class QButtonGroup;

namespace callboard::ui {

//! Whether this build can speak to a brand, and if not, why. Brands that are missing can.
using BrandAvailability = QHash<Brand, Availability>;

//! The products by name; those that cannot be used are there, disabled, with the reason beside them.
class BrandPicker : public QWidget
{
    Q_OBJECT

public:
    BrandPicker(const Theme& theme, const BrandAvailability& availability, QWidget* parent = nullptr);

    [[nodiscard]] Brand brand() const;
    void setBrand(Brand brand);
    //! Where the Tab key goes on from.
    [[nodiscard]] QWidget* lastInput() const;

Q_SIGNALS:
    void brandChanged();

private:
    QButtonGroup* m_group;
};

} // namespace callboard::ui
