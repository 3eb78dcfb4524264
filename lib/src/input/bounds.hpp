// SPDX-License-Identifier: MIT
/// How much a file may hold, so that no file costs more time and memory than a person's bid ever
/// needs.
#pragma once

#include <cstddef>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"

namespace gonogo {

inline constexpr std::size_t most_values = 100'000;  ///< keys, values of lists and tables together
inline constexpr std::size_t most_items = 2'000;     ///< drivers, quantities, lines, rules, ...
inline constexpr std::size_t most_scenarios =
    100;  ///< each is laid over the bid once to be checked
inline constexpr std::size_t most_sections = 50;

/// What of a document is too much; nothing else of it is worth reading then.
Diagnostics check_bounds(const Document& document);

}  // namespace gonogo
