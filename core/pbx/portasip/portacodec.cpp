// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portacodec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace callboard::portasip {

namespace dom = simdjson::dom;

namespace {

constexpr size_t kMaxFrame = 32UL * 1024 * 1024;
constexpr size_t kMaxDepth = 64; // the document nests six deep
constexpr size_t kMaxKeys = 10'000; // QJsonObject inserts in order; a hostile object must not cost quadratic time
constexpr size_t kKeepBuffer = 1024UL * 1024; // a larger one is given back after the frame

// Where numbers become text. A record has at most two dozen fields.
class Scratch
{
public:
    template <typename Number> Text write(Number number)
    {
        if (m_used + kLongest > m_bytes.size())
            return {};
        char* begin = m_bytes.data() + m_used;
        const auto [end, error] = std::to_chars(begin, begin + kLongest, number);
        if (error != std::errc{})
            return {};
        m_used += static_cast<size_t>(end - begin);
        return {begin, static_cast<size_t>(end - begin)};
    }
    void reset() { m_used = 0; }

private:
    static constexpr size_t kLongest = 32;
    std::array<char, kLongest * 48> m_bytes;
    size_t m_used = 0;
};

// Numbers travel as text and text as numbers (notes 7): a scalar is read as the text it stands for.
// nullopt: an array or object.
std::optional<Text> scalar(const dom::element& value, Scratch& scratch)
{
    switch (value.type()) {
    case dom::element_type::STRING:
        return std::string_view(value);
    case dom::element_type::INT64:
        return scratch.write(int64_t(value));
    case dom::element_type::UINT64:
        return scratch.write(uint64_t(value));
    case dom::element_type::DOUBLE:
        return scratch.write(double(value));
    case dom::element_type::BOOL:
        return bool(value) ? Text("1") : Text("0");
    case dom::element_type::NULL_VALUE:
        return Text();
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
        break;
    }
    return std::nullopt;
}

template <typename Note> struct Field
{
    Text key;
    Text Note::*slot;
};

// Fields mostly come in the same order, so the one after the last match is tried first. A field of a wrong type counts
// as left out. False when the key is not in the table.
template <typename Note, size_t N>
bool assign(Text key, const dom::element& value, const std::array<Field<Note>, N>& fields, Note& note, size_t& next,
    Scratch& scratch)
{
    for (size_t i = 0; i < N; ++i) {
        const size_t at = next + i < N ? next + i : next + i - N;
        const Field<Note>& field = fields[at];
        if (field.key != key)
            continue;
        next = at + 1 == N ? 0 : at + 1;
        if (const auto text = scalar(value, scratch))
            note.*field.slot = *text;
        return true;
    }
    return false;
}

// In alphabetical order, as the document's samples have them.
constexpr std::array kPartyFields{Field<PartyNote>{"access_number", &PartyNote::accessNumber},
    Field<PartyNote>{"account_id", &PartyNote::accountId}, Field<PartyNote>{"centrex_id", &PartyNote::centrexId},
    Field<PartyNote>{"display_id", &PartyNote::displayId}, Field<PartyNote>{"display_name", &PartyNote::displayName},
    Field<PartyNote>{"extension_id", &PartyNote::extensionId},
    Field<PartyNote>{"huntgroup_id", &PartyNote::huntgroupId}, Field<PartyNote>{"id", &PartyNote::id}};

//! The scalars of a call_info that are read before they are understood.
struct Raw
{
    Text state, type, transport, oldTransport, reason, connect, start, end, duration, reasonCode, transferred, event,
        digit, dtmf, order;
};
constexpr std::array kCallFields{Field<Raw>{"connect_time", &Raw::connect}, Field<Raw>{"digit", &Raw::digit},
    Field<Raw>{"dtmf_duration", &Raw::dtmf}, Field<Raw>{"duration", &Raw::duration}, Field<Raw>{"event", &Raw::event},
    Field<Raw>{"order", &Raw::order}, Field<Raw>{"reason", &Raw::reason}, Field<Raw>{"reason_code", &Raw::reasonCode},
    Field<Raw>{"sip_transport_id", &Raw::oldTransport}, Field<Raw>{"start_time", &Raw::start},
    Field<Raw>{"state", &Raw::state}, Field<Raw>{"terminate_time", &Raw::end},
    Field<Raw>{"transfer_success", &Raw::transferred}, Field<Raw>{"transport_id", &Raw::transport},
    Field<Raw>{"type", &Raw::type}};

struct RawQueue
{
    Text queue, operators, position;
};
constexpr std::array kQueueFields{Field<RawQueue>{"i_c_queue", &RawQueue::queue},
    Field<RawQueue>{"operators", &RawQueue::operators}, Field<RawQueue>{"position", &RawQueue::position}};

constexpr std::array kRoomFields{
    Field<CallNote>{"name", &CallNote::roomName}, Field<CallNote>{"owner_id", &CallNote::roomOwner}};

void readForwarders(const dom::element& value, PartyNote& party, Scratch& scratch)
{
    dom::array list;
    if (value.get(list))
        return;
    for (const dom::element& entry : list) {
        dom::element id;
        if (entry.is_object() && !entry["id"].get(id))
            party.forwarder = scalar(id, scratch).value_or(Text());
    }
}

void readParty(const dom::element& value, PartyNote& party, Scratch& scratch)
{
    dom::object object;
    if (value.get(object))
        return;
    size_t next = 0;
    for (const auto& [key, member] : object) {
        if (!assign(key, member, kPartyFields, party, next, scratch)
            && (key == "forwarder_list" || key == "forwarders"))
            readForwarders(member, party, scratch);
    }
}

// {"id":...,"tag":...}, or in queue events the pair [id, tag]; what may follow in the array is the leg's direction.
void readIdentity(const dom::element& value, CallNote& note, Raw& raw, Scratch& scratch)
{
    dom::array pair;
    if (!value.get(pair)) {
        int at = 0;
        for (const dom::element& part : pair) {
            const Text text = scalar(part, scratch).value_or(Text());
            if (at < 3)
                *std::array{&note.id, &note.tag, &raw.type}[static_cast<size_t>(at)] = text;
            ++at;
        }
        return;
    }
    dom::object object;
    if (value.get(object))
        return;
    for (const auto& [key, member] : object) {
        if (key == "id")
            note.id = scalar(member, scratch).value_or(Text());
        else if (key == "tag")
            note.tag = scalar(member, scratch).value_or(Text());
    }
}

template <typename Note, size_t N>
bool readObject(const dom::element& value, const std::array<Field<Note>, N>& fields, Note& note, Scratch& scratch)
{
    dom::object object;
    if (value.get(object))
        return false;
    size_t next = 0;
    for (const auto& [key, member] : object)
        assign(key, member, fields, note, next, scratch);
    return true;
}

int number(Text text, int otherwise)
{
    return toInt(text).value_or(otherwise);
}

void understand(CallNote& note, const Raw& raw)
{
    note.state = raw.state;
    note.phase = phaseOf(raw.state);
    note.type = raw.type;
    note.outgoing = raw.type == "outgoing" || raw.type == "originator";
    note.transportId = raw.transport.empty() ? raw.oldTransport : raw.transport;
    note.reason = raw.reason;
    note.startMs = toEpochMs(raw.start);
    note.connectMs = toEpochMs(raw.connect);
    note.endMs = toEpochMs(raw.end);
    note.duration = number(raw.duration, -1);
    note.reasonCode = number(raw.reasonCode, 0);
    note.transferred = number(raw.transferred, 0) != 0;
    note.ivrEvent = raw.event;
    note.digit = raw.digit;
    note.dtmfMs = number(raw.dtmf, 0);
    note.order = number(raw.order, 0);
    if (note.phase == Phase::Started || (note.id.empty() && !note.roomName.empty()))
        note.conference = true;
}

// Returns why the record was dropped, empty when `note` is good.
Text readCall(const dom::object& info, CallNote& note, Scratch& scratch)
{
    Raw raw;
    PartyNote local;
    PartyNote remote;
    size_t next = 0;
    for (const auto& [key, value] : info) {
        if (key == "call" || key == "dialog_id") {
            readIdentity(value, note, raw, scratch);
        } else if (key == "callee") {
            readParty(value, note.callee, scratch);
        } else if (key == "caller") {
            readParty(value, note.caller, scratch);
        } else if (assign(key, value, kCallFields, raw, next, scratch)) {
            continue;
        } else if (key == "local_party") {
            readParty(value, local, scratch);
        } else if (key == "remote_party") {
            readParty(value, remote, scratch);
        } else if (key == "queue_info") {
            RawQueue queue;
            readObject(value, kQueueFields, queue, scratch);
            note.queue = queue.queue;
            note.position = number(queue.position, -1);
            note.operators = number(queue.operators, -1);
        } else if (key == "conference_info") {
            note.conference = readObject(value, kRoomFields, note, scratch) || note.conference;
        } else if (key == "participant_info") {
            note.conference = true;
        } else if (key == "recipient" || key == "originator") {
            raw.type = key; // porta 1246 prints the word alone
        }
    }
    understand(note, raw);
    if (note.callee.isEmpty() && note.caller.isEmpty() && !(local.isEmpty() && remote.isEmpty())) {
        note.callee = note.outgoing ? remote : local; // notes 9
        note.caller = note.outgoing ? local : remote;
    }
    if (note.conference)
        return {};
    if (note.id.empty())
        return "call.id";
    if (note.state.empty() && note.ivrEvent.empty() && !note.transferred)
        return "state";
    if ((note.phase == Phase::Queued || note.phase == Phase::Dequeued) && note.queue.empty())
        return "queue_info.i_c_queue";
    return {};
}

using Deliver = void (PortaSink::*)(const CallNote&);

void deliverCall(const dom::element& element, Scratch& scratch, PortaSink& sink, Deliver deliver)
{
    scratch.reset();
    dom::object info;
    if (element.get(info))
        return sink.onDropped("call_info", "not an object");
    dom::element inner;
    if (!info["call_info"].get(inner) && inner.is_object())
        info = dom::object(inner);
    CallNote note;
    if (const Text reason = readCall(info, note, scratch); !reason.empty())
        return sink.onDropped("call_info", reason);
    (sink.*deliver)(note);
}

void deliverAll(const dom::element& element, Scratch& scratch, PortaSink& sink, Deliver deliver)
{
    dom::array list;
    if (element.get(list))
        return deliverCall(element, scratch, sink, deliver);
    for (const dom::element& item : list)
        deliverCall(item, scratch, sink, deliver);
}

void notification(const dom::object& message, Text event, Scratch& scratch, PortaSink& sink)
{
    if (event != "sip.call_control_notifications")
        return; // newer servers say more than the document knows; that is no fault
    dom::element body;
    if (message["result"].get(body) && message["params"].get(body) && message["call_info"].get(body))
        return sink.onDropped(event, "no result");
    dom::element info;
    if (body.is_object() && !body["call_info"].get(info))
        body = info;
    deliverAll(body, scratch, sink, &PortaSink::onCall);
}

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// nullopt when an object has too many keys.
std::optional<QJsonValue> toJson(const dom::element& value)
{
    switch (value.type()) {
    case dom::element_type::STRING:
        return QJsonValue(toQString(std::string_view(value)));
    case dom::element_type::INT64:
        return QJsonValue(qint64(int64_t(value)));
    case dom::element_type::UINT64:
        return QJsonValue(double(uint64_t(value)));
    case dom::element_type::DOUBLE:
        return QJsonValue(double(value));
    case dom::element_type::BOOL:
        return QJsonValue(bool(value));
    case dom::element_type::NULL_VALUE:
        return QJsonValue(QJsonValue::Null);
    case dom::element_type::ARRAY: {
        QJsonArray out;
        for (const dom::element& item : dom::array(value)) {
            const auto json = toJson(item);
            if (!json)
                return std::nullopt;
            out.append(*json);
        }
        return QJsonValue(out);
    }
    case dom::element_type::OBJECT: {
        QJsonObject out;
        size_t keys = 0;
        for (const auto& [key, member] : dom::object(value)) {
            const auto json = ++keys > kMaxKeys ? std::nullopt : toJson(member);
            if (!json)
                return std::nullopt;
            out.insert(toQString(key), *json);
        }
        return QJsonValue(out);
    }
    }
    return std::nullopt;
}

QString textOf(const QJsonValue& value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

PortaFault faultFrom(const QJsonObject& object)
{
    using namespace Qt::StringLiterals;
    PortaFault fault;
    fault.code = textOf(object.value(object.contains("code"_L1) ? "code"_L1 : "faultcode"_L1));
    fault.message = textOf(object.value(object.contains("message"_L1) ? "message"_L1 : "faultstring"_L1));
    fault.details = textOf(object.value("details"_L1));
    return fault;
}

bool isFalse(const QJsonValue& success)
{
    if (success.isUndefined() || success.isNull())
        return false;
    const QString text = success.toVariant().toString();
    return text == QLatin1StringView("0") || text == QLatin1StringView("false");
}

// notes 5: where the error sits is not shown. An object `error`, a `code` beside cseq, or success 0.
std::optional<PortaFault> faultOf(const QJsonObject& message)
{
    using namespace Qt::StringLiterals;
    const QJsonValue error = message.value("error"_L1);
    if (error.isObject())
        return faultFrom(error.toObject());
    if (error.isString())
        return PortaFault{{}, error.toString(), {}};
    const QJsonValue result = message.value("result"_L1);
    if (!result.isObject() && (message.contains("code"_L1) || message.contains("faultcode"_L1)))
        return faultFrom(message);
    if (isFalse(message.value("success"_L1)) || isFalse(result.toObject().value("success"_L1)))
        return faultFrom(result.isObject() ? result.toObject() : message);
    return std::nullopt;
}

void reply(const dom::element& message, Scratch& scratch, PortaSink& sink)
{
    using namespace Qt::StringLiterals;
    const auto json = toJson(message);
    if (!json)
        return sink.onDropped("reply", "an object with too many members");
    QJsonObject object = json->toObject();
    PortaReply out;
    const QJsonValue cseq = object.take("cseq"_L1);
    if (cseq.isArray() || cseq.isObject())
        return sink.onDropped("reply", "cseq is neither text nor a number");
    out.cseq = textOf(cseq);
    out.fault = faultOf(object);
    if (out.cseq.isEmpty() && !out.fault)
        return sink.onDropped("reply", "neither cseq nor event");
    if (!out.fault) {
        dom::element list;
        dom::element result;
        if (!message["calls_list"].get(list)
            || (!message["result"].get(result) && result.is_object() && !result["calls_list"].get(list)))
            deliverAll(list, scratch, sink, &PortaSink::onListed);
        out.result = object.value("result"_L1).isUndefined() ? QJsonValue(object) : object.value("result"_L1);
    }
    sink.onReply(out);
}

void dispatch(const dom::element& element, Scratch& scratch, PortaSink& sink)
{
    dom::object message;
    if (element.get(message))
        return sink.onDropped({}, "not an object");
    dom::element name;
    if (!message["event"].get(name)) {
        std::string_view event;
        if (name.get(event))
            return sink.onDropped({}, "event is not text");
        return notification(message, event, scratch, sink);
    }
    dom::element info;
    if (!message["call_info"].get(info))
        return deliverAll(info, scratch, sink, &PortaSink::onCall); // notes 9: an envelope that is not shown
    reply(element, scratch, sink);
}

Error unreadable(const char* why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = QCoreApplication::translate("PortaDecoder", "The PBX sent a message that cannot be read."),
        .detail = QString::fromLatin1(why)};
}

} // namespace

