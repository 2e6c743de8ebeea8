// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/tile.h"

#include "core/models/wording.h"
#include "ui/common/theme.h"

#include <QDateTime>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPadding = 10;
constexpr int kGap = 6;

bool inUse(Lamp lamp)
{
    return lamp == Lamp::Ringing || lamp == Lamp::Dialing || lamp == Lamp::Talking || lamp == Lamp::Held
        || lamp == Lamp::Parked || lamp == Lamp::Queued;
}

} // namespace

QString ageText(qint64 ms)
{
    const int seconds = static_cast<int>(std::max<qint64>(0, ms) / 1000);
    if (seconds < 60)
        return TileWords::tr("%n s ago", nullptr, seconds);
    if (seconds < 3600)
        return TileWords::tr("%n min ago", nullptr, seconds / 60);
    return TileWords::tr("%n h ago", nullptr, seconds / 3600);
}

TileContent TileContent::of(
    const Extension& extension, const QString& site, const QDateTime& lastHeard, const QDateTime& now)
{
    TileContent content;
    content.lamp = lampOf(extension);
    content.number = extension.number();
    content.name = extension.name.isEmpty() ? extension.number() : extension.name;
    content.word = ui::word(content.lamp);
    if (content.lamp == Lamp::Forwarded)
        content.word = u"\u203A "_s + extension.forwardTo;
    content.department = extension.department;
    if (inUse(content.lamp)) {
        content.with = extension.with.label();
        if (extension.since.isValid())
            content.timer = durationText(extension.since.msecsTo(now));
    }
    content.site = site;
    content.voicemail = extension.voicemailNew.value_or(0);
    content.doubtful = extension.registered == false && content.lamp != Lamp::Unregistered;
    content.stale = extension.stale;
    if (extension.stale)
        content.age = lastHeard.isValid() ? ageText(lastHeard.msecsTo(now)) : TileWords::tr("old");
    content.inferred = extension.inferred.testFlag(InferredField::State);
    return content;
}

QString TileContent::toolTip() const
{
    QStringList lines{name == number ? name : name + u"  "_s + number};
    if (!department.isEmpty())
        lines << department;
    QString state = with.isEmpty() ? word : TileWords::tr("%1 with %2").arg(word, with);
    if (lamp == Lamp::Forwarded)
        state = TileWords::tr("forwarded to %1").arg(word.mid(2));
    if (!timer.isEmpty())
        state += u"  "_s + timer;
    lines << state;
    if (inferred)
        lines << TileWords::tr("The PBX does not say this.");
    if (stale)
        lines << TileWords::tr("The last word was %1.").arg(age);
    if (doubtful)
        lines << TileWords::tr("No phone is registered.");
    if (voicemail > 0)
        lines << TileWords::tr("%n new voice message(s)", nullptr, voicemail);
    if (!site.isEmpty())
        lines << site;
    return lines.join(u'\n');
}

QSize TileGeometry::least(TileSize size, const Theme& theme)
{
    const int body = QFontMetrics(theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(theme.font(TextSize::Small)).height();
    const bool tight = theme.density() == Density::Compact;
    const int vertical = 2 * (tight ? 6 : theme.density() == Density::Spacious ? 12 : 8);
    const int em = QFontMetrics(theme.font(TextSize::Body)).averageCharWidth();
    switch (size) {
    case TileSize::Small:
        return {14 * em + 2 * kPadding, body + small + vertical};
    case TileSize::Medium:
        return {17 * em + 2 * kPadding, body + 2 * small + 4 + vertical};
    case TileSize::Large:
        return {24 * em + 2 * kPadding, body + 3 * small + 10 + vertical};
    }
    return {};
}

TileGeometry TileGeometry::of(const QRect& tile, TileSize size, const Theme& theme, int timerWidth, int badgesWidth)
{
    TileGeometry g;
    g.tile = tile;
    const int body = QFontMetrics(theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(theme.font(TextSize::Small)).height();
    const int icon = theme.metrics().icon;
    const int left = tile.left() + kPadding;
    const int right = tile.right() + 1 - kPadding;
    const int spare = tile.height() - least(size, theme).height();
    const int inset = (theme.density() == Density::Compact ? 6 : theme.density() == Density::Spacious ? 12 : 8);
    int y = tile.top() + inset + spare / 2;
    const int numberLine = size == TileSize::Small ? body : small;
    g.icon = QRect(left, y + (numberLine - icon) / 2, icon, icon);
    const int text = g.icon.right() + 1 + kGap;
    g.badges = QRect(right - badgesWidth, y, badgesWidth, numberLine);
    const int beforeBadges = badgesWidth > 0 ? g.badges.left() - kGap : right;
    const int timerGap = timerWidth > 0 ? timerWidth + kGap : 0;
    if (size == TileSize::Small) {
        // Two lines: who, then number and state.
        g.name = QRect(text, y, beforeBadges - text, body);
        y += body;
        g.number = QRect(left, y, 0, small);
        g.word = QRect(left, y, right - timerGap - left, small);
        g.timer = QRect(right - timerWidth, y, timerWidth, small);
        return g;
    }
    g.number = QRect(text, y, beforeBadges - text, small);
    y += small + 2;
    g.name = QRect(left, y, right - left, body);
    y += body + (size == TileSize::Large ? 4 : 2);
    g.word = QRect(left, y, right - timerGap - left, small);
    g.timer = QRect(right - timerWidth, y, timerWidth, small);
    if (size == TileSize::Large)
        g.extra = QRect(left, y + small + 4, right - left, small);
    return g;
}

} // namespace callboard::ui
