// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/brandpicker.h"
#include "ui/connect/formfield.h"
#include "ui/connect/sitedraft.h"

class QGridLayout;
class QRadioButton;
class QVBoxLayout;

namespace callboard::ui {

//! Everything that must be known about a PBX, with validation while typing. What is asked depends on the product and
//! comes from its row in the table of brandforms.h.
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
    void blame(QLatin1StringView id, const QString& why);
    void clearSecrets();
    //! The text of a field, as if it had been typed.
    void fill(const QString& id, const QString& text);
    [[nodiscard]] FormField* field(const QString& id) const { return m_fields.value(id); }
    //! Uses the room below the products.
    void addBelowProducts(QWidget* widget);

Q_SIGNALS:
    void changed();
    //! Enter in one of the text fields.
    void entered();
    //! What the PBX has for this field is wanted: its tenants.
    void tenantsWanted(const QString& id);

private:
    QWidget* makeFields();
    //! The fields of the chosen product, with what was typed for another one where both ask it.
    void showFields();
    [[nodiscard]] const FormItem* itemOf(const QString& id) const;
    void validate();

    const Theme& m_theme;
    BrandPicker* m_brands;
    QVBoxLayout* m_left;
    QWidget* m_box = nullptr;
    QGridLayout* m_grid = nullptr;
    QWidget* m_keep = nullptr;
    SiteDraft m_draft; //!< what no field shows
    QHash<QString, FormField*> m_fields; //!< of the chosen product, by the field's id
    FormField* m_name = nullptr;
    QRadioButton* m_keychain = nullptr;
    QRadioButton* m_session = nullptr;
    bool m_filling = false;
};

} // namespace callboard::ui
