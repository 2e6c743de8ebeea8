// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Operation times as a day and night switch: while they are "on" calls go by them, while they are "off" everything is
// open (pbxware 6573). "inherit" does as the tenant does.
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostObjects = 20; // asked one by one where the whole list is refused

const QStringList& targets()
{
    static const QStringList kTargets{
        u"servers"_s, u"did"_s, u"ivr"_s, u"dial_group"_s, u"queues"_s, u"erg"_s}; // pbxware 6490; routes are no place
    return kTargets;
}

bool isWithin(const QJsonValue& row, QTime now)
{
    const QTime from = QTime::fromString(str(row["time_from"_L1]), u"hh:mm"_s);
    const QTime to = QTime::fromString(str(row["time_to"_L1]), u"hh:mm"_s);
    return (!from.isValid() || from <= now) && (!to.isValid() || now < to);
}

//! Whether operation times that are in force let calls through at this time. The PBX does not say what time zone it is
//! in; that of the console is assumed, and that the first day is Monday (notes 25).
bool isOpenAt(const QJsonObject& times, const QDateTime& local)
{
    for (const auto& [index, closed] : keyedMap(times.value("closed_dates"_L1))) {
        const QDate from = QDate::fromString(str(closed["date_from"_L1]), Qt::ISODate);
        const QDate to = QDate::fromString(str(closed["date_to"_L1]), Qt::ISODate);
        if (from <= local.date() && local.date() <= to && isWithin(closed, local.time()))
            return false;
    }
    const auto open = keyedMap(times.value("open_days"_L1));
    return std::ranges::any_of(open, [&](const auto& row) {
        const QStringList days = texts(row.second["days"_L1]);
        return days.contains(QString::number(local.date().dayOfWeek())) && isWithin(row.second, local.time());
    });
}

QString listOf(const QString& target)
{
    return u"pbxware.otimes."_s + target + u".list"_s;
}

} // namespace

Arguments PbxwClient::nightArguments(const QString& target) const
{
    Arguments out{{u"server"_s, m_server}};
    if (target == "servers"_L1)
        out.append({u"id"_s, m_server});
    return out;
}

QFuture<PbxwClient::Done> PbxwClient::pollNight()
{
    QList<QFuture<Done>> all;
    for (const QString& target : targets()) {
        const QString action = listOf(target);
        if (isRefusedLately(action))
            continue;
        all.append(ask(action, nightArguments(target), HttpRequest::Priority::Poll)
                       .then(this, [this, action, target](const Reply& reply) {
                           if (!m_syncing && reply)
                               readNight(target, readBody(reply->bytes));
                           if (!reply)
                               noteRefusal(action, reply.error());
                           const bool denied = !reply && reply.error().kind == ErrorKind::Pbx;
                           return reply || denied ? Done() : Done(unexpected(reply.error()));
                       }));
    }
    if (all.isEmpty())
        return QtFuture::makeReadyFuture(Done());
    return QtFuture::whenAll(all.begin(), all.end()).then(this, [this](const QList<QFuture<Done>>& done) {
        for (const QFuture<Done>& one : done) {
            if (const Done result = one.result(); !result)
                return result;
        }
        if (const bool night = !m_night.isEmpty(); !m_syncing && night != m_rights.night) {
            m_rights.night = night;
            setCapabilities(pbxwCapabilities(m_rights));
        }
        return Done();
    });
}

void PbxwClient::readNight(const QString& target, const Body& body)
{
    m_night.removeIf([&](const NightObject& object) { return object.target == target; });
    for (const auto& [id, value] : keyedMap(body.value)) {
        if (!value.isObject() || !value.toObject().contains("status"_L1))
            continue;
        NightObject object;
        object.target = target;
        // A list of one in PHP's clothes: whose times they are we know from the question.
        object.id = target == "servers"_L1 && body.value.isArray() ? m_server : id;
        object.times = value.toObject();
        m_night.append(object);
    }
    std::ranges::stable_sort(m_night, [](const NightObject& a, const NightObject& b) {
        return targets().indexOf(a.target) < targets().indexOf(b.target);
    });
    tellNight();
}

