// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/capability.h"
#include "ui/common/lamp.h"

#include <QRect>

class QDateTime;
class QPainter;

namespace callboard::ui {

class Theme;

//! What a row of the call list says, ready to be painted.
struct CallRowContent
{
    Lamp lamp = Lamp::Unknown;
    QString word;
    QString name; //!< the name, or the number where there is none
    QString second; //!< "Sales · +49 30 555 0101"
    QString timer;
    QString age; //!< "12 s ago" when stale
    bool ringing = false;
    bool admission = false; //!< can be let through or turned away; the timer is what is left
    bool recording = false;
    bool muted = false;
    bool recall = false; //!< held or parked for too long
    bool inferred = false;
    bool stale = false;
    bool ghost = false; //!< the PBX lists it, but nobody is in it any more

    //! `queueName`: name of the queue that it came through. `recallAfterMs`: 0 = never.
    static CallRowContent of(
        const Call& call, const QString& home, const QString& queueName, const QDateTime& now, qint64 recallAfterMs);
    [[nodiscard]] QString toolTip() const;
};

//! One button that appears in the row under the pointer.
struct RowButton
{
    Capability verb = Capability::Answer;
    bool enabled = true;
};

//! Where the parts of a row are. A value, tested without a window.
struct CallRowGeometry
{
    QRect row;
    QRect disc; //!< behind the icon
    QRect icon;
    QRect name;
    QRect timer;
    QRect lamps; //!< recording, muted, warning: left of the timer
    QRect second;
    QList<QRect> buttons; //!< right end of the second line

    static CallRowGeometry of(const QRect& row, const Theme& theme, int timerWidth, int lampCount, int buttonCount);
    [[nodiscard]] static int height(const Theme& theme);
};

struct CallRowState
{
    bool hovered = false;
    bool selected = false;
    bool focused = false;
    QList<RowButton> buttons; //!< shown while hovered or focused
    int hoveredButton = -1;
    int pressedButton = -1;
};

class CallRowPainter
{
public:
    explicit CallRowPainter(const Theme& theme)
        : m_theme(theme)
    {
    }

    void paint(QPainter& painter, const QRect& rect, const CallRowContent& content, const CallRowState& state) const;
    [[nodiscard]] CallRowGeometry geometry(const QRect& rect, const CallRowContent& content, int buttonCount) const;
    void paintHeader(QPainter& painter, const QRect& rect, const QString& title, int count) const;

private:
    void paintSurface(QPainter& painter, const CallRowGeometry& geometry, const CallRowContent& content,
        const CallRowState& state) const;
    void paintLamps(QPainter& painter, const QRect& rect, const CallRowContent& content) const;
    void paintText(QPainter& painter, const CallRowGeometry& geometry, const CallRowContent& content) const;
    void paintButtons(QPainter& painter, const CallRowGeometry& geometry, const CallRowState& state) const;

    const Theme& m_theme;
};

//! The buttons of a row in this state, in their order from left to right; at most three.
[[nodiscard]] QList<Capability> rowVerbs(const Call& call, const QString& home, const QDateTime& now = {});

//! "Ringing", "On hold": the header above rows of one group (int of CallState).
[[nodiscard]] QString groupTitle(int group);

class CallWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::CallWords)
    friend struct CallRowContent;
    friend QString groupTitle(int group);
};

} // namespace callboard::ui
