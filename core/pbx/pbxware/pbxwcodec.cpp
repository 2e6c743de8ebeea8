// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwcodec.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <simdjson.h>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr size_t kMaxBody = 32UL * 1024 * 1024;
constexpr size_t kMaxDepth = 64; // the document nests four deep

Error unreadable(const QString& why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = QCoreApplication::translate("PbxwCodec", "The PBX sent a list that cannot be read."),
        .detail = why};
}

//! Booleans, the texts "true" and "" and 0/1 (pbxware 9238, notes A5 2).
bool isOn(const dom::element& value)
{
    bool on = false;
    if (value.get(on) == simdjson::SUCCESS)
        return on;
    int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number != 0;
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return false;
    return text == "true" || text == "1" || text == "yes" || text == "True" || text == "TRUE" || text == "Yes";
}

//! A text, or the digits of a number; `scratch` keeps those.
Text textOf(const dom::element& value, std::string& scratch)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return text;
    int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS) {
        scratch = std::to_string(number);
        return scratch;
    }
    return {};
}

template <typename Note, typename Read> QList<Note> readMap(const Body& body, int* dropped, Read read)
{
    QList<Note> out;
    for (const auto& [key, value] : keyedMap(body.value)) {
        if (!value.isObject()) {
            ++*dropped;
            continue;
        }
        if (const std::optional<Note> note = read(key, value.toObject()))
            out.append(*note);
        else
            ++*dropped;
    }
    return out;
}

} // namespace

