// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/mime.h"

#include <QMimeData>

namespace callboard::ui::mime {

using namespace Qt::StringLiterals;

namespace {

QMimeData* pack(const char* format, const QStringList& fields, const QString& label, const QString& text)
{
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(format), fields.join(u'\n').toUtf8());
    data->setData(QString::fromLatin1(kLabel), label.toUtf8());
    data->setText(text);
    return data;
}

std::optional<QStringList> unpack(const QMimeData* data, const char* format, int fields)
{
    if (!data || !data->hasFormat(QString::fromLatin1(format)))
        return std::nullopt;
    QStringList parts = QString::fromUtf8(data->data(QString::fromLatin1(format))).split(u'\n');
    if (parts.size() != fields || parts.at(1).isEmpty())
        return std::nullopt;
    parts.append(QString::fromUtf8(data->data(QString::fromLatin1(kLabel))));
    return parts;
}

} // namespace

QMimeData* make(const DraggedCall& drag)
{
    return pack(kCall, {drag.call.site.text, drag.call.text, drag.extension}, drag.label, drag.label);
}

QMimeData* make(const DraggedPark& drag)
{
    return pack(kPark, {drag.slot.site.text, drag.slot.text}, drag.label, drag.label);
}

QMimeData* make(const DraggedQueued& drag)
{
    return pack(kQueued, {drag.call.site.text, drag.call.text}, drag.label, drag.label);
}

QMimeData* make(const DraggedExtension& drag)
{
    // The plain text is the number: that is what a text field should get.
    return pack(kExtension, {drag.id.site.text, drag.id.text}, drag.label, drag.id.text);
}

std::optional<DraggedCall> callOf(const QMimeData* data)
{
    const auto parts = unpack(data, kCall, 3);
    if (!parts)
        return std::nullopt;
    return DraggedCall{CallId{SiteId{parts->at(0)}, parts->at(1)}, parts->at(2), parts->at(3)};
}

std::optional<DraggedPark> parkOf(const QMimeData* data)
{
    const auto parts = unpack(data, kPark, 2);
    if (!parts)
        return std::nullopt;
    return DraggedPark{ParkSlotId{SiteId{parts->at(0)}, parts->at(1)}, parts->at(2)};
}

std::optional<DraggedQueued> queuedOf(const QMimeData* data)
{
    const auto parts = unpack(data, kQueued, 2);
    if (!parts)
        return std::nullopt;
    return DraggedQueued{CallId{SiteId{parts->at(0)}, parts->at(1)}, parts->at(2)};
}

std::optional<DraggedExtension> extensionOf(const QMimeData* data)
{
    const auto parts = unpack(data, kExtension, 2);
    if (!parts)
        return std::nullopt;
    return DraggedExtension{ExtensionId{SiteId{parts->at(0)}, parts->at(1)}, parts->at(2)};
}

} // namespace callboard::ui::mime
