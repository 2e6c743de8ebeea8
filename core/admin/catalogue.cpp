// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/catalogue.h"

#include "core/admin/cataloguereader.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

// Outside any namespace because the macro needs it; a static library's resources are dropped by linkers otherwise.
static void initCatalogueResources()
{
    Q_INIT_RESOURCE(callboard_catalogue);
}

namespace callboard::admin {

using namespace Qt::StringLiterals;

Result<std::shared_ptr<const Catalogue>> Catalogue::load(Brand brand)
{
    initCatalogueResources();
    QFile file(u":/catalogue/%1.json"_s.arg(callboard::toName(brand)));
    if (!file.open(QIODevice::ReadOnly)) {
        return unexpected(Error{.kind = ErrorKind::NotSupported,
            .code = {},
            .message = QCoreApplication::translate("Admin", "Callboard has no administration catalogue for %1 yet.")
                           .arg(productName(brand)),
            .detail = {}});
    }
    return parse(file.readAll());
}

Result<std::shared_ptr<const Catalogue>> Catalogue::parse(const QByteArray& json)
{
    return CatalogueReader().read(json);
}

const Resource* Catalogue::resource(const QString& name) const
{
    const auto found = std::ranges::find_if(m_resources,
        [&name](const Resource& resource) { return resource.id == name || resource.aliases.contains(name); });
    return found == m_resources.end() ? nullptr : &*found;
}

} // namespace callboard::admin
