// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

QString decoded(const QString& part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
}

bool isOpenPart(const QString& part)
{
    return part.startsWith(u'<');
}

bool looksLikeUuid(const QString& text)
{
    static const QRegularExpression form(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s);
    return form.match(text).hasMatch();
}

} // namespace

Rest::Rest(const FaceSetup& setup, View& view, Devices& devices, Sessions& sessions, QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_view(view)
    , m_devices(devices)
    , m_sessions(sessions)
    , m_world(view.world())
    , m_wire(setup.wireProfile)
    , m_store(view.stamps(), setup.seed)
{
    addLogins();
    addCore();
    addPark();
    addPjsip();
    addQueue();
    addMembers();
    addHouse();
    addUsers();
    addMe();
    addVoicemail();
    addRecords();
    addSettings();
    addOutbound();
}

QStringList Rest::routeIds() const
{
    QStringList ids;
    for (const Route& route : m_routes)
        ids << u"jade.%1.%2"_s.arg(route.verb, route.pattern);
    return ids;
}

void Rest::add(const QString& verb, const QString& pattern, Access access, quint8 where, Handler handler, bool uuid)
{
    m_routes.push_back({verb, pattern, pattern.split(u'/'), access, where, std::move(handler), uuid});
}

//! A list that can only be read, and its records by name.
void Rest::addRead(const QString& path, Access access, quint8 where, const std::function<QJsonArray()>& all,
    const std::function<QJsonObject(const QString&)>& named)
{
    add(u"GET"_s, path, access, where, [this, all](const Request&) { return list(all()); });
    add(u"GET"_s, path + u"/<detail>"_s, access, where,
        [this, named](const Request& request) { return one(named(request.detail())); });
}

bool Rest::matches(const Route& route, const QStringList& path, quint8 where, QStringList* details) const
{
    if (!(route.where & where) || route.parts.size() != path.size())
        return false;
    details->clear();
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isOpenPart(route.parts.at(i))) {
            const QString detail = decoded(path.at(i));
            if (route.uuid && m_wire && !looksLikeUuid(detail))
                return false;
            *details << detail;
        } else if (route.parts.at(i) != path.at(i)) {
            return false;
        }
    }
    return true;
}

HttpAnswer Rest::answer(const HttpAsk& ask)
{
    QStringList path = ask.url.path(QUrl::FullyEncoded).split(u'/');
    const bool v1 = path.value(1) == "v1"_L1;
    if (v1)
        path.removeAt(1);
    const auto where = quint8(m_wire ? (v1 ? WireV1 : WireBare) : (v1 ? SeedV1 : SeedBare));
    HttpAnswer out;
    const Route* known = nullptr;
    const Route* chosen = nullptr;
    QStringList details;
    QStringList chosenDetails;
    const QString verb = ask.verb == "HEAD" ? u"GET"_s : QString::fromLatin1(ask.verb);
    for (const Route& route : m_routes) {
        if (!matches(route, path, where, &details))
            continue;
        known = &route;
        if (route.verb == verb || route.verb == "ANY"_L1) {
            chosen = &route;
            chosenDetails = details;
            break;
        }
    }
    if (chosen) {
        out = dispatch(ask, *chosen, chosenDetails);
    } else if (known) {
        out = ask.verb == "OPTIONS" ? HttpAnswer{} : no(405);
    } else {
        out.status = 404; // an unknown path is told from an unknown object by its empty body
    }
    if (m_wire && out.contentType == "application/json")
        out.contentType = "text/plain";
    if (m_wire)
        out.headers.emplaceBack("Access-Control-Allow-Origin", "*");
    return out;
}

HttpAnswer Rest::dispatch(const HttpAsk& ask, const Route& route, const QStringList& details)
{
    Request request{ask, QString::fromLatin1(ask.verb), details, nullptr, Door::Admin, ask.query(u"authtoken"_s)};
    const HttpAnswer refusal = allowed(route, request);
    if (refusal.status != 200)
        return refusal;
    for (const QString& verb : {request.verb, u"ANY"_s}) { // as the specification's list names it
        if (m_setup.faults.rejects.contains(u"jade.%1.%2"_s.arg(verb, route.pattern)))
            return no(500);
    }
    if (request.details.contains(QString()))
        return no(m_wire ? 400 : 404);
    return route.handler(request);
}

//! The same 403 for an expired token and a missing right, on the wire; the document's server tells them apart.
HttpAnswer Rest::allowed(const Route& route, Request& request)
{
    if (route.access == Access::Open || (route.access == Access::Legacy && !m_wire))
        return {};
    const auto session = m_sessions.find(request.token, route.access != Access::Token);
    if (!session)
        return no(m_wire ? 403 : 401);
    request.account = m_world.accounts().find(session->account);
    request.door = session->door;
    const Account& who = *request.account;
    const bool forUsers = route.access == Access::User || route.access == Access::Legacy;
    const bool may = route.access == Access::Token || (forUsers && who.user) || who.administrator;
    return may ? HttpAnswer{} : no(403);
}

Rest::Body Rest::bodyOf(const Request& request)
{
    QJsonParseError problem;
    QByteArray text = request.ask.body.trimmed();
    const bool wrapped = text.startsWith('[') || text.startsWith('{');
    const QJsonDocument document = QJsonDocument::fromJson(wrapped ? text : '[' + text + ']', &problem);
    if (text.isEmpty() || problem.error != QJsonParseError::NoError)
        return std::unexpected(no(400));
    if (!document.isObject())
        return std::unexpected(no(m_wire ? 500 : 400));
    return document.object();
}

} // namespace callboard::sim::jade
