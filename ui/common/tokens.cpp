// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <algorithm>
#include <cmath>

namespace callboard::ui {

namespace {

constexpr QColor rgb(quint32 value)
{
    return QColor(int(value >> 16 & 0xff), int(value >> 8 & 0xff), int(value & 0xff));
}

constexpr LampColours lampOfRgb(quint32 icon, quint32 text, quint32 tile, quint32 border)
{
    return {rgb(icon), rgb(text), rgb(tile), rgb(border)};
}

// Order of the Lamp enum. Blue, orange and green are Okabe and Ito's, which differ for every kind of colour vision;
// where two states share a colour their icons and words differ.
constexpr std::array<LampColours, kLampCount> kLightLamps{
    lampOfRgb(0x00986F, 0x006B4E, 0xFAFCFB, 0xDCE7E2), // Idle
    lampOfRgb(0xB36B00, 0x7F4A00, 0xFFE8B8, 0xEFC877), // Ringing
    lampOfRgb(0xB36B00, 0x7F4A00, 0xFFF3DA, 0xEFD9AE), // Dialing
    lampOfRgb(0xC2410C, 0xA5360A, 0xFDE4DA, 0xF3BFA8), // Talking
    lampOfRgb(0x0072B2, 0x005E94, 0xE1F0FA, 0xB2D6EE), // Held
    lampOfRgb(0x7A3E9D, 0x6E358F, 0xF1E6F7, 0xD8BEE6), // Parked
    lampOfRgb(0x7A3E9D, 0x6E358F, 0xF1E6F7, 0xD8BEE6), // Queued
    lampOfRgb(0x8B1A1A, 0x8B1A1A, 0xFAE6E6, 0xEBC0C0), // Dnd
    lampOfRgb(0x00986F, 0x006B4E, 0xFAFCFB, 0xDCE7E2), // Forwarded
    lampOfRgb(0x6B7480, 0x59626E, 0xF3F5F7, 0xDADFE5), // Away
    lampOfRgb(0x6B7480, 0x59626E, 0xF3F5F7, 0xDADFE5), // Unregistered
    lampOfRgb(0x6B7480, 0x59626E, 0xF3F5F7, 0xDADFE5), // Unknown
};

constexpr std::array<LampColours, kLampCount> kDarkLamps{
    lampOfRgb(0x2DD4A3, 0x2DD4A3, 0x20282C, 0x2F3B3C), // Idle
    lampOfRgb(0xFFC24B, 0xFFC24B, 0x4A3810, 0x7A5D1C), // Ringing
    lampOfRgb(0xFFC24B, 0xFFC24B, 0x352C18, 0x5C4B22), // Dialing
    lampOfRgb(0xFF8A5C, 0xFF9C75, 0x46281C, 0x74412C), // Talking
    lampOfRgb(0x5AB2F0, 0x6DBCF4, 0x173450, 0x295983), // Held
    lampOfRgb(0xC79BEA, 0xCFA9EE, 0x362750, 0x5B4380), // Parked
    lampOfRgb(0xC79BEA, 0xCFA9EE, 0x362750, 0x5B4380), // Queued
    lampOfRgb(0xF28B82, 0xF59B93, 0x472122, 0x743738), // Dnd
    lampOfRgb(0x2DD4A3, 0x2DD4A3, 0x20282C, 0x2F3B3C), // Forwarded
    lampOfRgb(0x9AA4B0, 0xA9B3BE, 0x23292F, 0x353D46), // Away
    lampOfRgb(0x9AA4B0, 0xA9B3BE, 0x23292F, 0x353D46), // Unregistered
    lampOfRgb(0x9AA4B0, 0xA9B3BE, 0x23292F, 0x353D46), // Unknown
};

constexpr std::array<LampColours, kLampCount> kContrastLamps{
    lampOfRgb(0x3DFFC0, 0x3DFFC0, 0x000000, 0x8A8A8A), // Idle
    lampOfRgb(0xFFD24D, 0xFFD24D, 0x3A2A00, 0xFFD24D), // Ringing
    lampOfRgb(0xFFD24D, 0xFFD24D, 0x000000, 0xFFD24D), // Dialing
    lampOfRgb(0xFFA07A, 0xFFA07A, 0x3A1400, 0xFFA07A), // Talking
    lampOfRgb(0x7CC8FF, 0x7CC8FF, 0x00233F, 0x7CC8FF), // Held
    lampOfRgb(0xDDB8FF, 0xDDB8FF, 0x26103A, 0xDDB8FF), // Parked
    lampOfRgb(0xDDB8FF, 0xDDB8FF, 0x26103A, 0xDDB8FF), // Queued
    lampOfRgb(0xFFA8A0, 0xFFA8A0, 0x3A0505, 0xFFA8A0), // Dnd
    lampOfRgb(0x3DFFC0, 0x3DFFC0, 0x000000, 0x8A8A8A), // Forwarded
    lampOfRgb(0xD8DEE5, 0xD8DEE5, 0x000000, 0x8A8A8A), // Away
    lampOfRgb(0xD8DEE5, 0xD8DEE5, 0x000000, 0x8A8A8A), // Unregistered
    lampOfRgb(0xD8DEE5, 0xD8DEE5, 0x000000, 0x8A8A8A), // Unknown
};

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Tokens lightTokens()
{
    Tokens tokens;
    tokens.window = rgb(0xEEF0F3);
    tokens.panel = rgb(0xFFFFFF);
    tokens.raised = rgb(0xF4F6F8);
    tokens.hover = rgb(0xEBEEF2);
    tokens.pressed = rgb(0xDEE3E9);
    tokens.selected = rgb(0xE3EDFB);
    tokens.separator = rgb(0xE4E7EB);
    tokens.outline = tokens.disabled = rgb(0x848D98);
    tokens.text = rgb(0x17202B);
    tokens.muted = rgb(0x515C69);
    tokens.accent = rgb(0x1D5FBF);
    tokens.accentHover = rgb(0x184F9F);
    tokens.accentPressed = rgb(0x133F80);
    tokens.onAccent = rgb(0xFFFFFF);
    tokens.focus = rgb(0x1D5FBF);
    tokens.positive = rgb(0x00785A);
    tokens.positiveHover = rgb(0x00664C);
    tokens.onPositive = rgb(0xFFFFFF);
    tokens.negative = rgb(0xB3261E);
    tokens.negativeHover = rgb(0x951F18);
    tokens.onNegative = rgb(0xFFFFFF);
    tokens.warning = rgb(0x8A5000);
    tokens.warningTile = rgb(0xFFF1D1);
    tokens.shadow = QColor(16, 24, 40, 28);
    tokens.tooltip = rgb(0x1F2933);
    tokens.onTooltip = rgb(0xF5F7FA);
    tokens.lamps = kLightLamps;
    return tokens;
}

Tokens darkTokens()
{
    Tokens tokens;
    tokens.dark = true;
    tokens.window = rgb(0x12161A);
    tokens.panel = rgb(0x1B2025);
    tokens.raised = rgb(0x252B32);
    tokens.hover = rgb(0x272E35);
    tokens.pressed = rgb(0x323A43);
    tokens.selected = rgb(0x20364F);
    tokens.separator = rgb(0x2B323A);
    tokens.outline = tokens.disabled = rgb(0x737E8A);
    tokens.text = rgb(0xE8ECF1);
    tokens.muted = rgb(0xAAB4BF);
    tokens.accent = rgb(0x6CA8FF);
    tokens.accentHover = rgb(0x8ABAFF);
    tokens.accentPressed = rgb(0x4F93F5);
    tokens.onAccent = rgb(0x0B1420);
    tokens.focus = rgb(0x8ABAFF);
    tokens.positive = rgb(0x2DC497);
    tokens.positiveHover = rgb(0x4AD6AC);
    tokens.onPositive = rgb(0x06231A);
    tokens.negative = rgb(0xF28B82);
    tokens.negativeHover = rgb(0xF7A79F);
    tokens.onNegative = rgb(0x2D0906);
    tokens.warning = rgb(0xFFC24B);
    tokens.warningTile = rgb(0x3D3016);
    tokens.shadow = QColor(0, 0, 0, 90);
    tokens.tooltip = rgb(0x39424C);
    tokens.onTooltip = rgb(0xF5F7FA);
    tokens.lamps = kDarkLamps;
    return tokens;
}

Tokens highContrastTokens()
{
    Tokens tokens;
    tokens.dark = true;
    tokens.highContrast = true;
    tokens.window = rgb(0x000000);
    tokens.panel = rgb(0x000000);
    tokens.raised = rgb(0x101010);
    tokens.hover = rgb(0x262626);
    tokens.pressed = rgb(0x3D3D3D);
    tokens.selected = rgb(0x002B5C);
    tokens.separator = rgb(0x9A9A9A);
    tokens.outline = rgb(0xFFFFFF);
    tokens.disabled = rgb(0x8A929B);
    tokens.text = rgb(0xFFFFFF);
    tokens.muted = rgb(0xE4E4E4);
    tokens.accent = rgb(0x7CC8FF);
    tokens.accentHover = rgb(0xA6DAFF);
    tokens.accentPressed = rgb(0x58B4F5);
    tokens.onAccent = rgb(0x000000);
    tokens.focus = rgb(0xFFE100);
    tokens.positive = rgb(0x3DFFC0);
    tokens.positiveHover = rgb(0x8CFFDA);
    tokens.onPositive = rgb(0x000000);
    tokens.negative = rgb(0xFFA8A0);
    tokens.negativeHover = rgb(0xFFC9C4);
    tokens.onNegative = rgb(0x000000);
    tokens.warning = rgb(0xFFD24D);
    tokens.warningTile = rgb(0x3A2A00);
    tokens.shadow = QColor(0, 0, 0, 0);
    tokens.tooltip = rgb(0x000000);
    tokens.onTooltip = rgb(0xFFFFFF);
    tokens.lamps = kContrastLamps;
    return tokens;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace callboard::ui
