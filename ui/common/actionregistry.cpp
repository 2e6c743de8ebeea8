// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace callboard::ui {

namespace {

//! Whether the key writes a character: such a key belongs to a text field that has the focus.
bool writesText(Qt::KeyboardModifiers modifiers, const QString& text)
{
    constexpr auto kCommanding = Qt::ControlModifier | Qt::MetaModifier;
    // AltGr arrives as Ctrl+Alt on some platforms and does write characters.
    const bool altGr = (modifiers & Qt::ControlModifier) && (modifiers & Qt::AltModifier);
    if ((modifiers & kCommanding) && !altGr)
        return false;
    if ((modifiers & Qt::AltModifier) && !altGr)
        return false;
    return !text.isEmpty() && text.at(0).isPrint();
}

bool takesText(const QWidget* widget)
{
    return widget && widget->isEnabled() && widget->testAttribute(Qt::WA_InputMethodEnabled);
}

//! Keys that a person needs to get around with; as a shortcut they would take the keyboard away.
bool isNavigation(const QKeySequence& key)
{
    if (key.count() != 1 || key[0].keyboardModifiers() != Qt::NoModifier)
        return false;
    switch (key[0].key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        return true;
    default:
        return false;
    }
}

bool clash(const QKeySequence& a, const QKeySequence& b)
{
    return !a.isEmpty() && !b.isEmpty()
        && (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

QString keyText(const Keys& keys)
{
    QStringList parts;
    for (const QKeySequence& key : keys)
        parts << key.toString(QKeySequence::NativeText);
    return parts.join(QStringLiteral(", "));
}

ActionRegistry::ActionRegistry(QObject* parent)
    : QObject(parent)
{
    if (QCoreApplication* app = QCoreApplication::instance())
        app->installEventFilter(this);
}

ActionRegistry::~ActionRegistry() = default;

QAction* ActionRegistry::add(const ActionSpec& spec)
{
    if (QAction* there = find(spec.id))
        return there;
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    // One window is the console; a floating panel or a picker inside it must not lose the keys.
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false);
    m_order << spec.id;
    apply(*m_entries.insert(spec.id, Entry{spec, action, Availability::yes()}));
    for (QWidget* window : std::as_const(m_windows))
        window->addAction(action);
    return action;
}

QAction* ActionRegistry::find(const QString& id) const
{
    const auto it = m_entries.constFind(id);
    return it == m_entries.cend() ? nullptr : it->action;
}

QStringList ActionRegistry::categories() const
{
    QStringList result;
    for (const QString& id : m_order) {
        const QString& category = m_entries.constFind(id)->spec.category;
        if (!result.contains(category))
            result << category;
    }
    return result;
}

QStringList ActionRegistry::idsIn(const QString& category) const
{
    QStringList result;
    for (const QString& id : m_order) {
        if (m_entries.constFind(id)->spec.category == category)
            result << id;
    }
    return result;
}

const ActionSpec& ActionRegistry::spec(const QString& id) const
{
    static const ActionSpec kNone;
    const auto it = m_entries.constFind(id);
    return it == m_entries.cend() ? kNone : it->spec;
}

void ActionRegistry::installOn(QWidget* window)
{
    if (m_windows.contains(window))
        return;
    m_windows << window;
    connect(window, &QObject::destroyed, this, [this, window] { m_windows.removeOne(window); });
    for (const QString& id : std::as_const(m_order))
        window->addAction(find(id));
}

void ActionRegistry::setAvailability(const QString& id, const Availability& availability)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end() || it->availability == availability)
        return;
    it->availability = availability;
    it->action->setEnabled(availability.can);
    updateToolTip(*it);
    Q_EMIT availabilityChanged(id);
}

Availability ActionRegistry::availability(const QString& id) const
{
    const auto it = m_entries.constFind(id);
    return it == m_entries.cend() ? Availability::no({}) : it->availability;
}

Keys ActionRegistry::keys(const QString& id) const
{
    const auto it = m_overrides.constFind(id);
    return it == m_overrides.cend() ? spec(id).keys : *it;
}

void ActionRegistry::setKeys(const QString& id, const Keys& keys)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end() || this->keys(id) == keys)
        return;
    if (it->spec.keys == keys)
        m_overrides.remove(id);
    else
        m_overrides.insert(id, keys);
    apply(*it);
    Q_EMIT keysChanged(id);
    Q_EMIT overridesChanged();
}

void ActionRegistry::resetKeys(const QString& id)
{
    setKeys(id, spec(id).keys);
}

void ActionRegistry::resetAllKeys()
{
    const QStringList changed = m_overrides.keys();
    for (const QString& id : changed)
        resetKeys(id);
}

