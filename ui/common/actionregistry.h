// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "ui/common/actionids.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

class QAbstractButton;
class QWidget;

namespace callboard::ui {

using Keys = QList<QKeySequence>;

//! What the registry is told about an action.
struct ActionSpec
{
    QString id; //!< stable, see actionids.h
    QString text; //!< "Answer": menus, the palette, the printed list
    QString category; //!< translated heading: "Calls"
    Keys keys; //!< defaults; may be empty
    QString hint; //!< one sentence for the tooltip; empty: the text alone
    //! The key is taken only when nothing that has the focus wanted it: Esc belongs to the innermost thing first.
    bool lastResort = false;
};

//! Two actions that want the same key.
struct KeyConflict
{
    QString firstId;
    QString secondId;
    QKeySequence key;
    QString sentence; //!< translated
};

//! Every action of the console: what it is called, which keys trigger it, whether it can be used now and why not.
//! The keys work whatever has focus in the window; keys that write a character never fire while a text field has it.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject* parent = nullptr);
    ~ActionRegistry() override;

    //! The action belongs to the registry. Adding an id twice returns the one that is there.
    QAction* add(const ActionSpec& spec);
    //! nullptr if nobody added it.
    [[nodiscard]] QAction* find(const QString& id) const;
    //! In the order of adding.
    [[nodiscard]] QStringList ids() const { return m_order; }
    [[nodiscard]] QStringList categories() const;
    [[nodiscard]] QStringList idsIn(const QString& category) const;
    [[nodiscard]] const ActionSpec& spec(const QString& id) const;

    //! Makes every action, present and future, work in this window.
    void installOn(QWidget* window);

    //! Whether the action can be used now; the reason goes into the tooltip.
    void setAvailability(const QString& id, const Availability& availability);
    [[nodiscard]] Availability availability(const QString& id) const;

    [[nodiscard]] Keys keys(const QString& id) const;
    [[nodiscard]] bool isOverridden(const QString& id) const { return m_overrides.contains(id); }
    //! The person's own keys. Taken although they conflict: ask problem() first.
    void setKeys(const QString& id, const Keys& keys);
    void resetKeys(const QString& id);
    void resetAllKeys();
    //! For settings: id -> keys in portable text, "F3; Ctrl+A". Only what differs from the defaults.
    [[nodiscard]] QHash<QString, QString> overrides() const;
    void setOverrides(const QHash<QString, QString>& overrides);

    [[nodiscard]] QList<KeyConflict> conflicts() const;
    //! Why this key should not be given to this action, in words; empty when it can.
    [[nodiscard]] QString problem(const QString& id, const QKeySequence& key) const;

    //! "Answer (F3)"; with the reason on a second line while it cannot be used.
    [[nodiscard]] QString toolTip(const QString& id) const;
    //! The button triggers the action and follows its state, tooltip and accessible description; it keeps its own text
    //! unless that is empty.
    void bind(QAbstractButton* button, const QString& id);

    //! The whole list as a page that can be printed.
    [[nodiscard]] QString toHtml(const QString& title) const;

Q_SIGNALS:
    void keysChanged(const QString& id);
    //! The overrides as settings should store them.
    void overridesChanged();
    void availabilityChanged(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry
    {
        ActionSpec spec;
        QAction* action = nullptr;
        Availability availability = Availability::yes();
    };

    void apply(Entry& entry);
    bool triggerLastResort(QKeyCombination key);
    void updateToolTip(const Entry& entry);

    QHash<QString, Entry> m_entries;
    QStringList m_order;
    QHash<QString, Keys> m_overrides;
    QList<QWidget*> m_windows;
};

//! "F3" or "F3, Ctrl+A" as this platform writes keys.
[[nodiscard]] QString keyText(const Keys& keys);

//! Adds the console's standard actions with their default keys.
void addStandardActions(ActionRegistry& registry);

} // namespace callboard::ui
