// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callrow.h"

#include "core/models/wording.h"
#include "ui/common/callactions.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QFontMetrics>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPadding = 8;
constexpr int kGap = 10;
constexpr int kLamp = 16;
constexpr int kLampGap = 4;
constexpr int kButton = 22;
constexpr int kButtonGap = 2;

} // namespace

CallRowContent CallRowContent::of(
    const Call& call, const QString& home, const QString& queueName, const QDateTime& now, qint64 recallAfterMs)
{
    CallRowContent content;
    const CallState state = stateAt(call, home);
    const Party other = otherParty(call, home);
    const Leg* leg = call.legOf(home);
    content.lamp = lampOf(state);
    content.word = stateWord(state);
    content.ringing = state == CallState::Ringing;
    content.name = partyLabel(other);
    QStringList second;
    if (!queueName.isEmpty())
        second << queueName;
    else if (!call.calledLine.isEmpty())
        second << CallWords::tr("to %1").arg(call.calledLine);
    if (state == CallState::Parked && !call.slot.isEmpty())
        second << CallWords::tr("slot %1").arg(call.slot);
    if (!other.name.isEmpty() && !other.number.isEmpty())
        second << other.number;
    content.second = second.join(u" \u00B7 "_s);
    const QDateTime since = sinceAt(call, home);
    if (since.isValid()) {
        const qint64 span = since.msecsTo(now);
        content.timer = durationText(span);
        const bool waits = state == CallState::Held || state == CallState::Parked;
        content.recall = waits && recallAfterMs > 0 && span >= recallAfterMs;
    }
    if (call.waitsForAdmission(now) && !call.ghost) {
        content.admission = true;
        content.ringing = true;
        content.lamp = Lamp::Ringing;
        content.word = CallWords::tr("let through?");
        // Rounded up: the last second is still one.
        //: how long somebody can still decide: "0:12 left"
        content.timer = CallWords::tr("%1 left").arg(durationText(now.msecsTo(call.admitBy) + 999));
    }
    content.recording = call.recording || (leg && leg->recording);
    content.muted = leg && leg->muted;
    content.inferred = call.inferred.testFlag(InferredField::State);
    content.stale = call.stale;
    content.ghost = call.ghost;
    if (call.ghost) {
        content.lamp = Lamp::Unknown;
        content.word = CallWords::tr("over");
        content.second = ghostSentence();
        content.timer.clear();
        content.ringing = false;
        content.recall = false;
        content.recording = false;
    }
    return content;
}

QString CallRowContent::toolTip() const
{
    QStringList lines{name};
    if (!second.isEmpty())
        lines << second;
    lines << (timer.isEmpty() ? word : word + u"  "_s + timer);
    if (admission)
        lines << CallWords::tr("Enter lets it through.");
    if (recording)
        lines << CallWords::tr("This call is being recorded.");
    if (muted)
        lines << CallWords::tr("Your microphone is muted.");
    if (recall)
        lines << CallWords::tr("Waiting for too long. Enter takes it back.");
    if (inferred)
        lines << CallWords::tr("The PBX does not say this.");
    if (stale)
        lines << CallWords::tr("The connection is down: this is the last word we had.");
    return lines.join(u'\n');
}

QList<Capability> rowVerbs(const Call& call, const QString& home, const QDateTime& now)
{
    static constexpr std::array kOrder{Capability::Admit, Capability::Refuse, Capability::Answer, Capability::Pickup,
        Capability::TakeQueued, Capability::Unpark, Capability::Reject, Capability::Resume, Capability::Hold,
        Capability::TransferBlind, Capability::Hangup};
    QList<Capability> verbs;
    for (const Capability verb : kOrder) {
        const bool ringing = stateAt(call, home) == CallState::Ringing;
        if (makesSense(verb, call, home, now) && !(ringing && verb == Capability::TransferBlind))
            verbs.append(verb);
    }
    return verbs.first(std::min<qsizetype>(3, verbs.size()));
}

QString groupTitle(int group)
{
    switch (static_cast<CallState>(group)) {
    case CallState::Ringing:
        return CallWords::tr("Ringing");
    case CallState::Dialing:
        return CallWords::tr("Dialling");
    case CallState::Talking:
        return CallWords::tr("Talking");
    case CallState::Held:
        return CallWords::tr("On hold");
    case CallState::Consulting:
        return CallWords::tr("Asking a colleague");
    case CallState::Parked:
        return CallWords::tr("Parked");
    case CallState::Queued:
        return CallWords::tr("Waiting in queues");
    case CallState::Ended:
        break;
    }
    return CallWords::tr("Ended");
}

int CallRowGeometry::height(const Theme& theme)
{
    const int body = QFontMetrics(theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(theme.font(TextSize::Small)).height();
    return std::max(body + small + 2 + 2 * theme.metrics().rowPadding, body + kButton + 14);
}

CallRowGeometry CallRowGeometry::of(
    const QRect& row, const Theme& theme, int timerWidth, int lampCount, int buttonCount)
{
    CallRowGeometry g;
    g.row = row;
    const int body = QFontMetrics(theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(theme.font(TextSize::Small)).height();
    const int disc = std::min(row.height() - 12, theme.metrics().icon + 16);
    g.disc = QRect(row.left() + kPadding, row.top() + (row.height() - disc) / 2, disc, disc);
    const int icon = theme.metrics().icon + 2;
    g.icon = QRect(0, 0, icon, icon);
    g.icon.moveCenter(g.disc.center());
    const int left = g.disc.right() + 1 + kGap;
    const int right = row.right() + 1 - kPadding - 2;
    const int top = row.top() + (row.height() - body - small - 2) / 2;
    g.timer = QRect(right - timerWidth, top, timerWidth, body);
    const int lamps = lampCount * (kLamp + kLampGap);
    g.lamps = QRect(g.timer.left() - lamps - (timerWidth > 0 ? 2 : 0), top, lamps, body);
    g.name = QRect(left, top, (lampCount > 0 ? g.lamps.left() : g.timer.left()) - kGap - left, body);
    g.second = QRect(left, top + body + 2, right - left, small);
    int x = right;
    for (int i = 0; i < buttonCount; ++i) {
        x -= kButton;
        g.buttons.prepend(QRect(x, row.bottom() - kButton - 2, kButton, kButton));
        x -= kButtonGap;
    }
    if (buttonCount > 0)
        g.second.setRight(x - 4);
    return g;
}

} // namespace callboard::ui
