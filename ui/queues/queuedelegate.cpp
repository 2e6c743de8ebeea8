// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queues/queuedelegate.h"

#include "core/base/clock.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

Lamp lampOf(AgentState state)
{
    switch (state) {
    case AgentState::Idle:
        return Lamp::Idle;
    case AgentState::Ringing:
        return Lamp::Ringing;
    case AgentState::Talking:
        return Lamp::Talking;
    case AgentState::Paused:
        return Lamp::Held;
    case AgentState::LoggedOff:
        return Lamp::Away;
    case AgentState::Unknown:
        break;
    }
    return Lamp::Unknown;
}

} // namespace

WaitLevel waitLevel(qint64 waitedMs, const WaitThresholds& thresholds)
{
    if (thresholds.redSeconds > 0 && waitedMs >= qint64(thresholds.redSeconds) * 1000)
        return WaitLevel::Red;
    if (thresholds.amberSeconds > 0 && waitedMs >= qint64(thresholds.amberSeconds) * 1000)
        return WaitLevel::Amber;
    return WaitLevel::Fine;
}

QueueDelegate::QueueDelegate(const Theme& theme, const Clock& clock, const QueueTree& tree, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_tree(tree)
{
}

QString QueueDelegate::agentSummary(const QList<int>& counts)
{
    QStringList parts;
    for (int state = 0; state < counts.size(); ++state) {
        if (counts.at(state) > 0)
            parts << u"%1 %2"_s.arg(counts.at(state)).arg(stateWord(AgentState(state)));
    }
    return parts.join(u" · "_s);
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int radius = m_theme.metrics().controlRadius;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(0, 1, -4, -1);
    if (option.state & QStyle::State_Selected)
        drawTile(*painter, row, radius, tokens.selected);
    else if (option.state & QStyle::State_MouseOver)
        drawTile(*painter, row, radius, tokens.hover);
    if (m_drop == index || ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active)))
        drawFocusRing(*painter, row, radius, tokens.focus);
    const QRect rest = row.adjusted(8, 0, -8, 0);
    if (const Queue* queue = m_tree.queueAt(index))
        paintQueue(*painter, rest, index, *queue);
    else if (const QueuedCallerRow* caller = m_tree.callerAt(index))
        paintCaller(*painter, rest, *caller);
    else if (const Agent* agent = m_tree.agentAt(index))
        paintAgent(*painter, rest, *agent);
    painter->restore();
}

QRect QueueDelegate::paintWait(QPainter& painter, QRect rest, const QDateTime& since, const QString& words) const
{
    const Tokens& tokens = m_theme.tokens();
    const qint64 waited = since.isValid() ? m_clock.nowMs() - since.toMSecsSinceEpoch() : 0;
    const WaitLevel level = since.isValid() ? waitLevel(waited, m_thresholds) : WaitLevel::Fine;
    const QColor colour = level == WaitLevel::Red ? tokens.negative
        : level == WaitLevel::Amber               ? tokens.warning
                                                  : tokens.muted;
    painter.setPen(level == WaitLevel::Fine ? tokens.text : colour);
    painter.setFont(m_theme.font(TextSize::Body, level != WaitLevel::Fine));
    // A fixed column, so that the times of all rows stand below each other.
    const QRect time(rest.right() - 51, rest.top(), 52, rest.height());
    if (since.isValid())
        drawTabular(painter, time, Qt::AlignRight, durationText(waited));
    rest.setRight(time.left() - 4);
    if (level != WaitLevel::Fine) {
        const int icon = m_theme.metrics().icon;
        painter.drawPixmap(rest.right() - icon, rest.center().y() - icon / 2 + 1,
            Icons::pixmap(u"warning"_s, colour, icon, painter.device()->devicePixelRatioF()));
    }
    rest.setRight(rest.right() - m_theme.metrics().icon - 8);
    if (!words.isEmpty()) {
        painter.setFont(m_theme.font(TextSize::Body, level != WaitLevel::Fine));
        const int width = painter.fontMetrics().horizontalAdvance(words) + 2;
        if (!since.isValid())
            painter.setPen(tokens.muted);
        drawElided(painter, QRect(rest.right() - width, rest.top(), width, rest.height()), words, Qt::AlignRight);
        rest.setRight(rest.right() - width - 12);
    }
    return rest;
}

