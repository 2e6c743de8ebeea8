// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/jade/jadedevices.h"
#include "core/simulator/jade/jadesessions.h"
#include "core/simulator/jade/jadestore.h"

#include <functional>
#include <vector>

namespace callboard::sim::jade {

//! What a path needs besides being right.
enum class Access : quint8 {
    Open,
    Token, //!< any valid token, which does not live longer for it
    User, //!< the permission "user"
    Admin, //!< the permission "admin"
    Legacy, //!< as User on the wire; open in the document, whose old pages show no token
};

//! Where a path is answered, with and without /v1.
enum Where : quint8 { SeedBare = 1, SeedV1 = 2, WireBare = 4, WireV1 = 8 };

//! One request on its way to a handler.
struct Request
{
    const HttpAsk& ask;
    QString verb;
    QStringList details; //!< decoded parts of the path that the pattern left open
    const Account* account = nullptr; //!< null without a token
    Door door = Door::Admin;
    QString token;

    [[nodiscard]] QString detail() const { return details.value(0); }
    [[nodiscard]] QString query(const QString& key) const { return ask.query(key); }
};

//! The REST side: one table of routes, which the spec's endpoint ids name ("jade.GET./admin/core/channels").
class Rest : public QObject
{
    Q_OBJECT

public:
    Rest(const FaceSetup& setup, View& view, Devices& devices, Sessions& sessions, QObject* parent = nullptr);

    [[nodiscard]] HttpAnswer answer(const HttpAsk& ask);
    //! Ids of all routes, for a comparison with the specification.
    [[nodiscard]] QStringList routeIds() const;

Q_SIGNALS:
    void reloaded(const QString& module); //!< without ".so"
    void happened(const callboard::sim::jade::Event& event);

private:
    using Handler = std::function<HttpAnswer(const Request&)>;
    struct Route
    {
        QString verb; //!< "ANY": whatever is asked
        QString pattern;
        QStringList parts;
        Access access;
        quint8 where;
        Handler handler;
        bool uuid = false; //!< on the wire the detail must look like a uuid, else the path is unknown
    };
    //! A body that is an object, or what to answer instead.
    using Body = std::expected<QJsonObject, HttpAnswer>;

    void add(
        const QString& verb, const QString& pattern, Access access, quint8 where, Handler handler, bool uuid = false);
    void addRead(const QString& path, Access access, quint8 where, const std::function<QJsonArray()>& list,
        const std::function<QJsonObject(const QString&)>& one);
    [[nodiscard]] bool matches(const Route& route, const QStringList& path, quint8 where, QStringList* details) const;
    [[nodiscard]] HttpAnswer dispatch(const HttpAsk& ask, const Route& route, const QStringList& details);
    [[nodiscard]] HttpAnswer allowed(const Route& route, Request& request);
    [[nodiscard]] HttpAnswer ok() { return good(m_view.stamps()); }
    [[nodiscard]] HttpAnswer ok(const QJsonValue& result) { return good(m_view.stamps(), result); }
    [[nodiscard]] HttpAnswer list(const QJsonArray& items) { return goodList(m_view.stamps(), items); }
    [[nodiscard]] HttpAnswer no(int status) { return failed(m_view.stamps(), status); }
    [[nodiscard]] HttpAnswer one(const QJsonObject& record) { return record.isEmpty() ? no(404) : ok(record); }
    //! "GET unknown id = 404, DELETE unknown id = 500."
    [[nodiscard]] HttpAnswer unknown() { return no(m_wire ? 500 : 404); }
    [[nodiscard]] Body bodyOf(const Request& request);

