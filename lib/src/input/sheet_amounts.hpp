// SPDX-License-Identifier: MIT
/// Amounts as sheets show them: "1,200.50", "1.200,50", "(1 200)", "¥-3", "300-".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "input/csv.hpp"

namespace gonogo {

enum class SheetCell { empty, amount, rate, text };

/// What a cell holds: nothing or a dash; digits; a number of per cent; anything else.
SheetCell kind_of_cell(std::string_view text);

/// How the amounts of a sheet are written.
struct AmountStyle {
  char decimal = '.';
  int decimals = 0;  ///< as many as the longest shows
};

/// Finds the sign of the decimals from the amounts together: of "1,200" alone nobody can say. Where none decides,
/// a sheet separated by commas has points, and of another one each amount that may be two is a fault.
/// Requires: kind_of_cell says amount of each.
Checked<AmountStyle> style_of(const std::vector<CsvField>& amounts, char separator, char decimal);

/// The amount; empty where its groups of thousands are not of three digits, or it is not finite.
std::optional<double> amount_of(std::string_view text, const AmountStyle& style);

}  // namespace gonogo
