// SPDX-License-Identifier: MIT
// A range holds for what a value is, however it is written: number, expression, list, case.
#include <doctest/doctest.h>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

const std::string rest =
    "period = \"4 years\"\n[investment]\nkit = { amount = \"price\", life = \"4 years\", "
    "residual = \"left\" }\n[revenue]\nfee = { amount = 460, per = \"year\", growth = \"rise\" }\n"
    "[tax]\nrate = [0.2, \"duty\"]\n[rates]\ndiscount = \"wacc\"\n";

/// The bid with these drivers.
std::string with(const std::string& price, const std::string& left, const std::string& rise,
                 const std::string& duty, const std::string& wacc) {
  return "[drivers]\nprice = " + price + "\nleft = " + left + "\nrise = " + rise +
         "\nduty = " + duty + "\nwacc = " + wacc + "\n" + project(rest);
}

std::string fault_of(const Model& model, const std::map<Address, double>& moved = {}) {
  const auto fault = find_fault(model, moved);
  return fault ? english(fault->message) : "";
}

Answers npv_of(const Model& model, const Address& address, double value) {
  const Cases cases{
      .addresses = {address},
      .fill = [&](std::size_t, std::span<const std::span<double>> to) { to[0][0] = value; }};
  return run(model, cases, {.measures = {{measures::npv}}}).measures[0];
}

}  // namespace

TEST_CASE("ranges: an expression is refused as the number that it gives would be") {
  CHECK(fault_of(model_of(with("1_000", "0.1", "0.02", "0.25", "0.08"))).empty());
  CHECK(fault_of(model_of(with("1_000", "0.1", "0.02", "0.25", "8"))) ==
        "rates.discount = 8 is not between -0.99 and 1");
  CHECK(fault_of(model_of(with("1_000", "90", "0.02", "0.25", "0.08"))) ==
        "investment.kit.residual = 90 is not between 0 and 1");
  CHECK(fault_of(model_of(with("1_000", "0.1", "3", "0.25", "0.08"))) ==
        "revenue.fee.growth = 3 is not between -1 and 1");
  CHECK(fault_of(model_of(with("-1_000", "0.1", "0.02", "0.25", "0.08"))) ==
        "investment.kit.amount = -1,000 is negative");
}

TEST_CASE("ranges: each value of a list counts") {
  const auto fault = find_fault(model_of(with("1_000", "0.1", "0.02", "25", "0.08")));
  REQUIRE(fault);
  CHECK(english(fault->message) == "tax.rate[2] = 25 is not between 0 and 1");
  CHECK(english(fault->hint) == "a fraction is meant: 0.25 for 25%");
  CHECK(fault->place.line > 1);
}

TEST_CASE("ranges: what varies in time counts in every step in which it is used") {
  const std::string grown =
      "[drivers]\noutlay = { value = 300, increase = -200, from = \"Y1\" }\n" +
      project(
          "period = \"4 years\"\n[investment]\nkit = { amount = \"outlay\", per = \"year\" }\n");
  CHECK(fault_of(model_of(grown)) == "investment.kit.amount in Y3 = -100 is negative");
}

