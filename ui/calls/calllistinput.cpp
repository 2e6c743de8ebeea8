// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/models/wording.h"
#include "ui/calls/calllistview.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/dragpixmap.h"
#include "ui/common/mime.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QDrag>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolTip>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! A parked or queued call is dragged as what it is: other things can be done with it than with one on the phone.
QMimeData* mimeOf(const Call& call, const QString& home)
{
    const QString label = partyLabel(otherParty(call, home));
    switch (stateAt(call, home)) {
    case CallState::Parked:
        return mime::make(mime::DraggedPark{ParkSlotId{call.id.site, call.slot}, label});
    case CallState::Queued:
        return mime::make(mime::DraggedQueued{call.id, label});
    default:
        return mime::make(mime::DraggedCall{call.id, home, label});
    }
}

} // namespace

void CallListView::setHoveredButton(int button)
{
    if (m_hoveredButton == button)
        return;
    m_hoveredButton = button;
    viewport()->setCursor(button >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered().isValid())
        viewport()->update(visualRect(hovered()));
}

QString CallListView::buttonToolTip(const QModelIndex& index, int button) const
{
    const auto call = callAt(index);
    const QList<RowButton> buttons = buttonsOf(index);
    if (!call || button < 0 || button >= buttons.size())
        return {};
    const Capability verb = buttons.at(button).verb;
    const QString keys = keyText(m_context.actions.keys(actionId(verb)));
    const Availability availability = m_context.commands.availability(call->id.site, verb);
    const QString name = keys.isEmpty() ? verbText(verb) : u"%1 (%2)"_s.arg(verbText(verb), keys);
    return availability.can ? name : name + u'\n' + availability.why;
}

bool CallListView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        const int button = buttonAt(index, help->pos());
        if (button >= 0)
            QToolTip::showText(help->globalPos(), buttonToolTip(index, button), viewport());
        else if (index.isValid())
            QToolTip::showText(help->globalPos(), contentOf(index).toolTip(), viewport(), visualRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    return FlatListView::viewportEvent(event);
}

void CallListView::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    setHovered(index);
    m_pressedButton = event->button() == Qt::LeftButton ? buttonAt(index, at) : -1;
    if (m_pressedButton < 0) {
        FlatListView::mousePressEvent(event);
        return;
    }
    // A button was meant, not the row: no drag begins here.
    viewport()->update(visualRect(index));
    event->accept();
}

void CallListView::mouseReleaseEvent(QMouseEvent* event)
{
    const int pressed = m_pressedButton;
    m_pressedButton = -1;
    if (pressed < 0) {
        FlatListView::mouseReleaseEvent(event);
        return;
    }
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    const QList<RowButton> buttons = buttonsOf(index);
    const auto call = callAt(index);
    if (call && buttonAt(index, at) == pressed && buttons.at(pressed).enabled)
        Q_EMIT verbRequested(call->id, buttons.at(pressed).verb);
    viewport()->update();
}

void CallListView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    setHoveredButton(buttonAt(indexAt(at), at));
    if (m_pressedButton < 0)
        FlatListView::mouseMoveEvent(event);
}

void CallListView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    // The second click of a hurried double click on a button must not do the row's obvious thing as well.
    if (buttonAt(index, at) >= 0)
        return;
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT activated(index);
}

void CallListView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && currentIndex().isValid()) {
        event->accept();
        Q_EMIT activated(currentIndex());
        return;
    }
    FlatListView::keyPressEvent(event);
}

void CallListView::startDrag(Qt::DropActions)
{
    const auto call = callAt(currentIndex());
    if (!call)
        return;
    const CallRowContent content = contentOf(currentIndex());
    auto* drag = new QDrag(this);
    drag->setMimeData(mimeOf(*call, m_context.home(call->id.site)));
    drag->setPixmap(
        dragPixmap(m_context.theme, content.lamp, content.name, tr("Drop on whom it is for"), devicePixelRatioF()));
    drag->setHotSpot({12, 12});
    m_dragging = true;
    Q_EMIT inUseChanged(true);
    // QDrag runs the platform's own loop, as every drag in Qt does; the view may be gone afterwards.
    const QPointer<CallListView> alive(this);
    drag->exec(Qt::CopyAction);
    if (!alive)
        return;
    m_dragging = false;
    Q_EMIT inUseChanged(hovered().isValid());
}

} // namespace callboard::ui
