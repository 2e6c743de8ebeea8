// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/directory.h"

#include <array>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kFirst = {u"Anna", u"Björn", u"Chiara", u"David", u"Élodie", u"Farid", u"Grace", u"Haruto",
    u"Ingrid", u"Jakub", u"Kateřina", u"Liam", u"Mei", u"Nikhil", u"Olga", u"Pedro", u"Quỳnh", u"Rosa", u"Søren",
    u"Tomás", u"Uwe", u"Valentina", u"Wei", u"Ximena", u"Yusuf", u"Zofia", u"Amélie", u"Bogdan", u"Claire", u"Dmitri",
    u"Emma", u"Fatima", u"Giorgos", u"Hannah", u"Ivan", u"Jürgen", u"Kofi"};
constexpr std::array kLast = {u"Andersson", u"Bianchi", u"Castillo", u"Dubois", u"Eriksen", u"Fischer", u"García",
    u"Horváth", u"Ivanova", u"Jensen", u"Kowalski", u"Lefèvre", u"Müller", u"Nakamura", u"O’Brien", u"Papadopoulos",
    u"Quinn", u"Rossi", u"Sato", u"Tanaka", u"Ünal", u"Vasquez", u"Weber", u"Xu", u"Yılmaz", u"Zieliński", u"Okafor",
    u"Patel", u"Novák", u"Lindqvist", u"Moreau", u"Nguyễn", u"Silva", u"Singh", u"Thompson", u"van Dijk", u"Haddad",
    u"Kaya", u"Popescu", u"Mensah", u"Ferreira"};

struct Outside
{
    const char16_t* number;
    const char16_t* name;
};
constexpr std::array kOutside = {Outside{u"+493055512340", u"ACME Logistik GmbH"},
    Outside{u"+442079460123", u"Hartwell & Sons"}, Outside{u"+33142685301", u"Atelier Fontaine"},
    Outside{u"+12125550142", u"Northwind Traders"}, Outside{u"+390267890123", u"Officine Bellini"},
    Outside{u"+34915550188", u"Viajes Sol"}, Outside{u"+41445550177", u"Alpenblick AG"},
    Outside{u"+31205550119", u"De Vries Transport"}, Outside{u"+46850550123", u"Nordljus AB"},
    Outside{u"+4312345670", u"Café Zentral"}, Outside{u"+48225550134", u"Wisła Print"},
    Outside{u"+81355501234", u"Sakura Trading"}, Outside{u"+14165550107", u"Maple Dental"},
    Outside{u"+353155501234", u"Liffey Software"}, Outside{u"+498955598760", u""}, Outside{u"+447700900456", u""}};

} // namespace

QString personName(quint32 seed, int index)
{
    // Strides without a common divisor with the lengths: neighbours differ in both names and pairs repeat late.
    const quint64 n = quint64(index) + seed;
    const quint64 round = quint64(index) / (kFirst.size() * kLast.size());
    const auto first = kFirst[(n * 7 + 3) % kFirst.size()];
    const auto last = kLast[(n * 11 + round * 5 + 1) % kLast.size()];
    return QStringView(first).toString() + u' ' + QStringView(last).toString();
}

std::pair<QString, QString> outsideParty(int index)
{
    const Outside& who = kOutside[size_t(qAbs(index)) % kOutside.size()];
    return {QStringView(who.number).toString(), QStringView(who.name).toString()};
}

QStringList departments()
{
    return {u"Sales"_s, u"Support"_s, u"Accounts"_s, u"Management"_s, u"Warehouse"_s, u"Engineering"_s, u"Marketing"_s};
}

} // namespace callboard::sim
