// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pbxwprobe.h"

#include <QTemporaryDir>

using namespace callboard;
using namespace callboard::sim;

//! Call records, messages, operation times and everything that is configured.
class TestPbxwRecords : public QObject, private PbxwFixture
{
    Q_OBJECT

    static Arguments november() { return {{u"start"_s, u"Nov-01-2023"_s}, {u"end"_s, u"Nov-30-2023"_s}}; }
    //! cdr.download of November 2023 and more arguments.
    [[nodiscard]] QJsonObject cdr(const Arguments& more = {}) const
    {
        return ask(u"cdr.download"_s, november() + more);
    }
    [[nodiscard]] QJsonArray rows(const Arguments& more) const
    {
        return cdr(more + Arguments{{u"limit"_s, u"1000"_s}}).value("csv"_L1).toArray();
    }
    void callAndHangUp(const QString& from, const QString& to, int seconds)
    {
        QVERIFY(world().dial(from, to));
        QVERIFY(world().answer(leg(to)));
        advance(seconds * 1000);
        QVERIFY(world().hangup(leg(to)));
    }
    //! The last event of that name in the truth log.
    [[nodiscard]] static QJsonObject truth(const QString& path, const QString& name)
    {
        QFile file(path);
        QJsonObject found;
        if (!file.open(QIODevice::ReadOnly))
            return found;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            if (event.value("event"_L1) == name)
                found = event;
        }
        return found;
    }
    [[nodiscard]] QStringList ringing()
    {
        QStringList found;
        for (const auto& [id, talker] : world().talkers()) {
            if (talker.alerting())
                found << talker.number;
        }
        return found;
    }

