// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptynote.h"
#include "ui/common/icons.h"
#include "ui/common/numberlink.h"
#include "ui/common/panelheader.h"
#include "ui/transfer/personpicker.h"
#include "ui/voicemail/voicemailpanel.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QListView>
#include <QMenu>
#include <QMimeDatabase>
#include <QPushButton>
#include <QSaveFile>
#include <QSlider>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

QString suggestedName(const VoicemailMessage& message, const Audio& audio)
{
    if (!audio.fileName.isEmpty())
        return audio.fileName;
    const QString suffix = QMimeDatabase().mimeTypeForName(audio.mimeType).preferredSuffix();
    return u"voicemail-%1-%2.%3"_s.arg(
        message.mailbox, message.at.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s), suffix.isEmpty() ? u"wav"_s : suffix);
}

} // namespace

std::optional<VoicemailMessage> VoicemailPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(index.data(callboard::Role::Value).value<VoicemailMessage>()) : std::nullopt;
}

void VoicemailPanel::fetch(const VoicemailMessage& message, const std::function<void(const Audio&)>& then)
{
    if (m_fetched == message.id) {
        then(m_audio);
        return;
    }
    PbxClient* client = m_context.models.client(message.id.site);
    if (!client)
        return;
    const quint64 number = ++m_fetches;
    // A watcher rather than then(this, ...): the client may answer after this panel is gone.
    auto* watcher = new QFutureWatcher<Result<Audio>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number, message, then] {
        watcher->deleteLater();
        const Result<Audio> audio = watcher->result();
        if (number != m_fetches)
            return;
        if (!audio) {
            m_playing = {};
            refresh();
            Q_EMIT failedToDo(tr("The message cannot be read."), audio.error().message);
            return;
        }
        m_fetched = message.id;
        m_audio = *audio;
        then(m_audio);
    });
    watcher->setFuture(client->voicemailAudio(message));
}

void VoicemailPanel::playOrStop()
{
    const auto message = current();
    const bool again = !m_playing.isEmpty() && (!message || message->id == m_playing);
    if (!m_playing.isEmpty())
        stop();
    if (again || !message || !m_context.commands.availability(message->id.site, Capability::VoicemailMessages).can)
        return;
    m_playing = message->id;
    onProgress(0, std::max(0, message->seconds) * qint64{1000});
    refresh();
    fetch(*message, [this, id = message->id](const Audio& audio) {
        if (m_playing == id)
            m_player->play(audio);
    });
}

void VoicemailPanel::stop()
{
    if (m_player)
        m_player->stop();
    if (m_playing.isEmpty())
        return;
    m_playing = {};
    refresh();
}

void VoicemailPanel::onProgress(qint64 position, qint64 length)
{
    if (length > 0)
        m_position->setMaximum(static_cast<int>(length));
    if (!m_position->isSliderDown())
        m_position->setValue(static_cast<int>(position));
    //: how far a message has been played: "0:07 of 0:41"
    m_time->setText(tr("%1 of %2").arg(durationText(position), durationText(m_position->maximum())));
}

bool VoicemailPanel::saveTo(const VoicemailMessage& message, const QString& file)
{
    if (!m_context.models.client(message.id.site))
        return false;
    fetch(message, [this, file](const Audio& audio) {
        QSaveFile out(file);
        if (out.open(QIODevice::WriteOnly) && out.write(audio.data) == audio.data.size() && out.commit())
            Q_EMIT told(tr("The message is saved."), file);
        else
            Q_EMIT failedToDo(tr("The message could not be saved."), out.errorString());
    });
    return true;
}

void VoicemailPanel::askWhereToSave()
{
    const auto message = current();
    if (!message)
        return;
    fetch(*message, [this, message](const Audio& audio) {
        auto* dialog = new QFileDialog(this, tr("Save the message"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->selectFile(suggestedName(*message, audio));
        dialog->setWindowModality(Qt::NonModal); // a call may come while it is open
        connect(
            dialog, &QFileDialog::fileSelected, this, [this, message](const QString& file) { saveTo(*message, file); });
        dialog->show();
    });
}

void VoicemailPanel::remove()
{
    const auto message = current();
    if (!message || !m_context.commands.availability(message->id.site, Capability::VoicemailDelete).can)
        return;
    Command command = Command::voicemailDelete(message->id, message->mailbox);
    command.details.insert(kDetailPart, partyLabel(message->from));
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->result().status != Outcome::Status::Failed)
            m_messages.reload();
    });
    watcher->setFuture(m_context.commands.run(command, u"key"_s));
}

