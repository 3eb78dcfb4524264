// SPDX-License-Identifier: MIT
/// How the value of an expression or amount will be used. This decides what its names mean.
#pragma once

#include <optional>
#include <string>

#include "compile/settlement.hpp"
#include "gonogo/base/kind.hpp"
#include "gonogo/base/message.hpp"
#include "gonogo/proposal/value.hpp"

namespace gonogo {

struct Usage {
  std::string owner = {};  ///< id of the item; the ids of helper rows begin with it

  /// Flows are converted to money per this. Absent: the money of a step, not converted.
  std::optional<Unit> per = Unit::year;

  /// What a number that is the amount itself is called, and its unit; default: its address, none.
  Message label = {};
  std::string unit = {};
  Kind kind = Kind::number;

  bool constant = false;  ///< allows only drivers that do not vary in time
  bool moments = false;   ///< entries of a schedule hold at their labels only, not until the next
  bool at_once = false;   ///< a sum at a moment, or a level: a flow counts at its yearly rate

  bool at_end = false;  ///< a base that counts with its mean counts with its end here

  /// The years that a formula sees as a whole; null: it sees each step.
  const Settlement* settled = nullptr;
  Window window = {};  ///< of a settled item

  /// First column in which the value counts; absent: not known, or before that 0 is right.
  std::optional<int> first_used = {};
};

}  // namespace gonogo
