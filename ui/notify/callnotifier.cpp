// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/callnotifier.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/selection.h"
#include "ui/common/ticker.h"
#include "ui/notify/outcomewords.h"
#include "ui/notify/toast.h"

#include <QApplication>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! After this long the models show what a finished consultation left behind.
constexpr std::chrono::milliseconds kSettleMs{100};

QString keyOf(const CallId& call)
{
    return call.site.text + u'/' + call.text;
}

} // namespace

CallNotifier::CallNotifier(UiContext& context, AttendantCallsProxy& calls, ToastArea& toasts, SoundPlayer& sounds,
    QWidget* window, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_calls(calls)
    , m_toasts(toasts)
    , m_sounds(sounds)
    , m_window(window)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &CallNotifier::updateRinging);
    connect(&m_later, &QTimer::timeout, this, &CallNotifier::updateAdmissions);
    connect(&context.ticker, &Ticker::tick, this, &CallNotifier::countDown);
    const auto later = [this] { m_later.start(); };
    connect(&calls, &QAbstractItemModel::rowsInserted, this, later);
    connect(&calls, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&calls, &QAbstractItemModel::dataChanged, this, later);
    connect(&context.models, &LiveModels::callAnsweredElsewhere, this, &CallNotifier::onAnsweredElsewhere);
    connect(&context.models, &LiveModels::consultationChanged, this,
        [this](const SiteId&, const Consultation& consultation) { onConsultation(consultation); });
    connect(&context.commands, &CommandRunner::started, this, &CallNotifier::onStarted);
    connect(&context.commands, &CommandRunner::finished, this, &CallNotifier::onFinished);
    connect(&context.settings, &Settings::changed, this, &CallNotifier::onSetting);
    if (QAction* dnd = context.actions.find(action::kDoNotDisturb)) {
        dnd->setCheckable(true);
        dnd->setChecked(silenced());
        connect(dnd, &QAction::toggled, this, [this, dnd](bool on) {
            if (on == silenced())
                return;
            m_context.settings.choose(Setting::ConsoleDnd, on);
            dnd->setChecked(silenced()); // it may be locked
        });
    }
    later();
}

void CallNotifier::watch(const TransferWatcher& transfers)
{
    connect(&transfers, &TransferWatcher::arrived, this, &CallNotifier::onArrived);
}

void CallNotifier::watch(const RecallWatcher& recalls)
{
    connect(&recalls, &RecallWatcher::recall, this, &CallNotifier::onRecall);
    connect(&recalls, &RecallWatcher::recall, this, [this, &recalls] {
        m_recalls = int(recalls.open().size());
        Q_EMIT recallCountChanged(m_recalls);
    });
    connect(&recalls, &RecallWatcher::cleared, this, [this, &recalls](const CallId& call) {
        m_toasts.dismiss(u"recall:"_s + keyOf(call));
        m_recalls = int(recalls.open().size());
        Q_EMIT recallCountChanged(m_recalls);
    });
}

void CallNotifier::tell(const QString& title, const QString& text)
{
    m_toasts.present({.id = u"told:%1"_s.arg(++m_serial),
        .tone = Tone::Positive,
        .icon = u"check"_s,
        .title = title,
        .text = text,
        .actions = {},
        .lifetimeMs = 5000});
}

void CallNotifier::tellFailure(const QString& title, const QString& text)
{
    m_toasts.present({.id = u"failed:%1"_s.arg(++m_serial),
        .tone = Tone::Negative,
        .icon = u"warning"_s,
        .title = title,
        .text = text,
        .actions = {},
        .lifetimeMs = 12000});
    if (m_context.settings.flag(Setting::SoundOnFailure) && !silenced())
        m_sounds.play(Sound::Failure);
}

