// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One record of an event or a list -> the struct for it.
#include "core/pbx/jade/jaderecords_p.h"

namespace callboard::jade {

namespace {

template <typename Note> struct Field
{
    Text key;
    Text Note::*slot;
    bool required = false;
};

// Fields mostly come in the order of the table, so the one after the last match is tried first. An optional field of a
// wrong type counts as left out; a required one spoils its record.
template <typename Note, size_t N, typename Other>
Text read(const dom::object& object, const std::array<Field<Note>, N>& fields, Note& note, Scratch& scratch,
    const Other& other)
{
    size_t next = 0;
    for (const auto& [key, value] : object) {
        bool mine = false;
        for (size_t i = 0; i < N && !mine; ++i) {
            const size_t at = next + i < N ? next + i : next + i - N;
            const Field<Note>& field = fields[at];
            if (field.key.size() != key.size() || field.key != key)
                continue;
            mine = true;
            next = at + 1 == N ? 0 : at + 1;
            if (const auto text = scalar(value, scratch))
                note.*field.slot = *text;
        }
        if (!mine)
            other(key, value);
    }
    for (const Field<Note>& field : fields) {
        if (field.required && (note.*field.slot).empty())
            return field.key;
    }
    return {};
}

template <typename Note, size_t N>
Text read(const dom::object& object, const std::array<Field<Note>, N>& fields, Note& note, Scratch& scratch)
{
    return read(object, fields, note, scratch, [](Text, const dom::element&) {});
}

// The order is that of a measured server; the document's differs from example to example.
constexpr std::array kChannelFields{Field<ChannelNote>{"unique_id", &ChannelNote::uniqueId, true},
    Field<ChannelNote>{"linked_id", &ChannelNote::linkedId}, Field<ChannelNote>{"channel", &ChannelNote::channel, true},
    Field<ChannelNote>{"channel_state", &ChannelNote::state},
    Field<ChannelNote>{"caller_id_num", &ChannelNote::callerNum},
    Field<ChannelNote>{"caller_id_name", &ChannelNote::callerName},
    Field<ChannelNote>{"connected_line_num", &ChannelNote::connectedNum},
    Field<ChannelNote>{"connected_line_name", &ChannelNote::connectedName},
    Field<ChannelNote>{"context", &ChannelNote::context}, Field<ChannelNote>{"exten", &ChannelNote::exten},
    Field<ChannelNote>{"application", &ChannelNote::application},
    Field<ChannelNote>{"hangup_cause", &ChannelNote::cause},
    Field<ChannelNote>{"hangup_cause_desc", &ChannelNote::causeText},
    Field<ChannelNote>{"tm_update", &ChannelNote::time}};
constexpr std::array kParkedFields{Field<ParkedNote>{"parkee_unique_id", &ParkedNote::uniqueId, true},
    Field<ParkedNote>{"parkee_linked_id", &ParkedNote::linkedId},
    Field<ParkedNote>{"parkee_channel", &ParkedNote::channel},
    Field<ParkedNote>{"parkee_caller_id_num", &ParkedNote::callerNum},
    Field<ParkedNote>{"parkee_caller_id_name", &ParkedNote::callerName},
    Field<ParkedNote>{"parkee_connected_line_num", &ParkedNote::connectedNum},
    Field<ParkedNote>{"parkee_connected_line_name", &ParkedNote::connectedName},
    Field<ParkedNote>{"parker_dial_string", &ParkedNote::parker}, Field<ParkedNote>{"parking_lot", &ParkedNote::lot},
    Field<ParkedNote>{"parking_space", &ParkedNote::space, true},
    Field<ParkedNote>{"parking_timeout", &ParkedNote::timeout},
    Field<ParkedNote>{"parking_duration", &ParkedNote::duration}, Field<ParkedNote>{"tm_update", &ParkedNote::time}};
constexpr std::array kEntryFields{Field<EntryNote>{"unique_id", &EntryNote::uniqueId, true},
    Field<EntryNote>{"queue_name", &EntryNote::queue, true}, Field<EntryNote>{"channel", &EntryNote::channel},
    Field<EntryNote>{"position", &EntryNote::position}, Field<EntryNote>{"caller_id_num", &EntryNote::callerNum},
    Field<EntryNote>{"caller_id_name", &EntryNote::callerName}, Field<EntryNote>{"tm_update", &EntryNote::time}};
constexpr std::array kMemberFields{Field<MemberNote>{"id", &MemberNote::id},
    Field<MemberNote>{"queue_name", &MemberNote::queue, true}, Field<MemberNote>{"name", &MemberNote::name},
    Field<MemberNote>{"location", &MemberNote::location}, Field<MemberNote>{"state_interface", &MemberNote::interface},
    Field<MemberNote>{"penalty", &MemberNote::penalty}, Field<MemberNote>{"status", &MemberNote::status},
    Field<MemberNote>{"paused", &MemberNote::paused}, Field<MemberNote>{"paused_reason", &MemberNote::reason},
    Field<MemberNote>{"tm_update", &MemberNote::time}};
constexpr std::array kQueueFields{Field<QueueNote>{"name", &QueueNote::name, true},
    Field<QueueNote>{"strategy", &QueueNote::strategy}, Field<QueueNote>{"calls", &QueueNote::calls},
    Field<QueueNote>{"tm_update", &QueueNote::time}};
// stop_spcae is how the document and its servers spell it, notes 13.
constexpr std::array kLotFields{Field<LotNote>{"name", &LotNote::name, true},
    Field<LotNote>{"start_space", &LotNote::start}, Field<LotNote>{"stop_space", &LotNote::stop},
    Field<LotNote>{"stop_spcae", &LotNote::stop}, Field<LotNote>{"timeout", &LotNote::timeout},
    Field<LotNote>{"tm_update", &LotNote::time}};
constexpr std::array kModuleFields{Field<ModuleNote>{"name", &ModuleNote::name, true},
    Field<ModuleNote>{"load", &ModuleNote::load}, Field<ModuleNote>{"tm_update", &ModuleNote::time}};
constexpr std::array kContactFields{Field<ContactNote>{"uri", &ContactNote::uri},
    Field<ContactNote>{"aor", &ContactNote::aor}, Field<ContactNote>{"endpoint_name", &ContactNote::endpoint},
    Field<ContactNote>{"status", &ContactNote::status}, Field<ContactNote>{"tm_update", &ContactNote::time}};

void readVariables(const dom::element& variables, ChannelNote& note)
{
    dom::object object;
    if (variables.get(object))
        return; // null, or text, notes 12
    for (const auto& [key, value] : object) {
        std::string_view text;
        if (key == "BRIDGEPEER") {
            note.bridgePeer = value.get(text) ? Text("") : text;
        } else if (key == "BLINDTRANSFER" || key == "ATTENDEDTRANSFER") {
            note.transferred = note.transferred || (!value.get(text) && !text.empty());
        }
    }
}

} // namespace

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

Text readChannel(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    ChannelNote note;
    const Text missing = read(record, kChannelFields, note, scratch, [&](Text key, const dom::element& value) {
        if (key == "variables")
            readVariables(value, note);
    });
    if (!missing.empty())
        return missing;
    note.atNs = toNs(note.time);
    sink.onChannel(note, change);
    return {};
}

Text readParked(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    ParkedNote note;
    if (const Text missing = read(record, kParkedFields, note, scratch); !missing.empty())
        return missing;
    note.atNs = toNs(note.time);
    sink.onParked(note, change);
    return {};
}

Text readEntry(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    EntryNote note;
    if (const Text missing = read(record, kEntryFields, note, scratch); !missing.empty())
        return missing;
    note.atNs = toNs(note.time);
    sink.onEntry(note, change);
    return {};
}

Text readMember(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    MemberNote note;
    if (const Text missing = read(record, kMemberFields, note, scratch); !missing.empty())
        return missing;
    if (note.name.empty() && note.location.empty())
        return "name";
    note.atNs = toNs(note.time);
    sink.onMember(note, change);
    return {};
}

Text readQueue(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    QueueNote note;
    if (const Text missing = read(record, kQueueFields, note, scratch); !missing.empty())
        return missing;
    sink.onQueue(note, change);
    return {};
}

Text readLot(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    LotNote note;
    if (const Text missing = read(record, kLotFields, note, scratch); !missing.empty())
        return missing;
    sink.onLot(note, change);
    return {};
}

Text readModule(const dom::object& record, Change, Scratch& scratch, JadeSink& sink)
{
    ModuleNote note;
    if (const Text missing = read(record, kModuleFields, note, scratch); !missing.empty())
        return missing;
    sink.onModule(note);
    return {};
}

Text readContact(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink)
{
    ContactNote note;
    if (const Text missing = read(record, kContactFields, note, scratch); !missing.empty())
        return missing;
    if (note.endpoint.empty() && note.aor.empty())
        return "endpoint_name";
    sink.onContact(note, change);
    return {};
}

bool looksLikeMember(const dom::object& record)
{
    dom::element ignored;
    return record["unique_id"].get(ignored) != simdjson::SUCCESS
        && record["state_interface"].get(ignored) == simdjson::SUCCESS;
}

} // namespace callboard::jade
