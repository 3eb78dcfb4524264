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
    const bool clock =
        row.kind == RowKind::clock &&
        (row.id.ends_with("in_service") || row.id == "time.entry" || row.id == "time.listed");
    if (clock) ids.push_back(row.id.substr(5));
    if (row.kind == RowKind::helper && row.id.starts_with("depreciation.x."))
      ids.push_back(row.id.substr(15));
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

// A compiler may evaluate the factors of a product in either order.
TEST_CASE("allowance: rows have the order of the factors, whichever compiler built the program") {
  CHECK(
      rows_of_allowance("life = \"2 years\", depreciation = \"sum_of_years\"") ==
      Ids{"full_years_in_service", "years_in_service", "length_in_service", "share", "in_service"});
  CHECK(rows_of_allowance("depreciation = { shares = [0.5, 0.5] }") ==
        Ids{"entry", "listed", "shares", "length_in_service", "share", "in_service"});
  CHECK(rows_of_allowance("depreciation = { amounts = [4, 5] }") ==
        Ids{"entry", "listed", "opening", "length_in_service", "in_service"});
}
