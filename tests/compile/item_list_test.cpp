// SPDX-License-Identifier: MIT
// gonogo-proposal(5), "Expressions": which item a name means.
#include "compile/item_list.hpp"

#include <doctest/doctest.h>

#include "support/bid.hpp"

using namespace gonogo;

namespace {

std::string id_of(const ItemList& items, const std::string& name) {
  const Item* item = items.named(name);
  return item ? item->id : "";
}

std::vector<std::string> ids_of(const std::vector<const Item*>& items) {
  std::vector<std::string> ids;
  for (const Item* each : items) ids.push_back(each->id);
  return ids;
}

const std::string bid = R"(
period = "3 years"
[drivers]
price = 2
[quantities]
calls = { formula = "price", per = "month" }
[revenue]
rent = { amount = 10, per = "year" }
fee = { amount = 5, at = "Y1" }
old = { amount = 5, at = "Y1", excluded = "signed before" }
[investment]
line = { amount = 100 }
mast = { amount = 50, existing = true }
[rates]
discount = 0.1
)";

}  // namespace

TEST_CASE("ItemList: drivers and quantities have bare names, lines are section.id") {
  const Proposal proposal = test::read(test::project(bid));
  const ItemList items(proposal);
  CHECK(id_of(items, "price") == "drivers.price");
  CHECK(id_of(items, "calls") == "quantities.calls");
  CHECK(id_of(items, "revenue.rent") == "revenue.rent");
  CHECK(id_of(items, "drivers.price") == "");
  CHECK(id_of(items, "rent") == "");
}

TEST_CASE("ItemList: a formula names investment as its cost in place, which is no flow") {
  const Proposal proposal = test::read(test::project(bid));
  const ItemList items(proposal);
  CHECK(id_of(items, "investment") == "in_place");
  CHECK(id_of(items, "investment.line") == "investment.line.in_place");
  CHECK_FALSE(items.named("investment.line")->flow);
  CHECK(items.named("depreciation")->flow);
}

TEST_CASE("ItemList: totals leave out excluded items, and outlays what is already owned") {
  const Proposal proposal = test::read(test::project(bid));
  const ItemList items(proposal);
  using Ids = std::vector<std::string>;
  CHECK(ids_of(items.parts_of(*items.find("revenue"))) == Ids{"revenue.rent", "revenue.fee"});
  CHECK(ids_of(items.parts_of(*items.find("investment"))) == Ids{"investment.line"});
  CHECK(ids_of(items.parts_of(*items.find("in_place"))) ==
        Ids{"investment.line.in_place", "investment.mast.in_place"});
}

TEST_CASE("ItemList: a total comes at once if one of its lines does") {
  const Proposal proposal = test::read(test::project(bid));
  const ItemList items(proposal);
  CHECK_FALSE(items.comes_at_once(*items.find("revenue.rent")));
  CHECK(items.comes_at_once(*items.find("revenue.fee")));
  CHECK(items.comes_at_once(*items.find("revenue")));
  CHECK_FALSE(items.comes_at_once(*items.find("cost")));
}
