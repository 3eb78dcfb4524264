// SPDX-License-Identifier: MIT
// Loans, the owner's books and the measures of debt: by closed forms, and by laws on random bids.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "gonogo/model/measures.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

std::string five_years(const std::string& rest) {
  return project("period = \"5 years\"\n[investment]\nplant = { amount = 1_000 }\n" + rest);
}

Answer answer(const Model& model, Measure measure, FlowKind flow = FlowKind::project) {
  const auto found = run(model, Wanted{.measures = {{measure, flow}}}).measures[0];
  return {found.value[0], found.why[0]};
}

void near(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t c = 0; c < found.size(); ++c) {
    CAPTURE(c);
    CHECK(std::abs(found[c] - wanted[c]) <= 1e-9 * std::max(1.0, std::abs(wanted[c])));
  }
}

}  // namespace

TEST_CASE("loan: a level payment is the annuity of the debt, and without interest its even part") {
  const Model model =
      model_of(five_years("[loan.bank]\namount = 600\nrate = 0.1\nterm = \"4 years\"\n"));
  const double payment = 600 * 0.1 / (1 - std::pow(1.1, -4));
  near(row(model, "loans.service"), {0, payment, payment, payment, payment, 0});
  CHECK(row(model, "loan.bank.debt")[4] == 0);
  const Model free = model_of(five_years("[loan.bank]\namount = 600\nrate = 0\n"));
  near(row(free, "loan.bank.repaid"), {0, 120, 120, 120, 120, 120});
}

TEST_CASE("loan: paid in advance, the first payment is all principal, and the last closes it") {
  const Model model =
      model_of(five_years("[loan.lease]\namount = 1_000\nrate = 0.08\nin_advance = true\n"));
  const double payment = 1000 * 0.08 / 1.08 / (1 - std::pow(1.08, -5));
  near(row(model, "loans.service"), {payment, payment, payment, payment, payment, 0});
  CHECK(row(model, "loan.lease.interest")[0] == 0);
  CHECK(row(model, "loan.lease.debt")[4] == 0);
}

TEST_CASE("loan: level payments leave the buyout, which is paid at the end of the term") {
  // In advance: 1,000 is the value today of five payments and of 200 after five years.
  const double v = 1 / 1.08;
  const double payment = (1000 - 200 * std::pow(v, 5)) * (1 - v) / (1 - std::pow(v, 5));
  const std::string lease = "[loan.lease]\namount = 1_000\nrate = 0.08\nbuyout = 200\n";
  const Model model = model_of(five_years(lease + "in_advance = true\n"));
  near(row(model, "loans.service"), {payment, payment, payment, payment, payment, 200});
  CHECK(std::abs(row(model, "loan.lease.debt")[4] - 200 * v) < 1e-9);
  CHECK(row(model, "loan.lease.debt")[5] == 0);
  // In arrears the last payment and the buyout fall together.
  const double late = (1000 - 200 * std::pow(v, 5)) * 0.08 / (1 - std::pow(v, 5));
  near(row(model_of(five_years(lease)), "loans.service"), {0, late, late, late, late, late + 200});
  // Without interest, the rest in even parts.
  const Model free = model_of(five_years("[loan.lease]\namount = 1_000\nrate = 0\nbuyout = 200\n"));
  near(row(free, "loans.service"), {0, 160, 160, 160, 160, 360});
}

TEST_CASE("loan: a share is of every payment for investment, and its fee is deducted") {
  const Model model =
      model_of(project("period = \"5 years\"\nconstruction = \"1 year\"\n"
                       "[investment]\nplant = { amount = 1_000, at = { Y0 = 0.4, Y1 = 0.6 } }\n"
                       "[loan.bank]\nshare = 0.5\nrate = 0.1\nfee = 0.02\nrepayment = \"bullet\"\n"
                       "[revenue]\nsales = { amount = 500, per = \"year\" }\n[tax]\nrate = 0.25\n"
                       "losses = \"credit\"\n"));
  near(row(model, "loan.bank.drawn"), {200, 300, 0, 0, 0, 0});
  near(row(model, "loan.bank.interest"), {0, 20 + 15, 53.5, 53.5, 53.5, 53.5});
  near(row(model, "loan.bank.debt"), {200, 535, 535, 535, 535, 0});
  const double depreciation = 1035.0 / 4;
  const double tax = 0.25 * (500 - depreciation - 53.5);
  near(row(model, "equity"), {-400 + 200 - 4 + 1, -600 + 300 - 6 + 1.5, 500 - tax - 53.5,
                              500 - tax - 53.5, 500 - tax - 53.5, 500 - tax - 53.5 - 535});
}

