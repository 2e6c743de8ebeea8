// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entry point for libFuzzer, like fuzz_palcodec.cpp. Every input is read as an event, as each kind of list, as a reply
// and as the answer to a login.
#include "core/pbx/jade/jadecodec.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace {

using namespace callboard::jade;

// Reads every byte that a callback is given, so that a dangling view is a finding and not luck.
class Reader final : public JadeSink
{
public:
    void onChannel(const ChannelNote& n, Change) override
    {
        for (const Text text : {n.uniqueId, n.linkedId, n.channel, n.state, n.callerNum, n.callerName, n.connectedNum,
                 n.connectedName, n.context, n.exten, n.application, n.cause, n.causeText, n.time, n.bridgePeer})
            eat(text);
        eat(nameOf(deviceOf(n.channel)));
    }
    void onParked(const ParkedNote& n, Change) override
    {
        for (const Text text : {n.uniqueId, n.linkedId, n.channel, n.parker, n.lot, n.space, n.timeout, n.time})
            eat(text);
        eat(nameOf(deviceOf(n.parker)));
    }
    void onEntry(const EntryNote& n, Change) override { eat(n.uniqueId), eat(n.queue), eat(n.position), eat(n.time); }
    void onMember(const MemberNote& n, Change) override
    {
        for (const Text text : {n.id, n.queue, n.name, n.location, n.interface, n.status, n.paused, n.reason})
            eat(text);
        eat(nameOf(n.interface));
    }
    void onQueue(const QueueNote& n, Change) override { eat(n.name), eat(n.calls); }
    void onLot(const LotNote& n, Change) override { eat(n.name), eat(n.start), eat(n.stop); }
    void onModule(const ModuleNote& n) override { eat(n.name), eat(n.load); }
    void onContact(const ContactNote& n, Change) override { eat(n.endpoint), eat(n.uri), eat(n.status); }
    void onChat(Text event, const QJsonObject& record) override { eat(event), sum += unsigned(record.size()); }
    void onDropped(Text event, Text reason) override { eat(event), eat(reason); }
    void onUnknownEvent(Text event) override { eat(event); }

    unsigned sum = 0;

private:
    void eat(Text text)
    {
        for (const char c : text)
            sum = sum * 31 + static_cast<unsigned char>(c);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static JadeDecoder decoder;
    [[maybe_unused]] static volatile unsigned sink = 0;
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    Reader reader;
    unsigned read = decoder.decodeEvent(bytes, reader) ? 1U : 0U;
    for (const ListKind kind : {ListKind::Channels, ListKind::ParkedCalls, ListKind::Entries, ListKind::Members,
             ListKind::Queues, ListKind::Lots, ListKind::Contacts})
        read += decoder.decodeList(bytes, kind, reader) ? 1U : 0U;
    read += decoder.decodeReply(bytes) ? 1U : 0U;
    read += static_cast<unsigned>(decoder.decodeToken(bytes).size());
    sink = reader.sum + read;
    return 0;
}
