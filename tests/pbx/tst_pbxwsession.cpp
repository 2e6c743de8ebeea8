// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The key, POST and GET, tenants, errors of all kinds, what is read of the past, through a real socket.
#include "pbxwclienttest.h"

#include <QSslSocket>

using namespace callboard;
using namespace callboard::test;

class TestPbxwSession : public PbxwClientTest
{
    Q_OBJECT

private:
    const QList<LinkState> m_wayUp{
        LinkState::Connecting, LinkState::Authenticating, LinkState::Synchronising, LinkState::Live};

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void keyGoesInTheBody()
    {
        goLive();
        QCOMPARE(m_watch->states, m_wayUp);
        for (const PbxwPeer::Ask& ask : std::as_const(m_pbx->asks)) {
            QCOMPARE(ask.verb, QByteArray("POST"));
            QCOMPARE(ask.target, QByteArray("/"));
        }
        QCOMPARE(m_pbx->last(u"monitor.list"_s).value(u"server"_s), u"1"_s);
        QCOMPARE(lamp(u"201"_s).name, u"Ana Ruiz"_s);
        QCOMPARE(lamp(u"201"_s).department, u"Sales, Support"_s);
        QCOMPARE(lamp(u"201"_s).registered, std::optional(true));
        QCOMPARE(lamp(u"203"_s).state, ExtensionState::Unavailable);
    }

    void getWhereThereIsNoPost()
    {
        m_pbx->postWorks = false;
        goLive();
        QVERIFY(m_pbx->last(u"monitor.list"_s).target.startsWith("/?apikey=K0123456789&apiformat=json&action="));
        QCOMPARE(m_pbx->last(u"monitor.list"_s).verb, QByteArray("GET"));
        // What worked is asked first after a break.
        m_pbx->asks.clear();
        m_client->close();
        m_client->open();
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QCOMPARE(m_pbx->asks.first().verb, QByteArray("GET"));
    }

