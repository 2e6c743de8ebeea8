// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadecodec.h"

#include "core/base/redact.h"
#include "core/pbx/jade/jaderecords_p.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMaxFrame = 32UL * 1024 * 1024;
constexpr size_t kMaxDepth = 64; // the document nests six deep
constexpr size_t kMaxKeys = 10'000; // QJsonObject inserts in order; a hostile object must not cost quadratic time
constexpr size_t kKeepBuffer = 1024UL * 1024; // a larger one is given back after the frame

struct EventRow
{
    Text name;
    RecordDecoder decode;
    Change change;
};

// Without the "admin." that newer servers put in front, notes 21.
constexpr std::array kEvents{EventRow{"core.channel.update", readChannel, Change::Updated},
    EventRow{"core.channel.create", readChannel, Change::Created},
    EventRow{"core.channel.delete", readChannel, Change::Deleted},
    EventRow{"queue.member.update", readMember, Change::Updated},
    EventRow{"queue.member.create", readMember, Change::Created},
    EventRow{"queue.member.delete", readMember, Change::Deleted},
    EventRow{"queue.entry.create", readEntry, Change::Created},
    EventRow{"queue.entry.update", readEntry, Change::Updated},
    EventRow{"queue.entry.delete", readEntry, Change::Deleted},
    EventRow{"park.parkedcall.create", readParked, Change::Created},
    EventRow{"park.parkedcall.update", readParked, Change::Updated},
    EventRow{"park.parkedcall.delete", readParked, Change::Deleted},
    EventRow{"queue.queue.create", readQueue, Change::Created},
    EventRow{"queue.queue.update", readQueue, Change::Updated},
    EventRow{"queue.queue.delete", readQueue, Change::Deleted},
    EventRow{"park.parkinglot.create", readLot, Change::Created},
    EventRow{"park.parkinglot.update", readLot, Change::Updated},
    EventRow{"park.parkinglot.delete", readLot, Change::Deleted},
    EventRow{"core.module.create", readModule, Change::Created},
    EventRow{"core.module.update", readModule, Change::Updated},
    EventRow{"pjsip.contact.create", readContact, Change::Created},
    EventRow{"pjsip.contact.update", readContact, Change::Updated},
    EventRow{"pjsip.contact.delete", readContact, Change::Deleted}};

RecordDecoder decoderOf(ListKind kind)
{
    switch (kind) {
    case ListKind::Channels:
        return readChannel;
    case ListKind::ParkedCalls:
        return readParked;
    case ListKind::Entries:
        return readEntry;
    case ListKind::Members:
        return readMember;
    case ListKind::Queues:
        return readQueue;
    case ListKind::Lots:
        return readLot;
    case ListKind::Contacts:
        break;
    }
    return readContact;
}

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// nullopt when an object has too many keys.
std::optional<QJsonValue> toJson(const dom::element& value, JadeDecoder::Secrets secrets)
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
            const auto json = toJson(item, secrets);
            if (!json)
                return std::nullopt;
            out.append(*json);
        }
        return out;
    }
    case dom::element_type::OBJECT: {
        const dom::object object(value);
        if (object.size() > kMaxKeys)
            return std::nullopt;
        QJsonObject out;
        for (const auto& [key, item] : object) {
            const QString name = toQString(key);
            if ((isSecretKey(name) && name != "nonce_lifetime"_L1) || name == "md5_cred"_L1) {
                if (secrets == JadeDecoder::Secrets::Mask)
                    out.insert(name, u"***"_s);
                continue;
            }
            const auto json = toJson(item, secrets);
            if (!json)
                return std::nullopt;
            out.insert(name, *json);
        }
        return out;
    }
    }
    return std::nullopt;
}

Error unreadable(const char* why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = QCoreApplication::translate("JadeDecoder", "The PBX sent a message that cannot be read."),
        .detail = QString::fromLatin1(why)};
}

void readRecord(Text name, const dom::element& value, Scratch& scratch, JadeSink& sink)
{
    constexpr Text kAdmin = "admin.";
    const Text plain = name.starts_with(kAdmin) ? name.substr(kAdmin.size()) : name;
    dom::object record;
    const auto row = std::ranges::find(kEvents, plain, &EventRow::name);
    if (row == kEvents.end()) {
        if (plain.starts_with("me.chats.") && !value.get(record)) {
            const auto json = toJson(value, JadeDecoder::Secrets::Drop);
            return json ? sink.onChat(plain, json->toObject()) : sink.onDropped(plain, "too many members");
        }
        return sink.onUnknownEvent(plain);
    }
    if (value.get(record))
        return sink.onDropped(plain, "not an object");
    scratch.reset();
    RecordDecoder decode = row->decode;
    // The document's schema of queue.member.delete is headed queue.entry.delete, notes 16: the fields decide.
    if (decode == readEntry && looksLikeMember(record))
        decode = readMember;
    if (const Text reason = decode(record, row->change, scratch, sink); !reason.empty())
        sink.onDropped(plain, reason);
}

} // namespace

