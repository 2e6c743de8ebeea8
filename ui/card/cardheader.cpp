// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/card/cardheader.h"

#include "core/base/clock.h"
#include "core/models/wording.h"
#include "ui/common/announcer.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDisc = 40;
constexpr int kIcon = 22;
constexpr int kGap = 12;

} // namespace

CardHeader::CardHeader(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(u"cardHeader"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&context.theme, &Theme::changed, this, [this] { updateGeometry(); });
    connect(&context.ticker, &Ticker::tick, this, [this] {
        if (m_since.isValid())
            update();
    });
}

void CardHeader::set(const QString& name, std::optional<Lamp> lamp, const QString& word, const QDateTime& since)
{
    m_name = name;
    m_lamp = lamp;
    m_word = word;
    m_since = since;
    const QString sentence = word.isEmpty() ? name : u"%1, %2"_s.arg(name, word);
    setSpokenName(*this, sentence);
    setToolTip(name);
    update();
}

void CardHeader::setInferred(bool inferred)
{
    m_inferred = inferred;
    if (inferred)
        setToolTip(m_name + u'\n' + tr("The PBX does not say this."));
    update();
}

QSize CardHeader::sizeHint() const
{
    const int text = QFontMetrics(m_context.theme.font(TextSize::Large, true)).height()
        + QFontMetrics(m_context.theme.font()).height() + 2;
    return {200, std::max(kDisc, text)};
}

void CardHeader::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_context.theme.tokens();
    QPainter painter(this);
    const LampColours& colours = tokens.lamp(m_lamp.value_or(Lamp::Unknown));
    const QRect disc(0, (height() - kDisc) / 2, kDisc, kDisc);
    drawTile(painter, disc, kDisc / 2, colours.tile, m_inferred ? QColor() : colours.border);
    if (m_inferred)
        drawDottedOutline(painter, disc, kDisc / 2, colours.icon);
    painter.drawPixmap(disc.center() - QPoint(kIcon / 2 - 1, kIcon / 2 - 1),
        Icons::pixmap(m_lamp ? iconName(*m_lamp) : u"person"_s, colours.icon, kIcon, devicePixelRatioF()));
    const QFont large = m_context.theme.font(TextSize::Large, true);
    const QFont body = m_context.theme.font();
    const int first = QFontMetrics(large).height();
    const int second = QFontMetrics(body).height();
    const int left = kDisc + kGap;
    const int top = (height() - first - (m_word.isEmpty() ? 0 : second + 2)) / 2;
    painter.setFont(large);
    painter.setPen(tokens.text);
    drawElided(painter, {left, top, width() - left, first}, m_name);
    if (m_word.isEmpty())
        return;
    painter.setFont(body);
    painter.setPen(colours.text);
    const QRect line(left, top + first + 2, width() - left, second);
    drawElided(painter, line, m_word);
    if (m_since.isValid()) {
        const int word = painter.fontMetrics().horizontalAdvance(m_word) + 8;
        drawTabular(
            painter, line.adjusted(word, 0, 0, 0), Qt::AlignLeft, durationText(m_since.msecsTo(m_context.clock.now())));
    }
}

} // namespace callboard::ui
