// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/directorylook.h"

#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "ui/common/lamp.h"
#include "ui/common/theme.h"

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

Lamp lampOf(const DirectoryHit& hit, const UiContext& context)
{
    // The model knows more than the hit: DND, forwarding, registration.
    if (const Extension* extension = context.models.extensions().find(ExtensionId{hit.site, hit.number}))
        return ui::lampOf(*extension);
    Extension bare;
    bare.state = hit.state;
    return ui::lampOf(bare);
}

} // namespace

HitLook lookOf(const DirectoryHit& hit, const UiContext& context)
{
    HitLook look;
    look.name = hit.name.isEmpty() ? hit.number : hit.name;
    look.detail = hit.detail;
    look.right = hit.name.isEmpty() ? QString() : hit.number;
    switch (hit.kind) {
    case DirectoryHit::Kind::Extension: {
        const Lamp lamp = lampOf(hit, context);
        look.icon = iconName(lamp);
        look.state = word(lamp);
        look.colour = context.theme.tokens().lamp(lamp).text;
        break;
    }
    case DirectoryHit::Kind::Contact:
        look.icon = u"person"_s;
        break;
    case DirectoryHit::Kind::Queue:
        look.icon = u"queue"_s;
        break;
    case DirectoryHit::Kind::ParkSlot:
        look.icon = u"park"_s;
        break;
    case DirectoryHit::Kind::Number:
        look.icon = u"dial"_s;
        break;
    }
    return look;
}

QString namedWithState(const DirectoryHit& hit, const UiContext& context)
{
    const QString& label = hit.name.isEmpty() ? hit.number : hit.name;
    if (hit.kind != DirectoryHit::Kind::Extension)
        return label;
    return u"%1 (%2)"_s.arg(label, word(lampOf(hit, context)));
}

DirectoryLook::DirectoryLook(DirectorySearch* search, const UiContext& context, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_search(search)
    , m_context(context)
{
    setSourceModel(search);
}

QVariant DirectoryLook::data(const QModelIndex& index, int role) const
{
    if (role == kHitRole && index.isValid() && index.row() < m_search->rowCount())
        return QVariant::fromValue(lookOf(m_search->at(index.row()), m_context));
    return QIdentityProxyModel::data(index, role);
}

} // namespace callboard::ui
