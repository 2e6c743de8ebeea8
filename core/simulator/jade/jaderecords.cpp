// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kModern = SeedBare | SeedV1 | WireV1;
constexpr quint8 kOld = SeedBare;

const Resource& steps() // jade 1560
{
    static const Resource resource{u"adps"_s, u"uuid"_s,
        {{u"dpma_uuid"_s, Kind::Text, {}, false}, {u"sequence"_s, Kind::Number, 0, false},
            {u"name"_s, Kind::Text, {}, false}, {u"detail"_s, Kind::Text, {}, false},
            {u"command"_s, Kind::Text, {}, false}}};
    return resource;
}

const Resource& masters() // jade 1830
{
    static const Resource resource{
        u"adpmas"_s, u"uuid"_s, {{u"name"_s, Kind::Text, {}, false}, {u"detail"_s, Kind::Text, {}, false}}};
    return resource;
}

//! A name and what belongs to it: a context's lines (jade 2133), a lot's options (jade 2327).
Resource named(const QString& name, Kind data)
{
    const QJsonValue empty = data == Kind::Array ? QJsonValue(QJsonArray()) : QJsonValue(QJsonObject());
    return {name, u"name"_s, {{u"name"_s, Kind::Text, {}, true}, {u"data"_s, data, empty, false}}, false, false};
}

} // namespace

void Rest::addResource(const Resource& resource, const QString& path, Access access, quint8 where)
{
    for (const QString& verb : {u"GET"_s, u"POST"_s})
        add(verb, path, access, where, [this, resource](const Request& r) { return records(resource, r); });
    for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
        add(verb, path + u"/<detail>"_s, access, where,
            [this, resource](const Request& r) { return record(resource, r); });
}

HttpAnswer Rest::records(const Resource& resource, const Request& request)
{
    if (request.verb == "GET"_L1) {
        QJsonArray all;
        for (const QJsonObject& known : m_store.all(resource))
            all << known;
        return list(all);
    }
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    const auto made = m_store.create(resource, *body);
    return made ? ok() : no(m_wire ? 500 : made.error());
}

HttpAnswer Rest::record(const Resource& resource, const Request& request)
{
    if (request.verb == "GET"_L1)
        return one(m_store.find(resource, request.detail()));
    if (request.verb == "DELETE"_L1)
        return m_store.remove(resource, request.detail()) ? ok() : unknown();
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    const auto done = m_store.change(resource, request.detail(), *body);
    return done ? ok() : no(m_wire ? 500 : done.error());
}

