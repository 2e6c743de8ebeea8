// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmprobe.h"

#include <QSet>

using namespace callboard;
using namespace callboard::sim;

//! The FCM630A's API over real sockets: who gets in, what the answers look like, configuration.
class TestFcmFace : public QObject, private FcmFixture
{
    Q_OBJECT

private:
    static QStringList keysOf(const QJsonObject& object)
    {
        QStringList keys = object.keys();
        keys.sort();
        return keys;
    }
    //! "response.channel.0"; -1 is the last of an array.
    static QJsonValue at(QJsonValue value, const QString& path)
    {
        for (const QString& part : path.split(u'.')) {
            bool isIndex = false;
            const int index = part.toInt(&isIndex);
            if (isIndex)
                value = value.toArray().at(index < 0 ? value.toArray().size() + index : index);
            else
                value = value.toObject().value(part);
        }
        return value;
    }
    [[nodiscard]] QJsonObject row(const QString& action, const QString& list, const QString& key, const QString& value,
        const char* fields = "{}") const
    {
        for (const QJsonValue& one : ask(action, fields)["response"_L1][list].toArray()) {
            if (one[key].toVariant().toString() == value)
                return one.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void alwaysEncrypted()
    {
        start(u"seed"_s);
        QVERIFY(m_info.url.startsWith("https://127.0.0.1:"_L1)); // fcm 260
        QCOMPARE(m_base.path(), u"/api"_s);
        QCOMPARE(m_info.fingerprint.size(), 64);
        QCOMPARE(m_info.user, u"console"_s);
        QVERIFY(!m_info.password.isEmpty() && !m_info.apikey.isEmpty());
        QCOMPARE(QUrlQuery(m_base.query()).queryItemValue(u"webUser"_s), u"admin"_s);
        QVERIFY(!m_cookie.isEmpty());
    }

    void withoutEncryptionIfToldSo()
    {
        SimulatorOptions options;
        options.plain = true;
        start(u"seed"_s, options);
        QVERIFY(m_info.url.startsWith("http://127.0.0.1:"_L1));
        QVERIFY(m_info.fingerprint.isEmpty());
        QVERIFY(!m_cookie.isEmpty());
    }

    void challengeAndLogin()
    {
        start(u"seed"_s, {}, false);
        const QJsonObject challenged = challenge(u"console"_s);
        QCOMPARE(challenged["status"_L1].toInt(), 0);
        // fcm 364: "0000001652831717", 16 digits (fcm 379)
        static const QRegularExpression digits(u"^\\d{16}$"_s);
        QVERIFY(digits.match(challenged["response"_L1]["challenge"_L1].toString()).hasMatch());
        const QJsonObject loggedIn = login(m_info.user, m_info.password);
        QCOMPARE(loggedIn["status"_L1].toInt(), 0);
        static const QRegularExpression cookie(u"^sid\\d+-\\d+$"_s); // fcm 403
        QVERIFY(cookie.match(loggedIn["response"_L1]["cookie"_L1].toString()).hasMatch());
        QCOMPARE(loggedIn["response"_L1].toObject().keys(), QStringList{u"cookie"_s});
    }

    void noTokenTwice()
    {
        start(u"seed"_s, {}, false);
        const QString text = challenge(m_info.user)["response"_L1]["challenge"_L1].toString();
        const QByteArray token
            = QCryptographicHash::hash((text + m_info.password).toUtf8(), QCryptographicHash::Md5).toHex();
        const QJsonObject fields{{"user"_L1, m_info.user}, {"token"_L1, QString::fromLatin1(token)}};
        QCOMPARE(send(u"login"_s, fields, {}).envelope()["status"_L1].toInt(), 0);
        QCOMPARE(send(u"login"_s, fields, {}).envelope()["status"_L1].toInt(), -37);
        const QJsonObject upper{{"user"_L1, m_info.user}, {"token"_L1, QString::fromLatin1(token.toUpper())}};
        QCOMPARE(send(u"login"_s, upper, {}).envelope()["status"_L1].toInt(), -37);
    }

    void wrongLoginsEndInABan()
    {
        start(u"seed"_s);
        for (int left = 4; left > 0; --left) { // fcm 384
            const QJsonObject refused = login(m_info.user, u"wrong"_s);
            QCOMPARE(refused["status"_L1].toInt(), -37); // fcm 6175
            QCOMPARE(refused["response"_L1]["remain_num"_L1].toInt(), left);
        }
        const QJsonObject banned = login(m_info.user, u"wrong"_s);
        QCOMPARE(banned["status"_L1].toInt(), -68); // fcm 6184
        QCOMPARE(banned["response"_L1]["remain_time"_L1].toInt(), 300);
        advance(100'000);
        QCOMPARE(challenge(m_info.user)["response"_L1]["remain_time"_L1].toInt(), 200);
        QCOMPARE(challenge(u"wallboard"_s)["status"_L1].toInt(), -68); // the address, not only the user
        QCOMPARE(status(u"getSystemStatus"_s), 0); // who is in stays in
        advance(200'000);
        QCOMPARE(login(m_info.user, m_info.password)["status"_L1].toInt(), 0);
        QCOMPARE(login(m_info.user, u"wrong"_s)["response"_L1]["remain_num"_L1].toInt(), 4); // counts anew
    }

    void unknownAndForbiddenUsers()
    {
        start(u"seed"_s, {}, false);
        QCOMPARE(challenge(u"nobody"_s)["status"_L1].toInt(), -71); // fcm 6190
        QCOMPARE(challenge(u"nobody"_s)["response"_L1]["remain_num"_L1].toInt(), 3);
        QCOMPARE(challenge(u"admin"_s)["status"_L1].toInt(), -70); // a web login is none of the API's (fcm 240)
        QCOMPARE(send(u"challenge"_s, {}, {}).envelope()["status"_L1].toInt(), -1);
        QCOMPARE(send(u"login"_s, {{"user"_L1, m_info.user}}, {}).envelope()["status"_L1].toInt(), -1);
    }

    void cookies()
    {
        start(u"seed"_s);
        QCOMPARE(send(u"listAccount"_s, {}, {}).envelope()["status"_L1].toInt(), -6); // fcm 629
        QCOMPARE(send(u"listAccount"_s, {}, u"sid1-2"_s).envelope()["status"_L1].toInt(), -6);
        QCOMPARE(send(u"noSuchAction"_s, {}, {}).envelope()["status"_L1].toInt(), -6);
        advance(9 * 60'000);
        QCOMPARE(status(u"getSystemStatus"_s), 0); // renews it
        advance(9 * 60'000);
        QCOMPARE(status(u"getSystemStatus"_s), 0);
        advance(10 * 60'000 + 1000); // fcm 422
        QCOMPARE(status(u"getSystemStatus"_s), -6);
        m_cookie = logIn();
        QCOMPARE(status(u"getSystemStatus"_s), 0);
        QCOMPARE(status(u"logout"_s), 0);
        QCOMPARE(status(u"getSystemStatus"_s), -6);
    }

    void newLoginTakesTheSession()
    {
        start(u"seed"_s);
        const QString second = logIn();
        QVERIFY(second != m_cookie);
        QCOMPARE(status(u"getSystemStatus"_s), -6);
        QCOMPARE(send(u"getSystemStatus"_s, {}, second).envelope()["status"_L1].toInt(), 0);
        const QString other
            = login(u"wallboard"_s, world().directory().password(u"api-wallboard"_s))["response"_L1]["cookie"_L1]
                  .toString();
        QVERIFY(!other.isEmpty());
        QCOMPARE(send(u"getSystemStatus"_s, {}, second).envelope()["status"_L1].toInt(), 0); // another user's
    }

    void requestsThatAreNone()
    {
        start(u"seed"_s);
        QCOMPARE(post("no json").envelope()["status"_L1].toInt(), -1);
        QCOMPARE(post("{}").envelope()["status"_L1].toInt(), -1);
        QCOMPARE(post(R"({"request":[]})").envelope()["status"_L1].toInt(), -1);
        QCOMPARE(status(u"noSuchAction"_s), -19); // fcm 6171
        QCOMPARE(status(u"hangup"_s), -19); // spelled with a capital (fcm 2765)
        QCOMPARE(status(u"getSIPAccount"_s), -1); // no extension
        QCOMPARE(status(u"getSIPAccount"_s, "{'extension':'999'}"), -16);
        const Reply get = httpAsk(m_base, "GET", "/api");
        QCOMPARE(get.status, 405);
        QVERIFY(get.body.contains("<html>"));
        QCOMPARE(httpAsk(m_base, "POST", "/cgi", "{}").status, 404);
    }

    void failuresTellMoreOnRealSystems()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"noSuchAction"_s)["response"_L1].toObject(), QJsonObject());
        start(u"wire"_s);
        QCOMPARE(ask(u"noSuchAction"_s)["response"_L1]["error_msg"_L1].toString(), u"Unsupported"_s); // fcm 6171
    }

    //! Table 2, fcm 318-343, copied by hand, in the samples' spelling.
    void everyActionIsThere_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* name :
            {"getSystemStatus", "getSystemGeneralStatus", "listAccount", "getSIPAccount", "updateSIPAccount",
                "listVoIPTrunk", "addSIPTrunk", "getSIPTrunk", "updateSIPTrunk", "deleteSIPTrunk", "listOutboundRoute",
                "addOutboundRoute", "getOutboundRoute", "updateOutboundRoute", "deleteOutboundRoute",
                "listInboundRoute", "mute", "unhold", "callTransfer", "dialIVR", "dialRinggroup", "getUser",
                "listPinSets", "applyChanges", "addInboundRoute", "getInboundRoute", "updateInboundRoute",
                "deleteInboundRoute", "playPromptByOrg", "listBridgedChannels", "listUnBridgedChannels", "Hangup",
                "callbarge", "listQueue", "getQueue", "updateQueue", "addQueue", "deleteQueue", "loginLogoffQueueAgent",
                "pauseUnpauseQueueAgent", "unmute", "dialExtension", "transferNumberInbound", "dialIVROutbound",
                "dialOutboundTwo", "updateUser", "refuseCall", "listPaginggroup", "addPaginggroup", "getPaginggroup",
                "updatePaginggroup", "deletePaginggroup", "MulticastPaging", "MulticastPagingHangup", "listIVR",
                "addIVR", "getIVR", "updateIVR", "deleteIVR", "cdrapi", "recapi", "queueapi", "hold", "dialOutbound",
                "transferNumberOutbound", "dialQueue", "listUser", "listExtensionGroup", "acceptCall"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyActionIsThere()
    {
        QFETCH(QString, action);
        start(u"seed"_s);
        QCOMPARE(send(action, {}, {}).envelope()["status"_L1].toInt(999), -6); // fcm 494
        QVERIFY(status(action) != -19);
    }

    //! fcm 5771: no user of the hotel interface is known here.
    void hotelsAreRefused()
    {
        start(u"seed"_s);
        const QJsonObject answer = ask(
            u"pmsapi"_s, "{'token':'16c4a7b1fe890f89c8908f3f522fc18f','format':'json','data':'{\\'checkout\\':{}}'}");
        QCOMPARE(answer["status"_L1].toInt(), -1);
        QVERIFY(!answer["response"_L1]["error"_L1].toString().isEmpty());
        QCOMPARE(send(u"pmsapi"_s, {}, {}).envelope()["status"_L1].toInt(), -6);
    }

    void shapesOfTheDocument_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("keys");
        for (const QByteArray& line : dataLines("fcm_shapes.tsv")) {
            const auto columns = line.split('\t');
            QStringList keys = QString::fromLatin1(columns.at(4)).split(u',');
            keys.sort();
            QTest::newRow((columns.at(0) + ' ' + columns.at(1)).constData())
                << QString::fromLatin1(columns.at(1)) << columns.at(2) << QString::fromLatin1(columns.at(3)) << keys;
        }
    }
    void shapesOfTheDocument()
    {
        QFETCH(QString, action);
        QFETCH(QByteArray, fields);
        QFETCH(QString, path);
        QFETCH(QStringList, keys);
        start(u"seed"_s);
        talk();
        const QJsonObject found = at(ask(action, fields.constData()), path).toObject();
        QStringList missing = keys;
        for (const QString& key : keysOf(found))
            missing.removeAll(key);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
        // The samples of these are cut off or their tables have more.
        static const QStringList kCut{
            u"getSIPAccount"_s, u"getSIPTrunk"_s, u"getInboundRoute"_s, u"listInboundRoute"_s, u"getUser"_s};
        if (!kCut.contains(action))
            QCOMPARE(keysOf(found), keys);
    }

    void everythingIsWellFormed()
    {
        start(u"seed"_s);
        for (const QString& action : {u"listUser"_s, u"listExtensionGroup"_s}) { // printed broken (fcm 5228, 5463)
            const Reply reply = send(action, {}, m_cookie);
            QVERIFY(!QJsonDocument::fromJson(reply.body).isNull());
            QVERIFY(reply.head.contains("content-type: application/json; charset=utf-8"));
        }
        start(u"wire"_s); // the plain key everywhere
        QVERIFY(ask(u"listUser"_s)["response"_L1]["user_id"_L1].toArray().size() > 20);
    }

    void accounts()
    {
        start(u"seed"_s);
        const QJsonObject all = ask(u"listAccount"_s)["response"_L1].toObject();
        QCOMPARE(all["total_item"_L1].toInt(), 41); // 40 users and the reception
        QCOMPARE(all["page"_L1].toInt(), 1);
        QCOMPARE(all["total_page"_L1].toInt(), 1);
        const QJsonObject page = ask(u"listAccount"_s,
            "{'page':'2','item_num':'20','sidx':'extension','sord':'desc','options':'extension,newms'}")["response"_L1]
                                     .toObject();
        QCOMPARE(page["total_page"_L1].toInt(), 3);
        QCOMPARE(page["account"_L1].toArray().size(), 20);
        QCOMPARE(page["account"_L1][0]["extension"_L1].toString(), u"220"_s); // 240 is the last
        QCOMPARE(keysOf(page["account"_L1][0].toObject()), (QStringList{u"extension"_s, u"newmsg"_s}));
        QCOMPARE(status(u"listAccount"_s, "{'sord':'up'}"), -15);
        QCOMPARE(status(u"listAccount"_s, "{'sord':'acs'}"), 0); // as its table prints it (fcm 632)
        QCOMPARE(status(u"listAccount"_s, "{'item_num':0}"), -15);
        QVERIFY(world().setRegistered(u"203"_s, false));
        QCOMPARE(statusOf(u"203"_s), u"Unavailable"_s);
        QCOMPARE(
            row(u"listAccount"_s, u"account"_s, u"extension"_s, u"203"_s)["addr"_L1].toString(), u"-"_s); // fcm 593
        QVERIFY(world().leaveVoicemail(u"203"_s, u"+4930111222"_s, u"ACME"_s, 5));
        const QJsonObject before = row(u"listAccount"_s, u"account"_s, u"extension"_s, u"203"_s);
        QCOMPARE(before["newmsg"_L1].toInt(), world().directory().user(u"203"_s)->mailbox.fresh);
        QCOMPARE(before["fullname"_L1].toString(), world().directory().nameOf(u"203"_s));
    }

    void blf()
    {
        start(u"seed"_s);
        QCOMPARE(statusOf(u"201"_s), u"Idle"_s); // fcm 648 has the five
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QCOMPARE(statusOf(u"201"_s), u"InUse"_s);
        QCOMPARE(statusOf(u"204"_s), u"Ringing"_s);
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(statusOf(u"204"_s), u"InUse"_s);
        QVERIFY(world().hold(leg(u"204"_s)));
        QCOMPARE(statusOf(u"204"_s), u"InUse"_s); // nothing tells of a hold
    }

    void updateAccount()
    {
        start(u"seed"_s);
        const QJsonObject done = ask(u"updateSIPAccount"_s, "{'extension':'204','dnd':'yes','ring_timeout':'15'}");
        QCOMPARE(done, json("{'response':{'extension':{'alertinfo':null,'extension':'204'}},'status':0}")); // fcm 979
        QVERIFY(!world().directory().user(u"204"_s)->dnd); // stored, not applied
        QCOMPARE(ask(u"getSIPAccount"_s, "{'extension':'204','dnd':''}")["response"_L1]["extension"_L1].toObject(),
            json("{'dnd':'yes'}"));
        QCOMPARE(ask(u"applyChanges"_s), json("{'response':{'settings':'0'},'status':0}")); // fcm 6137
        QVERIFY(world().directory().user(u"204"_s)->dnd);
        QCOMPARE(world().directory().user(u"204"_s)->ringSeconds, 15);
        QVERIFY(world().setDnd(u"204"_s, false)); // at the phone
        QCOMPARE(row(u"listAccount"_s, u"account"_s, u"extension"_s, u"204"_s)["presence_status"_L1].toString(),
            u"available"_s);
        QCOMPARE(status(u"updateSIPAccount"_s, "{'extension':'204','dnd':'maybe'}"), -15); // fcm 6169
        QCOMPARE(status(u"updateSIPAccount"_s, "{'extension':'204','ring_timeout':'2'}"), -15);
        QCOMPARE(status(u"updateSIPAccount"_s, "{'extension':'204','cidnumber':'1;reboot'}"), -50); // fcm 6181
        QCOMPARE(status(u"updateSIPAccount"_s, "{'extension':'999','dnd':'no'}"), -16);
        const QString name = world().directory().nameOf(u"204"_s);
        QCOMPARE(status(u"updateSIPAccount"_s, "{'extension':'204','fullname':'Other'}"), 0); // no field of it
        QCOMPARE(status(u"applyChanges"_s), 0);
        QCOMPARE(world().directory().nameOf(u"204"_s), name);
    }

    void presencesComeTogether()
    {
        start(u"seed"_s);
        QJsonArray all
            = ask(u"getSIPAccount"_s, "{'extension':'204'}")["response"_L1]["sip_presence_settings"_L1].toArray();
        QCOMPARE(all.size(), 6);
        QJsonObject first = all.first().toObject();
        QCOMPARE(first["presence_status"_L1].toString(), u"available"_s); // fcm 751
        first["cfu"_L1] = u"205"_s;
        first["cfu_destination_type"_L1] = u"1"_s;
        QCOMPARE(ask(u"updateSIPAccount"_s,
                     {{"extension"_L1, u"204"_s}, {"sip_presence_settings"_L1, QJsonArray{first}}})["status"_L1]
                     .toInt(),
            -15); // all of them have to be sent (fcm 989)
        all[0] = first;
        QCOMPARE(
            ask(u"updateSIPAccount"_s, {{"extension"_L1, u"204"_s}, {"sip_presence_settings"_L1, all}})["status"_L1]
                .toInt(),
            0);
        QCOMPARE(status(u"applyChanges"_s), 0);
        QCOMPARE(world().directory().user(u"204"_s)->forwardAll, u"205"_s);
    }

    void usersRenameExtensions()
    {
        start(u"seed"_s);
        const QJsonObject before = ask(u"getUser"_s, "{'user_name':'204'}")["response"_L1]["user_name"_L1].toObject();
        QCOMPARE(before["privilege"_L1].toInt(), 3); // fcm 5174
        QCOMPARE(ask(u"updateUser"_s, "{'user_name':'204','first_name':'Mia','last_name':'Holm','department':'Lab'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 5379
        QCOMPARE(
            row(u"listAccount"_s, u"account"_s, u"extension"_s, u"204"_s)["fullname"_L1].toString(), u"Mia Holm"_s);
        QVERIFY(world().directory().nameOf(u"204"_s) != "Mia Holm"_L1);
        QCOMPARE(status(u"applyChanges"_s), 0);
        QCOMPARE(world().directory().nameOf(u"204"_s), u"Mia Holm"_s);
        QCOMPARE(status(u"updateUser"_s, "{'user_name':'999','first_name':'A'}"), -16);
        QVERIFY(!row(u"listExtensionGroup"_s, u"extension_group"_s, u"group_name"_s, u"Lab"_s).isEmpty());
        for (const QJsonValue& user : ask(u"listUser"_s)["response"_L1].toArray())
            QVERIFY(user["cookie"_L1].toString().isEmpty()); // nobody's session is told
    }

    void trunks()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"addSIPTrunk"_s, "{'host':'192.0.2.22','trunk_name':'FMtest','trunk_type':'peer'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 1225
        QCOMPARE(status(u"addSIPTrunk"_s, "{'host':'192.0.2.22','trunk_name':'FMtest','trunk_type':'peer'}"), -44);
        QCOMPARE(status(u"addSIPTrunk"_s, "{'host':'192.0.2.22','trunk_name':'T2','trunk_type':'odd'}"), -15);
        QCOMPARE(status(u"addSIPTrunk"_s, "{'host':'192.0.2.22','trunk_name':'T2','trunk_type':'register'}"), -1);
        const int index
            = row(u"listVoIPTrunk"_s, u"voip_trunk"_s, u"trunk_name"_s, u"FMtest"_s)["trunk_index"_L1].toInt();
        QVERIFY(index > 0);
        const QByteArray key = "{'trunk':'" + QByteArray::number(index) + "'";
        QCOMPARE(status(u"updateSIPTrunk"_s, (key + ",'trunk_name':'FM1','out_maxchans':'4'}").constData()), 0);
        const QJsonObject trunk = ask(u"getSIPTrunk"_s, (key + "}").constData())["response"_L1]["trunk"_L1].toObject();
        QCOMPARE(trunk["trunk_name"_L1].toString(), u"FM1"_s);
        QCOMPARE(trunk["out_maxchans"_L1].toInt(), 4); // a number stays one (fcm 1311)
        QCOMPARE(trunk["status"_L1].toString(), u"Unmonitored"_s); // fcm 1320
        QCOMPARE(ask(u"getSIPTrunk"_s, "{'trunk':'1','status':''}")["response"_L1]["trunk"_L1].toObject(),
            json("{'status':'Registered'}"));
        QCOMPARE(ask(u"getSIPTrunk"_s, "{'trunk':'3','status':''}")["response"_L1]["trunk"_L1].toObject(),
            json("{'status':'Unregistered'}"));
        QCOMPARE(status(u"deleteSIPTrunk"_s, (key + "}").constData()), 0);
        QCOMPARE(status(u"deleteSIPTrunk"_s, (key + "}").constData()), -16);
        QCOMPARE(status(u"deleteSIPTrunk"_s, "{'trunk':'1'}"), -24); // a route goes there
    }

    void routes()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"addOutboundRoute"_s,
                     "{'default_trunk_index':'3','outbound_rt_name':'test123','pattern':[{'match':'_1xxx'}]}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 1671
        const QJsonObject listed
            = row(u"listOutboundRoute"_s, u"outbound_route"_s, u"outbound_rt_name"_s, u"test123"_s);
        QCOMPARE(listed["pattern"_L1].toString(), u"1xxx"_s); // fcm 1618
        QCOMPARE(listed["permission"_L1].toString(), u"none"_s);
        QCOMPARE(listed["members"_L1].toArray(), QJsonArray());
        const QByteArray index = QByteArray::number(listed["outbound_rt_index"_L1].toInt());
        const QJsonObject got = ask(u"getOutboundRoute"_s, ("{'outbound_route':'" + index + "'}").constData());
        QCOMPARE(got["response"_L1]["pattern"_L1][0]["match"_L1].toString(), u"_1xxx"_s); // fcm 1798
        QCOMPARE(got["response"_L1]["outbound_route"_L1]["default_trunk_index"_L1].toInt(), 3);
        QCOMPARE(
            status(u"updateOutboundRoute"_s,
                ("{'outbound_route':'" + index + "','outbound_rt_name':'out1','permission':'internal'}").constData()),
            0); // fcm 1850
        QCOMPARE(
            status(u"updateOutboundRoute"_s, ("{'outbound_rt_index':'" + index + "','strip':'33'}").constData()), -15);
        QCOMPARE(
            status(u"addOutboundRoute"_s, "{'default_trunk_index':'3','outbound_rt_name':'x y','pattern':[]}"), -15);
        QCOMPARE(status(u"addOutboundRoute"_s, "{'default_trunk_index':'3','outbound_rt_name':'xy','pattern':[]}"), -1);
        QCOMPARE(status(u"deleteOutboundRoute"_s, ("{'outbound_route':'" + index + "'}").constData()), 0);
        QCOMPARE(status(u"getOutboundRoute"_s, ("{'outbound_route':'" + index + "'}").constData()), -16);

        QCOMPARE(status(u"addInboundRoute"_s,
                     "{'account':'201','destination_type':'account','did_pattern_match':'_49.','trunk_index':'1',"
                     "'multi_mode':'[ ]','time_condition':'[ ]','ext_local':'yes','ext_paging':'yes'}"),
            0); // fcm 2115
        const QJsonObject in
            = row(u"listInboundRoute"_s, u"inbound_route"_s, u"did_pattern_match"_s, u"_49."_s, "{'trunk_index':'1'}");
        QCOMPARE(in["account"_L1].toString(), u"201"_s);
        QCOMPARE(in["members"_L1][0]["account"_L1].toString(), u"201"_s);
        const QByteArray id = QByteArray::number(in["inbound_rt_index"_L1].toInt());
        const QJsonObject one = ask(u"getInboundRoute"_s, ("{'inbound_route':'" + id + "'}").constData());
        QCOMPARE(one["response"_L1]["inbound_did_destination"_L1]["ext_paging"_L1].toString(), u"yes"_s);
        QCOMPARE(status(u"updateInboundRoute"_s, ("{'inbound_route':'" + id + "','account':'202'}").constData()), 0);
        QCOMPARE(status(u"updateInboundRoute"_s, ("{'inbound_route':'" + id + "','destination_type':'x'}").constData()),
            -15);
        QCOMPARE(status(u"deleteInboundRoute"_s, ("{'inbound_route':'" + id + "'}").constData()), 0);
        QCOMPARE(status(u"listInboundRoute"_s, "{'trunk_index':'77'}"), -16);
        QCOMPARE(status(u"listInboundRoute"_s), -1); // of which trunk?
    }

    void pagingGroupsAndMenus()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"addPaginggroup"_s,
                     "{'extension':'8004','members':'201,202','number_allowed':'201','paginggroup_name':'8004',"
                     "'paginggroup_type':'1way'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 4212
        QVERIFY(!world().pagingGroups().contains(u"8004"_s));
        QCOMPARE(status(u"applyChanges"_s), 0);
        QVERIFY(world().pagingGroups().contains(u"8004"_s));
        QCOMPARE(row(u"listPaginggroup"_s, u"paginggroup"_s, u"extension"_s, u"8004"_s)["multicast_ip"_L1].toString(),
            u"null"_s); // a text (fcm 4305)
        QCOMPARE(status(u"updatePaginggroup"_s, "{'paginggroup':'8004','paginggroup_type':'3way'}"), -1); // to where?
        QCOMPARE(
            status(u"updatePaginggroup"_s,
                "{'paginggroup':'8004','paginggroup_type':'3way','multicast_ip':'224.0.1.9','multicast_port':'9000'}"),
            0);
        QCOMPARE(status(u"addPaginggroup"_s, "{'extension':'600','paginggroup_name':'x','paginggroup_type':'1way'}"),
            -44); // a queue's number
        QCOMPARE(status(u"deletePaginggroup"_s, "{'paginggroup':'8004'}"), 0);
        QCOMPARE(status(u"getPaginggroup"_s, "{'paginggroup':'8004'}"), -16);

        QCOMPARE(status(u"addIVR"_s,
                     "{'ivr_name':'7000','extension':'7000','welcome_prompt':'welcome','digit_timeout':3,'tloop':3,"
                     "'members':[{'keypress':'i','keypress_event':'member_prompt','member_prompt':'goodbye'}]}"),
            0); // fcm 4629
        const QJsonObject menu = row(u"listIVR"_s, u"ivr"_s, u"extension"_s, u"7000"_s);
        QVERIFY(menu["ivr_id"_L1].toString().startsWith("ivr-"_L1)); // fcm 4785
        const QByteArray key = "{'ivr':'" + menu["ivr_id"_L1].toString().toLatin1() + "'";
        QCOMPARE(ask(u"getIVR"_s, (key + "}").constData())["response"_L1]["members"_L1].toArray().size(), 1);
        QCOMPARE(status(u"updateIVR"_s, (key + ",'alertinfo':'ring2','response_timeout':'12'}").constData()), 0);
        const QJsonObject changed = ask(u"getIVR"_s, (key + "}").constData())["response"_L1].toObject();
        QCOMPARE(changed["ivr"_L1]["response_timeout"_L1].toInt(), 12);
        QCOMPARE(changed["members"_L1].toArray().size(), 1); // untouched
        QCOMPARE(status(u"getIVR"_s, "{'ivr':'7000'}"), -16); // its index, not its number (fcm 5115)
        QCOMPARE(status(u"applyChanges"_s), 0);
        QCOMPARE(world().directory().find(u"7000"_s)->kind, ExtensionKind::Ivr);
        QCOMPARE(status(u"deleteIVR"_s, (key + "}").constData()), 0);
        QCOMPARE(status(u"applyChanges"_s), 0);
        QVERIFY(!world().directory().find(u"7000"_s));
    }

    void queues()
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"addQueue"_s,
                     "{'extension':'6502','members':'201,202','queue_chairmans':'201','queue_name':'test',"
                     "'strategy':'ringall'}"),
            json("{'response':{'need_apply':'yes'},'status':0}")); // fcm 3941
        QVERIFY(!world().queueOf(u"6502"_s));
        QCOMPARE(row(u"listQueue"_s, u"queue"_s, u"extension"_s, u"6502"_s)["members"_L1].toString(), u"201,202"_s);
        QCOMPARE(status(u"applyChanges"_s), 0);
        QVERIFY(world().queueOf(u"6502"_s));
        QCOMPARE(world().queueOf(u"6502"_s)->members, (QStringList{u"201"_s, u"202"_s}));
        QCOMPARE(status(u"updateQueue"_s, "{'queue':'6502','queue_name':'FMtest','members':'202,203'}"), 0); // fcm 3817
        QCOMPARE(status(u"applyChanges"_s), 0);
        QCOMPARE(world().queueOf(u"6502"_s)->members, (QStringList{u"202"_s, u"203"_s}));
        QCOMPARE(world().queueOf(u"6502"_s)->name, u"FMtest"_s);
        QCOMPARE(ask(u"getQueue"_s, "{'queue':'6502'}")["response"_L1]["queue"_L1]["queue_chairmans"_L1].toString(),
            u"201"_s);
        QCOMPARE(status(u"updateQueue"_s, "{'queue':'6502','queue_name':'x','strategy':'loudest'}"), -15);
        QCOMPARE(status(u"updateQueue"_s, "{'queue':'6502','queue_name':'x','members':'202,777'}"), -16);
        QCOMPARE(status(u"addQueue"_s, "{'extension':'6502','queue_name':'x'}"), -44); // fcm 6177
        QCOMPARE(status(u"deleteQueue"_s, "{'queue':6502}"), 0); // a number is as good as a text
        QCOMPARE(status(u"getQueue"_s, "{'queue':'6502'}"), -16);
        QVERIFY(world().queueOf(u"6502"_s));
        QCOMPARE(status(u"applyChanges"_s), 0);
        QVERIFY(!world().queueOf(u"6502"_s));
    }

