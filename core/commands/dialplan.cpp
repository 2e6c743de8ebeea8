// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/dialplan.h"

#include <QCoreApplication>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct DialPlan
{
    Q_DECLARE_TR_FUNCTIONS(DialPlan)
};

unexpected<Error> invalid(const QString& message)
{
    return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}});
}

bool isPunctuation(QChar c)
{
    // The dashes and spaces that word processors put in are in the categories.
    return c.isSpace() || c.category() == QChar::Punctuation_Dash || c.category() == QChar::Other_Format
        || u"()[]./\\_"_s.contains(c);
}

} // namespace

Result<QString> cleanNumber(const QString& typed)
{
    QString text = typed.trimmed();
    if (text.startsWith(u'+'))
        text.remove(u"(0)"_s);
    QString number;
    for (const QChar c : std::as_const(text)) {
        if (const int digit = c.digitValue(); digit >= 0)
            number.append(QChar(u'0' + digit)); // full-width and other scripts' digits as well
        else if (c == u'*' || c == u'#' || (c == u'+' && number.isEmpty()))
            number.append(c);
        else if (c == u'+')
            return invalid(DialPlan::tr("A \"+\" can only stand at the beginning of a number."));
        else if (!isPunctuation(c))
            return invalid(DialPlan::tr("\"%1\" cannot be dialled. Use digits, +, * and #.").arg(c));
    }
    if (number.isEmpty() || number == "+"_L1)
        return invalid(DialPlan::tr("Type a number to dial."));
    return number;
}

Result<QString> numberFromUri(const QString& uri)
{
    const qsizetype colon = uri.indexOf(u':');
    const QString scheme = uri.left(colon).toLower();
    static const QStringList kSchemes{u"tel"_s, u"callto"_s, u"sip"_s, u"sips"_s};
    if (colon < 0 || !kSchemes.contains(scheme))
        return invalid(DialPlan::tr("\"%1\" is not a link to a telephone number.").arg(uri));
    QString rest = uri.mid(colon + 1);
    while (rest.startsWith(u'/'))
        rest.remove(0, 1);
    // Parameters (;phone-context=, ?subject=) and the host of a SIP address are not dialled.
    for (const QChar end : {u';', u'?', u'@'})
        rest.truncate(rest.indexOf(end) < 0 ? rest.size() : rest.indexOf(end));
    return cleanNumber(QUrl::fromPercentEncoding(rest.toUtf8()));
}

} // namespace callboard
