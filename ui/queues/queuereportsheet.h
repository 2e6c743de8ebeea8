// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queuereport.h"
#include "ui/common/sheet.h"
#include "ui/common/uicontext.h"

class QDateEdit;
class QTableWidget;

namespace callboard::ui {

//! What a queue and its agents did over some days, with a way out as CSV.
class QueueReportSheet : public Sheet
{
    Q_OBJECT

public:
    QueueReportSheet(UiContext& context, const QueueId& queue, const QString& name, QWidget* parent);

    void reload();
    //! Writes what is shown. False, with the reason in the sheet, when it cannot.
    bool exportTo(const QString& file);

private:
    void buildDays();
    void fill(const QueueReport& report);
    void askWhere();

    UiContext& m_context;
    QueueId m_queue;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QTableWidget* m_table;
    QPushButton* m_export;
    quint64 m_asked = 0; //!< a late answer to an older question is dropped
};

} // namespace callboard::ui
