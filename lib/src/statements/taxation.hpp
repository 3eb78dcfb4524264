// SPDX-License-Identifier: MIT
/// Income tax on a profit: the project's before interest, or the owner's after it.
#pragma once

#include <string>
#include <vector>

#include "statements/books.hpp"

namespace gonogo {

struct TaxedProfit {
  RowId profit = no_row;
  std::vector<Posting> untaxed = {};      ///< parts of it that are not taxed
  std::vector<Posting> taxed_apart = {};  ///< gains taxed on their own; a loss among them counts 0
  std::string prefix = {};                ///< of the ids of the rows
  std::string statement = "tax";          ///< that shows them
};

struct IncomeTax {
  RowId due = no_row;
  RowId paid = no_row;     ///< in the step it is paid; `due` without a lag
  RowId payable = no_row;  ///< `no_row` without a lag
};

/// Adds the rows of the tax. The first call adds the row of its rate, which later ones use too.
IncomeTax assess_tax(Books& books, const Tax& tax, const TaxedProfit& taxed);

}  // namespace gonogo
