// SPDX-License-Identifier: MIT
// What a line and a quantity can say of a contract: tiers, settlement by the year, bases that roll,
// growth by year, doubtful debts. Each against a loop of its own.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

std::string bid(const std::string& step, const std::string& rest, const std::string& period = "3") {
  return project("period = \"" + period + " years\"\nstep = \"" + step + "\"\n" + rest);
}

constexpr const char* steps[] = {"year", "quarter", "month"};

/// Contracts by month: signed `term` months ago, the rest is renewed by a share.
struct Cohorts {
  std::vector<double> base, lost, ended, gained;
};

Cohorts by_month(double opening, double gain, double loss, int term, double renew, int months) {
  Cohorts found;
  std::map<int, double> alive;  // by the month of signing
  alive[0] = opening;
  for (int m = 1; m <= months; ++m) {
    double lost = 0, ended = 0;
    for (auto& [signed_in, count] : alive) {
      lost += count * loss;
      count *= 1 - loss;
    }
    double signs = gain;
    if (term > 0 && alive.contains(m - term)) {
      signs += alive[m - term] * renew;
      ended = alive[m - term] * (1 - renew);
      alive.erase(m - term);
    }
    alive[m] = signs;
    double all = 0;
    for (const auto& each : alive) all += each.second;
    found.base.push_back(all);
    found.lost.push_back(lost + ended);
    found.ended.push_back(ended);
    found.gained.push_back(gain);
  }
  return found;
}

std::string base_of(const std::string& keys) {
  return "[drivers]\nadds = 10\n[quantities.x]\nopening = 100\ngain = \"adds\"\n" + keys +
         "[revenue]\nr = { amount = \"x\", per = \"year\" }\n";
}

}  // namespace

