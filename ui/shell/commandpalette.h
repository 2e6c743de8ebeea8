// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/models/directorysearch.h"
#include "ui/common/uicontext.h"
#include "ui/transfer/pickerframe.h"

#include <QAbstractListModel>
#include <QTimer>

namespace callboard {
class AttendantCallsProxy;
}

namespace callboard::ui {

//! Calls, people and numbers, and actions that match what is typed.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Call, Person, Action };

    PaletteModel(UiContext& context, AttendantCallsProxy& calls, QObject* parent = nullptr);

    void setQuery(const QString& text);
    //! Whether the rows follow what happens. Off while nobody looks: a hidden list that changes its current row would
    //! be read out as if it had the focus.
    void setFollowing(bool following);
    [[nodiscard]] Kind kind(int row) const { return m_rows.at(row).kind; }
    [[nodiscard]] const CallId& call(int row) const { return m_rows.at(row).call; }
    [[nodiscard]] const DirectoryHit& hit(int row) const { return m_rows.at(row).hit; }
    [[nodiscard]] const QString& action(int row) const { return m_rows.at(row).action; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Kind kind = Kind::Action;
        CallId call;
        DirectoryHit hit;
        QString action;

        friend bool operator==(const Row&, const Row&) = default;
    };
    void rebuild();
    void addCalls(QList<Row>& rows, const QStringList& words) const;
    void addActions(QList<Row>& rows, const QStringList& words) const;

    UiContext m_context;
    AttendantCallsProxy& m_calls;
    DirectorySearch m_search;
    QString m_query;
    QTimer m_later;
    bool m_following = false;
    QList<Row> m_rows;
};

//! Ctrl+K. Enter: go to the call, call the person, do the action. Shift+Enter on a person: transfer the current call.
class CommandPalette : public PickerFrame
{
    Q_OBJECT

public:
    CommandPalette(UiContext& context, AttendantCallsProxy& calls, QWidget* window);

    void openEmpty();

Q_SIGNALS:
    void callChosen(const callboard::CallId& call);

protected:
    void queryChanged(const QString& text) override;
    void currentChanged() override;
    void accepted(Qt::KeyboardModifiers modifiers) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] const Call* transferable() const;
    void acceptPerson(const DirectoryHit& hit, bool transfer);

    UiContext m_context;
    AttendantCallsProxy& m_calls;
    PaletteModel m_model;
};

} // namespace callboard::ui
