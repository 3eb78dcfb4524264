// SPDX-License-Identifier: MIT
/// Where a bid jumps as one of its numbers moves: a cost by steps of what is counted, a tier, a level
/// that is reached.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "gonogo/analysis/variable.hpp"

namespace gonogo {

/// A part of a line's formula that jumps: where `value` passes an integer, or where what it compares,
/// `value` less `less`, passes 0.
struct JumpingPart {
  RowId row = no_row;
  bool compares = false;
  NodeId value = no_node;
  NodeId less = no_node;
  double plus = 0;  ///< to `value`: halves are rounded up
};

/// Of all lines. What a statement compares of its own is no jump: a tax is from nothing up.
std::vector<JumpingPart> jumping_parts(const Sheet& sheet);

/// Whether a ceil, floor or round of the sheet depends on the number.
bool is_stepped(const Model& model, const Variable& number);

/// All that the number may be from nothing to four times its base, ascending, where it counts things
/// and they are few: of what is stepped up to 4,096, else up to 512. Empty where they are many, and
/// of any other number.
std::vector<double> every_unit(const Model& model, const Variable& number);

/// A line along which numbers of a bid move.
struct Course {
  std::vector<Address> addresses = {};
  std::vector<double> at = {};  ///< ascending: places on the line
  /// The numbers at a place.
  std::function<std::map<Address, double>(double place)> numbers = {};
};

/// Whether so much of the bid turns as these numbers move, or it has so many cells, that jumps_along
/// would take seconds, and finds none.
bool is_too_large_for_jumps(const Model& model, const std::vector<Address>& addresses);

/// Where a comparison, ceil, floor or round of a line's formula turns: each such place, and one close
/// to it on either side, ascending. At most 2,048 places, those nearest `base`. Exact where what is
/// compared is straight between two places of the course, or bends once between them.
std::vector<double> jumps_along(const Model& model, const Course& course, double base);

}  // namespace gonogo
