// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/tile.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QPainter>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);

Extension person(ExtensionState state)
{
    Extension extension;
    extension.id = {SiteId{u"head"_s}, u"203"_s};
    extension.name = u"Carla Diaz"_s;
    extension.state = state;
    extension.since = kNow.addSecs(-151);
    return extension;
}

QImage painted(
    const Theme& theme, const TileContent& content, const TileState& state = {}, const QSize& size = {200, 80})
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.tokens().panel);
    QPainter painter(&image);
    TilePainter(theme).paint(painter, image.rect(), TileSize::Medium, content, state);
    return image;
}

int count(const QImage& image, const QColor& colour)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == colour;
    }
    return found;
}

//! Thin antialiased lines seldom have the pure colour.
int countNear(const QImage& image, const QColor& colour)
{
    const auto near = [](int a, int b) { return std::abs(a - b) < 32; };
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += near(pixel.red(), colour.red()) && near(pixel.green(), colour.green())
                && near(pixel.blue(), colour.blue());
        }
    }
    return found;
}

} // namespace

class TestTile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lampOfAnExtension_data()
    {
        QTest::addColumn<Extension>("extension");
        QTest::addColumn<Lamp>("lamp");
        Extension extension = person(ExtensionState::Idle);
        QTest::newRow("idle") << extension << Lamp::Idle;
        extension.forwardTo = u"0170"_s;
        QTest::newRow("forwarded") << extension << Lamp::Forwarded;
        extension.dnd = true;
        QTest::newRow("DND is worse than forwarded") << extension << Lamp::Dnd;
        extension.registered = false;
        QTest::newRow("no phone is worse than DND") << extension << Lamp::Unregistered;
        extension.state = ExtensionState::Talking;
        QTest::newRow("a phone in use shows its use") << extension << Lamp::Talking;
        QTest::newRow("unknown") << person(ExtensionState::Unknown) << Lamp::Unknown;
        QTest::newRow("away") << person(ExtensionState::Unavailable) << Lamp::Away;
    }
    void lampOfAnExtension()
    {
        QFETCH(Extension, extension);
        QTEST(lampOf(extension), "lamp");
    }

    void whatATileSays()
    {
        Extension extension = person(ExtensionState::Talking);
        extension.with = {u"ACME Ltd"_s, u"0170"_s};
        extension.voicemailNew = 2;
        const TileContent talking = TileContent::of(extension, {}, {}, kNow);
        QCOMPARE(talking.timer, u"2:31"_s);
        QCOMPARE(talking.with, u"ACME Ltd"_s);
        QCOMPARE(talking.voicemail, 2);
        extension.state = ExtensionState::Idle;
        QVERIFY(TileContent::of(extension, {}, {}, kNow).timer.isEmpty());
        extension.stale = true;
        QCOMPARE(TileContent::of(extension, {}, kNow.addSecs(-12), kNow).age, ageText(12'000));
        QVERIFY(ageText(12'000).contains(u"12"_s));
        extension.inferred = InferredField::State;
        QVERIFY(TileContent::of(extension, {}, {}, kNow).toolTip().contains(u"The PBX does not say this."_s));
    }

    void statePaintsItsColour_data()
    {
        QTest::addColumn<ExtensionState>("state");
        QTest::newRow("idle") << ExtensionState::Idle;
        QTest::newRow("ringing") << ExtensionState::Ringing;
        QTest::newRow("talking") << ExtensionState::Talking;
        QTest::newRow("held") << ExtensionState::Held;
        QTest::newRow("dnd") << ExtensionState::Dnd;
    }
    void statePaintsItsColour()
    {
        QFETCH(ExtensionState, state);
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast}) {
            Theme theme;
            theme.setMode(mode);
            const TileContent content = TileContent::of(person(state), {}, {}, kNow);
            const QImage image = painted(theme, content);
            const LampColours& colours = theme.tokens().lamp(content.lamp);
            QVERIFY2(count(image, colours.tile) > image.width() * image.height() / 2, "the surface");
            QVERIFY2(countNear(image.copy(2, 2, 30, 26), colours.icon) > 8, "the icon");
        }
    }

    void staleIsHatched()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        TileContent content = TileContent::of(person(ExtensionState::Idle), {}, {}, kNow);
        const QColor surface = theme.tokens().lamp(Lamp::Idle).tile;
        // An empty corner: no text there, so every other pixel than the surface is hatching.
        const QRect corner(100, 6, 90, 14);
        QCOMPARE(count(painted(theme, content).copy(corner), surface), corner.width() * corner.height());
        content.stale = true;
        const int left = count(painted(theme, content).copy(corner), surface);
        QVERIFY(left < corner.width() * corner.height() * 9 / 10);
        QVERIFY(left > corner.width() * corner.height() / 4);
    }

    void inferredIsDotted()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        TileContent content = TileContent::of(person(ExtensionState::Talking), {}, {}, kNow);
        const auto changesAlongTheEdge = [&] {
            const QImage image = painted(theme, content);
            int changes = 0;
            for (int x = 12; x < image.width() - 12; ++x)
                changes += (image.pixelColor(x, 0).lightness() / 16) != (image.pixelColor(x - 1, 0).lightness() / 16);
            return changes;
        };
        QVERIFY2(changesAlongTheEdge() < 2, "a plain edge is one line");
        content.inferred = true;
        QVERIFY2(changesAlongTheEdge() > 20, "a dotted one is many dots");
    }

    void focusRingIsSeen()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        const TileContent content = TileContent::of(person(ExtensionState::Idle), {}, {}, kNow);
        TileState state;
        QVERIFY(count(painted(theme, content, state), theme.tokens().focus) < 10);
        state.focused = true;
        QVERIFY(count(painted(theme, content, state), theme.tokens().focus) > 300);
    }

    void onlyRingingPulses()
    {
        Theme theme;
        TileState high;
        high.pulse = 1;
        QVERIFY(TilePainter::fill(theme, Lamp::Ringing, high) != TilePainter::fill(theme, Lamp::Ringing, {}));
        QCOMPARE(TilePainter::fill(theme, Lamp::Dialing, high), TilePainter::fill(theme, Lamp::Dialing, {}));
    }

    void partsStayInsideAndApart_data()
    {
        QTest::addColumn<TileSize>("size");
        QTest::addColumn<Density>("density");
        for (const TileSize size : {TileSize::Small, TileSize::Medium, TileSize::Large}) {
            for (const Density density : {Density::Compact, Density::Comfortable, Density::Spacious})
                QTest::addRow("%d %d", int(size), int(density)) << size << density;
        }
    }
    void partsStayInsideAndApart()
    {
        QFETCH(TileSize, size);
        QFETCH(Density, density);
        Theme theme;
        theme.setDensity(density);
        const QRect tile(QPoint(30, 40), TileGeometry::least(size, theme));
        const TileGeometry g = TileGeometry::of(tile, size, theme, 40, 30);
        for (const QRect& part : {g.icon, g.name, g.word, g.timer, g.badges})
            QVERIFY2(tile.contains(part), qPrintable(QDebug::toString(part)));
        QVERIFY(!g.word.intersects(g.timer));
        QVERIFY(!g.name.intersects(g.word));
        QVERIFY(!g.number.intersects(g.badges));
        QVERIFY(!g.name.intersects(g.badges));
        if (size == TileSize::Large)
            QVERIFY(tile.contains(g.extra) && !g.extra.intersects(g.word));
    }
};

QTEST_MAIN(TestTile)
#include "tst_tile.moc"
