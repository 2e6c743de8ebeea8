// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/brandpicker.h"
#include "ui/connect/formfield.h"
#include "ui/connect/sitedraft.h"

class QCheckBox;
class QRadioButton;
class QVBoxLayout;

namespace callboard::ui {

//! Everything that must be known about a PBX, with validation while typing.
class SiteForm : public QWidget
{
    Q_OBJECT

public:
    SiteForm(const Theme& theme, const BrandAvailability& brands, QWidget* parent = nullptr);

    [[nodiscard]] SiteDraft draft() const;
    void setDraft(const SiteDraft& draft);
    [[nodiscard]] bool isComplete() const;
    //! Shows every problem and puts the focus on the first. True when there is none.
    bool insist();
    //! The PBX refused this field: says so and puts the focus there.
    void blame(DraftField field, const QString& why);
    void clearSecrets();
    //! Uses the room below the products.
    void addBelowProducts(QWidget* widget);

Q_SIGNALS:
    void changed();

private:
    QWidget* makeFields(const Theme& theme);
    void validate();

    BrandPicker* m_brands;
    QVBoxLayout* m_left;
    SiteId m_id;
    QString m_fingerprint;
    QHash<DraftField, FormField*> m_fields;
    FormField* m_name = nullptr;
    QRadioButton* m_keychain = nullptr;
    QRadioButton* m_session = nullptr;
    QCheckBox* m_legacy = nullptr;
};

} // namespace callboard::ui
