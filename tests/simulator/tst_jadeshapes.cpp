// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadeprobe.h"

using namespace callboard;
using namespace callboard::sim;

namespace {

//! "" or how the two differ: other keys, or another type where neither is null. Keys of maps are data.
QString difference(const QJsonValue& printed, const QJsonValue& got, const QString& at)
{
    if (printed.isNull() || got.isNull() || printed.isUndefined())
        return {};
    if (printed.type() != got.type())
        return u"%1: type %2, printed %3"_s.arg(at).arg(got.type()).arg(printed.type());
    if (printed.isArray()) {
        const bool both = !printed.toArray().isEmpty() && !got.toArray().isEmpty();
        return both ? difference(printed.toArray().first(), got.toArray().first(), at + u"[0]"_s) : QString();
    }
    if (!printed.isObject() || at.endsWith(".variables"_L1) || at.endsWith(".data"_L1) || at.endsWith(".data[0]"_L1))
        return {};
    const QJsonObject one = printed.toObject();
    const QJsonObject two = got.toObject();
    if (one.keys() != two.keys()) {
        const QStringList mine = two.keys();
        const QStringList theirs = one.keys();
        QStringList apart;
        for (const QString& key : theirs) {
            if (!mine.contains(key))
                apart << u'-' + key;
        }
        for (const QString& key : mine) {
            if (!theirs.contains(key))
                apart << u'+' + key;
        }
        return at + u": "_s + apart.join(u' ');
    }
    for (auto it = one.begin(); it != one.end(); ++it) {
        if (const QString inside = difference(it.value(), two.value(it.key()), at + u'.' + it.key()); !inside.isEmpty())
            return inside;
    }
    return {};
}

} // namespace

//! Every record that the document prints and that was captured, against what the face answers.
class TestJadeShapes : public QObject, private JadeFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { m_host.reset(); }

    void printed_data() { rows("jade_seed.jsonl", u"line"_s); }
    void printed() { compare(u"seed"_s); }
    void captured_data() { rows("jade_wire.jsonl", u"capture"_s); }
    void captured() { compare(u"wire"_s); }

private:
    static void rows(const char* file, const QString& name)
    {
        QTest::addColumn<QJsonObject>("row");
        for (const QByteArray& line : dataLines(file)) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            const QString from = row.value(name).toVariant().toString() + u' ' + row.value("path"_L1).toString();
            QTest::newRow(qPrintable(from)) << row;
        }
    }
    //! A house in which there is one of everything.
    void furnish(const QString& profile)
    {
        if (m_profile == profile)
            return;
        m_host.reset();
        m_profile = profile;
        start(profile);
        talk();
        QVERIFY(world().dial(u"205"_s, u"206"_s));
        QVERIFY(world().answer(leg(u"206"_s)));
        QVERIFY(world().park(leg(u"206"_s), u"701"_s));
        QVERIFY(world().dialFromOutside(u"+4930555"_s, u"Ms Ito"_s, u"600"_s));
        QVERIFY(world().leaveVoicemail(u"201"_s, u"202"_s, u"Somebody"_s, 2));
        QVERIFY(control("{'do':'chat','from':'201','to':'admin','text':'Good morning'}").isEmpty());
        const QJsonObject other = get("/v1/me/search?type=username&filter=201").list().first().toObject();
        const QByteArray uuid = other.value("uuid"_L1).toString().toLatin1();
        QCOMPARE(ask("POST", "/v1/me/buddies", "{\"uuid_user\":\"" + uuid + "\"}").status, 200); // jade 4507
        if (profile != "seed"_L1)
            return;
        QCOMPARE(
            ask("POST", "/v1/admin/park/cfg_parkinglots", "{\"name\":\"edvina\",\"data\":{\"parkpos\":\"800-850\"}}")
                .status,
            200);
        const QByteArray plan = made("/ob/plans", "{\"name\":\"p\",\"dial_mode\":1}");
        const QByteArray dest = made("/ob/destinations", "{\"name\":\"desk\",\"type\":0,\"exten\":\"201\"}");
        const QByteArray list = made("/ob/dlmas", "{\"name\":\"m\"}");
        (void)made("/ob/dls", "{\"dlma_uuid\":\"" + list + "\",\"number_1\":\"300\"}");
        (void)made("/ob/campaigns",
            "{\"name\":\"c\",\"plan\":\"" + plan + "\",\"dlma\":\"" + list + "\",\"dest\":\"" + dest + "\"}");
        for (const QByteArray& file : {QByteArray("/park"), QByteArray("/queue"), QByteArray("/voicemail")}) {
            const QByteArray whole = QJsonDocument(get(file + "/setting").result().toObject()).toJson();
            QCOMPARE(ask("PUT", file + "/setting", whole).status, 200);
        }
    }
    [[nodiscard]] QByteArray made(const QByteArray& path, const QByteArray& body)
    {
        return ask("POST", path, body).result()["uuid"_L1].toString().toLatin1();
    }
    void compare(const QString& profile)
    {
        QFETCH(QJsonObject, row);
        furnish(profile);
        const QByteArray path = row.value("path"_L1).toString().toLatin1();
        const QByteArray body
            = row.contains("body"_L1) ? QJsonDocument(row.value("body"_L1).toObject()).toJson() : QByteArray();
        Reply reply = ask("GET", path, body);
        QCOMPARE(reply.status, 200);
        const QString as = row.value("as"_L1).toString();
        if (row.contains("key"_L1)) { // the record by its own address
            const QJsonArray all = reply.result().isArray() ? reply.result().toArray() : reply.list();
            QVERIFY(!all.isEmpty());
            const QJsonObject first = all.first().toObject();
            QByteArray address
                = row.contains("instead"_L1) ? row.value("instead"_L1).toString().toLatin1() : path + '/';
            address += QUrl::toPercentEncoding(first.value(row.value("key"_L1).toString()).toString());
            if (path.endsWith("/members"))
                address += "?queue_name=" + first.value("queue_name"_L1).toString().toLatin1();
            reply = get(address + row.value("tail"_L1).toString().toLatin1());
            QVERIFY2(reply.status == 200, address.constData());
        }
        QJsonValue got = reply.result();
        if (as == "list"_L1)
            got = reply.list().at(0);
        else if (as == "array"_L1)
            got = reply.result().toArray().at(0);
        else if (as == "listobject"_L1)
            got = reply.result()["list"_L1];
        QVERIFY(got.isObject());
        if (path.contains("/setting")) { // sections are data
            for (const QJsonValue section : got.toObject())
                QVERIFY(section.isObject() || section.isString());
            QVERIFY(got.toObject().contains(u"general"_s));
            return;
        }
        QCOMPARE(difference(row.value("record"_L1), got, {}), QString());
    }

    QString m_profile;
};

QTEST_GUILESS_MAIN(TestJadeShapes)
#include "tst_jadeshapes.moc"
