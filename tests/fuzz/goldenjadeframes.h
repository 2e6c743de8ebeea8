// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace callboard::test {

//! Events as the document prints them (line), and in the form that a server was seen to send.
[[nodiscard]] inline QList<QByteArray> goldenJadeEvents()
{
    return {
        // jade 5122
        R"({"core.channel.create":{"unique_id":"1513946313.6","duration":null,"linked_id":"1513946313.6","context":"demo","connected_line_num":"<unknown>","account_code":"","channel_state_desc":"Ring","connected_line_name":"<unknown>","caller_id_name":"pjagent-01","channel":"PJSIP/pjagent-01-00000006","channel_state":4,"caller_id_num":"pjagent-01","language":"en","exten":"4002","variables":{},"hangup_cause":null,"priority":"1","application":null,"application_data":null,"tm_update":"2017-12-22T12:38:33.971448254Z","bridge_id":null,"hangup_cause_desc":null}})",
        // jade 5226
        R"({"core.channel.delete":{"unique_id":"1513946313.6","duration":null,"linked_id":"1513946313.6","context":"queue_sales","connected_line_num":"<unknown>","account_code":"","channel_state_desc":"Ring","connected_line_name":"<unknown>","caller_id_name":"pjagent-01","channel":"PJSIP/pjagent-01-00000006","channel_state":4,"caller_id_num":"pjagent-01","language":"en","exten":"s","variables":{"ABANDONED":"TRUE","QUEUEPOSITION":"1"},"hangup_cause":127,"priority":"2","application":"Queue","application_data":"","tm_update":"2017-12-22T12:38:37.623937167Z","bridge_id":null,"hangup_cause_desc":"Interworking, unspecified"}})",
        // jade 5284
        R"({"park.parkedcall.create":{"parkee_unique_id":"1514424631.119","parking_lot":"default","parkee_caller_id_num":"pjagent-01","parkee_exten":"s","parkee_linked_id":"1514424631.119","parkee_connected_line_num":"<unknown>","parkee_channel":"PJSIP/pjagent-01-00000048","parkee_account_code":"","parkee_caller_id_name":"pjagent-01","parkee_channel_state_desc":"Up","tm_update":"2017-12-28T01:30:31.382834514Z","parkee_channel_state":"6","parking_timeout":45,"parkee_connected_line_name":"<unknown>","parkee_context":"sample_park","parker_dial_string":"PJSIP/pjagent-01","parking_duration":0,"parkee_priority":"2","parking_space":"701"}})",
        // jade 5474
        R"({"queue.entry.update":{"unique_id":"1513887042.12","caller_id_name":"pjagent-01","connected_line_num":"<unknown>","position":1,"tm_update":"2017-12-21T20:10:43.841799160Z","queue_name":"sales_1","channel":"PJSIP/pjagent-01-0000000c","caller_id_num":"pjagent-01","connected_line_name":"<unknown>","wait":null}})",
        // jade 5540
        R"({"queue.member.delete":{"location":"sip/agent-01","penalty":0,"ring_inuse":1,"id":"sip/agent-01@sales_1","state_interface":"sip/agent-01","queue_name":"sales_1","name":"sip/agent-01","membership":"dynamic","calls_taken":0,"last_call":0,"last_pause":0,"in_call":0,"status":4,"paused":0,"paused_reason":"","tm_update":"2017-12-21T21:35:04.605327430Z"}})",
        // jade 5660
        R"({"queue.queue.update":{"weight":0,"name":"sales_1","service_level":5,"abandoned":6,"service_level_perf":0.0,"max":0,"hold_time":0,"strategy":"ringall","calls":0,"tm_update":"2017-12-21T18:35:17.131303352Z","talk_time":0,"completed":0}})",
        // measured
        R"({"/admin": {"admin.core.channel.update": {"unique_id": "testbed-1795221479.13", "linked_id": "testbed-1795221479.12", "channel": "PJSIP/101-0000000b", "channel_state": 6, "channel_state_desc": "Up", "caller_id_num": "101", "caller_id_name": "Alice Smith", "connected_line_num": "100", "connected_line_name": "Reception", "language": "en", "account_code": "", "context": "demo", "exten": "", "priority": "1", "application": "AppDial", "application_data": "", "bridge_id": null, "hangup_cause": null, "hangup_cause_desc": null, "variables": {"BRIDGEPEER": "PJSIP/100-0000000a"}, "duration": null, "tm_update": "2026-11-21T00:38:01.4251987Z"}}})",
        R"({"/pjsip/contacts/101": {"pjsip.contact.update": {"uri": "sip:101@127.0.0.1:5201", "aor": "101", "endpoint_name": "101", "status": "Removed"}}})",
        R"({"/admin": {"admin.core.module.update": {"name": "app_queue.so", "load": "loaded", "size": 1}}})",
        R"({"/me/chats/5": {"me.chats.message.create": {"uuid": "m1", "message": {"message": "hello"}}}})",
        R"({"/admin": {"admin.future.thing": {"x": [1, {"y": null}]}}})",
    };
}

//! Replies of the six shapes that `result` has.
[[nodiscard]] inline QList<QByteArray> goldenJadeReplies()
{
    return {
        // jade 4482: a bare array
        R"({"api_ver":"0.1","result":[{"detail":null,"name":null,"tm_create":"2018-03-28T01:37:52.133197867Z","tm_update":null,"uuid":"611f9902-00c9-4765-9775-20fbaf8261b0","uuid_user":"980404a2-f509-4140-9c92-96a018d1b61c"}],"statuscode":200,"timestamp":"2018-03-28T01:46:34.598437496Z"})",
        // jade 4820: a list
        R"({"api_ver":"0.1","result":{"list":[{"name":"test name","username":"test","uuid":"980404a2-f509-4140-9c92-96a018d1b61c"}]},"statuscode":200,"timestamp":"2018-04-12T06:42:15.741891135Z"})",
        // jade 2294: an object
        R"({"api_ver":"0.1","result":{"authtoken":"7ac326bf-e146-493a-b9c7-bfb990264b59"},"statuscode":200,"timestamp":"2018-05-22T13:49:12.711802985Z"})",
        // jade 12464: text
        R"({"api_ver":"0.1","timestamp":"2018-01-21T19:19:12.139325742Z","statuscode":200,"result":"; extensions.conf - the Asterisk dial plan\n;\n;..."})",
        // jade 17864: an object under the key list
        R"({"api_ver":"0.1","result":{"list":{"default":{"context":"> parkedcalls","parkext":"> 700","parkpos":"> 701-720"},"general":{}}},"statuscode":200,"timestamp":"2018-01-03T23:26:00.784492928Z"})",
        // jade 2315: nothing
        R"({"api_ver":"0.1","statuscode":200,"timestamp":"2018-05-22T13:50:29.818196101Z"})",
        // measured: an error
        R"({"api_ver": "0.1", "timestamp": "2026-11-21T00:40:34.140778166Z", "statuscode": 404, "error": {"code": 404, "message": ""}})",
    };
}

} // namespace callboard::test
