// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/commands/auditlog.h"
#include "core/commands/commandrunner.h"
#include "tests/support/fakeclient.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

//! Remembers what was asked; answers at once or when told.
class ScriptedConfirmer : public Confirmer
{
public:
    std::optional<bool> answer;
    QList<Question> asked;
    QPromise<bool> later;

    QFuture<bool> confirm(const Question& question) override
    {
        asked << question;
        if (answer)
            return QtFuture::makeReadyFuture(*answer);
        later.start();
        return later.future();
    }
    void say(bool yes)
    {
        later.addResult(yes);
        later.finish();
    }
};

struct Desk
{
    ManualClock clock;
    CommandRunner runner{clock};
    std::unique_ptr<FakeClient> client = std::make_unique<FakeClient>();
    ScriptedConfirmer confirmer;

    Desk()
    {
        runner.attach(client.get());
        client->open();
    }
    [[nodiscard]] CallId call() const { return {SiteId{u"head"_s}, u"c1"_s}; }
    [[nodiscard]] Command hold() const { return Command::hold(call(), u"201"_s); }
    //! Cuts everybody off: destructive.
    [[nodiscard]] Command endForAll() const { return Command::hangup(call(), {}); }
};

} // namespace

class TestCommandRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnceAndReportsTheOutcome()
    {
        Desk desk;
        QSignalSpy started(&desk.runner, &CommandRunner::started);
        QSignalSpy finished(&desk.runner, &CommandRunner::finished);
        desk.client->holdAnswers();
        const QFuture<Outcome> outcome = desk.runner.run(desk.hold(), u"key"_s);
        QCOMPARE(desk.client->submitted(), QList<Command>{desk.hold()});
        QCOMPARE(started.count(), 1);
        desk.clock.advanceMs(250);
        desk.client->finishPending(Outcome::done(u"OK held"_s));
        QTRY_VERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().text, u"OK held"_s);
        QCOMPARE(finished.count(), 1);
        const AuditEntry entry = desk.runner.audit().constLast();
        QCOMPARE(entry.command, desk.hold());
        QCOMPARE(entry.origin, u"key"_s);
        QCOMPARE(entry.tookMs, 250);
        QCOMPARE(entry.at.toMSecsSinceEpoch(), 1'700'000'000'000);
    }

    void refusesWithoutTraffic_data()
    {
        QTest::addColumn<LinkState>("link");
        QTest::addColumn<bool>("can");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("why");
        QTest::newRow("the PBX cannot") << LinkState::Live << false << ErrorKind::NotSupported << u"No hold here."_s;
        QTest::newRow("offline") << LinkState::Offline << true << ErrorKind::Network
                                 << u"Head office is not connected."_s;
        QTest::newRow("waiting to reconnect")
            << LinkState::Backoff << true << ErrorKind::Network << u"Head office is not connected."_s;
        QTest::newRow("still reading") << LinkState::Synchronising << true << ErrorKind::Network
                                       << u"Head office is still connecting."_s;
    }

    void refusesWithoutTraffic()
    {
        QFETCH(LinkState, link);
        QFETCH(bool, can);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, why);
        Desk desk;
        if (!can)
            desk.client->deny(Capability::Hold, u"No hold here."_s);
        desk.client->setState(link);
        QCOMPARE(desk.runner.availability(desk.client->site(), Capability::Hold), Availability::no(why));
        const QFuture<Outcome> outcome = desk.runner.run(desk.hold(), u"key"_s);
        QVERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().error.kind, kind);
        QCOMPARE(outcome.result().error.message, why);
        QVERIFY(desk.client->submitted().isEmpty());
        QCOMPARE(desk.runner.audit().size(), 1); // refusals are audited as well
    }

    void unknownSiteIsRefused()
    {
        Desk desk;
        const Command command = Command::hold({SiteId{u"nowhere"_s}, u"c1"_s}, u"201"_s);
        const QFuture<Outcome> outcome = desk.runner.run(command, u"key"_s);
        QCOMPARE(outcome.result().error.message, u"nowhere is not connected."_s);
    }

    void failureIsNotRetried()
    {
        Desk desk;
        desk.client->answerNext(Outcome::failed(
            {.kind = ErrorKind::Timeout, .code = {}, .message = u"no answer"_s, .detail = {}, .retryable = true}));
        const QFuture<Outcome> outcome = desk.runner.run(desk.hold(), u"key"_s);
        QTRY_VERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().error.kind, ErrorKind::Timeout);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(desk.client->submitted().size(), 1);
    }

    void riskyCommandsAskFirst_data()
    {
        QTest::addColumn<bool>("answer");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }

    void riskyCommandsAskFirst()
    {
        QFETCH(bool, answer);
        Desk desk;
        desk.runner.setConfirmer(&desk.confirmer);
        const QFuture<Outcome> outcome = desk.runner.run(desk.endForAll(), u"button"_s);
        QCOMPARE(desk.confirmer.asked.size(), 1);
        QVERIFY(desk.client->submitted().isEmpty());
        QVERIFY(!outcome.isFinished());
        desk.confirmer.say(answer);
        QTRY_VERIFY(outcome.isFinished());
        QCOMPARE(desk.client->submitted().size(), answer ? 1 : 0);
        if (!answer)
            QCOMPARE(outcome.result().error.kind, ErrorKind::Cancelled);
    }

    void harmlessCommandsDoNotAsk()
    {
        Desk desk;
        desk.runner.setConfirmer(&desk.confirmer);
        (void)desk.runner.run(Command::hangup(desk.call(), u"201"_s), u"key"_s);
        QVERIFY(desk.confirmer.asked.isEmpty());
        QCOMPARE(desk.client->submitted().size(), 1);
    }

    void nobodyToAskMeansNo()
    {
        Desk desk;
        const QFuture<Outcome> outcome = desk.runner.run(desk.endForAll(), u"ctl"_s);
        QCOMPARE(outcome.result().error.kind, ErrorKind::Cancelled);
        QVERIFY(desk.client->submitted().isEmpty());
    }

    void questionThatWasDroppedMeansNo()
    {
        Desk desk;
        desk.runner.setConfirmer(&desk.confirmer);
        const QFuture<Outcome> outcome = desk.runner.run(desk.endForAll(), u"button"_s);
        desk.confirmer.later.finish(); // without an answer
        QTRY_VERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().error.kind, ErrorKind::Cancelled);
        QVERIFY(desk.client->submitted().isEmpty());
    }

    void linkLostWhileAskingMeansNothingIsSent()
    {
        Desk desk;
        desk.runner.setConfirmer(&desk.confirmer);
        const QFuture<Outcome> outcome = desk.runner.run(desk.endForAll(), u"button"_s);
        desk.client->setState(LinkState::Backoff);
        desk.confirmer.say(true);
        QTRY_VERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().error.kind, ErrorKind::Network);
        QVERIFY(desk.client->submitted().isEmpty());
    }

    void destroyedClientFinishesWhatWasUnderWay()
    {
        Desk desk;
        desk.runner.setConfirmer(&desk.confirmer);
        desk.client->holdAnswers();
        const QFuture<Outcome> sent = desk.runner.run(desk.hold(), u"key"_s);
        const QFuture<Outcome> asked = desk.runner.run(desk.endForAll(), u"key"_s);
        desk.client.reset();
        QTRY_VERIFY(sent.isFinished());
        QTRY_VERIFY(asked.isFinished());
        QCOMPARE(sent.result().error.kind, ErrorKind::Cancelled);
        QCOMPARE(asked.result().error.kind, ErrorKind::Cancelled);
        QCOMPARE(desk.runner.availability(SiteId{u"head"_s}, Capability::Hold).why, u"Head office is not connected."_s);
        desk.confirmer.say(true); // too late: must not crash
        QCoreApplication::sendPostedEvents();
        QCOMPARE(desk.runner.audit().size(), 2);
    }

    void detachFinishesWhatWasUnderWay()
    {
        Desk desk;
        desk.client->holdAnswers();
        const QFuture<Outcome> sent = desk.runner.run(desk.hold(), u"key"_s);
        desk.runner.detach(desk.client->site());
        QCOMPARE(sent.result().error.kind, ErrorKind::Cancelled);
        desk.client->finishPending(); // nobody listens any more
        QCOMPARE(desk.runner.audit().size(), 1);
    }

    void destroyedRunnerFinishesItsFutures()
    {
        ManualClock clock;
        FakeClient client;
        client.open();
        client.holdAnswers();
        QFuture<Outcome> outcome;
        {
            CommandRunner runner(clock);
            runner.attach(&client);
            outcome = runner.run(Command::hold({client.site(), u"c1"_s}, u"201"_s), u"key"_s);
        }
        QVERIFY(outcome.isFinished());
        QCOMPARE(outcome.result().error.kind, ErrorKind::Cancelled);
    }

    void availabilityChangesAreTold()
    {
        Desk desk;
        QSignalSpy changed(&desk.runner, &CommandRunner::availabilityChanged);
        desk.client->deny(Capability::Park, u"no"_s);
        desk.client->setState(LinkState::Degraded);
        QCOMPARE(changed.count(), 2);
        QVERIFY(desk.runner.availability(desk.client->site(), Capability::Hold).can);
    }

    void everyVerbHasWords()
    {
        QSet<QString> words;
        int verbs = 0;
        for (int i = 0; i <= static_cast<int>(kLastVerb); ++i) {
            Command command;
            command.verb = static_cast<Capability>(i);
            command.extension = u"201"_s;
            command.target = u"202"_s;
            const QString text = CommandRunner::describe(command);
            QVERIFY2(text != toName(command.verb), qPrintable(text));
            words.insert(text);
            ++verbs;
            const Question question = CommandRunner::questionFor(command);
            QVERIFY(question.title.endsWith(u'?') && !question.consequence.isEmpty() && !question.action.isEmpty());
        }
        QCOMPARE(words.size(), verbs);
    }

    void namesComeBeforeNumbers()
    {
        Command command = Command::transferBlind({SiteId{u"h"_s}, u"c"_s}, u"201"_s, u"202"_s);
        QCOMPARE(CommandRunner::describe(command), u"Transfer the call to 202"_s);
        command.details = {{kDetailCaller, u"ACME Ltd"_s}, {kDetailTarget, u"Bo Li"_s}};
        QCOMPARE(CommandRunner::describe(command), u"Transfer ACME Ltd to Bo Li"_s);
        command.verb = Capability::TransferConsult;
        QCOMPARE(CommandRunner::describe(command), u"Ask Bo Li before transferring ACME Ltd"_s);
        const Question question = CommandRunner::questionFor(Command::hangup({SiteId{u"h"_s}, u"c"_s}, {}));
        QCOMPARE(question.title, u"End the call for everybody?"_s);
    }

    void auditFileHasALineForEachCommandAndNoSecrets()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"deep/audit.jsonl"_s);
        Desk desk;
        AuditLog log(desk.runner, path);
        desk.client->answerNext(Outcome::failed({.kind = ErrorKind::Pbx,
            .code = u"486"_s,
            .message = u"Busy."_s,
            .detail = u"{\"password\":\"hunter2\"}"_s}));
        Command transfer = Command::transferBlind(desk.call(), u"201"_s, u"202"_s);
        transfer.details = {{kDetailTarget, u"Bo Li"_s}, {u"apikey"_s, u"abc123"_s}};
        (void)desk.runner.run(transfer, u"drop"_s);
        (void)desk.runner.run(Command::sendDtmf(desk.call(), u"201"_s, u"4711"_s), u"key"_s);
        QTRY_COMPARE(desk.runner.audit().size(), 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        const QList<QByteArray> lines = all.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const QJsonObject first = QJsonDocument::fromJson(lines.at(0)).object();
        QCOMPARE(first.value(u"verb"_s).toString(), u"transfer-blind"_s);
        QCOMPARE(first.value(u"outcome"_s).toString(), u"failed"_s);
        QCOMPARE(first.value(u"details"_s).toObject().value(u"targetName"_s).toString(), u"Bo Li"_s);
        QCOMPARE(first.value(u"at"_s).toString(), u"2023-11-14T22:13:20.000Z"_s);
        for (const char* secret : {"hunter2", "abc123", "4711"})
            QVERIFY2(!all.contains(secret), secret);
    }

    void auditFileThatCannotBeWrittenIsToldOnce()
    {
        QTemporaryDir dir;
        Desk desk;
        AuditLog log(desk.runner, dir.path()); // a folder is no file
        QSignalSpy failed(&log, &AuditLog::failed);
        for (int i = 0; i < 3; ++i)
            (void)desk.runner.run(desk.hold(), u"key"_s);
        QTRY_COMPARE(desk.runner.audit().size(), 3);
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCommandRunner)
#include "tst_commandrunner.moc"