    void methodOfTheProfile()
    {
        m_profile.options.insert(u"method"_s, u"get"_s);
        goLive();
        for (const PbxwPeer::Ask& ask : std::as_const(m_pbx->asks))
            QCOMPARE(ask.verb, QByteArray("GET"));
        m_pbx->getWorks = false;
        m_profile.options.insert(u"method"_s, u"GET"_s);
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Protocol);
        QCOMPARE(m_client->link().error.detail, u"Welcome to PBXware"_s);
    }

    void wrongKeyIsNotTriedAgain()
    {
        start(u"wrong"_s);
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
        QCOMPARE(m_client->link().error.detail, u"Invalid API key."_s);
        QVERIFY(!describe(m_client->link().error).contains("wrong"_L1));
        QCOMPARE(m_pbx->asks.size(), 1);
    }

    void keyThatIsTakenAway()
    {
        goLive();
        m_pbx->key = u"another one"_s;
        QTRY_COMPARE(m_client->link().state, LinkState::Offline);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Auth);
    }

    void keyIsNeverShown()
    {
        m_profile.options.insert(u"method"_s, u"get"_s);
        start();
        auto* client = dynamic_cast<pbxware::PbxwClient*>(m_client.get());
        QVERIFY(client);
        client->wireLog().setEnabled(true);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        (void)await(m_client->invoke(u"pbxware.ext.add"_s,
            {{u"name"_s, u"x"_s}, {u"email"_s, u"e@x"_s}, {u"location"_s, 1}, {u"ua"_s, 50}, {u"status"_s, 1},
                {u"pin"_s, u"4711"_s}, {u"incominglimit"_s, 1}, {u"outgoinglimit"_s, 1}, {u"voicemail"_s, 1},
                {u"prot"_s, u"sip"_s}, {u"secret"_s, u"S3cret"_s}}));
        QVERIFY(client->wireLog().frames().size() > 4);
        for (const WireLog::Frame& frame : client->wireLog().frames()) {
            for (const QString& secret : {u"K0123456789"_s, u"4711"_s, u"S3cret"_s})
                QVERIFY2(!frame.text.contains(secret), qPrintable(frame.text));
        }
    }

    void nothingListensThere()
    {
        m_pbx->stop();
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Network);
        QVERIFY(m_pbx->listen(static_cast<quint16>(m_profile.url.port())));
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }

    void connectionBreaks()
    {
        goLive();
        m_pbx->stop();
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QVERIFY(lamp(u"201"_s).stale);
        QVERIFY(m_pbx->listen(static_cast<quint16>(m_profile.url.port())));
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QTRY_VERIFY(!lamp(u"201"_s).stale);
    }

    void silenceIsNoticed()
    {
        using Ms = std::chrono::milliseconds;
        pbxware::PbxwOptions options = quick();
        options.readWithin = Ms{60};
        start(u"K0123456789"_s, options);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        m_pbx->onAll([](const PbxwPeer::Ask&) { return PbxwPeer::Answer{.body = {}, .silent = true}; });
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QCOMPARE(m_client->link().error.kind, ErrorKind::Timeout);
        m_pbx->onAll({});
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
    }

    // An answer that makes no sense says nothing about the link (notes A5 11).
    void oddAnswersDoNoHarm()
    {
        goLive();
        m_pbx->say(u"monitor.list"_s, "Warning: out of memory in /x.php");
        m_pbx->say(u"monitor.live_calls"_s, "<html>The tenant is being built</html>");
        const int asked = m_pbx->count(u"monitor.list"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.list"_s) > asked + 3);
        QCOMPARE(m_client->link().state, LinkState::Live);
        sayPhones("--c");
        QTRY_COMPARE(lamp(u"203"_s).state, ExtensionState::Talking);
        m_pbx->say(u"monitor.list"_s, R"({"41":7,"42":{"ext":"202","status":"offline"}})");
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Unavailable);
        QTRY_VERIFY(m_client->link().dropped > 0);
    }

    void whatTheKeyMayNotIsAskedSeldom()
    {
        m_pbx->refuse(u"monitor.live_calls"_s, "No permission for this method.");
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
        QVERIFY(m_client->link().error.message.contains("does not show the calls"_L1));
        const int states = m_pbx->count(u"monitor.list"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.list"_s) > states + 4);
        QCOMPARE(m_pbx->count(u"monitor.live_calls"_s), 1);
        // The phones alone tell who speaks.
        sayPhones("c--");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
    }

    void licenceMayBeRefused()
    {
        m_pbx->refuse(u"license.info"_s, "No permission for this method.");
        goLive();
    }

    void askedToWait()
    {
        goLive();
        int refused = 0;
        m_pbx->on(u"monitor.live_calls"_s, [&](const PbxwPeer::Ask&) {
            ++refused;
            return PbxwPeer::Answer{
                .body = "slow down", .status = 429, .contentType = "text/plain", .headers = {{"Retry-After", "3600"}}};
        });
        QTRY_COMPARE(refused, 1);
        const qsizetype asked = m_pbx->asks.size() - m_pbx->count(u"tenant.list"_s);
        for (int i = 0; i < 20; ++i)
            QVERIFY(await(m_client->tenants())); // what a person asks for goes on
        const qsizetype polls = m_pbx->asks.size() - m_pbx->count(u"tenant.list"_s);
        QVERIFY2(polls <= asked + 2, qPrintable(QString::number(polls - asked)));
        QCOMPARE(m_client->link().state, LinkState::Live);
    }

    void pollsKeepTheirBudget()
    {
        m_profile.options.insert(u"pollBudget"_s, u"30"_s);
        goLive();
        QSignalSpy traffic(m_client.get(), &PbxClient::pollTrafficChanged);
        QCOMPARE(m_client->pollTraffic()->budget, 30);
        QTRY_VERIFY(traffic.size() > 0); // a second has passed: fifty times the interval
        QVERIFY2(m_pbx->asks.size() < 60, qPrintable(QString::number(m_pbx->asks.size())));
        QSignalSpy profiles(m_client.get(), &PbxClient::profileChanged);
        m_client->setPollBudget(60);
        QCOMPARE(m_client->pollTraffic()->budget, 60);
        QCOMPARE(m_client->profile().options.value(u"pollBudget"_s).toString(), u"60"_s);
        QCOMPARE(profiles.size(), 1);
        QVERIFY(traffic.size() > 0);
    }

    void tenantsToChooseFrom()
    {
        m_pbx->say(u"license.info"_s, R"({"Edition": "Multi-Tenant"})");
        m_pbx->say(u"tenant.list"_s,
            R"({"1": {"name": "master", "tenantcode": "000"}, "7": {"name": "t2.dot.com", "tenantcode": "454"},
                "2": {"name": "t1.dot.com", "tenantcode": "344"},})");
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
        QVERIFY(m_client->link().error.message.contains("t1.dot.com"_L1));
        QCOMPARE(m_pbx->last(u"ext.list"_s).value(u"server"_s), u"2"_s);
        const auto tenants = await(m_client->tenants());
        QVERIFY(tenants && *tenants);
        QCOMPARE((*tenants)->size(), 3);
        QCOMPARE((*tenants)->at(1), (Tenant{u"2"_s, u"t1.dot.com (344)"_s}));
        for (const QString& wanted : {u"7"_s, u"454"_s, u"T2.dot.com"_s}) {
            m_profile.tenant = wanted;
            start();
            QTRY_COMPARE(m_client->link().state, LinkState::Live);
            QCOMPARE(m_pbx->last(u"ext.list"_s).value(u"server"_s), u"7"_s);
        }
        m_profile.tenant = u"9"_s;
        start();
        QTRY_COMPARE(m_client->link().state, LinkState::Degraded);
        QCOMPARE(m_pbx->last(u"ext.list"_s).value(u"server"_s), u"9"_s);
    }

    void serverByHand()
    {
        m_pbx->refuse(u"tenant.list"_s, "No permission for this method.");
        m_profile.options.insert(u"server"_s, u"5"_s);
        goLive();
        QCOMPARE(m_pbx->last(u"monitor.live_calls"_s).value(u"server"_s), u"5"_s);
    }

    void pastCalls()
    {
        goLive();
        const QByteArray head
            = R"json({"success":"Success.","header":["From","To","Date/Time","Total Duration","Status",
            "Unique ID","MOS"],)json";
        m_pbx->on(u"cdr.download"_s, [&](const PbxwPeer::Ask& ask) {
            if (ask.value(u"cdrtype"_s) == "1"_L1)
                return PbxwPeer::Answer{.body = head + R"json("next_page":true,"csv":[
                    ["ACME (+4930555)","Ana Ruiz (201)","1735689600","42","Answered","1.1",4.2],
                    ["Bo Li (202)","Ana Ruiz (201)","1735689700","0","Unanswered","1.2",0]]})json"};
            return PbxwPeer::Answer{.body = head + R"json("next_page":false,"csv":[
                    ["Bo Li (202)","Ana Ruiz (201)","1735689700","0","Unanswered","1.2",0],
                    ["Bo Li (202)","+4930777","1735689650","7","Busy","1.3",0]]})json"};
        });
        HistoryQuery query;
        query.from = QDateTime::fromSecsSinceEpoch(1735689000, Qt::UTC);
        query.limit = 50;
        const auto page = await(m_client->history(query));
        QVERIFY(page && *page);
        QCOMPARE((*page)->records.size(), 3);
        QCOMPARE((*page)->next, u"2"_s);
        const CallRecord& newest = (*page)->records.at(0);
        QCOMPARE(newest.id.text, u"1.2"_s);
        QCOMPARE(newest.direction, Direction::Internal);
        QCOMPARE(newest.result, CallResult::NoAnswer);
        QCOMPARE((*page)->records.at(1).direction, Direction::Out);
        const CallRecord& answered = (*page)->records.at(2);
        QCOMPARE(answered.direction, Direction::In);
        QCOMPARE(answered.quality, std::optional(4.2));
        QCOMPARE(answered.answeredBy, u"201"_s);
        const PbxwPeer::Ask ask = m_pbx->last(u"cdr.download"_s);
        QCOMPARE(ask.value(u"limit"_s), u"50"_s);
        QVERIFY(!ask.value(u"timezone"_s).isEmpty());
        QVERIFY(!ask.value(u"endtime"_s).isEmpty());
        // A page further, missed calls of one extension only.
        query.cursor = (*page)->next;
        query.missedOnly = true;
        query.number = u"201"_s;
        QVERIFY(await(m_client->history(query)));
        QCOMPARE(m_pbx->last(u"cdr.download"_s).value(u"page"_s), u"2"_s);
        QCOMPARE(m_pbx->last(u"cdr.download"_s).value(u"status"_s), u"4"_s);
        QCOMPARE(m_pbx->last(u"cdr.download"_s).value(u"ext"_s), u"201"_s); // the second one asks for calls out
        query.cursor = u"nonsense"_s;
        QCOMPARE((*await(m_client->history(query))).error().kind, ErrorKind::Invalid);
    }

    void qualityIsAskedForWhereTheRecordsHaveNone()
    {
        goLive();
        m_pbx->say(u"cdr.download"_s, R"({"success":"Success.","next_page":0,"header":["From","To","Date/Time",
            "Total Duration","Status","ID"],"csv":[["201","+49","1735689600","42","Answered","7.1"]]})");
        m_pbx->say(u"cdr.mos"_s, R"({"success":"Success.","data":[{"uniqueid":"7.1","avgmes":3.5}]})");
        const auto page = await(m_client->history({}));
        QVERIFY(page && *page);
        QCOMPARE((*page)->records.first().quality, std::optional(3.5));
        m_pbx->refuse(u"cdr.mos"_s, "No permission.");
        QVERIFY(!(*await(m_client->history({})))->records.first().quality);
        const int asked = m_pbx->count(u"cdr.mos"_s);
        QVERIFY(await(m_client->history({})));
        QCOMPARE(m_pbx->count(u"cdr.mos"_s), asked);
    }

    void whatWasSaid()
    {
        goLive();
        CallRecord record;
        record.id = CallRecordId{m_client->site(), u"1.1"_s};
        m_pbx->say(u"transcription.get"_s, R"({"text":"Hello.","vtt":{"segments":[{"text":" Hello."}]}})");
        QCOMPARE(**await(m_client->transcript(record)), u"Hello."_s);
        QCOMPARE(m_pbx->last(u"transcription.get"_s).value(u"uniqueid"_s), u"1.1"_s);
        m_pbx->refuse(u"transcription.get"_s, "No transcription found.");
        QCOMPARE((*await(m_client->transcript(record))).error().detail, u"No transcription found."_s);
        QVERIFY(!m_client->capabilities().can(Capability::Recordings));
        QVERIFY(!m_client->capabilities().of(Capability::Recordings).why.isEmpty());
        QCOMPARE((*await(m_client->recording(record, u"x.mp3"_s))).error().kind, ErrorKind::NotSupported);
    }

    void whatThePbxSaysOfItself()
    {
        goLive();
        m_pbx->say(u"dashboard.cpu"_s, R"({"inuse": "7%"})"); // pbxware 625
        m_pbx->say(u"dashboard.disk_usage"_s, R"({"inuse": "97%"})");
        m_pbx->say(u"dashboard.calls"_s, R"({"now": 0, "last hour": 6, "today": 6, "answared calls": 5})"); // 454
        m_pbx->say(u"dashboard.sip_registrations"_s,
            R"({"SIP Registrations": {"success": 4, "failed": 1, "lagged": 0}})"); // 436
        m_pbx->say(u"dashboard.services"_s, R"({"PBXware": "running", "Memcached": "stopped"})");
        m_pbx->say(u"cdr.billamount"_s, R"({"billamount": "8.50"})");
        const auto facts = await(m_client->systemFacts());
        QVERIFY(facts && *facts);
        const auto value = [&](const QString& name) {
            for (const SystemFact& fact : **facts) {
                if (fact.name == name)
                    return fact;
            }
            return SystemFact();
        };
        QCOMPARE(value(u"Processor"_s).level, SystemFact::Level::Good);
        QCOMPARE(value(u"Disk"_s).level, SystemFact::Level::Bad);
        QCOMPARE(value(u"Answered"_s).value, u"5"_s);
        QCOMPARE(value(u"Registered"_s).value, u"4"_s);
        QCOMPARE(value(u"Not registered"_s).level, SystemFact::Level::Warning);
        QCOMPARE(value(u"Memcached"_s).level, SystemFact::Level::Bad);
        QCOMPARE(value(u"Main"_s).level, SystemFact::Level::Good);
        QCOMPARE(value(u"Cost today"_s).value, u"8.50"_s);
        QCOMPARE(value(u"Edition"_s).value, u"Business"_s);
    }

    void anyActionByName()
    {
        goLive();
        m_pbx->say(u"ext.configuration"_s, R"({"41": {"name": "Ana", "pin": "1234", "options": {"secret": "530"}}})");
        const auto masked = await(m_client->invoke(u"pbxware.ext.configuration"_s, {{u"ext"_s, u"201"_s}}));
        QVERIFY(masked && *masked);
        QCOMPARE(m_pbx->last(u"ext.configuration"_s).value(u"id"_s), u"41"_s);
        QVERIFY(!m_pbx->last(u"ext.configuration"_s).has(u"ext"_s)); // not both (pbxware 872)
        QCOMPARE((**masked)[u"pin"_s].toString(), u"***"_s);
        QCOMPARE((**masked)[u"name"_s].toString(), u"Ana"_s);
        const auto shown = await(
            m_client->invokeRevealing(u"pbxware.ext.configuration"_s, {{u"ext"_s, u"201"_s}}, {u"options/secret"_s}));
        QCOMPARE((**shown)[u"options"_s][u"secret"_s].toString(), u"530"_s);
        QCOMPARE((**shown)[u"pin"_s].toString(), u"***"_s);
        // An older version knows the older name (notes 37).
        m_pbx->say(u"ext.billing"_s, R"({"41": {"splan": "Basic"}})");
        const auto rating = await(m_client->invoke(u"pbxware.ext.call_rating"_s, {{u"ext"_s, u"201"_s}}));
        QCOMPARE((**rating)[u"splan"_s].toString(), u"Basic"_s);
        QCOMPARE((*await(m_client->invoke(u"pbxware.nothing"_s, {}))).error().kind, ErrorKind::NotSupported);
        QCOMPARE(m_client->operations().size(), 275);
        m_pbx->say(u"ext.es.dnd.set"_s, "Notice: done with a warning");
        const auto unsure
            = await(m_client->invoke(u"pbxware.ext.es.dnd.set"_s, {{u"ext"_s, u"201"_s}, {u"state"_s, u"yes"_s}}));
        QVERIFY(!*unsure);
        QVERIFY((*unsure).error().message.contains("may have done it"_L1));
        QCOMPARE(m_pbx->count(u"ext.es.dnd.set"_s), 1);
    }

    void peopleComeAndGo()
    {
        goLive();
        m_pbx->say(u"ext.list"_s, R"({"41": {"name": "Ana R. Ruiz", "ext": "201", "department": "6"},
            "44": {"name": "Di Fox", "ext": "204"}})");
        m_pbx->say(u"monitor.list"_s, R"({"41": {"ext": "201", "status": "online"},
            "44": {"ext": "204", "status": "online"}})");
        (void)await(m_client->invoke(u"pbxware.department.add"_s, {{u"name"_s, u"x"_s}})); // a write: look again
        QTRY_COMPARE(lamp(u"201"_s).name, u"Ana R. Ruiz"_s);
        QTRY_COMPARE(lamp(u"204"_s).state, ExtensionState::Idle);
        QCOMPARE(lamp(u"201"_s).department, u"Support"_s);
        QTRY_VERIFY(m_watch->removed.contains(u"202"_s));
        QVERIFY(!m_watch->removed.contains(u"201"_s));
        QCOMPARE(m_client->link().state, LinkState::Live);
    }
};

QTEST_GUILESS_MAIN(TestPbxwSession)
#include "tst_pbxwsession.moc"
