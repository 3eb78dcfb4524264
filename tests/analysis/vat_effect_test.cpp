// SPDX-License-Identifier: MIT
// tests/cli/ict-vat.toml: its figures were confirmed by a separate model.
#include "gonogo/analysis/vat_effect.hpp"

#include <cmath>

#include "analysis/price_vat.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/model/run.hpp"
#include "opening.hpp"
#include "row_of.hpp"

using namespace gonogo;
using doctest::Approx;

namespace {

Bid ict(std::vector<std::string> settings = {}) {
  DiskFiles files;
  Sources sources;
  const std::string folder = std::string(GONOGO_TESTS_DIR) + "/cli/";
  auto bid = open_bid(files,
                      {.bid = folder + "ict-vat.toml",
                       .policy = folder + "ict-policy.toml",
                       .settings = std::move(settings)},
                      sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

/// A row of the VAT statement by year, in whole units of money.
std::vector<double> by_year(const Report& report, const std::string& id) {
  std::vector<double> values = test::row_of(report, id);
  for (double& value : values) value = std::round(value);
  return values;
}

double measured(const Bid& bid, Measure measure) { return bid.model.measure(measure).value; }

std::vector<PriceVat> vats_of(const Bid& bid, const Address& address) {
  const auto price = find_variable(*bid.model, address);
  REQUIRE(price.has_value());
  return price_vats(*bid.model, *price);
}

}  // namespace

TEST_CASE("vat: an integration bid by year, to the unit") {
  const Bid bid = ict();
  const Report report = cash_flow_report(bid, {.by = ColumnSpan::year, .only = {"vat"}});
  using Units = std::vector<double>;
  CHECK(by_year(report, "vat.output") ==
        Units{0, 483676, 191292, 250095, 267447, 264457, 131488, 1588454});
  CHECK(by_year(report, "vat.input") ==
        Units{152178, 958965, 36227, 12607, 126422, 12607, 6304, 1305311});
  CHECK(by_year(report, "vat.credit") == Units{152178, 627468, 472403, 234915, 93890, 0, 0});
  CHECK(by_year(report, "vat.payable") == Units{0, 0, 0, 0, 0, 157959, 125185, 283144});
  CHECK(by_year(report, "vat.surtax") == Units{0, 0, 0, 0, 0, 18955, 15022, 33977});
  CHECK(std::round(measured(bid, measures::npv)) == -1011023);
  CHECK(std::round(measured(bid, measures::peak_funding)) == 7430026);
}

TEST_CASE("vat: its effect is the bid less the bid without it") {
  const auto effect = vat_effect(ict());
  REQUIRE(effect.has_value());
  CHECK(
      english(text_of(*effect)) ==
      "Effect of VAT: NPV -156,905, peak funding +765,290 (7,430,026); credit left at the end 0.");
  const Bid without = test::open_bid_at("cli/ict-integration.toml");
  CHECK_FALSE(vat_effect(without).has_value());
}

TEST_CASE("vat: its keys may be set") {
  CHECK(measured(ict({"vat.surtax=0"}), measures::npv) > measured(ict(), measures::npv));
  CHECK(measured(ict({"vat.credit=refund"}), measures::npv) > measured(ict(), measures::npv));
  const auto output = [](std::vector<std::string> settings) {
    const Bid bid = ict(std::move(settings));
    const auto& row =
        bid.model.snapshot().row(bid.model->sheet.find("revenue.integration.vat_amount"));
    double sum = 0;
    for (const double value : row) sum += value;
    return sum;
  };
  CHECK(output({}) == Approx(408000));
  CHECK(output({"revenue.integration.vat=0.09"}) == Approx(612000));
  CHECK(output({"revenue.integration.vat*=0.5"}) == Approx(204000));
  CHECK(output({"revenue.integration.vat.included=true"}) == Approx(6800000 - 6800000 / 1.06));
  CHECK(output({"revenue.integration.vat={ amount = 100_000 }"}) == Approx(100000));
  CHECK(output({"revenue.integration.times=2"}) == Approx(816000));
}

TEST_CASE("vat: a price whose lines share one rate has one with VAT") {
  const auto vats = vats_of(ict(), "drivers.integration");
  REQUIRE(vats.size() == 1);
  CHECK(vats[0].rate == Approx(0.06));
  CHECK(vats[0].other(6800000) == Approx(7208000));
  const auto gross = vats_of(ict({"revenue.integration.vat.included=true"}), "drivers.integration");
  REQUIRE(gross.size() == 1);
  CHECK(gross[0].other(7208000) == Approx(6800000));
}

TEST_CASE(
    "vat: a price in lines of two rates has one with each, the amount of a line with its own") {
  const auto both = vats_of(ict({"revenue.lines.amount=integration"}), "drivers.integration");
  REQUIRE(both.size() == 2);
  CHECK(both[0].other(100) == Approx(106));
  CHECK(both[1].other(100) == Approx(109));
  const Bid fixed = ict({"revenue.lines.amount=5000"});
  const auto line = vats_of(fixed, "revenue.lines.times");
  REQUIRE(line.size() == 1);
  CHECK(line[0].other(100) == Approx(109));
  CHECK(vats_of(fixed, "revenue.lines.amount").size() == 1);
}

TEST_CASE("vat: a price without it has none, nor has what is no price") {
  CHECK(vats_of(test::open_bid_at("cli/ict-integration.toml"), "drivers.integration").empty());
  CHECK(vats_of(ict(), "drivers.equipment").empty());
  CHECK(vats_of(ict(), "revenue.lines.times").empty());
}

TEST_CASE("vat: check notes a credit that is left at the end") {
  CHECK_FALSE(credit_left(ict()).has_value());
  const auto left = credit_left(ict({"drivers.integration*=0.1", "drivers.equipment*=9"}));
  REQUIRE(left.has_value());
  CHECK(left->code == "vat-credit-left");
}

TEST_CASE("vat: a simplified taxpayer has no credit that could be left") {
  const auto said = [](const std::string& vat) {
    const auto effect = vat_effect(test::must_open(
        "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"3 years\"\n[rates]\ndiscount = "
        "0.1\n" +
        vat +
        "[investment]\na = { amount = 100 }\n[revenue]\nr = { amount = 80, per = \"year\", "
        "vat = 0.03 }\n"));
    REQUIRE(effect.has_value());
    return english(text_of(*effect));
  };
  CHECK(said("[vat]\nscheme = \"simplified\"\n").find("credit") == std::string::npos);
  CHECK(said("").find("credit left at the end 0") != std::string::npos);
}

// Input VAT of 0.13 x 3 on the plant, output VAT of 0.13 x 0.5 x 3 years: 0.195 of 100 million is lost.
TEST_CASE("vat: a credit that is left is told in whatever unit the bid counts") {
  const Bid bid = test::must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nscale = 100_000_000\nperiod = \"3 years\"\n"
      "[rates]\ndiscount = 0.1\n[investment]\na = { amount = 3, vat = 0.13 }\n[revenue]\nr = { "
      "amount = 0.5, per = \"year\", vat = 0.13 }\n");
  CHECK(credit_left(bid).has_value());
}
