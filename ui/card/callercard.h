// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/capability.h"
#include "ui/common/selection.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace callboard {
struct AuditEntry;
}

namespace callboard::ui {

struct UiContext;
class CardHeader;
class CommandButton;
class NumberLink;

//! "What I know and can do": who the current call is with and the buttons for it. Every button has one place for good;
//! what makes no sense in the call's state leaves its place empty. Without a call it shows the selected person.
class CallerCard : public QWidget
{
    Q_OBJECT

public:
    explicit CallerCard(UiContext& context, QWidget* parent = nullptr);
    ~CallerCard() override;

    //! "last: yesterday, 4 min, Ana": told by whoever knows the history; empty hides it.
    void setLastContact(const QString& text);
    //! A note on the caller; empty hides it.
    void setNote(const QString& text);

    //! The button at whose place this verb appears; whether it is shown depends on the call.
    [[nodiscard]] CommandButton* button(Capability verb) const;

Q_SIGNALS:
    //! Who is shown now, so that history and notes can be looked up.
    void personChanged(const callboard::ui::Target& person);

private:
    //! One place: the first verb that makes sense is shown there.
    struct Place
    {
        CommandButton* button = nullptr;
        QList<Capability> verbs;
        Capability shown = Capability::Dial;
        bool used = false;
    };

    void addPlace(QGridLayout* grid, int row, int column, const QString& name, const QList<Capability>& verbs);
    void refresh();
    void showCall(const Call& call);
    void showTarget(const Target& target);
    void showNobody();
    void showTimeLeft();
    void updatePlaces(const Call* call);
    [[nodiscard]] Availability availabilityOf(Capability verb, const SiteId& site) const;
    void updatePlace(Place& place, const SiteId& site, std::optional<Capability> verb);
    void run(const Place& place);
    void onFinished(const AuditEntry& entry);
    void setPerson(const Target& person);
    [[nodiscard]] QString whoIsThat(const Call& call, const Party& party) const;
    [[nodiscard]] QString cameBy(const Call& call) const;
    static void setLine(QLabel* label, const QString& text);

    UiContext& m_context;
    CardHeader* m_header;
    NumberLink* m_number;
    QLabel* m_match;
    QLabel* m_by;
    QLabel* m_admission;
    QLabel* m_last;
    QLabel* m_note;
    QLabel* m_outcome;
    QList<Place> m_places;
    Target m_person;
};

} // namespace callboard::ui
