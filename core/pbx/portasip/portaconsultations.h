// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/livestate.h"
#include "core/pbx/portasip/portalegs.h"

#include <optional>
#include <vector>

namespace callboard::portasip {

//! Attended transfers that this console began: the API knows none (notes 18), it only joins two calls of one phone.
class PortaConsultations
{
public:
    explicit PortaConsultations(LiveState& live)
        : m_live(live)
    {
    }

    struct One
    {
        Consultation value;
        std::string first; //!< the consulting extension's leg in the held call
        std::string second; //!< its leg in the call with the person asked; empty until the PBX told
        bool settled = false; //!< announced as ended
    };

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    void begin(const Consultation& value, const std::string& first);
    //! After a leg began or changed.
    void legChanged(const PortaLeg& leg, PortaLegs& legs);
    //! Before a leg is forgotten.
    void legEnds(const PortaLeg& leg);
    //! Three people in one call from now on.
    void becameConference(const QString& heldCall);
    void end(const QString& heldCall);
    void clear();

    //! The one that this extension is in, when `call` is either of its two.
    [[nodiscard]] std::optional<One> of(const QString& extension, const QString& call) const;

private:
    void say(One& one, Consultation::Phase phase);
    void tidy();

    LiveState& m_live;
    std::vector<One> m_all;
};

} // namespace callboard::portasip
