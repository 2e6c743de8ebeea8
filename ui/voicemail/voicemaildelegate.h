// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace callboard::ui {

class Theme;

//! One line a message: new or heard, who, when, how long. New ones are bold and say so.
class VoicemailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit VoicemailDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace callboard::ui
