// SPDX-License-Identifier: MIT
/// What the front page advises.
#include "gonogo/analysis/turning.hpp"
#include "opening.hpp"
#include "sentence.hpp"

using namespace gonogo;

namespace {

/// Earns a fee after a year, and spends k now, at 10 %: NPV is fee / 1.1 - k.
std::string fee_and_cost(const std::string& fee, const std::string& k, const std::string& rules) {
  return "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[drivers]\nfee = { " +
         fee + " }\nk = { " + k +
         " }\n[rates]\ndiscount = 0.1\n[investment]\na = { amount = \"k\" }\n[revenue]\nr = { "
         "amount = \"fee + 0 * k\", at = \"Y1\" }\n" +
         rules;
}

const std::string value_rule = "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n";

}  // namespace

// fee / 1.1 = 100 at 110, 50 / 1.1 = 45.45.
TEST_CASE("turning: what passes outside its range only is named, with the range") {
  const Bid bid = test::must_open(fee_and_cost("value = 50, low = 50, high = 50",
                                               "value = 100, low = 100, high = 100", value_rule));
  CHECK(test::sentence_of(bid, "to_pass_everything") ==
        "To pass everything: k 100 -> 45.45 (-54.5%; beyond its range of 100 to 100) or fee 50 -> "
        "110 (+120.0%; beyond its range of 50 to 50).");
  const Bid two = test::must_open(fee_and_cost(
      "value = 50, low = 50, high = 60", "value = 100, low = 100, high = 100",
      value_rule + "[rule.more]\nmeasure = \"npv\"\nat_least = 20\nseverity = \"should\"\n"));
  const std::string mandatory = test::sentence_of(two, "to_pass_mandatory");
  CHECK(mandatory.find("k 100 -> 45.45") != std::string::npos);
  CHECK(mandatory.find("no number of the bid does") == std::string::npos);
}

// Both 40 % of the way to their bounds: 50 + 0.4 x 50 = 70 and 100 - 0.4 x 90 = 64 make 0 about.
TEST_CASE("turning: a number without a range hides neither our price nor two that do it inside") {
  const Bid bid =
      test::must_open(fee_and_cost("value = 50, low = 40, high = 100, control = \"ours\"",
                                   "value = 100, low = 50, high = 150, control = \"customer\"",
                                   "[cost.team]\namount = 5\nat = \"Y0\"\n" + value_rule));
  const Turning turning = find_turning(bid, evaluate(bid));
  REQUIRE(turning.remedies.size() == 1);
  CHECK(turning.numbers[turning.remedies[0].alone[0].number].address == "drivers.fee");
  CHECK_FALSE(turning.remedies[0].alone[0].within_bounds);
  CHECK(turning.remedies[0].together.size() == 2);
  const std::string said = test::sentence_of(bid, "to_pass_everything");
  CHECK(said.starts_with("To pass everything: nothing alone inside a range that the bid states; "));
  CHECK(said.find("Alone: fee 50 -> 115.5") != std::string::npos);
  CHECK(said.find("beyond its range of 40 to 100") != std::string::npos);
}

// Static payback by whole years: 100 is back in the second year with 50 a year, and in the third below.
TEST_CASE("turning: where a measure jumps over its limit, no headroom of a number says so") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n[drivers]\nfee = 49\n"
      "[investment]\na = { amount = 100 }\n[revenue]\nr = { amount = \"if(fee < 49, 20, 60)\", per "
      "= "
      "\"year\" }\n[rule.back]\nmeasure = \"static_payback\"\nat_most = \"3 years\"\n");
  CHECK(
      test::sentence_of(bid, "threat")
          .starts_with("No headroom in fee: back jumps over its limit as soon as it is below 49."));
}
