// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// Compared after dropping case, dots, underscores and dashes. "digest" is here because PAL's challenge answer is one.
constexpr std::array kSecretWords{"password"_L1, "passwd"_L1, "secret"_L1, "apikey"_L1, "token"_L1, "cookie"_L1,
    "sessionid"_L1, "authorization"_L1, "authsecret"_L1, "nonce"_L1, "vmpin"_L1, "pincode"_L1, "privatekey"_L1,
    "passewd"_L1}; // the last as it is printed, fcm 899

//! Every match whose group `key` names a secret, with its group `value` replaced.
QString masked(const QString& text, const QRegularExpression& pattern, int key, int value)
{
    QString out;
    qsizetype last = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!isSecretKey(match.capturedView(key)))
            continue;
        out += QStringView(text).mid(last, match.capturedStart(value) - last);
        out += "***"_L1;
        last = match.capturedEnd(value);
    }
    out += QStringView(text).mid(last);
    return out;
}

} // namespace

bool isSecretKey(QStringView key)
{
    QString plain;
    plain.reserve(key.size());
    for (const QChar c : key) {
        if (c != u'.' && c != u'_' && c != u'-' && c != u' ')
            plain += c.toLower();
    }
    // "yes" or "no" whether to ask for one (porta 363, fcm 848); the second as it is printed elsewhere.
    if (plain == "passwordask"_L1 || plain == "skipvmsecret"_L1 || plain == "skipvmssecret"_L1)
        return false;
    return plain == "pin"_L1 || plain == "pinhost"_L1 || plain == "pinuser"_L1 || plain == "pbdpin"_L1
        || plain == "smtppass"_L1
        || std::ranges::any_of(kSecretWords, [&](QLatin1StringView word) { return plain.contains(word); });
}

QString redacted(const QString& text)
{
    // key, separator, value: "key": "value" | "key": 12 | key=value& | Key: value (header, to the end of the line)
    static const QRegularExpression kPattern(
        uR"re((\\*"?)([A-Za-z][A-Za-z0-9_.\-]*)(\\*"?)(\s*[:=]\s*)(\\"[^"\\]*\\"|"(?:[^"\\]|\\.)*"|[^\s&,;}\]"\\]+))re"_s);
    static const QRegularExpression kHeader(uR"re(^((?:Proxy-)?Authorization|(?:Set-)?Cookie)(\s*:\s*)[^\r\n]*)re"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    // JSON inside a form or a query, where quotes and colons are %22 and %3A; nested JSON has %5C before its quotes.
    static const QRegularExpression kEncoded(
        uR"re(((?:%5C)*%22([A-Za-z][A-Za-z0-9_.\-]*)(?:%5C)*%22(?:\+|%20)*%3A(?:\+|%20)*)((?:%5C)+%22.*?(?:(?:%5C)+%22|(?=[&\s])|$)|%22(?:%5C%22|%5C%5C|(?!%22)[^&\s])*(?:%22)?|(?:(?!%2C|%7D|%5D|%7B|%5B|%22)[^&\s])+))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kElement(
        uR"re((<(?:[\w\-]+:)?([A-Za-z][\w.\-]*)(?:\s[^<>]*)?(?<!/)>)([^<>]+))re"_s);
    static const QRegularExpression kUserInfo(uR"re((://[^/@\s:]+:)[^@/\s]+(@))re"_s);

    QString headers = text;
    headers.replace(kHeader, u"\\1\\2***"_s);
    headers.replace(kUserInfo, u"\\1***\\2"_s);
    if (headers.contains("%22"_L1))
        headers = masked(headers, kEncoded, 2, 3);
    if (headers.contains(u'<'))
        headers = masked(headers, kElement, 2, 3);

    QString out;
    qsizetype last = 0;
    for (auto it = kPattern.globalMatch(headers); it.hasNext();) {
        const auto match = it.next();
        // In a form it is a SIP password (pbxware 1088); in JSON of another PBX the name of a section.
        const bool inForm = match.capturedView(4) == "="_L1 && match.capturedView(2) == "auth"_L1;
        if (!inForm && !isSecretKey(match.capturedView(2)))
            continue;
        out += QStringView(headers).mid(last, match.capturedStart(5) - last);
        const QStringView value = match.capturedView(5);
        const bool quoted = value.startsWith(u'"') || value.startsWith("\\\""_L1);
        out += quoted ? (value.startsWith(u'"') ? u"\"***\""_s : u"\\\"***\\\""_s) : u"***"_s;
        last = match.capturedEnd(5);
    }
    out += QStringView(headers).mid(last);
    return out;
}

} // namespace callboard
