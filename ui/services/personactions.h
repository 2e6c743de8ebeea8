// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/extension.h"
#include "ui/common/selection.h"
#include "ui/common/uicontext.h"

#include <QObject>

class QWidget;

namespace callboard::ui {

class CallNotifier;

//! What can be done about the chosen person without a call: do not disturb, forwarding, services, a text message. The
//! keys, the palette and the lamps' menu trigger the same actions.
class PersonActions : public QObject
{
    Q_OBJECT

public:
    //! All borrowed; sheets open over `window`, which owns this.
    PersonActions(UiContext& context, CallNotifier& notifier, QWidget* window);

private:
    [[nodiscard]] const Extension* chosen() const;
    void toggleDnd();
    void askWhereToForward();
    void forward(const ExtensionId& extension, const Target& to);
    void openServices();
    void openSms();
    void refresh();

    UiContext& m_context;
    CallNotifier& m_notifier;
    QWidget* m_window;
};

} // namespace callboard::ui
