// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/dialing.h"
#include "ui/common/selection.h"

#include <QAbstractButton>

namespace callboard::ui {

struct UiContext;

//! A number wherever one is shown: a click or Enter calls it, the context menu copies it.
class NumberLink : public QAbstractButton
{
    Q_OBJECT

public:
    NumberLink(UiContext& context, QWidget* parent);

    //! Hidden while the target has no number.
    void setTarget(const Target& target);
    [[nodiscard]] const Target& target() const { return m_target; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    UiContext& m_context;
    Target m_target;
};

//! Whether the system's phone program may be asked where no PBX can dial, if the person wants that at all.
enum class HandOver : quint8 {
    Allowed,
    Never, //!< the number came from the system: it would come back
};

//! How the target would be called from the attendant's own extension on its site; without a site on the console's dial
//! site.
[[nodiscard]] Dialing dialingOf(const UiContext& context, const Target& target, HandOver handOver = HandOver::Allowed);

//! Calls the target from the attendant's own extension on its site; without a site on the console's dial site.
//! Nothing happens when that PBX cannot: ask dialingOf() first.
void dialTarget(
    const UiContext& context, const Target& target, const QString& origin, HandOver handOver = HandOver::Allowed);

} // namespace callboard::ui