    void notDuringAConference()
    {
        start(u"seed"_s);
        QVERIFY(world().dial(u"201"_s, u"800"_s));
        advance(1000);
        QCOMPARE(status(u"applyChanges"_s), -69); // fcm 6185
        QVERIFY(world().hangup(leg(u"201"_s)));
        QCOMPARE(status(u"applyChanges"_s), 0);
    }

    void itsOwnClock()
    {
        SimulatorOptions options;
        options.faults = {u"skew:-3600"_s};
        start(u"seed"_s, options);
        // The world stands at 2023-11-14 22:13:20 UTC; here it is two hours later, and the clock is an hour slow.
        const QJsonObject system = ask(u"getSystemStatus"_s)["response"_L1].toObject();
        QCOMPARE(system["system-time"_L1].toString(), u"2023-11-14 23:13:20 UTC+02:00"_s); // fcm 482
        QCOMPARE(system["up-time"_L1].toString(), u"00:00:00"_s);
        talk();
        QCOMPARE(bridged().first()["bridge_time"_L1].toString(), u"2023-11-14 23:13:20"_s);
    }

    void plannedAnswers()
    {
        SimulatorOptions options;
        options.faults
            = {u"answer:listAccount=-45"_s, u"answer:listQueue=-57"_s, u"answer:listIVR=429"_s, u"reject:listUser"_s};
        start(u"seed"_s, options);
        QCOMPARE(ask(u"listAccount"_s), json("{'response':{},'status':-45}"));
        QCOMPARE(status(u"listQueue"_s), -57);
        QCOMPARE(status(u"listUser"_s), -47); // fcm 6180
        QCOMPARE(send(u"listIVR"_s, {}, m_cookie).status, 429);
        QCOMPARE(status(u"getSystemStatus"_s), 0);
    }

