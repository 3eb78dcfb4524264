// SPDX-License-Identifier: MIT
/// What the service levels of a line make of its price, and what is given back where they are missed.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// The factor on the amount of a line: the product of the prices of its levels; 1 without any.
Term price_of_service(Compilation& bid, Values& values, const Line& line);

/// Defines `row` and returns what it holds before what scales its section: the share of `fee` (the
/// row of the line that is compensated) that is given back.
Term define_compensation(Compilation& bid, Values& values, const Line& line, RowId row, RowId fee);

}  // namespace gonogo
