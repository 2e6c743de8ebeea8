// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/adminengine.h"
#include "ui/common/sheet.h"
#include "ui/common/uicontext.h"

#include <memory>

class QListWidget;
class QScrollArea;

namespace callboard::ui {

class RecordForm;

//! The services of an extension, one at a time: seen, changed, looked at once more, saved. Only what was touched is
//! sent.
class ServicesSheet : public Sheet
{
    Q_OBJECT

public:
    //! `catalogue`: of the extension's PBX.
    ServicesSheet(UiContext& context, const ExtensionId& extension, const QString& name,
        std::shared_ptr<const admin::Catalogue> catalogue, QWidget* parent);

    //! The resources of this catalogue that belong to an extension and can be read.
    [[nodiscard]] static QList<const admin::Resource*> servicesOf(const admin::Catalogue& catalogue);
    [[nodiscard]] RecordForm* form() const { return m_form; }

private:
    void choose(int row);
    void read();
    void check();
    void save();
    void onEdited();
    void setReady(bool checked);
    [[nodiscard]] bool isCurrent(quint64 number) const { return number == m_number; }

    UiContext& m_context;
    ExtensionId m_extension;
    std::shared_ptr<const admin::Catalogue> m_catalogue;
    QList<const admin::Resource*> m_services;
    QListWidget* m_list;
    TextLabel* m_help;
    QScrollArea* m_scroll;
    RecordForm* m_form = nullptr;
    QPushButton* m_go;
    bool m_checked = false; //!< what will change is on the screen: the button saves
    quint64 m_number = 0; //!< a late answer about another service is dropped
};

} // namespace callboard::ui