TEST_CASE("loan: compounded by the year, interest and principal are the same in every step") {
  const std::string rest =
      "period = \"6 years\"\nconstruction = \"2 years\"\n"
      "[investment]\nplant = { amount = 1_000, at = \"Y1..Y2\" }\n"
      "[loan.bank]\nshare = 0.6\nrate = { nominal = 0.08, compounded = \"year\" }\n"
      "repayment = \"";
  for (const char* repayment : {"annuity", "equal_principal", "bullet"}) {
    const auto by = [&](const std::string& step) {
      return model_of(project("step = \"" + step + "\"\n" + rest + repayment + "\"\n"));
    };
    const Model years = by("year"), quarters = by("quarter"), months = by("month");
    for (const char* id : {"loan.bank.drawn", "loan.bank.interest", "loan.bank.repaid", "equity"}) {
      INFO(repayment << " " << id);
      near(yearly(quarters, id), row(years, id));
      near(yearly(months, id), row(years, id));
    }
  }
}

TEST_CASE("loan: grace pays interest or adds it to the debt, and labels repay shares or amounts") {
  const Model paid =
      model_of(five_years("[loan.bank]\namount = 600\nrate = 0.1\ngrace = \"2 years\"\n"
                          "repayment = \"equal_principal\"\n"));
  near(row(paid, "loans.service"), {0, 60, 60, 260, 240, 220});
  const Model added =
      model_of(five_years("[loan.bank]\namount = 600\nrate = 0.1\ngrace = \"2 years\"\n"
                          "grace_interest = \"capitalised\"\nrepayment = \"bullet\"\n"));
  near(row(added, "loan.bank.debt"), {600, 660, 726, 726, 726, 0});
  const Model shares = model_of(
      five_years("[loan.bank]\namount = 600\nrate = 0.1\nrepayment = { Y2 = 0.25, Y4 = 0.75 }\n"));
  near(row(shares, "loan.bank.repaid"), {0, 0, 150, 0, 450, 0});
  const Model amounts = model_of(
      five_years("[loan.bank]\namount = 600\nrate = 0.1\nrepayment = { Y2 = 100, Y4 = 200 }\n"));
  near(row(amounts, "loan.bank.debt"), {600, 600, 500, 500, 300, 300});
}

// 800 are drawn evenly in two years. At Y2 all 800 are owed: 0.4 of them are 320, and the cover of the third year is
// 600 / 480. By amounts, 400 are owed at Y1.
TEST_CASE("loan: labels repay what is owed with the draws of their own step, in every step") {
  for (const char* step : {"year", "quarter", "month"}) {
    CAPTURE(step);
    const auto model = [&](const std::string& repayment) {
      return model_of(project("step = \"" + std::string(step) +
                              "\"\nperiod = \"3 years\"\n[investment]\nplant = { amount = 1_000 }\n"
                              "[revenue]\nsales = { amount = 600, per = \"year\" }\n[loan.bank]\n"
                              "amount = 800\nat = \"Y1..Y2\"\nrate = 0\nrepayment = " +
                              repayment + "\n"));
    };
    const Model shares = model("{ Y2 = 0.4, Y3 = 0.6 }");
    near(yearly(shares, "loan.bank.repaid"), {0, 0, 320, 480});
    CHECK(answer(shares, measures::dscr).value == doctest::Approx(1.25).epsilon(1e-12));
    near(yearly(model("{ Y1 = 100, Y2 = 300, Y3 = 400 }"), "loan.bank.repaid"), {0, 100, 300, 400});
  }
}

TEST_CASE("loan: a bridge lends what debt service lacks and is repaid from the next cash") {
  const Model model = model_of(
      five_years("[revenue]\nsales = { amount = [100, 200, 400, 400, 400], per = \"year\" }\n"
                 "[loan.bank]\namount = 800\nrate = 0.1\nrepayment = \"equal_principal\"\n"
                 "[loan.bridge]\namount = \"shortfall\"\nrate = 0.2\nrepayment = \"first\"\n"));
  // 240 falls due in the first year and 100 is there; then 224 + 28 of 200; then 208 + 38.4 of 400.
  near(row(model, "loan.bridge.drawn"), {0, 140, 52, 0, 0, 0});
  near(row(model, "loan.bridge.repaid"), {0, 0, 0, 153.6, 38.4, 0});
  near(row(model, "loan.bridge.debt"), {0, 140, 192, 38.4, 0, 0});
  CHECK(row(model, "equity")[1] == doctest::Approx(0));
}