void CallNotifier::tellMessage(const ChatMessage& message, const std::function<void()>& show)
{
    if (silenced() || !m_context.settings.flag(Setting::ShowToasts))
        return;
    QApplication::alert(m_window);
    m_toasts.present({.id = u"chat:"_s + message.room.site.text + u'/' + message.room.text, // one a chat, the newest
        .tone = Tone::Accent,
        .icon = u"mail"_s,
        .title = tr("%1 writes").arg(chatPersonLabel(message.from)),
        .text = message.text,
        .actions = {{u"toastShowChat"_s, tr("Show"), u"primary"_s, show}},
        .lifetimeMs = 9000});
}

void CallNotifier::offer(const QString& id, const QString& icon, const QString& title, const QString& text,
    const QString& action, const std::function<void()>& run)
{
    m_toasts.present({.id = id,
        .tone = Tone::Accent,
        .icon = icon,
        .title = title,
        .text = text,
        .actions = {{u"toast_"_s + id, action, u"primary"_s, run}},
        .lifetimeMs = 0});
}

void CallNotifier::withdraw(const QString& id)
{
    m_toasts.dismiss(id);
}

bool CallNotifier::silenced() const
{
    return m_context.settings.flag(Setting::ConsoleDnd);
}

QString CallNotifier::nameOf(const SiteId& site, const QString& extension) const
{
    const Extension* found = m_context.models.extensions().find(ExtensionId{site, extension});
    return found && !found->name.isEmpty() ? found->name : extension;
}

void CallNotifier::updateRinging()
{
    QHash<CallId, QString> now;
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const Call& call = m_calls.callAt(row);
        if (!makesSense(Capability::Answer, call, m_context.home(call.id.site)) || call.stale)
            continue;
        now.insert(call.id, u"ring:"_s + keyOf(call.id));
        if (!m_ringing.contains(call.id))
            showRinging(call);
    }
    for (auto it = m_ringing.cbegin(); it != m_ringing.cend(); ++it) {
        if (!now.contains(it.key()))
            m_toasts.dismiss(it.value());
    }
    const bool changed = now.size() != m_ringing.size();
    m_ringing = now;
    updateSound();
    if (changed)
        Q_EMIT ringingCountChanged(ringingCount());
}

void CallNotifier::showRinging(const Call& call)
{
    if (silenced())
        return;
    QApplication::alert(m_window);
    if (m_context.settings.flag(Setting::RaiseOnRing)) {
        m_window->show();
        m_window->raise();
    }
    if (!m_context.settings.flag(Setting::ShowToasts) || (m_listInView && m_listInView()))
        return;
    const QString home = m_context.home(call.id.site);
    const Party who = otherParty(call, home);
    QStringList about;
    if (!who.name.isEmpty() && !who.number.isEmpty())
        about << who.number;
    if (!call.calledLine.isEmpty())
        about << tr("for %1").arg(call.calledLine);
    // The same commands as the keys, but for exactly this call.
    const auto button = [&](Capability verb, const QString& name, const QString& kind) {
        const Command command = commandFor(verb, call, home);
        return ToastAction{name, verbText(verb), kind, [this, command] {
                               m_context.selection.setCall(command.call);
                               m_context.commands.run(command, u"button"_s);
                           }};
    };
    QList<ToastAction> actions;
    if (m_context.commands.availability(call.id.site, Capability::Answer).can)
        actions << button(Capability::Answer, u"toastAnswer"_s, u"positive"_s);
    if (m_context.commands.availability(call.id.site, Capability::Reject).can)
        actions << button(Capability::Reject, u"toastReject"_s, {});
    m_toasts.present({.id = u"ring:"_s + keyOf(call.id),
        .tone = Tone::Warning,
        .icon = u"state-ringing"_s,
        .title = tr("%1 is calling").arg(partyLabel(who)),
        .text = about.join(u" · "_s),
        .actions = actions,
        .lifetimeMs = 0});
}

void CallNotifier::updateAdmissions()
{
    QHash<CallId, QString> now;
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const Call& call = m_calls.callAt(row);
        if (call.stale || call.ghost || !call.waitsForAdmission(m_context.clock.now()))
            continue;
        now.insert(call.id, u"admit:"_s + keyOf(call.id));
        if (!m_admissions.contains(call.id))
            showAdmission(call);
    }
    for (auto it = m_admissions.cbegin(); it != m_admissions.cend(); ++it) {
        if (!now.contains(it.key()))
            m_toasts.dismiss(it.value());
    }
    m_admissions = now;
}

