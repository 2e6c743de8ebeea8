// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QMap>

namespace callboard {

struct PhoneNumber
{
    enum class Kind : quint8 { Other, Work, Mobile, Home, Extension, Fax };
    Kind kind = Kind::Other;
    QString number; //!< as it was written

    friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;
};

struct Contact
{
    ContactId id; //!< empty text: not saved yet
    QString displayName;
    QString company;
    QString phonebook;
    bool shared = false;
    bool complete = false; //!< false: only the summary was read so far
    QList<PhoneNumber> numbers;
    QMap<QString, QString> fields; //!< everything else the source keeps, by the source's own field names

    friend bool operator==(const Contact&, const Contact&) = default;
};

struct Phonebook
{
    QString name;
    bool shared = false;
    friend bool operator==(const Phonebook&, const Phonebook&) = default;
};

//! A text that the PBX keeps for several people.
struct Note
{
    enum class Access : quint8 { None, ReadOnly, ReadWrite };
    QString name;
    QString description;
    QString text;
    Access access = Access::ReadWrite; //!< what ordinary users may do with it
    friend bool operator==(const Note&, const Note&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Contact)
Q_DECLARE_METATYPE(callboard::Note)
