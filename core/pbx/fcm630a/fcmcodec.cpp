// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmcodec.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr size_t kMaxBody = 32UL * 1024 * 1024;
constexpr size_t kMaxDepth = 64; // the document nests five deep
constexpr size_t kKeepBuffer = 4096UL * 1024; // a larger one is given back afterwards

Error unreadable(const QString& why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = QCoreApplication::translate("FcmDecoder", "The PBX sent an answer that cannot be read."),
        .detail = why,
        .retryable = true};
}

//! Where numbers become text. A record has at most two dozen fields.
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
    std::array<char, kLongest * 32> m_bytes;
    size_t m_used = 0;
};

//! 6 and "6" are the text they stand for; null, "null", "-", arrays and objects are nothing, notes 20.
Text scalar(const dom::element& value, Scratch& scratch)
{
    switch (value.type()) {
    case dom::element_type::STRING: {
        const Text out = value.get_string().value_unsafe();
        return isUnset(out) ? Text() : out;
    }
    case dom::element_type::INT64:
        return scratch.write(value.get_int64().value_unsafe());
    case dom::element_type::UINT64:
        return scratch.write(value.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE:
        return scratch.write(value.get_double().value_unsafe());
    case dom::element_type::BOOL:
        return value.get_bool().value_unsafe() ? "yes" : "no";
    default:
        return {};
    }
}

template <typename Row> struct Column
{
    Text key;
    Text Row::*member;
};

constexpr std::array kChannelColumns{Column<ChannelRow>{"channel", &ChannelRow::channel},
    Column<ChannelRow>{"state", &ChannelRow::state}, Column<ChannelRow>{"service", &ChannelRow::service},
    Column<ChannelRow>{"callernum", &ChannelRow::callerNumber},
    Column<ChannelRow>{"callername", &ChannelRow::callerName},
    Column<ChannelRow>{"connectednum", &ChannelRow::connectedNumber},
    Column<ChannelRow>{"connectedname", &ChannelRow::connectedName},
    Column<ChannelRow>{"alloc_time", &ChannelRow::allocTime},
    Column<ChannelRow>{"alloc_timestamp", &ChannelRow::allocStamp},
    Column<ChannelRow>{"linkedid", &ChannelRow::linkedId}, Column<ChannelRow>{"uniqueid", &ChannelRow::uniqueId},
    Column<ChannelRow>{"feature_calleenum", &ChannelRow::feature},
    Column<ChannelRow>{"inbound_trunk_name", &ChannelRow::inboundTrunk},
    Column<ChannelRow>{"outbound_trunk_name", &ChannelRow::outboundTrunk}};

constexpr std::array kBridgeColumns{Column<BridgeRow>{"bridge_id", &BridgeRow::bridge},
    Column<BridgeRow>{"bridge_time", &BridgeRow::time}, Column<BridgeRow>{"bridge_timestamp", &BridgeRow::stamp},
    Column<BridgeRow>{"linkedid", &BridgeRow::linkedId}, Column<BridgeRow>{"feature_calleenum", &BridgeRow::feature},
    Column<BridgeRow>{"inbound_trunk_name", &BridgeRow::inboundTrunk},
    Column<BridgeRow>{"outbound_trunk_name", &BridgeRow::outboundTrunk}};

constexpr std::array kCallerColumns{Column<BridgeRow::Side>{"channel1", &BridgeRow::Side::channel},
    Column<BridgeRow::Side>{"callerid1", &BridgeRow::Side::number},
    Column<BridgeRow::Side>{"name1", &BridgeRow::Side::name},
    Column<BridgeRow::Side>{"uniqueid1", &BridgeRow::Side::uniqueId}};

constexpr std::array kCalledColumns{Column<BridgeRow::Side>{"channel2", &BridgeRow::Side::channel},
    Column<BridgeRow::Side>{"callerid2", &BridgeRow::Side::number},
    Column<BridgeRow::Side>{"name2", &BridgeRow::Side::name},
    Column<BridgeRow::Side>{"uniqueid2", &BridgeRow::Side::uniqueId}};

template <typename Columns, typename Row> bool fill(const Columns& columns, Text key, Text value, Row& row)
{
    const auto it = std::ranges::find_if(columns, [key](const auto& column) { return column.key == key; });
    if (it == columns.end())
        return false;
    row.*(it->member) = value;
    return true;
}

void fillBridge(Text key, Text value, BridgeRow& row)
{
    if (!fill(kCallerColumns, key, value, row.caller) && !fill(kCalledColumns, key, value, row.called))
        fill(kBridgeColumns, key, value, row);
}

bool readChannel(const dom::object& record, Scratch& scratch, ChannelRow& row)
{
    for (const auto& [key, value] : record)
        fill(kChannelColumns, key, scalar(value, scratch), row);
    return !row.channel.empty();
}

bool readBridge(const dom::object& record, Scratch& scratch, BridgeRow& row)
{
    for (const auto& [key, value] : record)
        fillBridge(key, scalar(value, scratch), row);
    return !row.caller.channel.empty() || !row.called.channel.empty();
}

// The hot one: ten thousand of them every few seconds.
bool readAccount(const dom::object& record, Scratch& scratch, AccountRow& row)
{
    for (const auto& [key, value] : record) {
        if (key == "extension")
            row.extension = scalar(value, scratch);
        else if (key == "status")
            row.status = scalar(value, scratch);
        else if (key == "addr") {
            row.address = scalar(value, scratch);
            row.saysAddress = true;
        } else if (key == "fullname")
            row.name = scalar(value, scratch);
        else if (key == "account_type")
            row.type = scalar(value, scratch);
        else if (key == "presence_status")
            row.presence = scalar(value, scratch);
        else if (key == "out_of_service")
            row.outOfService = scalar(value, scratch) == "yes";
        else if (key == "urgmsg")
            row.urgent = number(scalar(value, scratch));
        else if (key == "newmsg")
            row.fresh = number(scalar(value, scratch));
        else if (key == "oldmsg")
            row.old = number(scalar(value, scratch));
    }
    return !row.extension.empty();
}

} // namespace

