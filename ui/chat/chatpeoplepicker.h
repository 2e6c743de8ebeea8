// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/chat.h"
#include "ui/common/uicontext.h"
#include "ui/transfer/pickerframe.h"

#include <QStandardItemModel>
#include <QTimer>

#include <functional>

namespace callboard::ui {

//! To whom? Searches the people of one PBX who can be written to. Enter begins a chat with one, Shift+Enter collects
//! several for a chat of a group, which Enter on the first row begins.
class ChatPeoplePicker : public PickerFrame
{
    Q_OBJECT

public:
    ChatPeoplePicker(UiContext& context, QWidget* window);

    void openFor(const SiteId& site, std::function<void(const QList<ChatPerson>&)> chosen);
    //! The one of this widget's window, made when there is none.
    [[nodiscard]] static ChatPeoplePicker& of(QWidget* widget, UiContext& context);

    static constexpr int kSearchAfterMs = 200;

protected:
    void queryChanged(const QString& text) override;
    void currentChanged() override;
    void accepted(Qt::KeyboardModifiers modifiers) override;

private:
    void search();
    void show(const QList<ChatPerson>& people);
    [[nodiscard]] QString collected() const;
    //! nullopt: the row that begins the group's chat, or none.
    [[nodiscard]] std::optional<ChatPerson> current() const;

    UiContext m_context;
    SiteId m_site;
    std::function<void(const QList<ChatPerson>&)> m_chosen;
    QStandardItemModel m_rows;
    QList<ChatPerson> m_people; //!< as shown, after the group's row
    QList<ChatPerson> m_group;
    QTimer m_soon;
    quint64 m_generation = 0;
    QString m_problem;
    bool m_searching = false;
};

} // namespace callboard::ui
