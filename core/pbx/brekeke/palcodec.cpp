// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palcodec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

namespace callboard::brekeke {

namespace dom = simdjson::dom;

namespace {

constexpr size_t kMaxFrame = 32UL * 1024 * 1024;
constexpr size_t kMaxDepth = 64; // the document nests four deep
constexpr size_t kMaxKeys = 10'000; // QJsonObject inserts in order; a hostile object must not cost quadratic time
constexpr size_t kKeepBuffer = 1024UL * 1024; // a larger one is given back after the frame

// Where numbers become text. A record has at most a dozen fields.
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
    std::array<char, kLongest * 24> m_bytes;
    size_t m_used = 0;
};

// PAL sends 65 or "65", true or "true": a scalar is read as the text it stands for. nullopt: an array or object.
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
        return bool(value) ? Text("true") : Text("false");
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
    bool required = false;
};

// Fields mostly come in the document's order, so the one after the last match is tried first.
// An optional field of a wrong type counts as left out; a required one spoils its record.
template <typename Note, size_t N>
Text read(const dom::object& object, const std::array<Field<Note>, N>& fields, Note& note, Scratch& scratch)
{
    size_t next = 0;
    for (const auto& [key, value] : object) {
        for (size_t i = 0; i < N; ++i) {
            const Field<Note>& field = fields[(next + i) % N];
            if (field.key != key)
                continue;
            next = (next + i + 1) % N;
            if (const auto text = scalar(value, scratch))
                note.*field.slot = *text;
            break;
        }
    }
    for (const Field<Note>& field : fields) {
        if (field.required && (note.*field.slot).empty())
            return field.key;
    }
    return {};
}

constexpr std::array kStatusFields{Field<StatusNote>{"user", &StatusNote::user, true},
    Field<StatusNote>{"status", &StatusNote::status, true}, Field<StatusNote>{"other_number", &StatusNote::otherNumber},
    Field<StatusNote>{"room_id", &StatusNote::roomId}, Field<StatusNote>{"talker_id", &StatusNote::talkerId, true},
    Field<StatusNote>{"user_display_name", &StatusNote::userName},
    Field<StatusNote>{"other_user_display_name", &StatusNote::otherName}, Field<StatusNote>{"time", &StatusNote::time},
    Field<StatusNote>{"logid", &StatusNote::logId}, Field<StatusNote>{"rescode", &StatusNote::resCode},
    Field<StatusNote>{"disconnected_by", &StatusNote::disconnectedBy},
    Field<StatusNote>{"q850code", &StatusNote::q850}};
constexpr std::array kRecordingFields{Field<RecordingNote>{"user", &RecordingNote::user, true},
    Field<RecordingNote>{"talker_id", &RecordingNote::talkerId},
    Field<RecordingNote>{"status", &RecordingNote::status, true}};
constexpr std::array kLineFields{Field<LineNote>{"line", &LineNote::line, true},
    Field<LineNote>{"status", &LineNote::status, true}, Field<LineNote>{"line_talker_id", &LineNote::lineTalkerId},
    Field<LineNote>{"line_talker", &LineNote::lineTalker},
    Field<LineNote>{"assigned_talker_id", &LineNote::assignedTalkerId}};
constexpr std::array kParkFields{Field<ParkNote>{"park", &ParkNote::park, true},
    Field<ParkNote>{"status", &ParkNote::status, true}, Field<ParkNote>{"room_id", &ParkNote::roomId},
    Field<ParkNote>{"talker_id", &ParkNote::talkerId}, Field<ParkNote>{"time", &ParkNote::time}};
constexpr std::array kRegisteredFields{Field<RegisteredNote>{"user", &RegisteredNote::user, true},
    Field<RegisteredNote>{"registered", &RegisteredNote::registered, true}};
constexpr std::array kVoicemailFields{Field<VoicemailNote>{"user", &VoicemailNote::user, true},
    Field<VoicemailNote>{"new", &VoicemailNote::fresh}, Field<VoicemailNote>{"unread", &VoicemailNote::unread},
    Field<VoicemailNote>{"read", &VoicemailNote::read}, Field<VoicemailNote>{"saved", &VoicemailNote::saved}};