void Rest::addRecords()
{
    const QJsonObject master{{"uuid"_L1, stableUuid(m_setup.seed, u"master"_s)},
        {"name"_L1, u"Default originate call to device"_s},
        {"detail"_L1, u"Default jade dialplan master for call originate to device."_s},
        {"tm_create"_L1, Stamps::at(m_world.startedAt())}, {"tm_update"_L1, QJsonValue::Null}};
    m_store.put(masters(), master);
    m_store.put(steps(),
        {{"uuid"_L1, stableUuid(m_setup.seed, u"step"_s)}, {"dpma_uuid"_L1, master.value("uuid"_L1)},
            {"sequence"_L1, 1}, {"name"_L1, u"OCTD"_s},
            {"detail"_L1, u"Jade default dialplan for originate call to device"_s},
            {"command"_L1, u"Exec NoOp \"Jade default dialplan for originate call to device\""_s},
            {"tm_create"_L1, master.value("tm_create"_L1)}, {"tm_update"_L1, QJsonValue::Null}});
    const Resource plans = named(u"sdps"_s, Kind::Array);
    m_store.put(plans,
        {{"name"_L1, u"jade_demo"_s},
            {"data"_L1,
                QJsonArray{QJsonObject{{"exten"_L1, u"> _X.,1,BackGround(demo-congrats)"_s}},
                    QJsonObject{{"same"_L1, u"> n,Hangup()"_s}}}}});
    addResource(steps(), u"/admin/dialplan/adps"_s, Access::Admin, kModern);
    addResource(masters(), u"/admin/dialplan/adpmas"_s, Access::Admin, kModern);
    addResource(steps(), u"/dp/dialplans"_s, Access::Legacy, kOld);
    addResource(masters(), u"/dp/dpmas"_s, Access::Legacy, kOld);
    add(u"GET"_s, u"/admin/dialplan/sdps"_s, Access::Admin, kModern,
        [this, plans](const Request& r) { return records(plans, r); });
    for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
        add(verb, u"/admin/dialplan/sdps/<detail>"_s, Access::Admin, kModern,
            [this, plans](const Request& r) { return record(plans, r); });
    addResource(plans, u"/manager/sdialplans"_s, Access::Admin, kModern);
    addResource(named(u"trunks"_s, Kind::Object), u"/manager/trunks"_s, Access::Admin, kModern);
    addResource(named(u"cfg_parkinglots"_s, Kind::Object), u"/admin/park/cfg_parkinglots"_s, Access::Admin, kModern);
    addResource(named(u"cfg_queues"_s, Kind::Object), u"/admin/queue/cfg_queues"_s, Access::Admin, kModern);
    addResource(named(u"registration_outbounds"_s, Kind::Object), u"/admin/pjsip/registration_outbounds"_s,
        Access::Admin, kModern);
    const std::pair<QString, QString> files[] = {{u"/admin/dialplan/configurations"_s, u"extensions.conf"_s},
        {u"/admin/park/configurations"_s, u"res_parking.conf"_s}, {u"/admin/pjsip/configurations"_s, u"pjsip.conf"_s},
        {u"/admin/queue/configurations"_s, u"queues.conf"_s}};
    for (const auto& [path, file] : files) {
        const auto handler = [this, file = file](const Request& r) { return configurations(file, r); };
        add(u"GET"_s, path, Access::Admin, kModern, handler);
        for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
            add(verb, path + u"/<detail>"_s, Access::Admin, kModern, handler);
    }
    // What the server has instead of /voicemail/setting.
    const auto mail = [this](const Request& r) {
        Request whole{r.ask, r.verb, {u"voicemail.conf"_s}, r.account, r.door, r.token};
        return configurations(u"voicemail.conf"_s, whole);
    };
    add(u"GET"_s, u"/voicemail/config"_s, Access::Legacy, WireBare | WireV1, mail);
    add(u"PUT"_s, u"/voicemail/config"_s, Access::Legacy, WireBare | WireV1, mail);
    add(u"GET"_s, u"/voicemail/configs"_s, Access::Legacy, WireBare | WireV1, [this](const Request&) {
        QJsonArray all;
        for (const QString& backup : m_store.backups(u"voicemail.conf"_s))
            all << QJsonObject{{"name"_L1, backup}, {"data"_L1, m_store.text(backup)}};
        return list(all);
    });
}

//! A configuration file and its backups (jade 2056).
HttpAnswer Rest::configurations(const QString& file, const Request& request)
{
    const auto shown = [this](const QString& name) {
        return QJsonObject{{"name"_L1, name}, {"data"_L1, m_store.text(name)}};
    };
    if (request.details.isEmpty()) {
        QJsonArray all{shown(file)};
        for (const QString& backup : m_store.backups(file))
            all << shown(backup);
        return list(all);
    }
    const QString name = request.detail();
    const bool known = name == file || m_store.backups(file).contains(name);
    if (request.verb == "GET"_L1)
        return known ? ok(shown(name)) : no(404);
    if (!known)
        return unknown();
    if (request.verb == "DELETE"_L1)
        return name != file && m_store.removeFile(name) ? ok() : no(m_wire ? 500 : 400);
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    if (!body->value("data"_L1).isString())
        return no(m_wire ? 500 : 400);
    m_store.write(name, body->value("data"_L1).toString());
    return ok();
}

