// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the PBX says of itself: dashboard, trunks, licence (pbxware 292, 9280, 9121).
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"

#include <QTimeZone>

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

using Level = SystemFact::Level;
using Replies = QHash<QString, Body>;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PbxwFacts)
};

//! "45%"
Level levelOfShare(const QString& share)
{
    bool isNumber = false;
    const int percent = QString(share).remove(u'%').trimmed().toInt(&isNumber);
    if (!isNumber)
        return Level::Plain;
    return percent >= 95 ? Level::Bad : percent >= 85 ? Level::Warning : Level::Good;
}

void addPlain(QList<SystemFact>& out, const QString& group, const QJsonObject& object,
    const QList<std::pair<QString, QString>>& names)
{
    for (const auto& [key, label] : names) {
        if (const QString value = str(object.value(key)); !value.isEmpty())
            out.append({group, label, value, Level::Plain});
    }
}

void addMachine(QList<SystemFact>& out, const Replies& replies)
{
    const QString group = Text::tr("Machine");
    for (const auto& [action, label] : {std::pair{u"pbxware.dashboard.cpu"_s, Text::tr("Processor")},
             {u"pbxware.dashboard.memory"_s, Text::tr("Memory")},
             {u"pbxware.dashboard.disk_usage"_s, Text::tr("Disk")}}) {
        const QString share = str(replies.value(action).value["inuse"_L1]);
        if (!share.isEmpty())
            out.append({group, label, share, levelOfShare(share)});
    }
    const QJsonObject services = replies.value(u"pbxware.dashboard.services"_s).value.toObject();
    for (auto it = services.begin(); it != services.end(); ++it) {
        const QString state = str(*it);
        const bool runs = state.compare("running"_L1, Qt::CaseInsensitive) == 0;
        out.append({Text::tr("Services"), it.key(), state, runs ? Level::Good : Level::Bad});
    }
}

void addPhones(QList<SystemFact>& out, const Replies& replies)
{
    const QString group = Text::tr("Phones");
    if (const QString online = str(replies.value(u"pbxware.dashboard.ext_online"_s).value["count"_L1]);
        !online.isEmpty())
        out.append({group, Text::tr("Online"), online, Level::Plain});
    QJsonObject registrations = replies.value(u"pbxware.dashboard.sip_registrations"_s).value.toObject();
    if (registrations.size() == 1 && registrations.begin()->isObject()) // an extra level (pbxware 436)
        registrations = registrations.begin()->toObject();
    const QJsonValue good = registrations.contains("success"_L1) ? registrations.value("success"_L1)
                                                                 : registrations.value("registered"_L1);
    if (!str(good).isEmpty())
        out.append({group, Text::tr("Registered"), str(good), Level::Plain});
    for (const auto& [key, label] :
        {std::pair{u"failed"_s, Text::tr("Not registered")}, {u"lagged"_s, Text::tr("Slow")}}) {
        const QString count = str(registrations.value(key));
        if (!count.isEmpty())
            out.append({group, label, count, count == "0"_L1 ? Level::Good : Level::Warning});
    }
    addPlain(out, group, replies.value(u"pbxware.dashboard.glocom_users"_s).value.toObject(),
        {{u"glocom_users"_s, Text::tr("Users of the app")}});
    const QJsonObject editions = replies.value(u"pbxware.dashboard.glocom_editions"_s).value.toObject();
    for (auto it = editions.begin(); it != editions.end(); ++it)
        out.append({Text::tr("App editions"), it.key(), str(*it), Level::Plain});
}

void addCalls(QList<SystemFact>& out, const Replies& replies)
{
    const QString group = Text::tr("Calls");
    const QJsonObject calls = replies.value(u"pbxware.dashboard.calls"_s).value.toObject();
    addPlain(out, group, calls,
        {{u"now"_s, Text::tr("Now")}, {u"last hour"_s, Text::tr("Last hour")}, {u"today"_s, Text::tr("Today")},
            {u"answared calls"_s, Text::tr("Answered")}, {u"answered calls"_s, Text::tr("Answered")}}); // pbxware 479
    if (const QString cost = str(replies.value(u"pbxware.cdr.billamount"_s).value["billamount"_L1]); !cost.isEmpty())
        out.append({group, Text::tr("Cost today"), cost, Level::Plain});
}

