// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/choicepicker.h"

#include "ui/transfer/hitdelegate.h"

namespace callboard::ui {

using namespace Qt::StringLiterals;

ChoicePicker::ChoicePicker(UiContext& context, QWidget* window)
    : PickerFrame(context.theme, window, u"choicePicker"_s)
{
    setModel(&m_choices);
}

ChoicePicker& ChoicePicker::of(QWidget* widget, UiContext& context)
{
    QWidget* window = widget->window();
    if (auto* there = window->findChild<ChoicePicker*>(QString(), Qt::FindDirectChildrenOnly))
        return *there;
    return *new ChoicePicker(context, window);
}

void ChoicePicker::openFor(const Request& request)
{
    m_request = request;
    open(request.title, request.placeholder);
}

void ChoicePicker::queryChanged(const QString& text)
{
    const QString typed = text.trimmed();
    QStringList shown;
    if (!typed.isEmpty())
        shown << typed;
    for (const QString& usual : std::as_const(m_request.usual)) {
        if (usual != typed && usual.contains(typed, Qt::CaseInsensitive))
            shown << usual;
    }
    m_choices.clear();
    for (const QString& text : std::as_const(shown)) {
        auto* item = new QStandardItem(text);
        HitLook look;
        look.icon = u"chevron-right"_s;
        look.name = text;
        item->setData(QVariant::fromValue(look), kHitRole);
        item->setEditable(false);
        m_choices.appendRow(item);
    }
    selectFirst();
}

QString ChoicePicker::current() const
{
    const QStandardItem* item = m_choices.item(currentRow());
    return item ? item->text() : QString();
}

void ChoicePicker::currentChanged()
{
    const QString text = current();
    const QString problem = text.isEmpty() ? QString() : m_request.problem ? m_request.problem(text) : QString();
    if (text.isEmpty())
        setFooter(tr("Esc leaves everything as it is."));
    else if (!problem.isEmpty())
        setFooter(problem, Tone::Negative);
    else
        //: what a key would do: "Enter: pause Bo Li"
        setFooter(tr("%1: %2").arg(tr("Enter"), m_request.words(text)));
}

void ChoicePicker::accepted(Qt::KeyboardModifiers)
{
    const QString text = current();
    if (text.isEmpty() || (m_request.problem && !m_request.problem(text).isEmpty()))
        return;
    const auto chosen = m_request.chosen;
    dismiss();
    chosen(text);
}

} // namespace callboard::ui
