// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace callboard {

//! One console a user and profile directory. The second start hands its link to the first and leaves.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    //! `key`: what makes two starts the same console, e.g. the profile directory.
    explicit SingleInstance(const QString& key, QObject* parent = nullptr);

    //! Hands `message` to a running instance; true when there is one and it took it. Waits at most half a second.
    [[nodiscard]] bool handOver(const QString& message);
    //! Becomes the first instance.
    bool listen();

Q_SIGNALS:
    //! Another start said this: a dial link, or nothing (come to the front).
    void received(const QString& message);

private:
    void accept();

    QString m_name;
    QLocalServer m_server;
};

} // namespace callboard