// 100 a month, of which interest takes 10. Tax is a quarter of a year's profit of 1,080 and falls due in M12: 170 more
// than the month has. Of its debt service of 10 nothing is paid without the bridge, which M13 repays.
TEST_CASE("loan: a bridge lends no more than debt service, so none where only tax is due") {
  const auto model = [](const std::string& bank) {
    return model_of(
        project("step = \"month\"\nperiod = \"2 years\"\n"
                "[revenue]\nsales = { amount = 1_200, per = \"year\" }\n"
                "[tax]\nrate = 0.25\n[loan.bridge]\namount = \"shortfall\"\nrate = 0\n"
                "repayment = \"first\"\n" +
                bank));
  };
  const Model served = model("[loan.bank]\namount = 1_000\nrate = 0.12\nrepayment = \"bullet\"\n");
  auto drawn = row(served, "loan.bridge.drawn");
  CHECK(drawn[12] == doctest::Approx(10).epsilon(1e-12));
  CHECK(row(served, "loan.bridge.repaid")[13] == doctest::Approx(10).epsilon(1e-12));
  CHECK(row(served, "equity")[12] == doctest::Approx(-170).epsilon(1e-12));
  drawn.resize(24);  // In M24 the loan is repaid.
  CHECK(std::count_if(drawn.begin(), drawn.end(), [](double each) { return each != 0; }) == 1);
  const auto alone = row(model(""), "loan.bridge.drawn");
  CHECK(std::all_of(alone.begin(), alone.end(), [](double each) { return each == 0; }));
}

// Interest of half a year of construction, 1,000 (1.01^6 - 1), joins the plant, which is written off over two years.
// Later 1 % of 1,000 * 1.01^6 is due a month, and EBIT is 100 less a 24th of the same.
TEST_CASE("cover: interest that joined the asset is no part of interest cover") {
  const Model model =
      model_of(project("construction = \"6 months\"\nperiod = \"30 months\"\nstep = \"month\"\n"
                       "[investment]\nplant = { amount = 1_000, life = \"2 years\" }\n"
                       "[revenue]\nsales = { amount = 1_200, per = \"year\" }\n"
                       "[loan.bank]\namount = 1_000\nrate = 0.12\nrepayment = \"bullet\"\n"));
  const double debt = 1'000 * std::pow(1.01, 6), cover = (100 - debt / 24) / (0.01 * debt);
  CHECK(cover == doctest::Approx(5.2538).epsilon(1e-5));
  const auto covers = row(model, "cover.interest_ratio");
  for (const std::size_t ends : {std::size_t(12), std::size_t(24), std::size_t(30)})
    CHECK(covers[ends] == doctest::Approx(cover).epsilon(1e-12));
  CHECK(answer(model, measures::interest_cover).value == doctest::Approx(cover).epsilon(1e-12));
}

TEST_CASE("cover: published ratios of debt service and interest") {
  // tests/projects/zh-coverage-ratios.json: EBIT 200, depreciation 30, tax 20, service 100.
  const Model first =
      model_of(project("period = \"1 year\"\n[investment]\nplant = { amount = 30 }\n"
                       "[revenue]\nsales = { amount = 230, per = \"year\" }\n"
                       "[loan.bank]\namount = 80\nrate = 0.25\n[tax]\nrate = \"1 / 9\"\n"));
  CHECK(answer(first, measures::dscr).value == doctest::Approx(2.1).epsilon(1e-12));
  CHECK(answer(first, measures::dscr_average).value == doctest::Approx(2.1).epsilon(1e-12));
  // Profit 1,000 after interest of 200.
  const Model second = model_of(
      project("period = \"1 year\"\n[revenue]\nsales = { amount = 1_200, per = \"year\" }\n"
              "[loan.bank]\namount = 2_000\nrate = 0.1\n"));
  CHECK(answer(second, measures::interest_cover).value == doctest::Approx(6).epsilon(1e-12));
}

