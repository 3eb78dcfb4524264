// SPDX-License-Identifier: MIT
#include "gonogo/analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "opening.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

const SensitivityRow& line(const Sensitivity& found, const Address& address) {
  const auto at =
      std::find_if(found.rows.begin(), found.rows.end(),
                   [&](const SensitivityRow& each) { return each.number.address == address; });
  REQUIRE(at != found.rows.end());
  return *at;
}

double only_switch(const SensitivityRow& line) {
  REQUIRE(line.switches.size() == 1);
  REQUIRE(line.switches[0].values.size() == 1);
  return line.switches[0].values[0];
}

}  // namespace

// https://academicheroes.com/sensitivity-of-npv
TEST_CASE("sensitivity: the elasticity to units sold is the published 2.11") {
  const Bid bid = test::open_bid_at("projects/elasticity-units-sold.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  CHECK(found.base.value == Approx(1'601'870.656).epsilon(1e-9));
  CHECK(std::abs(line(found, "drivers.units").coefficient - 2.114557459) < 1e-8);
}

// An ACCA question with the annuity factor in full, not 3.605.
TEST_CASE("sensitivity: price, volume and cost switch where the published answer says") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  CHECK(found.base.value == Approx(11'285).epsilon(5.0 / 11'285));
  CHECK(only_switch(line(found, "drivers.units")) == Approx(17'681.84192).epsilon(1e-9));
  CHECK(only_switch(line(found, "drivers.price")) == Approx(2.84352433).epsilon(1e-9));
  CHECK(only_switch(line(found, "drivers.unit_cost")) == Approx(1.80647567).epsilon(1e-8));
}

// https://www.8fe.cn/test-question-421211.html
TEST_CASE("sensitivity: the coefficients of investment, price and cost are the published ones") {
  const Bid bid = test::open_bid_at("projects/zh-sensitivity-coefficients.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  CHECK(std::abs(found.base.value - 115.79) < 0.01);  // the source uses four-digit factors
  CHECK(std::abs(line(found, "drivers.outlay").coefficient - -10.36) < 0.005);
  CHECK(std::abs(line(found, "drivers.takings").coefficient - 18.63) < 0.005);
  CHECK(std::abs(line(found, "drivers.expense").coefficient - -7.43) < 0.005);
}

// The same source, second set: 1300 x 10 % / 980.
TEST_CASE("sensitivity: a price may fall by the published 13.27 % before nothing is left") {
  const Bid bid = test::open_bid_at("projects/zh-critical-price.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  const SensitivityRow& price = line(found, "drivers.price");
  CHECK(found.base.value == Approx(1'300));
  CHECK(price.at_low.value == Approx(320));
  CHECK(price.at_high.value == Approx(2'280));
  CHECK(relative_change(price.number, only_switch(price)) == Approx(-0.1326530612).epsilon(1e-9));
}

// The Conch Republic case of Ross, Westerfield & Jordan.
TEST_CASE("sensitivity: a smart phone's price is worth 179,033.69 a unit of currency") {
  const Bid bid = test::open_bid_at("projects/tel-conch-smartphone.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  CHECK(std::abs(found.base.value - 13'096'371.21) < 0.01);
  CHECK(std::abs(line(found, "drivers.price").slope - 179'033.694) < 0.01);
}

TEST_CASE("sensitivity: for a linear number the coefficient is the inverse of its way to zero") {
  const Bid bid = test::open_bid_at("projects/f9-sensitivity-50000.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  for (const char* address : {"drivers.units", "drivers.price", "drivers.unit_cost"}) {
    CAPTURE(address);
    const SensitivityRow& each = line(found, address);
    const double way = relative_change(each.number, only_switch(each));
    CHECK(each.coefficient * way == Approx(-1).epsilon(1e-9));
    CHECK(each.critical);
  }
}

TEST_CASE("sensitivity: the axes of a two-way table are the one-way runs") {
  const Bid bid = test::open_bid_at("projects/elasticity-units-sold.toml");
  const Sensitivity alone = find_sensitivity(bid, {.share = 0.5});
  const auto found = find_two_way(bid, {}, "drivers.price", "drivers.units", 3);
  REQUIRE(found.value.has_value());
  const TwoWay& table = *found.value;
  REQUIRE(table.x.size() == 3);
  // Cases of all numbers are run in tiles, few cases of two are not: money differs by 1e-12.
  const auto same = [](const MeasureResult& of) {
    return doctest::Approx(of.value).epsilon(1e-12);
  };
  CHECK(table.value[1][1] == same(alone.base));
  CHECK(table.value[1][0] == same(line(alone, "drivers.price").at_low));
  CHECK(table.value[1][2] == same(line(alone, "drivers.price").at_high));
  CHECK(table.value[0][1] == same(line(alone, "drivers.units").at_low));
  CHECK(table.value[2][1] == same(line(alone, "drivers.units").at_high));
  CHECK_FALSE(find_two_way(bid, {}, "drivers.price", "drivers.nobody", 3).value.has_value());
  const auto twice = find_two_way(bid, {}, "drivers.price", "drivers.price", 3);
  REQUIRE(twice.diagnostics.size() == 1);
  CHECK(english(twice.diagnostics[0].message) == "both sides of the grid are drivers.price");
}

// https://wizedu.com/questions/11665
TEST_CASE("profile: the present values of a venture from 0 to 16 % are the published ones") {
  const Profile found = find_profile(test::open_bid_at("projects/venture-15y.toml"));
  const double published[] = {792'450,   565'252.3,  386'602.23, 244'665.27, 130'747.81,
                              38'408.66, -37'164.73, -99'597.74, -151'643.61};
  for (std::size_t i = 0; i < 9; ++i) {
    CAPTURE(i);
    CHECK(found.at.at(2 * i) == Approx(0.02 * static_cast<double>(i)));
    CHECK(std::abs(found.value.at(2 * i) - published[i]) < 0.01);
  }
  REQUIRE(found.rates.roots.size() == 1);
  CHECK(std::abs(found.rates.roots[0].rate - 0.1096760686) < 1e-9);
  REQUIRE(found.acceptable.size() == 1);
  CHECK(found.acceptable[0].high == Approx(found.rates.roots[0].rate));
}

TEST_CASE("sensitivity: bounds of the bid are used, whole drivers move in whole units") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[rates]\n"
            "discount = 0.1\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n[drivers]\n"
            "sites = { value = 42, whole = true }\nfee = { value = 100, low = 70, high = 105, "
            "tick = 7 }\n[investment]\na = { amount = 13000 }\n[revenue]\n"
            "r = { amount = \"sites * fee\", per = \"year\" }\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Sensitivity found = find_sensitivity(*bid.value, {});
  CHECK(found.base.value < 0);
  const SensitivityRow& fee = line(found, "drivers.fee");
  CHECK(fee.low == 70);
  CHECK(fee.high == 105);
  CHECK(fee.stated);
  CHECK(std::isnan(fee.coefficient));
  // 13,000 / (42 x 2.48685) = 124.46 a site: 126 on a tick of 7.
  CHECK(only_switch(fee) == 126);
  const SensitivityRow& sites = line(found, "drivers.sites");
  CHECK(sites.low == 38);
  CHECK(sites.high == 46);
  CHECK_FALSE(sites.stated);
  CHECK(only_switch(sites) == 53);
  CHECK(found.rows.back().unlike);
}

// 100 are earned back at 8 % by 45 a year in three years, not in two.
TEST_CASE("sensitivity: the period switches at the first length with the other verdict") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n[rates]\n"
            "discount = 0.08\n[rule.value]\nmeasure = \"npv\"\nat_least = 0\n[investment]\n"
            "a = { amount = 100 }\n[revenue]\nr = { amount = 45, per = \"year\" }\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  CHECK(only_switch(line(find_sensitivity(*bid.value, {}), "project.period")) == 2);
  for (const auto& [period, verdict] :
       {std::pair{"3", Verdict::go}, std::pair{"2", Verdict::no_go}}) {
    const auto set = open_bid(files,
                              {.bid = "bid.toml",
                               .no_policy = true,
                               .settings = {std::string("project.period=") + period + " years"}},
                              sources);
    REQUIRE(set.value.has_value());
    CHECK(evaluate(*set.value).verdict == verdict);
  }
}

TEST_CASE("sensitivity: an event is moved between 0 and 1, a choice between its ends") {
  MemoryFiles files;
  files.add("bid.toml",
            "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"2 years\"\n[rates]\n"
            "discount = 0\n[drivers]\n"
            "fine = { value = 0, distribution = \"event\", probability = 0.1 }\n"
            "sites = { value = 4, distribution = \"discrete\", values = [3, 4, 5], "
            "weights = [1, 2, 1] }\n[revenue]\n"
            "r = { amount = \"100 * sites - 50 * fine\", per = \"year\" }\n");
  Sources sources;
  const auto bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  REQUIRE(bid.value.has_value());
  const Sensitivity found = find_sensitivity(*bid.value, {});
  const SensitivityRow& fine = line(found, "drivers.fine");
  CHECK(fine.low == 0);
  CHECK(fine.high == 1);
  CHECK(fine.at_high.value == Approx(700));
  const SensitivityRow& sites = line(found, "drivers.sites");
  CHECK(sites.low == 3);
  CHECK(sites.high == 5);
  CHECK(sites.at_low.value == Approx(600));
}

TEST_CASE("sensitivity: an end that cannot be computed changes no verdict") {
  const Bid bid = test::open_bid_at("../examples/ict-integration.toml");
  const Sensitivity found = find_sensitivity(bid, {});
  const SensitivityRow& period = line(found, "project.period");
  CHECK(period.at_low.why == Why::fault);
  CHECK_FALSE(period.turns);
}

// NPV = 2.4869 (price - wage) - 100: it fails below a price of 60.2 and above a wage of 39.8.
TEST_CASE("sensitivity: a switching value says on which side the rule fails") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[drivers]\nprice = 80\n"
      "wage = 20\n[rates]\ndiscount = 0.1\n[investment]\na = { amount = 100 }\n[revenue]\nr = { "
      "amount = \"price\", per = \"year\" }\n[cost]\nc = { amount = \"wage\", per = \"year\" }\n"
      "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n");
  const Sensitivity found = find_sensitivity(bid, {});
  CHECK(line(found, "drivers.price").switches[0].fails ==
        std::vector<FailsWhere>{FailsWhere::below});
  CHECK(line(found, "drivers.wage").switches[0].fails ==
        std::vector<FailsWhere>{FailsWhere::above});
}

// A tenth less is a price of 90, where it divides by 0: nobody stated that price.
TEST_CASE("sensitivity: what a case that nobody stated makes impossible is no warning") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"5 years\"\n[drivers]\nprice = 100\n"
      "[rates]\ndiscount = 0.1\n[investment]\na = { amount = 200 }\n[revenue]\nr = { amount = "
      "\"price / max(0, price - 95)\", per = \"year\" }\n");
  const Diagnostics faults = faults_of(bid, find_sensitivity(bid, {}));
  REQUIRE_FALSE(faults.empty());
  for (const Diagnostic& each : faults) CHECK(each.severity == Severity::note);
}
