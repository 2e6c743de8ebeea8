// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! What an application does with a call that came to its access number (porta 2230 to 2610): every method of it, by the
//! client's own door, on a real call in the simulated PBX.

#include "core/base/clock.h"
#include "core/pbx/portasip/portaclient.h"
#include "core/simulator/simulatorhost.h"
#include "core/simulator/world.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace callboard;

class TestPortaIvrWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callIsSteered()
    {
        sim::SimulatorOptions options{.faces = {u"portasip"_s}, .extensions = 8};
        options.manualTime = true;
        sim::SimulatorHost host(options);
        const auto started = host.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        sim::World& world = *host.world();
        const QString own = u"204"_s;
        SiteProfile profile;
        profile.id = SiteId{u"sim"_s};
        profile.brand = Brand::Portasip;
        profile.url = QUrl(started->first().url).adjusted(QUrl::RemoveQuery);
        profile.user = own;
        profile.options = {{u"realm"_s, u"account"_s}};
        m_client = portasip::makePortasipClient(profile, {world.directory().password(own), {}}, m_clock);
        m_client->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_client->link().state, LinkState::Live, 10'000);

        const QJsonValue obtained = invoke("external.obtain_access_number");
        const QString number = obtained["access_number"_L1].toString();
        QVERIFY(!number.isEmpty());
        m_accessNumber = obtained["i_ivr_an"_L1];
        QCOMPARE(
            problem("CallControl.enable_api_notifications", {{u"i_ivr_an"_s, obtained["i_ivr_an"_L1]}}), QString());
        QVERIFY(world.dial(u"203"_s, number));
        const QList<sim::Talker> legs = world.talkersAt(number);
        const QString leg = legs.isEmpty() ? QString() : legs.first().id;
        QVERIFY(!leg.isEmpty());
        QJsonObject call;
        QTRY_VERIFY(!(call = callAt(number)).isEmpty());
        const auto with = [&call](QJsonObject more) {
            more.insert(u"call"_s, call);
            return more;
        };
        QCOMPARE(problem("CallControl.ring_call", with({})), QString());
        QCOMPARE(world.talker(leg)->state, sim::LegState::Ringing);
        QCOMPARE(problem("CallControl.progress_call", with({})), QString());
        QCOMPARE(problem("CallControl.answer_call", with({})), QString());
        QCOMPARE(world.talker(leg)->state, sim::LegState::Talking);

        QCOMPARE(problem("CallControl.play_prompt",
                     with({{u"url"_s, u"http://pbx.example/welcome"_s}, {u"order"_s, 3}, {u"repeat"_s, -1}})),
            QString());
        QVERIFY(events("play_prompt_completed").isEmpty());
        QCOMPARE(problem("CallControl.stop_play_prompt", with({{u"order"_s, 3}})), QString());
        m_seen = {};
        QTRY_VERIFY(seen("play_prompt_completed"));
        QCOMPARE(m_seen.at(0)["order"_L1].toInt(), 3);
        QVERIFY(events("play_prompt_completed").isEmpty()); // handed out once

        QCOMPARE(problem("CallControl.start_dtmf_detect", with({})), QString());
        host.control({{u"do"_s, u"key"_s}, {u"extension"_s, u"203"_s}, {u"key"_s, u"5"_s}, {u"ms"_s, 90}});
        m_seen = {};
        QTRY_VERIFY(seen("dtmf_digit_detected"));
        QCOMPARE(m_seen.at(0)["digit"_L1].toString(), u"5"_s);
        QCOMPARE(problem("CallControl.stop_dtmf_detect", with({})), QString());
        host.control({{u"do"_s, u"key"_s}, {u"extension"_s, u"203"_s}, {u"key"_s, u"6"_s}});
        QCOMPARE(problem("CallControl.transfer_call", with({{u"cld"_s, u"202"_s}})), QString());
        QVERIFY(events("dtmf_digit_detected").isEmpty()); // the 6 was pressed when nobody asked for keys any more
        QCOMPARE(world.talkersOf(u"202"_s).size(), 1);
    }

private:
    QJsonValue invoke(const char* method, const QJsonObject& parameters = {})
    {
        auto future = m_client->invoke(u"porta."_s + QString::fromLatin1(method), parameters);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
            return u"no answer"_s;
        return future.result() ? *future.result() : QJsonValue(describe(future.result().error()));
    }
    //! What the PBX has against it; empty when it did as it was told.
    QString problem(const char* method, const QJsonObject& parameters)
    {
        const QJsonValue answer = invoke(method, parameters);
        return answer.toString();
    }
    QJsonArray events(const char* name) { return invoke((QByteArray("event.") + name).constData()).toArray(); }
    //! Each is handed out once, so what came is kept.
    bool seen(const char* name)
    {
        for (const QJsonValue& one : events(name))
            m_seen.append(one);
        return !m_seen.isEmpty();
    }
    //! The name of the call that has reached this number, as the PBX lists it.
    QJsonObject callAt(const QString& number)
    {
        const QJsonValue list = invoke("CallControl.get_sip_calls_list", {{u"i_ivr_an"_s, m_accessNumber}});
        for (const QJsonValue& one : list["calls_list"_L1].toArray()) {
            const QJsonValue info = one["call_info"_L1].isObject() ? one["call_info"_L1] : one;
            if (info["callee"_L1]["access_number"_L1].toString() == number
                || info["callee"_L1]["id"_L1].toString() == number)
                return info["call"_L1].toObject();
        }
        return {};
    }

    SystemClock m_clock;
    std::unique_ptr<PbxClient> m_client;
    QJsonArray m_seen;
    QJsonValue m_accessNumber; //!< the PBX's id for it
};

QTEST_GUILESS_MAIN(TestPortaIvrWorld)
#include "tst_portaivrworld.moc"
