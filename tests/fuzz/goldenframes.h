// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace callboard::test {

//! Written by hand from the document (sections 3.3 and 4) and the notes, one of each kind.
[[nodiscard]] inline QList<QByteArray> goldenFrames()
{
    return {
        R"({"jsonrpc":"2.0","method":"login_password_required","params":{"nonce":"abc123"}})",
        R"({"jsonrpc":"2.0","method":"notify_status","params":{"user":"200","status":"65","other_number":"0312345678","room_id":"282000000230","talker_id":"1416","user_display_name":"Ann","other_user_display_name":"","time":1587451427817,"logid":"","rescode":"","disconnected_by":"","q850code":""}})",
        R"({"jsonrpc":"2.0","method":"notify_status","params":{"user":"200","status":-1,"other_number":"201","room_id":"282000000230","talker_id":"1416","time":"1587451427","rescode":486,"disconnected_by":"0","q850code":"17"}})",
        R"({"jsonrpc":"2.0","method":"notify_park","params":{"park":"777","status":"on","room_id":"282000000230","talker_id":"1416","time":1587451427817}})",
        R"({"jsonrpc":"2.0","method":"notify_park","params":{"park":"777","status":"off"}})",
        R"({"jsonrpc":"2.0","method":"notify_registered","params":{"user":"200","registered":"true"}})",
        R"({"jsonrpc":"2.0","method":"notify_voicemail","params":{"user":"200","new":"1","unread":"2","read":"3","saved":"4"}})",
        R"({"jsonrpc":"2.0","method":"notify_callrecording","params":{"user":"200","talker_id":"1416","status":"on"}})",
        R"({"jsonrpc":"2.0","method":"notify_line","params":{"line":"line1_1","status":"on","line_talker_id":"1500","line_talker":"0312345678","assigned_talker_id":"1416"}})",
        R"({"jsonrpc":"2.0","method":"notify_queue","params":{"extension":"600","status":"on","room_id":"282000000231"}})",
        R"({"jsonrpc":"2.0","method":"notify_serverstatus","params":{"status":"active"}})",
        R"({"jsonrpc":"2.0","method":"notify_pal","params":{"code":1,"message":"ANOTHER_LOGIN"}})",
        R"({"jsonrpc":"2.0","result":"OK","id":"2"})",
        R"({"jsonrpc":"2.0","result":[["201","Ann","Desk"],["202","Bo","Sales"]],"id":7})",
        R"({"jsonrpc":"2.0","id":"4","error":{"code":-32602,"message":"wrong \u00e9 parameter"}})",
        R"json({"jsonrpc":"2.0","error":{"code":-2022,"message":"Login failed (4)"},"id":null})json",
        R"([{"jsonrpc":"2.0","method":"notify_registered","params":{"user":"200","registered":true}},{"jsonrpc":"2.0","result":true,"id":"9"}])",
    };
}

} // namespace callboard::test
