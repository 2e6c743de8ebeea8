// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr int kParkingLot = 700;
constexpr int kParkingSlots = 20;

Reply done(const Result<void>& result, const Reply& success)
{
    return result ? success : failed(OperateFailed);
}

} // namespace

Reply Api::listBridgedChannels(const Request& request)
{
    return listed(u"channel"_s, m_channels.bridged(), request);
}

Reply Api::listUnBridgedChannels(const Request& request)
{
    return listed(u"channel"_s, m_channels.unbridged(), request);
}

Reply Api::onChannel(const Request& request, const std::function<Result<void>(const QString&)>& action)
{
    const QString talker = m_channels.talkerOf(request.text(u"channel"_s));
    if (talker.isEmpty())
        return failed(NoSuchItem);
    return done(action(talker), good());
}

//! The sample says that this needs to be applied (fcm 2777).
Reply Api::hangup(const Request& request)
{
    const Reply reply = onChannel(request, [this](const QString& leg) { return m_world.hangup(leg); });
    return reply.status == Ok ? needApply(true) : reply;
}

//! Table 29 and its sample disagree about who is who (fcm 2806, 2837): the one whose channel it is is watched, the
//! other one watches.
Reply Api::callbarge(const Request& request)
{
    const Talker* watched = m_world.talker(m_channels.talkerOf(request.text(u"channel"_s)));
    if (!watched)
        return failed(NoSuchItem);
    const QString second = request.text(u"barge-exten"_s);
    const QString permission = second.section(u'@', 1);
    if (!permission.isEmpty() && permission != "0"_L1 && permission != "1"_L1)
        return failed(InvalidValue);
    const QString first = request.text(u"exten"_s);
    const QString other = second.section(u'@', 0, 0);
    if (first != watched->extension && other != watched->extension)
        return failed(InvalidValue);
    const QString by = first == watched->extension ? other : first;
    const QString mode = request.text(u"mode"_s).toUpper();
    if (!mode.isEmpty() && mode != "W"_L1 && mode != "B"_L1)
        return failed(InvalidValue);
    const Extension* supervisor = m_world.directory().user(by);
    const Extension* user = m_world.directory().user(watched->extension);
    if (!supervisor || !user)
        return failed(NoSuchItem);
    if (!supervisor->canJoin || !user->allowJoin)
        return failed(NoPermission);
    const Supervision how{.listen = true, .speak = mode == "B"_L1, .tutor = mode == "W"_L1};
    return done(m_world.supervise(by, watched->id, how), needApply(true)); // fcm 2818
}

Reply Api::mute(const Request& request)
{
    return onChannel(request, [this](const QString& leg) { return m_world.setMuted(leg, true); });
}

Reply Api::unmute(const Request& request)
{
    return onChannel(request, [this](const QString& leg) { return m_world.setMuted(leg, false); });
}

Reply Api::hold(const Request& request)
{
    return onChannel(request, [this](const QString& leg) { return m_world.hold(leg); });
}

Reply Api::unhold(const Request& request)
{
    return onChannel(request, [this](const QString& leg) { return m_world.resume(leg); });
}

//! The caller's phone first, then the other. Nothing tells which call that made.
Reply Api::dial(const QString& from, const QString& to, bool fromOutside)
{
    if (fromOutside ? !World::isOutsideNumber(from) : !m_world.directory().user(from))
        return failed(fromOutside ? InvalidValue : NoSuchItem);
    const auto started = m_world.originate({.from = from, .to = {to}, .both = false, .tag = {}});
    return started ? needApply(false) : failed(OperateFailed); // fcm 3019
}

Reply Api::dialExtension(const Request& request)
{
    const QString callee = request.text(u"callee"_s);
    if (m_world.parked().contains(callee) && m_world.directory().user(request.text(u"caller"_s)))
        return done(m_world.retrieve(request.text(u"caller"_s), callee), needApply(false));
    if (!m_world.directory().find(callee) && !m_world.pagingGroups().contains(callee) && !callee.startsWith(u'*'))
        return failed(NoSuchItem);
    return dial(request.text(u"caller"_s), callee, false);
}

Reply Api::dialOutbound(const Request& request)
{
    return dial(request.text(u"caller"_s), request.text(u"outbound"_s), false);
}

Reply Api::dialIvr(const Request& request)
{
    const Extension* menu = m_world.directory().find(request.text(u"ivrnumber"_s));
    return menu && menu->kind == ExtensionKind::Ivr ? dial(request.text(u"caller"_s), menu->number, false)
                                                    : failed(NoSuchItem);
}

