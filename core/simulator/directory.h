// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QHash>
#include <QObject>

namespace callboard::sim {

//! Every number of the PBX that can be dialled inside, and who is behind it. Number order is kept for listings.
class Directory : public QObject
{
    Q_OBJECT

public:
    explicit Directory(quint32 seed, QObject* parent = nullptr);

    //! Reception 200, `users` more (201.. or, above 300, 10001..), queues 600-602, group 610, conference 800,
    //! schedule 850, auto attendants 900 and 901. The same seed gives the same people.
    void populate(int users);

    [[nodiscard]] const Extension* find(const QString& number) const;
    [[nodiscard]] Extension* find(const QString& number);
    [[nodiscard]] const Extension* user(const QString& number) const; //!< null unless it is a user
    [[nodiscard]] QString nameOf(const QString& number) const;
    [[nodiscard]] QStringList numbers() const { return m_order; }
    [[nodiscard]] QStringList numbers(ExtensionKind kind) const;
    //! Derived on demand: a hundred thousand digests at start would cost seconds.
    [[nodiscard]] QString password(const QString& number) const;

    Result<void> add(const Extension& extension);
    Result<void> remove(const QString& number);
    //! To be called after a change through find().
    void touched(const QString& number) { Q_EMIT changed(number); }

    [[nodiscard]] static QString attendant();

Q_SIGNALS:
    void added(const QString& number);
    void removed(const QString& number);
    void changed(const QString& number);

private:
    void addUsers(int users);
    void addServices();
    void insert(const Extension& extension);
    [[nodiscard]] QStringList firstOf(const QString& department, int count) const;

    quint32 m_seed;
    QHash<QString, Extension> m_extensions;
    QStringList m_order;
};

//! A person's name, the same for the same index and seed.
[[nodiscard]] QString personName(quint32 seed, int index);
//! An outside caller: number in international form and name.
[[nodiscard]] std::pair<QString, QString> outsideParty(int index);
[[nodiscard]] QStringList departments();

} // namespace callboard::sim
