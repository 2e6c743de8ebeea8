// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sitelamp.h"

#include "core/base/clock.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "ui/common/announcer.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/system/trafficwords.h"

#include <QLocale>
#include <QMenu>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct LinkLook
{
    QString icon;
    QColor colour;
};

LinkLook lookOf(LinkState state, const Tokens& tokens)
{
    switch (state) {
    case LinkState::Live:
        return {u"check"_s, tokens.lamp(Lamp::Idle).text};
    case LinkState::Degraded:
        return {u"warning"_s, tokens.warning};
    case LinkState::Backoff:
        return {u"refresh"_s, tokens.warning};
    case LinkState::Offline:
        return {u"state-unregistered"_s, tokens.negative};
    case LinkState::Connecting:
    case LinkState::Authenticating:
    case LinkState::Synchronising:
        break;
    }
    return {u"state-dialing"_s, tokens.accent};
}

} // namespace

SiteLamp::SiteLamp(UiContext& context, const SiteId& site, QWidget* parent)
    : QToolButton(parent)
    , m_context(context)
    , m_site(site)
{
    setObjectName(u"siteLamp_"_s + site.text);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    auto* menu = new QMenu(this);
    menu->addAction(tr("Connect again now"), this, [this] { Q_EMIT reconnectRequested(m_site); });
    menu->setToolTipsVisible(true);
    menu->addAction(tr("Certificate…"), this, [this] { Q_EMIT certificateRequested(m_site); });
    menu->addAction(tr("Change…"), this, [this] { Q_EMIT editRequested(m_site); });
    m_system = menu->addAction(tr("State of the PBX…"), this, [this] { Q_EMIT systemRequested(m_site); });
    menu->addSeparator();
    menu->addAction(tr("Remove…"), this, [this] { Q_EMIT removeRequested(m_site); });
    setMenu(menu);
    connect(&context.ticker, &Ticker::tick, this, &SiteLamp::refresh);
    connect(&context.theme, &Theme::changed, this, &SiteLamp::refresh);
    refresh();
}

void SiteLamp::refresh()
{
    const SiteRow* row = m_context.models.sites().find(m_site);
    if (!row)
        return;
    const LinkLook look = lookOf(row->link.state, m_context.theme.tokens());
    const QString words = linkSentence(row->link, m_context.clock.now());
    //: a site in the status bar: "Head office: live, 0.2 s"
    const QString said = tr("%1: %2").arg(row->profile.name, words);
    setIcon(Icons::get(look.icon, look.colour));
    setText(said);
    setSpokenName(*this, said);
    const PbxClient* client = m_context.models.client(m_site);
    const bool polled = client && client->pollTraffic();
    const Availability& system = row->capabilities.of(Capability::SeeSystem);
    m_system->setEnabled(polled || system.can);
    m_system->setToolTip(polled ? QString() : system.why);
    setToolTip(details(*row));
}

QString SiteLamp::details(const SiteRow& row) const
{
    QStringList lines{productName(row.profile.brand) + u", "_s + row.profile.url.host()};
    const QLocale locale;
    if (row.link.lastHeard.isValid())
        lines << tr("Last word: %1").arg(locale.toString(row.link.lastHeard.toLocalTime().time(), QLocale::LongFormat));
    const PbxClient* client = m_context.models.client(m_site);
    if (const auto traffic = client ? client->pollTraffic() : std::nullopt)
        lines << trafficText(*traffic);
    if (!row.link.error.message.isEmpty())
        lines << row.link.error.message;
    if (row.link.dropped > 0)
        lines << tr("%n record(s) could not be read and were left out.", nullptr, int(row.link.dropped));
    lines << tr("Click for what you can do.");
    return lines.join(u'\n');
}

} // namespace callboard::ui