    void errorPages()
    {
        SimulatorOptions options;
        options.faults = {u"html:100%"_s};
        start(u"seed"_s, options, false);
        const Reply reply = send(u"challenge"_s, {{"user"_L1, u"console"_s}}, {});
        QCOMPARE(reply.status, 502);
        QVERIFY(reply.head.contains("content-type: text/html"));
        QVERIFY(reply.body.startsWith("<html>"));
    }

    void bansFromTheStart()
    {
        SimulatorOptions options;
        options.faults = {u"ban:600"_s};
        start(u"seed"_s, options, false);
        const QJsonObject refused = challenge(u"console"_s);
        QCOMPARE(refused["status"_L1].toInt(), -68);
        QVERIFY(refused["response"_L1]["remain_time"_L1].toInt() > 590);
        options.faults = {u"tries:2"_s};
        start(u"seed"_s, options, false);
        QCOMPARE(login(m_info.user, u"wrong"_s)["response"_L1]["remain_num"_L1].toInt(), 1);
        QCOMPARE(login(m_info.user, u"wrong"_s)["status"_L1].toInt(), -68);
    }

    void sessionIsStolen()
    {
        SimulatorOptions options;
        options.faults = {u"steal:1"_s};
        start(u"seed"_s, options);
        QTRY_COMPARE_WITH_TIMEOUT(status(u"getSystemStatus"_s), -6, 20'000);
        m_cookie = logIn();
        QCOMPARE(status(u"getSystemStatus"_s), 0);
    }

    void halfAnswers()
    {
        SimulatorOptions options;
        options.faults = {u"truncate:100%"_s};
        start(u"seed"_s, options, false);
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        QByteArray all;
        QObject::connect(&socket, &QSslSocket::readyRead, &socket, [&] { all += socket.readAll(); });
        QSignalSpy ready(&socket, &QSslSocket::encrypted);
        QSignalSpy gone(&socket, &QSslSocket::disconnected);
        socket.connectToHostEncrypted(m_base.host(), quint16(m_base.port()));
        QVERIFY(ready.wait(30'000));
        const QByteArray body = R"({"request":{"action":"challenge","user":"console"}})";
        socket.write("POST /api HTTP/1.1\r\nHost: pbx\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n\r\n" + body);
        QVERIFY(!gone.isEmpty() || gone.wait(30'000));
        QVERIFY(all.startsWith("HTTP/1.1 200"));
        QVERIFY(!all.endsWith('}'));
    }

    void faultsAreReadWithCare_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("good");
        QTest::newRow("code") << u"answer:*=-46"_s << true;
        QTest::newRow("status") << u"answer:cdrapi=503"_s << true;
        QTest::newRow("no action") << u"answer:=-46"_s << false;
        QTest::newRow("no code") << u"answer:cdrapi"_s << false;
        QTest::newRow("behind") << u"skew:-90"_s << true;
        QTest::newRow("no number") << u"skew:late"_s << false;
        QTest::newRow("pages") << u"html:3%"_s << true;
        QTest::newRow("too many") << u"html:300%"_s << false;
        QTest::newRow("unknown") << u"fire:1"_s << false;
    }
    void faultsAreReadWithCare()
    {
        QFETCH(QString, spec);
        QFETCH(bool, good);
        QCOMPARE(bool(FaultPlan::parse({spec})), good);
    }

    void restartEndsSessions()
    {
        start(u"seed"_s);
        QSignalSpy restarted(m_host.get(), &SimulatorHost::restarted);
        QVERIFY(m_host->control(json("{'do':'restart','ms':0}")).value("ok"_L1).toBool());
        QVERIFY(restarted.wait(30'000));
        QCOMPARE(status(u"getSystemStatus"_s), -6);
        m_cookie = logIn();
        QCOMPARE(status(u"getSystemStatus"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestFcmFace)
#include "tst_fcmface.moc"
