// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadeview.h"

#include <QCryptographicHash>

#include <algorithm>

// What happens to channels. The order and number of updates in the wire profile are those of call-events.jsonl 2-73:
// one for each NewExten, NewState and VarSet of Asterisk.

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRing = 4;
constexpr int kRinging = 5;
constexpr int kUp = 6;
constexpr auto kConsult = "/consult"_L1;

const QStringList& dialVariables()
{
    static const QStringList names{u"DIALSTATUS"_s, u"DIALEDPEERNUMBER"_s, u"DIALEDPEERNAME"_s, u"ANSWEREDTIME"_s,
        u"ANSWEREDTIME_MS"_s, u"DIALEDTIME"_s, u"DIALEDTIME_MS"_s, u"RINGTIME"_s, u"RINGTIME_MS"_s, u"PROGRESSTIME"_s,
        u"PROGRESSTIME_MS"_s};
    return names;
}

bool calls(const Talker& t)
{
    return t.state == LegState::Dialing || t.purpose == Purpose::Retrieve || t.purpose == Purpose::Supervise
        || (t.caller && t.purpose != Purpose::Originate);
}

QString digest(const QString& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex().left(16));
}

} // namespace

Channel* View::find(const QString& key)
{
    const auto it = m_channels.find(key);
    return it == m_channels.end() ? nullptr : &*it;
}

//! While it consults, a phone has a second channel.
QString View::keyOf(const Talker& t) const
{
    const QString consult = t.id + kConsult;
    return !t.home.isEmpty() && m_channels.contains(consult) ? consult : t.id;
}

//! "A call to a number that does not exist makes no channel and no event."
bool View::leadsNowhere(const Talker& t) const
{
    const QString& number = t.peerNumber;
    return m_wire && t.state == LegState::Dialing && t.purpose == Purpose::Call && !m_world.directory().find(number)
        && !World::isOutsideNumber(number) && !number.startsWith("*9"_L1);
}

std::pair<QString, QString> View::placeOf(const QString& number) const
{
    if (m_world.queueOf(number))
        return {u"Queue"_s, u"queue_"_s + number};
    if (number.startsWith("*9"_L1))
        return {u"VoiceMail"_s, u"voicemail"_s};
    const Extension* known = m_world.directory().find(number);
    if (known && known->kind == ExtensionKind::Conference)
        return {u"ConfBridge"_s, u"demo"_s};
    if (known && known->kind == ExtensionKind::Ivr)
        return {u"BackGround"_s, u"demo"_s};
    return {u"Dial"_s, u"demo"_s};
}

Channel& View::begin(const Talker& t, const QString& key)
{
    const quint32 n = m_nextChannel++;
    const qint64 now = m_world.scheduler().nowMs();
    Channel c;
    c.key = key;
    c.uniqueId = u"%1%2.%3"_s.arg(m_wire ? u"office-"_s : QString()).arg(now / 1000).arg(n);
    const QString endpoint = !t.extension.isEmpty() ? t.extension
        : m_world.trunks().isEmpty()                ? u"trunk"_s
                                                    : m_world.trunks().first().name.toLower().replace(u' ', u'-');
    c.name = u"PJSIP/%1-%2"_s.arg(endpoint).arg(n, 8, 16, QLatin1Char('0'));
    c.number = t.number;
    c.callerName = t.name;
    c.begun = now;
    c.context = t.extension.isEmpty() ? u"from-trunk"_s : u"demo"_s;
    const bool alone = m_wire && t.purpose == Purpose::Retrieve;
    if (!alone && !m_linked.contains(t.room))
        m_linked.insert(t.room, c.uniqueId);
    c.linkedId = alone ? c.uniqueId : m_linked.value(t.room);
    m_order << key;
    m_keys.insert(c.uniqueId, key);
    return *m_channels.insert(key, c);
}

void View::tell(Channel& c, const QString& verb)
{
    c.updated = m_stamps.now();
    Q_EMIT happened({u"core.channel"_s, verb, orUnknown(c.callerName), c.toJson()});
}

