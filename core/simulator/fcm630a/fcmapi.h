// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmchannels.h"
#include "core/simulator/fcm630a/fcmsessions.h"
#include "core/simulator/fcm630a/fcmstore.h"

#include <QObject>

namespace callboard::sim::fcm {

//! POST /api: every action of Table 2 (fcm 316), and logout.
class Api : public QObject
{
    Q_OBJECT

public:
    Api(const FaceSetup& setup, Channels& channels, Store& store, Sessions& sessions, QObject* parent = nullptr);

    [[nodiscard]] HttpAnswer answer(const HttpAsk& ask);
    [[nodiscard]] static QStringList actions(); //!< as they are spelled on the wire

private:
    struct Action
    {
        Reply (Api::*run)(const Request&);
        QStringList required{}; //!< besides the cookie; missing or empty: InvalidParameters
        bool writes = false; //!< changes the configuration: values are looked at
    };
    //! One agent's stay or pause in a queue.
    struct Spell
    {
        QString queue;
        QString agent;
        QString reason;
        qint64 begun = 0;
        qint64 ended = 0; //!< 0: not yet
    };

    static const QHash<QString, Action>& table();
    [[nodiscard]] Reply act(const Request& request);
    [[nodiscard]] HttpAnswer wrapped(const Reply& reply) const;
    [[nodiscard]] static int checkValues(const Request& request);

    // fcmapi.cpp
    Reply challenge(const Request& request);
    Reply login(const Request& request);
    Reply logout(const Request& request);
    Reply getSystemStatus(const Request& request);
    Reply getSystemGeneralStatus(const Request& request);
    Reply applyChanges(const Request& request);
    Reply pmsapi(const Request& request);

    // fcmaccounts.cpp
    [[nodiscard]] QJsonObject accountRow(const QString& number) const;
    [[nodiscard]] const QStringList& userNumbers();
    Reply listAccount(const Request& request);
    Reply getSIPAccount(const Request& request);
    Reply updateSIPAccount(const Request& request);
    Reply listUser(const Request& request);
    Reply getUser(const Request& request);
    Reply updateUser(const Request& request);
    Reply listExtensionGroup(const Request& request);
    Reply listPinSets(const Request& request);

    // fcmtrunks.cpp
    Reply listVoIPTrunk(const Request& request);
    Reply addSIPTrunk(const Request& request);
    Reply getSIPTrunk(const Request& request);
    Reply updateSIPTrunk(const Request& request);
    Reply deleteSIPTrunk(const Request& request);
    Reply listOutboundRoute(const Request& request);
    Reply addOutboundRoute(const Request& request);
    Reply getOutboundRoute(const Request& request);
    Reply updateOutboundRoute(const Request& request);
    Reply deleteOutboundRoute(const Request& request);
    Reply listInboundRoute(const Request& request);
    Reply addInboundRoute(const Request& request);
    Reply getInboundRoute(const Request& request);
    Reply updateInboundRoute(const Request& request);
    Reply deleteInboundRoute(const Request& request);

    // fcmcalls.cpp
    Reply listBridgedChannels(const Request& request);
    Reply listUnBridgedChannels(const Request& request);
    Reply hangup(const Request& request);
    Reply callbarge(const Request& request);
    Reply mute(const Request& request);
    Reply unmute(const Request& request);
    Reply hold(const Request& request);
    Reply unhold(const Request& request);
    Reply dialExtension(const Request& request);
    Reply dialOutbound(const Request& request);
    Reply dialIvr(const Request& request);
    Reply dialIvrOutbound(const Request& request);
    Reply dialQueue(const Request& request);
    Reply dialRinggroup(const Request& request);
    Reply dialOutboundTwo(const Request& request);
    Reply callTransfer(const Request& request);
    Reply transferNumberInbound(const Request& request);
    Reply transferNumberOutbound(const Request& request);
    Reply acceptCall(const Request& request);
    Reply refuseCall(const Request& request);
    Reply playPromptByOrg(const Request& request);
    Reply onChannel(const Request& request, const std::function<Result<void>(const QString&)>& action);
    [[nodiscard]] bool isSlot(const QString& number) const;
    Result<void> park(const QString& leg, const QString& number);
    Reply dial(const QString& from, const QString& to, bool fromOutside);

    // fcmservices.cpp: paging groups, menus
    Reply listPaginggroup(const Request& request);
    Reply addPaginggroup(const Request& request);
    Reply getPaginggroup(const Request& request);
    Reply updatePaginggroup(const Request& request);
    Reply deletePaginggroup(const Request& request);
    Reply multicastPaging(const Request& request);
    Reply multicastPagingHangup(const Request& request);
    Reply listIvr(const Request& request);
    Reply addIvr(const Request& request);
    Reply getIvr(const Request& request);
    Reply updateIvr(const Request& request);
    Reply deleteIvr(const Request& request);

    // fcmqueues.cpp
    Reply listQueue(const Request& request);
    Reply getQueue(const Request& request);
    Reply addQueue(const Request& request);
    Reply updateQueue(const Request& request);
    Reply deleteQueue(const Request& request);
    Reply loginLogoffQueueAgent(const Request& request);
    Reply pauseUnpauseQueueAgent(const Request& request);
    void onMember(const QueueMember& member);

    // fcmstatistics.cpp
    Reply queueapi(const Request& request);
    [[nodiscard]] QList<const PastCall*> queueCalls(const Request& request, qint64 from, qint64 to) const;
    [[nodiscard]] QJsonObject overview(const Request& request, const QList<const PastCall*>& calls) const;
    [[nodiscard]] QJsonArray callDetails(const Request& request, const QList<const PastCall*>& calls) const;
    [[nodiscard]] QJsonArray spells(
        const QList<Spell>& all, const Request& request, qint64 from, qint64 to, const QStringList& columns) const;

    // fcmcdr.cpp
    Reply cdrapi(const Request& request);
    Reply recapi(const Request& request);
    [[nodiscard]] QJsonObject cdrRow(const PastCall& call, const PastLeg* leg, int number) const;
    [[nodiscard]] QJsonObject nestedRow(const PastCall& call, int number) const;
    [[nodiscard]] bool isWanted(const PastCall& call, const Request& request) const;
    [[nodiscard]] static QString folderOf(const PastCall& call);

    FaceSetup m_setup;
    Channels& m_channels;
    Store& m_store;
    Sessions& m_sessions;
    World& m_world;
    QList<Spell> m_logins;
    QList<Spell> m_pauses;
    QStringList m_userNumbers; //!< empty: to be made
};

} // namespace callboard::sim::fcm
