// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/voicemailmessagemodel.h"

#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

#include <QFutureWatcher>

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::VoicemailMessageModel", "From"),
    QT_TRANSLATE_NOOP("callboard::VoicemailMessageModel", "Time"),
    QT_TRANSLATE_NOOP("callboard::VoicemailMessageModel", "Length"),
    QT_TRANSLATE_NOOP("callboard::VoicemailMessageModel", "State"),
};
static_assert(kHeaders.size() == VoicemailMessageModel::ColumnCount);

using Answer = Result<QList<VoicemailMessage>>;

} // namespace

VoicemailMessageModel::VoicemailMessageModel(LiveModels& models, QObject* parent)
    : KeyedRowModel<VoicemailMessage>(parent)
    , m_models(models)
{
    connect(&m_models, &LiveModels::mailboxChanged, this, [this](const Mailbox& mailbox) {
        if (mailbox.id == m_mailbox)
            reload();
    });
    connect(&m_models, &LiveModels::snapshotEnded, this, [this](const SiteId& site) {
        if (site == m_mailbox.site)
            reload();
    });
    connect(&m_models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        if (site == m_mailbox.site)
            setMailbox({});
    });
}

int VoicemailMessageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VoicemailMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::VoicemailMessageModel", kHeaders, section, orientation, role);
}

QVariant VoicemailMessageModel::display(const VoicemailMessage& message, int column) const
{
    switch (column) {
    case FromColumn:
        return partyLabel(message.from);
    case TimeColumn:
        return momentText(message.at);
    case LengthColumn:
        return message.seconds < 0 ? QString() : durationText(message.seconds * qint64{1000});
    case StateColumn:
        return voicemailWords(message);
    default:
        return {};
    }
}

QVariant VoicemailMessageModel::sortValue(const VoicemailMessage& message, int column) const
{
    switch (column) {
    case TimeColumn:
        return message.at;
    case LengthColumn:
        return message.seconds;
    default:
        return display(message, column);
    }
}

QString VoicemailMessageModel::sentence(const VoicemailMessage& message) const
{
    return voicemailSentence(message);
}

QVariant VoicemailMessageModel::state(const VoicemailMessage& message) const
{
    return message.heard ? 0 : 1;
}

QDateTime VoicemailMessageModel::since(const VoicemailMessage& message) const
{
    return message.at;
}

QString VoicemailMessageModel::searchText(const VoicemailMessage& message) const
{
    return searchFolded({message.from.name, message.from.number});
}

QString VoicemailMessageModel::number(const VoicemailMessage& message) const
{
    return message.from.number;
}

void VoicemailMessageModel::setMailbox(const MailboxId& mailbox)
{
    if (mailbox == m_mailbox)
        return;
    removeSite(m_mailbox.site);
    flush();
    m_mailbox = mailbox;
    ++m_generation;
    const bool wasLoading = std::exchange(m_loading, false);
    if (!mailbox.isEmpty())
        reload();
    else if (wasLoading)
        Q_EMIT loadingChanged();
}

void VoicemailMessageModel::reload()
{
    PbxClient* client = m_mailbox.isEmpty() ? nullptr : m_models.client(m_mailbox.site);
    if (!client)
        return;
    const quint64 generation = ++m_generation; // a newer question makes an older answer void
    m_loading = true;
    Q_EMIT loadingChanged();
    // A watcher rather than then(this, ...): the client may answer after this model is gone.
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        const Answer answer = watcher->result();
        m_loading = false;
        if (answer) {
            beginSnapshot(m_mailbox.site);
            for (const VoicemailMessage& message : *answer)
                upsert(message);
            endSnapshot(m_mailbox.site);
            flush();
        }
        Q_EMIT loadingChanged();
        if (!answer && answer.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(answer.error());
    });
    watcher->setFuture(client->voicemailMessages(m_mailbox));
}

} // namespace callboard