QString CallNotifier::admissionText(const Call& call) const
{
    // Rounded up: the last second is still one.
    QStringList about{tr("Time to decide: %1").arg(durationText(m_context.clock.now().msecsTo(call.admitBy) + 999))};
    const Party who = otherParty(call, {});
    if (!who.name.isEmpty() && !who.number.isEmpty())
        about << who.number;
    if (!call.calledLine.isEmpty())
        about << tr("for %1").arg(call.calledLine);
    return about.join(u" · "_s);
}

void CallNotifier::showAdmission(const Call& call)
{
    if (silenced())
        return;
    QApplication::alert(m_window);
    if (m_context.settings.flag(Setting::SoundOnRing))
        m_sounds.play(Sound::Ringing);
    if (!m_context.settings.flag(Setting::ShowToasts) || (m_listInView && m_listInView()))
        return;
    const auto button = [&](Capability verb, const QString& name, const QString& kind) {
        Command command = commandFor(verb, call, {});
        command.details.insert(kDetailCaller, partyLabel(otherParty(call, {})));
        return ToastAction{
            name, verbText(verb), kind, [this, command] { m_context.commands.run(command, u"button"_s); }};
    };
    QList<ToastAction> actions;
    if (m_context.commands.availability(call.id.site, Capability::Admit).can)
        actions << button(Capability::Admit, u"toastAdmit"_s, u"positive"_s);
    if (m_context.commands.availability(call.id.site, Capability::Refuse).can)
        actions << button(Capability::Refuse, u"toastRefuse"_s, {});
    m_toasts.present({.id = u"admit:"_s + keyOf(call.id),
        .tone = Tone::Warning,
        .icon = u"state-ringing"_s,
        .title = tr("Let %1 through?").arg(partyLabel(otherParty(call, {}))),
        .text = admissionText(call),
        .actions = actions,
        .lifetimeMs = 0});
}

void CallNotifier::countDown()
{
    for (auto it = m_admissions.cbegin(); it != m_admissions.cend(); ++it) {
        const Call* call = m_context.models.calls().find(it.key());
        if (call && call->waitsForAdmission(m_context.clock.now()))
            m_toasts.setText(it.value(), admissionText(*call));
        else
            m_later.start();
    }
}

void CallNotifier::updateSound()
{
    if (!m_ringing.isEmpty() && !silenced() && m_context.settings.flag(Setting::SoundOnRing))
        m_sounds.repeat(Sound::Ringing);
    else
        m_sounds.stop(Sound::Ringing);
}

void CallNotifier::onFinished(const AuditEntry& entry)
{
    const OutcomeWords words = outcomeWords(entry);
    switch (words.weight) {
    case OutcomeWords::Weight::Nothing:
        return;
    case OutcomeWords::Weight::Failure:
        tellFailure(words.title, words.text);
        return;
    case OutcomeWords::Weight::Doubt:
        m_toasts.present({.id = u"doubt:%1"_s.arg(++m_serial),
            .tone = Tone::Warning,
            .icon = u"warning"_s,
            .title = words.title,
            .text = words.text,
            .actions = {},
            .lifetimeMs = 9000});
        return;
    case OutcomeWords::Weight::Done:
        tell(words.title, words.text);
        return;
    }
}

