// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

// The outbound module (jade 13080 on): records that refer to each other. The measured server has it switched off.

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostDls = 100; //!< without a count (jade 14990)

QList<Field> numbered(const QString& name, Kind kind, const QJsonValue& fallback)
{
    QList<Field> all;
    for (int i = 1; i <= 8; ++i)
        all << Field{name + QString::number(i), kind, fallback, false};
    return all;
}

QList<Field> texts(const QStringList& names)
{
    QList<Field> all;
    for (const QString& name : names)
        all << Field{name, Kind::Text, QJsonValue::Null, false};
    return all;
}

const Resource& plans() // jade 13140
{
    static const Resource resource{u"plans"_s, u"uuid"_s,
        texts({u"name"_s, u"detail"_s, u"tech_name"_s, u"trunk_name"_s, u"caller_id"_s, u"early_media"_s, u"codecs"_s})
            + QList<Field>{{u"dial_mode"_s, Kind::Number, 0, false}, {u"dial_timeout"_s, Kind::Number, 30000, false},
                {u"dl_end_handle"_s, Kind::Number, 1, false}, {u"retry_delay"_s, Kind::Number, 60, false},
                {u"service_level"_s, Kind::Number, 0, false}, {u"variables"_s, Kind::Object, QJsonObject(), false}}
            + numbered(u"max_retry_cnt_"_s, Kind::Number, 5),
        true, true};
    return resource;
}

const Resource& destinations() // jade 13866
{
    static const Resource resource{u"destinations"_s, u"uuid"_s,
        texts({u"name"_s, u"detail"_s, u"application"_s, u"data"_s, u"context"_s, u"exten"_s, u"priority"_s})
            + QList<Field>{{u"type"_s, Kind::Number, 0, false}, {u"variables"_s, Kind::Object, QJsonObject(), false}},
        true, true};
    return resource;
}

const Resource& lists() // jade 14381
{
    static const Resource resource{u"dlmas"_s, u"uuid"_s,
        texts({u"name"_s, u"detail"_s, u"dl_table"_s})
            + QList<Field>{{u"variables"_s, Kind::Object, QJsonObject(), false}},
        true, true};
    return resource;
}

const Resource& entries() // jade 14811
{
    static const Resource resource{u"dls"_s, u"uuid"_s,
        QList<Field>{{u"dlma_uuid"_s, Kind::Text, {}, true}, {u"status"_s, Kind::Number, 0, false},
            {u"res_dial"_s, Kind::Number, 0, false}, {u"res_hangup"_s, Kind::Number, 0, false},
            {u"variables"_s, Kind::Object, QJsonValue::Null, false}}
            + texts({u"name"_s, u"detail"_s, u"email"_s, u"dialing_camp_uuid"_s, u"dialing_plan_uuid"_s,
                u"dialing_uuid"_s, u"res_dial_detail"_s, u"res_hangup_detail"_s, u"tm_last_dial"_s, u"tm_last_hangup"_s,
                u"resv_target"_s, u"ukey"_s})
            + numbered(u"number_"_s, Kind::Text, QJsonValue::Null) + numbered(u"trycnt_"_s, Kind::Number, 0),
        true, true};
    return resource;
}

const Resource& campaigns() // jade 16667
{
    static const Resource resource{u"campaigns"_s, u"uuid"_s,
        texts({u"name"_s, u"detail"_s, u"plan"_s, u"dlma"_s, u"dest"_s, u"next_campaign"_s, u"sc_time_start"_s,
            u"sc_time_end"_s, u"sc_date_start"_s, u"sc_date_end"_s, u"sc_date_list"_s, u"sc_date_list_except"_s,
            u"sc_day_list"_s})
            + QList<Field>{{u"status"_s, Kind::Number, 0, false}, {u"sc_mode"_s, Kind::Number, 0, false},
                {u"variables"_s, Kind::Object, QJsonObject(), false}},
        true, true};
    return resource;
}

const Resource& dialings()
{
    static const Resource resource{u"dialings"_s, u"uuid"_s, {}, true, false};
    return resource;
}

} // namespace

