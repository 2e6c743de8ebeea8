// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaparts.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBoundary = "----=_porta_media_boundary_7d2a";

//! "multipart/form-data; boundary=\"x\"" -> x
QByteArray attribute(const QByteArray& header, const QByteArray& key)
{
    const QList<QByteArray> pieces = header.split(';');
    for (const QByteArray& piece : pieces) {
        const QByteArray trimmed = piece.trimmed();
        if (!trimmed.toLower().startsWith(key + '='))
            continue;
        QByteArray value = trimmed.mid(key.size() + 1);
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value;
    }
    return {};
}

Part partOf(const QByteArray& raw)
{
    Part part;
    qsizetype headEnd = raw.indexOf("\r\n\r\n");
    const qsizetype gap = headEnd < 0 ? 2 : 4;
    if (headEnd < 0)
        headEnd = raw.indexOf("\n\n");
    const QByteArray head = headEnd < 0 ? QByteArray() : raw.first(headEnd);
    part.data = headEnd < 0 ? raw : raw.mid(headEnd + gap);
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray& line : lines) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (name == "content-type") {
            part.type = value.split(';').first().trimmed().toLower();
            if (part.fileName.isEmpty())
                part.fileName = QString::fromUtf8(attribute(value, "name"));
        } else if (name == "content-disposition") {
            part.name = QString::fromUtf8(attribute(value, "name"));
            if (const QByteArray file = attribute(value, "filename"); !file.isEmpty())
                part.fileName = QString::fromUtf8(file);
        } else if (name == "content-transfer-encoding" && value.toLower() == "base64") {
            part.data = QByteArray::fromBase64(part.data);
        }
    }
    return part;
}

} // namespace

std::optional<QList<Part>> splitParts(const QByteArray& contentType, const QByteArray& body)
{
    const QByteArray boundary = attribute(contentType, "boundary");
    if (!contentType.toLower().startsWith("multipart/") || boundary.isEmpty())
        return std::nullopt;
    const QByteArray fence = "--" + boundary;
    QList<Part> parts;
    qsizetype at = body.startsWith(fence) ? 0 : body.indexOf("\n" + fence) + 1;
    if (at == 0 && !body.startsWith(fence))
        return std::nullopt;
    while (!body.mid(at + fence.size()).startsWith("--")) {
        const qsizetype begin = body.indexOf('\n', at) + 1;
        const qsizetype end = body.indexOf("\n" + fence, begin - 1);
        if (begin == 0 || end < 0)
            return std::nullopt; // stops in the middle
        QByteArray raw = body.mid(begin, end - begin);
        if (raw.endsWith('\r'))
            raw.chop(1);
        parts << partOf(raw);
        at = end + 1;
    }
    return parts;
}

QByteArray multipartType(const QByteArray& kind)
{
    return "multipart/" + kind + "; boundary=\"" + kBoundary + '"';
}

QByteArray joinParts(const QList<Part>& parts)
{
    QByteArray out;
    for (const Part& part : parts) {
        out += QByteArray("--") + kBoundary + "\r\nContent-Type: " + part.type + "\r\n";
        if (part.fileName.isEmpty()) {
            out += "\r\n" + part.data + "\r\n";
            continue;
        }
        out += "Content-Disposition: attachment; filename=\"" + part.fileName.toUtf8() + "\"\r\n";
        out += "Content-Transfer-Encoding: base64\r\n\r\n" + part.data.toBase64() + "\r\n";
    }
    return out + "--" + kBoundary + "--\r\n";
}

} // namespace callboard::sim::porta
