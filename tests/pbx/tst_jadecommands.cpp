// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! What the server is asked for, and what counts as done: 200 means only that it passed the command on.
class TestJadeCommands : public JadeClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void hangupIsDoneWhenTheChannelIsGone();
    void hangupUnconfirmed();
    void hangupOfParkedAndQueued();
    void hangupOfNobody();

private:
    [[nodiscard]] static QJsonObject channel(int state = 6)
    {
        return jadeChannel(
            u"testbed-1700000001.7"_s, u"testbed-1700000001.7"_s, u"PJSIP/101-00000007"_s, state, u"101"_s);
    }
};

void TestJadeCommands::hangupIsDoneWhenTheChannelIsGone()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    m_pbx->on("DELETE", "/admin/core/channels/", [this](const auto&) {
        QJsonObject gone = channel();
        gone.insert(u"hangup_cause"_s, 16);
        m_pbx->say(u"core.channel.delete"_s, gone);
        return jadeAnswer();
    });
    goLive();
    const Outcome outcome = run(Command::hangup(call(u"testbed-1700000001.7"_s), u"101"_s));
    QCOMPARE(outcome.status, Outcome::Status::Done);
    QCOMPARE(m_pbx->last("DELETE", "1700000001.7").path, "/v1/admin/core/channels/testbed-1700000001.7");
}

void TestJadeCommands::hangupUnconfirmed()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    m_pbx->on("DELETE", "/admin/core/channels/", [](const auto&) { return jadeAnswer(); });
    goLive();
    const Outcome outcome = run(Command::hangup(call(u"testbed-1700000001.7"_s), {}));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
    QCOMPARE(m_pbx->count("DELETE", "1700000001.7"), 1);
}

void TestJadeCommands::hangupOfParkedAndQueued()
{
    prepare();
    QJsonObject waiting = channel();
    waiting.insert(u"unique_id"_s, u"1700000002.8"_s);
    waiting.insert(u"linked_id"_s, u"1700000002.8"_s);
    waiting.insert(u"channel"_s, u"PJSIP/provider-00000008"_s);
    m_pbx->list("/admin/core/channels", {channel(), waiting});
    m_pbx->list("/admin/park/parkedcalls",
        {QJsonObject{{u"parkee_unique_id"_s, u"testbed-1700000001.7"_s}, {u"parking_space"_s, u"701"_s},
            {u"parkee_linked_id"_s, u"testbed-1700000001.7"_s}, {u"tm_update"_s, jadeTime()}}});
    m_pbx->list("/admin/queue/entries",
        {QJsonObject{
            {u"unique_id"_s, u"1700000002.8"_s}, {u"queue_name"_s, u"sales"_s}, {u"tm_update"_s, jadeTime()}}});
    const auto ends = [this](const QByteArray& path) {
        m_pbx->on("DELETE", path, [this](const auto&) {
            m_pbx->list("/admin/core/channels", {});
            m_pbx->list("/admin/park/parkedcalls", {});
            m_pbx->list("/admin/queue/entries", {});
            return jadeAnswer();
        });
    };
    ends("/admin/park/parkedcalls/");
    ends("/admin/queue/entries/");
    goLive();
    QCOMPARE(m_watch->calls.value(u"1700000002.8"_s).state, CallState::Queued);
    // No event tells; the next read does.
    QCOMPARE(run(Command::hangup(call(u"1700000002.8"_s), {})).status, Outcome::Status::Done);
    QCOMPARE(m_pbx->count("DELETE", "/queue/entries/1700000002.8"), 1);
}

void TestJadeCommands::hangupOfNobody()
{
    prepare();
    m_pbx->list("/admin/core/channels", {channel()});
    goLive();
    QCOMPARE(run(Command::hangup(call(u"testbed-1700000001.7"_s), u"102"_s)).error.kind, ErrorKind::Invalid);
    QCOMPARE(run(Command::hangup(call(u"nobody"_s), {})).error.kind, ErrorKind::Invalid);
    QCOMPARE(run(Command::transferBlind(call(u"testbed-1700000001.7"_s), u"101"_s, u"102"_s)).error.kind,
        ErrorKind::NotSupported);
}

QTEST_GUILESS_MAIN(TestJadeCommands)
#include "tst_jadecommands.moc"