void QueueDelegate::paintQueue(QPainter& painter, QRect rest, const QModelIndex& index, const Queue& queue) const
{
    const Tokens& tokens = m_theme.tokens();
    const QString waiting
        = queue.waiting.isEmpty() ? tr("nobody waits") : tr("%n waiting", nullptr, int(queue.waiting.size()));
    rest = paintWait(painter, rest, queue.longestSince(), waiting);
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(queue.stale ? tokens.muted : tokens.text);
    const QString name = queue.name.isEmpty() ? queue.id.text : queue.name;
    drawElided(painter, rest, name);
    const int used = painter.fontMetrics().horizontalAdvance(name);
    const QString agents = agentSummary(m_tree.agentCounts(index));
    if (!agents.isEmpty() && rest.width() - used > 64) {
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(tokens.muted);
        drawElided(painter, rest.adjusted(used + 12, 0, 0, 0), agents);
    }
}

void QueueDelegate::paintCaller(QPainter& painter, QRect rest, const QueuedCallerRow& row) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& lamp = tokens.lamp(Lamp::Queued);
    rest = paintWait(painter, rest, row.caller.since, {});
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(lamp.text);
    if (row.caller.position > 0)
        drawTabular(painter, QRect(rest.left(), rest.top(), 20, rest.height()), Qt::AlignRight,
            QString::number(row.caller.position));
    rest.setLeft(rest.left() + 28);
    painter.setPen(tokens.text);
    const QString name = partyLabel(row.caller.from);
    drawElided(painter, rest, name);
    const int used = painter.fontMetrics().horizontalAdvance(name);
    if (!row.caller.from.name.isEmpty() && rest.width() - used > 64) {
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(tokens.muted);
        drawElided(painter, rest.adjusted(used + 10, 0, 0, 0), row.caller.from.number);
    }
}

void QueueDelegate::paintAgent(QPainter& painter, QRect rest, const Agent& agent) const
{
    const Tokens& tokens = m_theme.tokens();
    const Lamp lamp = lampOf(agent.state);
    const LampColours& colours = tokens.lamp(lamp);
    const int icon = m_theme.metrics().icon;
    const bool inferred = agent.inferred.testFlag(InferredField::State);
    if (agent.since.isValid()) {
        painter.setFont(m_theme.font());
        painter.setPen(tokens.muted);
        const QRect time(rest.right() - 51, rest.top(), 52, rest.height());
        drawTabular(painter, time, Qt::AlignRight, durationText(m_clock.nowMs() - agent.since.toMSecsSinceEpoch()));
        rest.setRight(time.left() - 4);
    }
    rest.setRight(rest.right() - icon - 8); // where a warning stands in the rows of callers
    QString words = stateWord(agent.state);
    if (!agent.reason.isEmpty())
        words += u": "_s + agent.reason;
    if (agent.penalty)
        words += u" \u00B7 "_s + tr("penalty %1").arg(*agent.penalty);
    painter.setFont(m_theme.font());
    const int width = std::min(painter.fontMetrics().horizontalAdvance(words) + 10, rest.width() / 2);
    const QRect state(rest.right() - width, rest.top(), width, rest.height());
    if (inferred)
        drawDottedOutline(painter, state.adjusted(-2, 4, 2, -4), m_theme.metrics().controlRadius, tokens.outline);
    painter.setPen(colours.text);
    drawElided(painter, state.adjusted(4, 0, -4, 0), words, Qt::AlignRight);
    rest.setRight(state.left() - 12);
    painter.drawPixmap(rest.left() + 4, rest.center().y() - icon / 2 + 1,
        Icons::pixmap(iconName(lamp), colours.icon, icon, painter.device()->devicePixelRatioF()));
    rest.setLeft(rest.left() + 28);
    painter.setPen(tokens.text);
    drawElided(painter, rest, agent.name.isEmpty() ? agent.extension : agent.name);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {240, QFontMetrics(m_theme.font(TextSize::Body, true)).height() + m_theme.metrics().rowPadding + 2};
}

} // namespace callboard::ui
