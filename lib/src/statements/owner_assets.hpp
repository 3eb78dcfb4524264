// SPDX-License-Identifier: MIT
/// Assets in the owner's books, where they bear the interest of construction.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Adds the owner's depreciation, book value, proceeds and gains, where they are not the project's.
/// Interest that no asset bears is left to be deducted: `LoanRows::to_assets` is then none.
void add_owners_assets(Books& books);

/// What a loan of 1 deducts from profit in each step: interest, fee, and the depreciation of the
/// interest that joins assets. Interest that no asset bears is deducted at once.
Term unit_deductions(Books& books, LoanRows& unit);

}  // namespace gonogo