struct JadeDecoder::Private
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
    Result<dom::element> parse(QByteArrayView bytes)
    {
        const auto size = static_cast<size_t>(bytes.size());
        if (size > kMaxFrame)
            return unexpected(unreadable("too long"));
        if (buffer.size() < size + simdjson::SIMDJSON_PADDING)
            buffer.resize(std::max(2 * size, size + simdjson::SIMDJSON_PADDING));
        std::copy_n(bytes.data(), size, buffer.data());
        if (parser.capacity() < size || parser.max_depth() != kMaxDepth) {
            if (const auto error = parser.allocate(std::max<size_t>(2 * size, 4096), kMaxDepth))
                return unexpected(unreadable(simdjson::error_message(error)));
        }
        dom::element root;
        if (const auto error = parser.parse(buffer.data(), size, false).get(root))
            return unexpected(unreadable(simdjson::error_message(error)));
        return root;
    }

    // Everything but the result itself.
    Result<Envelope> head(QByteArrayView body, dom::element& result)
    {
        const auto root = parse(body);
        if (!root)
            return unexpected(root.error());
        dom::object object;
        if (root->get(object))
            return unexpected(unreadable("not an object"));
        scratch.reset();
        Envelope out;
        dom::element member;
        if (!object["statuscode"].get(member))
            out.statusCode = toInt(scalar(member, scratch).value_or(Text())).value_or(0);
        if (!object["timestamp"].get(member))
            out.atNs = toNs(scalar(member, scratch).value_or(Text()));
        if (!object["error"].get(member))
            readError(member, out);
        // The glossary spells it "reuslt", notes 8.
        if (object["result"].get(result) && object["reuslt"].get(result))
            return out;
        out.shape = shapeOf(result);
        return out;
    }

    void readError(const dom::element& error, Envelope& out)
    {
        dom::element member;
        if (!error.is_object()) {
            out.errorText = toQString(scalar(error, scratch).value_or(Text()));
            return;
        }
        if (!error["message"].get(member))
            out.errorText = toQString(scalar(member, scratch).value_or(Text()));
        if (out.statusCode == 0 && !error["code"].get(member))
            out.statusCode = toInt(scalar(member, scratch).value_or(Text())).value_or(0);
    }

    static Shape shapeOf(const dom::element& result)
    {
        dom::element list;
        switch (result.type()) {
        case dom::element_type::ARRAY:
            return Shape::Array;
        case dom::element_type::OBJECT:
            if (result["list"].get(list))
                return Shape::Object;
            if (list.is_array())
                return Shape::List;
            return list.is_object() ? Shape::ListObject : Shape::Object;
        case dom::element_type::NULL_VALUE:
            return Shape::None;
        default:
            return Shape::Text;
        }
    }
};

JadeDecoder::JadeDecoder()
    : d(std::make_unique<Private>())
{
}

JadeDecoder::~JadeDecoder() = default;

Result<void> JadeDecoder::decodeEvent(QByteArrayView frame, JadeSink& sink)
{
    const auto root = d->parse(frame);
    Result<void> outcome;
    dom::object object;
    if (!root) {
        outcome = unexpected(root.error());
    } else if (root->get(object)) {
        outcome = unexpected(unreadable("not an object"));
    } else {
        for (const auto& [key, value] : object) {
            dom::object inner;
            // A topic stands in front: its value is an object of events, notes 18.
            if (!key.starts_with('/')) {
                readRecord(key, value, d->scratch, sink);
                continue;
            }
            if (value.get(inner)) {
                sink.onDropped(key, "not an object");
                continue;
            }
            for (const auto& [name, record] : inner)
                readRecord(name, record, d->scratch, sink);
        }
    }
    d->trim();
    return outcome;
}

Result<Envelope> JadeDecoder::decodeList(QByteArrayView body, ListKind kind, JadeSink& sink)
{
    dom::element result;
    auto out = d->head(body, result);
    if (out && out->shape != Shape::None && out->shape != Shape::Text) {
        dom::element list = result;
        if (out->shape == Shape::List || out->shape == Shape::ListObject) {
            if (const auto error = result["list"].get(list))
                return unexpected(unreadable(simdjson::error_message(error)));
        }
        const RecordDecoder decode = decoderOf(kind);
        const auto one = [&](const dom::element& item) {
            dom::object record;
            d->scratch.reset();
            if (item.get(record))
                return sink.onDropped("list", "not an object");
            if (const Text reason = decode(record, Change::Listed, d->scratch, sink); !reason.empty())
                sink.onDropped("list", reason);
        };
        if (list.is_array()) {
            for (const dom::element& item : dom::array(list))
                one(item);
        } else {
            one(list);
        }
    }
    d->trim();
    return out;
}

Result<Envelope> JadeDecoder::decodeReply(QByteArrayView body, Secrets secrets)
{
    dom::element result;
    auto out = d->head(body, result);
    if (out && out->shape != Shape::None) {
        const auto json = toJson(result, secrets);
        if (!json) {
            d->trim();
            return unexpected(unreadable("an object with too many members"));
        }
        out->result = *json;
        if (out->shape == Shape::List)
            out->records = json->toObject().value("list"_L1).toArray();
        else if (out->shape == Shape::ListObject)
            out->records = QJsonArray{json->toObject().value("list"_L1)};
        else if (out->shape == Shape::Array)
            out->records = json->toArray();
        else if (out->shape == Shape::Object)
            out->records = QJsonArray{*json};
    }
    d->trim();
    return out;
}

QString JadeDecoder::decodeToken(QByteArrayView body)
{
    dom::element result;
    dom::element token;
    const auto envelope = d->head(body, result);
    if (!envelope || envelope->shape != Shape::Object || result["authtoken"].get(token))
        return {};
    return toQString(scalar(token, d->scratch).value_or(Text()));
}

} // namespace callboard::jade
