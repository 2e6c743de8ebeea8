// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace callboard {

//! Lower case without accents, so that "muller" finds "Müller" and "strasse" finds "Straße".
[[nodiscard]] QString folded(const QString& text);

//! The parts that are not empty, folded and joined by line feeds (which no query contains).
[[nodiscard]] QString searchFolded(const QStringList& parts);

//! The words of a query, folded; every one must occur in a row's search text.
[[nodiscard]] QStringList searchWords(const QString& query);

//! "+49 (30) 555-0101" -> "+49305550101": what a person types when looking for a number.
[[nodiscard]] QString dialledDigits(const QString& number);

} // namespace callboard
