// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kBoth = SeedBare | WireBare | WireV1;
constexpr auto kContext = "default"_L1;

//! Mailboxes made or changed by hand; the key is "<mailbox>@<context>".
const Resource& changedBoxes()
{
    static const Resource boxes{u"mailboxes"_s, u"id"_s, {}, false, false};
    return boxes;
}

QString nameOf(int number)
{
    return u"msg%1"_s.arg(number, 4, 10, QLatin1Char('0'));
}

} // namespace

void Rest::addVoicemail()
{
    for (const QString& verb : {u"GET"_s, u"POST"_s})
        add(verb, u"/voicemail/users"_s, Access::Legacy, kBoth, [this](const Request& r) { return mailboxes(r); });
    for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
        add(verb, u"/voicemail/users/<detail>"_s, Access::Legacy, kBoth,
            [this](const Request& r) { return mailboxes(r); });
    add(u"GET"_s, u"/voicemail/vms"_s, Access::Legacy, kBoth, [this](const Request& r) { return voicemails(r); });
    for (const QString& verb : {u"GET"_s, u"DELETE"_s})
        add(verb, u"/voicemail/vms/<detail>"_s, Access::Legacy, kBoth,
            [this](const Request& r) { return voicemail(r); });
}

//! jade 20676, values of idle-rest.jsonl 62.
QJsonObject Rest::mailboxJson(const Extension& user) const
{
    const QString none;
    return {{"id"_L1, user.number + u'@' + kContext}, {"context"_L1, kContext}, {"mailbox"_L1, user.number},
        {"full_name"_L1, user.name}, {"email"_L1, none}, {"pager"_L1, none}, {"server_email"_L1, u"asterisk"_s},
        {"from_string"_L1, none}, {"mail_command"_L1, u"/usr/sbin/sendmail -t"_s}, {"language"_L1, none},
        {"timezone"_L1, none}, {"callback"_L1, none}, {"dialout"_L1, none}, {"unique_id"_L1, none},
        {"exit_context"_L1, none}, {"say_duration_minimum"_L1, 2}, {"say_envelope"_L1, u"Yes"_s},
        {"say_cid"_L1, u"No"_s}, {"attach_message"_L1, u"Yes"_s}, {"attachment_format"_L1, none},
        {"delete_message"_L1, u"No"_s}, {"volume_gain"_L1, 0.0}, {"can_review"_L1, u"No"_s},
        {"call_operator"_L1, u"No"_s}, {"max_message_count"_L1, 100}, {"max_message_length"_L1, 0},
        {"new_message_count"_L1, user.mailbox.fresh}, {"old_message_count"_L1, user.mailbox.read + user.mailbox.saved},
        {"imap_user"_L1, none}, {"imap_server"_L1, none}, {"imap_port"_L1, none}, {"imap_flag"_L1, none},
        {"tm_update"_L1, Stamps::at(m_world.startedAt())}};
}

HttpAnswer Rest::mailboxes(const Request& request)
{
    QMap<QString, QJsonObject> made;
    for (const QJsonObject& box : m_store.all(changedBoxes()))
        made.insert(box.value("id"_L1).toString(), box);
    const auto boxOf = [&](const QString& id) {
        const Extension* user
            = id.section(u'@', 1) == kContext ? m_world.directory().user(id.section(u'@', 0, 0)) : nullptr;
        const QJsonObject own = made.value(id);
        if (own.value("deleted"_L1).toBool() || (!user && own.isEmpty()))
            return QJsonObject();
        QJsonObject box = mailboxJson(user ? *user : Extension());
        for (auto it = own.begin(); it != own.end(); ++it)
            box.insert(it.key(), it.value());
        return box;
    };
    const auto keep = [this](const QString& id, const QJsonObject& changes) {
        QJsonObject record = m_store.find(changedBoxes(), id);
        (void)m_store.remove(changedBoxes(), id);
        record.insert("id"_L1, id);
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            if (it.key() != "password"_L1) // never shown again
                record.insert(it.key(), it.value());
        }
        m_store.put(changedBoxes(), record);
    };
    const QString id = request.detail();
    if (request.verb == "GET"_L1 && !request.details.isEmpty())
        return one(boxOf(id));
    if (request.verb == "GET"_L1) {
        QJsonArray all;
        for (const QString& number : m_world.directory().numbers(ExtensionKind::User)) {
            if (const QJsonObject box = boxOf(number + u'@' + kContext); !box.isEmpty())
                all << box;
        }
        for (auto it = made.cbegin(); it != made.cend(); ++it) {
            const bool extra
                = it.key().section(u'@', 1) != kContext || !m_world.directory().user(it.key().section(u'@', 0, 0));
            if (extra && !boxOf(it.key()).isEmpty())
                all << boxOf(it.key());
        }
        return list(all);
    }
    if (!request.details.isEmpty() && boxOf(id).isEmpty())
        return unknown();
    if (request.verb == "DELETE"_L1) {
        keep(id, {{"deleted"_L1, true}});
        return ok();
    }
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    if (request.verb == "PUT"_L1) {
        keep(id, *body);
        return ok();
    }
    const QString context = body->value("context"_L1).toString();
    const QString mailbox = body->value("mailbox"_L1).toString();
    const QString fresh = mailbox + u'@' + context;
    if (context.isEmpty() || mailbox.isEmpty() || !boxOf(fresh).isEmpty()) // both required, jade 20879
        return no(m_wire ? 500 : 400);
    (void)m_store.remove(changedBoxes(), fresh);
    keep(fresh, *body);
    return ok();
}