bool PbxwClient::isNight(const NightObject& object) const
{
    const QString status = str(object.times.value("status"_L1)).toLower();
    if (status == "on"_L1)
        return !isOpenAt(object.times, m_clock.now().toLocalTime());
    if (status != "inherit"_L1 || object.target == "servers"_L1)
        return false;
    const auto whole = std::ranges::find(m_night, u"servers"_s, &NightObject::target);
    return whole != m_night.end() && isNight(*whole);
}

void PbxwClient::tellNight()
{
    QSet<QString> there;
    for (const NightObject& object : std::as_const(m_night)) {
        NightSwitch value;
        value.id = NightSwitchId{site(), object.target + u':' + object.id};
        value.whole = object.target == "servers"_L1;
        value.night = isNight(object);
        value.stale = !m_session.link().isLoggedIn();
        const QString status = str(object.times.value("status"_L1)).toLower();
        if (status == "inherit"_L1)
            value.by = tr("as the whole PBX");
        else if (status == "on"_L1 && !keyedMap(object.times.value("open_days"_L1)).isEmpty())
            value.by = tr("timetable");
        const QList<NamedNote>& all = m_named[object.target];
        const auto known = std::ranges::find(all, object.id, &NamedNote::id);
        if (value.whole)
            value.name = tr("Whole PBX");
        else if (known != all.end())
            value.name = known->name.isEmpty() || known->name == known->number
                ? known->number
                : u"%1 (%2)"_s.arg(known->name, known->number);
        else
            value.name = object.target == "queues"_L1 ? tr("Queue %1").arg(object.id) : object.id;
        there.insert(value.id.text);
        const auto told = m_nightTold.constFind(value.id.text);
        if (told != m_nightTold.cend() && *told == value)
            continue;
        m_nightTold.insert(value.id.text, value);
        Q_EMIT nightSwitchChanged(value);
    }
    for (const QString& text : m_nightTold.keys()) {
        if (there.contains(text))
            continue;
        m_nightTold.remove(text);
        Q_EMIT nightSwitchRemoved(NightSwitchId{site(), text});
    }
}

// "set" replaces the whole state (pbxware 6530): read it, change it, send it, read it again.
QFuture<Outcome> PbxwClient::setNight(const Command& command)
{
    Pending pending;
    auto future = pending.start();
    const QString target = command.target.section(u':', 0, 0);
    const QString id = command.target.section(u':', 1);
    if (!targets().contains(target) || id.isEmpty()) {
        pending.finish(Outcome::failed(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = tr("There is no night switch \"%1\".").arg(command.target),
            .detail = {}}));
        return future;
    }
    const Arguments which{{u"server"_s, m_server}, {u"id"_s, id}};
    const bool night = command.on;
    ask(listOf(target), which, HttpRequest::Priority::Command)
        .then(this, [this, pending, target, id, night](const Reply& reply) {
            if (!reply)
                return pending.finish(Outcome::failed(reply.error()));
            const QJsonObject all = keyedObject(readBody(reply->bytes).value);
            const QJsonObject times = all.contains(id) ? all.value(id).toObject()
                : all.size() == 1                      ? all.begin()->toObject()
                                                       : QJsonObject();
            if (times.isEmpty()) {
                return pending.finish(Outcome::failed(
                    refused(tr("The PBX did not say how the operation times are, so nothing was changed."))));
            }
            QJsonObject wanted = timesForWriting(times);
            wanted.insert("status"_L1, night ? u"on"_s : u"off"_s);
            wanted.insert("id"_L1, id);
            if (target != "routes"_L1)
                wanted.remove("pin"_L1);
            const Operation* set = operation(u"pbxware.otimes."_s + target + u".set"_s);
            const auto arguments = makeArguments(*set, wanted, m_server, [](const QString&) { return QString(); });
            if (!arguments)
                return pending.finish(Outcome::failed(arguments.error()));
            const bool stillOpen = night && isOpenAt(times, m_clock.now().toLocalTime());
            write(set->id, *arguments).then(this, [this, pending, stillOpen](const Reply& done) {
                if (m_plan)
                    m_plan->runNow(u"night"_s);
                Outcome outcome = outcomeOf(done);
                if (outcome.ok() && stillOpen) {
                    outcome.status = Outcome::Status::Unconfirmed;
                    outcome.text = tr("The timetable is in force now, and by it this is an hour at which it is open.");
                }
                pending.finish(std::move(outcome));
            });
        });
    return future;
}

} // namespace callboard::pbxware