void CallNotifier::onRecall(const Recall& recall)
{
    if (silenced())
        return;
    if (m_context.settings.flag(Setting::SoundOnRecall))
        m_sounds.play(Sound::Recall);
    QApplication::alert(m_window);
    const QString who = partyLabel(recall.who);
    const QString waited = spokenDuration(m_context.clock.nowMs() - recall.since.toMSecsSinceEpoch());
    const bool parked = recall.kind == Recall::Kind::Parked;
    const Command command
        = parked ? Command::unpark(recall.slot, recall.extension) : Command::resume(recall.call, recall.extension);
    m_toasts.present({.id = u"recall:"_s + keyOf(recall.call),
        .tone = Tone::Warning,
        .icon = parked ? u"state-parked"_s : u"state-held"_s,
        .title = parked ? tr("%1 is still parked").arg(who) : tr("%1 is still on hold").arg(who),
        .text = parked ? tr("For %1, in slot %2.").arg(waited, recall.slot.text) : tr("For %1.").arg(waited),
        .actions = {{u"toastTakeBack"_s, tr("Take back"), u"primary"_s,
            [this, command] { m_context.commands.run(command, u"button"_s); }}},
        .lifetimeMs = 20000});
}

void CallNotifier::onArrived(const TransferReport& report)
{
    const QString caller = partyLabel(otherParty(report.call, report.extension));
    const QString taker = report.answeredBy.isEmpty() ? report.target : report.answeredBy;
    const QString name = taker == report.target && !report.targetName.isEmpty() ? report.targetName
                                                                                : nameOf(report.call.id.site, taker);
    tell(tr("%1 is now with %2.").arg(caller, name));
}

void CallNotifier::onStarted(const Command& command)
{
    static const QSet<Capability> kEnding{
        Capability::TransferComplete, Capability::TransferCancel, Capability::Conference, Capability::Hangup};
    if (kEnding.contains(command.verb))
        m_settling.insert(command.call);
}

//! A consultation that nobody here ended has failed: the person asked was busy, did not answer or hung up.
void CallNotifier::onConsultation(const Consultation& consultation)
{
    if (consultation.phase != Consultation::Phase::Ended) {
        m_asking.insert(consultation.heldCall, consultation.phase);
        m_settling.remove(consultation.heldCall);
        m_settling.remove(consultation.consultCall);
        return;
    }
    const auto last = m_asking.find(consultation.heldCall);
    if (last == m_asking.end())
        return;
    const Consultation::Phase phase = *last;
    m_asking.erase(last);
    const bool wanted = m_settling.remove(consultation.heldCall) | m_settling.remove(consultation.consultCall);
    if (!wanted && phase != Consultation::Phase::Conference)
        tellConsultationFailed(consultation, phase);
}

void CallNotifier::tellConsultationFailed(const Consultation& consultation, Consultation::Phase last)
{
    // The models follow a turn later: only then is known whether the caller is back.
    QTimer::singleShot(kSettleMs, this, [this, consultation, last] {
        const Call* call = m_context.models.calls().find(consultation.heldCall);
        if (!call || !call->legOf(consultation.extension))
            return;
        const QString asked = consultation.asked.label();
        tellFailure(last == Consultation::Phase::Ringing ? tr("%1 does not answer.").arg(asked)
                                                         : tr("%1 has hung up.").arg(asked),
            tr("%1 is back with you.").arg(consultation.waiting.label()));
    });
}

void CallNotifier::onAnsweredElsewhere(const Call& call, const Leg& answeredBy)
{
    if (silenced() || !m_context.settings.flag(Setting::ShowToasts))
        return;
    const QString who = partyLabel(otherParty(call, answeredBy.extension));
    m_toasts.present({.id = u"elsewhere:"_s + keyOf(call.id),
        .tone = Tone::Muted,
        .icon = u"state-talking"_s,
        .title = tr("Answered by %1").arg(nameOf(call.id.site, answeredBy.extension)),
        .text = tr("%1 is taken care of.").arg(who),
        .actions = {},
        .lifetimeMs = 5000});
}

void CallNotifier::onSetting(Setting key)
{
    if (key != Setting::ConsoleDnd && key != Setting::SoundOnRing)
        return;
    if (QAction* dnd = m_context.actions.find(action::kDoNotDisturb))
        dnd->setChecked(silenced());
    if (silenced()) {
        for (const QString& toast : m_ringing.values() + m_admissions.values())
            m_toasts.dismiss(toast);
    }
    updateSound();
}

} // namespace callboard::ui
