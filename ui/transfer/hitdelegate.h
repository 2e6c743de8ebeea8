// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStyledItemDelegate>

namespace callboard::ui {

class Theme;

//! What one line of a picker shows. Rows of any model that answer HitRole with it can be drawn.
struct HitLook
{
    QString icon;
    QColor colour; //!< of the icon and of `state`; invalid: the theme's muted
    QString name;
    QString detail; //!< muted, after the name
    QString state; //!< a word, in `colour`
    QString right; //!< number or key, at the right
    bool enabled = true;
};

inline constexpr int kHitRole = Qt::UserRole + 900;

//! Icon, name, detail ... state word, number. One line, elided at the right.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HitDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace callboard::ui

Q_DECLARE_METATYPE(callboard::ui::HitLook)
