// SPDX-License-Identifier: MIT
/// Numbers that are the same to the last bit: 0 and -0 are not, and a NaN is the same as itself.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace gonogo {

inline bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

inline bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return same_bits(x, y); });
}

}  // namespace gonogo