void View::changed(Channel& c, int times)
{
    for (int i = 0; i < times; ++i)
        tell(c, u"update"_s);
}

//! Asterisk tells of every variable by itself; the document's jade had them with the next change.
void View::setVariable(Channel& c, const QString& name, const QString& value)
{
    c.variables.insert(name, value);
    if (m_wire)
        changed(c);
}

void View::beginCalling(Channel& c, const Talker& t)
{
    const bool retrieves = t.purpose == Purpose::Retrieve;
    c.state = kRing;
    c.exten = retrieves ? m_freedSlot : t.peerNumber;
    const auto [application, context] = retrieves ? std::pair{u"ParkedCall"_s, u"parkedcalls"_s}
        : t.purpose == Purpose::Supervise         ? std::pair{u"ChanSpy"_s, u"demo"_s}
                                                  : placeOf(c.exten);
    if (!t.extension.isEmpty())
        c.context = context;
    tell(c, u"create"_s);
    if (m_wire)
        setVariable(c, u"SIPDOMAIN"_s, u"127.0.0.1"_s);
    if (application == "Dial"_L1)
        return dialNoise(c);
    if (m_wire && application == "Queue"_L1) {
        c.application = u"Answer"_s;
        changed(c);
        goUp(c);
    }
    c.priority = u"2"_s;
    c.application = application;
    changed(c);
}

void View::dialNoise(Channel& c)
{
    if (m_wire) {
        c.application = u"NoOp"_s;
        changed(c);
    }
    c.priority = u"2"_s;
    c.application = u"Dial"_s;
    changed(c);
    if (!m_wire)
        return;
    for (const QString& name : dialVariables())
        setVariable(c, name, {});
}

void View::beginCalled(Channel& c, const Talker& t)
{
    c.dialled = true;
    c.exten = u"s"_s;
    tell(c, u"create"_s);
    if (m_wire)
        setVariable(c, u"DIALEDPEERNUMBER"_s, t.number);
    c.connectedNumber = t.peerNumber;
    c.connectedName = t.peerName;
    c.exten = t.number;
    c.application = u"AppDial"_s;
    changed(c);
    redirect(t);
}

//! Somebody new is rung for one who talks already: a transfer, a recall, a call from a menu.
void View::redirect(const Talker& target)
{
    const Talker* peer = m_world.talker(target.peer);
    Channel* c = peer ? find(keyOf(*peer)) : nullptr;
    if (!c || c->state != kUp || target.purpose == Purpose::QueueOffer)
        return;
    unbridge(*c);
    c->exten = target.number;
    c->connectedNumber = target.number;
    c->connectedName = target.name;
    c->priority = u"1"_s;
    dialNoise(*c);
}

void View::ring(Channel& c, const Talker& t)
{
    if (!c.dialled || c.state == kRinging)
        return;
    c.state = kRinging;
    changed(c);
    const Talker* peer = m_world.talker(t.peer);
    Channel* caller = peer && t.purpose != Purpose::QueueOffer ? find(keyOf(*peer)) : nullptr;
    if (!caller || caller->state != kRing)
        return;
    caller->connectedNumber = t.number;
    caller->connectedName = t.name;
    caller->variables.insert(u"RINGTIME"_s, u"0"_s);
    changed(*caller);
    if (m_wire)
        setVariable(*caller, u"RINGTIME_MS"_s, u"1"_s);
}

void View::goUp(Channel& c)
{
    if (c.state == kUp)
        return;
    c.state = kUp;
    c.answered = m_world.scheduler().nowMs();
    changed(c);
}

