// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/personpicker.h"

#include "core/models/livemodels.h"
#include "ui/common/selection.h"
#include "ui/transfer/directorylook.h"

namespace callboard::ui {

using namespace Qt::StringLiterals;

PersonPicker::PersonPicker(UiContext& context, QWidget* window)
    : PickerFrame(context.theme, window, u"personPicker"_s)
    , m_context(context)
    , m_search(context.models)
{
    setModel(new DirectoryLook(&m_search, context, this));
    connect(&m_search, &QAbstractItemModel::rowsInserted, this, [this] {
        if (currentRow() < 0)
            selectFirst();
    });
    connect(&m_search, &QAbstractItemModel::dataChanged, this, &PersonPicker::currentChanged);
}

PersonPicker& PersonPicker::of(QWidget* widget, UiContext& context)
{
    QWidget* window = widget->window();
    if (auto* there = window->findChild<PersonPicker*>(QString(), Qt::FindDirectChildrenOnly))
        return *there;
    return *new PersonPicker(context, window);
}

void PersonPicker::openFor(const Request& request)
{
    using Kind = DirectoryHit::Kind;
    m_request = request;
    m_search.setSite(request.site);
    m_search.setKinds(
        request.kinds.isEmpty() ? QList<Kind>{Kind::Extension, Kind::Contact, Kind::Number} : request.kinds);
    open(request.title, tr("Name or number"));
}

void PersonPicker::queryChanged(const QString& text)
{
    m_search.setQuery(text);
    selectFirst();
}

const DirectoryHit* PersonPicker::currentHit() const
{
    const int row = currentRow();
    return row >= 0 && row < m_search.rowCount() ? &m_search.at(row) : nullptr;
}

void PersonPicker::currentChanged()
{
    const DirectoryHit* hit = currentHit();
    if (!hit) {
        setFooter(typed().trimmed().isEmpty()
                ? tr("Type a name or a number. Esc leaves everything as it is.")
                : tr("Nobody is called “%1”. Esc leaves everything as it is.").arg(typed()));
        return;
    }
    const Availability can = m_request.can ? m_request.can(*hit) : Availability::yes();
    //: what a key would do: "Enter: call Bo Li in"
    setFooter(can.can ? tr("%1: %2").arg(tr("Enter"), m_request.words(*hit)) : can.why,
        can.can ? Tone::Muted : Tone::Negative);
}

void PersonPicker::accepted(Qt::KeyboardModifiers)
{
    const DirectoryHit* hit = currentHit();
    if (!hit || (m_request.can && !m_request.can(*hit).can))
        return;
    const Target target{hit->site, hit->number, hit->name};
    const auto chosen = m_request.chosen;
    dismiss();
    chosen(target);
}

} // namespace callboard::ui
