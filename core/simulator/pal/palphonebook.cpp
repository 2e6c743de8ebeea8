// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"

#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDefaultLimit = 100; // pal 684
constexpr int kMostContacts = 1000;

QString personalPhonebook()
{
    return u"Personal"_s;
}

bool maySee(const Caller& c, const Contact& contact)
{
    return contact.shared || contact.owner == c.user;
}

bool matches(const Contact& contact, const QStringList& words)
{
    const QStringList values = contact.fields.values();
    const QString all = values.join(u' ') + u' ' + Records::displayName(contact.fields);
    return std::all_of(
        words.begin(), words.end(), [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QJsonObject infoOf(const Contact& contact)
{
    QJsonObject info;
    for (auto it = contact.fields.begin(); it != contact.fields.end(); ++it)
        info.insert(it.key(), it.value());
    return info;
}

//! 0 none, 1 read, 2 read and write; administrators always write.
int accessTo(const Caller& c, const Note& note)
{
    return c.role == RoleUser ? note.userAccess : 2;
}

Reply noNote(const QString& name)
{
    return no(Refusal::Map, u"no such note: %1"_s.arg(name));
}

} // namespace

Reply getPhonebooks(const Caller& c, const Params&)
{
    QStringList shared{Records::sharedPhonebook()};
    QStringList personal;
    if (c.role != RoleSa)
        personal << personalPhonebook();
    for (const Contact& contact : c.world.records().contacts) {
        QStringList& list = contact.shared ? shared : personal;
        if (maySee(c, contact) && !list.contains(contact.phonebook))
            list << contact.phonebook;
    }
    QJsonArray books;
    for (const QString& name : shared)
        books << QJsonObject{{"phonebook"_L1, name}, {"shared"_L1, true}};
    for (const QString& name : personal)
        books << QJsonObject{{"phonebook"_L1, name}};
    return ok(books);
}

Reply getContactList(const Caller& c, const Params& p)
{
    const QString book = text(p, "phonebook"_L1);
    const QStringList words = text(p, "search_text"_L1).split(u' ', Qt::SkipEmptyParts);
    const int offset = integer(p, "offset"_L1, 0);
    const int limit = std::min(integer(p, "limit"_L1, kDefaultLimit), kMostContacts);
    if (offset < 0 || limit < 0)
        return failure(kBadParameter, u"Invalid parameter: %1"_s.arg(offset < 0 ? u"offset"_s : u"limit"_s));
    QJsonArray found;
    int seen = 0;
    for (const Contact& contact : c.world.records().contacts) {
        if (!maySee(c, contact) || (!book.isEmpty() && contact.phonebook != book)
            || (p.contains("shared"_L1) && contact.shared != flag(p, "shared"_L1)) || !matches(contact, words))
            continue;
        if (seen++ < offset)
            continue;
        if (found.size() == limit)
            break;
        found << QJsonObject{{"aid"_L1, contact.id}, {"display_name"_L1, Records::displayName(contact.fields)}};
    }
    return ok(found);
}

Reply getContact(const Caller& c, const Params& p)
{
    const auto found = c.world.records().contacts.constFind(integer(p, "aid"_L1, 0));
    if (found == c.world.records().contacts.cend() || !maySee(c, *found))
        return no(Refusal::Map, u"no such contact: %1"_s.arg(text(p, "aid"_L1)));
    return ok(QJsonObject{{"aid"_L1, found->id}, {"display_name"_L1, Records::displayName(found->fields)},
        {"phonebook"_L1, found->phonebook}, {"shared"_L1, found->shared}, {"info"_L1, infoOf(*found)}});
}

Reply setContact(const Caller& c, const Params& p)
{
    Records& records = c.world.records();
    Contact contact;
    if (p.contains("aid"_L1)) {
        const auto known = records.contacts.constFind(integer(p, "aid"_L1, 0));
        if (known == records.contacts.cend() || !maySee(c, *known))
            return no(Refusal::Map, u"no such contact: %1"_s.arg(text(p, "aid"_L1)));
        contact = *known;
    }
    contact.shared = flag(p, "shared"_L1, contact.shared);
    if (contact.shared && c.role == RoleUser) // pal 672: shared phonebooks belong to administrators
        return failure(kDenied, u"Permission denied"_s);
    contact.phonebook = text(p, "phonebook"_L1);
    contact.owner = contact.shared ? QString() : c.user;
    contact.fields.clear();
    const QJsonObject info = p.value("info"_L1).toObject();
    for (auto it = info.begin(); it != info.end(); ++it)
        contact.fields.insert(it.key(), it.value().toVariant().toString());
    if (contact.id == 0)
        contact.id = records.nextContact++;
    records.contacts.insert(contact.id, contact);
    return ok(QJsonObject{{"aid"_L1, contact.id}});
}

Reply getNoteNames(const Caller& c, const Params&)
{
    QJsonArray names;
    for (const Note& note : c.world.records().notes) {
        if (accessTo(c, note) > 0)
            names << note.name;
    }
    return ok(names);
}

Reply getNote(const Caller& c, const Params& p)
{
    const QString name = text(p, "name"_L1);
    const auto note = c.world.records().notes.constFind(name);
    if (note == c.world.records().notes.cend())
        return noNote(name);
    if (accessTo(c, *note) < 1)
        return failure(kDenied, u"Permission denied"_s);
    return ok(QJsonObject{{"useraccess"_L1, note->userAccess}, {"description"_L1, note->description},
        {"name"_L1, note->name}, {"note"_L1, note->text}});
}

Reply setNote(const Caller& c, const Params& p)
{
    Records& records = c.world.records();
    const Note note{text(p, "name"_L1), text(p, "description"_L1), integer(p, "useraccess"_L1, -1), text(p, "note"_L1)};
    if (note.userAccess < 0 || note.userAccess > 2)
        return failure(kBadParameter, u"Invalid parameter: useraccess"_s);
    if (note.name.isEmpty())
        return failure(kBadParameter, u"Invalid parameter: name"_s);
    const auto known = records.notes.constFind(note.name);
    if (known != records.notes.cend() && accessTo(c, *known) < 2)
        return failure(kDenied, u"Permission denied"_s);
    records.notes.insert(note.name, note);
    return ok(u"OK"_s);
}

Reply deleteNote(const Caller& c, const Params& p)
{
    const QString name = text(p, "name"_L1);
    const auto known = c.world.records().notes.constFind(name);
    if (known == c.world.records().notes.cend())
        return noNote(name);
    if (accessTo(c, *known) < 2)
        return failure(kDenied, u"Permission denied"_s);
    c.world.records().notes.remove(name);
    return ok(u"true"_s);
}

} // namespace callboard::sim::pal
