// SPDX-License-Identifier: MIT
// Loans whose repayments are sculpted by the cash of each year, in money or sized by their cover: by loops over the
// years, and by a law on random bids.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gonogo/model/fault.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

void near(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t c = 0; c < found.size(); ++c) {
    CAPTURE(c);
    CHECK(std::abs(found[c] - wanted[c]) <= 1e-9 * std::max(1.0, std::abs(wanted[c])));
  }
}

double drawn(const Model& model, const std::string& id = "loan.bank.drawn") {
  const auto money = row(model, id);
  return std::accumulate(money.begin(), money.end(), 0.0);
}

/// A plant of 1,000 for five years; its sales year by year.
std::string plant(const std::string& sales, const std::string& rest) {
  return project(
      "period = \"5 years\"\n[investment]\nplant = { amount = 1_000 }\n"
      "[revenue]\nsales = { amount = " +
      sales + ", per = \"year\" }\n" + rest);
}

/// The debt that the years can serve, from the last to the first. EBIT is cash less 200, and each year pays tax.
double taxed_debt(const std::vector<double>& cash, double rate, double tax, double cover) {
  double debt = 0;
  for (auto each = cash.rbegin(); each != cash.rend(); ++each)
    debt = ((*each - tax * (*each - 200)) / cover + debt) / (1 + rate - tax * rate / cover);
  return debt;
}

double least_cover(const Model& model, const std::string& service,
                   const std::map<Address, double>& moved = {}) {
  const auto served = row(model, service, moved), covers = row(model, "cover.dscr_ratio", moved);
  double least = INFINITY;
  for (std::size_t c = 0; c < covers.size(); ++c)
    if (served[c] > 0) least = std::min(least, covers[c]);
  return least;
}

}  // namespace

TEST_CASE("sculpted loan: each year repays what its cover leaves, and the last one the rest") {
  const Model model = model_of(plant("[200, 300, 400]",
                                     "[loan.bank]\namount = 900\nrate = 0.1\n"
                                     "repayment = { dscr = 1.25 }\n"));
  // 160 - 90, 240 - 83, 320 - 67.3, and in the fourth year what is left of the debt is less than 320 - 42.03.
  near(row(model, "loan.bank.repaid"), {0, 70, 157, 252.7, 277.97, 142.33});
  near(row(model, "cover.dscr_ratio"), {0, 1.25, 1.25, 1.25, 1.25, 400 / (142.33 * 1.1)});
}

TEST_CASE(
    "sculpted loan: without cash it waits, its debt is never negative, and grace comes first") {
  const Model poor = model_of(plant("[50, 300, 900]",
                                    "[loan.bank]\namount = 800\nrate = 0.1\n"
                                    "repayment = { dscr = 1.25 }\n"));
  near(row(poor, "loan.bank.repaid"), {0, 0, 160, 640, 0, 0});
  const Model later = model_of(plant("[200, 300, 400]",
                                     "[loan.bank]\namount = 900\nrate = 0.1\ngrace = \"1 year\"\n"
                                     "repayment = { dscr = 1.25 }\n"));
  near(row(later, "loan.bank.repaid"), {0, 0, 150, 245, 269.5, 235.5});
}

TEST_CASE("sculpted loan: what other loans are due goes first, and the cover is of all debt") {
  const Model model = model_of(plant("400",
                                     "[loan.other]\namount = 100\nrate = 0\n"
                                     "[loan.bank]\namount = 900\nrate = 0.1\n"
                                     "repayment = { dscr = 1.6 }\n"));
  const auto cover = row(model, "cover.dscr_ratio");
  for (std::size_t year = 1; year <= 4; ++year) CHECK(cover[year] == Approx(1.6).epsilon(1e-12));
  CHECK(row(model, "loan.bank.repaid")[1] == Approx(250 - 20 - 90).epsilon(1e-12));
}

TEST_CASE("sculpted loan: principal falls due by project years, in every step") {
  const std::string rest =
      "period = \"5.5 years\"\nconstruction = \"1 year\"\n"
      "[investment]\nplant = { amount = 1_000, at = \"Y1\" }\n"
      "[revenue]\nsales = { amount = [200, 300, 450], per = \"year\" }\n"
      "[tax]\nrate = 0.25\n[loan.bank]\nrate = 0.08\ndraw_interest = \"none\"\nat = \"Y1\"\n";
  for (const std::string loan : {"amount = 500\nrepayment = { dscr = 1.4 }\n",
                                 "amount = { dscr = 1.4 }\nrepayment = \"sculpted\"\n"}) {
    INFO(loan);
    const auto by = [&](const std::string& step) {
      return model_of(project("step = \"" + step + "\"\n" + rest + loan));
    };
    const Model years = by("year"), quarters = by("quarter"), months = by("month");
    for (const char* id : {"loan.bank.drawn", "loan.bank.interest", "loan.bank.repaid", "equity"}) {
      CAPTURE(id);
      near(yearly(quarters, id), row(years, id));
      near(yearly(months, id), row(years, id));
    }
  }
}

