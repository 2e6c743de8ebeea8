// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entry point for libFuzzer: clang++ -fsanitize=fuzzer,address ... tests/fuzz/fuzz_portacodec.cpp. The ordinary test
// run feeds it a bounded, deterministic set of mutations (tst_fuzz_portacodec).
#include "core/pbx/portasip/portacodec.h"

#include <cstddef>
#include <cstdint>

namespace {

using namespace callboard::portasip;

// Reads every byte that a callback is given, so that a dangling view is a finding and not luck.
class Reader final : public PortaSink
{
public:
    void onCall(const CallNote& note) override
    {
        for (const PartyNote* party : {&note.caller, &note.callee}) {
            for (const Text text : {party->id, party->accountId, party->centrexId, party->displayId, party->displayName,
                     party->extensionId, party->huntgroupId, party->accessNumber, party->forwarder})
                add(text);
        }
        for (const Text text : {note.id, note.tag, note.state, note.type, note.transportId, note.reason, note.queue,
                 note.ivrEvent, note.digit, note.roomName, note.roomOwner})
            add(text);
    }
    void onListed(const CallNote& note) override { onCall(note); }
    void onReply(const PortaReply& reply) override { m_sum += static_cast<size_t>(reply.cseq.size()); }
    void onDropped(Text what, Text reason) override
    {
        add(what);
        add(reason);
    }
    [[nodiscard]] size_t sum() const { return m_sum; }

private:
    void add(Text text)
    {
        for (const char c : text)
            m_sum += static_cast<unsigned char>(c);
    }
    size_t m_sum = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static PortaDecoder decoder;
    [[maybe_unused]] static volatile size_t sink = 0;
    Reader reader;
    const auto read = decoder.decode(QByteArrayView(data, static_cast<qsizetype>(size)), reader);
    sink = reader.sum() + (read ? 1U : 0U);
    return 0;
}