constexpr std::array kQueueFields{Field<QueueNote>{"extension", &QueueNote::extension, true},
    Field<QueueNote>{"status", &QueueNote::status, true}, Field<QueueNote>{"room_id", &QueueNote::roomId, true},
    Field<QueueNote>{"time", &QueueNote::time}};

struct SmallNote
{
    Text first, second;
};
constexpr std::array kNonceFields{Field<SmallNote>{"nonce", &SmallNote::first, true}};
constexpr std::array kServerFields{Field<SmallNote>{"status", &SmallNote::first, true}};
constexpr std::array kNoticeFields{
    Field<SmallNote>{"code", &SmallNote::first}, Field<SmallNote>{"message", &SmallNote::second}};

bool isOnOrOff(Text text)
{
    return isTrue(text) || text == "off" || text == "false" || text == "0" || text == "OFF" || text == "False";
}

constexpr Text kNoSwitch = "status is neither on nor off";

// Each returns why the record was dropped, empty when it was delivered.
using Decoder = Text (*)(const dom::object&, Scratch&, PalSink&);

Text status(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    StatusNote note;
    if (const Text missing = read(params, kStatusFields, note, scratch); !missing.empty())
        return missing;
    const auto code = toInt(note.status);
    if (!code)
        return "status is not a number";
    note.code = *code;
    if (note.roomId.empty() && note.code != status::kDisconnect)
        return "room_id";
    note.atMs = toEpochMs(note.time);
    sink.onStatus(note);
    return {};
}

Text recording(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    RecordingNote note;
    if (const Text missing = read(params, kRecordingFields, note, scratch); !missing.empty())
        return missing;
    if (!isOnOrOff(note.status))
        return kNoSwitch;
    note.on = isTrue(note.status);
    sink.onRecording(note);
    return {};
}

Text line(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    LineNote note;
    if (const Text missing = read(params, kLineFields, note, scratch); !missing.empty())
        return missing;
    if (!isOnOrOff(note.status))
        return kNoSwitch;
    note.on = isTrue(note.status);
    sink.onLine(note);
    return {};
}

Text park(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    ParkNote note;
    if (const Text missing = read(params, kParkFields, note, scratch); !missing.empty())
        return missing;
    if (!isOnOrOff(note.status))
        return kNoSwitch;
    note.on = isTrue(note.status);
    if (note.on && note.roomId.empty())
        return "room_id";
    note.atMs = toEpochMs(note.time);
    sink.onPark(note);
    return {};
}

Text registered(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    RegisteredNote note;
    if (const Text missing = read(params, kRegisteredFields, note, scratch); !missing.empty())
        return missing;
    if (!isOnOrOff(note.registered))
        return "registered is neither true nor false";
    note.on = isTrue(note.registered);
    sink.onRegistered(note);
    return {};
}

Text voicemail(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    VoicemailNote note;
    if (const Text missing = read(params, kVoicemailFields, note, scratch); !missing.empty())
        return missing;
    sink.onVoicemail(note);
    return {};
}

Text queue(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    QueueNote note;
    if (const Text missing = read(params, kQueueFields, note, scratch); !missing.empty())
        return missing;
    if (!isOnOrOff(note.status))
        return kNoSwitch;
    note.on = isTrue(note.status);
    note.atMs = toEpochMs(note.time);
    sink.onQueue(note);
    return {};
}

Text passwordRequired(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    SmallNote note;
    if (const Text missing = read(params, kNonceFields, note, scratch); !missing.empty())
        return missing;
    sink.onPasswordRequired(note.first);
    return {};
}

Text serverStatus(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    SmallNote note;
    if (const Text missing = read(params, kServerFields, note, scratch); !missing.empty())
        return missing;
    sink.onServerStatus(note.first);
    return {};
}

Text palNotice(const dom::object& params, Scratch& scratch, PalSink& sink)
{
    SmallNote note;
    read(params, kNoticeFields, note, scratch);
    sink.onPalNotice(toInt(note.first).value_or(0), note.second);
    return {};
}

struct EventRow
{
    Text name;
    Decoder decode;
};

