// SPDX-License-Identifier: MIT
// VAT: net, VAT and gross of a line; what is credited, payable and lost. The figures are worked by
// hand.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "gonogo/model/measures.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

constexpr const char* steps[] = {"year", "quarter", "month"};

std::string stepped(const std::string& step, const std::string& rest) {
  return project("step = \"" + step + "\"\n" + rest);
}

void check_near(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(found[i] - wanted[i]) <= 1e-9 * std::max(1.0, std::abs(wanted[i])));
  }
}

bool has(const Model& model, const char* id) { return model.sheet.find(id) != no_row; }

}  // namespace

TEST_CASE("vat: on top or included, as a rate or as money, it is the same line") {
  for (const char* written :
       {"amount = 200, vat = 0.06", "amount = 212, vat = { rate = 0.06, included = true }",
        "amount = 200, vat = { amount = 12 }",
        "amount = 212, vat = { amount = 12, included = true }", "amount = \"p\", vat = \"r\"",
        "amount = 212, vat = { amount = \"p * r\", included = true }"}) {
    CAPTURE(written);
    for (const char* step : steps) {
      const Model model =
          model_of(stepped(step,
                           "period = \"2 years\"\n[drivers]\np = 200\nr = 0.06\n[revenue]\n"
                           "fee = { " +
                               std::string(written) + ", per = \"year\", growth = 0.1 }\n"));
      check_near(yearly(model, "revenue.fee"), {0, 200, 220});
      check_near(yearly(model, "revenue.fee.vat_amount"), {0, 12, 13.2});
      check_near(yearly(model, "vat.payable"), {0, 12, 13.2});
      check_near(yearly(model, "cash_flow"), {0, 200, 220});
    }
  }
}

TEST_CASE("vat: input VAT not used is carried, and what is left at the end is lost") {
  const Model model = model_of(
      project("period = \"3 years\"\n[investment]\nplant = { amount = 1_000, vat = 0.13 }\n"
              "[revenue]\nfee = { amount = [500, 800, 100], per = \"year\", vat = 0.1 }\n"
              "[cost]\nlast = { amount = 300, at = \"Y3\", vat = 0.1 }\n[vat]\nsurtax = 0.1\n"));
  check_near(row(model, "vat.output"), {0, 50, 80, 10});
  check_near(row(model, "vat.input"), {130, 0, 0, 30});
  check_near(row(model, "vat.credit"), {130, 80, 0, 20});
  check_near(row(model, "vat.payable"), {0, 0, 0, 0});
  check_near(row(model, "vat.lost"), {0, 0, 0, 20});
  check_near(row(model, "cash_flow"), {-1130, 550, 880, -220});
  check_near(row(model, "investment_with_vat"), {1130, 0, 0, 0});
  check_near(row(model, "check.balance"), {0, 0, 0, 0});
}

TEST_CASE("vat: a credit may be refunded in its step, or be lost in it") {
  const std::string bid = project(
      "period = \"2 years\"\n[investment]\nplant = { amount = 1_000, vat = 0.13 }\n"
      "[revenue]\nfee = { amount = 500, per = \"year\", vat = 0.1 }\n");
  const Model refund = model_of(bid + "[vat]\ncredit = \"refund\"\nsurtax = 0.1\n");
  check_near(row(refund, "vat.payable"), {-130, 50, 50});
  check_near(row(refund, "vat.surtax"), {0, 5, 5});
  check_near(row(refund, "cash_flow"), {-1000, 495, 495});
  CHECK_FALSE(has(refund, "vat.lost"));
  const Model lost = model_of(bid + "[vat]\ncredit = \"lost\"\n");
  check_near(row(lost, "vat.payable"), {0, 50, 50});
  check_near(row(lost, "vat.lost"), {130, 0, 0});
  check_near(row(lost, "cash_flow"), {-1130, 500, 500});
  check_near(row(lost, "check.cash_flow"), {0, 0, 0});
}

