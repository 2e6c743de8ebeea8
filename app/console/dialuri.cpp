// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dialuri.h"

#include <QCoreApplication>
#include <QUrl>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> refuse(const QString& message)
{
    return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}});
}

} // namespace

Result<QString> numberFromUri(const QString& uri)
{
    const qsizetype colon = uri.indexOf(u':');
    const QString scheme = uri.left(colon).toLower();
    static const QStringList kSchemes{u"tel"_s, u"callto"_s, u"sip"_s, u"sips"_s};
    if (colon < 0 || !kSchemes.contains(scheme)) {
        return refuse(QCoreApplication::translate("DialUri", "\"%1\" is not a tel:, callto: or sip: link.").arg(uri));
    }
    QString rest = QUrl::fromPercentEncoding(uri.mid(colon + 1).toUtf8());
    while (rest.startsWith(u'/'))
        rest.remove(0, 1);
    // Parameters (;ext=, ;phone-context=, ?subject=) and, with sip, the host are not dialled.
    for (const QChar end : {u';', u'?', u'@', u'#'}) {
        // '#' is a digit on a phone; as the start of a fragment it only counts after an address.
        if (end == u'#' && !scheme.startsWith("sip"_L1))
            continue;
        if (const qsizetype at = rest.indexOf(end); at >= 0)
            rest.truncate(at);
    }
    QString number;
    for (const QChar c : std::as_const(rest)) {
        if (c.isDigit() || c == u'*' || c == u'#' || (c == u'+' && number.isEmpty()))
            number += c;
        else if (c.isLetter())
            return refuse(QCoreApplication::translate("DialUri", "\"%1\" holds no phone number.").arg(uri));
    }
    if (number.isEmpty())
        return refuse(QCoreApplication::translate("DialUri", "\"%1\" holds no phone number.").arg(uri));
    return number;
}

} // namespace callboard
