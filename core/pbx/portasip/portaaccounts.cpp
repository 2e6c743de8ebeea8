// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portaaccounts.h"

namespace callboard::portasip {

void PortaAccounts::clear()
{
    m_byAccount.clear();
    m_byNumber.clear();
    m_centrex.clear();
}

void PortaAccounts::add(const Account& account)
{
    m_byAccount.insert_or_assign(account.id.toStdString(), account.number().toStdString());
    if (account.number() != account.id)
        m_byNumber.insert(account.number(), account.id);
}

Text PortaAccounts::extensionOf(const PartyNote& party) const
{
    const auto known = m_byAccount.find(party.accountId.empty() ? party.id : party.accountId);
    if (known != m_byAccount.end())
        return known->second;
    // An account of another company has an account_id, too (porta 1256).
    const bool foreign = !m_centrex.empty() && !party.centrexId.empty() && party.centrexId != m_centrex;
    if (party.accountId.empty() || foreign)
        return {};
    return party.extensionId.empty() ? party.accountId : party.extensionId;
}

Text PortaAccounts::numberOf(const PartyNote& party) const
{
    if (const Text extension = extensionOf(party); !extension.empty())
        return extension;
    for (const Text number : {party.id, party.displayId, party.accountId}) {
        if (!number.empty())
            return number;
    }
    return party.accessNumber;
}

Text PortaAccounts::nameOf(const PartyNote& party)
{
    const Text name = party.displayName;
    return name == party.id || name == party.accountId || name == party.displayId ? Text() : name;
}

QString PortaAccounts::accountOf(const QString& number) const
{
    return m_byNumber.value(number, number);
}

QString PortaAccounts::extensionFor(const QString& account) const
{
    const auto known = m_byAccount.find(std::string_view(account.toUtf8()));
    return known == m_byAccount.end() ? account : QString::fromStdString(known->second);
}

} // namespace callboard::portasip