void Rest::addOutbound()
{
    const quint8 seed = SeedBare;
    const quint8 wire = WireBare | WireV1;
    const auto create = [this](const Resource& resource, const Request& r) {
        const Body body = bodyOf(r);
        if (!body)
            return body.error();
        const auto made = m_store.create(resource, *body);
        if (!made)
            return no(made.error());
        if (resource.name != "dlmas"_L1)
            return ok(*made);
        const QString uuid = made->value("uuid"_L1).toString();
        const QString table = QString(uuid).replace(u'-', u'_');
        return ok(*m_store.change(resource, uuid, {{"dl_table"_L1, table}}));
    };
    const auto change = [this](const Resource& resource, const Request& r) {
        const Body body = bodyOf(r);
        if (!body)
            return body.error();
        const auto done = m_store.change(resource, r.detail(), *body);
        return done ? ok(*done) : no(done.error());
    };
    for (const Resource* kind : {&plans(), &destinations(), &lists(), &entries(), &campaigns()}) {
        const Resource& resource = *kind;
        const QString base = u"/ob/"_s + resource.name;
        const auto get = [this, resource](const Request& r) { return one(m_store.find(resource, r.detail())); };
        const auto make = [create, resource](const Request& r) { return create(resource, r); };
        const auto edit = [change, resource](const Request& r) { return change(resource, r); };
        const auto remove = [this, resource](const Request& r) { return removeOutbound(resource, r); };
        add(u"GET"_s, base, Access::Legacy, seed, [this, resource](const Request& r) {
            QJsonArray all;
            const QString master = r.query(u"dlma_uuid"_s);
            const int given = r.query(u"count"_s).toInt();
            for (const QJsonObject& record : m_store.all(resource)) {
                if (resource.name == "campaigns"_L1) {
                    all << QJsonObject{{"uuid"_L1, record.value("uuid"_L1)}}; // jade 16785
                    continue;
                }
                const bool dls = resource.name == "dls"_L1;
                if (dls && !master.isEmpty() && record.value("dlma_uuid"_L1) != master)
                    continue;
                if (!dls || all.size() < (given > 0 ? given : kMostDls))
                    all << record;
            }
            return list(all);
        });
        add(u"POST"_s, base, Access::Legacy, seed, make);
        add(u"GET"_s, base + u"/<uuid>"_s, Access::Legacy, seed, get);
        add(u"PUT"_s, base + u"/<uuid>"_s, Access::Legacy, seed, edit);
        add(u"DELETE"_s, base + u"/<uuid>"_s, Access::Legacy, seed, remove);
        // The tutorial leaves /ob out (jade 6689 on).
        add(u"POST"_s, u'/' + resource.name, Access::Legacy, seed, make);
        if (resource.name == "campaigns"_L1) {
            add(u"PUT"_s, u"/campaigns/<uuid>"_s, Access::Legacy, seed, edit);
            add(u"GET"_s, u"/ob/campaign/<uuid>"_s, Access::Legacy, seed, get);
            add(u"DELETE"_s, u"/ob/campaign/<uuid>"_s, Access::Legacy, seed, remove);
        } else if (resource.name == "dls"_L1) {
            add(u"GET"_s, u"/dls/<uuid>"_s, Access::Legacy, seed, get);
        }
    }
    // Nothing is dialled here, so there are no dialings.
    add(u"GET"_s, u"/ob/dialings"_s, Access::Legacy, seed, [this](const Request&) { return list({}); });
    add(u"GET"_s, u"/ob/dialings/<uuid>"_s, Access::Legacy, seed,
        [this](const Request& r) { return one(m_store.find(dialings(), r.detail())); });
    add(u"DELETE"_s, u"/ob/dialings/<uuid>"_s, Access::Legacy, seed, [this](const Request&) { return no(404); });

    for (const QString& name : {u"plans"_s, u"destinations"_s, u"dlmas"_s, u"dls"_s, u"campaigns"_s, u"dialings"_s}) {
        const int status = name == "dls"_L1 ? 400 : 500;
        for (const QString& verb : {u"GET"_s, u"POST"_s})
            add(verb, u"/ob/"_s + name, Access::Legacy, wire, [this, status](const Request&) { return no(status); });
        for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
            add(verb, u"/ob/"_s + name + u"/<uuid>"_s, Access::Legacy, wire,
                [this](const Request& r) { return no(r.verb == "GET"_L1 ? 404 : 500); });
    }
}

//! Soft. Without force nothing goes that a campaign still needs (jade 13715, 14256, 14662, 15711).
HttpAnswer Rest::removeOutbound(const Resource& resource, const Request& request)
{
    const QString uuid = request.detail();
    const bool force = request.query(u"force"_s) == "1"_L1;
    if (!force) {
        for (const QJsonObject& campaign : m_store.all(campaigns())) {
            for (const auto key : {"plan"_L1, "dest"_L1, "dlma"_L1}) {
                if (resource.name != "campaigns"_L1 && campaign.value(key) == uuid)
                    return no(400);
            }
        }
    }
    if (resource.name == "dlmas"_L1) {
        const bool along = request.query(u"delete_dls"_s) == "1"_L1;
        for (const QJsonObject& entry : m_store.all(entries())) {
            if (entry.value("dlma_uuid"_L1) != uuid)
                continue;
            if (!along && !force)
                return no(400);
            if (along)
                (void)m_store.remove(entries(), entry.value("uuid"_L1).toString());
        }
    }
    const auto gone = m_store.remove(resource, uuid);
    return gone ? ok(*gone) : no(gone.error());
}

} // namespace callboard::sim::jade
