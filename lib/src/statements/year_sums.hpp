// SPDX-License-Identifier: MIT
/// Sums of project years, in whatever steps.
#pragma once

#include <string>

#include "statements/books.hpp"

namespace gonogo {

/// A row with the sum of a project year in its last step, 0 in the others. Y0 is a year of its own.
RowId year_sum(Books& books, const std::string& id, const Message& label, Term flow);

/// `value` in the years of operation, whole ones: a year that ends with operation is taxed as one,
/// so that its cash is that of the whole year as well.
Term in_years_of_operation(Books& books, Term value);

}  // namespace gonogo
