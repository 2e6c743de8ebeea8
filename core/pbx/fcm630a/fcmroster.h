// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/systemfact.h"
#include "core/pbx/fcm630a/fcmcodec.h"
#include "core/pbx/livestate.h"

#include <QHash>

#include <string>
#include <unordered_map>

namespace callboard::fcm630a {

//! Who is there: extensions, queues, menus, paging groups, trunks. Passes on what changed.
class FcmRoster
{
public:
    explicit FcmRoster(LiveState& live)
        : m_live(live)
    {
    }

    struct Paging
    {
        PagingGroup group;
        QString type; //!< 1way, 2way, 3way, announcement
    };
    struct Trunk
    {
        QString index;
        QString name;
        QString type;
        QString host;
        bool outOfService = false;
    };

    // Extensions.
    void beginAccounts() { ++m_round; }
    void add(const AccountRow& row);
    //! False when somebody is not there any more: everything has to be announced anew.
    [[nodiscard]] bool endAccounts();
    [[nodiscard]] bool isExtension(Text number) const { return m_accounts.contains(std::string(number)); }
    [[nodiscard]] size_t count() const { return m_accounts.size(); }
    //! Whether listAccount's counters came; they are misspelt in the document, notes 16.
    [[nodiscard]] bool saysVoicemail() const { return m_voicemail; }
    //! The lamp of the list is shown where no list of calls may be read.
    void setLampsFromList(bool on) { m_lamps = on; }
    //! One extension's state alone, from an event.
    void setStatus(Text number, Text status);
    void setUsers(const QJsonArray& users);
    //! What was ordered from here; the list does not say it.
    void setDnd(const QString& number, bool on);
    void setForward(const QString& number, const QString& to);
    [[nodiscard]] QString presenceOf(const QString& number) const;

    // Everything else.
    void setQueues(const QJsonArray& queues);
    [[nodiscard]] QStringList queueNumbers() const { return m_queues.keys(); }
    [[nodiscard]] QString queueName(const QString& queue) const { return m_queues.value(queue).name; }
    [[nodiscard]] bool isAgent(const QString& queue, const QString& extension) const;
    [[nodiscard]] QStringList queuesOf(const QString& extension) const;
    void setMenus(const QJsonArray& menus);
    [[nodiscard]] bool isMenu(const QString& number) const { return m_menus.contains(number); }
    void setPaging(const QJsonArray& groups);
    [[nodiscard]] const QList<Paging>& paging() const { return m_paging; }
    [[nodiscard]] const Paging* pagingOf(const QString& number) const;
    void setTrunks(const QJsonArray& trunks);
    [[nodiscard]] const QList<Trunk>& trunks() const { return m_trunks; }

    void tellAll();
    //! While everything is read anew nothing is told; tellAll() follows.
    void setQuiet(bool on) { m_quiet = on; }

private:
    struct Account
    {
        std::string name, status, presence, type;
        bool registered = false;
        bool outOfService = false;
        bool counts = false;
        int fresh = 0, old = 0;
        bool dndOrdered = false;
        QString forward;
        quint64 seen = 0;
    };
    struct QueueInfo
    {
        QString name;
        QStringList members;
        friend bool operator==(const QueueInfo&, const QueueInfo&) = default;
    };
    void tell(const std::string& number, const Account& account);
    void tellInfo(const std::string& number, const Account& account);
    void tellMail(const std::string& number, const Account& account);
    void tellServices(const std::string& number, const Account& account);
    void tellLamp(const std::string& number, const Account& account);
    void tellQueue(const QString& number, const QueueInfo& queue);

    LiveState& m_live;
    std::unordered_map<std::string, Account> m_accounts;
    QHash<QString, std::pair<QString, QString>> m_users; //!< extension -> name, department
    QMap<QString, QueueInfo> m_queues;
    QHash<QString, QString> m_menus; //!< number -> name
    QList<Paging> m_paging;
    QList<Trunk> m_trunks;
    quint64 m_round = 0;
    bool m_voicemail = false;
    bool m_lamps = false;
    bool m_quiet = false;
};

} // namespace callboard::fcm630a
