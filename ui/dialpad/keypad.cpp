// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/keypad.h"

#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QPainter>

#include <array>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct KeyLook
{
    char16_t key;
    const char* letters;
};

constexpr std::array kKeys{KeyLook{u'1', ""}, KeyLook{u'2', "ABC"}, KeyLook{u'3', "DEF"}, KeyLook{u'4', "GHI"},
    KeyLook{u'5', "JKL"}, KeyLook{u'6', "MNO"}, KeyLook{u'7', "PQRS"}, KeyLook{u'8', "TUV"}, KeyLook{u'9', "WXYZ"},
    KeyLook{u'*', ""}, KeyLook{u'0', "+"}, KeyLook{u'#', ""}};

class KeyButton final : public QAbstractButton
{
public:
    KeyButton(const KeyLook& look, const Theme& theme, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_letters(QString::fromLatin1(look.letters))
    {
        setText(QString(QChar(look.key)));
        setAttribute(Qt::WA_Hover);
        // The keyboard types digits itself: the keys are for the mouse, and Tab passes them as one.
        setFocusPolicy(look.key == u'1' ? Qt::StrongFocus : Qt::ClickFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override { return {56, m_theme.metrics().controlHeight + 4}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        const QColor fill = isDown() ? tokens.pressed : underMouse() ? tokens.hover : tokens.raised;
        QPainter painter(this);
        drawTile(
            painter, rect(), m_theme.metrics().controlRadius, fill, tokens.highContrast ? tokens.outline : QColor());
        // The digits of a column stand below each other, with letters or without.
        const int middle = width() * 2 / 5;
        painter.setFont(m_theme.font(TextSize::Large));
        painter.setPen(tokens.text);
        painter.drawText(QRect(middle - 20, 0, 40, height()), Qt::AlignCenter, text());
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(tokens.muted);
        const QRect letters = rect().adjusted(middle + 14, 1, -4, 0);
        if (painter.fontMetrics().horizontalAdvance(m_letters) <= letters.width())
            painter.drawText(letters, Qt::AlignLeft | Qt::AlignVCenter, m_letters);
        if (hasFocus())
            drawFocusRing(painter, rect(), m_theme.metrics().controlRadius, tokens.focus);
    }

private:
    const Theme& m_theme;
    QString m_letters;
};

} // namespace

Keypad::Keypad(const Theme& theme, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"keypad"_s);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (size_t i = 0; i < kKeys.size(); ++i) {
        const QChar key(kKeys.at(i).key);
        auto* button = new KeyButton(kKeys.at(i), theme, this);
        button->setObjectName(u"key_"_s + key);
        button->setAccessibleName(tr("Key %1").arg(key));
        grid->addWidget(button, static_cast<int>(i / 3), static_cast<int>(i % 3));
        connect(button, &QAbstractButton::clicked, this, [this, key] { Q_EMIT pressed(key); });
        connect(&theme, &Theme::changed, button, [button] { button->updateGeometry(); });
    }
}

} // namespace callboard::ui
