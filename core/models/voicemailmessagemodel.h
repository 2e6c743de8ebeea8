// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/voicemail.h"
#include "core/models/keyedrowmodel.h"
#include "core/pbx/pbxclient.h"

namespace callboard {

class LiveModels;

//! The messages of one mailbox, read when it is chosen and again whenever the PBX says that its counts changed.
//! Role::State: 1 not heard yet, 0 heard; Role::Since: when it was left. TimeOrder puts them in order.
class VoicemailMessageModel final : public KeyedRowModel<VoicemailMessage>
{
    Q_OBJECT

public:
    enum Column { FromColumn, TimeColumn, LengthColumn, StateColumn, ColumnCount };
    Q_ENUM(Column)

    //! `models` is borrowed and must outlive this.
    explicit VoicemailMessageModel(LiveModels& models, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const VoicemailMessage& row, int column) const override;
    [[nodiscard]] QString sentence(const VoicemailMessage& row) const override;
    [[nodiscard]] QVariant sortValue(const VoicemailMessage& row, int column) const override;
    [[nodiscard]] QVariant state(const VoicemailMessage& row) const override;
    [[nodiscard]] QDateTime since(const VoicemailMessage& row) const override;
    [[nodiscard]] QString searchText(const VoicemailMessage& row) const override;
    [[nodiscard]] QString number(const VoicemailMessage& row) const override;

    //! Shows this mailbox (an empty id: none) and reads it.
    void setMailbox(const MailboxId& mailbox);
    [[nodiscard]] const MailboxId& mailbox() const { return m_mailbox; }
    //! Reads the mailbox again; rows that are still there stay. Harmless without a mailbox.
    void reload();
    [[nodiscard]] bool isLoading() const { return m_loading; }

Q_SIGNALS:
    //! A reading began or ended; isLoading() says which.
    void loadingChanged();
    void failed(const callboard::Error& error);

private:
    LiveModels& m_models;
    MailboxId m_mailbox;
    quint64 m_generation = 0; //!< an answer for a mailbox that is no longer shown is dropped
    bool m_loading = false;
};

} // namespace callboard