TEST_CASE("vat: receivables, payables and instalments move it with the money, the tax office not") {
  const Model model = model_of(project(
      "period = \"3 years\"\n[revenue]\n"
      "fee = { amount = 100, per = \"year\", receivable = \"1 year\", vat = 0.06 }\n"
      "once = { amount = 1_000, at = \"Y1\", paid = { Y1 = 0.5, Y3 = 0.5 }, vat = 0.1 }\n"
      "[cost]\nparts = { amount = 50, per = \"year\", payable = \"1 year\", vat = 0.13 }\n"));
  check_near(row(model, "revenue.fee.paid"), {0, 0, 106, 106, 106});
  check_near(row(model, "revenue.once.paid"), {0, 550, 0, 550, 0});
  check_near(row(model, "cost.parts.paid"), {0, 0, 56.5, 56.5, 56.5});
  check_near(row(model, "vat.payable"), {0, 99.5, 0, 0, 0});  // 6 + 100 - 6.5; then 6 - 6.5
  check_near(row(model, "cash_flow"), {0, 450.5, 49.5, 599.5, 49.5});
}

TEST_CASE("vat: by the share of exempt revenue, input VAT is a cost (of section 16: exempt-1)") {
  for (const char* step : steps) {
    CAPTURE(step);
    const Model model = model_of(stepped(
        step,
        "period = \"2 years\"\n[revenue]\nfee = { amount = 200, per = \"year\", vat = 0.06 }\n"
        "free = { amount = 100, per = \"year\", exempt = true, vat = 0.06 }\n"
        "[cost]\npower = { amount = 60, per = \"year\", vat = 0.13 }\n[tax]\nrate = 0.25\n"));
    check_near(yearly(model, "vat.credited"), {0, 5.2, 5.2});
    check_near(yearly(model, "vat.not_credited"), {0, 2.6, 2.6});
    check_near(yearly(model, "vat.payable"), {0, 6.8, 6.8});
    check_near(yearly(model, "cash_flow"), {0, 178.05, 178.05});
  }
}

TEST_CASE("vat: where nothing is sold, nothing exempt takes the credit away") {
  const Model model = model_of(
      project("period = \"1 year\"\n[revenue]\nfree = { amount = 0, per = \"year\", exempt = true "
              "}\n[cost]\npower = { amount = 60, per = \"year\", vat = 0.1 }\n"));
  check_near(row(model, "vat.not_credited"), {0, 0});
  check_near(row(model, "vat.lost"), {0, 6});
}

TEST_CASE("vat: the simplified scheme credits nothing (of section 16: simplified-1)") {
  for (const char* step : steps) {
    CAPTURE(step);
    const Model model = model_of(stepped(
        step,
        "period = \"2 years\"\n[revenue]\nfee = { amount = 200, per = \"year\", vat = 0.03 }\n"
        "[cost]\npower = { amount = 60, per = \"year\", vat = 0.13 }\n"
        "[vat]\nscheme = \"simplified\"\n[tax]\nrate = 0.25\n"));
    check_near(yearly(model, "vat.payable"), {0, 6, 6});
    check_near(yearly(model, "cash_flow"), {0, 99.15, 99.15});
  }
}

TEST_CASE("vat: capitalised, it is depreciated and left as residual, and credited all the same") {
  const Model model =
      model_of(project("period = \"4 years\"\n[investment]\nplant = { amount = 1_000, vat = 0.1, "
                       "residual = 0.2, capitalise_vat = true }\n"
                       "[cost]\nc = { amount = \"0.1 * investment.plant\", per = \"year\" }\n"
                       "[revenue]\nfee = { amount = 2_000, per = \"year\", vat = 0.1 }\n"));
  check_near(row(model, "depreciation.plant"), {0, 220, 220, 220, 220});
  check_near(row(model, "sale"), {0, 0, 0, 0, 220});
  check_near(row(model, "cost.c"), {0, 100, 100, 100, 100});
  check_near(row(model, "vat.payable"), {0, 100, 200, 200, 200});
  for (const char* id : {"check.balance", "check.assets", "check.cash_flow"})
    check_near(row(model, id), {0, 0, 0, 0, 0});
}

