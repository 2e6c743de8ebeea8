// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/nightswitch.h"
#include "ui/common/uicontext.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace callboard::ui {

//! Day or night, for each PBX that has it: icon and word, and a menu that switches the whole or single things. Takes no
//! room where no PBX knows day and night.
class NightBar : public QWidget
{
    Q_OBJECT

public:
    explicit NightBar(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QToolButton* button(const SiteId& site) const { return m_buttons.value(site); }
    //! The menu of the first site that has one; nothing where none has.
    void openMenu();

private:
    //! What all switches of a site say together.
    enum class Period : quint8 { Day, Night, Partly };

    void sync();
    void refresh(const SiteId& site, const QList<NightSwitch>& switches);
    void fill(QMenu* menu, const SiteId& site);
    void ask(const NightSwitch& nightSwitch);
    [[nodiscard]] static Period periodOf(const QList<NightSwitch>& switches);
    [[nodiscard]] static QString word(Period period);

    UiContext& m_context;
    QHBoxLayout* m_layout;
    QHash<SiteId, QToolButton*> m_buttons;
    QTimer m_later;
};

} // namespace callboard::ui
