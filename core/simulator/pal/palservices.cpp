// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"

#include "core/simulator/pal/palproperties.h"
#include "core/simulator/world.h"

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

bool isService(int service)
{
    return service >= 1 && service <= 3;
}

//! A plain user may only register his own phones (pal 1131).
bool ownsPhone(const Caller& c, const QString& phone)
{
    if (c.role != RoleUser)
        return true;
    const Extension* own = c.world.directory().user(c.user);
    for (int i = 1; own && i <= 4; ++i) {
        if (property(c.world.directory(), *own, u"pnumber%1"_s.arg(i)) == phone)
            return true;
    }
    return false;
}

} // namespace

Reply getOptions(const Caller&, const Params&)
{
    return ok(QJsonObject{{"pn"_L1, u"true"_s}, {"sdn"_L1, u"false"_s}});
}

Reply getPnApplicationInfo(const Caller&, const Params& p)
{
    const int service = integer(p, "service_id"_L1, 0);
    if (!isService(service))
        return failure(kBadParameter, u"Invalid parameter: service_id"_s);
    const QString application = text(p, "appname"_L1);
    return ok(QJsonObject{{"appid"_L1, u"com.example.%1.%2"_s.arg(application).arg(service)},
        {"desc"_L1, u"Push notifications of %1"_s.arg(application)}});
}

Reply pnmanage(const Caller& c, const Params& p)
{
    const QString command = text(p, "command"_L1);
    const QString user = text(p, "username"_L1);
    const QString endpoint = text(p, "endpoint"_L1);
    const QString device = endpoint.isEmpty() ? text(p, "device_id"_L1) : endpoint;
    if (command != "add"_L1 && command != "remove"_L1)
        return no(Refusal::Push, u"command must be add or remove"_s);
    if (!ownsPhone(c, user))
        return no(Refusal::Push, u"%1 is not your phone"_s.arg(user));
    QList<PushDevice>& devices = c.world.records().devices;
    const auto same = [&](const PushDevice& d) { return d.user == user && (device.isEmpty() || d.device == device); };
    if (command == "remove"_L1) {
        if (devices.removeIf(same) == 0)
            return no(Refusal::Push, u"%1 has no such device"_s.arg(user));
        return ok(u"Succeeded:"_s);
    }
    const int service = integer(p, "service_id"_L1, 0);
    if (!isService(service) || device.isEmpty())
        return no(Refusal::Push, u"service_id and a device_id or endpoint are needed"_s);
    devices.removeIf(same);
    devices << PushDevice{user, service, text(p, "application_id"_L1), device};
    return ok(u"Succeeded:"_s);
}

Reply pnsend(const Caller& c, const Params& p)
{
    const QString type = text(p, "type"_L1);
    const QString user = text(p, "username"_L1);
    if (type != "user"_L1 && type != "phone_id"_L1)
        return failure(kBadParameter, u"Invalid parameter: type"_s);
    if (!ownsPhone(c, user))
        return failure(kDenied, u"Permission denied"_s);
    if (type == "user"_L1 && !c.world.directory().user(user))
        return no(Refusal::Push, u"no such user: %1"_s.arg(user));
    return ok(u"Succeeded:"_s);
}

} // namespace callboard::sim::pal
