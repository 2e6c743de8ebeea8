// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>
#include <QSet>

namespace callboard {
class Settings;
}

namespace callboard::ui {

//! The person's favourites and own groups of extensions, kept in the settings.
class TileGroups : public QObject
{
    Q_OBJECT

public:
    TileGroups(Settings& settings, QObject* parent);

    [[nodiscard]] QList<ExtensionId> favouriteList() const;
    [[nodiscard]] QSet<ExtensionId> favourites() const;
    void setFavourite(const ExtensionId& id, bool favourite);

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QList<ExtensionId> members(const QString& group) const;
    //! An empty group; false when there is one of this name or the name is empty.
    bool add(const QString& group);
    void remove(const QString& group);
    void setMember(const QString& group, const ExtensionId& id, bool member);
    //! Puts `id` before the member that is now at place `before` (0 to count).
    void arrange(const QString& group, const ExtensionId& id, int before);
    void arrangeFavourites(const ExtensionId& id, int before);

    //! "site/number": the site's id has no slash of its own that matters, the last one separates.
    [[nodiscard]] static QString toText(const ExtensionId& id);
    [[nodiscard]] static ExtensionId fromText(const QString& text);

Q_SIGNALS:
    void changed();

private:
    void store(const QString& group, const QList<ExtensionId>& members);

    Settings& m_settings;
};

//! `ids` with `id` moved, or inserted, before place `before`.
[[nodiscard]] QList<ExtensionId> arranged(QList<ExtensionId> ids, const ExtensionId& id, int before);

} // namespace callboard::ui
