// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/sound.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

namespace callboard::admin::sound {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 10LL * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}, .retryable = false};
}

QString compose(const QString& name, const QString& type, const QString& base64)
{
    return u"data:%1;name=%2;base64,"_s.arg(type, QString::fromLatin1(QUrl::toPercentEncoding(name))) + base64;
}

QString typeOf(const QString& suffix)
{
    static const QMap<QString, QString> kTypes{{u"au"_s, u"audio/basic"_s}, {u"mp3"_s, u"audio/mpeg"_s},
        {u"wav"_s, u"audio/x-wav"_s}, {u"g729"_s, u"audio/G729"_s}, {u"ogg"_s, u"audio/ogg"_s},
        {u"gsm"_s, u"audio/x-gsm"_s}};
    return kTypes.value(suffix.toLower());
}

} // namespace

QString fromWire(const QJsonObject& object)
{
    const QString data = object.value(u"data"_s).toString();
    return data.isEmpty() ? QString()
                          : compose(object.value(u"name"_s).toString(), object.value(u"type"_s).toString(), data);
}

QJsonObject toWire(const QString& value)
{
    static const QRegularExpression kForm(u"^data:([\\w.+/-]*);name=([^;,]*);base64,"_s);
    const auto match = kForm.match(value);
    if (!match.hasMatch())
        return {};
    const QString base64 = value.mid(match.capturedEnd());
    const auto data = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!data || (*data).isEmpty())
        return {};
    return {{u"name"_s, QUrl::fromPercentEncoding(match.captured(2).toLatin1())}, {u"type"_s, match.captured(1)},
        {u"data"_s, base64}};
}

Result<QString> fromFile(const QString& path)
{
    const QFileInfo info(path);
    const QString type = typeOf(info.suffix());
    if (type.isEmpty())
        return unexpected(invalid(Text::tr("\"%1\" must be a sound: .au, .wav, .mp3, .ogg, .gsm or .g729.").arg(path)));
    if (info.size() > kMostBytes)
        return unexpected(invalid(Text::tr("\"%1\" is larger than 10 MB.").arg(path)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(invalid(Text::tr("\"%1\" cannot be read: %2").arg(path, file.errorString())));
    const QByteArray data = file.readAll();
    if (data.isEmpty())
        return unexpected(invalid(Text::tr("\"%1\" is empty.").arg(path)));
    return compose(info.fileName(), type, QString::fromLatin1(data.toBase64()));
}

QString summary(const QString& value)
{
    const QJsonObject object = toWire(value);
    if (object.isEmpty())
        return value;
    const auto bytes = QByteArray::fromBase64(object.value(u"data"_s).toString().toLatin1()).size();
    return u"%1 (%2)"_s.arg(object.value(u"name"_s).toString(), QLocale().formattedDataSize(bytes));
}

} // namespace callboard::admin::sound
