// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace callboard::admin {

struct CsvRow
{
    int line = 0; //!< where the row begins, from 1
    QStringList cells;
    bool unclosedQuote = false; //!< a quote that is never closed: the row is what is left of its line
};

struct CsvTable
{
    QStringList header;
    QList<CsvRow> rows;
};

//! Reads RFC 4180 and what spreadsheets make of it: UTF-8 with or without byte order mark, UTF-16 with one, Latin-1;
//! comma, semicolon or tab (whichever the header has most of); any line ending; blank lines skipped. Never fails: a row
//! with a quote that is not closed is marked, and reading goes on with the next line.
[[nodiscard]] CsvTable readCsv(const QByteArray& bytes);

//! RFC 4180: commas, CRLF, quotes where needed, UTF-8 without byte order mark.
[[nodiscard]] QByteArray writeCsv(const CsvTable& table);

} // namespace callboard::admin
