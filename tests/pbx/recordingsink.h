// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/brekeke/palcodec.h"

#include <QStringList>

namespace callboard::test {

//! Writes down what a decoder says, in an order-keeping form that a person can read.
class RecordingSink final : public brekeke::PalSink
{
public:
    using Text = brekeke::Text;

    static QString q(Text text)
    {
        return text.data() ? QString::fromUtf8(text.data(), qsizetype(text.size())) : QStringLiteral("-");
    }
    void note(const char* what, std::initializer_list<Text> fields)
    {
        QStringList words{QString::fromLatin1(what)};
        for (const Text field : fields)
            words.append(q(field));
        log.append(words.join(QLatin1Char('|')));
    }
    void onStatus(const brekeke::StatusNote& n) override
    {
        note("status",
            {n.user, n.status, n.otherNumber, n.roomId, n.talkerId, n.userName, n.otherName, n.logId, n.resCode,
                n.disconnectedBy, n.q850});
        codes.append(n.code);
        times.append(n.atMs);
    }
    void onRecording(const brekeke::RecordingNote& n) override
    {
        note("recording", {n.user, n.talkerId, n.on ? "on" : "off"});
    }
    void onLine(const brekeke::LineNote& n) override
    {
        note("line", {n.line, n.on ? "on" : "off", n.lineTalkerId, n.lineTalker, n.assignedTalkerId});
    }
    void onPark(const brekeke::ParkNote& n) override
    {
        note("park", {n.park, n.on ? "on" : "off", n.roomId, n.talkerId});
        times.append(n.atMs);
    }
    void onRegistered(const brekeke::RegisteredNote& n) override
    {
        note("registered", {n.user, n.on ? "true" : "false"});
    }
    void onVoicemail(const brekeke::VoicemailNote& n) override
    {
        note("voicemail", {n.user, n.fresh, n.unread, n.read, n.saved});
    }
    void onQueue(const brekeke::QueueNote& n) override { note("queue", {n.extension, n.on ? "on" : "off", n.roomId}); }
    void onPasswordRequired(Text nonce) override { note("nonce", {nonce}); }
    void onServerStatus(Text status) override { note("server", {status}); }
    void onPalNotice(int code, Text message) override { note("pal", {std::to_string(code), message}); }
    void onReply(const brekeke::PalReply& r) override
    {
        replies.append(r);
        log.append(QStringLiteral("reply|%1|%2").arg(r.id, r.fault ? r.fault->code : QStringLiteral("ok")));
    }
    void onDropped(Text method, Text reason) override
    {
        note("dropped", {method, reason});
        ++dropped;
    }

    QStringList log;
    QList<int> codes;
    QList<qint64> times;
    QList<brekeke::PalReply> replies;
    int dropped = 0;
};

} // namespace callboard::test