TEST_CASE("loan: what it joins must be there, also where no interest of construction joins it") {
  const auto found =
      problems_of(five_years("[loan.bank]\nshare = 0.5\nrate = 0.1\njoins = [\"plnt\"]\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("the loan 'bank' joins 'plnt', and there is no such investment") !=
        std::string::npos);
}

TEST_CASE("measures of debt: by year, over the life of the loan, and none without a loan") {
  const std::string bid = five_years(
      "[revenue]\nsales = { amount = [300, 400, 400, 400, 400], per = \"year\" }\n"
      "[loan.bank]\namount = 600\nrate = 0.1\nterm = \"3 years\"\nrepayment = "
      "\"equal_principal\"\n[rates]\ndiscount = 0.08\nequity = 0.12\n"
      "[rule]\nfirst = { measure = \"dscr\", at_least = 1.1, year = \"Y2\" }\n"
      "own = { measure = \"npv\", at_least = 0, flow = \"equity\" }\n");
  const Model model = model_of(bid);
  CHECK(answer(model, measures::dscr).value == doctest::Approx(300.0 / 260).epsilon(1e-12));
  CHECK(answer(model, measures::llcr).value ==
        doctest::Approx((300 / 1.1 + 400 / 1.21 + 400 / 1.331) / 600).epsilon(1e-12));
  CHECK(answer(model, measures::debt_share).value == doctest::Approx(0.6).epsilon(1e-12));
  // Profit after interest: 500 + 400 less interest of 120, a year, over own money of 400.
  CHECK(answer(model, measures::roe).value == doctest::Approx(780.0 / 5 / 400).epsilon(1e-12));
  const double flow[] = {-400, 40, 160, 180, 400, 400};
  double value = 0;
  for (int t = 0; t <= 5; ++t) value += flow[t] / std::pow(1.12, t);
  CHECK(answer(model, measures::npv, FlowKind::equity).value ==
        doctest::Approx(value).epsilon(1e-12));
  const Outcomes found = run(model, Wanted{.margins = true});
  CHECK(found.margins[0].value[0] == doctest::Approx(400.0 / 240 - 1.1).epsilon(1e-12));
  CHECK(found.margins[1].value[0] == doctest::Approx(value).epsilon(1e-12));
  const Model without = model_of(five_years("[rates]\nequity = 0.12\ndiscount = 0.08\n"));
  CHECK(answer(without, measures::dscr).why == Why::not_applicable);
  CHECK(without.sheet.find("equity") == no_row);
}

TEST_CASE("measures of debt: where there is debt and no capital employed there is no debt share") {
  const std::string fast =
      "life = \"5 years\", depreciation = { amounts = [1_000] } }\n[revenue]\nsales = { amount = "
      "300, per = \"year\" }\n[loan.bank]\namount = 400\nrate = 0.1\nrepayment = \"bullet\"\n";
  const Model model =
      model_of(project("period = \"5 years\"\n[investment]\nplant = { amount = 1_000, " + fast));
  // Written off in the first year, owed to the end of the fifth.
  CHECK(answer(model, measures::debt_share).why == Why::none);
  near(row(model, "cover.debt_alone"), {0, 400, 400, 400, 400, 0});
  near(row(model, "cover.debt_share"), {0.4, 0, 0, 0, 0, 0});
  const auto in_year = [&](int year) {
    const WantedMeasure wanted{.measure = measures::debt_share, .year_ends = year};
    return run(model, Wanted{.measures = {wanted}}).measures[0];
  };
  CHECK(in_year(2).why[0] == Why::none);
  CHECK(in_year(5).value[0] == 0);
}

TEST_CASE("loan: a rate above 100 % where the file says so") {
  for (const char* rate : {"rate = 1.1", "nominal = 1.1", "effective = 1.1"}) {
    const Model model =
        model_of(five_years("[loan.bank]\namount = 100\nrepayment = \"bullet\"\nrate = { " +
                            std::string(rate) + ", over = true }\n"));
    near(row(model, "loan.bank.interest"), {0, 110, 110, 110, 110, 110});
  }
}

TEST_CASE("llcr: what is drawn in operation does not change the rate of the debt before it") {
  const auto cover = [](const std::string& amount) {
    const Model model = model_of(
        project("period = \"4 years\"\n[investment]\nx = { amount = 1_000, at = \"Y0\" }\n"
                "y = { amount = 1_000, at = \"Y2\" }\n"
                "[revenue]\nr = { amount = 1_000, per = \"year\" }\n[loan.bank]\namount = " +
                amount + "\nrate = 0.05\n"));
    return answer(model, measures::llcr).value;
  };
  const double annuity = (1 - std::pow(1.05, -4)) / 0.05;
  CHECK(cover("500") == doctest::Approx(1'000 * annuity / 500).epsilon(1e-12));
  CHECK(cover("{ Y0 = 500, Y2 = 500 }") == doctest::Approx(1'000 * annuity / 500).epsilon(1e-12));
}

TEST_CASE("laws: loans end at zero, and the owner's flow is the project's after its debt service") {
  CHECK(rc::check("owner's books", [] {
    RandomBid bid = random_bid(Refined::no);
    bid.items["loan"] = random_loans(bid);
    const std::string text = bid.text(random_step());
    RC_LOG(text);
    const Model model = model_of(text);
    const auto scale = [&] {
      double size = 1;
      const Snapshot all = snapshot_of(model);
      for (const RowId r : model.sheet.rows().ids()) {
        double sum = 0;
        for (const double v : all.row(r)) sum += std::isnan(v) ? 0 : std::abs(v);
        size = std::max(size, sum);
      }
      return size;
    }();
    const auto has = [&](const char* id) { return model.sheet.find(id) != no_row; };
    for (const char* id : {"check.owner.cash_flow", "check.owner.balance", "check.owner.assets"}) {
      if (!has(id)) continue;
      for (const double v : row(model, id)) RC_ASSERT(std::abs(v) <= 1e-10 * scale);
    }
    for (const Loan& loan : model.proposal.loans) {
      const auto debt = row(model, "loan." + loan.id + ".debt");
      RC_ASSERT(*std::min_element(debt.begin(), debt.end()) >= -1e-10 * scale);
      const RepaymentMethod method = loan.repayment.method;
      if (method != RepaymentMethod::capacity && method != RepaymentMethod::first)
        RC_ASSERT(std::abs(debt.back()) <= 1e-10 * scale);
    }
    const Snapshot all = snapshot_of(model);
    const auto& equity = all.row(model.flows.equity);
    const auto& project_flow = all.row(model.flows.project);
    const auto paid = [&](const char* id) {
      return has(id) ? row(model, id) : std::vector<double>(equity.size(), 0.0);
    };
    const auto tax = paid(has("tax.paid") ? "tax.paid" : "tax.due");
    const auto owners_tax = paid(has("owner.tax.paid") ? "owner.tax.paid" : "owner.tax.due");
    const auto service = row(model, "loans.service");
    const auto of_loans = [&](const std::string& part) {
      std::vector<double> sum(equity.size(), 0.0);
      for (const Loan& loan : model.proposal.loans) {
        const auto each = paid(("loan." + loan.id + part).c_str());
        std::transform(each.begin(), each.end(), sum.begin(), sum.begin(), std::plus<>());
      }
      return sum;
    };
    const auto drawn = of_loans(".drawn"), fee = of_loans(".fee");
    const auto sale = paid("owner.sale_difference");
    for (std::size_t c = 0; c < equity.size(); ++c)
      RC_ASSERT(std::abs(equity[c] + service[c] + fee[c] - drawn[c] - project_flow[c] -
                         (tax[c] - owners_tax[c]) - sale[c]) <= 1e-10 * scale);
  }));
}

// 333.3 + 333.3 + 333.4 leave 6e-14 of 1,000: no debt, whose service would be covered 1e16 times.
TEST_CASE(
    "loan: what rounding leaves of the last repayment is repaid with it, and covers nothing") {
  const Model model =
      model_of(five_years("[revenue]\nsales = { amount = 400, per = \"year\" }\n"
                          "[loan.bank]\namount = 1_000\nrate = 0.05\n"
                          "repayment = { Y1 = 333.3, Y2 = 333.3, Y3 = 333.4 }\n"
                          "[rule.cover]\nmeasure = \"dscr\"\nat_least = 1.05\n"));
  CHECK(row(model, "loan.bank.debt")[3] == 0);
  CHECK(answer(model, measures::dscr).value == doctest::Approx(400 / 383.3).epsilon(1e-12));
  CHECK(answer(model, measures::dscr_average).value < 1.15);
  CHECK(run(model, Wanted{}).margins[0].value[0] == doctest::Approx(400 / 383.3 - 1.05));
}

TEST_CASE("roe: owners who lend all but a rounding error put in nothing") {
  for (const char* amount : {"1000.1", "999.9", "100.7", "12345.67", "1000"}) {
    CAPTURE(amount);
    const Model model = model_of(
        project("period = \"3 years\"\n[investment]\nplant = { amount = " + std::string(amount) +
                " }\n"
                "[revenue]\nsales = { amount = 600, per = \"year\" }\n"
                "[loan.a]\nshare = 0.7\nrate = 0.05\n[loan.b]\nshare = 0.3\nrate = 0.05\n"));
    CHECK(answer(model, measures::roe).why == Why::not_applicable);
  }
}