void addTrunks(QList<SystemFact>& out, const Replies& replies)
{
    int bad = 0;
    for (const TrunkNote& trunk : readTrunks(replies.value(u"pbxware.monitor.trunks"_s), &bad)) {
        const QString state = trunk.online ? Text::tr("online") : Text::tr("offline");
        out.append(
            {Text::tr("Trunks"), trunk.name, trunk.address.isEmpty() ? state : u"%1, %2"_s.arg(state, trunk.address),
                trunk.online ? Level::Good : Level::Bad});
    }
}

void addLicence(QList<SystemFact>& out, const Replies& replies)
{
    const QString group = Text::tr("Licence");
    const QJsonObject usage = replies.value(u"pbxware.dashboard.licensing"_s).value.toObject();
    for (const auto& [key, label] : {std::pair{u"ext"_s, Text::tr("Extensions")}, {u"ivr"_s, Text::tr("IVRs")},
             {u"queue"_s, Text::tr("Queues")}, {u"conference"_s, Text::tr("Conferences")}}) {
        const QJsonObject one = usage.value(key).toObject();
        const auto used = num(one.value("inuse"_L1));
        const auto most = num(one.value("max"_L1));
        if (used && most)
            out.append({group, label, Text::tr("%1 of %2").arg(*used).arg(*most),
                *most > 0 && *used >= *most ? Level::Warning : Level::Plain});
    }
    const QJsonObject licence = replies.value(u"pbxware.license.info"_s).value.toObject();
    for (auto it = licence.begin(); it != licence.end(); ++it) {
        if (!it->isObject() && !it->isArray() && it.key() != "flags"_L1)
            out.append({group, it.key(), str(*it), Level::Plain});
    }
    if (const QString at = str(replies.value(u"pbxware.license.last_refreshed"_s).value["last_refreshed"_L1]);
        !at.isEmpty())
        out.append({group, Text::tr("Last refreshed"), at, Level::Plain});
}

} // namespace

// What the key may not ask is left out; the rest is shown.
QFuture<Result<QList<SystemFact>>> PbxwClient::systemFacts()
{
    static const QStringList kAll{u"pbxware.dashboard.cpu"_s, u"pbxware.dashboard.memory"_s,
        u"pbxware.dashboard.disk_usage"_s, u"pbxware.dashboard.services"_s, u"pbxware.dashboard.ext_online"_s,
        u"pbxware.dashboard.sip_registrations"_s, u"pbxware.dashboard.glocom_users"_s,
        u"pbxware.dashboard.glocom_editions"_s, u"pbxware.dashboard.calls"_s, u"pbxware.dashboard.licensing"_s,
        u"pbxware.monitor.trunks"_s, u"pbxware.license.info"_s, u"pbxware.license.last_refreshed"_s,
        u"pbxware.cdr.billamount"_s};
    auto bodies = std::make_shared<Replies>();
    auto firstError = std::make_shared<std::optional<Error>>();
    QList<QFuture<Result<void>>> all;
    const QDate today = m_clock.now().toLocalTime().date();
    for (const QString& action : kAll) {
        Arguments arguments;
        if (const Operation* known = operation(action); known && known->server == Operation::Server::Tenant)
            arguments.append({u"server"_s, m_server});
        if (action == "pbxware.cdr.billamount"_L1) {
            arguments += Arguments{{u"start"_s, dateText(today)}, {u"starttime"_s, u"00:00:00"_s},
                {u"end"_s, dateText(today)}, {u"endtime"_s, u"23:59:59"_s},
                {u"timezone"_s, QString::fromLatin1(QTimeZone::systemTimeZoneId())}};
        }
        all.append(ask(action, arguments).then(this, [action, bodies, firstError](const Reply& reply) {
            if (reply)
                bodies->insert(action, readBody(reply->bytes));
            else if (!*firstError)
                *firstError = reply.error();
            return Result<void>();
        }));
    }
    return QtFuture::whenAll(all.begin(), all.end())
        .then(this, [bodies, firstError](const QList<QFuture<Result<void>>>&) -> Result<QList<SystemFact>> {
            if (bodies->isEmpty() && *firstError)
                return unexpected(**firstError);
            QList<SystemFact> out;
            addMachine(out, *bodies);
            addPhones(out, *bodies);
            addCalls(out, *bodies);
            addTrunks(out, *bodies);
            addLicence(out, *bodies);
            return out;
        });
}

} // namespace callboard::pbxware
