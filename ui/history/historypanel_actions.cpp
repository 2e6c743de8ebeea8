// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptynote.h"
#include "ui/common/icons.h"
#include "ui/common/numberlink.h"
#include "ui/common/panelheader.h"
#include "ui/history/historylist.h"
#include "ui/history/historypanel.h"
#include "ui/history/transcriptreader.h"
#include "ui/voicemail/playbackbar.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QMenu>
#include <QMimeDatabase>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! So many pages are read by themselves to fill the view; then somebody has to ask.
constexpr int kOwnLoads = 5;

enum Days : int { Today, Yesterday, Week, Month, Chosen };

QString suggestedName(const CallRecord& record, const Audio& audio)
{
    if (!audio.fileName.isEmpty())
        return audio.fileName;
    const QString suffix = QMimeDatabase().mimeTypeForName(audio.mimeType).preferredSuffix();
    return u"call-%1-%2.%3"_s.arg(otherParty(record).number,
        record.startedAt.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s), suffix.isEmpty() ? u"wav"_s : suffix);
}

} // namespace

std::optional<CallRecord> HistoryPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(index.data(callboard::Role::Value).value<CallRecord>()) : std::nullopt;
}

void HistoryPanel::chooseDays()
{
    const QDate today = m_context.clock.now().toLocalTime().date();
    m_between->setVisible(m_days->currentIndex() == Chosen);
    switch (static_cast<Days>(m_days->currentIndex())) {
    case Today:
        m_records.setDays(today, today);
        break;
    case Yesterday:
        m_records.setDays(today.addDays(-1), today.addDays(-1));
        break;
    case Week:
        m_records.setDays(today.addDays(-6), today);
        break;
    case Month:
        m_records.setDays(today.addDays(-29), today);
        break;
    case Chosen:
        m_records.setDays(std::min(m_from->date(), m_to->date()), std::max(m_from->date(), m_to->date()));
        break;
    }
    m_ownLoads = 0;
    if (isVisible())
        m_records.reload();
}

void HistoryPanel::reload()
{
    chooseDays(); // "today" may have become another day
    refresh();
}

void HistoryPanel::fillView()
{
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool full = bar->maximum() > bar->minimum() && bar->value() < bar->maximum();
    if (!isVisible() || full || m_records.isLoading() || !m_records.canLoadMore() || m_ownLoads >= kOwnLoads)
        return;
    ++m_ownLoads;
    m_records.loadMore();
}

void HistoryPanel::callBack(const QString& origin)
{
    if (const auto record = current()) {
        const Party& other = otherParty(*record);
        dialTarget(m_context, {record->id.site, other.number, other.name}, origin);
    }
}

void HistoryPanel::fetch(
    const CallRecord& record, const QString& recording, const std::function<void(const Audio&)>& then)
{
    const std::pair wanted{record.id, recording};
    if (m_fetched == wanted) {
        then(m_audio);
        return;
    }
    PbxClient* client = m_context.models.client(record.id.site);
    if (!client)
        return;
    const quint64 number = ++m_fetches;
    // A watcher rather than then(this, ...): the client may answer after this panel is gone.
    auto* watcher = new QFutureWatcher<Result<Audio>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number, wanted, then] {
        watcher->deleteLater();
        const Result<Audio> audio = watcher->result();
        if (number != m_fetches)
            return;
        if (!audio) {
            stop();
            Q_EMIT failedToDo(tr("The recording cannot be read."), audio.error().message);
            return;
        }
        m_fetched = wanted;
        m_audio = *audio;
        then(m_audio);
    });
    watcher->setFuture(client->recording(record, recording));
}

void HistoryPanel::playOrStop(const QString& recording)
{
    const auto record = current();
    const bool again = !m_playing.isEmpty() && (!record || record->id == m_playing) && recording.isEmpty();
    if (!m_playing.isEmpty())
        stop();
    if (again || !record || !canPlay(record, {}).can)
        return;
    m_playing = record->id;
    m_playback->begin(std::max(0, record->talkSeconds) * qint64{1000});
    refresh();
    fetch(*record, recording.isEmpty() ? record->recordings.constFirst() : recording,
        [this, id = record->id](const Audio& audio) {
            if (m_playing == id)
                m_playback->play(audio);
        });
}

