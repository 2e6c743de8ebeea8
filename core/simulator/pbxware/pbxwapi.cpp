// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwapi.h"

#include <QDateTime>
#include <QLocale>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

//! Where the document's own samples have a comma too many (361, 4656, 6483, 6961, 7494, 8510, 8661, 8854, 9239, 9310).
bool hasTrailingComma(const QString& action)
{
    static const QStringList kActions{u"dashboard.ext_online"_s, u"did.delete"_s, u"route.list"_s, u"package.list"_s,
        u"tenant.list"_s, u"splan.list"_s, u"splan.sms_rates.list"_s, u"uads.list"_s, u"monitor.list"_s,
        u"monitor.live_calls"_s, u"monitor.trunks"_s};
    return kActions.contains(action);
}

bool isWrite(const QString& action)
{
    static const QStringList kWrites{u"add"_s, u"edit"_s, u"delete"_s, u"set"_s, u"members"_s, u"set_osc"_s};
    return kWrites.contains(action.section(u'.', -1));
}

HttpAnswer page(int status, const QByteArray& text)
{
    return {.status = status,
        .contentType = "text/html; charset=UTF-8",
        .body = "<!DOCTYPE html>\n<html><head><title>PBXware</title></head><body>" + text + "</body></html>\n",
        .headers = {}};
}

} // namespace

Api::Api(const FaceSetup& setup, House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_faults(setup.faults)
    , m_random(setup.seed)
    , m_extensions(house)
    , m_resources(house, m_extensions)
    , m_monitor(house, m_extensions)
    , m_services(house, m_extensions, m_actions)
    , m_times(house)
    , m_messages(house)
    , m_records(house)
    , m_system(house)
{
    m_actions.setTenants([this](const QString& server) { return m_resources.isTenant(server); });
    m_actions.setRefused(setup.faults.rejects);
    m_extensions.addTo(m_actions);
    m_resources.addTo(m_actions);
    m_monitor.addTo(m_actions);
    m_services.addTo(m_actions);
    m_times.addTo(m_actions);
    m_messages.addTo(m_actions);
    m_records.addTo(m_actions);
    m_system.addTo(m_actions);
}

QString Api::key() const
{
    return m_house.secret(u"api key"_s, 32); // at least ten characters (pbxware 90)
}

QStringList Api::actionNames() const
{
    QStringList names = m_actions.names();
    for (QString& name : names)
        name.prepend("pbxware."_L1);
    return names;
}

HttpAnswer Api::answer(const HttpAsk& ask)
{
    HttpAnswer out;
    const QString path = ask.url.path();
    if (!path.isEmpty() && path != "/"_L1 && path != "/index.php"_L1) {
        out = page(404, "<h1>Not Found</h1>");
        addDate(out);
        return out;
    }
    const Request request = requestOf(ask);
    if (!m_keyIsGood || request.key != key())
        out = written(request, failed(u"Invalid API key."_s)); // pbxware 172
    else if (m_resources.isBeingBuilt(request.server()))
        out = page(200, "<h1>Please wait</h1><p>The tenant is being built.</p>");
    else
        out = written(request, m_actions.run(request));
    const bool notice
        = m_faults.noticePercent > 0 && isWrite(request.action) && m_random.bounded(100) < m_faults.noticePercent;
    if (notice) {
        out.contentType = "text/html; charset=UTF-8";
        out.body = "<br />\n<b>Notice</b>:  Undefined index: lastd in <b>/opt/httpd/api/ext.php</b> on line "
                   "<b>412</b><br />\n";
    }
    addDate(out);
    return out;
}

//! Errors come with 200, too.
HttpAnswer Api::written(const Request& request, const Answer& answer) const
{
    QJsonValue value = answer ? *answer : QJsonValue(QJsonObject{{"error"_L1, answer.error()}});
    HttpAnswer out;
    if (m_house.wire()) {
        if (answer && request.action == "monitor.live_calls"_L1 && value.toObject().isEmpty()) {
            out.contentType = "text/html; charset=UTF-8";
            out.body = "Live Calls: 0";
            return out;
        }
        if (!answer && request.action == "archiving.list"_L1)
            value = QJsonArray{value};
        value = withPhpEmpties(value);
    }
    if (request.php) {
        out.contentType = "text/plain; charset=UTF-8";
        out.body = toPhp(value);
        return out;
    }
    out.body = toJson(value, answer && m_house.wire() && hasTrailingComma(request.action));
    return out;
}

void Api::addDate(HttpAnswer& answer) const
{
    const QDateTime shown = QDateTime::fromMSecsSinceEpoch(m_house.now() + m_faults.skewSeconds * 1000LL, Qt::UTC);
    const QString text = QLocale::c().toString(shown, u"ddd, dd MMM yyyy hh:mm:ss"_s) + u" GMT"_s;
    answer.headers.emplaceBack("Date", text.toLatin1());
}

} // namespace callboard::sim::pbxw
