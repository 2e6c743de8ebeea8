// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chatmessagemodel.h"

#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

#include <QFutureWatcher>

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ChatMessageModel", "Message"),
    QT_TRANSLATE_NOOP("callboard::ChatMessageModel", "From"),
    QT_TRANSLATE_NOOP("callboard::ChatMessageModel", "Time"),
};
static_assert(kHeaders.size() == ChatMessageModel::ColumnCount);

using Answer = Result<QList<ChatMessage>>;

} // namespace

ChatMessageModel::ChatMessageModel(LiveModels& models, QObject* parent)
    : KeyedRowModel<ChatMessage>(parent)
    , m_models(models)
{
    connect(&m_models, &LiveModels::chatMessageArrived, this, [this](const ChatMessage& message) {
        if (message.room != m_room)
            return;
        const bool isNew = !latest(message.id);
        upsert(message);
        if (isNew)
            Q_EMIT arrived(message);
    });
    connect(&m_models, &LiveModels::snapshotEnded, this, [this](const SiteId& site) {
        if (site == m_room.site)
            reload();
    });
    connect(&m_models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        if (site == m_room.site)
            setRoom({});
    });
}

int ChatMessageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChatMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ChatMessageModel", kHeaders, section, orientation, role);
}

QVariant ChatMessageModel::display(const ChatMessage& message, int column) const
{
    switch (column) {
    case TextColumn:
        return message.text;
    case FromColumn:
        return message.own ? tr("You") : chatPersonLabel(message.from);
    case TimeColumn:
        return clockText(message.at);
    default:
        return {};
    }
}

QVariant ChatMessageModel::sortValue(const ChatMessage& message, int column) const
{
    return column == TimeColumn ? QVariant(message.at) : display(message, column);
}

QString ChatMessageModel::sentence(const ChatMessage& message) const
{
    return chatMessageSentence(message);
}

QVariant ChatMessageModel::state(const ChatMessage& message) const
{
    return message.own ? 1 : 0;
}

QDateTime ChatMessageModel::since(const ChatMessage& message) const
{
    return message.at;
}

QString ChatMessageModel::searchText(const ChatMessage& message) const
{
    return searchFolded({message.text, message.from.name});
}

void ChatMessageModel::setRoom(const ChatRoomId& room)
{
    if (room == m_room)
        return;
    removeSite(m_room.site);
    flush(); // the rows of one room never mix with another's
    m_room = room;
    ++m_generation;
    m_hasOlder = false;
    const bool wasFetching = std::exchange(m_fetching, false);
    if (!room.isEmpty())
        fetch(Fetch::Newest);
    else if (wasFetching)
        Q_EMIT fetchingChanged();
}

void ChatMessageModel::reload()
{
    if (!m_room.isEmpty())
        fetch(Fetch::CatchUp);
}

void ChatMessageModel::fetchOlder()
{
    if (m_hasOlder && !m_fetching)
        fetch(Fetch::Older);
}

QDateTime ChatMessageModel::oldest() const
{
    QDateTime first;
    for (int row = 0; row < rowCount(); ++row) {
        if (!first.isValid() || at(row).at < first)
            first = at(row).at;
    }
    return first;
}

void ChatMessageModel::fetch(Fetch what)
{
    PbxClient* client = m_models.client(m_room.site);
    if (!client)
        return;
    flush();
    const quint64 generation = ++m_generation; // a newer question makes an older answer void
    m_fetching = true;
    Q_EMIT fetchingChanged();
    // A watcher rather than then(this, ...): the client may answer after this model is gone.
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation, what] {
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        const Answer answer = watcher->result();
        m_fetching = false;
        if (answer)
            take(what, *answer);
        Q_EMIT fetchingChanged();
        if (!answer && answer.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(answer.error());
    });
    watcher->setFuture(client->chatMessages(m_room, what == Fetch::Older ? oldest() : QDateTime(), kPage));
}

void ChatMessageModel::take(Fetch what, const QList<ChatMessage>& page)
{
    const bool full = page.size() >= kPage;
    if (what == Fetch::CatchUp) {
        const bool overlaps = std::any_of(
            page.cbegin(), page.cend(), [this](const ChatMessage& message) { return latest(message.id) != nullptr; });
        if (!overlaps) {
            removeSite(m_room.site);
            m_hasOlder = full;
        }
    } else {
        m_hasOlder = full;
    }
    for (const ChatMessage& message : page)
        upsert(message);
    flush();
}

} // namespace callboard
