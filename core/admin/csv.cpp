// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/csv.h"

#include <QStringConverter>

#include <array>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

QString decoded(const QByteArray& bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    if (marked && *marked != QStringConverter::Utf8)
        return QStringDecoder(*marked).decode(bytes);
    QStringDecoder utf8(QStringConverter::Utf8);
    const QString text = utf8.decode(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

QChar separatorOf(const QString& text)
{
    constexpr std::array kSeparators{u',', u';', u'\t'};
    std::array<int, kSeparators.size()> counts{};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r'))
            break;
        for (size_t i = 0; !quoted && i < kSeparators.size(); ++i)
            counts.at(i) += c == kSeparators.at(i) ? 1 : 0;
    }
    size_t best = 0;
    for (size_t i = 1; i < counts.size(); ++i)
        best = counts.at(i) > counts.at(best) ? i : best;
    return kSeparators.at(best);
}

class RowReader
{
public:
    RowReader(QString text)
        : m_text(std::move(text))
        , m_separator(separatorOf(m_text))
    {
        m_text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    CsvRow next()
    {
        const qsizetype start = m_at;
        CsvRow row{m_line, {}, false};
        bool more = true;
        while (more)
            more = readCell(row);
        if (row.unclosedQuote) {
            // The quote swallowed the rest of the file; give it back, all but this line.
            const qsizetype end = m_text.indexOf(u'\n', start);
            m_at = end < 0 ? m_text.size() : end + 1;
            row.cells = {m_text.mid(start, (end < 0 ? m_text.size() : end) - start)};
        }
        m_line += static_cast<int>(QStringView(m_text).mid(start, m_at - start).count(u'\n'));
        return row;
    }

private:
    //! Reads a cell and what ends it; true when the row goes on.
    bool readCell(CsvRow& row)
    {
        QString cell;
        if (m_at < m_text.size() && m_text.at(m_at) == u'"' && !readQuoted(cell)) {
            row.unclosedQuote = true;
            return false;
        }
        while (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n')
            cell += m_text.at(m_at++);
        row.cells << cell;
        const bool more = m_at < m_text.size() && m_text.at(m_at) == m_separator;
        if (m_at < m_text.size())
            ++m_at;
        return more;
    }

    bool readQuoted(QString& cell)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text.at(m_at) != u'"') {
                cell += m_text.at(m_at);
            } else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
                cell += u'"';
                ++m_at;
            } else {
                ++m_at;
                return true;
            }
        }
        return false;
    }

    QString m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

QString quoted(const QString& cell)
{
    const bool plain = !cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r')
        && cell.trimmed() == cell;
    if (plain)
        return cell;
    QString text = cell;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

CsvTable readCsv(const QByteArray& bytes)
{
    CsvTable table;
    RowReader reader(decoded(bytes));
    while (!reader.atEnd()) {
        const CsvRow row = reader.next();
        if (row.cells.join(QString()).trimmed().isEmpty())
            continue;
        if (!table.header.isEmpty()) {
            table.rows << row;
            continue;
        }
        for (const QString& cell : row.cells)
            table.header << cell.trimmed();
    }
    return table;
}

QByteArray writeCsv(const CsvTable& table)
{
    QByteArray out;
    const auto write = [&out](const QStringList& cells) {
        QStringList texts;
        for (const QString& cell : cells)
            texts << quoted(cell);
        out += texts.join(u',').toUtf8() + "\r\n";
    };
    write(table.header);
    for (const CsvRow& row : table.rows)
        write(row.cells);
    return out;
}

} // namespace callboard::admin
