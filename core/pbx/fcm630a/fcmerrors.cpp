// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmerrors.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    int status;
    ErrorKind kind;
    Remedy remedy;
    const char* words;
    const char* vendor; //!< the table's own text, for when the PBX sends none
};

// Table 75, fcm 6158.
constexpr std::array kRows{
    Row{-1, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX did not accept what it was given."),
        "Invalid parameters"},
    Row{-5, ErrorKind::Auth, Remedy::Login, QT_TRANSLATE_NOOP("FcmErrors", "The PBX wants a login first."),
        "Need authentication"},
    Row{-6, ErrorKind::Auth, Remedy::Login, QT_TRANSLATE_NOOP("FcmErrors", "The PBX has ended the session."),
        "Cookie error"},
    Row{-7, ErrorKind::Pbx, Remedy::Again, QT_TRANSLATE_NOOP("FcmErrors", "The PBX broke off."), "Connection closed"},
    Row{-8, ErrorKind::Pbx, Remedy::Again, QT_TRANSLATE_NOOP("FcmErrors", "The PBX took too long."), "System timeout"},
    Row{-9, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "Something went wrong within the PBX."),
        "Abnormal system error!"},
    Row{-15, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX does not take this value."),
        "Invalid value"},
    Row{-16, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX does not know it (any more)."),
        "No such item. Please refresh the page and try again"},
    Row{-19, ErrorKind::NotSupported, Remedy::None,
        QT_TRANSLATE_NOOP("FcmErrors", "This PBX does not offer that function."), "Unsupported"},
    Row{-24, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX could not do that."),
        "Failed to operate data"},
    Row{-25, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX could not store that."),
        "Failed to update data"},
    Row{-26, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX could not find that."),
        "Failed to get data"},
    Row{-37, ErrorKind::Auth, Remedy::Stop,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX did not accept the user name or the password."),
        "Wrong account or password!"},
    Row{-43, ErrorKind::Pbx, Remedy::None,
        QT_TRANSLATE_NOOP("FcmErrors", "Somebody else changed or deleted it meanwhile. Read it again."),
        "Some data in this page has been modified or deleted. Please refresh the page and try again"},
    Row{-44, ErrorKind::Pbx, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "The PBX has that already."),
        "This item has been added"},
    Row{-45, ErrorKind::Pbx, Remedy::Wait,
        QT_TRANSLATE_NOOP(
            "FcmErrors", "The PBX is asked too often, or somebody does the same just now. Wait 15 seconds."),
        "Operating too frequently or other users are doing the same operation. Please retry after 15 seconds."},
    Row{-46, ErrorKind::Pbx, Remedy::Wait,
        QT_TRANSLATE_NOOP(
            "FcmErrors", "The PBX is asked too often, or somebody does the same just now. Wait 15 seconds."),
        "Operating too frequently or other users are doing the same operation. Please retry after 15 seconds."},
    Row{-47, ErrorKind::Denied, Remedy::None, QT_TRANSLATE_NOOP("FcmErrors", "This login is not allowed to do that."),
        "No permission"},
    Row{-50, ErrorKind::Pbx, Remedy::None,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX refuses characters in what it was given."),
        "Command contains sensitive characters"},
    Row{-51, ErrorKind::Pbx, Remedy::Later,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX is busy with another task. Try again in a moment."),
        "Another task is running now"},
    Row{-57, ErrorKind::Pbx, Remedy::Wait,
        QT_TRANSLATE_NOOP(
            "FcmErrors", "The PBX is asked too often, or somebody does the same just now. Wait a minute."),
        "Operating too frequently, or other users are doing the same operation. Please retry after 60 seconds"},
    Row{-68, ErrorKind::Auth, Remedy::Stop,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX does not let this user or this computer log in at present."),
        "Login Restriction"},
    Row{-69, ErrorKind::Pbx, Remedy::Later,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX cannot apply changes while a conference is going on."),
        "There is currently a conference going on. Changes cannot be applied at this time"},
    Row{-70, ErrorKind::Auth, Remedy::Stop,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX has banned this user or this computer from logging in."),
        "Login Forbidden"},
    Row{-71, ErrorKind::Auth, Remedy::Stop, QT_TRANSLATE_NOOP("FcmErrors", "The PBX does not know this user."),
        "The username doesn't exist"},
    Row{-90, ErrorKind::Pbx, Remedy::Later,
        QT_TRANSLATE_NOOP("FcmErrors", "The conference is going on; it can be neither changed nor deleted."),
        "The conference is busy, cannot be edited or deleted"},
    Row{-98, ErrorKind::Pbx, Remedy::Later,
        QT_TRANSLATE_NOOP("FcmErrors", "The PBX cannot apply changes while there are calls on its digital lines."),
        "There are currently digital calls. Failed to apply configuration"}};

const Row* rowOf(int status)
{
    const auto it = std::ranges::find(kRows, status, &Row::status);
    return it == kRows.end() ? nullptr : &*it;
}

QString tr(const char* text)
{
    return QCoreApplication::translate("FcmErrors", text);
}

} // namespace

Remedy remedyFor(int status)
{
    const Row* row = rowOf(status);
    return row ? row->remedy : Remedy::None;
}

std::chrono::seconds waitFor(int status)
{
    using std::chrono::seconds;
    if (remedyFor(status) != Remedy::Wait)
        return seconds{0};
    return status == -57 ? seconds{60} : seconds{15};
}

Error errorOf(int status, const QString& ownWords)
{
    const Row* row = rowOf(status);
    Error out{.kind = row ? row->kind : ErrorKind::Pbx,
        .code = QString::number(status),
        .message = row ? tr(row->words) : tr("The PBX refused."),
        .detail = ownWords};
    if (row && ownWords.isEmpty())
        out.detail = QString::fromLatin1(row->vendor);
    out.retryable = row && (row->remedy == Remedy::Again || row->remedy == Remedy::Wait);
    return out;
}

Error errorOf(const Envelope& envelope)
{
    Error out = errorOf(envelope.status.value_or(0), envelope.errorText);
    if (envelope.remainingTries) {
        out.message += u' '
            + QCoreApplication::translate(
                "FcmErrors", "%n attempt(s) left before it bans this computer.", nullptr, *envelope.remainingTries);
    }
    // No unit is documented (fcm 385), so none is invented.
    if (envelope.remainingTime)
        out.message += u' ' + tr("The PBX says how long this goes on: %1.").arg(*envelope.remainingTime);
    return out;
}

} // namespace callboard::fcm630a
