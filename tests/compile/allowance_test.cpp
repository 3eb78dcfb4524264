// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "support/bid.hpp"

using namespace gonogo;

namespace {

/// The clocks and helper rows of the allowance of an asset, in the order in which they were added.
std::vector<std::string> rows_of_allowance(const std::string& depreciation) {
  const Model model = test::model_of(test::project(
      "period = \"4 years\"\nconstruction = \"1 year\"\n[investment]\nx = { amount = 9, " +
      depreciation + " }\n"));
  std::vector<std::string> ids;
  for (const SheetRow& row : model.sheet.rows()) {
    const bool part = row.kind == RowKind::clock || row.kind == RowKind::helper;
    if (part && row.id.starts_with("depreciation.x.")) ids.push_back(row.id.substr(15));
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

// A compiler may evaluate the factors of a product in either order. A clock has the name of the first
// of those with its values: `past_years` is also the years elapsed, `length` also what serves.
TEST_CASE("allowance: rows have the order of the factors, whichever compiler built the program") {
  CHECK(rows_of_allowance("life = \"2 years\", depreciation = \"sum_of_years\"") ==
        Ids{"past_years", "length", "share"});
  CHECK(rows_of_allowance("depreciation = { shares = [0.5, 0.5] }") ==
        Ids{"entry", "listed", "length", "share"});
  CHECK(rows_of_allowance("depreciation = { amounts = [4, 5] }") ==
        Ids{"entry", "listed", "opening"});
}
