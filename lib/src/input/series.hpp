// SPDX-License-Identifier: MIT
/// Lists kept in CSV files beside a bid: `{ file = "traffic.csv", column = "minutes" }`.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"

namespace gonogo {

inline constexpr std::size_t largest_series = 16 << 20;  ///< bytes of a file
inline constexpr std::size_t longest_series = 10'000;    ///< values: more than a bid has steps

/// Puts the values of its column in place of every series of a document. Only files in the bid's
/// folder or below it are read, whatever names and links say. `by` and `repeat` beside `file` stay
/// with the driver.
void load_series(Document& document, Sources& sources, Diagnostics& found);

}  // namespace gonogo