Reply Api::dialIvrOutbound(const Request& request)
{
    const Extension* menu = m_world.directory().find(request.text(u"ivrnumber"_s));
    return menu && menu->kind == ExtensionKind::Ivr ? dial(request.text(u"outcaller"_s), menu->number, true)
                                                    : failed(NoSuchItem);
}

Reply Api::dialQueue(const Request& request)
{
    const QString queue = request.text(u"queue"_s);
    return m_world.queueOf(queue) ? dial(request.text(u"outcaller"_s), queue, true) : failed(NoSuchItem);
}

Reply Api::dialRinggroup(const Request& request)
{
    const Extension* group = m_world.directory().find(request.text(u"ringgroup"_s));
    if (!group || group->kind != ExtensionKind::RingGroup || m_world.queueOf(group->number))
        return failed(NoSuchItem);
    return dial(request.text(u"outcaller"_s), group->number, true);
}

Reply Api::dialOutboundTwo(const Request& request)
{
    const QString callee = request.text(u"outcallee"_s);
    return World::isOutsideNumber(callee) ? dial(request.text(u"outcaller"_s), callee, true) : failed(InvalidValue);
}

//! Nothing here parks; transferring to the lot or to one of its slots does, as at a phone.
bool Api::isSlot(const QString& number) const
{
    const int slot = number.toInt();
    return !m_store.isTaken(number) && slot >= kParkingLot && slot <= kParkingLot + kParkingSlots;
}

Result<void> Api::park(const QString& leg, const QString& number)
{
    if (number.toInt() != kParkingLot)
        return m_world.park(leg, number);
    for (int slot = kParkingLot + 1; slot <= kParkingLot + kParkingSlots; ++slot) {
        if (!m_world.parked().contains(QString::number(slot)))
            return m_world.park(leg, QString::number(slot));
    }
    return unexpected(refused(u"every slot is taken"_s));
}

//! fcm 3122: the channel is the one that hands the call over.
Reply Api::callTransfer(const Request& request)
{
    const Talker* leg = m_world.talker(m_channels.talkerOf(request.text(u"channel"_s)));
    if (!leg)
        return failed(NoSuchItem);
    const QString to = request.text(u"extension"_s);
    if (isSlot(to))
        return done(park(leg->id, to), needApply(false));
    return done(m_world.blindTransfer(leg->id, to, leg->extension), needApply(false));
}

//! fcm 3163: who called in from outside goes elsewhere, whether it still rings or they talk.
Reply Api::transferNumberInbound(const Request& request)
{
    const Talker* leg = m_world.talker(m_channels.talkerOf(request.text(u"channel"_s)));
    if (!leg)
        return failed(NoSuchItem);
    if (leg->trunk.isEmpty() || !leg->caller)
        return failed(InvalidValue);
    return done(m_world.forward(leg->room, {request.text(u"callee"_s)}), needApply(false));
}

//! fcm 3209: the destination that the caller will be transferred to; the sample names the caller's channel.
Reply Api::transferNumberOutbound(const Request& request)
{
    const Talker* leg = m_world.talker(m_channels.talkerOf(request.text(u"channel"_s)));
    if (!leg)
        return failed(NoSuchItem);
    bool goesOut = false;
    for (const Talker& other : m_world.talkersIn(leg->room))
        goesOut = goesOut || (!other.trunk.isEmpty() && !other.caller);
    if (!goesOut)
        return failed(InvalidValue);
    return done(m_world.forward(leg->room, {request.text(u"outbound"_s)}), needApply(false));
}

Reply Api::acceptCall(const Request& request)
{
    if (!m_world.callControl())
        return failed(NoPermission);
    return onChannel(request, [this](const QString& leg) { return m_world.acceptAtGate(leg); });
}

Reply Api::refuseCall(const Request& request)
{
    if (!m_world.callControl())
        return failed(NoPermission);
    return onChannel(request, [this](const QString& leg) { return m_world.refuseAtGate(leg); });
}

//! The channel is an extension here (fcm 2578).
Reply Api::playPromptByOrg(const Request& request)
{
    const QString type = request.text(u"type"_s);
    if (type != "ivr"_L1 && type != "name_voice"_L1 && type != "moh"_L1)
        return failed(InvalidValue);
    const QString extension = request.text(u"channel"_s);
    if (!m_world.directory().user(extension))
        return failed(NoSuchItem);
    const auto played = m_world.announce(extension, request.text(u"variable"_s));
    return played ? needApply(true) : failed(OperateFailed); // fcm 2591
}

} // namespace callboard::sim::fcm