struct FcmDecoder::Private
{
    dom::parser parser{kMaxBody};
    std::vector<char> buffer;
    Scratch scratch;

    void trim()
    {
        if (buffer.size() > kKeepBuffer) {
            buffer = {};
            parser = dom::parser(kMaxBody);
        }
    }

    Result<dom::object> parse(QByteArrayView bytes)
    {
        const auto size = static_cast<size_t>(bytes.size());
        if (size > kMaxBody)
            return unexpected(unreadable(u"too long"_s));
        if (buffer.size() < size + simdjson::SIMDJSON_PADDING)
            buffer.resize(std::max(2 * size, size + simdjson::SIMDJSON_PADDING));
        std::copy_n(bytes.data(), size, buffer.data());
        if (parser.capacity() < size || parser.max_depth() != kMaxDepth) {
            if (const auto error = parser.allocate(std::max<size_t>(2 * size, 4096), kMaxDepth))
                return unexpected(unreadable(QString::fromLatin1(simdjson::error_message(error))));
        }
        dom::element root;
        if (const auto error = parser.parse(buffer.data(), size, false).get(root))
            return unexpected(unreadable(QString::fromLatin1(simdjson::error_message(error))));
        dom::object object;
        if (root.get(object))
            return unexpected(unreadable(u"not an object"_s));
        return object;
    }

    std::optional<int> numberAt(const dom::object& object, Text key)
    {
        dom::element value;
        if (object[key].get(value))
            return std::nullopt;
        scratch.reset();
        return number(scalar(value, scratch));
    }

    QString textAt(const dom::object& object, Text key)
    {
        dom::element value;
        if (object[key].get(value))
            return {};
        scratch.reset();
        return toQString(scalar(value, scratch));
    }

