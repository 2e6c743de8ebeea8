// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chipbar.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = 4;

} // namespace

ChipBar::ChipBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(m_more))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    m_more->setProperty("kind", u"chip"_s);
    m_more->setObjectName(u"chipMore"_s);
    m_more->setAccessibleName(tr("More groups"));
    m_more->setToolTip(tr("More groups"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->hide();
    connect(&theme, &Theme::changed, this, &ChipBar::retheme);
    retheme();
}

void ChipBar::setChips(const QList<Chip>& chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const Chip& chip : chips) {
        auto* button = new QToolButton(this);
        button->setText(chip.text);
        button->setAccessibleName(chip.text);
        button->setProperty("kind", u"chip"_s);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_group->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, id = chip.id] { choose(id); });
        m_buttons.append(button);
    }
    const bool there = std::ranges::find(m_chips, m_current, &Chip::id) != m_chips.end();
    if (there || m_chips.isEmpty())
        setCurrent(m_current);
    else
        choose(m_chips.first().id);
    arrange();
}

void ChipBar::setCurrent(const QString& id)
{
    m_current = id;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        m_buttons.at(i)->setChecked(m_chips.at(i).id == id);
        m_buttons.at(i)->setFocusPolicy(m_chips.at(i).id == id ? Qt::StrongFocus : Qt::ClickFocus);
    }
    arrange();
}

void ChipBar::choose(const QString& id)
{
    const bool another = id != m_current;
    setCurrent(id);
    if (another)
        Q_EMIT currentChanged(id);
}

void ChipBar::addTail(QWidget* widget)
{
    widget->setParent(this);
    widget->show();
    m_tails.append(widget);
    arrange();
}

QSize ChipBar::sizeHint() const
{
    return {320, m_theme.metrics().controlHeight};
}

QSize ChipBar::minimumSizeHint() const
{
    return {96, m_theme.metrics().controlHeight};
}

void ChipBar::resizeEvent(QResizeEvent*)
{
    arrange();
}

bool ChipBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        arrange();
    return QWidget::event(event);
}

void ChipBar::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const auto current = std::ranges::find(m_chips, m_current, &Chip::id);
    if (step == 0 || current == m_chips.end()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype next = (current - m_chips.begin()) + (isRightToLeft() ? -step : step);
    if (next < 0 || next >= m_chips.size())
        return;
    choose(m_chips.at(next).id);
    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
}

void ChipBar::arrange()
{
    int tails = 0;
    for (const QWidget* tail : std::as_const(m_tails))
        tails += tail->isHidden() ? 0 : tail->sizeHint().width() + kGap;
    int all = 0;
    for (const QToolButton* button : std::as_const(m_buttons))
        all += button->sizeHint().width() + kGap;
    const bool fits = all + tails <= width() + kGap;
    const int room = width() - tails - (fits ? 0 : m_more->sizeHint().width() + kGap);
    // The chosen one is always in sight; its width is set aside first.
    const auto chosen = std::ranges::find(m_chips, m_current, &Chip::id) - m_chips.begin();
    int reserved = !fits && chosen < m_buttons.size() ? m_buttons.at(chosen)->sizeHint().width() + kGap : 0;
    QList<Chip> hidden;
    int x = 0;
    const auto place = [&](QWidget* widget) {
        const QSize size(widget->sizeHint().width(), std::min(height(), widget->sizeHint().height()));
        const int left = isRightToLeft() ? width() - x - size.width() : x;
        widget->setGeometry(QRect(QPoint(left, (height() - size.height()) / 2), size));
        widget->show();
        x += size.width() + kGap;
    };
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const bool isChosen = i == chosen;
        if (isChosen)
            reserved = 0;
        if (fits || isChosen || x + m_buttons.at(i)->sizeHint().width() + reserved <= room) {
            place(m_buttons.at(i));
        } else {
            m_buttons.at(i)->hide();
            hidden.append(m_chips.at(i));
        }
    }
    m_more->setVisible(!hidden.isEmpty());
    if (!hidden.isEmpty())
        place(m_more);
    for (QWidget* tail : std::as_const(m_tails)) {
        if (!tail->isHidden())
            place(tail);
    }
    fillMenu(hidden);
}

void ChipBar::fillMenu(const QList<Chip>& hidden)
{
    m_menu->clear();
    for (const Chip& chip : hidden)
        connect(m_menu->addAction(chip.text), &QAction::triggered, this, [this, id = chip.id] { choose(id); });
}

void ChipBar::retheme()
{
    m_more->setIcon(Icons::get(u"chevron-down"_s, m_theme.tokens().muted));
    updateGeometry();
    arrange();
}

} // namespace callboard::ui
