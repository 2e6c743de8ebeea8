// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace callboard::test {

//! Copied by hand from the document, with the line where each begins. Its extraction lost braces and turned underscores
//! under an underline into blanks; both are put back. Where it prints a heading without a sample (answered, terminated,
//! held, unheld, early, play_prompt_completed, dtmf_digit_detected, conference) the frame is made of the table,
//! porta 2033.
[[nodiscard]] inline QList<QByteArray> portaGoldenFrames()
{
    return {
        // 1226
        R"({"cseq":2,"result":{"success":1},"success":1})",
        // 1242, in the envelope of 1283
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"connect_time":"2018-12-28 13:12:25.245","dialog_id":["7e033351-4e65ab85@192.168.64.196","112347","recipient"],"local_party":{"account_id":"123010","centrex_id":"30","display_id":"123010","forwarder_list":[{"account_id":"123010","centrex_id":"30","display_id":"123010","forwarders":[],"id":"123010"}],"id":"123010","net":"0"},"queue_info":{"i_c_queue":25,"operators":2,"position":0},"remote_party":{"account_id":"11198700001","centrex_id":"10","display_id":"11198700001","forwarders":[],"id":"11198700001","net":"0"},"session_id":192123,"sip_transport_id":"192.168.67.30:5070","start_time":"2018-12-28 13:12:25.146","state":"queued"}}})",
        // 1242, the word "recipient" standing alone, no envelope
        R"({"call_info":{"dialog_id":["7e033351-4e65ab85@192.168.64.196","112347"],"recipient":true,"local_party":{"account_id":"123010","id":"123010"},"queue_info":{"i_c_queue":"25","operators":2,"position":"1"},"remote_party":{"account_id":"11198700001","centrex_id":"10","id":"11198700001"},"state":"dequeued"}})",
        // 1279
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"b0fc4957-6fc3a86f@192.168.233.134","tag":"qdef43kz9zxym4lz.o"},"callee":{"account_id":"123007","centrex_id":"30","display_id":"123007","forwarder_list":[{"account_id":"123008","centrex_id":"30","display_id":"123008","forwarders":[],"id":"123008"},{"account_id":"123009","display_id":"123009","forwarders":[],"id":"123009"}],"id":"123007"},"caller":{"centrex_id":"30","display_id":"123002","forwarder_list":[]},"duration":10,"reason":"Call terminated by API","state":"terminated","type":"incoming"}}})",
        // 1462
        R"({"cseq":2,"result":{"calls_list":[{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"ba6783868a4100a8o1"},"callee":{"account_id":"123007","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"account_id":"123002","display_id":"123002","forwarder_list":[],"id":"123002"},"start_time":"2018-11-29 13:41:04","state":"ringing","type":"outgoing"},{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"},"callee":{"account_id":"123007","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"account_id":"123002","display_id":"123002","forwarder_list":[],"id":"123002"},"start_time":"2018-11-29 13:41:04","state":"ringing","type":"incoming"}]},"success":1})",
        // 1528
        R"({"cseq":3,"result":{"call":{"id":"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133"},"success":1},"success":1})",
        // 1542, leg A trying
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133","tag":"tz+d-zju2fxikkor.o"},"callee":{"account_id":"123007","centrex_id":"30","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"display_id":"123003","forwarder_list":[],"id":"123003"},"start_time":"2018-12-03 13:43:01","state":"trying","type":"incoming"}}})",
        // 1570, leg A connected
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133","tag":"tz+d-zju2fxikkor.o"},"callee":{"account_id":"123007","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"display_id":"123003","forwarder_list":[],"id":"123003"},"connect_time":"2018-12-03 13:43:04","state":"connected","type":"incoming"}}})",
        // 1598, leg B ringing
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133~10","tag":"tz+d-zju2fw2o4ws.o"},"callee":{"account_id":"123003","centrex_id":"30","display_id":"123003","forwarder_list":[],"id":"123003"},"caller":{"account_id":"123007","centrex_id":"30","display_id":"123007","id":"123007"},"start_time":"2018-12-03 13:43:05","state":"ringing","type":"incoming"}}})",
        // 1773
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"402a8bb-e4e23269@192.168.233.134","tag":"3481849322414871o1"},"callee":{"account_id":"123007","centrex_id":"30","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"account_id":"123002","centrex_id":"30","display_id":"123002","forwarder_list":[],"id":"123002"},"state":"holding","type":"outgoing"}}})",
        // 1793 by the table
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"402a8bb-e4e23269@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"},"callee":{"account_id":"123007","id":"123007"},"caller":{"account_id":"123002","id":"123002"},"connect_time":"2018-11-29 15:33:00","state":"held","type":"incoming","transport_id":"192.168.67.30:5070"}}})",
        // 1876
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"9fb147fc-4f045471@192.168.233.134","tag":"9dwxscwxpshymxri.o"},"callee":{"account_id":"123007","centrex_id":"30","display_id":"123007","forwarder_list":[],"id":"123007"},"caller":{"account_id":"123002","centrex_id":"30","display_id":"123002","forwarder_list":[],"id":"123002"},"duration":5,"reason":"blind transfer","reason_code":null,"state":"terminated","type":"incoming"}}})",
        // 1941
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"9fb147fc-4f045471@192.168.233.134","tag":"o1"},"caller":{"account_id":"123002","centrex_id":"30","display_id":"123002","forwarder_list":[],"id":"123002"},"connect_time":"2018-11-29 15:33:00","state":"connected","type":"outgoing"}}})",
        // 2047 by the table
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"9fb147fc-4f045471@192.168.233.134","tag":"9dwxscwxpshymxri.o"},"transfer_success":1}}})",
        // 2456
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"1202668471@192.168.233.48","tag":"100007"},"callee":{"access_number":"*51"},"caller":{"account_id":"123003","display_id":"123003","display_name":"123003","forwarder_list":[],"id":"123003"},"start_time":"2019-06-07 10:57:12","state":"ringing","type":"incoming"}}})",
        // 2521 by the table
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"499624331@192.168.233.48","tag":"100010"},"callee":{"access_number":"*51"},"caller":{"account_id":"123003","id":"123003"},"state":"early","type":"incoming"}}})",
        // 2090 by the table
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"3300f0b3-7a54a006@192.168.233.134","tag":"100021"},"event":"play_prompt_completed","order":3}}})",
        // 2092 by the table
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"3300f0b3-7a54a006@192.168.233.134","tag":"100021"},"event":"dtmf_digit_detected","digit":"5","dtmf_duration":120}}})",
        // 2640
        R"({"cseq":2,"success":1,"call":{"id":"cSsJ!DNMIEZfxJrZlKJja12vKcb4@192.168.233.134"}})",
        // 2648 by the tables
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"state":"started","start_time":"2018-11-29 15:33:00","conference_info":{"name":"test","owner_id":"12065550021","i_customer":30}}}})",
        // 2650 by the tables
        R"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"state":"connected","conference_info":{"name":"test","owner_id":"12065550021"},"participant_info":{"participant_id":1,"mute":"N","hold":"N"}}}})",
        // 1118, where the error sits in the envelope is not shown (notes 5)
        R"({"cseq":3,"error":{"code":"sip.call_not_found","message":"Not found","details":{"id":"x"}},"success":0})",
        // 1118, beside cseq
        R"({"cseq":"4","code":"sip.wrong_parameters","message":"Bad parameters","details":"cld"})",
        // 196
        R"({"cseq":1,"result":{"session id":"f1ab18fe5a3decf0ba828e56a3d9e982"},"success":1})",
        // two at once
        R"([{"cseq":7,"result":{"success":1},"success":1},{"action":"update","event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":"a","tag":"b"},"state":"ringing","type":"incoming"}}}])",
    };
}

} // namespace callboard::test
