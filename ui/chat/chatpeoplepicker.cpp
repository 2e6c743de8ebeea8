// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpeoplepicker.h"

#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "ui/transfer/hitdelegate.h"

#include <QFutureWatcher>
#include <QLineEdit>

namespace callboard::ui {

using namespace Qt::StringLiterals;

ChatPeoplePicker::ChatPeoplePicker(UiContext& context, QWidget* window)
    : PickerFrame(context.theme, window, u"chatPeoplePicker"_s)
    , m_context(context)
{
    setModel(&m_rows);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSearchAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &ChatPeoplePicker::search);
}

ChatPeoplePicker& ChatPeoplePicker::of(QWidget* widget, UiContext& context)
{
    QWidget* window = widget->window();
    if (auto* there = window->findChild<ChatPeoplePicker*>(QString(), Qt::FindDirectChildrenOnly))
        return *there;
    return *new ChatPeoplePicker(context, window);
}

void ChatPeoplePicker::openFor(const SiteId& site, std::function<void(const QList<ChatPerson>&)> chosen)
{
    m_site = site;
    m_chosen = std::move(chosen);
    m_group.clear();
    m_people.clear();
    m_rows.clear();
    open(tr("Write to whom?"), tr("Name or user"));
    m_soon.start(0); // everybody, before anything is typed
}

void ChatPeoplePicker::queryChanged(const QString&)
{
    m_soon.start(kSearchAfterMs);
}

void ChatPeoplePicker::search()
{
    PbxClient* client = m_context.models.client(m_site);
    if (!client)
        return;
    const quint64 generation = ++m_generation;
    m_searching = true;
    m_problem.clear();
    // A watcher rather than then(this, ...): the client may answer after this picker is gone.
    using Answer = Result<QList<ChatPerson>>;
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation != m_generation)
            return;
        m_searching = false;
        const Answer answer = watcher->result();
        m_problem = answer ? QString() : answer.error().message;
        show(answer ? *answer : QList<ChatPerson>());
    });
    watcher->setFuture(client->chatPeople(typed().trimmed()));
}

void ChatPeoplePicker::show(const QList<ChatPerson>& people)
{
    m_people = people;
    m_rows.clear();
    const auto add = [this](const QString& icon, const QString& name, const QString& right, const QString& state) {
        HitLook look;
        look.icon = icon;
        look.name = name;
        look.right = right == name ? QString() : right;
        look.state = state;
        auto* item = new QStandardItem(name);
        item->setData(QVariant::fromValue(look), kHitRole);
        item->setData(state.isEmpty() ? name : u"%1, %2"_s.arg(name, state), Qt::AccessibleTextRole);
        item->setEditable(false);
        m_rows.appendRow(item);
    };
    if (!m_group.isEmpty())
        add(u"people"_s, tr("Chat with %1").arg(collected()), {}, {});
    for (const ChatPerson& person : people)
        add(u"person"_s, chatPersonLabel(person), person.account, m_group.contains(person) ? tr("chosen") : QString());
    selectFirst();
}

QString ChatPeoplePicker::collected() const
{
    QStringList names;
    for (const ChatPerson& person : m_group)
        names << chatPersonLabel(person);
    return names.join(tr(", "));
}

std::optional<ChatPerson> ChatPeoplePicker::current() const
{
    const int row = currentRow() - (m_group.isEmpty() ? 0 : 1);
    return row >= 0 && row < m_people.size() ? std::optional(m_people.at(row)) : std::nullopt;
}

void ChatPeoplePicker::currentChanged()
{
    if (!m_problem.isEmpty()) {
        setFooter(m_problem, Tone::Negative);
        return;
    }
    const auto person = current();
    if (!person && m_group.isEmpty()) {
        setFooter(m_searching ? tr("Searching…") : tr("Nobody of this name can be written to. Esc leaves."));
        return;
    }
    if (!person) {
        setFooter(tr("%1: %2").arg(tr("Enter"), tr("begin a chat with %1").arg(collected())));
        return;
    }
    const QString who = chatPersonLabel(*person);
    //: what a key would do: "Enter: write to Bo Li"
    setFooter(tr("%1: %2").arg(tr("Enter"), tr("write to %1").arg(who)) + u'\n'
        + tr("%1: %2").arg(tr("Shift+Enter"),
            m_group.contains(*person) ? tr("leave %1 out of the group").arg(who)
                                      : tr("choose %1 for a chat of several").arg(who)));
}

void ChatPeoplePicker::accepted(Qt::KeyboardModifiers modifiers)
{
    const auto person = current();
    if (person && (modifiers & Qt::ShiftModifier)) {
        if (!m_group.removeOne(*person))
            m_group << *person;
        show(m_people);
        if (auto* field = findChild<QLineEdit*>())
            field->selectAll();
        return;
    }
    const QList<ChatPerson> people = person ? QList<ChatPerson>{*person} : m_group;
    if (people.isEmpty())
        return;
    const auto chosen = m_chosen;
    dismiss();
    chosen(people);
}

} // namespace callboard::ui
