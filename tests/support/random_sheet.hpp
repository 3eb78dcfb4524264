// SPDX-License-Identifier: MIT
/// Sheets of random formulas, for laws that hold of all of them.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo::test {

enum class References {
  ordered,
  any
};  ///< whether a row reads in its own column only rows before it

/// Draws from RapidCheck. With `ordered` references most sheets can be computed; with `any`, many
/// hold circles.
Sheet random_sheet(References references);

/// The sheet as a model without measures or rules; its order may name a circle.
Model model_of(Sheet sheet);

/// Values of the inputs, by address, for so many cases: plain numbers among some that arithmetic
/// trips over.
std::vector<std::vector<double>> random_cases(const Sheet& sheet, std::size_t count);

}  // namespace gonogo::test
