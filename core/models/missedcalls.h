// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace callboard {

class LiveModels;

//! How many calls were missed since somebody last looked, by the PBXs' own records. A PBX is asked when it comes up
//! and a moment after an outside call ended that nobody had answered; never otherwise.
class MissedCalls : public QObject
{
    Q_OBJECT

public:
    //! How long after a call its record is there; calls that end meanwhile are asked about together.
    static constexpr std::chrono::milliseconds kAfterCall{4000};
    //! More are only said to be "this many or more".
    static constexpr int kMost = 100;

    //! `models` is borrowed. `seen`: UTC, when somebody last looked; calls before that do not count.
    MissedCalls(LiveModels& models, const QDateTime& seen, QObject* parent = nullptr);

    [[nodiscard]] int count() const;
    [[nodiscard]] bool isMore() const { return count() >= kMost; }
    //! Somebody looked: begins again with zero.
    void markSeen(const QDateTime& now);
    //! Asks every site that has records.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void onCallEnded(const CallId& id);
    void ask(const SiteId& site);
    void set(const SiteId& site, int count);

    LiveModels& m_models;
    QDateTime m_seen;
    QHash<SiteId, int> m_counts;
    QSet<SiteId> m_due;
    QSet<SiteId> m_asked; //!< asked since they came up
    QTimer m_later;
    quint64 m_generation = 0;
};

} // namespace callboard
