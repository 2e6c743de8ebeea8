// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace callboard {

//! The order of rows whose comparison is dear (collation), as numbers that are cheap to compare. Kept up to date row by
//! row: a new row gets a number between its neighbours'.
class RankedOrder
{
public:
    using Less = std::function<bool(int, int)>; //!< strict and total, by row

    //! All rows, in order.
    void assign(std::vector<int> rowsInOrder);
    //! Rows first..last are new, others moved up. Costs a binary search a row.
    void insert(int first, int last, const Less& less);
    //! Rows first..last are gone, others moved down.
    void remove(int first, int last);
    //! The order of these rows among the others has changed.
    void update(const std::vector<int>& rows, const Less& less);

    [[nodiscard]] int size() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] qint64 rank(int row) const { return m_rank[static_cast<size_t>(row)]; }
    [[nodiscard]] const std::vector<int>& rowsInOrder() const { return m_order; }

private:
    void place(int row, const Less& less);
    void renumber();

    std::vector<int> m_order; //!< rows, in order
    std::vector<qint64> m_rank; //!< by row
};

} // namespace callboard
