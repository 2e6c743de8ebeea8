// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the panels with invented data. For looking at them, by hand or in a picture:
//   callboard_gallery --screenshot FILE --theme dark --size 1280x720
#include "tests/ui/support/uiworld.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/calls/calllistview.h"
#include "ui/calls/callspanel.h"
#include "ui/card/callercard.h"
#include "ui/dialpad/dialpad.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QHoverEvent>
#include <QLineEdit>
#include <QTimer>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

void fillPeople(UiWorld& world, int more)
{
    struct Row
    {
        const char* number;
        const char* name;
        const char* department;
        ExtensionState state;
        int seconds;
        const char* with;
    };
    static constexpr Row kRows[]{
        {"201", "Reception", "Front desk", ExtensionState::Talking, 151, "Ms Ito"},
        {"202", "Bo Li", "Sales", ExtensionState::Ringing, 6, "ACME Ltd"},
        {"203", "Carla Diaz", "Sales", ExtensionState::Talking, 321, "+49 89 555 0144"},
        {"204", "Dieter Eder", "Support", ExtensionState::Unavailable, 4000, ""},
        {"205", "Ana Ruiz", "Support", ExtensionState::Idle, 900, ""},
        {"206", "Priya Natarajan-Subramaniam", "Support", ExtensionState::Held, 44, "J. Novak"},
        {"207", "Fatima Haddad", "Accounts", ExtensionState::Dnd, 1200, ""},
        {"208", "Goran Petrovic", "Accounts", ExtensionState::Idle, 60, ""},
        {"209", "Hana Suzuki", "Sales", ExtensionState::Dialing, 3, "0170 555 0199"},
        {"210", "Ivo Marek", "Warehouse", ExtensionState::Idle, 60, ""},
        {"211", "Jonas Berg", "Warehouse", ExtensionState::Unknown, 0, ""},
        {"212", "Katya Orlova", "Management", ExtensionState::Idle, 60, ""},
        {"213", "Lena Vogel", "Management", ExtensionState::Talking, 1871, "Board room"},
        {"214", "Marco Rossi", "Sales", ExtensionState::Idle, 60, ""},
        {"215", "Nina Olsen", "Support", ExtensionState::Parked, 20, "Dr. Weiss"},
        {"216", "Omar Said", "Support", ExtensionState::Idle, 60, ""},
    };
    for (const Row& row : kRows) {
        Extension extension
            = world.client.extension(QString::fromLatin1(row.number), QString::fromLatin1(row.name), row.state);
        extension.department = QString::fromLatin1(row.department);
        extension.registered = true;
        extension.since = world.ago(row.seconds);
        extension.with.name = QString::fromLatin1(row.with);
        extension.call = world.client.callId(u"call"_s + extension.number());
        if (extension.number() == u"208"_s)
            extension.forwardTo = u"0170 555 0123"_s;
        if (extension.number() == u"210"_s)
            extension.registered = false;
        if (extension.number() == u"205"_s || extension.number() == u"213"_s)
            extension.voicemailNew = 3;
        if (extension.number() == u"203"_s)
            extension.inferred = InferredField::State;
        if (extension.number() == u"216"_s)
            extension.stale = true;
        Q_EMIT world.client.extensionChanged(extension);
    }
    for (int i = 0; i < more; ++i) {
        Extension extension = world.client.extension(QString::number(1000 + i), u"Colleague %1"_s.arg(i));
        extension.department = u"Branch %1"_s.arg(i % 7);
        Q_EMIT world.client.extensionChanged(extension);
    }
    world.models.flush();
}

