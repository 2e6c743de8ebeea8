// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Phonebooks, notes and the door to every documented method.
#include "core/pbx/brekeke/palclient.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace callboard::brekeke {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLargestPage = 1000; // pal 684

QString text(const QJsonValue& value)
{
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

bool isYes(const QJsonValue& value)
{
    return text(value).compare("true"_L1, Qt::CaseInsensitive) == 0;
}

// The standard fields of the phonebook, notes 28.
struct NumberField
{
    QLatin1StringView key;
    PhoneNumber::Kind kind;
};
constexpr std::array kNumberFields{NumberField{"$tel_work"_L1, PhoneNumber::Kind::Work},
    NumberField{"$tel_mobile"_L1, PhoneNumber::Kind::Mobile}, NumberField{"$tel_home"_L1, PhoneNumber::Kind::Home},
    NumberField{"$tel_ext"_L1, PhoneNumber::Kind::Extension}, NumberField{"$tel_other"_L1, PhoneNumber::Kind::Other},
    NumberField{"$fax"_L1, PhoneNumber::Kind::Fax}};

// What the PBX's own phonebook page shows, notes 28: the first of these that is not empty.
QString displayNameOf(const QMap<QString, QString>& info)
{
    const auto field = [&](QLatin1StringView key) { return info.value(key).trimmed(); };
    QStringList name{
        field("Prefix"_L1), field("$firstname"_L1), field("Middle name"_L1), field("$lastname"_L1), field("Suffix"_L1)};
    name.removeAll(QString());
    for (const QString& candidate : {field("$nickname"_L1), name.join(u' '), field("$company"_L1),
             field("$tel_mobile"_L1), field("$tel_home"_L1), field("$tel_work"_L1), field("$tel_other"_L1)}) {
        if (!candidate.isEmpty())
            return candidate;
    }
    return {};
}

Contact contactFrom(const SiteId& site, const QJsonObject& object)
{
    Contact out;
    out.id = ContactId{site, text(object.value("aid"_L1))};
    out.phonebook = text(object.value("phonebook"_L1));
    out.shared = isYes(object.value("shared"_L1));
    out.complete = true;
    const QJsonObject info = object.value("info"_L1).toObject();
    for (auto it = info.begin(); it != info.end(); ++it)
        out.fields.insert(it.key(), text(it.value()));
    for (const NumberField& field : kNumberFields) {
        if (const QString number = out.fields.value(field.key); !number.isEmpty())
            out.numbers.append({field.kind, number});
    }
    out.company = out.fields.value(u"$company"_s);
    out.displayName = text(object.value("display_name"_L1));
    if (out.displayName.isEmpty())
        out.displayName = displayNameOf(out.fields);
    return out;
}

QJsonObject infoFrom(const Contact& contact)
{
    QMap<QString, QString> fields = contact.fields;
    for (const NumberField& field : kNumberFields) {
        const auto it = std::ranges::find(contact.numbers, field.kind, &PhoneNumber::kind);
        if (it != contact.numbers.end())
            fields.insert(field.key, it->number);
        else
            fields.remove(field.key);
    }
    if (!contact.company.isEmpty() || fields.contains(u"$company"_s))
        fields.insert(u"$company"_s, contact.company);
    // A name typed as one: the last word is taken for the family name, as the PBX joins first and last.
    if (!contact.displayName.isEmpty() && displayNameOf(fields) != contact.displayName) {
        const qsizetype blank = contact.displayName.lastIndexOf(u' ');
        fields.remove(u"$nickname"_s);
        fields.insert(u"$firstname"_s, blank < 0 ? QString() : contact.displayName.first(blank));
        fields.insert(u"$lastname"_s, contact.displayName.mid(blank + 1));
    }
    QJsonObject info;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        info.insert(it.key(), it.value());
    return info;
}

template <typename T, typename Read> QFuture<Result<T>> readAs(QFuture<Result<QJsonValue>> reply, const Read& read)
{
    return reply.then([read](const Result<QJsonValue>& value) -> Result<T> {
        if (!value)
            return unexpected(value.error());
        return read(*value);
    });
}

Error unreadable()
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = PalClient::tr("The PBX sent an answer that cannot be read."),
        .detail = {}};
}

} // namespace

QFuture<Result<QList<Phonebook>>> PalClient::phonebooks()
{
    return readAs<QList<Phonebook>>(m_session.send(request::getPhonebooks()), [](const QJsonValue& value) {
        QList<Phonebook> out;
        for (const QJsonValue& book : value.toArray()) {
            if (const QString name = text(book["phonebook"_L1]); !name.isEmpty())
                out.append({name, isYes(book["shared"_L1])});
        }
        return out;
    });
}

QFuture<Result<QList<Contact>>> PalClient::contacts(const ContactQuery& query)
{
    auto promise = std::make_shared<QPromise<Result<QList<Contact>>>>();
    promise->start();
    auto future = promise->future();
    fetchContacts(std::move(promise), query, {});
    return future;
}

