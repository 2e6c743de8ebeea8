// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/fcm630a/fcmsession.h"

#include <QTimer>

#include <vector>

namespace callboard::fcm630a {

//! Changes of the configuration take effect with applyChanges only: one for everything that was stored within a second,
//! notes 37. When the PBX cannot apply at present the changes stay stored, and the next one tries again; nothing is
//! repeated by itself, notes 38.
class FcmApply : public QObject
{
    Q_OBJECT

public:
    explicit FcmApply(FcmSession& session);

    //! Something was stored. The future tells what applying it came to.
    QFuture<Result<void>> stored();
    //! Stored and not applied yet.
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    //! Somebody else applied.
    void applied();
    void failAll(const Error& error);

private:
    void apply();

    FcmSession& m_session;
    QTimer m_timer;
    std::vector<std::shared_ptr<QPromise<Result<void>>>> m_waiting;
    bool m_dirty = false;
};

} // namespace callboard::fcm630a
