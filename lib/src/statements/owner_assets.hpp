// SPDX-License-Identifier: MIT
/// Assets in the owner's books, where they bear the interest of construction.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Adds the owner's depreciation, book value, proceeds and gains, where they are not the project's.
/// Interest that no asset bears is left to be deducted: `LoanRows::to_assets` is then none.
void add_owners_assets(Books& books);

/// What loans deduct from profit in each step: interest, fees, and the depreciation of the interest
/// that joins assets. Interest that no asset bears is deducted at once. `part` names the rows: "unit.".
Term deductions_of(Books& books, const std::vector<LoanRows>& loans, const std::string& part);

}  // namespace gonogo
