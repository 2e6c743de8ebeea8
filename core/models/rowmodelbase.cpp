// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/rowmodelbase.h"

#include <QMetaEnum>

namespace callboard {

RowModelBase::RowModelBase(QObject* parent)
    : QAbstractTableModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RowModelBase::flush);
}

QHash<int, QByteArray> RowModelBase::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    const QMetaEnum roles = QMetaEnum::fromType<Role::Role>();
    for (int i = 0; i < roles.keyCount(); ++i) {
        QByteArray name(roles.key(i));
        name[0] = static_cast<char>(QChar::toLower(static_cast<uint>(name.at(0))));
        names.insert(roles.value(i), name);
    }
    return names;
}

void RowModelBase::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    const qint64 elapsed = m_sinceBatch.isValid() ? m_sinceBatch.elapsed() : kBatchMs;
    if (elapsed >= kBatchMs) {
        // A posted event and not a zero timer: some event dispatchers starve idle timers while sockets are busy.
        QMetaObject::invokeMethod(this, &RowModelBase::flush, Qt::QueuedConnection);
    } else {
        m_timer.start(static_cast<int>(kBatchMs - elapsed));
    }
}

void RowModelBase::flush()
{
    if (m_applying)
        return;
    m_scheduled = false;
    m_timer.stop();
    if (!hasStaged())
        return;
    m_applying = true;
    Q_EMIT batchBegun();
    applyStaged();
    Q_EMIT batchEnded();
    m_applying = false;
    m_sinceBatch.start();
    if (hasStaged()) // somebody answered a signal of this batch with a change
        schedule();
}

void RowModelBase::setSiteNames(std::shared_ptr<const SiteNames> names)
{
    m_siteNames = std::move(names);
    refreshSiteNames();
}

void RowModelBase::refreshSiteNames()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Role::SiteName});
}

} // namespace callboard