void VoicemailPanel::callBack()
{
    const auto message = current();
    if (message)
        dialTarget(m_context, {message->id.site, message->from.number, message->from.name}, u"button"_s);
}

void VoicemailPanel::askWhose()
{
    SiteId site = m_messages.mailbox().site;
    if (site.isEmpty() && !m_context.anySiteCan(Capability::VoicemailMessages, &site).can)
        return;
    PersonPicker::Request request;
    request.title = tr("Whose voicemail?");
    request.site = site;
    request.kinds = {DirectoryHit::Kind::Extension};
    request.words = [](const DirectoryHit& hit) {
        return tr("messages of %1").arg(partyLabel({hit.name, hit.number}));
    };
    request.chosen = [this](const Target& who) { showMailbox({who.site, who.number}); };
    PersonPicker::of(this, m_context).openFor(request);
}

void VoicemailPanel::showMenu(const QPoint& at)
{
    if (!current())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"voicemailMenu"_s);
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
    entry(action::kPlayMessage, u"listen"_s, m_play->text());
    entry(action::kCallBack, u"dial"_s, tr("Call back"));
    entry(action::kSaveMessage, u"note"_s, tr("Save…"));
    entry(action::kDeleteMessage, u"delete"_s, tr("Delete"));
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void VoicemailPanel::refresh()
{
    const auto message = isVisible() ? current() : std::nullopt; // no key acts on what nobody sees
    const MailboxId& mailbox = m_messages.mailbox();
    const Availability any = m_context.anySiteCan(Capability::VoicemailMessages);
    const Extension* extension = m_context.models.extensions().find({mailbox.site, mailbox.text});
    m_whose->setText(
        mailbox.isEmpty() ? QString() : partyText({extension ? extension->name : QString(), mailbox.text}));
    m_other->setEnabled(any.can);
    m_other->setToolTip(any.why);
    int fresh = 0;
    for (int row = 0; row < m_messages.rowCount(); ++row)
        fresh += m_messages.at(row).heard ? 0 : 1;
    m_header->setCount(fresh > 0 ? QString::number(fresh) : QString(), tr("%n new message(s)", nullptr, fresh));
    m_progress->setVisible(!m_playing.isEmpty());
    const bool stops = !m_playing.isEmpty() && (!message || message->id == m_playing);
    m_play->setText(stops ? tr("Stop") : tr("Play"));
    ActionRegistry& actions = m_context.actions;
    const Availability none = !any.can ? any
        : isVisible()                  ? Availability::no(tr("Choose a message first."))
                                       : Availability::no(tr("Open the voicemail panel first."));
    const Availability listen
        = message ? m_context.commands.availability(message->id.site, Capability::VoicemailMessages) : none;
    actions.setAvailability(action::kPlayMessage, stops ? Availability::yes() : listen);
    actions.setAvailability(action::kSaveMessage, listen);
    actions.setAvailability(action::kDeleteMessage,
        message ? m_context.commands.availability(message->id.site, Capability::VoicemailDelete) : none);
    const bool known = message && !message->from.number.isEmpty();
    actions.setAvailability(action::kCallBack,
        known         ? dialingOf(m_context, {message->id.site, message->from.number, {}}).availability
            : message ? Availability::no(tr("The PBX does not say who left this message."))
                      : none);
    if (!any.can)
        m_note->setNote(
            tr("%1 Listening needs a PBX that hands out its messages, such as PortaSIP or jade.").arg(any.why));
    else if (!m_problem.isEmpty())
        m_note->setNote(m_problem);
    else
        m_note->setNote(m_messages.isLoading() ? tr("Reading…") : tr("No messages."));
}

} // namespace callboard::ui
