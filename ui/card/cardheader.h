// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/lamp.h"

#include <QDateTime>
#include <QWidget>

namespace callboard::ui {

struct UiContext;

//! The head of the caller card: state icon, name, state word and running timer.
class CardHeader : public QWidget
{
    Q_OBJECT

public:
    CardHeader(UiContext& context, QWidget* parent);

    //! An invalid `since` shows no timer; no lamp shows the name alone.
    void set(const QString& name, std::optional<Lamp> lamp, const QString& word, const QDateTime& since);
    void setInferred(bool inferred);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    UiContext& m_context;
    QString m_name;
    std::optional<Lamp> m_lamp;
    QString m_word;
    QDateTime m_since;
    bool m_inferred = false;
};

} // namespace callboard::ui