//! jade 21280: everything is a text.
QJsonObject Rest::messageJson(const Voicemail& message, const QString& name) const
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(message.at, Qt::UTC);
    const QString seconds = QString::number(message.at / 1000);
    const QString number = orUnknown(message.number);
    const QString who = message.name.isEmpty() ? number : u"\"%1\" <%2>"_s.arg(message.name, number);
    return {{"origmailbox"_L1, message.extension}, {"context"_L1, u"demo"_s}, {"macrocontext"_L1, QString()},
        {"exten"_L1, message.extension}, {"rdnis"_L1, u"unknown"_s}, {"priority"_L1, u"3"_s},
        {"callerchan"_L1, u"PJSIP/%1-%2"_s.arg(number).arg(message.id.toUInt(), 8, 16, QLatin1Char('0'))},
        {"callerid"_L1, who}, {"origdate"_L1, QLocale::c().toString(at, u"ddd MMM d hh:mm:ss AP 'UTC' yyyy"_s)},
        {"origtime"_L1, seconds}, {"category"_L1, QString()},
        {"msg_id"_L1, u"%1-%2"_s.arg(seconds).arg(message.id.toUInt(), 8, 10, QLatin1Char('0'))},
        {"flag"_L1, QString()}, {"duration"_L1, QString::number(message.seconds)},
        {"status"_L1, message.heard ? u"read"_s : u"unread"_s}, {"dir"_L1, message.heard ? u"Old"_s : u"INBOX"_s},
        {"msgname"_L1, name}};
}

//! Newest first. Names count within a folder, so they move up when one is deleted.
HttpAnswer Rest::voicemails(const Request& request)
{
    const QString mailbox = request.query(u"mailbox"_s);
    if (request.query(u"context"_s).isEmpty() || mailbox.isEmpty())
        return no(400);
    if (request.query(u"context"_s) != kContext || !m_world.directory().user(mailbox))
        return no(404);
    QJsonArray found;
    int fresh = 0;
    int old = 0;
    for (const Voicemail& message : m_world.voicemails().of(mailbox))
        found.prepend(messageJson(message, nameOf((message.heard ? old : fresh)++)));
    return list(found);
}

HttpAnswer Rest::voicemail(const Request& request)
{
    const QString mailbox = request.query(u"mailbox"_s);
    const QString dir = request.query(u"dir"_s);
    if (request.query(u"context"_s).isEmpty() || mailbox.isEmpty() || dir.isEmpty()) {
        HttpAnswer refusal = no(400);
        if (m_wire) { // measured: an unknown path
            refusal.status = 404;
            refusal.body.clear();
        }
        return refusal;
    }
    int fresh = 0;
    int old = 0;
    for (const Voicemail& message : m_world.voicemails().of(mailbox)) {
        const QString name = nameOf((message.heard ? old : fresh)++);
        if (name != request.detail() || dir != (message.heard ? "Old"_L1 : "INBOX"_L1))
            continue;
        if (request.verb == "DELETE"_L1)
            return m_world.removeVoicemail(message.id) ? ok() : unknown();
        HttpAnswer out;
        out.contentType = "application/octet-stream"; // jade 21391
        out.headers.append({"Content-Disposition", "attachment; filename=" + name.toLatin1() + ".wav"});
        out.body = Voicemails::audio(message);
        return out;
    }
    return request.verb == "DELETE"_L1 ? unknown() : no(404);
}

} // namespace callboard::sim::jade