QByteArray formOf(const Arguments& arguments)
{
    QByteArray out;
    for (const auto& [name, value] : arguments) {
        if (!out.isEmpty())
            out += '&';
        out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

struct MonitorDecoder::Private
{
    dom::parser parser{kMaxBody};
    std::string extScratch, nameScratch;

    std::optional<dom::element> parse(const QByteArray& body)
    {
        dom::element root;
        if (parser.parse(body.constData(), static_cast<size_t>(body.size())).get(root) == simdjson::SUCCESS)
            return root;
        return std::nullopt;
    }
};

MonitorDecoder::MonitorDecoder()
    : d(std::make_unique<Private>())
{
    // Where there is no memory for this either, parsing says so.
    if (d->parser.allocate(4096, kMaxDepth) != simdjson::SUCCESS)
        d->parser.set_max_capacity(0);
}

MonitorDecoder::~MonitorDecoder() = default;

Result<int> MonitorDecoder::decode(const QByteArray& bytes, const Note& note)
{
    QByteArray repaired;
    std::optional<dom::element> root = d->parse(bytes);
    if (!root) {
        repaired = withoutTrailingCommas(bytes);
        root = d->parse(repaired);
    }
    if (!root) {
        // Something around it, or nothing at all.
        const Body body = readBody(bytes);
        if (body.kind != Body::Kind::Json)
            return unexpected(unreadable(body.words));
        repaired = QJsonDocument(keyedObject(body.value)).toJson(QJsonDocument::Compact);
        root = d->parse(repaired);
    }
    if (!root)
        return unexpected(unreadable({}));
    int dropped = 0;
    const auto one = [&](Text id, const dom::element& value) {
        dom::object fields;
        if (value.get(fields) != simdjson::SUCCESS) {
            ++dropped;
            return;
        }
        MonitorNote found;
        found.id = id;
        for (const auto& [name, field] : fields) {
            if (name == "ext")
                found.ext = textOf(field, d->extScratch);
            else if (name == "name")
                found.name = textOf(field, d->nameScratch);
            else if (name == "status")
                found.online = textOf(field, d->nameScratch) == "online";
            else if (name == "dnd")
                found.dnd = isOn(field);
            else if (name == "on_call")
                found.onCall = isOn(field);
        }
        if (found.ext.empty())
            ++dropped;
        else
            note(found);
    };
    dom::object object;
    if (root->get(object) == simdjson::SUCCESS) {
        dom::element error;
        if (object["error"].get(error) == simdjson::SUCCESS && !error.is_object())
            return unexpected(Error{.kind = ErrorKind::Pbx,
                .code = {},
                .message = QCoreApplication::translate("PbxwCodec", "The PBX refused."),
                .detail = errorText(readBody(bytes)).value_or(QString())});
        for (const auto& [id, value] : object)
            one(id, value);
        return dropped;
    }
    dom::array array;
    if (root->get(array) != simdjson::SUCCESS)
        return unexpected(unreadable({}));
    if (const auto error = array.size() == 1 ? errorText(readBody(bytes)) : std::nullopt)
        return unexpected(Error{.kind = ErrorKind::Pbx,
            .code = {},
            .message = QCoreApplication::translate("PbxwCodec", "The PBX refused."),
            .detail = *error});
    size_t index = 0;
    for (const dom::element& value : array)
        one(std::to_string(index++), value);
    return dropped;
}

QList<LiveCallNote> readLiveCalls(const Body& body, int* dropped)
{
    if (saysNoCalls(body))
        return {};
    return readMap<LiveCallNote>(
        body, dropped, [](const QString& key, const QJsonObject& record) -> std::optional<LiveCallNote> {
            LiveCallNote note;
            note.key = key;
            note.from = partyOf(str(record.value("from"_L1)));
            note.to = partyOf(str(record.value("to"_L1)));
            note.timestamp = num(record.value("timestamp"_L1)).value_or(0);
            if (note.from.isEmpty() && note.to.isEmpty())
                return std::nullopt;
            return note;
        });
}

QList<TrunkNote> readTrunks(const Body& body, int* dropped)
{
    return readMap<TrunkNote>(
        body, dropped, [](const QString& key, const QJsonObject& record) -> std::optional<TrunkNote> {
            TrunkNote note{key, str(record.value("name"_L1)), str(record.value("ip"_L1)), false};
            note.online = str(record.value("status"_L1)).compare("online"_L1, Qt::CaseInsensitive) == 0;
            return note;
        });
}

QList<ExtensionNote> readExtensions(const Body& body, int* dropped)
{
    return readMap<ExtensionNote>(
        body, dropped, [](const QString& key, const QJsonObject& record) -> std::optional<ExtensionNote> {
            ExtensionNote note;
            note.id = key;
            note.number = str(record.value("ext"_L1));
            note.name = str(record.value("name"_L1));
            note.email = str(record.value("email"_L1));
            note.status = str(record.value("status"_L1));
            note.departments = texts(record.value("department"_L1));
            if (note.number.isEmpty())
                return std::nullopt;
            return note;
        });
}

QList<GroupNote> readGroups(const Body& body, bool enhanced, int* dropped)
{
    return readMap<GroupNote>(
        body, dropped, [enhanced](const QString& key, const QJsonObject& record) -> std::optional<GroupNote> {
            GroupNote note;
            note.id = key;
            note.enhanced = enhanced;
            note.number = str(record.value(enhanced ? "number"_L1 : "ext"_L1));
            note.name = str(record.value("name"_L1));
            if (!enhanced) {
                note.members = texts(record.value("destinations"_L1));
            } else {
                for (const auto& [index, member] : keyedMap(record.value("members"_L1)))
                    note.members.append(str(member.toObject().value("ext"_L1)));
            }
            note.members.removeAll(QString());
            note.members.removeDuplicates();
            if (note.number.isEmpty())
                return std::nullopt;
            return note;
        });
}

QList<NamedNote> readNamed(const Body& body, int* dropped)
{
    return readMap<NamedNote>(
        body, dropped, [](const QString& key, const QJsonObject& record) -> std::optional<NamedNote> {
            NamedNote note;
            note.id = key;
            note.name = str(record.value("name"_L1));
            // A DID's "ext" is where it leads, its own number is "number" (pbxware 4386).
            note.number = str(record.value(record.contains("number"_L1) ? "number"_L1 : "ext"_L1));
            return note;
        });
}

QList<TenantNote> readTenants(const Body& body, int* dropped)
{
    return readMap<TenantNote>(
        body, dropped, [](const QString& key, const QJsonObject& record) -> std::optional<TenantNote> {
            return TenantNote{key, str(record.value("name"_L1)), str(record.value("tenantcode"_L1))};
        });
}

Party partyOf(const QString& text)
{
    static const QRegularExpression kNamed(uR"re(^\s*(.*?)\s*\(([^()]*)\)\s*$)re"_s);
    static const QRegularExpression kNumber(uR"re(^\s*\+?[0-9*#]+\s*$)re"_s);
    if (const auto match = kNamed.match(text); match.hasMatch() && !match.captured(2).trimmed().isEmpty()) {
        Party party{match.captured(1), match.captured(2).trimmed()};
        if (party.name == party.number)
            party.name.clear();
        return party;
    }
    if (kNumber.match(text).hasMatch())
        return {{}, text.trimmed()};
    return {text.trimmed(), {}};
}

qint64 epochOfKey(const QString& key)
{
    // Servers may put their name in front: "pbx-1735689600.17".
    const qsizetype dash = key.lastIndexOf(u'-');
    bool isNumber = false;
    const qint64 seconds = key.mid(dash + 1).section(u'.', 0, 0).toLongLong(&isNumber);
    constexpr qint64 kFirst = 1'000'000'000; // 2001
    constexpr qint64 kLast = 10'000'000'000;
    return isNumber && seconds >= kFirst && seconds < kLast ? seconds * 1000 : 0;
}

QString dateText(const QDate& date)
{
    return QLocale::c().toString(date, u"MMM-dd-yyyy"_s);
}

} // namespace callboard::pbxware