private Q_SLOTS:
    void cleanup() { m_host.reset(); }

    void callsThatAreOver() // pbxware 6076
    {
        start(u"seed"_s);
        advance(1000);
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        const QString live = ask(u"monitor.live_calls"_s).keys().first();
        advance(5000);
        QVERIFY(world().answer(leg(u"204"_s)));
        advance(42'000);
        QVERIFY(world().hangup(leg(u"204"_s)));
        const QJsonObject page = cdr({{u"limit"_s, u"1"_s}});
        QCOMPARE(page.value("success"_L1), u"Success."_s);
        QCOMPARE(page.value("next_page"_L1), true);
        QCOMPARE(page.value("limit"_L1), 1);
        QCOMPARE(page.value("records"_L1), 1);
        QCOMPARE(page.value("header"_L1).toArray(),
            (QJsonArray{u"From"_s, u"To"_s, u"Date/Time"_s, u"Total Duration"_s, u"Rating Duration"_s, u"Rating Cost"_s,
                u"Status"_s, u"Unique ID"_s, u"Recording Path"_s, u"Recording Available"_s, u"Location Type"_s,
                u"MOS"_s}));
        const QJsonArray row = page.value("csv"_L1).toArray().first().toArray();
        QCOMPARE(row.size(), 12);
        QCOMPARE(row.at(0), world().directory().nameOf(u"201"_s) + u" (201)"_s);
        QCOMPARE(row.at(1), world().directory().nameOf(u"204"_s) + u" (204)"_s);
        QCOMPARE(row.at(2), u"1700000001"_s);
        QCOMPARE(row.at(3), u"47"_s);
        QCOMPARE(row.at(4), u"42"_s);
        QCOMPARE(row.at(5), u"0.00000"_s);
        QCOMPARE(row.at(6), u"Answered"_s);
        QCOMPARE(row.at(7), live); // the same as while it lasted
        QCOMPARE(row.at(9), u"False"_s);
        QVERIFY(row.at(11).toDouble() > 1);
        // pbxware 6160
        const QJsonArray data = ask(u"cdr.mos"_s, {{u"uniqueid"_s, live}}).value("data"_L1).toArray();
        QCOMPARE(data.size(), 2);
        QVERIFY(data.last()["channel"_L1].toString().startsWith("PJSIP/200201-"_L1)); // tenant code and number
        QVERIFY(data.first()["channel"_L1].toString().startsWith("PJSIP/200204-"_L1));
        QCOMPARE(data.last()["uniqueid"_L1], live);
        QVERIFY(data.first()["uniqueid"_L1] != data.last()["uniqueid"_L1]);
        for (const QJsonValue channel : data) {
            QCOMPARE(channel["linkedid"_L1], live);
            QVERIFY(channel["minmes"_L1].toDouble() < channel["maxmes"_L1].toDouble());
        }
        QVERIFY(!error(u"cdr.mos"_s, {{u"uniqueid"_s, u"1.1"_s}}).isEmpty());
    }

    void whichCalls() // pbxware 5943-6036
    {
        start(u"seed"_s);
        callAndHangUp(u"201"_s, u"204"_s, 10);
        QVERIFY(world().dial(u"205"_s, u"204"_s)); // nobody answers
        advance(31'000);
        QVERIFY(world().dialFromOutside(u"+4915112345678"_s, u"ACME"_s, u"206"_s));
        QVERIFY(world().answer(leg(u"206"_s)));
        advance(60'000);
        world().endEverything();
        QVERIFY(world().dial(u"207"_s, u"+493055555555"_s));
        QVERIFY(world().answer(world().talkersAt(u"+493055555555"_s).first().id));
        advance(60'000);
        world().endEverything();
        // Only what was called here and now: others are from before.
        const Arguments now{{u"starttime"_s, u"22:13:20"_s}, {u"start"_s, u"Nov-14-2023"_s}};
        QCOMPARE(rows(now).size(), 4);
        QCOMPARE(rows(now + Arguments{{u"status"_s, u"4"_s}}).size(), 1);
        QCOMPARE(rows(now + Arguments{{u"status"_s, u"4"_s}}).first()[6].toString(), u"Unanswered"_s);
        QCOMPARE(rows(now + Arguments{{u"status"_s, u"12"_s}}).size(), 4);
        QCOMPARE(rows(now + Arguments{{u"cdrtype"_s, u"1"_s}}).size(), 1);
        QCOMPARE(rows(now + Arguments{{u"cdrtype"_s, u"1"_s}}).first()[0].toString(), u"ACME (+4915112345678)"_s);
        QCOMPARE(rows(now + Arguments{{u"cdrtype"_s, u"2"_s}}).first()[5].toString(), u"0.10000"_s); // a minute
        QCOMPARE(rows(now + Arguments{{u"ext"_s, u"201,205"_s}}).size(), 2);
        QCOMPARE(rows(now + Arguments{{u"extdst"_s, u"204"_s}}).size(), 2);
        QCOMPARE(rows(now + Arguments{{u"extdst"_s, u"204"_s}, {u"ext"_s, u"205"_s}}).size(), 1);
        // The newest first.
        const QJsonArray all = rows(now);
        for (qsizetype i = 1; i < all.size(); ++i)
            QVERIFY(all.at(i - 1)[2].toString() >= all.at(i)[2].toString());
        QVERIFY(rows(now + Arguments{{u"server"_s, u"7"_s}}).isEmpty());
        // An hour ahead of UTC the same moment is an hour later on the clock.
        const Arguments berlin{
            {u"start"_s, u"Nov-14-2023"_s}, {u"starttime"_s, u"23:13:20"_s}, {u"timezone"_s, u"Europe/Berlin"_s}};
        QCOMPARE(rows(berlin).size(), 4);
        QVERIFY(error(u"cdr.download"_s, november() + Arguments{{u"ext"_s, u"201"_s}, {u"trunk"_s, u"81"_s}})
                    .contains("at the same time"_L1)); // 5987
        QVERIFY(!error(u"cdr.download"_s, november() + Arguments{{u"limit"_s, u"1001"_s}}).isEmpty());
        QVERIFY(!error(u"cdr.download"_s, {{u"start"_s, u"2023-11-01"_s}, {u"end"_s, u"Nov-30-2023"_s}}).isEmpty());
        QCOMPARE(ask(u"cdr.billamount"_s, november() + now).value("billamount"_L1), 0.1); // pbxware 6156
    }

    void trunksOfCalls()
    {
        start(u"seed"_s);
        QVERIFY(world().dialFromOutside(u"+4915112345678"_s, {}, u"206"_s));
        QVERIFY(world().answer(leg(u"206"_s)));
        world().endEverything();
        const Arguments now{{u"starttime"_s, u"22:13:20"_s}, {u"start"_s, u"Nov-14-2023"_s}};
        qsizetype found = 0;
        for (const QString& trunk : ask(u"trunk.list"_s).keys()) {
            found += rows(now + Arguments{{u"trunk"_s, trunk}}).size();
            QVERIFY(rows(now + Arguments{{u"trunkdst"_s, trunk}}).isEmpty());
        }
        QCOMPARE(found, 1);
    }

    void pages() // pbxware 5997
    {
        start(u"seed"_s);
        for (int i = 0; i < 5; ++i)
            callAndHangUp(u"201"_s, u"204"_s, 10);
        const QJsonArray all = rows({});
        QCOMPARE(cdr().value("limit"_L1), 16);
        QVERIFY(all.size() > 16); // with the calls of the days before
        QJsonArray collected;
        int page = 1;
        QJsonObject one;
        do {
            one = cdr({{u"page"_s, QString::number(page++)}, {u"limit"_s, u"7"_s}});
            QCOMPARE(one.value("records"_L1).toInt(), one.value("csv"_L1).toArray().size());
            for (const QJsonValue row : one.value("csv"_L1).toArray())
                collected << row;
        } while (one.value("next_page"_L1).toBool() && page < 100);
        QCOMPARE(collected, all);
        QVERIFY(cdr({{u"page"_s, u"999"_s}}).value("csv"_L1).toArray().isEmpty());
    }

    void recordingsAndWhatWasSaid() // pbxware 6312
    {
        start(u"seed"_s);
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        const QString live = ask(u"monitor.live_calls"_s).keys().first();
        QVERIFY(world().answer(leg(u"204"_s)));
        QCOMPARE(ask(u"recording.start"_s, {{u"ext"_s, u"204"_s}}).value("affected_calls"_L1), 1);
        advance(14'000);
        world().endEverything();
        const QJsonArray row = cdr({{u"limit"_s, u"1"_s}}).value("csv"_L1).toArray().first().toArray();
        QCOMPARE(row.at(9), u"True"_s);
        QVERIFY(!row.at(8).toString().isEmpty());
        const QJsonObject said = ask(u"transcription.get"_s, {{u"uniqueid"_s, live}});
        const QJsonArray words = said.value("vtt"_L1)["words"_L1].toArray();
        QCOMPARE(words.size(), said.value("text"_L1).toString().split(u' ').size());
        QCOMPARE(words.first()["word"_L1], u"Hello"_s);
        QCOMPARE(said.value("vtt"_L1)["language"_L1], u"english"_s);
        QCOMPARE(said.value("vtt"_L1)["duration"_L1], 14.0);
        QCOMPARE(said.value("vtt"_L1)["segments"_L1][0]["text"_L1].toString(), u' ' + said.value("text"_L1).toString());
        QVERIFY(!error(u"transcription.get"_s, {{u"uniqueid"_s, u"1.1"_s}}).isEmpty());
        QVERIFY(
            !post(u"pbxware.transcription.get"_s, {{u"uniqueid"_s, live}}).envelope().value("error"_L1).isUndefined());
    }

    void theWiresCdr()
    {
        start(u"wire"_s);
        callAndHangUp(u"201"_s, u"204"_s, 10);
        const QJsonObject page = cdr();
        QCOMPARE(page.value("header"_L1)[0], u"Tenant"_s);
        QCOMPARE(page.value("header"_L1)[8], u"ID"_s);
        QCOMPARE(page.value("csv"_L1)[0].toArray().size(), page.value("header"_L1).toArray().size());
        const QJsonObject none = cdr({{u"page"_s, u"999"_s}});
        QVERIFY(none.value("header"_L1).isNull());
        QVERIFY(none.value("csv"_L1).isArray());
        QVERIFY(ask(u"cdr.billamount"_s, november()).value("billamount"_L1).isString());
    }

    void shortMessages() // pbxware 4307, 3880
    {
        QTemporaryDir folder;
        SimulatorOptions options;
        options.truthFile = folder.filePath(u"truth.jsonl"_s);
        start(u"seed"_s, options);
        const QString body = QString::fromLatin1(QByteArray("Grüße + more").toBase64());
        QCOMPARE(ask(u"sms.send_message"_s, {{u"to_number"_s, u"+4915199999999"_s}, {u"body"_s, body}}),
            json("{'success':'Success.'}"));
        const Arguments day{{u"start_date"_s, u"Nov-14-2023"_s}, {u"end_date"_s, u"Nov-14-2023"_s}};
        const QJsonObject sent = ask(u"sms.reports.list"_s, day + Arguments{{u"direction"_s, u"Outbound"_s}});
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.begin().value().toObject(),
            json("{'server':'3','provider':'Bandwidth','from':'+493012345200','to':'+4915199999999',"
                 "'direction':'Outbound','date/time':'2023-11-14 "
                 "22:13:20','status':'COMPLETED','error':'','type':'SMS'}"));
        QCOMPARE(ask(u"sms.reports.list"_s, day).size(), 2);
        QCOMPARE(ask(u"sms.reports.list"_s, day + Arguments{{u"end_time"_s, u"22:00:00"_s}}).size(), 1);
        QCOMPARE(ask(u"sms.reports.bulk_list"_s, day).value("1"_L1)["sent"_L1], u"3"_s); // 3989
        QVERIFY(ask(u"sms.reports.bulk_list"_s, day + Arguments{{u"status"_s, u"Paused"_s}}).isEmpty());
        for (const Arguments& wrong : {Arguments{{u"to_number"_s, u"4915199999999"_s}, {u"body"_s, body}},
                 {{u"to_number"_s, u"+49151"_s}, {u"body"_s, u"no base64!"_s}}})
            QVERIFY(!error(u"sms.send_message"_s, wrong).isEmpty());
        QVERIFY(!error(u"sms.send_message"_s, // that tenant has no trunk for them
            {{u"server"_s, u"7"_s}, {u"to_number"_s, u"+49151"_s}, {u"body"_s, body}})
                     .isEmpty());
        const QJsonObject told = truth(options.truthFile, u"sms-sent"_s);
        QCOMPARE(told.value("text"_L1), u"Grüße + more"_s);
        QCOMPARE(told.value("to"_L1), u"+4915199999999"_s);
    }

    void theNightSwitch() // pbxware 6488
    {
        QTemporaryDir folder;
        SimulatorOptions options;
        options.truthFile = folder.filePath(u"truth.jsonl"_s);
        start(u"seed"_s, options);
        const QString id = idOf(u"610"_s, u"ring_group.list"_s);
        const QJsonValue before = ask(u"otimes.dial_group.list"_s, {{u"id"_s, id}}).value(id);
        QCOMPARE(before.toObject().keys(),
            (QStringList{u"closed_dates"_s, u"custom_destinations"_s, u"default_dest_ext"_s, u"default_dest_is_vm"_s,
                u"greeting"_s, u"open_days"_s, u"status"_s}));
        QCOMPARE(
            ask(u"otimes.dial_group.set"_s, {{u"id"_s, id}, {u"status"_s, u"on"_s}, {u"default_dest_ext"_s, u"200"_s}}),
            json("{'success':'Edited Operation Times successfully.'}")); // 6825
        const QJsonObject told = truth(options.truthFile, u"night-switch"_s);
        QCOMPARE(told.value("extension"_L1), u"610"_s);
        QCOMPARE(told.value("status"_L1), u"on"_s);
        QCOMPARE(told.value("to"_L1), u"200"_s);
        QVERIFY(world().dial(u"201"_s, u"610"_s));
        QCOMPARE(ringing(), QStringList{u"200"_s});
        world().endEverything();
        QVERIFY(ask(u"otimes.dial_group.set"_s, {{u"id"_s, id}, {u"status"_s, u"off"_s}}).contains(u"success"_s));
        QVERIFY(world().dial(u"201"_s, u"610"_s));
        QCOMPARE(ringing(), world().directory().find(u"610"_s)->members);
        world().endEverything();
        // The whole tenant's reaches whoever inherits it; a mailbox may be the place.
        QVERIFY(ask(u"otimes.servers.set"_s,
            {{u"id"_s, u"3"_s}, {u"status"_s, u"on"_s}, {u"default_dest_ext"_s, u"205"_s},
                {u"default_dest_is_vm"_s, u"yes"_s}})
                    .contains(u"success"_s));
        QVERIFY(world().dial(u"201"_s, u"900"_s));
        QCOMPARE(ringing(), QStringList{u"*9205"_s});
        world().endEverything();
        QVERIFY(world().dial(u"201"_s, u"610"_s)); // has its own: off
        QCOMPARE(ringing(), world().directory().find(u"610"_s)->members);
        QVERIFY(!error(u"otimes.ivr.list"_s, {{u"id"_s, u"424242"_s}}).isEmpty());
        QVERIFY(ask(u"otimes.queues.list"_s, {{u"number"_s, u"600"_s}}).contains(u"600"_s));
        QCOMPARE(ask(u"otimes.did.list"_s, {{u"ext"_s, u"493012345600"_s}}).keys(), QStringList{u"9"_s});
    }

    void openDays() // pbxware 6664, 6716
    {
        start(u"seed"_s); // a Tuesday, 22:13:20
        const QString id = idOf(u"601"_s, u"erg.list"_s);
        const Arguments times{{u"id"_s, id}, {u"status"_s, u"on"_s}, {u"default_dest_ext"_s, u"205"_s},
            {u"greeting"_s, u"greeting-Mar-27-2013-15-15-44"_s}, {u"open_days_desc[]"_s, u"TheOpen1"_s},
            {u"open_days[]"_s, u"2,3"_s}, {u"open_days_time_from[]"_s, u"08:00"_s},
            {u"open_days_time_to[]"_s, u"22:30"_s}, {u"open_days_desc[]"_s, u"TheOpen2"_s}, {u"open_days[]"_s, u"6"_s},
            {u"open_days_time_from[]"_s, u"08:30"_s}, {u"open_days_time_to[]"_s, u"17:00"_s},
            {u"closed_dates_desc[]"_s, u"Closed #1"_s}, {u"closed_dates_dest[]"_s, u"206"_s},
            {u"closed_dates_date_from[]"_s, u"2023-11-15"_s}, {u"closed_dates_date_to[]"_s, u"2023-11-15"_s},
            {u"closed_dates_time_from[]"_s, u"00:00"_s}, {u"closed_dates_time_to[]"_s, u"09:00"_s},
            {u"custom_destinations_dest[]"_s, u"207"_s}, {u"custom_destinations_is_open[]"_s, u"yes"_s},
            {u"custom_destinations_days[]"_s, u"3,5"_s}, {u"custom_destinations_time_from[]"_s, u"12:00"_s},
            {u"custom_destinations_time_to[]"_s, u"17:00"_s}};
        QVERIFY(ask(u"otimes.erg.set"_s, times).contains(u"success"_s));
        const QJsonObject read = ask(u"otimes.erg.list"_s, {{u"id"_s, id}}).value(id).toObject();
        QCOMPARE(read.value("open_days"_L1)[1].toObject(),
            json("{'description':'TheOpen2','days':'6','time_from':'08:30','time_to':'17:00'}"));
        QCOMPARE(read.value("closed_dates"_L1)[0].toObject(),
            json("{'description':'Closed #1','destination':'206','date_from':'2023-11-15','date_to':'2023-11-15',"
                 "'time_from':'00:00','time_to':'09:00'}"));
        QCOMPARE(read.value("custom_destinations"_L1)[0].toObject(),
            json("{'destination':'207','is_open_range':'yes','days':'3,5','time_from':'12:00','time_to':'17:00'"
                 "}"));
        const auto leadsTo = [this](const QString& number) {
            const bool led = world().dial(u"210"_s, u"601"_s) && ringing() == QStringList{number};
            world().endEverything();
            return led;
        };
        QVERIFY(!leadsTo(u"205"_s)); // open until half past ten
        advance(18 * 60'000);
        QVERIFY(leadsTo(u"205"_s));
        advance(10 * 3'600'000); // Wednesday, half past eight: a closed date
        QVERIFY(leadsTo(u"206"_s));
        advance(3'600'000);
        for (const QString& number : {u"205"_s, u"206"_s, u"207"_s})
            QVERIFY(!leadsTo(number)); // open
        advance(3 * 3'600'000); // half past twelve: its own destination
        QVERIFY(leadsTo(u"207"_s));
        Arguments uneven = times;
        uneven << std::pair{u"open_days[]"_s, u"7"_s};
        QVERIFY(!error(u"otimes.erg.set"_s, uneven).isEmpty());
        QVERIFY(!error(u"otimes.erg.set"_s,
            {{u"id"_s, id}, {u"closed_dates_date_from[]"_s, u"05.05.2022"_s},
                {u"closed_dates_date_to[]"_s, u"2022-05-06"_s}})
                     .isEmpty()); // 6819
    }

    void groupsAreTheWorlds() // pbxware 5230, 5592
    {
        start(u"seed"_s);
        const QJsonObject added
            = ask(u"ring_group.add"_s, {{u"name"_s, u"desk"_s}, {u"ext"_s, u"300"_s}, {u"extensions"_s, u"202,203"_s}});
        const int id = added.value("id"_L1).toInt();
        QCOMPARE(added.value("success"_L1), u"Ring Group ID: %1"_s.arg(id)); // 5456
        QCOMPARE(ask(u"ring_group.list"_s).value(QString::number(id)).toObject(),
            json("{'name':'desk','ext':'300','destinations':'202,203','last_dest':'','last_dest_vm':'no'}")); // 5296
        QVERIFY(world().dial(u"201"_s, u"300"_s));
        QCOMPARE(ringing().size(), 2);
        world().endEverything();
        const QJsonObject edited = ask(u"ring_group.edit"_s,
            {{u"id"_s, QString::number(id)}, {u"ext"_s, u"301"_s}, {u"last_dest_vm"_s, u"yes"_s},
                {u"timeout"_s, u"20"_s}});
        QCOMPARE(edited.value("id"_L1), QString::number(id)); // 5478: in quotes
        QVERIFY(!world().directory().find(u"300"_s));
        QVERIFY(world().directory().find(u"301"_s));
        const QJsonValue configured
            = ask(u"ring_group.configuration"_s, {{u"id"_s, QString::number(id)}}).value(QString::number(id));
        QCOMPARE(configured["destinations"_L1], u"202,203"_s);
        QCOMPARE(configured["options"_L1].toObject().size(), 26); // 5521-5547
        QCOMPARE(configured["options"_L1]["timeout"_L1], u"20"_s);
        QCOMPARE(configured["options"_L1]["last_dest_vm"_L1], u"1"_s);
        QVERIFY(!error(u"ring_group.add"_s, {{u"name"_s, u"x"_s}, {u"ext"_s, u"301"_s}}).isEmpty());
        QVERIFY(ask(u"ring_group.delete"_s, {{u"id"_s, QString::number(id)}}).contains(u"success"_s));
        QVERIFY(!world().directory().find(u"301"_s));

        const QString sales = idOf(u"600"_s, u"erg.list"_s);
        QCOMPARE(ask(u"erg.list"_s).value(sales)["strategy"_L1], u"ringall"_s);
        QCOMPARE(ask(u"erg.members"_s, {{u"id"_s, sales}, {u"numbers"_s, u"201,202"_s}, {u"penalties"_s, u"5,10"_s}}),
            (QJsonObject{{"success"_L1, u"ERG ID: "_s + sales}, {"id"_L1, sales.toInt()}})); // 5916
        QCOMPARE(ask(u"erg.list"_s).value(sales)["members"_L1].toArray(),
            (QJsonArray{json("{'ext':'201','penalty':'5'}"), json("{'ext':'202','penalty':'10'}")})); // 5865
        QCOMPARE(world().queueMembers(u"600"_s).at(1).penalty, 10);
        QVERIFY(!error(u"erg.members"_s, {{u"id"_s, sales}, {u"numbers"_s, u"201"_s}, {u"penalties"_s, u"1,2"_s}})
                     .isEmpty());
        const QJsonObject menu = ask(u"ivr.add"_s,
            {{u"name"_s, u"TestIVR"_s}, {u"ext"_s, u"303"_s}, {u"greeting"_s, u"greeting-x"_s},
                {u"keymap[*][type]"_s, u"ex"_s}, {u"keymap[*][destination]"_s, u"202"_s}, {u"operator"_s, u"205"_s}});
        const QString menuId = QString::number(menu.value("id"_L1).toInt());
        QCOMPARE(menu.value("success"_L1), u"IVR ID: %1."_s.arg(menuId)); // 5182
        QCOMPARE(ask(u"ivr.list"_s).value(menuId).toObject(),
            json("{'name':'TestIVR','type':'0','ext':'303','keymap':{'type':'Extension','value':'202'},"
                 "'status':'enabled','operator':'205'}")); // 4993
        QVERIFY(world().directory().find(u"303"_s));
    }

    void menusAreChecked() // pbxware 5018-5067
    {
        start(u"seed"_s);
        const Arguments good{{u"name"_s, u"Menu"_s}, {u"ext"_s, u"303"_s}, {u"greeting"_s, u"greeting-x"_s}};
        const auto with = [&](const QString& key, const QString& type, const QString& destination) {
            return error(u"ivr.add"_s,
                good
                    + Arguments{
                        {u"keymap[%1][type]"_s.arg(key), type}, {u"keymap[%1][destination]"_s.arg(key), destination}});
        };
        const QString wrong = u"Argument 'keymap' contains invalid data."_s;
        QCOMPARE(error(u"ivr.add"_s, good), u"Argument 'keymap' is missing."_s);
        QCOMPARE(with(u"#"_s, u"ex"_s, u"201"_s), wrong); // no such key
        QCOMPARE(with(u"1"_s, u"zz"_s, u"201"_s), wrong);
        QCOMPARE(with(u"1"_s, u"ex"_s, {}), wrong);
        QCOMPARE(with(u"1"_s, u"dy"_s, u"201"_s), wrong); // takes none
        QCOMPARE(with(u"1"_s, u"ra"_s, u"201"_s), wrong);
        QCOMPARE(with(u"1"_s, u"ra"_s, u"voicemail"_s), QString());
        QVERIFY(!error(u"ivr.add"_s,
            {{u"name"_s, u"Two words"_s}, {u"ext"_s, u"304"_s}, {u"greeting"_s, u"greeting-x"_s},
                {u"keymap[1][type]"_s, u"dy"_s}})
                     .isEmpty());
        QCOMPARE(error(u"ivr.edit"_s, {{u"id"_s, idOf(u"900"_s, u"ivr.list"_s)}, {u"greeting"_s, u"hello"_s}}),
            u"Argument 'greeting' contains invalid data."_s);
    }

    void dids() // pbxware 4440, 4490, 4609, 4627, 4656
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"did.list"_s).value(u"8"_s).toObject(),
            json("{'number':'493012345200','number2':'','server':'3','trunk':'81','type':'IVR','ext':'900','e164':'',"
                 "'e164_2':'','status':'enabled','name':'Main number','sms_enabled':'1','e911':'0',"
                 "'prioritize_clirouting':'0'}"));
        QCOMPARE(ask(u"did.list"_s).value(u"10"_s)["status"_L1], u"disabled"_s);
        QCOMPARE(ask(u"did.list"_s, {{u"ext"_s, u"600"_s}}).keys(), QStringList{u"9"_s});
        Arguments made{{u"trunk"_s, u"81"_s}, {u"did"_s, u"493012345777"_s}, {u"dest_type"_s, u"5"_s},
            {u"destination"_s, u"+123456789"_s}, {u"disabled"_s, u"0"_s}};
        const QJsonObject added = ask(u"did.add"_s, made);
        const QString id = QString::number(added.value("id"_L1).toInt());
        QCOMPARE(added.value("success"_L1), u"DID ID: %1."_s.arg(id));
        QCOMPARE(ask(u"did.list"_s).value(id)["ext"_L1], u"+123456789"_s); // 4517
        QCOMPARE(ask(u"did.list"_s).value(id)["type"_L1], u"External Number"_s);
        QCOMPARE(error(u"did.add"_s, made), u"DID 493012345777 already exist."_s);
        QCOMPARE(
            error(u"did.edit"_s, {{u"id"_s, id}, {u"dest_type"_s, u"0"_s}}), u"Argument 'destination' is missing."_s);
        QVERIFY(ask(u"did.edit"_s, {{u"id"_s, id}, {u"dest_type"_s, u"13"_s}}).contains(u"success"_s));
        QVERIFY(!error(u"did.edit"_s, {{u"id"_s, id}, {u"dest_type"_s, u"18"_s}}).isEmpty());
        QVERIFY(!error(u"did.edit"_s, {{u"id"_s, id}, {u"trunk"_s, u"5"_s}}).isEmpty());
        QCOMPARE(post(u"pbxware.did.delete"_s, {{u"server"_s, u"1"_s}, {u"id"_s, id}}).envelope(),
            (QJsonObject{{"success"_L1, u"Deleted DID ID %1 successfully."_s.arg(id)}}));
        QVERIFY(!ask(u"did.list"_s).contains(id));
        // pbxware 4712, 4767, 4805
        const QJsonObject routing = ask(u"did.clirouting.add"_s,
            {{u"id"_s, u"8"_s}, {u"callerid"_s, u"1234%"_s}, {u"dest_type"_s, u"0"_s}, {u"destination"_s, u"201"_s},
                {u"matchexplicitly"_s, u"0"_s}});
        const QString routingId = routing.value("id"_L1).toString();
        QCOMPARE(routing.value("success"_L1), u"CLI Routing ID: %1."_s.arg(routingId));
        QCOMPARE(ask(u"did.clirouting.list"_s, {{u"id"_s, u"8"_s}}).value(routingId).toObject(),
            json("{'callerid':'1234%','ext':'201','type':'network user','matchtype':'0'}"));
        QVERIFY(ask(u"did.clirouting.list"_s, {{u"id"_s, u"9"_s}}).isEmpty());
        QVERIFY(!error(u"did.clirouting.delete"_s, {{u"id"_s, u"9"_s}, {u"cliroutingid"_s, routingId}}).isEmpty());
        QCOMPARE(ask(u"did.clirouting.delete"_s, {{u"id"_s, u"8"_s}, {u"cliroutingid"_s, routingId}}),
            json("{'success':'CLI Routing successfully deleted!'}"));
    }

    void trunks() // pbxware 3306, 3566, 3654, 3717
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"trunk.list"_s).value(u"81"_s).toObject(),
            json("{'name':'Provider North','protocol':'sip','provider_id':'20','provider_name':'Generic "
                 "SIP','status':'enabled'}"));
        QCOMPARE(ask(u"trunk.providers"_s).value("Generic T1"_L1).toArray(), (QJsonArray{u"13"_s, u"pstn"_s}));
        const QJsonValue one = ask(u"trunk.configuration"_s, {{u"trunkid"_s, u"82"_s}}).value(u"82"_s);
        QCOMPARE(one["status"_L1], u"1"_s);
        QCOMPARE(one["options"_L1]["allow"_L1].toArray(), (QJsonArray{u"ulaw,20"_s, u"alaw,20"_s}));
        QCOMPARE(ask(u"trunk.edit"_s, {{u"id"_s, u"82"_s}, {u"status"_s, u"not active"_s}}),
            json("{'success':'Trunk ID: 82','id':82}"));
        QCOMPARE(ask(u"trunk.list"_s).value(u"82"_s)["status"_L1], u"disabled"_s);
        QVERIFY(!error(u"trunk.edit"_s, {{u"id"_s, u"82"_s}, {u"provider_id"_s, u"99"_s}}).isEmpty());
        QCOMPARE(ask(u"trunk.delete"_s, {{u"id"_s, u"83"_s}}), json("{'success':'Trunk ID: 83','id':83}")); // 3608
        QVERIFY(!ask(u"trunk.list"_s).contains(u"83"_s));
    }

    void smsTrunks() // pbxware 4042, 4094, 4188, 4207, 4227, 4252, 4302
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"sms.trunks.list"_s), json("{'3':{'name':'Bandwidth','provider':'bandwidth'}}"));
        Arguments made{{u"enabled"_s, u"1"_s}, {u"name"_s, u"SMS Trunk 1"_s}, {u"provider"_s, u"telnyx"_s},
            {u"api_key"_s, u"k"_s}, {u"public_key"_s, u"p"_s}};
        QCOMPARE(error(u"sms.trunks.add"_s, made), u"Argument 'messaging_profile_id' is missing."_s);
        made << std::pair{u"messaging_profile_id"_s, u"m"_s};
        const QJsonObject added = ask(u"sms.trunks.add"_s, made);
        const QString id = QString::number(added.value("id"_L1).toInt());
        QCOMPARE(added.value("success"_L1), u"SMS Trunk ID: "_s + id);
        const QJsonObject read = ask(u"sms.trunks.configuration"_s, {{u"id"_s, id}});
        QCOMPARE(read.value("id"_L1), id.toInt());
        QCOMPARE(read.value("enabled"_L1), 1);
        QCOMPARE(read.value("messaging_profile_id"_L1), u"m"_s);
        // Another provider needs all of its fields (4201).
        QCOMPARE(error(u"sms.trunks.edit"_s, {{u"id"_s, id}, {u"provider"_s, u"twilio"_s}}),
            u"Argument 'account_sid' is missing."_s);
        QCOMPARE(ask(u"sms.trunks.edit"_s, {{u"id"_s, id}, {u"description"_s, u"Test"_s}}).value("success"_L1),
            u"Extension ID: "_s + id); // so it is printed
        QCOMPARE(ask(u"sms.trunks.tenants.list"_s).value("2"_L1).toObject(),
            json("{'id':null,'enabled':null,'name':null,'provider':null}"));
        QCOMPARE(
            ask(u"sms.trunks.tenants.set"_s, {{u"tenant"_s, u"2"_s}, {u"id"_s, id}}), json("{'success':'Success.'}"));
        QCOMPARE(ask(u"sms.trunks.tenants.get"_s, {{u"tenant"_s, u"2"_s}}).value("name"_L1), u"SMS Trunk 1"_s);
        QCOMPARE(ask(u"sms.trunks.delete"_s, {{u"id"_s, id}}).value("success"_L1),
            u"Deleted SMS Trunk ID '%1' successfully."_s.arg(id));
    }

    void tenantsAndPackages() // pbxware 7486, 7929, 7977, 7993, 8047, 6924, 6959, 7072
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"tenant.list"_s).value("2"_L1).toObject(),
            json("{'name':'t1.dot.com','tenantcode':'344','package_id':'1','package':'Package 1','ext_length':3,"
                 "'country_id':'869','country_code':'1'}"));
        QCOMPARE(ask(u"tenant.list"_s).value("3"_L1)["tenantcode"_L1], u"200"_s);
        QCOMPARE(ask(u"package.list"_s), json("{'1':'Package 1','2':'Package 2','3':'Package 3'}"));
        QCOMPARE(ask(u"package.configuration"_s, {{u"id"_s, u"1"_s}}).value("1"_L1).toObject(),
            json("{'name':'Package 1','service_plan':'','allowed_service_plans':'','ext':'20','voicemail':'20',"
                 "'queues':'20','ivr':'20','cf':'20','rgroups':'20','hot_desking':'20','restrict_splans':'0',"
                 "'call_recordings':'1','monitoring':'1','call_screening':'1'}"));
        Arguments made{{u"tenant_name"_s, u"new.example"_s}, {u"tenant_code"_s, u"345"_s}, {u"package"_s, u"1"_s},
            {u"ext_length"_s, u"4"_s}, {u"country"_s, u"869"_s}, {u"national"_s, u"0"_s},
            {u"international"_s, u"00"_s}};
        const QJsonObject added = ask(u"tenant.add"_s, made);
        const QString id = QString::number(added.value("id"_L1).toInt());
        QCOMPARE(added.value("success"_L1), u"Tenant ID: "_s + id);
        QVERIFY(ask(u"ext.list"_s, {{u"server"_s, id}}).isEmpty()); // a tenant like the others now
        QVERIFY(ask(u"ext.add"_s, newExtension(u"201"_s) + Arguments{{u"server"_s, id}}).contains(u"success"_s));
        QCOMPARE(ask(u"ext.list"_s, {{u"server"_s, id}}).size(), 1);
        QVERIFY(!error(u"tenant.add"_s, made).isEmpty()); // its code is taken
        for (const auto& [name, value] : {std::pair{u"tenant_code"_s, u"34"_s}, {u"tenant_name"_s, u"none"_s},
                 {u"ext_length"_s, u"17"_s}, {u"package"_s, u"99"_s}}) {
            Arguments wrong = made;
            wrong << std::pair{u"tenant_code"_s, u"346"_s} << std::pair{name, value};
            QCOMPARE(error(u"tenant.add"_s, wrong), u"Argument '%1' contains invalid data."_s.arg(name));
        }
        const Arguments master{{u"server"_s, u"1"_s}, {u"id"_s, id}};
        QVERIFY(error(u"tenant.edit"_s, {{u"id"_s, id}, {u"area_code"_s, u"30"_s}}).contains("server=1"_L1));
        QVERIFY(!error(u"tenant.edit"_s, master + Arguments{{u"ext_length"_s, u"5"_s}}).isEmpty()); // 7943
        QVERIFY(ask(u"tenant.edit"_s, master + Arguments{{u"area_code"_s, u"30"_s}}).contains(u"success"_s));
        const QJsonValue configured = ask(u"tenant.configuration"_s, {{u"id"_s, id}}).value(id);
        QCOMPARE(configured["area_code"_L1], u"30"_s);
        QCOMPARE(configured["server_name"_L1], u"new.example"_s);
        QCOMPARE(configured.toObject().size(), 76); // 7138-7451
        QCOMPARE(
            ask(u"tenant.trunks.set"_s, {{u"tenant"_s, id}, {u"trunks"_s, u"81,82"_s}, {u"primary_trunk"_s, u"81"_s}}),
            json("{'success':'Success.'}"));
        const QJsonObject trunks = ask(u"tenant.trunks.list"_s, {{u"tenant"_s, id}});
        QCOMPARE(trunks.value("primary_trunk"_L1), u"Provider North"_s);
        QCOMPARE(trunks.value("trunks"_L1), u"Provider North, Provider South"_s);
        QCOMPARE(trunks.size(), 10);
        const QJsonObject routing = ask(u"tenant.clirouting.add"_s,
            {{u"tenant"_s, id}, {u"callerid"_s, u"555"_s}, {u"dest_type"_s, u"10"_s}, {u"matchexplicitly"_s, u"1"_s}});
        QVERIFY(ask(u"tenant.clirouting.list"_s, {{u"tenant"_s, id}})
                    .value("success"_L1)
                    .toObject()
                    .contains(routing.value("id"_L1).toString())); // 8141
        QCOMPARE(ask(u"tenant.delete"_s, master),
            (QJsonObject{{"success"_L1, u"Deleted Tenant ID %1 successfully."_s.arg(id)}}));
        QVERIFY(!error(u"ext.list"_s, {{u"server"_s, id}}).isEmpty());
        QCOMPARE(ask(u"package.delete"_s, {{u"server"_s, u"1"_s}, {u"id"_s, u"3"_s}}),
            json("{'success':'Tenant package ID: 3.','id':'3'}"));
    }

    void departmentsAndPaging() // pbxware 9353, 9422, 9525, 9575, 9620
    {
        start(u"seed"_s);
        const QString department = ask(u"ext.list"_s).value(idOf(u"201"_s))["department"_L1].toString();
        QVERIFY(ask(u"department.edit"_s, {{u"id"_s, department}, {u"name"_s, u"Renamed"_s}}).value("name"_L1)
            == "Renamed"_L1);
        QCOMPARE(world().directory().user(u"201"_s)->department, u"Renamed"_s);
        QCOMPARE(ask(u"department.delete"_s, {{u"id"_s, department}}).value("success"_L1),
            u"Deleted Department ID %1 successfully."_s.arg(department));
        QCOMPARE(ask(u"ext.list"_s).value(idOf(u"201"_s))["department"_L1], u""_s);
        const QJsonObject added = ask(u"paging_group.add"_s,
            {{u"name"_s, u"Test Paging Group 2"_s}, {u"number"_s, u"111"_s}, {u"quiet"_s, u"1"_s},
                {u"destinations"_s, u"203,204"_s}});
        const QString id = QString::number(added.value("id"_L1).toInt());
        QCOMPARE(added.value("success"_L1), u"Paging Group ID: "_s + id);
        QCOMPARE(ask(u"paging_group.list"_s).value(id).toObject(),
            json("{'name':'Test Paging Group 2','number':111,'quiet':1,'destinations':[203,204]}"));
        QCOMPARE(world().pagingGroups().value(u"111"_s).members, (QStringList{u"203"_s, u"204"_s}));
        QCOMPARE(ask(u"paging_group.delete"_s, {{u"id"_s, id}}).value("success"_L1),
            u"Deleted Paging Group with ID %1 successfully."_s.arg(id));
        QVERIFY(!world().pagingGroups().contains(u"111"_s));
    }

    void theSystem() // pbxware 6429, 6463, 8381, 8499, 8568, 8591, 8653, 8757, 8839, 8873, 9132, 9144, 9669, 9688
    {
        start(u"seed"_s);
        QCOMPARE(ask(u"license.info"_s).value("Edition"_L1), u"Multi-Tenant"_s);
        QCOMPARE(ask(u"license.last_refreshed"_s), json("{'last_refreshed':'14 Nov 2023 22:13:20'}"));
        QCOMPARE(ask(u"server.configuration"_s).size(), 46);
        QCOMPARE(ask(u"route.list"_s).value("13"_L1).toArray(), (QJsonArray{u"376"_s, u"Andorra (Principality of)"_s}));
        QCOMPARE(ask(u"splan.list"_s).value("1"_L1)["call_rating"_L1], u"1/1"_s);
        QCOMPARE(ask(u"splan.rates"_s, {{u"id"_s, u"1"_s}}).value("1:135:1"_L1)["inbound"_L1], u"100.00000"_s);
        QCOMPARE(ask(u"splan.rates"_s, {{u"id"_s, u"2"_s}, {u"route"_s, u"135"_s}, {u"dgroup"_s, u"2"_s}}).keys(),
            QStringList{u"2:135:2"_s});
        QCOMPARE(
            ask(u"splan.rates"_s, {{u"id"_s, u"2"_s}}).value("2:135:1"_L1)["70"_L1]["outbound"_L1], u"100.00000"_s);
        QVERIFY(!error(u"splan.rates"_s, {{u"id"_s, u"1"_s}, {u"dgroup"_s, u"2"_s}}).isEmpty());
        QCOMPARE(
            ask(u"splan.sms_rates.edit"_s, {{u"id"_s, u"1"_s}, {u"trunk_id"_s, u"3"_s}, {u"national_sms"_s, u"0.3"_s}}),
            json("{'success':'Trunk ID: 3','id':3}"));
        QCOMPARE(ask(u"splan.sms_rates.list"_s, {{u"id"_s, u"1"_s}}).value("3"_L1)["national_sms"_L1], 0.3);
        QCOMPARE(ask(u"destination.list"_s).value("135"_L1)["codes"_L1][0]["code1"_L1], u"38762"_s);
        QCOMPARE(ask(u"destination.groups"_s).value("1"_L1), u"mobile"_s);
        QCOMPARE(ask(u"uads.list"_s).value("136"_L1).toObject(),
            json("{'name':'yealinkt42g','fullname':'Yealink T42G','enabled':false}"));
        QCOMPARE(ask(u"uads.activate"_s, {{u"id"_s, u"136"_s}}), json("{'success':'UAD: 136.','id':'136'}"));
        QCOMPARE(ask(u"uads.list"_s).value("136"_L1)["enabled"_L1], true);
        QCOMPARE(ask(u"ari.list"_s).value("3"_L1)["name"_L1], u"ari_app"_s);
        QCOMPARE(ask(u"ari.tenant_permissions.list"_s).value("2"_L1).toObject(),
            json("{'permission_type':'permit','applications':['2','3']}"));
        const Arguments days{{u"start_date"_s, u"Nov-01-2023"_s}, {u"end_date"_s, u"Nov-30-2023"_s}};
        const auto reports = [&](const Arguments& more) {
            return QJsonDocument::fromJson(post(u"pbxware.archiving.list"_s, days + more).body).array();
        };
        QCOMPARE(reports({}).size(), 5);
        QCOMPARE(reports({{u"status"_s, u"FAILURE,PARTIAL"_s}}).size(), 2);
        QCOMPARE(reports({{u"tenant"_s, u"344"_s}}).size(), 0);
        QCOMPARE(reports({}).last().toObject().keys(),
            (QStringList{u"date_time"_s, u"fax"_s, u"recording"_s, u"status"_s, u"tenant"_s, u"voicemail"_s}));
    }

    void idsOnTheWire() // an id that was sent is text, one that was made a number
    {
        start(u"wire"_s);
        const QJsonObject added = ask(u"ring_group.add"_s, {{u"name"_s, u"desk"_s}, {u"ext"_s, u"300"_s}});
        QVERIFY(added.value("id"_L1).isDouble());
        const QString id = QString::number(added.value("id"_L1).toInt());
        QCOMPARE(ask(u"ring_group.edit"_s, {{u"id"_s, id}, {u"timeout"_s, u"9"_s}}).value("id"_L1), id);
        QVERIFY(ask(u"sms.trunks.edit"_s, {{u"id"_s, u"3"_s}, {u"name"_s, u"x"_s}}).value("id"_L1).isDouble());
        QCOMPARE(error(u"trunk.edit"_s, {{u"id"_s, u"81"_s}}), u"In tenant mode, make sure server=1."_s);
        QCOMPARE(post(u"pbxware.did.clirouting.list"_s, {{u"server"_s, u"3"_s}, {u"id"_s, u"8"_s}}).body,
            QByteArray(R"({"success":[]})"));
        QByteArray tenants = post(u"pbxware.tenant.list"_s).body;
        QVERIFY(QJsonDocument::fromJson(tenants).isNull()); // a comma too many (pbxware 7494)
        const QJsonObject list = QJsonDocument::fromJson(tenants.replace(",}", "}")).object();
        QCOMPARE(list.value("2"_L1)["package_id"_L1], 1);
        QVERIFY(ask(u"tenant.configuration"_s, {{u"id"_s, u"2"_s}}).contains(u"server_name"_s)); // flat
        QVERIFY(
            QJsonDocument::fromJson(post(u"pbxware.apps.templates.list"_s, {{u"server"_s, u"3"_s}}).body).isArray());
    }
};

QTEST_GUILESS_MAIN(TestPbxwRecords)
#include "tst_pbxwrecords.moc"
