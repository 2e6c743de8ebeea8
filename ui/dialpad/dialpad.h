// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/selection.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace callboard {
class DirectorySearch;
struct AuditEntry;
struct Command;
} // namespace callboard

namespace callboard::ui {

struct UiContext;
class Keypad;
class Suggestions;

//! The dial field with suggestions, redial and the telephone's keys. In a conversation the keys can send tones. Digits
//! of the number pad come here whatever else has the focus, unless that is a text field.
class DialPad : public QWidget
{
    Q_OBJECT

public:
    explicit DialPad(UiContext& context, QWidget* parent = nullptr);
    ~DialPad() override;

    [[nodiscard]] QLineEdit& field() const { return *m_field; }
    void focusField();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void onTyped(const QString& text);
    void onKey(QChar key);
    void dialTyped();
    void dial(const Target& target);
    void redial();
    void remember(const QString& number);
    void refresh();
    void retheme();
    void onStarted(const Command& command);
    void onFinished(const AuditEntry& entry);
    void say(const QString& text);
    bool onFieldKey(int key);
    bool onNumpad(QObject* watched, QEvent* event);
    //! The call that tones go to; empty when there is none.
    [[nodiscard]] CallId toneCall() const;

    UiContext& m_context;
    DirectorySearch* m_search;
    QLineEdit* m_field;
    QPushButton* m_call;
    QToolButton* m_redial;
    QToolButton* m_tones;
    QLabel* m_status;
    Keypad* m_keypad;
    Suggestions* m_suggestions;
};

} // namespace callboard::ui
