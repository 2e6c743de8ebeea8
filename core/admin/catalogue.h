// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/resource.h"
#include "core/domain/siteprofile.h"

#include <memory>

namespace callboard::admin {

//! Everything that can be administered on one kind of PBX, as resources/catalogue/<pbx>.json describes it.
//! Immutable once loaded, so it can be shared.
class Catalogue
{
public:
    //! The catalogue that is built into the program. ErrorKind::NotSupported when there is none for this brand.
    [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> load(Brand brand);
    //! Reads and checks a catalogue. The error lists every mistake with its place, e.g.
    //! 'resources "note", fields "name": "type" must be one of text, number, ...'.
    [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> parse(const QByteArray& json);

    [[nodiscard]] const QString& pbx() const { return m_pbx; }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& document() const { return m_document; }
    //! From the least to the most powerful; a role includes those before it.
    [[nodiscard]] const QStringList& roles() const { return m_roles; }
    [[nodiscard]] const QList<Resource>& resources() const { return m_resources; }
    //! By id or alias; null when there is no such resource.
    [[nodiscard]] const Resource* resource(const QString& name) const;
    //! Beginnings of texts (any case) by which the PBX says that something worked, or did not.
    [[nodiscard]] const QStringList& doneWords() const { return m_doneWords; }
    [[nodiscard]] const QStringList& failedWords() const { return m_failedWords; }

private:
    friend class CatalogueReader;
    QString m_pbx;
    QString m_title;
    QString m_document;
    QStringList m_roles;
    QStringList m_doneWords;
    QStringList m_failedWords;
    QList<Resource> m_resources;
};

} // namespace callboard::admin