TEST_CASE("vat: what scales a line scales its VAT in money, an addition does not") {
  const Model model = model_of(
      project("period = \"1 year\"\n[revenue]\n"
              "fee = { amount = 110, per = \"year\", vat = { amount = 10, included = true } }\n"
              "[cost]\nc = { amount = 50, per = \"year\", vat = { amount = 5 } }\n"),
      "[uplift]\ncost = 0.2\n");
  CHECK(cell(model, "revenue.fee", 1) == 100);
  CHECK(cell(model, "cost.c", 1) == Approx(60));
  CHECK(cell(model, "cost.c.vat_amount", 1) == Approx(6));
  const auto moved = [&](const char* id, const Address& address, double value) {
    return row(model, id, {{address, value}}).at(1);
  };
  CHECK(moved("revenue.fee", "revenue.fee.times", 2) == 200);
  CHECK(moved("revenue.fee.vat_amount", "revenue.fee.times", 2) == 20);
  CHECK(moved("revenue.fee.vat_amount", "revenue.times", 0.5) == 5);
  CHECK(moved("revenue.fee", "revenue.times", 0.5) == 50);
  CHECK(moved("revenue.fee", "revenue.fee.plus", 7) == 107);
  CHECK(moved("revenue.fee.vat_amount", "revenue.fee.plus", 7) == 10);
  CHECK(moved("revenue.fee", "revenue.fee.vat.amount", 30) == 80);
}

TEST_CASE("vat: in money it has the moments of its item, replacements too") {
  const Model model = model_of(project(
      "period = \"4 years\"\n[investment]\n"
      "a = { amount = 100, at = { Y0 = 0.4, Y1 = 0.6 }, vat = { amount = 10 } }\n"
      "b = { amount = { Y0 = 50, Y2 = 40 }, vat = { amount = { Y0 = 5, Y2 = 4 } } }\n"
      "c = { amount = 20, life = \"2 years\", replace = \"2 years\", vat = { amount = 2 } }\n"
      "[revenue]\nfee = { amount = 500, at = \"Y3\", vat = { amount = 30 } }\n"));
  check_near(row(model, "investment.a.vat_amount"), {4, 6, 0, 0, 0});
  check_near(row(model, "investment.b.vat_amount"), {5, 0, 4, 0, 0});
  check_near(row(model, "investment.c.vat_amount"), {2, 0, 2, 0, 0});
  check_near(row(model, "revenue.fee.vat_amount"), {0, 0, 0, 30, 0});
}

TEST_CASE("vat: a bid without any has no row of it, and what is excluded counts nothing") {
  const Model none = model_of(
      project("period = \"1 year\"\n[revenue]\nfee = { amount = 1, per = \"year\", exempt = true "
              "}\n[vat]\nsurtax = 0.1\n"));
  for (const char* id : {"vat.output", "vat.input", "vat.payable", "vat.surtax"})
    CHECK_FALSE(has(none, id));
  const Model excluded = model_of(
      project("period = \"1 year\"\n[revenue]\nfee = { amount = 1, per = \"year\" }\n"
              "[cost]\nc = { amount = 1, per = \"year\", vat = 0.1, excluded = \"sunk\" }\n"));
  CHECK_FALSE(has(excluded, "vat.input"));
}

TEST_CASE("vat: without it, an amount that includes it is less it") {
  const Model model =
      model_of(project("period = \"1 year\"\n[revenue]\n"
                       "fee = { amount = 106, per = \"year\", vat = { rate = 0.06, included = true "
                       "} }\n[cost]\nc = { amount = 50, per = \"year\", vat = { amount = 5, "
                       "included = true } }\n"),
               "", {.vat = false});
  CHECK(cell(model, "cash_flow", 1) == Approx(55));
  CHECK_FALSE(has(model, "vat.output"));
}

