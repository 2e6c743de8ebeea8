// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/tilegroups.h"

#include "core/settings/settings.h"

#include <algorithm>

namespace callboard::ui {

namespace {

QList<ExtensionId> idsOf(const QStringList& texts)
{
    QList<ExtensionId> ids;
    for (const QString& text : texts) {
        const ExtensionId id = TileGroups::fromText(text);
        if (!id.isEmpty() && !ids.contains(id))
            ids.append(id);
    }
    return ids;
}

QStringList textsOf(const QList<ExtensionId>& ids)
{
    QStringList texts;
    for (const ExtensionId& id : ids)
        texts.append(TileGroups::toText(id));
    return texts;
}

} // namespace

QList<ExtensionId> arranged(QList<ExtensionId> ids, const ExtensionId& id, int before)
{
    const qsizetype from = ids.indexOf(id);
    qsizetype to = std::clamp<qsizetype>(before, 0, ids.size());
    if (from >= 0) {
        ids.removeAt(from);
        if (from < to)
            --to;
    }
    ids.insert(to, id);
    return ids;
}

TileGroups::TileGroups(Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&settings, &Settings::changed, this, [this](Setting key) {
        if (key == Setting::Favourites || key == Setting::OwnGroups)
            Q_EMIT changed();
    });
}

QString TileGroups::toText(const ExtensionId& id)
{
    return id.site.text + u'/' + id.text;
}

ExtensionId TileGroups::fromText(const QString& text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    if (slash < 0)
        return {};
    return {SiteId{text.left(slash)}, text.mid(slash + 1)};
}

QList<ExtensionId> TileGroups::favouriteList() const
{
    return idsOf(m_settings.value(Setting::Favourites).toStringList());
}

QSet<ExtensionId> TileGroups::favourites() const
{
    const QList<ExtensionId> list = favouriteList();
    return {list.begin(), list.end()};
}

void TileGroups::setFavourite(const ExtensionId& id, bool favourite)
{
    QList<ExtensionId> list = favouriteList();
    if (favourite == list.contains(id))
        return;
    if (favourite)
        list.append(id);
    else
        list.removeOne(id);
    m_settings.choose(Setting::Favourites, textsOf(list));
}

void TileGroups::arrangeFavourites(const ExtensionId& id, int before)
{
    m_settings.choose(Setting::Favourites, textsOf(arranged(favouriteList(), id, before)));
}

QStringList TileGroups::names() const
{
    return m_settings.value(Setting::OwnGroups).toMap().keys();
}

QList<ExtensionId> TileGroups::members(const QString& group) const
{
    return idsOf(m_settings.value(Setting::OwnGroups).toMap().value(group).toStringList());
}

bool TileGroups::add(const QString& group)
{
    if (group.trimmed().isEmpty() || names().contains(group.trimmed()))
        return false;
    store(group.trimmed(), {});
    return true;
}

void TileGroups::remove(const QString& group)
{
    QVariantMap groups = m_settings.value(Setting::OwnGroups).toMap();
    if (groups.remove(group) > 0)
        m_settings.choose(Setting::OwnGroups, groups);
}

void TileGroups::setMember(const QString& group, const ExtensionId& id, bool member)
{
    QList<ExtensionId> ids = members(group);
    if (member == ids.contains(id))
        return;
    if (member)
        ids.append(id);
    else
        ids.removeOne(id);
    store(group, ids);
}

void TileGroups::arrange(const QString& group, const ExtensionId& id, int before)
{
    store(group, arranged(members(group), id, before));
}

void TileGroups::store(const QString& group, const QList<ExtensionId>& members)
{
    QVariantMap groups = m_settings.value(Setting::OwnGroups).toMap();
    groups.insert(group, textsOf(members));
    m_settings.choose(Setting::OwnGroups, groups);
}

} // namespace callboard::ui