void HistoryPanel::stop()
{
    m_playback->stop();
    if (m_playing.isEmpty())
        return;
    m_playing = {};
    refresh();
}

void HistoryPanel::saveTo(const CallRecord& record, const QString& recording, const QString& file)
{
    fetch(record, recording, [this, file](const Audio& audio) {
        QSaveFile out(file);
        if (out.open(QIODevice::WriteOnly) && out.write(audio.data) == audio.data.size() && out.commit())
            Q_EMIT told(tr("The recording is saved."), file);
        else
            Q_EMIT failedToDo(tr("The recording could not be saved."), out.errorString());
    });
}

void HistoryPanel::askWhereToSave(const QString& recording)
{
    const auto record = current();
    if (!record || !canPlay(record, {}).can)
        return;
    const QString which = recording.isEmpty() ? record->recordings.constFirst() : recording;
    fetch(*record, which, [this, record, which](const Audio& audio) {
        auto* dialog = new QFileDialog(this, tr("Save the recording"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->selectFile(suggestedName(*record, audio));
        dialog->setWindowModality(Qt::NonModal); // a call may come while it is open
        connect(dialog, &QFileDialog::fileSelected, this,
            [this, record, which](const QString& file) { saveTo(*record, which, file); });
        dialog->show();
    });
}

void HistoryPanel::readTranscript()
{
    const auto record = current();
    PbxClient* client = record ? m_context.models.client(record->id.site) : nullptr;
    if (!client || !m_context.commands.availability(record->id.site, Capability::Transcripts).can)
        return;
    auto* watcher = new QFutureWatcher<Result<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, record] {
        watcher->deleteLater();
        const Result<QString> text = watcher->result();
        if (!text || text->trimmed().isEmpty()) {
            Q_EMIT failedToDo(tr("There is no transcript to read."),
                text ? tr("The PBX has written nothing down for this call.") : text.error().message);
            return;
        }
        //: what a transcript is of: "ACME Ltd, 12:41"
        const QString about = tr("%1, %2").arg(partyText(otherParty(*record)), momentText(record->startedAt));
        (new TranscriptReader(m_context.theme, about, *text, this))->show();
    });
    watcher->setFuture(client->transcript(*record));
}