    // jaderoutes.cpp
    void addLogins();
    void addCore();
    void addPark();
    void addPjsip();
    void addQueue();
    void addHouse();
    [[nodiscard]] HttpAnswer logIn(const Request& request, Door door);
    [[nodiscard]] HttpAnswer logOut(const Request& request);
    [[nodiscard]] HttpAnswer info(const Request& request);
    [[nodiscard]] HttpAnswer changeInfo(const Request& request);
    [[nodiscard]] HttpAnswer module(const Request& request);
    [[nodiscard]] HttpAnswer hangUpChannel(const Request& request);
    [[nodiscard]] HttpAnswer hangUpParked(const Request& request);
    [[nodiscard]] HttpAnswer hangUpEntry(const Request& request);

    // jademembers.cpp
    void addMembers();
    [[nodiscard]] HttpAnswer member(const Request& request);
    [[nodiscard]] HttpAnswer addMember(const Request& request);
    [[nodiscard]] HttpAnswer changeMember(const Request& request);
    [[nodiscard]] HttpAnswer removeMember(const Request& request);
    [[nodiscard]] HttpAnswer statuses(const Request& request);
    [[nodiscard]] QJsonObject statusOf(const QString& queue) const;

    // jadeusers.cpp
    void addUsers();
    [[nodiscard]] QJsonObject userJson(const Account& account, bool manager) const;
    [[nodiscard]] QJsonObject contactJson(const Account& account, bool withInfo) const;
    [[nodiscard]] QJsonArray permissionsJson(const Account& account) const;
    [[nodiscard]] HttpAnswer createUser(const Request& request, bool manager);
    [[nodiscard]] HttpAnswer changeUser(const Request& request, bool manager);
    [[nodiscard]] HttpAnswer removeUser(const Request& request, bool manager);

    // jademe.cpp
    void addMe();
    void tellChats();
    [[nodiscard]] HttpAnswer listOrArray(const QJsonArray& items); //!< bare in the document (jade 4486)
    [[nodiscard]] QJsonObject chatJson(const ChatRoom& room, const QString& member) const;
    [[nodiscard]] QJsonObject messageJson(const ChatMessage& message) const;
    [[nodiscard]] const ChatRoom* roomOfChat(const QString& chat, const QString& member) const;
    [[nodiscard]] QString chatId(const ChatRoom& room, const QString& member) const;
    [[nodiscard]] QJsonObject meInfo(const Account& account) const;
    [[nodiscard]] HttpAnswer buddies(const Request& request);
    [[nodiscard]] HttpAnswer createChat(const Request& request);
    [[nodiscard]] HttpAnswer chat(const Request& request);
    [[nodiscard]] HttpAnswer messages(const Request& request);
    [[nodiscard]] HttpAnswer search(const Request& request);
    [[nodiscard]] HttpAnswer myCalls(const Request& request);

    // jadevoicemail.cpp
    void addVoicemail();
    [[nodiscard]] QJsonObject mailboxJson(const Extension& user) const;
    [[nodiscard]] QJsonObject messageJson(const Voicemail& message, const QString& name) const;
    [[nodiscard]] HttpAnswer mailboxes(const Request& request);
    [[nodiscard]] HttpAnswer voicemails(const Request& request);
    [[nodiscard]] HttpAnswer voicemail(const Request& request);

    // jaderecords.cpp
    void addRecords();
    void addSettings();
    void addOutbound();
    void addResource(const Resource& resource, const QString& path, Access access, quint8 where);
    [[nodiscard]] HttpAnswer records(const Resource& resource, const Request& request);
    [[nodiscard]] HttpAnswer record(const Resource& resource, const Request& request);
    [[nodiscard]] HttpAnswer configurations(const QString& file, const Request& request);
    [[nodiscard]] HttpAnswer setting(const QString& file, const Request& request);
    [[nodiscard]] HttpAnswer backups(const QString& file, const Request& request);
    [[nodiscard]] HttpAnswer removeOutbound(const Resource& resource, const Request& request);

    FaceSetup m_setup;
    View& m_view;
    Devices& m_devices;
    Sessions& m_sessions;
    World& m_world;
    bool m_wire;
    Store m_store;
    std::vector<Route> m_routes;
};

} // namespace callboard::sim::jade
