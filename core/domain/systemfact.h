// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace callboard {

//! One thing that a PBX says of itself: "Memory", "Used", "41 %". Texts are translated where we know them.
struct SystemFact
{
    enum class Level : quint8 { Plain, Good, Warning, Bad };

    QString group;
    QString name;
    QString value;
    Level level = Level::Plain;

    friend bool operator==(const SystemFact&, const SystemFact&) = default;
};

//! A company of its own within a PBX.
struct Tenant
{
    QString id; //!< as SiteProfile::tenant or an option takes it
    QString name;

    friend bool operator==(const Tenant&, const Tenant&) = default;
};

//! Phones that speak at once when somebody pages them.
struct PagingGroup
{
    QString id;
    QString name;
    QString number;

    friend bool operator==(const PagingGroup&, const PagingGroup&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::SystemFact)