void HistoryPanel::showMenu(const QPoint& at)
{
    const auto record = current();
    if (!record)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"historyMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const Tokens& tokens = m_context.theme.tokens();
    const auto entry = [&](QLatin1StringView id, const QString& icon, const QString& text) {
        const Availability can = m_context.actions.availability(id);
        QAction* action = menu->addAction(Icons::get(icon, tokens.text, tokens.outline), text);
        action->setEnabled(can.can);
        action->setToolTip(can.can ? keyText(m_context.actions.keys(id)) : can.why);
        connect(action, &QAction::triggered, m_context.actions.find(id), &QAction::trigger);
    };
    entry(action::kHistoryCallBack, u"dial"_s, tr("Call back"));
    entry(action::kHistoryPlay, u"listen"_s, m_play->text());
    for (qsizetype i = 1; i < record->recordings.size() && canPlay(record, {}).can; ++i) {
        const QString& name = record->recordings.at(i);
        connect(menu->addAction(tr("Play recording %1").arg(i + 1)), &QAction::triggered, this,
            [this, name] { playOrStop(name); });
    }
    entry(action::kHistorySave, u"note"_s, tr("Save the recording…"));
    entry(action::kHistoryTranscript, u"mail"_s, tr("Transcript"));
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void HistoryPanel::markSeen()
{
    const QDateTime now = m_context.clock.now();
    m_missed.markSeen(now);
    m_context.settings.remember(Setting::HistorySeen, now.toString(Qt::ISODate));
}

void HistoryPanel::tellMissed()
{
    const int count = m_missed.count();
    const QString text = count == 0 ? QString() : m_missed.isMore() ? tr("%1+").arg(count) : QString::number(count);
    const QString words = count == 0 ? QString() : tr("%n missed call(s) since you last looked", nullptr, count);
    m_header->setCount(text, words);
    Q_EMIT missedChanged(text, words);
}

Availability HistoryPanel::canPlay(const std::optional<CallRecord>& record, const Availability& none) const
{
    if (!record)
        return none;
    if (!record->recorded && record->recordings.isEmpty())
        return Availability::no(tr("This call was not recorded."));
    const Availability can = m_context.commands.availability(record->id.site, Capability::Recordings);
    if (can.can && record->recordings.isEmpty())
        return Availability::no(tr("There is a recording, but the PBX does not hand it out."));
    return can;
}

QString HistoryPanel::detailsOf(const CallRecord& record) const
{
    QStringList parts;
    if (!record.answeredBy.isEmpty() && record.result == CallResult::Answered) {
        const Extension* who = m_context.models.extensions().find({record.id.site, record.answeredBy});
        parts << tr("Answered by %1").arg(who && !who->name.isEmpty() ? who->name : record.answeredBy);
    }
    if (!record.queue.isEmpty())
        parts << tr("queue %1").arg(record.queue);
    if (!record.trunk.isEmpty())
        parts << tr("line %1").arg(record.trunk);
    if (!record.cost.isEmpty())
        parts << tr("cost %1").arg(record.cost);
    if (record.quality)
        parts << tr("quality %1 of 5").arg(QLocale().toString(*record.quality, 'f', 1));
    if (!record.detail.isEmpty())
        parts << record.detail;
    return parts.join(u" \u00B7 "_s);
}

QString HistoryPanel::problemText() const
{
    QStringList lines;
    const QHash<SiteId, Error>& problems = m_records.problems();
    for (auto it = problems.cbegin(); it != problems.cend(); ++it) {
        const SiteRow* site = m_context.models.sites().find(it.key());
        //: %1 = a site that could not be read, %2 = why
        lines << tr("%1: %2").arg(site ? site->profile.name : it.key().text, it->message);
    }
    lines.sort();
    return lines.join(u'\n');
}

void HistoryPanel::refresh()
{
    const auto record = isVisible() ? current() : std::nullopt; // no key acts on what nobody sees
    const Availability any = m_context.anySiteCan(Capability::History);
    const Availability none = !any.can ? any
        : isVisible()                  ? Availability::no(tr("Choose a call first."))
                                       : Availability::no(tr("Open the history first."));
    const bool stops = !m_playing.isEmpty() && (!record || record->id == m_playing);
    m_play->setText(stops ? tr("Stop") : tr("Play"));
    const bool known = record && !otherParty(*record).number.isEmpty();
    ActionRegistry& actions = m_context.actions;
    actions.setAvailability(action::kHistoryCallBack,
        known        ? dialingOf(m_context, {record->id.site, otherParty(*record).number, {}}).availability
            : record ? Availability::no(tr("The PBX does not say who that was."))
                     : none);
    const Availability play = canPlay(record, none);
    actions.setAvailability(action::kHistoryPlay, stops ? Availability::yes() : play);
    actions.setAvailability(action::kHistorySave, play);
    actions.setAvailability(action::kHistoryTranscript,
        record ? m_context.commands.availability(record->id.site, Capability::Transcripts) : none);
    actions.setAvailability(
        action::kHistoryRefresh, !any.can || isVisible() ? any : Availability::no(tr("Open the history first.")));
    const QString details = record ? detailsOf(*record) : QString();
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    const QString problem = problemText();
    const bool empty = m_list->model()->rowCount() == 0;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !empty);
    m_more->setVisible(m_records.canLoadMore());
    m_more->setEnabled(!m_records.isLoading());
    m_more->setText(m_records.isLoading() ? tr("Reading…") : tr("Load more"));
    for (QWidget* filter : {static_cast<QWidget*>(m_days), static_cast<QWidget*>(m_missedOnly)}) {
        filter->setEnabled(any.can);
        if (!any.can)
            filter->setToolTip(any.why);
    }
    if (!any.can)
        m_note->setNote(tr("%1 Past calls need a PBX that hands out its records.").arg(any.why));
    else if (!problem.isEmpty())
        m_note->setNote(problem);
    else if (m_records.isLoading())
        m_note->setNote(tr("Reading…"));
    else if (m_order.isSearching())
        m_note->setNote(tr("Nothing found among these calls."));
    else
        m_note->setNote(m_records.missedOnly() ? tr("No missed calls on these days.") : tr("No calls on these days."));
}

} // namespace callboard::ui
