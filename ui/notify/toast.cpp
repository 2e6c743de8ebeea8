// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kWidth = 344;
}

Toast::Toast(const Theme& theme, const ToastSpec& spec, QWidget* parent)
    : Surface(theme, true, parent)
    , m_id(spec.id)
{
    setObjectName(u"toast_"_s + spec.id);
    setTone(spec.tone == Tone::Warning ? Tone::Accent : spec.tone);
    setAccessibleName(spec.text.isEmpty() ? spec.title : spec.title + u". "_s + spec.text);
    setFixedWidth(kWidth + 2 * kShadow);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kShadow + 16, kShadow + 12, kShadow + 8, kShadow + 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    if (!spec.icon.isEmpty())
        head->addWidget(new IconLabel(theme, spec.icon, spec.tone, this), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    auto* title = new TextLabel(theme, TextSize::Body, true, Tone::Normal, this);
    title->setObjectName(u"toastTitle"_s);
    title->setText(spec.title);
    title->setWordWrap(true);
    words->addWidget(title);
    if (!spec.text.isEmpty()) {
        auto* text = new TextLabel(theme, TextSize::Body, false, Tone::Muted, this);
        text->setObjectName(u"toastText"_s);
        text->setText(spec.text);
        text->setWordWrap(true);
        words->addWidget(text);
    }
    head->addLayout(words, 1);
    auto* close = makeIconButton(theme, u"close"_s, tr("Close this message"), this);
    close->setObjectName(u"toastClose"_s);
    head->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(head);
    connect(close, &QToolButton::clicked, this, [this] { Q_EMIT closed(m_id); });
    if (!spec.actions.isEmpty()) {
        auto* buttons = new QHBoxLayout;
        buttons->setContentsMargins(0, 0, 8, 0);
        buttons->setSpacing(8);
        for (const ToastAction& action : spec.actions) {
            auto* button = new QPushButton(action.text, this);
            button->setObjectName(action.objectName);
            button->setAccessibleName(action.text + u", "_s + spec.title);
            button->setAutoDefault(true);
            // A click must not take the focus out of the field that somebody types in.
            button->setFocusPolicy(Qt::TabFocus);
            if (!action.kind.isEmpty())
                button->setProperty("kind", action.kind);
            connect(button, &QPushButton::clicked, this, [this, run = action.run] {
                // The toast may be gone after either of these; the id is all that is needed.
                const QString id = m_id;
                if (run)
                    run();
                Q_EMIT closed(id);
            });
            buttons->addWidget(button, 1);
        }
        layout->addLayout(buttons);
    }
    m_life.setSingleShot(true);
    connect(&m_life, &QTimer::timeout, this, [this] { Q_EMIT closed(m_id); });
    m_life.setInterval(spec.lifetimeMs);
    if (spec.lifetimeMs > 0)
        m_life.start();
}

void Toast::enterEvent(QEnterEvent* event)
{
    m_life.stop(); // somebody reads it
    Surface::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    if (m_life.interval() > 0)
        m_life.start();
    Surface::leaveEvent(event);
}

ToastArea::ToastArea(const Theme& theme, QWidget* window)
    : QWidget(window)
    , m_theme(theme)
{
    setObjectName(u"toastArea"_s);
    setAccessibleName(tr("Messages"));
    window->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &ToastArea::place);
    hide();
}

void ToastArea::present(const ToastSpec& spec)
{
    dismiss(spec.id);
    makeRoom();
    auto* toast = new Toast(m_theme, spec, this);
    connect(toast, &Toast::closed, this, &ToastArea::dismiss);
    m_toasts << toast;
    toast->show();
    place();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastArea::dismiss(const QString& id)
{
    Toast* toast = find(id);
    if (!toast)
        return;
    m_toasts.removeOne(toast);
    toast->hide();
    toast->deleteLater(); // often called from one of its own buttons
    place();
}

void ToastArea::setText(const QString& id, const QString& text)
{
    const Toast* toast = find(id);
    if (auto* label = toast ? toast->findChild<TextLabel*>(u"toastText"_s) : nullptr)
        label->setText(text);
}

bool ToastArea::dismissNewest()
{
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        if ((*it)->findChild<QPushButton*>())
            continue;
        dismiss((*it)->id());
        return true;
    }
    return false;
}

Toast* ToastArea::find(const QString& id) const
{
    for (Toast* toast : m_toasts) {
        if (toast->id() == id)
            return toast;
    }
    return nullptr;
}

void ToastArea::setBottomMargin(int pixels)
{
    m_bottom = pixels;
    place();
}

bool ToastArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void ToastArea::place()
{
    setVisible(!m_toasts.isEmpty());
    if (m_toasts.isEmpty())
        return;
    // By hand: the height of a toast depends on how its words wrap, and a hidden window has no valid layout.
    int y = 0;
    for (Toast* toast : std::as_const(m_toasts)) {
        const int height = toast->layout()->totalHeightForWidth(toast->width());
        toast->setGeometry(0, y, toast->width(), height);
        y += height - Surface::kShadow; // shadows overlap
    }
    const QSize size(m_toasts.constFirst()->width(), y + Surface::kShadow);
    resize(size);
    const QRect window = parentWidget()->rect();
    move(window.right() - size.width() - 4, window.bottom() - m_bottom - size.height());
    raise();
}

void ToastArea::makeRoom()
{
    if (m_toasts.size() < kMost)
        return;
    for (Toast* toast : std::as_const(m_toasts)) {
        if (!toast->findChild<QPushButton*>()) {
            dismiss(toast->id());
            return;
        }
    }
    dismiss(m_toasts.constFirst()->id());
}

} // namespace callboard::ui