TEST_CASE("sculpted loan: sized by its cover it is the present value of what each year can serve") {
  const Model model = model_of(plant("[200, 300, 400]",
                                     "[loan.bank]\namount = { dscr = 1.3 }\n"
                                     "rate = 0.08\nrepayment = \"sculpted\"\n"));
  double worth = 0;
  const double cash[] = {200, 300, 400, 400, 400};
  for (int year = 1; year <= 5; ++year) worth += cash[year - 1] / 1.3 / std::pow(1.08, year);
  CHECK(drawn(model) == Approx(worth).epsilon(1e-12));
  near(row(model, "cover.dscr_ratio"), {0, 1.3, 1.3, 1.3, 1.3, 1.3});
  CHECK(std::abs(row(model, "loan.bank.debt").back()) <= 1e-9);
}

// A bond of 100 at 5 % for three years goes before it: 5 a year, then 105.
TEST_CASE("sculpted loan: beside a bond it is what each year can serve after the bond") {
  const double cash[] = {200, 300, 400, 400, 400}, due[] = {5, 5, 105, 0, 0};
  const std::string bond =
      "[loan.bond]\namount = 100\nrate = 0.05\nrepayment = \"bullet\"\nterm = \"3 years\"\n";
  const std::string bank =
      "[loan.bank]\namount = { dscr = 1.3 }\nrate = 0.08\nrepayment = \"sculpted\"\n";
  double worth = 0;
  for (int year = 1; year <= 5; ++year)
    worth += (cash[year - 1] / 1.3 - due[year - 1]) / std::pow(1.08, year);
  for (const std::string& loans : {bond + bank, bank + bond}) {
    const Model model = model_of(plant("[200, 300, 400]", loans));
    CHECK(drawn(model) == Approx(worth).epsilon(1e-12));
    near(row(model, "cover.dscr_ratio"), {0, 1.3, 1.3, 1.3, 1.3, 1.3});
    CHECK_FALSE(find_fault(model).has_value());
  }
}

// With tax, year by year from the last: D (1 + r) = (cash - tax) / k - due + D after, where the tax is a
// quarter of cash - 200 - 5 - r D while the bond bears interest.
TEST_CASE("sculpted loan: the interest of a bond beside it saves tax too") {
  const Model model =
      model_of(plant("[300, 350, 400]",
                     "[loan.bank]\namount = { dscr = 1.3 }\nrate = 0.08\nrepayment = \"sculpted\"\n"
                     "[loan.bond]\namount = 100\nrate = 0.05\nrepayment = \"bullet\"\n"
                     "term = \"3 years\"\n[tax]\nrate = 0.25\n"));
  const double cash[] = {300, 350, 400, 400, 400}, interest[] = {5, 5, 5, 0, 0};
  double debt = 0;
  for (int year = 4; year >= 0; --year) {
    const double due = interest[year] + (year == 2 ? 100 : 0);
    const double profit = cash[year] - 200 - interest[year];
    debt = ((cash[year] - 0.25 * profit) / 1.3 - due + debt) / (1.08 - 0.25 * 0.08 / 1.3);
  }
  CHECK(drawn(model) == Approx(debt).epsilon(1e-12));
  near(row(model, "cover.dscr_ratio"), {0, 1.3, 1.3, 1.3, 1.3, 1.3});
}

TEST_CASE(
    "sculpted loan: its tax is on what the interest leaves, solved on the debt before each year") {
  for (const char* losses : {"carry", "lost", "credit"}) {
    CAPTURE(losses);
    const Model model = model_of(plant("[300, 350, 400]",
                                       "[loan.bank]\namount = { dscr = 1.3 }\nrate = 0.08\n"
                                       "repayment = { dscr = 1.3 }\n[tax]\nrate = 0.25\n"
                                       "losses = \"" +
                                           std::string(losses) + "\"\n"));
    CHECK(drawn(model) ==
          Approx(taxed_debt({300, 350, 400, 400, 400}, 0.08, 0.25, 1.3)).epsilon(1e-12));
    near(row(model, "cover.dscr_ratio"), {0, 1.3, 1.3, 1.3, 1.3, 1.3});
  }
}

