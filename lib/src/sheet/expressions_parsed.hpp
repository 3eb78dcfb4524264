// SPDX-License-Identifier: MIT
/// Counts the formulas that were parsed, for tests: a bid parses each of its formulas once.
#pragma once

#include <atomic>
#include <cstddef>

namespace gonogo {

/// In this process so far.
std::atomic<std::size_t>& expressions_parsed();

}  // namespace gonogo
