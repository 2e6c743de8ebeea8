// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/siteprofile.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace callboard {

//! The saved site profiles, in the order that the person gave them. Written at once. Holds no secrets.
class SiteStore : public QObject
{
    Q_OBJECT

public:
    //! Reads `path` ("sites.json"). Entries that cannot be used are kept in the file and named in warnings().
    explicit SiteStore(const QString& path, QObject* parent = nullptr);

    [[nodiscard]] const QList<SiteProfile>& sites() const { return m_sites; }
    //! By id, else by name whatever its case; for command lines.
    [[nodiscard]] std::optional<SiteProfile> find(const QString& idOrName) const;

    //! Adds it or replaces the one with the same id. A profile without id gets one made of its name.
    Result<SiteId> save(const SiteProfile& profile);
    Result<void> remove(const SiteId& id);
    //! Puts the sites in this order; ids that are missing stay behind the others.
    Result<void> reorder(const QList<SiteId>& order);

    //! What is wrong with it, as a sentence; empty when it can be used.
    [[nodiscard]] static QString problemWith(const SiteProfile& profile);
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }

Q_SIGNALS:
    void changed(const callboard::SiteId& id);
    void removed(const callboard::SiteId& id);
    void reordered();

private:
    Result<void> write();
    [[nodiscard]] SiteId freeId(const QString& name) const;
    [[nodiscard]] qsizetype indexOf(const SiteId& id) const;

    QString m_path;
    QList<SiteProfile> m_sites;
    QHash<SiteId, QJsonObject> m_raw; //!< what the file said of each, with keys that we do not know
    QList<QJsonValue> m_unusable; //!< entries that are no profiles for us; kept
    QJsonObject m_top; //!< keys beside the list that we do not know
    QStringList m_warnings;
};

} // namespace callboard
