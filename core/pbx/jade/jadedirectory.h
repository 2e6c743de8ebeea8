// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace callboard::jade {

//! Who is who: phones, the users that they belong to, mailboxes. Put together from several lists, none of which has it
//! all. Uuids are temporary (jade 377), so nothing of this is kept beyond a login.
class JadeDirectory
{
public:
    struct Phone
    {
        QString number; //!< the endpoint's name
        QString name;
        std::optional<bool> registered;
    };
    struct User
    {
        QString uuid, username, name;
    };
    struct Box
    {
        QString number; //!< of the extension that it belongs to
        QString context, mailbox;
        int fresh = 0, old = 0;
    };

    void clear();
    void readEndpoints(const QJsonArray& records);
    void readAors(const QJsonArray& records);
    //! Registered phones; `status` "Removed" or "Unreachable" is none.
    void readContacts(const QJsonArray& records);
    void readPeers(const QJsonArray& records); //!< chan_sip
    void readOutbound(const QJsonArray& records);
    void readTrunks(const QJsonArray& records); //!< the document gives them no schema
    void readUsers(const QJsonArray& records);
    void readUserContacts(const QJsonArray& records);
    void readOwn(const QJsonObject& info);
    void readOwnContacts(const QJsonArray& records);
    void readVoicemailUsers(const QJsonArray& records);
    void setLines(const QStringList& names);

    [[nodiscard]] QList<Phone> phones() const;
    [[nodiscard]] QSet<QString> phoneNames() const;
    [[nodiscard]] QSet<QString> lines() const;
    [[nodiscard]] QList<Box> boxes() const;
    [[nodiscard]] std::optional<Box> boxOf(const QString& number) const;
    [[nodiscard]] const User& own() const { return m_own; }
    //! The person logged in may have several phones; jade rings the first.
    [[nodiscard]] const QStringList& ownPhones() const { return m_ownPhones; }
    //! The user behind a phone's number, a user name or a uuid; empty if none.
    [[nodiscard]] QString userUuid(const QString& who) const;
    [[nodiscard]] std::optional<User> user(const QString& uuid) const;
    //! Everybody known whose name or user name contains the text, by name.
    [[nodiscard]] QList<User> usersLike(const QString& text) const;

private:
    struct Endpoint
    {
        QString name, callerName, mailbox;
        std::optional<bool> reachable; //!< as of when jade started
        bool line = false;
    };

    [[nodiscard]] QString nameFor(const Endpoint& endpoint) const;

    QHash<QString, Endpoint> m_endpoints;
    QHash<QString, bool> m_registered; //!< by endpoint
    QHash<QString, User> m_users;
    QHash<QString, QString> m_userOfPhone; //!< endpoint -> uuid
    QHash<QString, QString> m_fullNames; //!< mailbox@context -> name
    QHash<QString, Box> m_boxes; //!< by mailbox@context
    QSet<QString> m_lines;
    User m_own;
    QStringList m_ownPhones;
};

} // namespace callboard::jade