QHash<QString, QString> ActionRegistry::overrides() const
{
    QHash<QString, QString> result;
    for (auto it = m_overrides.cbegin(); it != m_overrides.cend(); ++it)
        result.insert(it.key(), QKeySequence::listToString(it.value(), QKeySequence::PortableText));
    return result;
}

void ActionRegistry::setOverrides(const QHash<QString, QString>& overrides)
{
    m_overrides.clear();
    for (auto it = overrides.cbegin(); it != overrides.cend(); ++it) {
        // An id that this version does not know stays: a newer version that shares the settings may know it.
        Keys keys = QKeySequence::listFromString(it.value(), QKeySequence::PortableText);
        keys.removeAll(QKeySequence()); // what an empty text becomes: no key is a choice, too
        m_overrides.insert(it.key(), keys);
    }
    for (Entry& entry : m_entries) {
        apply(entry);
        Q_EMIT keysChanged(entry.spec.id);
    }
}

QList<KeyConflict> ActionRegistry::conflicts() const
{
    QList<KeyConflict> result;
    for (qsizetype i = 0; i < m_order.size(); ++i) {
        for (qsizetype j = i + 1; j < m_order.size(); ++j) {
            const Keys first = keys(m_order.at(i));
            const Keys second = keys(m_order.at(j));
            for (const QKeySequence& key : first) {
                for (const QKeySequence& other : second) {
                    if (!clash(key, other))
                        continue;
                    result << KeyConflict{m_order.at(i), m_order.at(j), key,
                        tr("%1 is set for both “%2” and “%3”, so neither will work.")
                            .arg(key.toString(QKeySequence::NativeText), spec(m_order.at(i)).text,
                                spec(m_order.at(j)).text)};
                }
            }
        }
    }
    return result;
}

QString ActionRegistry::problem(const QString& id, const QKeySequence& key) const
{
    if (key.isEmpty())
        return {};
    const QString name = key.toString(QKeySequence::NativeText);
    if (isNavigation(key))
        return tr("%1 is needed to move around the window and cannot be given to an action.").arg(name);
    for (const QString& other : m_order) {
        if (other == id)
            continue;
        const Keys taken = keys(other);
        for (const QKeySequence& theirs : taken) {
            if (key == theirs) {
                return tr("%1 already belongs to “%2” (%3).").arg(name, spec(other).text, spec(other).category);
            }
            if (clash(key, theirs)) {
                return tr("%1 and %2 of “%3” begin with the same key.")
                    .arg(name, theirs.toString(QKeySequence::NativeText), spec(other).text);
            }
        }
    }
    return {};
}

QString ActionRegistry::toolTip(const QString& id) const
{
    const auto it = m_entries.constFind(id);
    if (it == m_entries.cend())
        return {};
    const QString what = it->spec.hint.isEmpty() ? it->spec.text : it->spec.hint;
    const Keys keys = this->keys(id);
    //: tooltip: what a control does, and its key in brackets
    QString text = keys.isEmpty() ? what : tr("%1 (%2)").arg(what, keyText(keys));
    if (!it->availability.can && !it->availability.why.isEmpty())
        text += u'\n' + it->availability.why;
    return text;
}

void ActionRegistry::bind(QAbstractButton* button, const QString& id)
{
    QAction* action = find(id);
    if (!action)
        return;
    const auto follow = [this, button, action, id] {
        if (button->text().isEmpty() && button->icon().isNull())
            button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(toolTip(id));
        if (button->accessibleName().isEmpty())
            button->setAccessibleName(action->text());
        button->setAccessibleDescription(availability(id).can ? keyText(keys(id)) : availability(id).why);
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (takesText(qobject_cast<QWidget*>(watched)) && writesText(key->modifiers(), key->text())) {
            event->accept();
            return true; // accepted: the key arrives as typing, not as a shortcut
        }
    }
    // What arrives at the window itself, nobody on the way up wanted.
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()
        && m_windows.contains(static_cast<QWidget*>(watched))) {
        if (triggerLastResort(static_cast<QKeyEvent*>(event)->keyCombination()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

bool ActionRegistry::triggerLastResort(QKeyCombination key)
{
    for (const QString& id : std::as_const(m_order)) {
        const Entry& entry = *m_entries.constFind(id);
        if (entry.spec.lastResort && entry.action->isEnabled() && keys(id).contains(QKeySequence(key))) {
            entry.action->trigger();
            return true;
        }
    }
    return false;
}

void ActionRegistry::apply(Entry& entry)
{
    entry.action->setShortcuts(entry.spec.lastResort ? Keys{} : keys(entry.spec.id));
    updateToolTip(entry);
}

void ActionRegistry::updateToolTip(const Entry& entry)
{
    entry.action->setToolTip(toolTip(entry.spec.id));
}

} // namespace callboard::ui
