// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/states.h"
#include "core/models/roles.h"
#include "core/models/searchindex.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace callboard {

class LiveModels;

//! One answer of the directory.
struct DirectoryHit
{
    enum class Kind : quint8 { Extension, Contact, Queue, ParkSlot, Number };

    Kind kind = Kind::Number;
    SiteId site; //!< where to dial it; empty for contacts of no site
    QString key; //!< the id's text in its model; contacts have one hit a number
    QString name;
    QString number; //!< what to dial
    QString detail; //!< department, company or phonebook
    ExtensionState state = ExtensionState::Unknown; //!< of extensions
    QDateTime since; //!< UTC, when that state began
    bool stale = false;
    int score = 0; //!< higher is better

    friend bool operator==(const DirectoryHit&, const DirectoryHit&) = default;
};

//! One ranked list over everything that can be called: extensions, contacts, queues, park slots and the number as
//! typed. For the transfer picker and the search field. Follows the models while it shows something.
class DirectorySearch : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, NumberColumn, DetailColumn, StateColumn, ColumnCount };
    enum Role : int {
        KindRole = callboard::Role::Number + 200, //!< int of DirectoryHit::Kind
        NameRole,
        DetailRole,
    };
    Q_ENUM(Role)

    //! `models` is borrowed and must outlive this.
    explicit DirectorySearch(const LiveModels& models, QObject* parent = nullptr);

    //! Empty: no rows.
    void setQuery(const QString& query);
    [[nodiscard]] QString query() const { return m_text; }
    //! Only what can be dialled on this site (contacts always can); empty for every site.
    void setSite(const SiteId& site);
    //! Which kinds are wanted; all by default.
    void setKinds(const QList<DirectoryHit::Kind>& kinds);
    //! At most this many rows, 50 by default.
    void setLimit(int limit);

    [[nodiscard]] const DirectoryHit& at(int row) const { return m_hits.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void search();
    [[nodiscard]] QList<DirectoryHit> find() const;
    void addExtensions(QList<DirectoryHit>& hits) const;
    void addContacts(QList<DirectoryHit>& hits) const;
    void addQueues(QList<DirectoryHit>& hits) const;
    void addParkSlots(QList<DirectoryHit>& hits) const;
    void addTypedNumber(QList<DirectoryHit>& hits) const;
    [[nodiscard]] bool wants(DirectoryHit::Kind kind) const;
    [[nodiscard]] bool wants(const SiteId& site) const { return m_site.isEmpty() || site == m_site; }
    [[nodiscard]] int scoreOf(const QString& name, const QString& number) const;
    void show(const QList<DirectoryHit>& hits);

    const LiveModels& m_models;
    QString m_text;
    SearchQuery m_query;
    SiteId m_site;
    QList<DirectoryHit::Kind> m_kinds;
    int m_limit = 50;
    QList<DirectoryHit> m_hits;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::DirectoryHit)
