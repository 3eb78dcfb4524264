// SPDX-License-Identifier: MIT
/// The failing bids of tests/errors with what belongs to them, compiled in (cli/failing_examples.awk).
#pragma once

#include <span>
#include <string_view>

namespace gonogo::cli {

struct FailingExample {
  std::string_view name = {};  ///< of the file
  std::string_view text = {};
};

std::span<const FailingExample> failing_examples();

}  // namespace gonogo::cli
