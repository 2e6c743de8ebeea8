<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Admin</name>
    <message numerus="yes">
        <source>%1 can have %n characters at most.</source>
        <translation>
            <numerusform>%1 can have %n characters at most.</numerusform>
            <numerusform>%1 can have %n characters at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n new voicemail message(s).</source>
        <translation>
            <numerusform>%n new voicemail message.</numerusform>
            <numerusform>%n new voicemail messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) are waiting in %1.</source>
        <translation>
            <numerusform>%n caller is waiting in %1.</numerusform>
            <numerusform>%n callers are waiting in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in conference room %1.</source>
        <translation>
            <numerusform>%n person in conference room %1.</numerusform>
            <numerusform>%n people in conference room %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat %1, %n member(s).</source>
        <translation>
            <numerusform>Chat %1, %n member.</numerusform>
            <numerusform>Chat %1, %n members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s).</source>
        <translation>
            <numerusform>%n unread message.</numerusform>
            <numerusform>%n unread messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ClientTester</name>
    <message numerus="yes">
        <source>The PBX did not answer within %n s.</source>
        <translation>
            <numerusform>The PBX did not answer within %n s.</numerusform>
            <numerusform>The PBX did not answer within %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>%n extension</numerusform>
            <numerusform>%n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queue(s)</source>
        <translation>
            <numerusform>%n queue</numerusform>
            <numerusform>%n queues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::DirectorySearch</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::MailboxModel</name>
    <message numerus="yes">
        <source>%1 has %n new voicemail message(s).</source>
        <translation>
            <numerusform>%1 has %n new voicemail message.</numerusform>
            <numerusform>%1 has %n new voicemail messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::BlfPanel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::CallsPanel</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::ChatPanel</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n member(s)</source>
        <translation>
            <numerusform>%1, %n member</numerusform>
            <numerusform>%1, %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%n missed call(s) since you last looked</source>
        <translation>
            <numerusform>%n missed call since you last looked</numerusform>
            <numerusform>%n missed calls since you last looked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::QueueDelegate</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::QueuePanel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::RecordField</name>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::RoomDelegate</name>
    <message numerus="yes">
        <source>%n in it</source>
        <translation>
            <numerusform>%n in it</numerusform>
            <numerusform>%n in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::RoomsPanel</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::SiteLamp</name>
    <message numerus="yes">
        <source>%n record(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n record could not be read and was left out.</numerusform>
            <numerusform>%n records could not be read and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::SmsSheet</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::TileWords</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new voice message(s)</source>
        <translation>
            <numerusform>%n new voice message</numerusform>
            <numerusform>%n new voice messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::TrafficWords</name>
    <message numerus="yes">
        <source>Asked %n time(s) in the last minute</source>
        <translation>
            <numerusform>Asked %n time in the last minute</numerusform>
            <numerusform>Asked %n times in the last minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n time(s) a minute</source>
        <translation>
            <numerusform>at most %n time a minute</numerusform>
            <numerusform>at most %n times a minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::TrayIcon</name>
    <message numerus="yes">
        <source>%n call(s) ringing</source>
        <translation>
            <numerusform>%n call ringing</numerusform>
            <numerusform>%n calls ringing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) waiting for long</source>
        <translation>
            <numerusform>%n caller waiting for long</numerusform>
            <numerusform>%n callers waiting for long</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ui::VoicemailPanel</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
</TS>