void View::onTalkerChanged(const Talker& t, LegEvent event)
{
    if (t.system)
        return onService(t);
    if (m_ignored.contains(t.id))
        return;
    const QString consult = t.id + kConsult;
    if (t.home.isEmpty() && m_channels.contains(consult))
        end(consult, 16);
    const bool secondCall = !t.home.isEmpty() && event == LegEvent::Dialing && m_channels.contains(t.id);
    const QString key = secondCall ? consult : keyOf(t);
    if (!m_channels.contains(key)) {
        if (leadsNowhere(t)) {
            m_ignored.insert(t.id);
            return;
        }
        Channel& made = begin(t, key);
        if (secondCall || calls(t))
            beginCalling(made, t);
        else
            beginCalled(made, t);
    }
    Channel& c = *find(key);
    switch (event) {
    case LegEvent::Ringing:
        ring(c, t);
        break;
    case LegEvent::Answered:
    case LegEvent::Connected:
    case LegEvent::Retrieved:
        if (const Channel* other = partnerOf(t); other && other->dialled && c.state != kUp)
            dialAnswered(c, *other);
        goUp(c);
        bridge(t);
        break;
    case LegEvent::Held:
    case LegEvent::Resumed:
        if (m_wire) { // hold is not in the channel, but Asterisk updates both sides
            changed(c, 2);
            if (Channel* other = find(c.bridged))
                changed(*other, 2);
        }
        if (event == LegEvent::Resumed)
            bridge(t);
        break;
    case LegEvent::Offered:
    case LegEvent::Dialing:
    case LegEvent::Parked:
    case LegEvent::TalkEnded:
        break;
    }
    watchDevice(t.extension);
}

//! A mailbox, a menu or a conference bridge is no channel: it is what the caller's channel does.
void View::onService(const Talker& service)
{
    const Talker* peer = m_world.talker(service.peer);
    Channel* c = peer ? find(keyOf(*peer)) : nullptr;
    if (!c || c->application == placeOf(service.number).first)
        return;
    unbridge(*c);
    c->exten = service.number;
    c->application = placeOf(service.number).first;
    changed(*c);
}

//! Whom a leg hears; null while nobody has answered.
Channel* View::partnerOf(const Talker& t)
{
    const QList<Talker> all = m_world.talkersIn(t.room);
    const auto other = std::ranges::find_if(all, [&t](const Talker& o) {
        return o.id != t.id && o.answered() && !o.system && !o.supervisor() && o.state != LegState::Parked;
    });
    return other == all.end() || t.supervisor() ? nullptr : find(keyOf(*other));
}

//! What Dial leaves behind, said before the caller is up.
void View::dialAnswered(Channel& calling, const Channel& called)
{
    if (!m_wire || calling.dialled || calling.variables.value("DIALEDPEERNAME"_L1) == called.name)
        return;
    setVariable(calling, u"DIALSTATUS"_s, u"ANSWER"_s);
    setVariable(calling, u"DIALEDPEERNAME"_s, called.name);
    setVariable(calling, u"DIALEDPEERNUMBER"_s, called.number);
}

void View::bridge(const Talker& t)
{
    Channel* c = find(keyOf(t));
    Channel* peer = partnerOf(t);
    if (!c || !peer || c->bridged == peer->key)
        return;
    // After a parked call was fetched the two legs go on as strangers.
    const auto fetched = [this](const Channel& side) {
        const Talker* talker = m_world.talker(side.key.section(u'/', 0, 0));
        return talker && talker->purpose == Purpose::Retrieve;
    };
    const bool strangers = m_wire && (fetched(*c) || fetched(*peer));
    if (!strangers) {
        const bool mine = c->begun <= peer->begun;
        (mine ? peer : c)->linkedId = (mine ? c : peer)->linkedId;
        c->connectedNumber = peer->number;
        c->connectedName = peer->callerName;
        peer->connectedNumber = c->number;
        peer->connectedName = c->callerName;
    }
    Channel& called = c->dialled ? *c : *peer;
    Channel& calling = c->dialled ? *peer : *c;
    dialAnswered(calling, called);
    if (m_wire && called.dialled && !called.exten.isEmpty()) {
        called.exten.clear();
        changed(called);
    }
    for (const auto& [one, two] : {std::pair{&called, &calling}, {&calling, &called}}) {
        one->bridged = two->key;
        one->variables.insert(u"BRIDGEPEER"_s, two->name);
        changed(*one);
        if (m_wire)
            setVariable(*one, u"BRIDGEPVTCALLID"_s, digest(two->uniqueId));
    }
}

