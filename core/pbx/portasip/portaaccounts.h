// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/portasip/portacodec.h"

#include <QHash>
#include <QString>

#include <string>
#include <unordered_map>

namespace callboard::portasip {

//! So that an event finds its record without making a string.
struct TextHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename Record> using TextMap = std::unordered_map<std::string, Record, TextHash, std::equal_to<>>;

//! An account of the list, as far as a console needs it.
struct Account
{
    QString id; //!< the phone number, unique in the PBX
    QString extension; //!< short number inside the company; empty: none
    QString name;

    //! What people call it by: the short number where there is one.
    [[nodiscard]] const QString& number() const { return extension.isEmpty() ? id : extension; }
};

//! Which party of an event is one of our extensions, and under which number people know it. PortaSIP names accounts
//! (porta 2100); people dial the short numbers inside their company where they have some (porta 2104).
class PortaAccounts
{
public:
    void clear();
    void add(const Account& account);
    //! The company (i_customer) whose accounts are ours although the list does not have them; empty: unknown.
    void setCentrex(const QString& id) { m_centrex = id.toStdString(); }

    //! The number of the extension that this party is; empty for an outside party. Valid as long as the note.
    [[nodiscard]] Text extensionOf(const PartyNote& party) const;
    //! The number to show for a party, and to call it by.
    [[nodiscard]] Text numberOf(const PartyNote& party) const;
    //! Empty when the PBX gives nothing but the number again.
    [[nodiscard]] static Text nameOf(const PartyNote& party);

    //! What PortaSIP is told instead of an extension's number; anything else stays as it is.
    [[nodiscard]] QString accountOf(const QString& number) const;
    //! The extension's number for an account; anything else stays as it is.
    [[nodiscard]] QString extensionFor(const QString& account) const;
    [[nodiscard]] bool isExtension(const QString& account) const
    {
        return m_byAccount.contains(std::string_view(account.toUtf8()));
    }
    [[nodiscard]] bool isEmpty() const { return m_byAccount.empty(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_byAccount.size()); }

private:
    TextMap<std::string> m_byAccount; //!< account -> number of the extension
    QHash<QString, QString> m_byNumber;
    std::string m_centrex;
};

} // namespace callboard::portasip
