// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/systemfact.h"
#include "ui/common/uicontext.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace callboard::ui {

class CallNotifier;

//! What concerns the house rather than a call on one's own phone: paging, connecting two outside numbers, playing an
//! announcement into a call.
class HouseActions : public QObject
{
    Q_OBJECT

public:
    //! All borrowed; pickers and sheets open over `window`, which owns this.
    HouseActions(UiContext& context, CallNotifier& notifier, QWidget* window);

    //! Whether a page of ours is running that can be ended.
    [[nodiscard]] bool isPaging() const { return !m_paging.site.isEmpty(); }

private:
    struct Group
    {
        SiteId site;
        PagingGroup group;
        QString label; //!< unique among the groups that are offered
    };
    struct Reading;

    void readGroups();
    void choose(const QList<Group>& groups);
    void page(const Group& group);
    void endPage();
    void connectTwo();
    void askForPrompt();
    void play(const Call& call, const QString& prompt);
    [[nodiscard]] const Call* callToPlayTo() const;
    void refresh();

    UiContext& m_context;
    CallNotifier& m_notifier;
    QWidget* m_window;
    Group m_paging;
    QStringList m_prompts; //!< that were played, newest first
};

} // namespace callboard::ui