    Envelope envelopeOf(const dom::object& root)
    {
        Envelope out;
        out.status = numberAt(root, "status");
        dom::object response;
        const bool has = !root["response"].get(response);
        if (!has)
            response = root;
        // The table does not say where they stand (fcm 384); both places are looked at.
        out.remainingTries = numberAt(response, "remain_num");
        out.remainingTime = numberAt(response, "remain_time");
        if (!out.remainingTries && has)
            out.remainingTries = numberAt(root, "remain_num");
        if (!out.remainingTime && has)
            out.remainingTime = numberAt(root, "remain_time");
        out.page = numberAt(response, "page").value_or(1);
        out.totalPages = numberAt(response, "total_page").value_or(1);
        if (out.status.value_or(0) == 0)
            return out;
        for (const Text key : {Text("error_msg"), Text("error"), Text("msg")}) {
            if (out.errorText.isEmpty())
                out.errorText = textAt(response, key);
        }
        return out;
    }

    template <typename Row, typename Read, typename Each>
    Result<Envelope> rows(QByteArrayView body, Text key, Read read, const Each& each)
    {
        const auto root = parse(body);
        if (!root)
            return unexpected(root.error());
        Envelope out = envelopeOf(*root);
        dom::element response;
        dom::array list;
        const bool inObject = !(*root)["response"].get(response) && response.is_object();
        if (inObject && !dom::object(response)[key].get(list)) {
            for (const dom::element& item : list) {
                Row row;
                dom::object record;
                scratch.reset();
                if (item.get(record) || !read(record, scratch, row)) {
                    ++out.dropped;
                    continue;
                }
                ++out.rows;
                each(row);
            }
        } else if (out.status == 0 && (out.totalPages > 1 || !inObject)) {
            trim();
            return unexpected(unreadable(u"no list \"%1\" in it"_s.arg(toQString(key))));
        }
        trim();
        return out;
    }
};

FcmDecoder::FcmDecoder()
    : d(std::make_unique<Private>())
{
}

FcmDecoder::~FcmDecoder() = default;

Result<Envelope> FcmDecoder::decodeEnvelope(QByteArrayView body)
{
    const auto root = d->parse(body);
    if (!root)
        return unexpected(root.error());
    return d->envelopeOf(*root);
}

Result<Envelope> FcmDecoder::decodeAccounts(QByteArrayView body, const std::function<void(const AccountRow&)>& each)
{
    return d->rows<AccountRow>(body, "account", readAccount, each);
}

Result<Envelope> FcmDecoder::decodeChannels(QByteArrayView body, const std::function<void(const ChannelRow&)>& each)
{
    return d->rows<ChannelRow>(body, "channel", readChannel, each);
}

Result<Envelope> FcmDecoder::decodeBridges(QByteArrayView body, const std::function<void(const BridgeRow&)>& each)
{
    return d->rows<BridgeRow>(body, "channel", readBridge, each);
}

ChannelRow channelRowOf(const QJsonObject& record, QList<QByteArray>& storage)
{
    ChannelRow row;
    for (auto it = record.begin(); it != record.end(); ++it) {
        const QByteArray& value = storage.emplaceBack(text(it.value()).toUtf8());
        fill(kChannelColumns, it.key().toStdString(), Text(value.constData(), static_cast<size_t>(value.size())), row);
    }
    return row;
}

BridgeRow bridgeRowOf(const QJsonObject& record, QList<QByteArray>& storage)
{
    BridgeRow row;
    for (auto it = record.begin(); it != record.end(); ++it) {
        const QByteArray& value = storage.emplaceBack(text(it.value()).toUtf8());
        fillBridge(it.key().toStdString(), Text(value.constData(), static_cast<size_t>(value.size())), row);
    }
    return row;
}

Result<QJsonObject> decodeObject(const QByteArray& body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(unreadable(error.errorString()));
    if (!document.isObject())
        return unexpected(unreadable(u"not an object"_s));
    return document.object();
}

QByteArray encodeRequest(const QString& action, const QString& cookie, const QJsonObject& parameters)
{
    QJsonObject request = parameters;
    request.insert(u"action"_s, action);
    if (!cookie.isEmpty())
        request.insert(u"cookie"_s, cookie);
    return QJsonDocument(QJsonObject{{u"request"_s, request}}).toJson(QJsonDocument::Compact);
}

QString tokenOf(const QString& challenge, const QString& password)
{
    const QByteArray hash = QCryptographicHash::hash((challenge + password).toUtf8(), QCryptographicHash::Md5);
    return QString::fromLatin1(hash.toHex());
}

} // namespace callboard::fcm630a
