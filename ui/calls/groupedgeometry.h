// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

#include <utility>

namespace callboard::ui {

//! Where the rows of a list are whose neighbours of one group stand under a header. A value, tested without a window.
//! Device-independent pixels; (0, 0) is the top left corner of the unscrolled content.
class GroupedGeometry
{
public:
    struct Measures
    {
        int width = 0;
        int rowHeight = 52;
        int headerHeight = 28;
        int gap = 2; //!< between rows
        int margin = 8; //!< left and right
        int bottom = 8;

        friend bool operator==(const Measures&, const Measures&) = default;
    };
    struct Header
    {
        int group = 0;
        int count = 0;
        QRect rect;
    };

    GroupedGeometry() = default;
    //! `groups`: the group of each row. `shift`: added to every position, so that a row under the pointer can stay
    //! where it is while rows above it come and go.
    GroupedGeometry(const QList<int>& groups, const Measures& measures, int shift = 0);

    [[nodiscard]] int count() const { return static_cast<int>(m_tops.size()); }
    [[nodiscard]] QRect rect(int row) const;
    //! -1 between rows and on headers.
    [[nodiscard]] int at(const QPoint& point) const;
    //! (0, -1) when none.
    [[nodiscard]] std::pair<int, int> in(const QRect& area) const;
    [[nodiscard]] const QList<Header>& headers() const { return m_headers; }
    [[nodiscard]] int contentHeight() const { return m_height; }
    [[nodiscard]] int shift() const { return m_shift; }

private:
    Measures m_measures;
    QList<int> m_tops;
    QList<Header> m_headers;
    int m_height = 0;
    int m_shift = 0;
};

} // namespace callboard::ui
