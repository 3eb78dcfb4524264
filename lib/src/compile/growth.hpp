// SPDX-License-Identifier: MIT
/// How far a value has grown since it began to grow.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// What grows.
struct Growing {
  std::string id = {};  ///< of the item; the ids of helper rows begin with it
  int first = 0;        ///< its first column
  int from = 0;         ///< the column from which it grows
  bool single = false;  ///< one value; else a list or a schedule
};

/// The factor of growth in each column.
Term growth_factor(Compilation& bid, Values& values, const Names& names, const Growth& growth,
                   const Growing& item);

/// Years from column `from` on: whole years, or of every step.
Term years_since(Sheet& sheet, int from, Every every);

}  // namespace gonogo