constexpr std::array kEvents{EventRow{"notify_status", status}, EventRow{"notify_registered", registered},
    EventRow{"notify_voicemail", voicemail}, EventRow{"notify_callrecording", recording}, EventRow{"notify_park", park},
    EventRow{"notify_queue", queue}, EventRow{"notify_line", line},
    EventRow{"login_password_required", passwordRequired}, EventRow{"notify_serverstatus", serverStatus},
    EventRow{"notify_pal", palNotice}};

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool hasTooManyKeys(const dom::element& value)
{
    if (value.is_array()) {
        const dom::array items(value);
        return std::any_of(items.begin(), items.end(), hasTooManyKeys);
    }
    if (!value.is_object())
        return false;
    const dom::object object(value);
    return object.size() > kMaxKeys
        || std::any_of(object.begin(), object.end(), [](const auto& member) { return hasTooManyKeys(member.value); });
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
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
        break;
    }
    if (hasTooManyKeys(value))
        return std::nullopt;
    // Read by Qt once more rather than built value by value: that would make a container of its own for every text.
    const std::string text = simdjson::minify(value);
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

PalFault faultOf(const dom::element& error, Scratch& scratch)
{
    PalFault fault;
    if (!error.is_object()) {
        fault.message = toQString(scalar(error, scratch).value_or(Text()));
        return fault;
    }
    dom::element member;
    if (!error["code"].get(member))
        fault.code = toQString(scalar(member, scratch).value_or(Text()));
    if (!error["message"].get(member))
        fault.message = toQString(scalar(member, scratch).value_or(Text()));
    return fault;
}

void reply(const dom::object& message, Scratch& scratch, PalSink& sink)
{
    dom::element id;
    dom::element body;
    PalReply out;
    if (!message["id"].get(id)) {
        const auto text = scalar(id, scratch);
        if (!text)
            return sink.onDropped("reply", "id is neither text nor a number");
        out.id = toQString(*text);
    }
    if (!message["error"].get(body) && !body.is_null()) {
        out.fault = faultOf(body, scratch);
    } else if (!message["result"].get(body)) {
        const auto json = toJson(body);
        if (!json)
            return sink.onDropped("reply", "an object with too many members");
        out.result = *json;
    } else {
        return sink.onDropped("reply", "neither method, result nor error");
    }
    sink.onReply(out);
}

void dispatch(const dom::element& element, Scratch& scratch, PalSink& sink)
{
    scratch.reset();
    dom::object message;
    if (element.get(message))
        return sink.onDropped({}, "not an object");
    dom::element name;
    if (message["method"].get(name))
        return reply(message, scratch, sink);
    std::string_view method;
    if (name.get(method))
        return sink.onDropped({}, "method is not text");
    const auto row = std::ranges::find(kEvents, method, &EventRow::name);
    if (row == kEvents.end())
        return; // newer servers say more than the document knows; that is no fault
    dom::object params;
    if (message["params"].get(params))
        return sink.onDropped(method, "params is not an object");
    if (const Text reason = row->decode(params, scratch, sink); !reason.empty())
        sink.onDropped(method, reason);
}

Error unreadable(const char* why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = QCoreApplication::translate("PalDecoder", "The PBX sent a message that cannot be read."),
        .detail = QString::fromLatin1(why)};
}

} // namespace

struct PalDecoder::Private
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

PalDecoder::PalDecoder()
    : d(std::make_unique<Private>())
{
}

PalDecoder::~PalDecoder() = default;

Result<void> PalDecoder::decode(QByteArrayView frame, PalSink& sink)
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

std::optional<int> toInt(Text text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

qint64 toEpochMs(Text text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || value <= 0)
        return 0;
    constexpr qint64 kFirstMs = 100'000'000'000;
    constexpr qint64 kLatestMs = 100'000'000'000'000; // year 5138; beyond it is no time
    if (value < kFirstMs)
        value *= 1000;
    return value < kLatestMs ? value : 0;
}

bool isTrue(Text text)
{
    return text == "true" || text == "on" || text == "1" || text == "True" || text == "TRUE" || text == "ON";
}

} // namespace callboard::brekeke
