// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/transfer/pickerframe.h"

#include <QStandardItemModel>

#include <functional>

namespace callboard::ui {

//! A word to give along: type one or choose one of the usual ones, Enter. For reasons and small numbers.
class ChoicePicker : public PickerFrame
{
    Q_OBJECT

public:
    struct Request
    {
        QString title; //!< "Pause Bo Li: why?"
        QString placeholder;
        QStringList usual;
        //! What is wrong with this text; empty: it can be taken.
        std::function<QString(const QString&)> problem;
        std::function<QString(const QString&)> words; //!< what Enter would do with it
        std::function<void(const QString&)> chosen;
    };

    ChoicePicker(UiContext& context, QWidget* window);

    void openFor(const Request& request);
    //! The one of this widget's window, made when there is none.
    [[nodiscard]] static ChoicePicker& of(QWidget* widget, UiContext& context);

protected:
    void queryChanged(const QString& text) override;
    void currentChanged() override;
    void accepted(Qt::KeyboardModifiers modifiers) override;

private:
    [[nodiscard]] QString current() const;

    QStandardItemModel m_choices;
    Request m_request;
};

} // namespace callboard::ui