TEST_CASE(
    "ranges: a case outside of a range is a fault, through a driver or at the address itself") {
  const Model model = model_of(with("1_000", "0.1", "0.02", "0.25", "0.08"));
  CHECK(npv_of(model, "drivers.wacc", 0.9).why[0] == Why::computed);
  const std::vector<std::pair<Address, double>> outside = {{"drivers.wacc", 8},
                                                           {"drivers.left", 1.5},
                                                           {"drivers.rise", 2},
                                                           {"drivers.duty", 25},
                                                           {"drivers.price", -1},
                                                           {"tax.rate[1]", 20},
                                                           {"investment.kit.plus", -2'000},
                                                           {"investment.kit.times", -1}};
  for (const auto& moved : outside) {
    CAPTURE(moved.first);
    CHECK(npv_of(model, moved.first, moved.second).why[0] == Why::fault);
    CHECK_FALSE(fault_of(model, {moved}).empty());
  }
}

TEST_CASE("ranges: a case whose shares of depreciation do not sum to 1 is a fault") {
  const std::string bid =
      "period = \"4 years\"\n[tax]\nrate = 0.25\n[investment]\nkit = { amount = 100, "
      "depreciation = { shares = [0.5, \"left\"] } }\nvan = { amount = 100, "
      "depreciation = { shares = [0.5, 0.3] }, residual = 0.2 }\n[rates]\ndiscount = 0.1\n";
  const Model model = model_of("[drivers]\nleft = 0.5\n" + project(bid));
  CHECK(npv_of(model, "drivers.left", 0.4).why[0] == Why::computed);  // the rest is for the sale
  CHECK(npv_of(model, "drivers.left", 0.6).why[0] == Why::fault);
  CHECK(npv_of(model, "investment.van.depreciation.shares[2]", 0.5).why[0] == Why::computed);
  CHECK(npv_of(model, "investment.van.depreciation.shares[2]", 0.2).why[0] == Why::fault);
  CHECK(fault_of(model, {{"drivers.left", 0.6}}) ==
        "investment.kit.depreciation.shares = 1.1 is more than 1");
}

TEST_CASE("ranges: a base that rolls is never below nothing") {
  const auto fault = [](const std::string& gain) {
    return fault_of(
        model_of(project("period = \"3 years\"\n[quantities.base]\nopening = 10\ngain = " + gain +
                         "\nper = \"year\"\n[revenue]\nfee = { amount = "
                         "\"base\", per = \"year\" }\n")));
  };
  CHECK(fault("-3").empty());
  CHECK(fault("-4") == "quantities.base in Y3 = -2 is negative");
}

TEST_CASE("ranges: a length of time through a driver is in the range of a written one") {
  const auto fault = [](const std::string& keys, const std::string& d) {
    return fault_of(model_of("[drivers]\nd = " + d + "\n" +
                             project("period = \"4 years\"\n[tax]\nrate = 0.25\n"
                                     "[investment]\nkit = { amount = 1_000 " +
                                     keys)));
  };
  CHECK(fault(", life = \"d years\" }\n", "2").empty());
  CHECK(fault(", life = \"d years\" }\n", "-1") == "investment.kit.life = -1 is negative");
  CHECK(fault(", life = \"d years\" }\n", "0") == "investment.kit.life = 0 is not above 0");
  CHECK(fault("}\n[revenue]\nfee = { amount = 460, per = \"year\", ramp = \"d years\" }\n", "-1") ==
        "revenue.fee.ramp = -1 is negative");
  CHECK(fault("}\n[revenue]\nfee = { amount = 460, per = \"year\", ramp = \"d years\" }\n", "0") ==
        "revenue.fee.ramp = 0 is not above 0");
}

TEST_CASE("ranges: an increase that takes a written amount below 0 is a fault where it is used") {
  const std::string falling = project(
      "period = \"4 years\"\n[revenue]\nfee = { amount = 460, per = \"year\", "
      "increase = -300 }\n");
  CHECK(fault_of(model_of(falling)) == "revenue.fee.amount in Y3 = -140 is negative");
  std::string ended = falling;
  ended.insert(ended.find(" }"), ", to = \"Y2\"");
  CHECK(fault_of(model_of(ended)).empty());
}

TEST_CASE("ranges: rounding is no mistake") {
  const std::string shares =
      "period = \"4 years\"\n[investment]\nkit = { amount = \"0.3 - 3 * a\", life = \"4 years\", "
      "residual = \"a + 2 * a + 7 * a\" }\n";
  CHECK(fault_of(model_of("[drivers]\na = 0.1\n" + project(shares))).empty());
}

TEST_CASE("ranges: what a lever takes off a line or a level may not bring it below 0") {
  const std::string bid = project(
      "period = \"4 years\"\n[revenue]\nfee = { amount = 460, per = \"year\" }\n[cost]\n"
      "run = { amount = \"revenue.fee - 500\", per = \"year\" }\n[working_capital]\n"
      "stock = { level = 50 }\n");
  const auto fault = [&](const Address& address, double plus) {
    return fault_of(model_of(bid, "", {.overrides = {{address, plus}}}));
  };
  CHECK(fault("revenue.fee.plus", -460).empty());
  CHECK(fault("revenue.fee.plus", -500) == "revenue.fee.amount = -40 is negative");
  CHECK(fault("working_capital.stock.plus", -50).empty());
  CHECK(fault("working_capital.stock.plus", -60) ==
        "working_capital.stock.level = -10 is negative");
  // Negative by itself, an expression draws a note; no lever may make it more so.
  CHECK(fault("cost.run.plus", 10).empty());
  CHECK(fault("cost.run.times", 2).empty());
  CHECK(fault("cost.run.plus", -10) == "cost.run.amount in Y1 = -10 is negative");
}
