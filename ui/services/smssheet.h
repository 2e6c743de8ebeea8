// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sheet.h"
#include "ui/common/uicontext.h"

class QLineEdit;
class QPlainTextEdit;

namespace callboard::ui {

struct Target;

//! A text message to somebody's number. Sending asks first: it may cost money.
class SmsSheet : public Sheet
{
    Q_OBJECT

public:
    SmsSheet(UiContext& context, const Target& to, QWidget* parent);

private:
    void refresh();
    void send();

    UiContext& m_context;
    SiteId m_site;
    QString m_name;
    QLineEdit* m_to;
    QPlainTextEdit* m_text;
    TextLabel* m_count;
    QPushButton* m_send;
    bool m_sending = false;
};

//! Rings an outside number and connects it with somebody else: another number, a queue, a group.
class ConnectSheet : public Sheet
{
    Q_OBJECT

public:
    ConnectSheet(UiContext& context, const SiteId& site, const QString& outside, QWidget* parent);

private:
    void refresh();
    void connectThem();

    UiContext& m_context;
    SiteId m_site;
    QLineEdit* m_outside;
    QLineEdit* m_with;
    QPushButton* m_go;
    bool m_sending = false;
};

} // namespace callboard::ui