struct PortaDecoder::Private
{
    dom::parser parser{kMaxFrame};
    std::vector<char> buffer;
    Scratch scratch;

    void trim()
    {
        if (buffer.size() > kKeepBuffer) {
            buffer = {};
            parser = dom::parser(kMaxFrame);
        }
    }
};

PortaDecoder::PortaDecoder()
    : d(std::make_unique<Private>())
{
}

PortaDecoder::~PortaDecoder() = default;

Result<void> PortaDecoder::decode(QByteArrayView frame, PortaSink& sink)
{
    const auto size = static_cast<size_t>(frame.size());
    if (size > kMaxFrame)
        return unexpected(unreadable("too long"));
    if (d->buffer.size() < size + simdjson::SIMDJSON_PADDING)
        d->buffer.resize(std::max(2 * size, size + simdjson::SIMDJSON_PADDING));
    std::copy_n(frame.data(), size, d->buffer.data());
    if (d->parser.capacity() < size || d->parser.max_depth() != kMaxDepth) {
        if (const auto error = d->parser.allocate(std::max<size_t>(2 * size, 4096), kMaxDepth))
            return unexpected(unreadable(simdjson::error_message(error)));
    }
    dom::element root;
    if (const auto error = d->parser.parse(d->buffer.data(), size, false).get(root)) {
        d->trim();
        return unexpected(unreadable(simdjson::error_message(error)));
    }
    Result<void> outcome;
    if (root.is_array()) {
        for (const dom::element& item : dom::array(root))
            dispatch(item, d->scratch, sink);
    } else if (root.is_object()) {
        dispatch(root, d->scratch, sink);
    } else {
        outcome = unexpected(unreadable("neither an object nor an array"));
    }
    d->trim();
    return outcome;
}

} // namespace callboard::portasip
