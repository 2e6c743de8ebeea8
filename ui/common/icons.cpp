// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside any namespace, as the macro asks; the library is static, so nobody else registers the resource.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolder = ":/icons/"_L1;

void registerOnce()
{
    [[maybe_unused]] static const bool registered = [] {
        registerIcons();
        return true;
    }();
}

QByteArray source(const QString& name)
{
    registerOnce();
    QFile file(kFolder + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "no such icon:" << name;
        return {};
    }
    return file.readAll();
}

//! Drawn at 24 the outline is 1.75 wide; shrunk to 16 that would look thin, so small icons get a heavier one.
QByteArray coloured(QByteArray svg, const QColor& colour, int size)
{
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    if (size <= 18)
        svg.replace("stroke-width=\"1.75\"", "stroke-width=\"2.1\"");
    return svg;
}

class RecolouredEngine final : public QIconEngine
{
public:
    RecolouredEngine(QString name, QColor colour, QColor disabled)
        : m_name(std::move(name))
        , m_colour(colour)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side);
        painter->drawPixmap(
            square, Icons::pixmap(m_name, colourOf(mode), side, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return Icons::pixmap(m_name, colourOf(mode), std::min(size.width(), size.height()));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return Icons::pixmap(m_name, colourOf(mode), side, scale);
    }

    [[nodiscard]] QIconEngine* clone() const override { return new RecolouredEngine(m_name, m_colour, m_disabled); }
    QString key() const override { return u"callboard"_s; }

private:
    [[nodiscard]] QColor colourOf(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled && m_disabled.isValid() ? m_disabled : m_colour;
    }

    QString m_name;
    QColor m_colour;
    QColor m_disabled;
};

} // namespace

QPixmap Icons::pixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    const QString key = u"callboard/%1/%2/%3/%4"_s.arg(name, colour.name(QColor::HexArgb)).arg(size).arg(pixels);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QByteArray svg = source(name);
    if (svg.isEmpty() || pixels <= 0)
        return {};
    QSvgRenderer renderer(coloured(svg, colour, size));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon Icons::get(const QString& name, const QColor& colour, const QColor& disabled)
{
    return QIcon(new RecolouredEngine(name, colour, disabled));
}

QStringList Icons::names()
{
    registerOnce();
    QStringList names = QDir(kFolder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

} // namespace callboard::ui
