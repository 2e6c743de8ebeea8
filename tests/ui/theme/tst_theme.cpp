// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/tile.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"

#include <QPainter>
#include <QTest>

#include <array>
#include <cmath>

using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

using Matrix = std::array<double, 9>;

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
constexpr Matrix kProtan{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix kDeutan{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr Matrix kTritan{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900};

double toLinear(double v)
{
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::array<double, 3> lab(const QColor& colour, const Matrix* deficiency)
{
    const std::array<double, 3> in{toLinear(colour.redF()), toLinear(colour.greenF()), toLinear(colour.blueF())};
    std::array<double, 3> rgb = in;
    if (deficiency) {
        for (size_t row = 0; row < 3; ++row) {
            double sum = 0;
            for (size_t column = 0; column < 3; ++column)
                sum += deficiency->at(row * 3 + column) * in.at(column);
            rgb.at(row) = std::clamp(sum, 0.0, 1.0);
        }
    }
    const double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047;
    const double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    const double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(const QColor& a, const QColor& b, const Matrix* deficiency)
{
    const auto first = lab(a, deficiency);
    const auto second = lab(b, deficiency);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private:
    static void addThemes()
    {
        QTest::addColumn<Tokens>("tokens");
        QTest::newRow("light") << lightTokens();
        QTest::newRow("dark") << darkTokens();
        QTest::newRow("high contrast") << highContrastTokens();
    }
    static void atLeast(double ratio, const QColor& ink, const QColor& paper, const QString& what)
    {
        const double has = contrastRatio(ink, paper);
        QVERIFY2(has >= ratio, qPrintable(u"%1: %2 on %3 is %4"_s.arg(what, ink.name(), paper.name()).arg(has)));
    }

private Q_SLOTS:
    void whatCannotBeUsedLooksIt_data() { addThemes(); }
    void whatCannotBeUsedLooksIt()
    {
        QFETCH(Tokens, tokens);
        atLeast(3, tokens.disabled, tokens.panel, u"disabled"_s); // still to be read: its tooltip says why
        atLeast(2, tokens.text, tokens.disabled, u"text beside disabled text"_s);
    }

    void contrastRatioOfKnownPairs()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
    }

    void textIsReadable_data() { addThemes(); }
    void textIsReadable()
    {
        QFETCH(Tokens, tokens);
        for (const QColor& paper : {tokens.window, tokens.panel, tokens.raised, tokens.hover, tokens.selected}) {
            atLeast(4.5, tokens.text, paper, u"text"_s);
            atLeast(4.5, tokens.muted, paper, u"muted"_s);
        }
        atLeast(4.5, tokens.text, tokens.pressed, u"text while pressed"_s);
        atLeast(4.5, tokens.onAccent, tokens.accent, u"accent"_s);
        atLeast(4.5, tokens.onAccent, tokens.accentHover, u"accent hover"_s);
        atLeast(4.5, tokens.onPositive, tokens.positive, u"answer"_s);
        atLeast(4.5, tokens.onPositive, tokens.positiveHover, u"answer hover"_s);
        atLeast(4.5, tokens.onNegative, tokens.negative, u"hang up"_s);
        atLeast(4.5, tokens.onNegative, tokens.negativeHover, u"hang up hover"_s);
        atLeast(4.5, tokens.accent, tokens.panel, u"link"_s);
        atLeast(4.5, tokens.accent, tokens.selected, u"chosen chip"_s);
        atLeast(4.5, tokens.warning, tokens.warningTile, u"recall"_s);
        atLeast(4.5, tokens.text, tokens.warningTile, u"name on recall"_s);
        atLeast(4.5, tokens.onTooltip, tokens.tooltip, u"tooltip"_s);
        atLeast(3.0, tokens.outline, tokens.panel, u"edge of a field"_s);
        atLeast(3.0, tokens.focus, tokens.panel, u"focus ring"_s);
        atLeast(3.0, tokens.negative, tokens.panel, u"recording lamp"_s);
    }

    void lampsAreReadable_data() { addThemes(); }
    void lampsAreReadable()
    {
        QFETCH(Tokens, tokens);
        for (int i = 0; i < kLampCount; ++i) {
            const LampColours& lamp = tokens.lamp(static_cast<Lamp>(i));
            const QString name = iconName(static_cast<Lamp>(i));
            for (const QColor& paper : {lamp.tile, tokens.panel, tokens.hover, tokens.selected}) {
                atLeast(4.5, lamp.text, paper, name + u" word"_s);
                atLeast(3.0, lamp.icon, paper, name + u" icon"_s);
            }
            atLeast(4.5, tokens.text, lamp.tile, name + u" name"_s);
            atLeast(4.5, tokens.muted, lamp.tile, name + u" number"_s);
        }
    }

    void ringingIsReadableAtTheHeightOfItsPulse_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("dark") << Theme::Mode::Dark;
        QTest::newRow("high contrast") << Theme::Mode::HighContrast;
    }
    void ringingIsReadableAtTheHeightOfItsPulse()
    {
        QFETCH(Theme::Mode, mode);
        Theme theme;
        theme.setMode(mode);
        TileState state;
        state.pulse = 1;
        state.hovered = true;
        const QColor peak = TilePainter::fill(theme, Lamp::Ringing, state);
        QVERIFY(peak != theme.tokens().lamp(Lamp::Ringing).tile);
        atLeast(4.5, theme.tokens().text, peak, u"name"_s);
        atLeast(4.5, theme.tokens().lamp(Lamp::Ringing).text, peak, u"word"_s);
    }

    void everyStateHasItsOwnIconAndWord()
    {
        QSet<QString> icons;
        QSet<QString> words;
        for (int i = 0; i < kLampCount; ++i) {
            icons.insert(iconName(static_cast<Lamp>(i)));
            words.insert(word(static_cast<Lamp>(i)));
            QVERIFY(!Icons::pixmap(iconName(static_cast<Lamp>(i)), Qt::red, 16).isNull());
        }
        QCOMPARE(icons.size(), kLampCount);
        QCOMPARE(words.size(), kLampCount);
    }

    // What must never be confused at a glance keeps different colours for every kind of colour vision.
    void coloursSurviveColourBlindness_data() { addThemes(); }
    void coloursSurviveColourBlindness()
    {
        QFETCH(Tokens, tokens);
        static constexpr std::array kDifferent{Lamp::Idle, Lamp::Ringing, Lamp::Talking, Lamp::Held};
        for (const Matrix* kind : {static_cast<const Matrix*>(nullptr), &kProtan, &kDeutan, &kTritan}) {
            for (const Lamp a : kDifferent) {
                for (const Lamp b : kDifferent) {
                    if (a >= b)
                        continue;
                    const double icon = difference(tokens.lamp(a).icon, tokens.lamp(b).icon, kind);
                    const double tile = difference(tokens.lamp(a).tile, tokens.lamp(b).tile, kind);
                    QVERIFY2(std::max(icon, tile) >= 10,
                        qPrintable(u"%1 and %2 look alike: %3, %4"_s.arg(word(a), word(b)).arg(icon).arg(tile)));
                }
            }
        }
    }

    void iconsAreRecoloured()
    {
        const QStringList names = Icons::names();
        QVERIFY(names.size() >= 40);
        for (const QString& name : names) {
            const QImage image = Icons::pixmap(name, QColor(200, 30, 60), 24, 2).toImage();
            QCOMPARE(image.width(), 48);
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y).alpha() > 250) {
                        QVERIFY2(
                            difference(image.pixelColor(x, y), QColor(200, 30, 60), nullptr) < 3, qPrintable(name));
                        ++inked;
                    }
                }
            }
            QVERIFY2(inked > 30, qPrintable(name + u" is empty"_s));
        }
    }

    void timersDoNotDance()
    {
        QImage image(200, 40, QImage::Format_ARGB32);
        QPainter painter(&image);
        QFont proportional(u"DejaVu Serif"_s);
        proportional.setPixelSize(20);
        painter.setFont(proportional);
        const QFontMetrics metrics = painter.fontMetrics();
        QCOMPARE(tabularWidth(metrics, u"1:11"), tabularWidth(metrics, u"8:88"));
        QCOMPARE(drawTabular(painter, image.rect(), Qt::AlignRight, u"0:07"_s), tabularWidth(metrics, u"0:07"));
    }

    void styleSheetHasNoHoles()
    {
        Theme theme;
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast}) {
            theme.setMode(mode);
            const QString sheet = theme.styleSheet();
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY(!sheet.contains(QRegularExpression(u":\\s*(px)?\\s*;"_s)));
        }
    }

    void tickerIsAlignedWithTheSecond()
    {
        QCOMPARE(Ticker::untilNextSecond(5000), 1000);
        QCOMPARE(Ticker::untilNextSecond(5250), 750);
        QCOMPARE(Ticker::untilNextSecond(5999), 1);
    }

    void namesOfModesRoundTrip()
    {
        for (const Theme::Mode mode :
            {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast})
            QCOMPARE(Theme::modeFromName(Theme::modeName(mode)), mode);
        for (const Density density : {Density::Compact, Density::Comfortable, Density::Spacious})
            QCOMPARE(Theme::densityFromName(Theme::densityName(density)), density);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
