// SPDX-License-Identifier: MIT
/// Limits to the size of a file: no file may cost more time and memory than the bid of a person
/// needs.
#pragma once

#include <cstddef>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"

namespace gonogo {

inline constexpr std::size_t most_values = 100'000;  ///< keys, values of lists and tables together
inline constexpr std::size_t most_items = 2'000;     ///< drivers, quantities, lines, rules, ...
inline constexpr std::size_t most_scenarios = 100;  ///< each is applied to the bid once, as a check
inline constexpr std::size_t most_sections = 50;

/// The limit that a document exceeds, if any. Such a document is not read.
Diagnostics check_bounds(const Document& document);

}  // namespace gonogo
