// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptynote.h"

#include <QAbstractItemView>
#include <QEvent>

namespace callboard::ui {

EmptyNote::EmptyNote(QAbstractItemView* view, const Theme& theme)
    : TextLabel(theme, TextSize::Body, false, Tone::Muted, view->viewport())
    , m_view(view)
{
    setObjectName(view->objectName() + QStringLiteral("Note"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::refresh);
    refresh();
}

void EmptyNote::setNote(const QString& note)
{
    setText(note);
    refresh();
}

void EmptyNote::refresh()
{
    const bool empty = m_view->model()->rowCount() == 0;
    setVisible(empty);
    m_view->setAccessibleDescription(empty ? text() : QString());
    setGeometry(m_view->viewport()->rect().adjusted(16, 8, -16, -8));
}

bool EmptyNote::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        refresh();
    return TextLabel::eventFilter(watched, event);
}

} // namespace callboard::ui
