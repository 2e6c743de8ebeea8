// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entry point for libFuzzer: clang++ -fsanitize=fuzzer,address ... tests/fuzz/fuzz_palcodec.cpp. The ordinary test
// run feeds it a bounded, deterministic set of mutations (tst_fuzz_palcodec).
#include "core/pbx/brekeke/palcodec.h"

#include <cstddef>
#include <cstdint>

namespace {

// Reads every byte that a callback is given, so that a dangling view is a finding and not luck.
class Reader final : public callboard::brekeke::PalSink
{
public:
    using Text = callboard::brekeke::Text;

    void onStatus(const callboard::brekeke::StatusNote& n) override
    {
        for (const Text text : {n.user, n.status, n.otherNumber, n.roomId, n.talkerId, n.userName, n.otherName, n.time,
                 n.logId, n.resCode, n.disconnectedBy, n.q850})
            eat(text);
    }
    void onRecording(const callboard::brekeke::RecordingNote& n) override { eat(n.user), eat(n.talkerId); }
    void onLine(const callboard::brekeke::LineNote& n) override { eat(n.line), eat(n.lineTalker), eat(n.lineTalkerId); }
    void onPark(const callboard::brekeke::ParkNote& n) override { eat(n.park), eat(n.roomId), eat(n.talkerId); }
    void onRegistered(const callboard::brekeke::RegisteredNote& n) override { eat(n.user); }
    void onVoicemail(const callboard::brekeke::VoicemailNote& n) override { eat(n.user), eat(n.fresh), eat(n.saved); }
    void onQueue(const callboard::brekeke::QueueNote& n) override { eat(n.extension), eat(n.roomId); }
    void onPasswordRequired(Text nonce) override { eat(nonce); }
    void onServerStatus(Text status) override { eat(status); }
    void onPalNotice(int, Text message) override { eat(message); }
    void onDropped(Text method, Text reason) override { eat(method), eat(reason); }

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
    static callboard::brekeke::PalDecoder decoder;
    [[maybe_unused]] static volatile unsigned sink = 0;
    Reader reader;
    const auto read = decoder.decode(QByteArrayView(data, static_cast<qsizetype>(size)), reader);
    sink = reader.sum + (read ? 1U : 0U);
    return 0;
}
