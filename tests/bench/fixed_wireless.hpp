// SPDX-License-Identifier: MIT
/// tests/projects/fixed-wireless.toml written by hand in C++: what no general program can be, fitted
/// to one bid. Two versions: the loop that one would write, and one for AVX-512.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace gonogo::bench {

/// Factor of investment, volume and price, growth, erosion, months of the ramp, factor of cost,
/// inflation.
inline constexpr std::size_t drawn = 8;

/// The drawn numbers, each a column, as many values in each; a multiple of 16.
using Columns = std::array<std::vector<double>, drawn>;

/// Some cases of a column, and where the results of them begin.
struct Part {
  std::size_t first = 0, end = 0;  ///< multiples of 16
};

/// NPV by month after month, with pow() for what grows.
void plain_loop(const Columns& cases, Part part, double* npv);

/// 16 cases side by side, growth by recurrences, tax and present value in the same loop; the internal
/// rate a year by Halley's method from the rate at which the moments say that NPV is 0. `irr` may be
/// null. Requires a processor with AVX-512.
void hand_written(const Columns& cases, Part part, double* npv, double* irr);

}  // namespace gonogo::bench
