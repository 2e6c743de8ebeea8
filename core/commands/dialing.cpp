// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/dialing.h"

#include "core/commands/commandrunner.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/searchtext.h"

namespace callboard {

QUrl phoneLink(const QString& number)
{
    const QString text = number.trimmed();
    QUrl link;
    if (text.contains(u'@')) {
        link.setScheme(QStringLiteral("sip"));
        link.setPath(text, QUrl::DecodedMode);
    } else if (const QString digits = dialledDigits(text); !digits.isEmpty()) {
        link.setScheme(QStringLiteral("tel"));
        link.setPath(digits, QUrl::DecodedMode);
    }
    return link;
}

Dialing dialing(const CommandRunner& runner, const LiveModels& models, const ExtensionId& from, const QString& to,
    bool systemDialer)
{
    const Availability any = runner.availability(from.site, Capability::Dial);
    if (any.can)
        return {Command::dial(from, to), any, {}};
    const bool colleague = models.extensions().latest({from.site, to}) != nullptr;
    if (colleague && runner.availability(from.site, Capability::DialColleague).can)
        return {Command::dialColleague(from, to), Availability::yes(), {}};
    if (const QUrl link = systemDialer ? phoneLink(to) : QUrl(); !link.isEmpty())
        return {Command::dial(from, to), Availability::yes(), link};
    return {Command::dial(from, to), any, {}};
}

Availability dialAvailability(const CommandRunner& runner, const SiteId& site, bool systemDialer)
{
    if (systemDialer)
        return Availability::yes();
    const Availability any = runner.availability(site, Capability::Dial);
    return !any.can && runner.availability(site, Capability::DialColleague).can ? Availability::yes() : any;
}

} // namespace callboard
