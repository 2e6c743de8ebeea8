// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/calllistview.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/livemodels.h"
#include "core/models/queuemodel.h"
#include "core/models/roles.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace callboard::ui {

using namespace Qt::StringLiterals;

class CallListView::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(CallListView& list)
        : QStyledItemDelegate(&list)
        , m_list(list)
        , m_painter(list.m_context.theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        CallRowState state;
        state.hovered = option.state.testFlag(QStyle::State_MouseOver);
        state.selected = option.state.testFlag(QStyle::State_Selected);
        state.focused = option.state.testFlag(QStyle::State_HasFocus);
        if (m_list.showsButtons(index)) {
            state.buttons = m_list.buttonsOf(index);
            if (state.hovered) {
                state.hoveredButton = m_list.m_hoveredButton;
                state.pressedButton = m_list.m_pressedButton;
            }
        }
        m_painter.paint(*painter, option.rect, m_list.contentOf(index), state);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {m_list.viewport()->width(), CallRowGeometry::height(m_list.m_context.theme)};
    }

    [[nodiscard]] const CallRowPainter& painter() const { return m_painter; }

private:
    CallListView& m_list;
    CallRowPainter m_painter;
};

CallListView::CallListView(UiContext& context, QWidget* parent)
    : FlatListView(parent)
    , m_context(context)
{
    setObjectName(u"callList"_s);
    setAccessibleName(tr("Calls"));
    setAccessibleDescription(tr("Your calls, the ringing ones first. Enter does the obvious thing: it answers, takes "
                                "back from hold, retrieves."));
    setItemDelegate(new Delegate(*this));
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    connect(&context.ticker, &Ticker::tick, this, &CallListView::onTick);
    connect(&context.theme, &Theme::changed, this, &CallListView::doItemsLayout);
    connect(&context.commands, &CommandRunner::availabilityChanged, viewport(), [this] { viewport()->update(); });
    connect(this, &FlatListView::hoveredChanged, this, &CallListView::onHovered);
    relayout();
}

CallListView::~CallListView() = default;

std::optional<Call> CallListView::callAt(const QModelIndex& index) const
{
    const QVariant value = index.data(Role::Value);
    return value.canConvert<Call>() ? std::optional(value.value<Call>()) : std::nullopt;
}

CallRowContent CallListView::contentOf(const QModelIndex& index) const
{
    const auto call = callAt(index);
    if (!call)
        return {};
    QString queue = call->queue;
    if (const Queue* known = m_context.models.queues().find(QueueId{call->id.site, call->queue}))
        queue = known->name.isEmpty() ? queue : known->name;
    CallRowContent content
        = CallRowContent::of(*call, m_context.home(call->id.site), queue, m_context.clock.now(), m_recallAfterMs);
    const QString site = index.data(Role::SiteName).toString();
    if (!site.isEmpty())
        content.second = content.second.isEmpty() ? site : content.second + u" \u00B7 "_s + site;
    return content;
}

void CallListView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void CallListView::setRecallAfterMs(qint64 ms)
{
    m_recallAfterMs = ms;
    viewport()->update();
}

void CallListView::relayout()
{
    GroupedGeometry::Measures measures;
    measures.width = viewport()->width();
    measures.rowHeight = CallRowGeometry::height(m_context.theme);
    measures.headerHeight = QFontMetrics(m_context.theme.font(TextSize::Small, true)).height() + 12;
    QList<int> groups;
    for (int row = 0; row < rowCount(); ++row)
        groups.append(indexOfRow(row).data(AttendantCallsProxy::GroupRole).toInt());
    m_geometry = GroupedGeometry(groups, measures);
    if (!hovered().isValid())
        return;
    // What came and went above the row under the pointer is made up for, by scrolling where there is room to scroll.
    const int away = m_geometry.rect(hovered().row()).top() - verticalOffset() - m_hoveredTop;
    const int most = std::max(0, m_geometry.contentHeight() - viewport()->height());
    const int scrolled = std::clamp(verticalOffset() + away, 0, most);
    const int left = away - (scrolled - verticalOffset());
    if (left != 0)
        m_geometry = GroupedGeometry(groups, measures, -left);
    if (scrolled != verticalOffset())
        settleAt(scrolled, most);
}

