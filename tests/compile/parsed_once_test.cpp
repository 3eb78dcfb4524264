// SPDX-License-Identifier: MIT
// A formula is parsed when its bid is read, and never again.
#include <doctest/doctest.h>

#include "sheet/expressions_parsed.hpp"
#include "support/bid.hpp"

using namespace gonogo;

TEST_CASE("expressions_parsed: reading parses each formula once, compiling none") {
  const std::string bid = test::project(R"(
period = "3 years"
step = "year"
[drivers]
lines = 40
price = 3
share = [0.1, 0.2, 0.3]
delay = 1
[quantities]
calls = { formula = "lines * price", per = "month" }
steps = ["lines", "lines * 2", 120]
[revenue]
rent = { amount = { Y1 = "price", Y2 = 30 }, per = "year", growth = "share[1]" }
[cost]
staff = { amount = "max(0, revenue.rent) * share", per = "year", payable = "(delay * 2) months" }
[rates]
discount = "share[1]"
)");
  const std::size_t before = expressions_parsed();
  const Proposal proposal = test::read(bid);
  CHECK(expressions_parsed() - before == 8);
  const std::size_t read = expressions_parsed();
  CompileOptions options;
  for (const double price : {60.0, 70.0}) {
    options.overrides = {{"drivers.price", price}};
    CHECK(compile(proposal, {}, options).value);
  }
  CHECK(compile(proposal).value);
  CHECK(expressions_parsed() == read);
}
