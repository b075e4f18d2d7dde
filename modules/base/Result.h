// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Error.h>

#include <utility>
#include <variant>

namespace egret {

/// The value of an operation, or the error that kept it from having one.
///
/// Module boundaries return Result instead of throwing. A result that is not
/// looked at is a compiler warning.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// For operations that succeed without producing anything.
using Outcome = Result<std::monostate>;

inline Outcome success() { return std::monostate{}; }

} // namespace egret