void CallListView::onHovered(const QModelIndex& index)
{
    m_hoveredButton = -1;
    m_pressedButton = -1;
    if (index.isValid())
        m_hoveredTop = visualRect(index).top();
    else if (m_geometry.shift() != 0)
        doItemsLayout();
    Q_EMIT inUseChanged(index.isValid() || m_dragging);
}

int CallListView::rowAfter(int row, CursorAction action) const
{
    const int page = std::max(1, viewport()->height() / std::max(1, CallRowGeometry::height(m_context.theme)));
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return row - 1;
    case MoveDown:
    case MoveNext:
        return row + 1;
    case MovePageUp:
        return row - page;
    case MovePageDown:
        return row + page;
    case MoveHome:
        return 0;
    case MoveEnd:
        return m_geometry.count() - 1;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return row;
}

bool CallListView::matchesTyped(const QModelIndex& index, const QString& typed) const
{
    const QString name = contentOf(index).name;
    return name.startsWith(typed, Qt::CaseInsensitive) || name.contains(u' ' + typed, Qt::CaseInsensitive);
}

void CallListView::paintBehind(QPainter& painter, const QRect& area)
{
    const auto& rows = static_cast<const Delegate*>(itemDelegate())->painter();
    for (const GroupedGeometry::Header& header : m_geometry.headers()) {
        if (header.rect.intersects(area))
            rows.paintHeader(painter, toViewport(header.rect), groupTitle(header.group), header.count);
    }
    if (m_geometry.count() == 0) {
        painter.setFont(m_context.theme.font());
        painter.setPen(m_context.theme.tokens().muted);
        painter.drawText(
            viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
}

void CallListView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    FlatListView::dataChanged(topLeft, bottomRight, roles);
    // A row that changed its group in place gets another header.
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int group = indexOfRow(row).data(AttendantCallsProxy::GroupRole).toInt();
        const int top = m_geometry.rect(row).top();
        int shown = -1;
        for (const GroupedGeometry::Header& header : m_geometry.headers())
            shown = header.rect.top() <= top ? header.group : shown;
        if (shown != group) {
            doItemsLayout();
            return;
        }
    }
}

void CallListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    // The base class would make the neighbour current, and the next key would act on somebody else's call.
    if (currentIndex().row() >= start && currentIndex().row() <= end)
        selectionModel()->clear();
    FlatListView::rowsAboutToBeRemoved(parent, start, end);
}

void CallListView::onTick()
{
    if (!isVisible())
        return;
    const auto [first, last] = visibleRows();
    updateRows(first, last);
}

QList<RowButton> CallListView::buttonsOf(const QModelIndex& index) const
{
    const auto call = callAt(index);
    if (!call)
        return {};
    QList<RowButton> buttons;
    const QList<Capability> verbs = rowVerbs(*call, m_context.home(call->id.site), m_context.clock.now());
    for (const Capability verb : verbs)
        buttons.append({verb, m_context.commands.availability(call->id.site, verb).can});
    return buttons;
}

bool CallListView::showsButtons(const QModelIndex& index) const
{
    if (!index.isValid() || index == hovered())
        return index.isValid();
    const auto call = callAt(index);
    return call && call->waitsForAdmission(m_context.clock.now()); // there is no time to look for them
}

QRect CallListView::buttonRect(const QModelIndex& index, Capability verb) const
{
    if (!showsButtons(index))
        return {};
    const QList<RowButton> buttons = buttonsOf(index);
    const auto& rows = static_cast<const Delegate*>(itemDelegate())->painter();
    const CallRowGeometry g = rows.geometry(visualRect(index), contentOf(index), int(buttons.size()));
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (buttons.at(i).verb == verb)
            return g.buttons.at(i);
    }
    return {};
}

int CallListView::buttonAt(const QModelIndex& index, const QPoint& point) const
{
    if (!showsButtons(index))
        return -1;
    const int count = int(buttonsOf(index).size());
    const auto& rows = static_cast<const Delegate*>(itemDelegate())->painter();
    const CallRowGeometry g = rows.geometry(visualRect(index), contentOf(index), count);
    for (int i = 0; i < count; ++i) {
        if (g.buttons.at(i).contains(point))
            return i;
    }
    return -1;
}

} // namespace callboard::ui
