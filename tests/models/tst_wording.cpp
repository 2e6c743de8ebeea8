// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/searchtext.h"
#include "core/models/wording.h"

#include <QTest>
#include <QTranslator>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

//! Stands in for a language with its own plural forms: shows which form was asked for.
class PluralTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int n) const override
    {
        if (QLatin1StringView(context) != "Wording"_L1 || n < 0)
            return {};
        const QString text = QString::fromLatin1(source);
        return QString(text).replace(u"(s)"_s, n == 1 ? u""_s : u"s"_s);
    }
};

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("negative") << qint64(-5000) << u"0:00"_s << u"0 seconds"_s;
        QTest::newRow("just before a second") << qint64(999) << u"0:00"_s << u"0 seconds"_s;
        QTest::newRow("one second") << qint64(1000) << u"0:01"_s << u"1 second"_s;
        QTest::newRow("seven") << qint64(7999) << u"0:07"_s << u"7 seconds"_s;
        QTest::newRow("one minute") << qint64(60'000) << u"1:00"_s << u"1 minute"_s;
        QTest::newRow("just before an hour") << qint64(3'599'999) << u"59:59"_s << u"59 minutes"_s;
        QTest::newRow("one hour") << qint64(3'600'000) << u"1:00:00"_s << u"1 hour"_s;
        QTest::newRow("mixed") << qint64(3'751'000) << u"1:02:31"_s << u"1 hour and 2 minutes"_s;
        QTest::newRow("days") << qint64(90'061'000) << u"25:01:01"_s << u"25 hours and 1 minute"_s;
    }

    void durations()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QFETCH(QString, spoken);
        PluralTranslator translator;
        QCoreApplication::installTranslator(&translator);
        const auto guard = qScopeGuard([&] { QCoreApplication::removeTranslator(&translator); });
        QCOMPARE(durationText(ms), text);
        QCOMPARE(spokenDuration(ms), spoken);
    }

    void everyStateHasItsOwnWord()
    {
        const auto distinct = [](auto last) {
            QSet<QString> words;
            for (int i = 0; i <= static_cast<int>(last); ++i)
                words.insert(stateWord(static_cast<decltype(last)>(i)));
            return words.size() == static_cast<int>(last) + 1 && !words.contains(QString());
        };
        QVERIFY(distinct(CallState::Ended));
        QVERIFY(distinct(LegState::Ended));
        QVERIFY(distinct(ExtensionState::Unknown));
        QVERIFY(distinct(AgentState::Unknown));
        QVERIFY(distinct(LinkState::Backoff));
        QCOMPARE(stateWord(LegState::Parked), u"parked"_s);
        QCOMPARE(stateWord(LegState::Queued), u"waiting"_s);
    }

    void callsAreSaidFromTheListenersSide_data()
    {
        QTest::addColumn<LegState>("leg");
        QTest::addColumn<CallState>("state");
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("expected");
        const QString me = u"201"_s;
        QTest::newRow("rings me") << LegState::Ringing << CallState::Ringing << me << u"ACME, 0301 is calling you."_s;
        QTest::newRow("I talk") << LegState::Talking << CallState::Talking << me << u"You are talking to ACME, 0301."_s;
        QTest::newRow("I hold") << LegState::Held << CallState::Held << me << u"ACME, 0301 is on hold."_s;
        QTest::newRow("somebody else rings")
            << LegState::Ringing << CallState::Ringing << u"999"_s << u"ACME is calling 201."_s;
        QTest::newRow("nobody's view") << LegState::Talking << CallState::Talking << QString()
                                       << u"ACME is talking to 201."_s;
    }

    void callsAreSaidFromTheListenersSide()
    {
        QFETCH(LegState, leg);
        QFETCH(CallState, state);
        QFETCH(QString, home);
        QFETCH(QString, expected);
        Call call;
        call.state = state;
        call.from = {u"ACME"_s, u"0301"_s};
        call.to = {{}, u"201"_s};
        Leg own;
        own.extension = u"201"_s;
        own.state = leg;
        call.legs << own;
        QCOMPARE(callSentence(call, home), expected);
    }

    void extensionsSayWhatElseMatters()
    {
        Extension extension;
        extension.id = {SiteId{u"h"_s}, u"202"_s};
        extension.name = u"Bo Li"_s;
        extension.state = ExtensionState::Talking;
        extension.with = {u"ACME"_s, u"0301"_s};
        extension.forwardTo = u"0170"_s;
        extension.registered = false;
        extension.stale = true;
        QCOMPARE(extensionSentence(extension),
            u"Bo Li, 202 is talking to ACME. Calls are forwarded to 0170. No phone is registered. "
            "This is the last word before the connection was lost."_s);
    }

    void linkSaysHowOldTheNewsIs()
    {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        LinkStatus status;
        status.state = LinkState::Live;
        QCOMPARE(linkSentence(status, now), u"live"_s);
        status.latencyMs = 234;
        QCOMPARE(linkSentence(status, now), u"live, 0.2 s"_s);
        status.state = LinkState::Degraded;
        status.lastHeard = now.addSecs(-12);
        QCOMPARE(linkSentence(status, now), u"degraded, last word 12 s ago"_s);
        status.state = LinkState::Backoff;
        status.nextAttempt = now.addSecs(8);
        QCOMPARE(linkSentence(status, now), u"disconnected, trying again in 8 s"_s);
        status.state = LinkState::Offline;
        status.error.message = u"The password is wrong."_s;
        QCOMPARE(linkSentence(status, now), u"offline: The password is wrong."_s);
    }

    void endCausesAreSentences()
    {
        QCOMPARE(endCauseSentence({.kind = EndCause::Kind::Busy, .text = {}}), u"The line was busy."_s);
        QCOMPARE(
            endCauseSentence({.kind = EndCause::Kind::Normal, .byCaller = true, .text = {}}), u"The caller hung up."_s);
        QCOMPARE(endCauseSentence({.kind = EndCause::Kind::Failed, .text = u"congestion"_s}),
            u"The call failed: congestion"_s);
        for (int kind = 0; kind <= static_cast<int>(EndCause::Kind::Lost); ++kind)
            QVERIFY(!endCauseSentence({.kind = static_cast<EndCause::Kind>(kind), .text = {}}).isEmpty());
    }

    void foldingFindsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"Ana RUIZ"_s << u"ana ruiz"_s;
        QTest::newRow("umlaut") << u"MÜLLER"_s << u"muller"_s;
        QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s;
        QTest::newRow("already decomposed") << u"Zoe\u0308"_s << u"zoe"_s;
        QTest::newRow("full width") << u"\uFF21\uFF22"_s << u"ab"_s;
        QTest::newRow("Japanese stays") << u"田中"_s << u"田中"_s;
    }

    void foldingFindsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(folded(text), expected);
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