// Each year leaves 453 in cash and 203 before interest, and no year makes a loss. From the last:
// D (1.07 - 0.07 t / 1.1) = (453 - 203 t) / 1.1 + the debt after the year, with the rate t of the year.
TEST_CASE("sculpted loan: under a tax holiday each year pays at its own rate") {
  const auto debt = [](const std::vector<double>& rates) {
    double owed = 0;
    for (auto t = rates.rbegin(); t != rates.rend(); ++t)
      owed = ((453 - 203 * *t) / 1.1 + owed) / (1.07 - 0.07 * *t / 1.1);
    return owed;
  };
  const auto text = [](const std::string& times, const std::string& rates,
                       const std::string& losses, const std::string& rest) {
    return project(
        times +
        "\n[investment]\nplant = { amount = 1_000, life = \"4 years\" }\n"
        "[revenue]\nsales = { amount = 513, per = \"year\" }\n"
        "[cost]\ncare = { amount = 60, per = \"year\" }\n[tax]\nrate = " +
        rates + "\nlosses = \"" + losses +
        "\"\n[loan.bank]\namount = { dscr = 1.1 }\nrepayment = \"sculpted\"\nrate = 0.07\n" + rest);
  };
  const std::pair<std::string, std::vector<double>> rates[] = {
      {"[0, 0.125, 0.25]", {0, 0.125, 0.25, 0.25}},
      {"[0, 0.25]", {0, 0.25, 0.25, 0.25}},
      {"[0.1, 0.25]", {0.1, 0.25, 0.25, 0.25}},
      {"[0, 0, 0.25]", {0, 0, 0.25, 0.25}},
      {"[0.25, 0.1]", {0.25, 0.1, 0.1, 0.1}}};
  CHECK(debt(rates[0].second) == Approx(1'321.86385691).epsilon(1e-9));
  for (const auto& each : rates) {
    const std::string& written = each.first;
    const std::vector<double>& of_year = each.second;
    CAPTURE(written);
    for (const char* losses : {"carry", "lost", "credit"}) {
      CAPTURE(losses);
      const Model model = model_of(text("period = \"4 years\"", written, losses, ""));
      CHECK(drawn(model) == Approx(debt(of_year)).epsilon(1e-12));
      near(row(model, "cover.dscr_ratio"), {0, 1.1, 1.1, 1.1, 1.1});
      if (of_year.front() > 0) continue;  // The loss of construction saves tax.
      const Model built = model_of(text("period = \"5 years\"\nconstruction = \"1 year\"", written,
                                        losses, "construction_interest = \"paid\"\n"));
      CHECK(drawn(built) == Approx(debt(of_year)).epsilon(1e-12));
    }
  }
}

// Cash of 220 is below depreciation of 200 and interest of about 90: losses in the first year, used up in the second,
// which is the first that pays; at 0.3 it pays on the profits of both.
TEST_CASE("sculpted loan: the first year with tax pays at its own rate on what losses leave") {
  const Model model = model_of(plant("[220, 360]",
                                     "[loan.bank]\namount = { dscr = 1.2 }\nrate = 0.08\n"
                                     "repayment = \"sculpted\"\n[tax]\nrate = [0.1, 0.3, 0.4]\n"));
  CHECK(row(model, "owner.profit_before_tax")[1] < 0);
  CHECK(row(model, "owner.tax.due")[2] == Approx(0.3 * (row(model, "owner.profit_before_tax")[1] +
                                                        row(model, "owner.profit_before_tax")[2]))
                                              .epsilon(1e-12));
  near(row(model, "cover.dscr_ratio"), {0, 1.2, 1.2, 1.2, 1.2, 1.2});
}

// The second year's loss saves tax in the third, at its rate. Searching the amount finds 1,170.62; assuming that the
// loss saves tax at once, at the second year's rate, would find 1,169.12, whose last year is covered better.
TEST_CASE("sculpted loan: one that could be larger is not found, as one that is too large") {
  const std::string text = project(
      "period = \"4 years\"\n[investment]\nplant = { amount = 1_000 }\n"
      "[revenue]\nsales = { amount = [470, 227, 238, 318], per = \"year\" }\n"
      "[tax]\nrate = [0, 0.125, 0.25]\n[loan.bank]\namount = { dscr = 1 }\nrate = 0.03\n"
      "repayment = \"sculpted\"\n");
  const Model model = model_of(text);
  const auto fault = find_fault(model);
  REQUIRE(fault.has_value());
  CHECK(row(model, "cover.dscr_ratio", {{"loan.bank.times", 1.001}})[4] >= 1);
}

// In the first two years the interest of about 80 makes losses.
TEST_CASE(
    "sculpted loan: years of losses pay no tax, and what is carried lowers that of the next") {
  for (const char* losses : {"carry", "lost"}) {
    CAPTURE(losses);
    const Model model = model_of(plant("[220, 240, 400]",
                                       "[loan.bank]\namount = { dscr = 1.2 }\nrate = 0.1\n"
                                       "repayment = \"sculpted\"\n[tax]\nrate = 0.25\nlosses = \"" +
                                           std::string(losses) + "\"\n"));
    CHECK(row(model, "owner.profit_before_tax")[1] < 0);
    near(row(model, "cover.dscr_ratio"), {0, 1.2, 1.2, 1.2, 1.2, 1.2});
  }
}

TEST_CASE("sculpted loan: interest of construction joins the debt that is sized, and the plant") {
  const Model model = model_of(project(
      "period = \"6 years\"\nconstruction = \"1 year\"\n"
      "[investment]\nplant = { amount = 1_000, at = \"Y1\" }\n"
      "[revenue]\nsales = { amount = [300, 350, 400], per = \"year\" }\n[tax]\nrate = 0.25\n"
      "[loan.bank]\namount = { dscr = 1.3 }\nrate = 0.08\nat = \"Y1\"\nfee = 0.01\n"
      "repayment = \"sculpted\"\n"));
  near(row(model, "cover.dscr_ratio"), {0, 0, 1.3, 1.3, 1.3, 1.3, 1.3});
  CHECK(row(model, "loan.bank.debt")[1] == Approx(1.04 * drawn(model)).epsilon(1e-12));
}

TEST_CASE(
    "sculpted loan: interest is never more than the cover allows, as nothing is lent to pay it") {
  const Model model = model_of(plant("[26, 400, 400]",
                                     "[loan.bank]\namount = { dscr = 1.3 }\n"
                                     "rate = 0.1\nrepayment = \"sculpted\"\n"));
  CHECK(drawn(model) == Approx(200).epsilon(1e-12));
  CHECK(row(model, "cover.dscr_ratio")[1] == Approx(1.3).epsilon(1e-12));
}

TEST_CASE("sized and sculpted: a year with its draws and its first repayment is covered too") {
  const Model model = model_of(R"(
[project]
title = "A plant"
currency = "CNY"
construction = "6 months"
period = "66 months"
step = "month"
[investment]
plant = { amount = 1_000, at = "M1..M6" }
[revenue]
sales = { amount = [200, 300, 400], per = "year" }
[loan.bank]
amount = { dscr = 1.3 }
at = "M1..M6"
rate = 0.06
repayment = "sculpted"
[tax]
rate = 0.25
)");
  const auto service = row(model, "cover.service_of_year");
  const auto covers = row(model, "cover.dscr_ratio");
  std::vector<double> found;
  for (std::size_t c = 0; c < covers.size(); ++c) {
    if (service[c] > 0) found.push_back(covers[c]);
  }
  near(found, {1.3, 1.3, 1.3, 1.3, 1.3, 1.3});
}

TEST_CASE("laws: the least cover of a sized and sculpted loan is the ratio, beside others too") {
  CHECK(rc::check("sculpted loans", [] {
    RandomBid bid = random_bid(Refined::no);
    bid.items["revenue"].push_back("rich = { amount = [1_000, 3_000], per = \"year\" }");
    const double cover = *rc::gen::element(1.0, 1.3, 2.5);
    if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
    bid.items["loan"] = {"one = { amount = { dscr = " + std::to_string(cover) +
                         " }, repayment = \"sculpted\", rate = " +
                         *rc::gen::element<std::string>("0.06", "0", "{ effective = 0.08 }") +
                         *rc::gen::element<std::string>("", ", fee = 0.01") + " }"};
    const bool beside = *rc::gen::arbitrary<bool>();
    if (beside) bid.items["loan"].push_back(random_fixed_loan(bid, "two"));
    if (!bid.tax.empty())
      bid.tax = "[tax]\nrate = " + *rc::gen::element<std::string>("0.25", "[0, 0.125, 0.25]") +
                "\nlosses = \"" + *rc::gen::element<std::string>("carry", "lost", "credit") +
                "\"\n";
    const std::string text = bid.text(random_step());
    RC_PRE(bid.tax.empty() || text.find("amounts") == std::string::npos);
    RC_LOG(text);
    const Model model = model_of(text);
    RC_PRE(drawn(model, "loan.one.drawn") > 0);
    // Where losses follow taxed years, or a year has no cash, a fault says that it is not found.
    RC_PRE(!find_fault(model).has_value());
    const std::string service = beside ? "cover.loan.one_of_year" : "cover.service_of_year";
    const double least = least_cover(model, service);
    RC_LOG() << drawn(model, "loan.one.drawn") << " at " << least << "\n";
    RC_ASSERT(std::abs(least - cover) <= 1e-9 * cover);
    RC_ASSERT(least_cover(model, service, {{"loan.one.times", 1 + 1e-6}}) < least);
  }));
}
