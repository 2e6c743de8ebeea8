// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/flatlistview.h"

namespace callboard {
class DirectorySearch;
struct DirectoryHit;
} // namespace callboard

namespace callboard::ui {

struct UiContext;

//! The hits under the dial field: who could be meant by what was typed, with presence. Floats over the window, never
//! takes the focus.
class Suggestions : public FlatListView
{
    Q_OBJECT

public:
    Suggestions(UiContext& context, DirectorySearch& search, QWidget* window);

    //! Beside `field`, as wide as it, for what the search has now; hides itself when that is nothing.
    void showFor(const QWidget* field);
    [[nodiscard]] const DirectoryHit* chosen() const;
    //! +1 down, -1 up; from nothing to the first or last.
    void step(int by);

protected:
    [[nodiscard]] QRect itemRect(int row) const override;
    [[nodiscard]] int rowAt(const QPoint& point) const override;
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect& area) const override;
    [[nodiscard]] int contentHeight() const override;
    [[nodiscard]] int rowAfter(int row, CursorAction action) const override;
    void relayout() override;
    void paintBehind(QPainter& painter, const QRect& area) override;

private:
    class Delegate;
    UiContext& m_context;
    DirectorySearch& m_search;
    int m_rowHeight = 40;
};

} // namespace callboard::ui
