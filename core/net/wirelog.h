// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace callboard {

class Clock;

//! The last frames of a connection, for the "show traffic" window and bug reports. Secrets are masked before a frame
//! is kept. Off until switched on, because masking costs more than reading a frame.
class WireLog
{
public:
    enum class Way : quint8 { In, Out };

    struct Frame
    {
        qint64 atMs = 0; //!< milliseconds since 1970 UTC
        Way way = Way::In;
        qsizetype bytes = 0; //!< length of the whole frame; `text` may be shorter
        QString text; //!< redacted
    };

    explicit WireLog(const Clock& clock, size_t capacity = 500, qsizetype maxText = 4096);

    void setEnabled(bool enabled) { m_enabled = enabled; }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    void add(Way way, QByteArrayView frame);
    void clear();

    //! Oldest first.
    [[nodiscard]] std::vector<Frame> frames() const;

private:
    const Clock& m_clock;
    size_t m_capacity;
    qsizetype m_maxText;
    bool m_enabled = false;
    size_t m_next = 0; //!< where the next frame goes once the ring is full
    std::vector<Frame> m_ring;
};

} // namespace callboard