TEST_CASE("base: contracts end after their term, and a share is signed again") {
  for (const int term : {1, 5, 12, 14, 24}) {
    const Cohorts right = by_month(100, 10, 0.02, term, 0.75, 36);
    for (const std::string step : steps) {
      CAPTURE(term);
      CAPTURE(step);
      const Model model =
          model_of(bid(step, base_of("loss = 0.02\nper = \"month\"\ncontracts = { term = \"" +
                                     std::to_string(term) + " months\", renew = 0.75 }\n")));
      const int width = step == "year" ? 12 : step == "quarter" ? 3 : 1;
      for (int c = 1; c * width <= 36; ++c) {
        double lost = 0, ended = 0;
        for (int m = (c - 1) * width; m < c * width; ++m) {
          lost += right.lost[static_cast<std::size_t>(m)];
          ended += right.ended[static_cast<std::size_t>(m)];
        }
        CHECK(cell(model, "quantities.x", c) ==
              Approx(right.base[static_cast<std::size_t>(c * width - 1)]).epsilon(1e-12));
        CHECK(cell(model, "quantities.x.lost", c) == Approx(lost).epsilon(1e-12));
        CHECK(cell(model, "quantities.x.ended", c) == Approx(ended).epsilon(1e-12));
        CHECK(cell(model, "quantities.x.gained", c) == Approx(10 * width).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("base: by the year, it is the same at year ends in every step") {
  const std::string keys =
      "loss = 0.1\nper = \"year\"\ncontracts = { term = \"2 years\", renew = 0.5 }\n";
  const Model by_year = model_of(bid("year", base_of(keys), "5"));
  // 100 * 0.9 + 10 = 100; after two years 81 of the opening end, and half of them stay.
  CHECK(cell(by_year, "quantities.x", 1) == Approx(100));
  CHECK(cell(by_year, "quantities.x", 2) == Approx(100 * 0.9 + 10 - 40.5));
  for (const std::string step : {"quarter", "month"}) {
    const Model finer = model_of(bid(step, base_of(keys), "5"));
    const int width = step == "quarter" ? 4 : 12;
    for (int y = 1; y <= 5; ++y) {
      CHECK(cell(finer, "quantities.x", y * width) ==
            Approx(cell(by_year, "quantities.x", y)).epsilon(1e-12));
    }
    const auto lost = yearly(finer, "quantities.x.lost");
    const auto right = yearly(by_year, "quantities.x.lost");
    for (std::size_t y = 0; y < right.size(); ++y)
      CHECK(lost[y] == Approx(right[y]).epsilon(1e-12));
  }
}

TEST_CASE("base: starts less leavers plus gains is the end, also in a short last step") {
  for (const std::string step : steps) {
    const Model model = model_of(
        bid(step, base_of("loss = 0.03\nper = \"month\"\ncontracts = { term = \"7 months\" }\n"),
            "2.5"));
    double before = 100;
    for (int c = 1; c <= model.sheet.axis().last; ++c) {
      const double end = cell(model, "quantities.x", c);
      CHECK(end == Approx(before + cell(model, "quantities.x.gained", c) -
                          cell(model, "quantities.x.lost", c))
                       .epsilon(1e-12));
      before = end;
    }
  }
}

TEST_CASE("base: the mean of start and end where it says so; change() takes the end") {
  const Model model =
      model_of(bid("year", base_of("loss = 0.5\nper = \"year\"\naverage = true\n") +
                               "[cost]\nc = { amount = \"max(0, -change(x))\", per = \"year\" }\n"
                               "[working_capital]\nw = { level = \"x\" }\n"));
  CHECK(cell(model, "quantities.x", 1) == Approx((100 + 60) / 2.0));
  CHECK(cell(model, "quantities.x.end", 1) == Approx(60));
  CHECK(cell(model, "cost.c", 2) == Approx(20));
  CHECK(cell(model, "working_capital.w", 1) == Approx(60));
}

TEST_CASE("base: what is gained needs no value before the base begins") {
  for (const std::string per : {"year", "month"}) {
    const Model model =
        model_of(project("period = \"3 years\"\nconstruction = \"1 years\"\nstep = "
                         "\"quarter\"\n[drivers]\nd = [12, 24]\n"
                         "[quantities.x]\nopening = 10\ngain = \"d\"\nloss = 0.1\nper = \"" +
                         per +
                         "\"\ncontracts = { term = \"1 years\", renew = 0.5 }\n[revenue]\nr = { "
                         "amount = \"x\", per = "
                         "\"year\" }\n"));
    CHECK_FALSE(find_fault(model).has_value());
  }
}

TEST_CASE("base: its name may be lost, and its times scale all of it") {
  const Model model = model_of(bid("year",
                                   "[quantities.lost]\nopening = 100\ngain = 10\nloss = 0.1\n"
                                   "per = \"year\"\n[cost]\nc = { amount = \"lost(lost)\", per = "
                                   "\"year\" }\nd = { amount = \"lost\", per = \"year\" }\n"));
  CHECK(cell(model, "cost.c", 1) == Approx(10));
  const auto doubled = row(model, "cost.d", {{"quantities.lost.times", 2}});
  CHECK(doubled[3] == Approx(2 * cell(model, "cost.d", 3)));
}

TEST_CASE("tiers: slices and whole, with fees, beside a loop; a limit met is in its tier") {
  const std::vector<double> limits = {1000, 5000}, values = {0.2, 0.17, 0.15}, fees = {5, 10, 0};
  const auto charge = [&](double quantity, bool slices) {
    double sum = 0, below = 0;
    std::size_t reached = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const double limit = k < 2 ? limits[k] : 1e300;
      if (quantity > below) sum += fees[k], reached = k;
      if (slices) sum += std::max(0.0, std::min(quantity, limit) - below) * values[k];
      below = limit;
    }
    return slices ? sum : sum + quantity * values[reached];
  };
  for (const std::string mode : {"slice", "whole"}) {
    const Model model = model_of(bid(
        "year", "[drivers]\nunits = 500\n[quantities.x]\nof = \"units\"\nmode = \"" + mode +
                    "\"\ntiers = [{ upto = 1_000, value = 0.20, fee = 5 }, { upto = 5_000, value = "
                    "0.17, fee = 10 }, { value = 0.15 }]\n[revenue]\nr = { amount = \"units * x\", "
                    "per = \"year\" }\n"));
    for (const double quantity : {0.0, 1.0, 999.0, 1000.0, 1000.5, 5000.0, 5001.0, 80'000.0}) {
      CAPTURE(quantity);
      CHECK(row(model, "revenue.r", {{"drivers.units", quantity}})[1] ==
            Approx(charge(quantity, mode == "slice")).epsilon(1e-12));
    }
    CHECK(row(model, "quantities.x", {{"drivers.units", 0.0}})[1] == 0.2);
    const double moved = row(model, "revenue.r", {{"quantities.x.tiers[1].value", 0.3}})[1];
    CHECK(moved == Approx(500 * 0.3 + 5));
    // Twelve months may add up to a little more than the limit.
    CHECK(row(model, "revenue.r", {{"drivers.units", 1000 * (1 + 1e-13)}})[1] ==
          Approx(205).epsilon(1e-12));
  }
}

TEST_CASE("tiers: a settled line sees the price of its year") {
  for (const std::string step : {"quarter", "month"}) {
    const Model model = model_of(
        bid(step,
            "[revenue]\nsales = { amount = 1_200, per = \"year\" }\n[quantities.rate]\n"
            "of = \"revenue.sales\"\nper = \"year\"\nmode = \"whole\"\n"
            "tiers = [{ upto = 1_000, value = 0.1 }, { value = 0.2 }]\n[cost]\n"
            "rebate = { amount = \"rate * revenue.sales\", per = \"year\", settled = \"year\" "
            "}\n"));
    CHECK(yearly(model, "cost.rebate")[1] == Approx(240));
    CHECK(cell(model, "cost.rebate", 1) == 0);
  }
}

TEST_CASE("settled: calendar years end in December, the first one is short") {
  const Model model = model_of(project(
      "period = \"2 years\"\nstep = \"month\"\nstart = 2026-07-01\n[revenue]\nsales = { amount = "
      "20, per = \"month\" }\n[cost]\nshare = { amount = \"0.3 * max(0, revenue.sales - 120)\", "
      "per "
      "= \"year\", settled = \"calendar\" }\n"));
  const auto share = row(model, "cost.share");
  CHECK(share[6] == Approx(0.3 * (120 - 60)));
  CHECK(share[18] == Approx(0.3 * (240 - 120)));
  CHECK(share[24] == Approx(0.3 * (120 - 60)));
  for (const std::size_t c : {1U, 5U, 7U, 12U, 17U, 23U}) CHECK(share[c] == 0);
}

TEST_CASE("settled: what is owed moves whole into the step of its due date") {
  const Model model = model_of(project(
      "period = \"1 years\"\nstep = \"month\"\n[revenue]\nfee = { amount = 120, per = \"year\", "
      "settled = \"year\", receivable = \"45 days\" }\n"));
  CHECK(cell(model, "revenue.fee", 12) == Approx(120));
  CHECK(cell(model, "revenue.fee.paid", 12) == 0);
  CHECK(cell(model, "revenue.fee.paid", 13) == 0);
  CHECK(cell(model, "revenue.fee.paid", 14) == Approx(120));
}

TEST_CASE("settled: last_year() is the sum of the year before") {
  const Model model = model_of(
      bid("month",
          "[revenue]\ns = { amount = [1, 2, 3], per = \"month\" }\n[cost]\nc = { amount = "
          "\"max(0, last_year(revenue.s) - 15)\", per = \"year\", settled = \"year\" }\n"));
  CHECK(yearly(model, "cost.c")[1] == 0);
  CHECK(yearly(model, "cost.c")[2] == 0);
  CHECK(yearly(model, "cost.c")[3] == Approx(24 - 15));
}

TEST_CASE("growth: a list of rates is passed over where listed values cover its years") {
  for (const std::string step : steps) {
    const Model model =
        model_of(bid(step,
                     "[revenue]\nf = { amount = [100, 200], per = \"year\", growth = [0.5, "
                     "0.1, 0.2] }\n",
                     "5"));
    const auto found = yearly(model, "revenue.f");
    const std::vector<double> right = {0, 100, 200, 220, 264, 316.8};
    for (std::size_t y = 0; y < right.size(); ++y) CHECK(found[y] == Approx(right[y]));
  }
}

TEST_CASE("growth: a list of rates grows a VAT in money, too") {
  const Model model = model_of(
      bid("year",
          "[revenue]\nf = { amount = [100, 200], per = \"year\", growth = [0.5, 0.1], vat = { "
          "amount = 10 } }\n"));
  CHECK(row(model, "revenue.f")[3] == Approx(220));
  CHECK(row(model, "revenue.f.vat_amount")[3] == Approx(10 * 1.5 * 1.1));
}

TEST_CASE("tiers: what they divide may begin late") {
  const Model model = model_of(bid(
      "quarter",
      "[drivers]\nd = { value = [1, 10], from = \"Y1\" }\n[quantities.q]\nof = \"if(d[1] > year, "
      "d, 1.125)\"\ntiers = [{ value = 1 }]\n"));
  CHECK_FALSE(find_fault(model).has_value());
}

TEST_CASE("growth: a list of rates that climbs by the step, and is moved by its addresses") {
  const Model model =
      model_of(bid("month",
                   "[revenue]\nf = { amount = 100, per = \"month\", growth = { rate = [0.1, 0.2], "
                   "every = \"step\" } }\n"));
  const auto found = row(model, "revenue.f");
  CHECK(found[13] == Approx(110).epsilon(1e-12));
  CHECK(found[19] == Approx(110 * std::pow(1.2, 0.5)).epsilon(1e-12));
  CHECK(row(model, "revenue.f", {{"revenue.f.growth[1]", 0.5}})[13] == Approx(150));
}

TEST_CASE("growth: a price of a later year, and of a step") {
  const Model later = model_of(bid("year",
                                   "[revenue]\nf = { amount = 121, per = \"year\", growth = { rate "
                                   "= 0.1, priced = \"Y3\" } }\n"));
  CHECK(row(later, "revenue.f")[1] == Approx(100));
  CHECK(row(later, "revenue.f")[3] == Approx(121));
  const Model smooth = model_of(
      bid("month",
          "[revenue]\nf = { amount = 100, per = \"month\", growth = { rate = 0.21, every = "
          "\"step\", priced = \"Y0\" } }\n"));
  CHECK(row(smooth, "revenue.f")[6] == Approx(110).epsilon(1e-12));
}

TEST_CASE("doubtful: it never comes, and is a cost when due, at the latest in the last step") {
  const Model model = model_of(project(
      "period = \"1 years\"\nstep = \"month\"\n[revenue]\nfee = { amount = 100, per = \"month\", "
      "receivable = \"3 months\", doubtful = 0.05 }\n[tax]\nrate = 0.25\n"));
  const auto doubtful = row(model, "doubtful");
  CHECK(doubtful[3] == 0);
  CHECK(doubtful[4] == Approx(5));
  CHECK(doubtful[12] == Approx(20));
  CHECK(row(model, "revenue.fee.paid")[15] == Approx(95));
  CHECK(row(model, "owed")[15] == Approx(0));
  CHECK(row(model, "tax.due")[12] == Approx(0.25 * (1200 - 60)));
  for (const double each : row(model, "check.balance")) CHECK(std::abs(each) < 1e-9);
}

TEST_CASE("discounting: rates by label are chained, in the middle of a step too") {
  const Model model =
      model_of(bid("year",
                   "[conventions]\ntiming = \"mid\"\n[rates]\ndiscount = { Y1 = 0.1, Y3 = 0.2 }\n"
                   "[revenue]\nr = { amount = 100, per = \"year\" }\n"));
  const auto factor = row(model, "discount_factor");
  CHECK(factor[0] == 1);
  CHECK(factor[2] == Approx(std::pow(1.1, -1.5)));
  CHECK(factor[3] == Approx(1 / (1.21 * std::sqrt(1.2))));
  const Outcomes found = run(model, {.measures = {{measures::npv}, {measures::equivalent_annual}}});
  CHECK(found.measures[0].why[0] == Why::computed);
  CHECK(found.measures[1].why[0] == Why::not_stated);
}

TEST_CASE(
    "cash flow: a ready-made one by label, from a year, evenly; measures of profit are none") {
  const Model late =
      model_of(bid("quarter",
                   "[rates]\ndiscount = 0.1\n[cash_flow]\nnet = [-8, 4, 4]\nfrom = \"Y1\"\npaid "
                   "= \"even\"\n"));
  CHECK(row(late, "cash_flow")[0] == 0);
  CHECK(row(late, "cash_flow")[1] == Approx(-2));
  CHECK(row(late, "cash_flow")[12] == Approx(1));
  const Model labels =
      model_of(bid("month", "[cash_flow]\nnet = { Y0 = -100, M18 = 60, Y3 = 70 }\n"));
  CHECK(row(labels, "cash_flow")[18] == 60);
  CHECK(row(labels, "cash_flow")[36] == 70);
  const Outcomes found = run(labels, {.measures = {{measures::roi}, {measures::margin}}});
  CHECK(found.measures[0].why[0] == Why::not_applicable);
  CHECK(found.measures[1].why[0] == Why::not_applicable);
}

TEST_CASE("measures: EBITDA, gross margin, capex; working capital net of trade claims") {
  const std::string lines =
      "[investment]\nkit = { amount = 300 }\n[revenue]\nr = { amount = 400, per = \"year\", "
      "receivable = \"6 months\" }\n[cost]\nnet = { amount = 100, per = \"year\", category = "
      "\"network_operation\" }\nsell = { amount = 50, per = \"year\", category = \"marketing\" }\n";
  const auto measured = [&](const std::string& more, Measure measure) {
    return run(model_of(bid("year", lines + more)), {.measures = {{measure}}}).measures[0].value[0];
  };
  CHECK(measured("", measures::ebitda) == Approx(750));
  CHECK(measured("", measures::gross_margin) == Approx(0.75));
  CHECK(measured("", measures::capex) == Approx(300));
  CHECK(measured("", measures::roi) == Approx(150.0 / 300));
  CHECK(measured("[conventions]\nworking_capital = \"net\"\n", measures::roi) ==
        Approx(150.0 / (300 + 200)));
  CHECK(measure_named("ebit_margin") == Measure(measures::margin));
}

TEST_CASE("rules: value outside the contract counts where the rule says so") {
  const std::string both =
      "[rates]\ndiscount = 0.1\n[cost]\nc = { amount = 10, at = \"Y1\" }\n[benefit]\nb = { amount "
      "= "
      "20, at = \"Y1\", new = 0.75 }\n[rule.alone]\nmeasure = \"npv\"\nat_least = 0\n[rule.all]\n"
      "measure = \"npv\"\nat_least = 0\nwith_benefit = true\n";
  const Outcomes found = run(model_of(bid("year", both)), {});
  CHECK(found.margins[0].value[0] == Approx(-10 / 1.1));
  CHECK(found.margins[1].value[0] == Approx(5 / 1.1));
}
