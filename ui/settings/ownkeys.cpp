// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/ownkeys.h"

#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"

namespace callboard::ui {

OwnKeys::OwnKeys(ActionRegistry& actions, Settings& settings, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_settings(settings)
{
    load();
    connect(&actions, &ActionRegistry::overridesChanged, this, &OwnKeys::store);
}

void OwnKeys::load()
{
    QHash<QString, QString> overrides;
    const QVariantMap map = m_settings.get<QVariantMap>(Setting::Shortcuts);
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        overrides.insert(it.key(), it.value().toString());
    m_actions.setOverrides(overrides);
}

void OwnKeys::store()
{
    QVariantMap map;
    const QHash<QString, QString> overrides = m_actions.overrides();
    for (auto it = overrides.cbegin(); it != overrides.cend(); ++it)
        map.insert(it.key(), it.value());
    m_settings.choose(Setting::Shortcuts, map);
}

} // namespace callboard::ui
