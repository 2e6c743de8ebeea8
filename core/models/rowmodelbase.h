// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/models/roles.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace callboard {

//! What people call the sites. Shared by all live models of one console.
class SiteNames
{
public:
    void set(const SiteId& site, const QString& name) { m_names.insert(site, name); }
    void remove(const SiteId& site) { m_names.remove(site); }
    //! For the badge of a row: empty while only one site is open, because then it tells nothing.
    [[nodiscard]] QString badge(const SiteId& site) const
    {
        return m_names.size() > 1 ? m_names.value(site) : QString();
    }
    [[nodiscard]] QString name(const SiteId& site) const { return m_names.value(site); }

private:
    QHash<SiteId, QString> m_names;
};

//! What every live model has in common and needs no template: when staged changes are applied, role names, site names.
//!
//! Changes are staged and applied in batches: an isolated change in the next turn of the event loop, and under load
//! one batch every kBatchMs, so that a storm of events costs the views one update a frame.
class RowModelBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kBatchMs = 16;

    explicit RowModelBase(QObject* parent = nullptr);

    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    //! Applies what is staged at once.
    void flush();

    //! Names for Role::SiteName. Rows are refreshed.
    void setSiteNames(std::shared_ptr<const SiteNames> names);
    //! The names behind setSiteNames() changed.
    void refreshSiteNames();
    [[nodiscard]] QString siteBadge(const SiteId& site) const
    {
        return m_siteNames ? m_siteNames->badge(site) : QString();
    }

Q_SIGNALS:
    //! Around the row signals of one batch, so that proxies can answer a batch with few signals of their own.
    void batchBegun();
    void batchEnded();

protected:
    void schedule();
    [[nodiscard]] bool isApplying() const { return m_applying; }
    virtual void applyStaged() = 0;
    [[nodiscard]] virtual bool hasStaged() const = 0;

private:
    std::shared_ptr<const SiteNames> m_siteNames;
    QTimer m_timer;
    QElapsedTimer m_sinceBatch;
    bool m_scheduled = false;
    bool m_applying = false;
};

} // namespace callboard
