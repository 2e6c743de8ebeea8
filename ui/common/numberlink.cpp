// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/numberlink.h"

#include "core/commands/commandrunner.h"
#include "core/settings/settings.h"
#include "ui/common/announcer.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

NumberLink::NumberLink(UiContext& context, QWidget* parent)
    : QAbstractButton(parent)
    , m_context(context)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { dialTarget(m_context, m_target, u"link"_s); });
    connect(&context.theme, &Theme::changed, this, [this] { updateGeometry(); });
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &NumberLink::refresh);
    connect(&context.settings, &Settings::changed, this, [this](Setting key) {
        if (key == Setting::SystemDialer)
            refresh();
    });
    setVisible(false);
}

void NumberLink::setTarget(const Target& target)
{
    m_target = target;
    setText(target.number);
    setVisible(!target.isEmpty());
    refresh();
    updateGeometry();
}

void NumberLink::refresh()
{
    const Availability availability = dialingOf(m_context, m_target).availability;
    const QString call = tr("Call %1").arg(m_target.number);
    setEnabled(availability.can);
    setSpokenName(*this, m_target.isEmpty() ? QString() : call);
    setAccessibleDescription(availability.can ? m_target.name : availability.why);
    setToolTip(availability.can ? call : call + u'\n' + availability.why);
}

QSize NumberLink::sizeHint() const
{
    const QFontMetrics metrics(m_context.theme.font());
    return {tabularWidth(metrics, text()) + 8, metrics.height() + 4};
}

QSize NumberLink::minimumSizeHint() const
{
    return {24, sizeHint().height()};
}

void NumberLink::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_context.theme.tokens();
    QPainter painter(this);
    painter.setFont(m_context.theme.font());
    painter.setPen(isEnabled() ? (underMouse() ? tokens.accentHover : tokens.accent) : tokens.muted);
    const QRect inner = rect();
    const int used = drawTabular(painter, inner, Qt::AlignLeft, text());
    if (isEnabled() && (underMouse() || hasFocus())) {
        const int y = inner.center().y() + painter.fontMetrics().ascent() / 2 + 1;
        painter.drawLine(inner.left(), y, inner.left() + used, y);
    }
    if (hasFocus())
        drawFocusRing(painter, rect(), 4, tokens.focus);
}

void NumberLink::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void NumberLink::contextMenuEvent(QContextMenuEvent* event)
{
    const Tokens& tokens = m_context.theme.tokens();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* call = menu->addAction(Icons::get(u"dial"_s, tokens.text, tokens.outline), tr("Call %1").arg(text()));
    call->setEnabled(isEnabled());
    connect(call, &QAction::triggered, this, [this] { click(); });
    QAction* copy = menu->addAction(Icons::get(u"copy"_s, tokens.text), tr("Copy"));
    connect(copy, &QAction::triggered, this, [number = text()] { QGuiApplication::clipboard()->setText(number); });
    menu->popup(event->globalPos());
}

Dialing dialingOf(const UiContext& context, const Target& target, HandOver handOver)
{
    const bool system = handOver == HandOver::Allowed && context.settings.flag(Setting::SystemDialer);
    const SiteId site = target.site.isEmpty() ? context.dialSite() : target.site;
    Dialing way
        = dialing(context.commands, context.models, ExtensionId{site, context.home(site)}, target.number, system);
    way.command.details.insert(u"name"_s, target.name);
    return way;
}

void dialTarget(const UiContext& context, const Target& target, const QString& origin, HandOver handOver)
{
    const Dialing way = dialingOf(context, target, handOver);
    if (target.isEmpty() || !way.availability.can)
        return;
    if (way.link.isEmpty())
        context.commands.run(way.command, origin);
    else
        QDesktopServices::openUrl(way.link);
}

} // namespace callboard::ui
