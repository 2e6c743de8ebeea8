// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/portasip/portalegs.h"
#include "core/simulator/portasip/portasessions.h"
#include "core/simulator/world.h"

#include <QJsonArray>
#include <QSet>

#include <optional>
#include <span>

namespace callboard::sim::porta {

//! What one socket wants to hear.
class Subscriptions
{
public:
    enum class Kind : quint8 { Account, Customer, MainOffice, AccessNumber };

    void add(Kind kind, qint64 id, const QString& session, qint64 now);
    void remove(Kind kind, qint64 id);
    void removeOf(const QString& session);
    [[nodiscard]] bool isEmpty() const { return m_all.isEmpty(); }
    [[nodiscard]] std::optional<qint64> since(Kind kind, qint64 id) const;
    [[nodiscard]] bool wants(const Audience& audience, const Ids& ids) const;
    [[nodiscard]] static bool covers(Kind kind, qint64 id, const Audience& audience, const Ids& ids);

private:
    struct Entry
    {
        Kind kind;
        qint64 id;
        QString session;
        qint64 since; //!< world milliseconds
    };
    QList<Entry> m_all;
};

//! A file that travels beside a request or an answer.
struct Attachment
{
    QString fileName;
    QByteArray type;
    QByteArray data;
};

class MediaRecords;

//! Everything that a method may look at.
struct Context
{
    World& world;
    Legs& legs;
    const Ids& ids;
    Sessions& sessions;
    MediaRecords& media;
    Session session;
    Subscriptions* subscriptions = nullptr; //!< null where nothing can be notified
    bool wire = false;
    bool dryRun = false; //!< arguments are checked, nothing is done. porta 178
    QList<Attachment> attachments{};
};

struct Reply
{
    QJsonObject result;
    QString code; //!< not empty: an error
    QString message;
    QJsonValue details;
    bool flat = false; //!< the result's members beside "success", not inside "result"
    QList<Attachment> attachments;
};

using Params = QJsonObject;
using Handler = Reply (*)(const Context&, const Params&);

enum Door : quint8 { Socket = 1, Web = 2 };

struct Method
{
    const char16_t* service;
    const char16_t* name;
    quint8 doors;
    bool accountOnly; //!< works on the account's own things
    const char16_t* required; //!< blank-separated; "{}" an object
    Handler handler;
};

[[nodiscard]] std::span<const Method> methods();
//! Null if the service has no such method there.
[[nodiscard]] const Method* findMethod(const QString& service, const QString& name, Door door);
[[nodiscard]] bool hasService(const QString& service);
//! Checks realm and parameters and runs it.
[[nodiscard]] Reply invoke(const Method& method, const Context& context, const Params& params);
//! With the error code as that service has it.
[[nodiscard]] Reply worded(const QString& service, Reply reply);

// Replies. porta 1120
[[nodiscard]] Reply done(QJsonObject result = {{QLatin1StringView("success"), 1}});
[[nodiscard]] Reply unsupported(const QString& method);
[[nodiscard]] Reply wrong(const QJsonValue& details);
[[nodiscard]] Reply internal(const QString& details);
[[nodiscard]] Reply notFound(const QJsonValue& details);
[[nodiscard]] Reply disabled(const QString& method);
[[nodiscard]] Reply notEnabled(const QString& account);
[[nodiscard]] Reply failed(const QString& code, const QString& message, const QJsonValue& details = {});
[[nodiscard]] Reply outcome(const Result<void>& result);

// Parameters: typed values come as numbers and as texts, both in the document's own samples.
[[nodiscard]] QString text(const Params& params, QLatin1StringView key);
[[nodiscard]] std::optional<qint64> number(const Params& params, QLatin1StringView key);
//! Y or N; nothing if it is neither.
[[nodiscard]] std::optional<bool> flag(const Params& params, QLatin1StringView key, bool fallback);

// portasubscribing.cpp
Reply login(const Context&, const Params&);
Reply logout(const Context&, const Params&);
Reply enableNotifications(const Context&, const Params&);
Reply disableNotifications(const Context&, const Params&);
Reply getCallsList(const Context&, const Params&);
//! Whether the session sees what that audience is told.
[[nodiscard]] bool sees(const Context& c, const Audience& audience);
//! Whether the socket is subscribed to all that the session may see.
[[nodiscard]] bool isSubscribed(const Context& c);
// portavoice.cpp
[[nodiscard]] const Leg* legNamed(const Context& c, const Params& call);
Reply originate(const Context&, const Params&);
Reply answerCall(const Context&, const Params&);
Reply terminateCall(const Context&, const Params&);
Reply holdCall(const Context&, const Params&);
Reply unholdCall(const Context&, const Params&);
Reply transferCall(const Context&, const Params&);
Reply joinCalls(const Context&, const Params&);
// portaivr.cpp
Reply playPrompt(const Context&, const Params&);
Reply stopPlayPrompt(const Context&, const Params&);
Reply startDtmfDetect(const Context&, const Params&);
Reply stopDtmfDetect(const Context&, const Params&);
Reply ringCall(const Context&, const Params&);
Reply progressCall(const Context&, const Params&);
// portaspot.cpp
Reply joinConference(const Context&, const Params&);
Reply convertToConference(const Context&, const Params&);
Reply getConferenceList(const Context&, const Params&);
Reply getParticipantList(const Context&, const Params&);
Reply updateParticipant(const Context&, const Params&);
Reply deleteParticipant(const Context&, const Params&);
// portabilling.cpp
Reply getAccountList(const Context&, const Params&);
Reply getCustomerInfo(const Context&, const Params&);
Reply obtainAccessNumber(const Context&, const Params&);
Reply getCallqueueList(const Context&, const Params&);

} // namespace callboard::sim::porta