TEST_CASE("vat: more of it than the amount that includes it is a fault of the case") {
  const Model model = model_of(project(
      "period = \"1 year\"\n[drivers]\nv = 10\n[revenue]\n"
      "fee = { amount = 110, per = \"year\", vat = { amount = \"v\", included = true } }\n"));
  CHECK(row(model, "revenue.fee", {{"drivers.v", 110}}).at(1) == 0);
  CHECK(std::isnan(row(model, "revenue.fee", {{"drivers.v", 111}}).at(1)));
}

TEST_CASE("vat: each rate has a row where there are several") {
  const Model model = model_of(
      project("period = \"1 year\"\n[revenue]\na = { amount = 100, per = \"year\", vat = 0.06 }\n"
              "b = { amount = 100, per = \"year\", vat = 0.09 }\n"
              "c = { amount = 100, per = \"year\", vat = 0.06 }\n"));
  CHECK(cell(model, "vat.output.rate_0_06", 1) == 12);
  CHECK(cell(model, "vat.output.rate_0_09", 1) == 9);
  CHECK(cell(model, "vat.output", 1) == 21);
}

TEST_CASE("vat: of what is settled it is due with the year, and a receivable moves both whole") {
  const Model model = model_of(project(
      "period = \"1 years\"\nstep = \"month\"\n[revenue]\nfee = { amount = 120, per = \"year\", "
      "settled = \"year\", receivable = \"45 days\", vat = 0.1 }\n"));
  CHECK(cell(model, "vat.output", 11) == 0);
  CHECK(cell(model, "vat.payable", 12) == Approx(12));
  CHECK(cell(model, "revenue.fee.paid", 13) == 0);
  CHECK(cell(model, "revenue.fee.paid", 14) == Approx(132));
  CHECK(cell(model, "cash_flow", 12) == Approx(-12));
}

TEST_CASE("vat: of doubtful debts it stays owed, and the loss is with it") {
  const Model model = model_of(project(
      "period = \"2 years\"\n[revenue]\nfee = { amount = 100, at = \"Y1\", paid = \"Y2\", vat = "
      "0.1, doubtful = 0.2 }\n[tax]\nrate = 0.25\n"));
  CHECK(cell(model, "vat.payable", 1) == Approx(10));
  CHECK(cell(model, "doubtful", 2) == Approx(22));
  CHECK(cell(model, "revenue.fee.paid", 2) == Approx(88));
  CHECK(cell(model, "profit", 2) == Approx(-22));
}

TEST_CASE("vat: what is not credited and depreciated is deducted once") {
  const auto npv_with = [](const std::string& investment, const std::string& rest) {
    const Model model = test::model_of(test::project(
        "period = \"3 years\"\n[rates]\ndiscount = 0.1\n[tax]\nrate = 0.25\n[investment]\n" +
        investment + "\n[revenue]\n" + rest));
    return run(model, Wanted{.measures = {{measures::npv}}}).measures[0].value[0];
  };
  const std::string sales = "sales = { amount = 80, per = \"year\" }\n";
  const std::string simplified = "[vat]\nscheme = \"simplified\"\n";
  CHECK(npv_with("kit = { amount = 100, vat = 0.13, capitalise_vat = true }", sales + simplified) ==
        doctest::Approx(npv_with("kit = { amount = 113 }", sales)).epsilon(1e-12));
  // Half of the revenue is exempt: half of the VAT is credited, and all of it depreciated.
  const std::string mixed =
      "taxed = { amount = 40, per = \"year\", vat = 0.06 }\n"
      "exempt = { amount = 40, per = \"year\", exempt = true }\n";
  const double whole = npv_with("kit = { amount = 100, vat = 0.13, capitalise_vat = true }", mixed);
  const double expensed = npv_with("kit = { amount = 100, vat = 0.13 }", mixed);
  // Instead of 6.5 at Y0, a loss that saves tax in Y1, 13 over three years; at 25 % and 10 %.
  const double annuity = (1 - std::pow(1.1, -3)) / 0.1;
  CHECK(whole - expensed ==
        doctest::Approx(0.25 * 13 / 3 * annuity - 0.25 * 6.5 / 1.1).epsilon(1e-9));
}
