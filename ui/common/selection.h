// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>
#include <QString>

namespace callboard::ui {

//! Somebody who can be called or given a call: an extension, a contact, a queue, a free number.
struct Target
{
    SiteId site;
    QString number;
    QString name;

    [[nodiscard]] bool isEmpty() const { return number.isEmpty(); }
    [[nodiscard]] const QString& label() const { return name.isEmpty() ? number : name; }
    friend bool operator==(const Target&, const Target&) = default;
};

//! What the console's keys act on: the current call, set by the call list, and the current target, set by the lamp
//! field and the directory. Everybody reads it, so that a key means the same whatever has the focus.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr);

    [[nodiscard]] const CallId& call() const { return m_call; }
    [[nodiscard]] const Target& target() const { return m_target; }

    void setCall(const CallId& call);
    void setTarget(const Target& target);

Q_SIGNALS:
    void callChanged(const callboard::CallId& call);
    void targetChanged(const callboard::ui::Target& target);

private:
    CallId m_call;
    Target m_target;
};

} // namespace callboard::ui

Q_DECLARE_METATYPE(callboard::ui::Target)
