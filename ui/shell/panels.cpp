// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panels.h"

#include "core/settings/settings.h"
#include "ui/blf/blfpanel.h"
#include "ui/calls/calllistview.h"
#include "ui/calls/callspanel.h"
#include "ui/card/callercard.h"
#include "ui/chat/chatpanel.h"
#include "ui/dialpad/dialpad.h"
#include "ui/history/historypanel.h"
#include "ui/park/parkboard.h"
#include "ui/queues/queuepanel.h"
#include "ui/rooms/roomspanel.h"
#include "ui/supervise/supervisepanel.h"
#include "ui/voicemail/voicemailpanel.h"

#include <QCoreApplication>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::Panels)
};

//! Calls `apply` now and whenever one of these settings changes, until `context` goes.
template <typename Apply>
void follow(const Settings& settings, QObject* context, std::initializer_list<Setting> keys, Apply apply)
{
    apply();
    QObject::connect(&settings, &Settings::changed, context, [wanted = QList<Setting>(keys), apply](Setting key) {
        if (wanted.contains(key))
            apply();
    });
}

} // namespace

QList<PanelSpec> makePanels(UiContext& context, const QList<QWidget*>& belowCalls)
{
    const Settings& settings = context.settings;
    auto* calls = new CallsPanel(context);
    follow(settings, calls, {Setting::HoldRecallSeconds}, [&settings, list = &calls->list()] {
        list->setRecallAfterMs(qint64(settings.number(Setting::HoldRecallSeconds)) * 1000);
    });
    auto* parks = new ParkBoard(context);
    follow(settings, parks, {Setting::ParkRecallSeconds},
        [&settings, parks] { parks->setRecallSeconds(settings.number(Setting::ParkRecallSeconds)); });
    auto* queues = new QueuePanel(context);
    follow(settings, queues, {Setting::WaitAmberSeconds, Setting::WaitRedSeconds}, [&settings, queues] {
        queues->setThresholds({settings.number(Setting::WaitAmberSeconds), settings.number(Setting::WaitRedSeconds)});
    });
    return {
        {u"calls"_s, Words::tr("Calls"), calls, PanelPlace::Left, belowCalls},
        {u"lamps"_s, Words::tr("People"), new BlfPanel(context), PanelPlace::Centre, {}},
        {u"card"_s, Words::tr("Caller"), new CallerCard(context), PanelPlace::Right, {}},
        {u"dialpad"_s, Words::tr("Dial"), new DialPad(context), PanelPlace::RightBelow, {}},
        {u"parks"_s, Words::tr("Parked"), parks, PanelPlace::Bottom, {}},
        {u"queues"_s, Words::tr("Queues"), queues, PanelPlace::BottomRight, {}},
        {u"supervise"_s, Words::tr("Conversations"), new SupervisePanel(context), PanelPlace::Right, {}},
        {u"rooms"_s, Words::tr("Conference rooms"), new RoomsPanel(context), PanelPlace::Right, {}},
        {u"chat"_s, Words::tr("Chat"), new ChatPanel(context), PanelPlace::Right, {}},
        {u"voicemail"_s, Words::tr("Voicemail"), new VoicemailPanel(context), PanelPlace::Right, {}},
        {u"history"_s, Words::tr("History"), new HistoryPanel(context), PanelPlace::Right, {}},
    };
}

} // namespace callboard::ui