// The list has no total, notes 28: pages are read until one is short or the caller has enough.
void PalClient::fetchContacts(
    std::shared_ptr<QPromise<Result<QList<Contact>>>> promise, ContactQuery query, QList<Contact> soFar)
{
    const int page = std::min(query.limit, kLargestPage);
    const PalRequest list
        = request::getContactList(query.phonebook, query.shared && m_rights.admin, query.text, query.offset, page);
    m_session.send(list).then(this, [this, promise, query, soFar, page](const Result<QJsonValue>& reply) mutable {
        if (!reply) {
            promise->addResult(Result<QList<Contact>>(unexpected(reply.error())));
            promise->finish();
            return;
        }
        const QJsonArray rows = reply->toArray();
        for (const QJsonValue& row : rows) {
            Contact contact;
            contact.id = ContactId{site(), text(row["aid"_L1])};
            contact.displayName = text(row["display_name"_L1]);
            contact.phonebook = query.phonebook;
            contact.shared = query.shared;
            if (!contact.id.isEmpty())
                soFar.append(contact);
        }
        query.offset += static_cast<int>(rows.size());
        query.limit -= static_cast<int>(rows.size());
        if (rows.size() == page && query.limit > 0)
            return fetchContacts(std::move(promise), query, soFar);
        promise->addResult(Result<QList<Contact>>(soFar));
        promise->finish();
    });
}

QFuture<Result<Contact>> PalClient::contact(const ContactId& id)
{
    return readAs<Contact>(
        m_session.send(request::getContact(id.text)), [site = site()](const QJsonValue& value) -> Result<Contact> {
            if (!value.isObject() || text(value["aid"_L1]).isEmpty())
                return unexpected(unreadable());
            return contactFrom(site, value.toObject());
        });
}

QFuture<Result<ContactId>> PalClient::saveContact(const Contact& contact)
{
    const PalRequest request
        = request::setContact(contact.id.text, contact.phonebook, contact.shared, infoFrom(contact));
    return readAs<ContactId>(
        m_session.send(request), [site = site(), old = contact.id](const QJsonValue& value) -> Result<ContactId> {
            const Outcome outcome = outcomeOf(value);
            if (!outcome.ok())
                return unexpected(outcome.error);
            // Before 3.8.3.5 the answer has no aid, pal 1233.
            const QString aid = text(value["aid"_L1]);
            return aid.isEmpty() ? old : ContactId{site, aid};
        });
}

QFuture<Result<QStringList>> PalClient::noteNames()
{
    return readAs<QStringList>(m_session.send(request::getNoteNames()), [](const QJsonValue& value) {
        QStringList out;
        for (const QJsonValue& name : value.toArray())
            out.append(text(name));
        return out;
    });
}

QFuture<Result<Note>> PalClient::note(const QString& name)
{
    return readAs<Note>(m_session.send(request::getNote(name)), [](const QJsonValue& value) -> Result<Note> {
        if (!value.isObject())
            return unexpected(unreadable());
        Note out;
        out.name = text(value["name"_L1]);
        out.description = text(value["description"_L1]);
        out.text = text(value["note"_L1]);
        switch (text(value["useraccess"_L1]).toInt()) {
        case 0:
            out.access = Note::Access::None;
            break;
        case 1:
            out.access = Note::Access::ReadOnly;
            break;
        default:
            out.access = Note::Access::ReadWrite;
            break;
        }
        return out;
    });
}

QFuture<Outcome> PalClient::saveNote(const Note& note)
{
    return send(request::setNote(note.name, note.description, static_cast<int>(note.access), note.text));
}

QFuture<Outcome> PalClient::deleteNote(const QString& name)
{
    return send(request::deleteNote(name));
}

QFuture<Result<QJsonValue>> PalClient::invoke(const QString& operation, const QJsonObject& parameters)
{
    return invokeRevealing(operation, parameters, {});
}

QFuture<Result<QJsonValue>> PalClient::invokeRevealing(
    const QString& operation, const QJsonObject& parameters, const QStringList& paths)
{
    const auto refuse
        = [](const Error& error) { return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error))); };
    const PalMethod* method = operation.startsWith("pal."_L1) ? palMethod(QStringView(operation).mid(4)) : nullptr;
    if (!method)
        return refuse(notSupported(tr("Brekeke's API has no operation \"%1\".").arg(operation)));
    if (method->access == Access::Anyone)
        return refuse(notSupported(tr("The connection logs in by itself.")));
    const auto request = makeRequest(*method, parameters);
    if (!request)
        return refuse(request.error());
    return m_session.send(*request).then(
        [request = *request, paths](const Result<QJsonValue>& reply) -> Result<QJsonValue> {
            if (!reply)
                return unexpected(reply.error());
            return masked(request.method, request.params, *reply, paths);
        });
}

QStringList PalClient::operations() const
{
    QStringList out;
    for (const PalMethod& method : palMethods())
        out.append("pal."_L1 + method.name);
    return out;
}

} // namespace callboard::brekeke
