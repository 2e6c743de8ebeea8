// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/searchindex.h"

#include "core/models/searchtext.h"

#include <algorithm>

namespace callboard {

SearchQuery::SearchQuery(const QString& text)
{
    const QStringList words = searchWords(text);
    for (const QString& word : words)
        m_words.push_back(word.toStdString());
}

bool SearchQuery::narrows(const SearchQuery& other) const
{
    return std::all_of(other.m_words.begin(), other.m_words.end(), [this](const std::string& old) {
        return std::any_of(m_words.begin(), m_words.end(),
            [&](const std::string& word) { return word.find(old) != std::string::npos; });
    });
}

void SearchIndex::append(const QString& text)
{
    m_spans.push_back(store(text));
}

void SearchIndex::replace(int row, const QString& text)
{
    Span& span = m_spans.at(static_cast<size_t>(row));
    m_wasted += span.length;
    span = store(text);
    compactIfWasteful();
}

void SearchIndex::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_wasted += m_spans.at(static_cast<size_t>(row)).length;
    m_spans.erase(m_spans.begin() + first, m_spans.begin() + last + 1);
    compactIfWasteful();
}

std::string_view SearchIndex::textOf(int row) const
{
    const Span& span = m_spans.at(static_cast<size_t>(row));
    return std::string_view(m_texts).substr(span.offset, span.length);
}

bool SearchIndex::matches(int row, const SearchQuery& query) const
{
    const std::string_view text = textOf(row);
    return std::all_of(query.words().begin(), query.words().end(),
        [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

SearchIndex::Span SearchIndex::store(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const Span span{static_cast<quint32>(m_texts.size()), static_cast<quint32>(utf8.size())};
    m_texts.append(utf8.constData(), static_cast<size_t>(utf8.size()));
    return span;
}

void SearchIndex::compactIfWasteful()
{
    constexpr size_t kWorthIt = 64 * 1024;
    if (m_wasted < kWorthIt || m_wasted < m_texts.size() / 2)
        return;
    std::string texts;
    texts.reserve(m_texts.size() - m_wasted);
    for (Span& span : m_spans) {
        const size_t offset = texts.size();
        texts.append(m_texts, span.offset, span.length);
        span.offset = static_cast<quint32>(offset);
    }
    m_texts.swap(texts);
    m_wasted = 0;
}

} // namespace callboard
