// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/commandbutton.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QFutureWatcher>
#include <QKeyEvent>
#include <QPainter>

namespace callboard::ui {

namespace {

constexpr int kIcon = 20;
constexpr int kStepMs = 120;

} // namespace

CommandButton::CommandButton(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    // A button that has nothing to say in this state leaves its place empty, so that no other moves there.
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
    connect(&m_busyTimer, &QTimer::timeout, this, [this] {
        m_showsBusy = true;
        ++m_step;
        m_busyTimer.start(kStepMs);
        update();
    });
    m_busyTimer.setSingleShot(true);
}

void CommandButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void CommandButton::setIconName(const QString& name)
{
    m_icon = name;
    update();
}

void CommandButton::track(const QFuture<Outcome>& future)
{
    m_busy = true;
    m_step = 0;
    m_busyTimer.start(kBusyAfterMs);
    // Not QFuture::then(): in Qt 6.4 a continuation must not outlive its context, and a button may go before its
    // answer.
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcher<Outcome>::finished, this, [this, watcher] {
        watcher->deleteLater();
        finish();
    });
    watcher->setFuture(future);
}

void CommandButton::finish()
{
    m_busy = false;
    m_showsBusy = false;
    m_busyTimer.stop();
    update();
}

bool CommandButton::hitButton(const QPoint& pos) const
{
    return !m_busy && QAbstractButton::hitButton(pos);
}

void CommandButton::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_busy)
        event->accept();
    else if (enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

QSize CommandButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    return {std::max(64, metrics.horizontalAdvance(text()) + 12), kIcon + metrics.height() + 18};
}

void CommandButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    const bool over = underMouse() && isEnabled();
    QColor fill = isDown() ? tokens.pressed : over ? tokens.hover : tokens.raised;
    QColor ink = tokens.text;
    if (m_kind == Kind::Positive) {
        fill = over || isDown() ? tokens.positiveHover : tokens.positive;
        ink = tokens.onPositive;
    } else if (m_kind == Kind::Negative) {
        fill = over || isDown() ? tokens.negativeHover : tokens.negative;
        ink = tokens.onNegative;
    }
    if (!isEnabled()) {
        fill = tokens.raised;
        ink = tokens.disabled;
    }
    QPainter painter(this);
    drawTile(painter, rect(), m_theme.metrics().radius, fill,
        !tokens.highContrast ? QColor()
            : isEnabled()    ? tokens.outline
                             : tokens.disabled);
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    const int content = kIcon + 2 + metrics.height();
    const int top = (height() - content) / 2;
    if (m_showsBusy) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        for (int dot = 0; dot < 3; ++dot) {
            const bool strong = m_theme.reduceMotion() || m_step % 3 == dot;
            painter.setBrush(strong ? ink : mixed(fill, ink, 0.35));
            painter.drawEllipse(QPointF(width() / 2.0 + (dot - 1) * 9, top + kIcon / 2.0), 2.6, 2.6);
        }
    } else {
        painter.drawPixmap((width() - kIcon) / 2, top, Icons::pixmap(m_icon, ink, kIcon, devicePixelRatioF()));
    }
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(ink);
    drawElided(painter, QRect(2, top + kIcon + 2, width() - 4, metrics.height()), text(), Qt::AlignHCenter);
    if (hasFocus())
        drawFocusRing(painter, rect(), m_theme.metrics().radius, m_kind == Kind::Plain ? tokens.focus : tokens.text);
}

} // namespace callboard::ui
