// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"

#include "ui/notify/inlineconfirmer.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace callboard::ui {

using namespace Qt::StringLiterals;

ShellFixture::ShellFixture()
    : clock(QDateTime::currentMSecsSinceEpoch())
    , settings(ProfilePaths::below(directory.path()))
    , commands(clock)
    , ticker(clock)
    , context{models, commands, settings, clock, theme, actions, ticker, selection}
    , transfers(models, commands)
    , recalls(models, clock)
{
    addStandardActions(actions);
    theme.setMode(Theme::Mode::Light);
    theme.applyTo(*qApp);
    models.attach(&client);
    commands.attach(&client);
    client.open();
    models.flush();
}

void ShellFixture::settle()
{
    models.flush();
    // Panels gather changes in timers of 0 ms, and some wait for another's.
    for (int turn = 0; turn < 3; ++turn) {
        QTimer next;
        next.setSingleShot(true);
        QSignalSpy fired(&next, &QTimer::timeout);
        next.start(0);
        fired.wait(1000);
    }
}

MainWindow& ShellFixture::window()
{
    if (!shell) {
        shell = std::make_unique<MainWindow>(context, ShellParts{tester, transfers, recalls, sounds, brands});
        commands.setConfirmer(&shell->confirmer());
        shell->showConsole();
        shell->show();
        (void)QTest::qWaitForWindowActive(shell.get());
        settle();
    }
    return *shell;
}

void ShellFixture::announce(const Call& call)
{
    Q_EMIT client.callChanged(call);
    settle();
}

Call ShellFixture::call(const QString& id, const Party& from, LegState state, int secondsAgo)
{
    const Call made = client.incoming(id, from, u"201"_s, state, ago(secondsAgo));
    announce(made);
    return made;
}

void ShellFixture::populate()
{
    struct Person
    {
        QStringView number;
        QStringView name;
        ExtensionState state;
        QStringView department;
    };
    static constexpr Person kPeople[]{
        {u"201", u"Front Desk", ExtensionState::Idle, u"Reception"},
        {u"202", u"Bo Li", ExtensionState::Idle, u"Sales"},
        {u"203", u"Carla Diaz", ExtensionState::Talking, u"Sales"},
        {u"204", u"Dieter Eder", ExtensionState::Dnd, u"Sales"},
        {u"205", u"Ana Ruiz", ExtensionState::Idle, u"Support"},
        {u"206", u"Emil Fischer", ExtensionState::Ringing, u"Support"},
        {u"207", u"Farah Haddad", ExtensionState::Held, u"Support"},
        {u"208", u"Grace Okafor", ExtensionState::Unavailable, u"Accounts"},
        {u"209", u"Hanna Lindqvist", ExtensionState::Idle, u"Accounts"},
        {u"210", u"Ivo Petrov", ExtensionState::Unknown, u"Warehouse"},
    };
    for (const Person& person : kPeople) {
        Extension extension = client.extension(person.number.toString(), person.name.toString(), person.state);
        extension.department = person.department.toString();
        extension.registered = person.state != ExtensionState::Unavailable;
        extension.since = ago(40);
        Q_EMIT client.extensionChanged(extension);
    }
    for (int slot = 701; slot <= 704; ++slot) {
        ParkSlot park;
        park.id = ParkSlotId{client.site(), QString::number(slot)};
        if (slot == 701) {
            park.call = client.callId(u"parked"_s);
            park.who = {u"Ms Berg"_s, u"+49 30 555 0177"_s};
            park.by = u"205"_s;
            park.since = ago(41);
        }
        Q_EMIT client.parkSlotChanged(park);
    }
    Queue sales{QueueId{client.site(), u"600"_s}, u"Sales"_s, {}, false};
    const Party callers[]{
        {u"J. Novak"_s, u"+420 2 555 0111"_s}, {u"Lena Vogt"_s, u"+49 40 555 0122"_s}, {{}, u"+44 20 7946 0133"_s}};
    const int waits[]{72, 38, 9};
    for (int i = 0; i < 3; ++i)
        sales.waiting << QueuedCaller{client.callId(u"q%1"_s.arg(i)), callers[i], ago(waits[i]), i + 1};
    Q_EMIT client.queueChanged(sales);
    Q_EMIT client.queueChanged(Queue{QueueId{client.site(), u"601"_s}, u"Support"_s, {}, false});
    const AgentState states[]{AgentState::Idle, AgentState::Talking, AgentState::Paused};
    for (int i = 0; i < 3; ++i) {
        Agent agent;
        agent.id = AgentId{client.site(), u"600/%1"_s.arg(202 + i)};
        agent.queue = u"600"_s;
        agent.extension = QString::number(202 + i);
        agent.name = kPeople[i + 1].name.toString();
        agent.state = states[i];
        agent.reason = i == 2 ? u"lunch"_s : QString();
        agent.since = ago(120);
        if (i == 1)
            agent.inferred = InferredField::State;
        Q_EMIT client.agentChanged(agent);
    }
    settle();
}

} // namespace callboard::ui