void Rest::addSettings()
{
    QString phones = u"[global]\ntype=global\n"_s;
    QString boxes = u"[general]\nformat=wav\nmaxmsg=100\n[default]\n"_s;
    QString queues = u"[general]\npersistentmembers=yes\nmonitor-type=MixMonitor\n"_s;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User).mid(0, 200)) {
        const QString name = m_world.directory().nameOf(number);
        phones += u"[%1]\ntype=endpoint\ncontext=demo\naors=%1\nauth=%1\ncallerid=%2 <%1>\n"_s.arg(number, name);
        boxes += u"%1=> ,%2,\n"_s.arg(number, name);
    }
    for (const QString& number : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        queues += u"[%1]\nstrategy=ringall\nmusicclass=default\njoinempty=yes\nservicelevel=60\n"_s.arg(number);
        for (const QString& member : m_world.directory().find(number)->members)
            queues += u"member=> PJSIP/%1\n"_s.arg(member);
    }
    m_store.begin(u"pjsip.conf"_s, phones);
    m_store.begin(u"voicemail.conf"_s, boxes);
    m_store.begin(u"queues.conf"_s, queues);
    m_store.begin(u"extensions.conf"_s,
        u"[general]\nstatic=yes\n[demo]\nexten=> _XXX,1,Dial(PJSIP/${EXTEN},30)\nsame=> n,VoiceMail(${EXTEN}@default,u)\n"_s);
    m_store.begin(u"res_parking.conf"_s,
        u"[general]\n[default]\nparkext=> 700\nparkpos=> 701-720\ncontext=> parkedcalls\n"
        "[lot2]\nparkext=> 750\nparkpos=> 751-760\ncontext=> parkedcalls2\n"_s);

    add(u"GET"_s, u"/dialplan/setting"_s, Access::Legacy, kOld,
        [this](const Request&) { return ok(m_store.text(u"extensions.conf"_s)); }); // jade 12475: a string
    add(u"PUT"_s, u"/dialplan/setting"_s, Access::Legacy, kOld, [this](const Request& r) {
        m_store.write(u"extensions.conf"_s, QString::fromUtf8(r.ask.body));
        return ok();
    });
    const std::pair<QString, QString> files[] = {
        {u"/park"_s, u"res_parking.conf"_s}, {u"/queue"_s, u"queues.conf"_s}, {u"/voicemail"_s, u"voicemail.conf"_s}};
    for (const auto& [base, file] : files) {
        for (const QString& verb : {u"GET"_s, u"PUT"_s})
            add(verb, base + u"/setting"_s, Access::Legacy, kOld,
                [this, file = file](const Request& r) { return setting(file, r); });
        add(u"GET"_s, base + u"/settings"_s, Access::Legacy, kOld,
            [this, file = file](const Request& r) { return backups(file, r); });
        for (const QString& verb : {u"GET"_s, u"DELETE"_s})
            add(verb, base + u"/settings/<detail>"_s, Access::Legacy, kOld,
                [this, file = file](const Request& r) { return backups(file, r); });
    }
    // Lots and queues are made, changed and deleted as sections of their files (jade 17516, 19396, 2748).
    const auto section = [this](const QString& file, const Request& r) {
        QJsonObject all = m_store.sections(file);
        QString name = r.detail();
        if (r.verb == "DELETE"_L1) {
            if (!all.contains(name))
                return no(404);
            all.remove(name);
            m_store.writeSections(file, all);
            return ok();
        }
        const Body body = bodyOf(r);
        if (!body)
            return body.error();
        if (r.verb == "POST"_L1)
            name = body->value("name"_L1).toString();
        if (name.isEmpty() || (r.verb == "POST"_L1) == all.contains(name))
            return no(r.verb == "POST"_L1 ? 400 : 404);
        QJsonObject options = all.value(name).toObject();
        for (auto it = body->begin(); it != body->end(); ++it) {
            if (it.key() != "name"_L1)
                options.insert(it.key(), it.value());
        }
        all.insert(name, options);
        m_store.writeSections(file, all);
        return ok();
    };
    const auto lots = [section](const Request& r) { return section(u"res_parking.conf"_s, r); };
    const auto lines = [section](const Request& r) { return section(u"queues.conf"_s, r); };
    add(u"POST"_s, u"/park/parkinglots"_s, Access::Legacy, kOld, lots);
    add(u"POST"_s, u"/queue/queues"_s, Access::Legacy, kOld, lines);
    for (const QString& verb : {u"PUT"_s, u"DELETE"_s}) {
        add(verb, u"/park/parkinglots/<detail>"_s, Access::Legacy, kOld, lots);
        add(verb, u"/admin/park/parkinglots/<detail>"_s, Access::Admin, SeedBare | SeedV1, lots);
        add(verb, u"/queue/queues/<detail>"_s, Access::Legacy, kOld, lines);
    }
}

//! Only the file: Asterisk knows after a reload (jade 17723).
HttpAnswer Rest::setting(const QString& file, const Request& request)
{
    if (request.verb == "GET"_L1)
        return ok(m_store.sections(file));
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    for (const QJsonValue section : *body) {
        if (!section.isObject())
            return no(400);
    }
    m_store.writeSections(file, *body);
    return ok();
}

HttpAnswer Rest::backups(const QString& file, const Request& request)
{
    if (request.details.isEmpty()) {
        QJsonArray all;
        for (const QString& name : m_store.backups(file)) {
            QJsonObject shown = m_store.sections(name);
            shown.insert("filename"_L1, name);
            all << shown;
        }
        return list(all);
    }
    if (!m_store.backups(file).contains(request.detail()))
        return no(404);
    if (request.verb == "DELETE"_L1)
        return m_store.removeFile(request.detail()) ? ok() : no(404);
    return ok(QJsonObject{{"list"_L1, m_store.sections(request.detail())}}); // an object under "list", jade 17864
}

} // namespace callboard::sim::jade
