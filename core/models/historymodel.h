// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/history.h"
#include "core/models/keyedrowmodel.h"
#include "core/pbx/pbxclient.h"

#include <QDate>

namespace callboard {

class LiveModels;

//! Calls of the past from the records of every open PBX that has some, read a page at a time. Role::State: int of
//! CallResult; Role::Since: when the call began; Role::Number: the other side's. HistoryOrder puts them in order.
class HistoryModel final : public KeyedRowModel<CallRecord>
{
    Q_OBJECT

public:
    enum Column { WhoColumn, TimeColumn, ResultColumn, LengthColumn, AnsweredByColumn, ColumnCount };
    Q_ENUM(Column)

    static constexpr int kPage = 200;

    //! `models` is borrowed and must outlive this.
    explicit HistoryModel(LiveModels& models, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const CallRecord& row, int column) const override;
    [[nodiscard]] QString sentence(const CallRecord& row) const override;
    [[nodiscard]] QVariant sortValue(const CallRecord& row, int column) const override;
    [[nodiscard]] QVariant state(const CallRecord& row) const override;
    [[nodiscard]] QDateTime since(const CallRecord& row) const override;
    [[nodiscard]] QString searchText(const CallRecord& row) const override;
    [[nodiscard]] QString number(const CallRecord& row) const override;

    //! Which calls, by days of this computer's time zone, both inclusive. Nothing is read before reload().
    void setDays(const QDate& from, const QDate& to);
    void setMissedOnly(bool missedOnly);
    [[nodiscard]] bool missedOnly() const { return m_missedOnly; }
    [[nodiscard]] QDateTime from() const { return m_from; } //!< UTC
    [[nodiscard]] QDateTime to() const { return m_to; } //!< UTC, exclusive

    //! Reads the newest page of every site again; what was read before and still fits stays.
    void reload();
    //! The next page of the sites that have not told far enough back. Harmless when there is none.
    void loadMore();
    [[nodiscard]] bool canLoadMore() const;
    [[nodiscard]] bool isLoading() const;
    //! Before this moment some site has records that were not read yet; invalid: every record is here. Showing only
    //! what came after it keeps the calls of several sites in one unbroken order.
    [[nodiscard]] QDateTime horizon() const;
    //! Why a site could not be read.
    [[nodiscard]] const QHash<SiteId, Error>& problems() const { return m_problems; }

Q_SIGNALS:
    //! A reading began or ended; isLoading() says which.
    void loadingChanged();
    //! The days, the choice of calls or the horizon.
    void boundsChanged();

private:
    struct Progress
    {
        QString next; //!< empty: nothing older
        QDateTime oldest; //!< of what was read
        QDateTime newest;
        bool loading = false;
        bool begun = false; //!< a first page is here
    };

    void read(const SiteId& site, const QString& cursor);
    void takePage(const SiteId& site, const HistoryPage& page, bool first);
    void forget(const SiteId& site);
    void startOver();
    void followNames();

    LiveModels& m_models;
    std::shared_ptr<SiteNames> m_names = std::make_shared<SiteNames>();
    QHash<SiteId, QString> m_named; //!< what m_names says
    QDateTime m_from;
    QDateTime m_to;
    bool m_missedOnly = false;
    QHash<SiteId, Progress> m_progress;
    QHash<SiteId, Error> m_problems;
    quint64 m_generation = 0; //!< an answer to an older question is dropped
};

} // namespace callboard
