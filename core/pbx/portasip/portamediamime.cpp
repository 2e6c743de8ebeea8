// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portamediamime.h"

#include "core/pbx/portasip/portamediamessage.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard::portasip::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostParts = 64;
constexpr qsizetype kMostHeaderBytes = 16 * 1024;

QList<std::pair<QByteArray, QByteArray>> parseHeaders(const QByteArray& block)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    for (const QByteArray& raw : block.split('\n')) {
        const QByteArray line = raw.endsWith('\r') ? raw.chopped(1) : raw;
        if (line.isEmpty())
            continue;
        // A line that begins with a blank goes on with the one before (RFC 5322 2.2.3).
        if ((line.startsWith(' ') || line.startsWith('\t')) && !headers.isEmpty()) {
            headers.last().second += ' ' + line.trimmed();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.append({line.first(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

std::optional<QByteArray> fromQuotedPrintable(const QByteArray& text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '=') {
            out += text.at(i);
            continue;
        }
        if (text.mid(i + 1, 2) == "\r\n") {
            i += 2;
        } else if (text.mid(i + 1, 1) == "\n") {
            i += 1;
        } else {
            bool ok = false;
            const int byte = text.mid(i + 1, 2).toInt(&ok, 16);
            if (!ok || i + 2 >= text.size())
                return std::nullopt;
            out += static_cast<char>(byte);
            i += 2;
        }
    }
    return out;
}

std::optional<QByteArray> decoded(const QByteArray& encoding, QByteArray data)
{
    const QByteArray name = encoding.trimmed().toLower();
    if (name.isEmpty() || name == "7bit" || name == "8bit" || name == "binary")
        return data;
    if (name == "quoted-printable")
        return fromQuotedPrintable(data);
    if (name != "base64")
        return std::nullopt;
    data.removeIf([](char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t'; });
    auto result = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        return std::nullopt;
    return *result;
}

Result<Part> parsePart(const QByteArray& raw)
{
    qsizetype end = raw.indexOf("\r\n\r\n");
    qsizetype gap = 4;
    if (const qsizetype bare = raw.indexOf("\n\n"); end < 0 || (bare >= 0 && bare < end)) {
        end = bare;
        gap = 2;
    }
    // A part without headers begins with an empty line.
    if (raw.startsWith("\r\n") || raw.startsWith('\n')) {
        end = 0;
        gap = raw.startsWith('\n') ? 1 : 2;
    }
    if (end < 0)
        return unexpected(unreadable(u"a part without an end of its headers"_s));
    if (end > kMostHeaderBytes)
        return unexpected(unreadable(u"a part with too many headers"_s));
    Part part{parseHeaders(raw.first(end)), {}};
    auto data = decoded(part.header("content-transfer-encoding"), raw.mid(end + gap));
    if (!data)
        return unexpected(unreadable(u"a part in an encoding that it does not have"_s));
    part.data = std::move(*data);
    return part;
}

//! Where the next boundary line begins, from `from`; it stands at the beginning of a line.
qsizetype findBoundary(const QByteArray& body, const QByteArray& line, qsizetype from)
{
    for (qsizetype at = body.indexOf(line, from); at >= 0; at = body.indexOf(line, at + 1)) {
        if (at == 0 || body.at(at - 1) == '\n')
            return at;
    }
    return -1;
}

} // namespace

QByteArray Part::header(QByteArrayView lowerCaseName) const
{
    const auto found = std::ranges::find_if(headers, [&](const auto& entry) { return entry.first == lowerCaseName; });
    return found == headers.end() ? QByteArray() : found->second;
}

QByteArray Part::type() const
{
    return baseType(header("content-type"));
}

QString Part::fileName() const
{
    const QByteArray disposition = parameter(header("content-disposition"), "filename");
    return plainFileName(disposition.isEmpty() ? parameter(header("content-type"), "name") : disposition);
}

QString Part::formName() const
{
    return QString::fromUtf8(parameter(header("content-disposition"), "name"));
}

QByteArray baseType(QByteArrayView contentType)
{
    const qsizetype semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.first(semicolon)).toByteArray().trimmed().toLower();
}

QByteArray parameter(QByteArrayView header, QByteArrayView name)
{
    qsizetype at = header.indexOf(';');
    while (at >= 0 && at < header.size()) {
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            return {};
        const QByteArray key = header.sliced(at + 1, equals - at - 1).toByteArray().trimmed().toLower();
        qsizetype i = equals + 1;
        while (i < header.size() && header.at(i) == ' ')
            ++i;
        QByteArray value;
        if (i < header.size() && header.at(i) == '"') {
            for (++i; i < header.size() && header.at(i) != '"'; ++i) {
                if (header.at(i) == '\\' && i + 1 < header.size())
                    ++i;
                value += header.at(i);
            }
            at = header.indexOf(';', i);
        } else {
            at = header.indexOf(';', i);
            value = header.sliced(i, (at < 0 ? header.size() : at) - i).toByteArray().trimmed();
        }
        if (key == name)
            return value;
    }
    return {};
}

QString plainFileName(QByteArrayView name)
{
    QString text = QString::fromUtf8(name);
    text = text.mid(text.lastIndexOf(u'/') + 1);
    text = text.mid(text.lastIndexOf(u'\\') + 1);
    text.removeIf([](QChar c) { return c.unicode() < 0x20 || c == u'"' || c.unicode() == 0x7f; });
    return text == ".."_L1 || text == "."_L1 ? QString() : text.left(255);
}

Result<QList<Part>> parse(QByteArrayView contentType, const QByteArray& body)
{
    const QByteArray boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty() || boundary.size() > 200)
        return unexpected(unreadable(u"a multipart answer without a boundary"_s));
    const QByteArray line = "--" + boundary;
    QList<Part> parts;
    qsizetype at = findBoundary(body, line, 0);
    if (at < 0)
        return unexpected(unreadable(u"a multipart answer without parts"_s));
    while (true) {
        qsizetype start = at + line.size();
        if (body.mid(start, 2) == "--")
            return parts;
        start = body.indexOf('\n', start);
        const qsizetype next = start < 0 ? -1 : findBoundary(body, line, start);
        if (next < 0)
            return unexpected(unreadable(u"a multipart answer that stops in the middle"_s));
        if (parts.size() == kMostParts)
            return unexpected(unreadable(u"a multipart answer with too many parts"_s));
        // The line break before a boundary belongs to the boundary.
        qsizetype end = next - 1;
        if (end > start + 1 && body.at(end - 1) == '\r')
            --end;
        const Result<Part> part = parsePart(body.mid(start + 1, std::max<qsizetype>(end - start - 1, 0)));
        if (!part)
            return unexpected(part.error());
        parts << *part;
        at = next;
    }
}

QByteArray boundaryFor(const QList<Part>& parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Part& part : parts)
        hash.addData(part.data);
    for (int attempt = 0;; ++attempt) {
        hash.addData(QByteArray::number(attempt));
        const QByteArray boundary = "callboard-" + hash.result().toHex().first(32);
        if (std::ranges::none_of(parts, [&](const Part& part) { return part.data.contains(boundary); }))
            return boundary;
    }
}

QByteArray write(const QList<Part>& parts, const QByteArray& boundary)
{
    QByteArray out;
    for (const Part& part : parts) {
        out += "--" + boundary + "\r\n";
        for (const auto& [name, value] : part.headers)
            out += name + ": " + value + "\r\n";
        out += "\r\n" + part.data + "\r\n";
    }
    return out + "--" + boundary + "--\r\n";
}

} // namespace callboard::portasip::mime
