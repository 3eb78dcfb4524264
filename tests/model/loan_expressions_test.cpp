// SPDX-License-Identifier: MIT
// Loans whose terms are formulas of drivers: the numbers are those of the same terms written out, by hand,
// and follow the drivers when these move.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "support/bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

/// A plant of 1,000, paid at Y0, for five years.
std::string bid(const std::string& drivers, const std::string& loan) {
  return project(
      "period = \"5 years\"\n[drivers]\nprice = 1_000\n" + drivers +
      "[investment]\nplant = { amount = \"price\" }\n[revenue]\nsales = { amount = 400, per = "
      "\"year\" }\n[loan.bank]\n" +
      loan);
}

using Row = std::vector<double>;

void near(const Row& found, const Row& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t c = 0; c < found.size(); ++c) {
    CAPTURE(c);
    CHECK(found[c] == doctest::Approx(wanted[c]).epsilon(1e-12));
  }
}

}  // namespace

TEST_CASE("loan by formulas: share, rate and fee of drivers, and of what a case makes of them") {
  const Model model = model_of(bid("gearing = 0.5\nbase = 0.04\nspread = 0.02\n",
                                   "share = \"gearing + 0.1\"\nrate = \"base + spread\"\n"
                                   "fee = \"spread / 4\"\nrepayment = \"equal_principal\"\n"));
  near(row(model, "loan.bank.drawn"), {600, 0, 0, 0, 0, 0});
  near(row(model, "loan.bank.fee"), {3, 0, 0, 0, 0, 0});
  near(row(model, "loan.bank.interest"), {0, 36, 28.8, 21.6, 14.4, 7.2});
  const std::map<Address, double> moved = {
      {"drivers.spread", 0.04}, {"drivers.gearing", 0.3}, {"drivers.price", 2'000}};
  near(row(model, "loan.bank.drawn", moved), {800, 0, 0, 0, 0, 0});
  near(row(model, "loan.bank.fee", moved), {8, 0, 0, 0, 0, 0});
  near(row(model, "loan.bank.interest", moved), {0, 64, 51.2, 38.4, 25.6, 12.8});
}

TEST_CASE("loan by formulas: an amount of an asset, and one of a quantity, at their moments") {
  near(row(model_of(bid("", "amount = \"0.3 * investment.plant\"\nrate = 0\n")), "loan.bank.drawn"),
       {300, 0, 0, 0, 0, 0});
  const std::string quantity =
      "[quantities]\nneed = { formula = \"price / 4 + 50\", from = \"Y0\" }\n";
  near(row(model_of(bid(quantity,
                        "amount = \"need\"\nat = \"Y1..Y2\"\nrate = 0\n"
                        "repayment = \"bullet\"\n")),
           "loan.bank.drawn"),
       {0, 150, 150, 0, 0, 0});
  near(row(model_of(bid("first = 0.25\n",
                        "amount = { Y0 = \"first * price\", Y2 = \"price - 2 * first * price\" }\n"
                        "rate = 0.1\ndraw_interest = \"none\"\nrepayment = \"bullet\"\n")),
           "loan.bank.interest"),
       {0, 25, 25, 75, 75, 75});
}

// 100 of grace interest at 10 % joins 1,000 in the first year; two level payments of 1,100 at 10 % follow.
TEST_CASE("loan by formulas: lengths of drivers, in years and in steps") {
  const std::string terms =
      "amount = \"price\"\nrate = 0.1\ngrace = \"wait years\"\nterm = \"(3 - wait) years\"\n"
      "grace_interest = \"capitalised\"\n";
  const Model model = model_of(bid("wait = 1\n", terms));
  const double level = 1'100 * 0.1 / (1 - std::pow(1.1, -2));
  near(row(model, "loan.bank.repaid"), {0, 0, level - 110, 1'100 - (level - 110), 0, 0});
  near(row(model, "loan.bank.debt"), {1'000, 1'100, 1'100 - (level - 110), 0, 0, 0});
  // The length shapes the bid: another value compiles it anew.
  const Model later = model_of(bid("wait = 2\n", terms));
  near(row(later, "loan.bank.repaid"), {0, 0, 0, 1'210, 0, 0});
}

TEST_CASE(
    "loan by formulas: shares by label are those of drivers, and sum to 1 whatever they are") {
  const std::string terms =
      "amount = 800\nrate = 0.05\nrepayment = { Y2 = \"early\", Y3 = \"(1 - early) / 3\", Y5 = "
      "\"2 * (1 - early) / 3\" }\n";
  const Model model = model_of(bid("early = 0.25\n", terms));
  near(row(model, "loan.bank.repaid"), {0, 0, 200, 200, 0, 400});
  near(row(model, "loan.bank.interest"), {0, 40, 40, 30, 20, 20});
  // Whether they are shares or amounts shapes the bid: another value compiles it anew.
  near(row(model_of(bid("early = 0.4\n", terms)), "loan.bank.repaid"), {0, 0, 320, 160, 0, 320});
}

TEST_CASE("loan by formulas: amounts by label are formulas too, within what is owed") {
  const Model model =
      model_of(bid("part = 150\n",
                   "amount = 500\nrate = 0\nrepayment = { Y1 = \"part\", Y2 = \"2 * part\", Y3 = "
                   "\"part\" }\n"));
  near(row(model, "loan.bank.repaid"), {0, 150, 300, 50, 0, 0});
}

// A lease of 1,000 at 10 % for four payments in advance that leave 20 % of its cost.
TEST_CASE("loan by formulas: a buyout that is a share of the cost, and covers of drivers") {
  const Model lease = model_of(bid("left = 0.2\n",
                                   "amount = \"price\"\nrate = 0.1\nin_advance = true\n"
                                   "term = \"4 years\"\nbuyout = \"left * price\"\n"));
  const double discount = 1 / 1.1;
  const double level =
      (1'000 - 200 * std::pow(discount, 4)) * (1 - discount) / (1 - std::pow(discount, 4));
  near(row(lease, "loans.service"), {level, level, level, level, 200, 0});
  const Model sized = model_of(
      bid("cover = 1.25\n", "amount = { dscr = \"cover\" }\nrate = 0.1\nterm = \"2 years\"\n"));
  const double annuity = (1 - std::pow(1.1, -2)) / 0.1;
  near(row(sized, "loan.bank.drawn"), {320 * annuity, 0, 0, 0, 0, 0});
  near(row(sized, "loan.bank.drawn", {{"drivers.cover", 1.6}}), {250 * annuity, 0, 0, 0, 0, 0});
}

TEST_CASE("loan by formulas: what leaves the range of a term is refused, and a varying rate too") {
  const auto first = [](const std::string& drivers, const std::string& loan) {
    for (const std::string& each : problems_of(bid(drivers, loan)))
      if (each.starts_with("error")) return each.substr(each.find(": ") + 2);
    return std::string();
  };
  CHECK(first("r = [0.05, 0.06]\n", "amount = 100\nrate = \"r\"\n")
            .starts_with("'r' varies in time"));
  CHECK(first("r = 0.05\n", "amount = 100\nrate = \"r\"\nterm = \"(r * 200) years\"\n") ==
        "the loan 'bank' is not repaid by the end of the bid (the bid ends with Y5; say a shorter "
        "term or grace)");
}
