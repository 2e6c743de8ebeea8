// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/jade/jadecodec.h"

#include <simdjson.h>

#include <array>
#include <charconv>

namespace callboard::jade {

namespace dom = simdjson::dom;

//! Where numbers become text. A record has at most two dozen fields.
class Scratch
{
public:
    template <typename Number> Text write(Number number)
    {
        if (m_used + kLongest > m_bytes.size())
            return {};
        char* begin = m_bytes.data() + m_used;
        const auto [end, error] = std::to_chars(begin, begin + kLongest, number);
        if (error != std::errc{})
            return {};
        m_used += static_cast<size_t>(end - begin);
        return {begin, static_cast<size_t>(end - begin)};
    }
    void reset() { m_used = 0; }

private:
    static constexpr size_t kLongest = 32;
    std::array<char, kLongest * 32> m_bytes;
    size_t m_used = 0;
};

//! 6 and "6" are read as the text they stand for. nullopt: an array or object.
[[nodiscard]] std::optional<Text> scalar(const dom::element& value, Scratch& scratch);

//! Each returns why the record was dropped, empty when it was delivered.
using RecordDecoder = Text (*)(const dom::object&, Change, Scratch&, JadeSink&);

Text readChannel(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readParked(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readEntry(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readMember(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readQueue(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readLot(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readModule(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);
Text readContact(const dom::object& record, Change change, Scratch& scratch, JadeSink& sink);

[[nodiscard]] bool looksLikeMember(const dom::object& record);

} // namespace callboard::jade