void View::unbridge(Channel& c)
{
    Channel* other = find(c.bridged);
    c.bridged.clear();
    for (Channel* side : {&c, other}) {
        if (!side || side->variables.value("BRIDGEPEER"_L1).toString().isEmpty())
            continue;
        if (side != &c && side->bridged != c.key)
            continue;
        side->bridged.clear();
        side->variables.insert(u"BRIDGEPEER"_s, QString());
        changed(*side);
        if (m_wire)
            setVariable(*side, u"BRIDGEPVTCALLID"_s, {});
    }
}

//! The statistics that Asterisk publishes when a leg's media ends, once for it and once for its other side.
void View::quality(Channel& c, Channel* other)
{
    static const std::pair<QString, QString> kinds[]
        = {{u"RTPAUDIOQOS"_s,
               u"ssrc=%1;themssrc=%2;lp=0;rxjitter=0.000000;"
               "rxcount=344;txjitter=0.000250;txcount=228;rlp=0;rtt=0.000000;rxmes=0.000000;txmes=0.000000"_s},
            {u"RTPAUDIOQOSJITTER"_s,
                u"minrxjitter=000.000000;maxrxjitter=000.000375;avgrxjitter=000.000218;"
                "stdevrxjitter=000.000078;mintxjitter=000.000000;maxtxjitter=000.000000;avgtxjitter=000.000000;"
                "stdevtxjitter=000.000000;"_s},
            {u"RTPAUDIOQOSLOSS"_s,
                u"minrxlost=000.000000;  maxrxlost=000.000000;  avgrxlost=000.000000;  "
                "stdevrxlost=000.000000;  mintxlost=000.000000;  maxtxlost=000.000000;  avgtxlost=000.000000;  "
                "stdevtxlost=000.000000;"_s},
            {u"RTPAUDIOQOSRTT"_s,
                u"minrtt=000.000000;     maxrtt=000.000000;     avgrtt=000.000000;     "
                "stdevrtt=000.000000;"_s},
            {u"RTPAUDIOQOSMES"_s,
                u"minrxmes=000.000000;   maxrxmes=000.000000;   avgrxmes=000.000000;   "
                "stdevrxmes=000.000000;   mintxmes=000.000000;   maxtxmes=000.000000;   avgtxmes=000.000000;   "
                "stdevtxmes=000.000000;"_s}};
    const auto number = quint32(qHash(c.uniqueId, 1));
    for (const auto& [name, text] : kinds) {
        const QString value = text.contains(u'%') ? text.arg(number).arg(number ^ 0x5A5A5A5AU) : text;
        setVariable(c, name, value);
        if (other)
            setVariable(*other, name + u"BRIDGED"_s, value);
    }
}

void View::timesOf(Channel& c)
{
    if (c.dialled || c.application != "Dial"_L1)
        return;
    const qint64 now = m_world.scheduler().nowMs();
    const qint64 talked = c.answered == 0 ? 0 : now - c.answered;
    setVariable(c, u"ANSWEREDTIME"_s, QString::number(talked / 1000));
    setVariable(c, u"ANSWEREDTIME_MS"_s, QString::number(talked));
    setVariable(c, u"DIALEDTIME"_s, QString::number((now - c.begun) / 1000));
    setVariable(c, u"DIALEDTIME_MS"_s, QString::number(now - c.begun));
    changed(c);
}

void View::end(const QString& key, int cause)
{
    Channel* c = find(key);
    if (!c)
        return;
    if (m_wire && c->answered != 0)
        quality(*c, find(c->bridged));
    unbridge(*c);
    if (m_wire)
        timesOf(*c);
    c->cause = cause;
    changed(*c);
    tell(*c, u"delete"_s);
    m_keys.remove(c->uniqueId);
    m_order.removeOne(key);
    m_channels.remove(key);
}

void View::onTalkerEnded(const Talker& t, const EndReason& reason)
{
    m_ignored.remove(t.id);
    end(t.id + kConsult, reason.q850);
    end(t.id, reason.q850);
    watchDevice(t.extension);
}

} // namespace callboard::sim::jade