void fillCalls(UiWorld& world)
{
    Queue queue;
    queue.id = QueueId{world.client.site(), u"600"_s};
    queue.name = u"Sales"_s;
    Q_EMIT world.client.queueChanged(queue);
    world.models.flush();
    Call acme = world.client.incoming(
        u"1"_s, {u"ACME Ltd"_s, u"+49 30 555 0101"_s}, u"201"_s, LegState::Ringing, world.ago(7));
    acme.queue = u"600"_s;
    world.announce(acme);
    Call unnamed
        = world.client.incoming(u"2"_s, {{}, u"+33 1 55 55 01 88"_s}, u"201"_s, LegState::Ringing, world.ago(3));
    unnamed.calledLine = u"030 555 0"_s;
    world.announce(unnamed);
    world.ring(u"4"_s, u"J. Novak"_s, LegState::Held, 62, u"+420 2 5555 0177"_s);
    world.ring(u"5"_s, u"Barbara Schmidt-Rottluff, Westphalia Insurance"_s, LegState::Held, 12);
    Call ito = world.client.incoming(
        u"3"_s, {u"Ms Ito"_s, u"+81 3 5555 0142"_s}, u"201"_s, LegState::Talking, world.ago(151));
    ito.recording = true;
    ito.calledLine = u"030 555 0"_s;
    world.announce(ito);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"screenshot"_s, u"Write a picture and quit."_s, u"file"_s},
        {u"theme"_s, u"light, dark or contrast"_s, u"name"_s, u"light"_s},
        {u"density"_s, u"compact, comfortable or large"_s, u"name"_s, u"comfortable"_s},
        {u"size"_s, u"of the window"_s, u"WxH"_s, u"1280x720"_s}, {u"tiles"_s, u"S, M or L"_s, u"size"_s, u"M"_s},
        {u"people"_s, u"more extensions"_s, u"count"_s, u"20"_s}, {u"font"_s, u"family"_s, u"name"_s, {}},
        {u"empty"_s, u"no data"_s}, {u"hover"_s, u"the pointer on the first call"_s},
        {u"select"_s, u"the current call's id"_s, u"id"_s, {}}, {u"type"_s, u"text in the dial field"_s, u"text"_s, {}},
        {u"scale"_s, u"text size in percent"_s, u"percent"_s, u"100"_s}});
    parser.addHelpOption();
    parser.process(application);

    UiWorld world;
    if (!parser.value(u"font"_s).isEmpty()) {
        QFont font(parser.value(u"font"_s));
        font.setPixelSize(13);
        world.theme.setBaseFont(font);
    }
    world.settings.set(Setting::Theme, parser.value(u"theme"_s));
    world.settings.set(Setting::Density, parser.value(u"density"_s));
    world.settings.set(Setting::TextScale, parser.value(u"scale"_s).toInt());
    world.settings.set(Setting::TileSize, parser.value(u"tiles"_s));
    world.settings.set(Setting::Favourites, QStringList{u"head/202"_s, u"head/205"_s});
    world.settings.set(Setting::OwnGroups, QVariantMap{{u"Night team"_s, QStringList{u"head/203"_s}}});
    world.theme.follow(world.settings);
    world.theme.applyTo(application);

    QWidget window;
    window.setProperty("surface", u"window"_s);
    window.setAttribute(Qt::WA_StyledBackground);
    auto* columns = new QHBoxLayout(&window);
    columns->setContentsMargins(8, 8, 8, 8);
    columns->setSpacing(8);
    auto* calls = new CallsPanel(world.context);
    calls->setFixedWidth(300);
    auto* lamps = new BlfPanel(world.context);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    auto* card = new CallerCard(world.context);
    auto* dial = new DialPad(world.context);
    card->setFixedWidth(296);
    dial->setFixedWidth(296);
    right->addWidget(card, 1);
    right->addWidget(dial);
    columns->addWidget(calls);
    columns->addWidget(lamps, 1);
    columns->addLayout(right);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    world.actions.installOn(&window);
    window.show();
    if (!parser.isSet(u"empty"_s)) {
        fillPeople(world, parser.value(u"people"_s).toInt());
        fillCalls(world);
        card->setLastContact(u"Last: yesterday, 4 min, Ana"_s);
        card->setNote(u"Note: wants invoice copies"_s);
    }
    if (!parser.value(u"select"_s).isEmpty())
        world.selection.setCall(world.client.callId(parser.value(u"select"_s)));
    if (parser.isSet(u"hover"_s)) {
        const QPoint at = calls->list().visualRect(calls->list().model()->index(0, 0)).center();
        QHoverEvent hover(QEvent::HoverMove, at, calls->list().viewport()->mapToGlobal(at), at);
        QCoreApplication::sendEvent(calls->list().viewport(), &hover);
    }
    if (!parser.value(u"type"_s).isEmpty()) {
        dial->field().setText(parser.value(u"type"_s));
        Q_EMIT dial->field().textEdited(dial->field().text());
    }
    if (parser.isSet(u"screenshot"_s)) {
        QTimer::singleShot(150, &window, [&] {
            window.grab().save(parser.value(u"screenshot"_s));
            QCoreApplication::quit();
        });
    } else {
        world.ticker.start();
    }
    return QCoreApplication::exec();
}
