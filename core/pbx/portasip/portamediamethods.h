// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/portasip/portamediamessage.h"

#include <QLatin1StringView>

#include <span>

namespace callboard::portasip {

//! A method of the media services as the document prints it. Lines of the document: porta 240, 310, 451, 587, 901,
//! 3167.
struct MediaMethod
{
    QLatin1StringView service;
    QLatin1StringView name;
    QLatin1StringView wireName; //!< what is sent, where the document misspells the name; empty: the name
    bool write = false; //!< changes something; never sent twice
    QLatin1StringView required; //!< names of parameters separated by blanks; "a/b" is b inside a
    QLatin1StringView sends; //!< where the name of a sound that travels along stands; empty: none does
    QLatin1StringView receives; //!< the same in the answer

    [[nodiscard]] QString id() const; //!< "porta.Voicemail.get_vm_settings", as in the list of the document
};

[[nodiscard]] std::span<const MediaMethod> mediaMethods();
//! By service and name; null when the document has no such method.
[[nodiscard]] const MediaMethod* mediaMethod(QStringView service, QStringView name);
//! By id.
[[nodiscard]] const MediaMethod* mediaMethod(QStringView id);

//! What is missing of the parameters; ErrorKind::Invalid.
[[nodiscard]] Result<void> checkParams(const MediaMethod& method, const QJsonObject& params);

//! Types by name, because SOAP sends everything as text and both sides mix text and numbers: integers become numbers
//! where the document says int, lists become arrays of objects (porta 667, 794, 1009). Null stays null.
[[nodiscard]] QJsonObject normalised(const QString& service, const QJsonObject& object, int* dropped = nullptr);
[[nodiscard]] bool isListName(QStringView name);
[[nodiscard]] bool isStructName(QStringView name);

//! What a fault is about, by its code's usual words; the document has no list of codes (porta 204).
enum class FaultKind : quint8 { Session, UnknownMethod, Denied, Other };
[[nodiscard]] FaultKind kindOf(const MediaFault& fault);
[[nodiscard]] Error toError(const MediaFault& fault);

} // namespace callboard::portasip
