// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/directorysearch.h"
#include "ui/common/uicontext.h"
#include "ui/transfer/pickerframe.h"

#include <functional>

namespace callboard::ui {

struct Target;

//! Whom? The transfer picker's search for anything else: type a name or a number, arrows, Enter.
class PersonPicker : public PickerFrame
{
    Q_OBJECT

public:
    struct Request
    {
        QString title; //!< "Call whom into Board?"
        SiteId site; //!< only who can be reached there
        QList<DirectoryHit::Kind> kinds; //!< empty: people and numbers
        //! What Enter would do with this one, below the list. When it cannot be done, why; Enter then does nothing.
        std::function<Availability(const DirectoryHit&)> can;
        std::function<QString(const DirectoryHit&)> words;
        std::function<void(const Target&)> chosen;
    };

    PersonPicker(UiContext& context, QWidget* window);

    void openFor(const Request& request);
    //! The one of this widget's window, made when there is none.
    [[nodiscard]] static PersonPicker& of(QWidget* widget, UiContext& context);

protected:
    void queryChanged(const QString& text) override;
    void currentChanged() override;
    void accepted(Qt::KeyboardModifiers modifiers) override;

private:
    [[nodiscard]] const DirectoryHit* currentHit() const;

    UiContext m_context;
    DirectorySearch m_search;
    Request m_request;
};

} // namespace callboard::ui
