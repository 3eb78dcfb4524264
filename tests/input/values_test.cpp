// SPDX-License-Identifier: MIT
// The kinds of value of gonogo-proposal(5), through the keys they stand under.
#include <doctest/doctest.h>

#include "reading.hpp"

using namespace gonogo;
using test::Codes;
using test::faults_of;
using test::formula;
using test::number;
using test::proposal_of;

namespace {

/// The one cost of a bid: `keys` in braces.
Line cost(const std::string& keys) { return proposal_of("cost.x = { " + keys + " }").lines.at(0); }

Duration payable(const std::string& text) {
  return *cost("amount = 1, per = \"year\", payable = \"" + text + "\"").delay;
}

Moment at(const std::string& value) { return *cost("amount = 1, at = " + value).at; }

Codes faults_of_cost(const std::string& keys) { return faults_of("cost.x = { " + keys + " }"); }

}  // namespace

TEST_CASE("duration: a count, a driver or a bracketed expression, and a unit") {
  CHECK(number(payable("18 months").count) == 18);
  CHECK(payable("18 months").unit == Unit::month);
  CHECK(payable("1 year").unit == Unit::year);
  CHECK(number(payable("4.5 years").count) == 4.5);
  CHECK(payable("90 days").unit == Unit::day);
  CHECK(payable("2  quarters").unit == Unit::quarter);
  CHECK(formula(payable("contract years").count) == "contract");
  CHECK(formula(payable("(r * 1.5) months").count) == "(r * 1.5)");
  CHECK(payable("18 months").count.address == "cost.x.payable");
}

TEST_CASE("duration: the place of its expression is that of the expression") {
  const Duration delay =
      *proposal_of("cost.x = { amount = 1, per = \"year\", payable = \" (r * 2) months\" }")
           .lines[0]
           .delay;
  const Place place = std::get<Expression>(delay.count.value).place();
  CHECK(place.column == 50);
  CHECK(place.length == 7);
}

TEST_CASE("duration: what has no unit, or no count, is refused") {
  for (const char* text :
       {"60", "months", "r * 2 months", "3 jahre", "", " ", "-1 month", "3 years ago", "R years"}) {
    INFO(text);
    CHECK(faults_of_cost("amount = 1, per = \"year\", payable = \"" + std::string(text) + "\"")
              .size() == 1);
  }
  CHECK(faults_of_cost("amount = 1, per = \"year\", payable = 3") == Codes{"bad-duration"});
}

TEST_CASE("label: the names of columns") {
  const auto label = [](const std::string& value) { return std::get<Label>(at(value).when); };
  CHECK(label("\"Y3\"").kind == Label::Kind::year);
  CHECK(label("\"Y3\"").number == 3);
  CHECK(label("\"Q0\"").kind == Label::Kind::quarter);
  CHECK(label("\"M18\"").number == 18);
  CHECK(label("\"operation\"").kind == Label::Kind::operation);
  CHECK(label("\"end\"").kind == Label::Kind::end);
  CHECK(label("2027-03-15").date == Date{2027, 3, 15});
  CHECK(label("\"2028-02-29\"").date == Date{2028, 2, 29});
}

TEST_CASE("label: near misses are refused") {
  for (const char* value : {"\"y3\"", "\"year 3\"", "\"Y\"", "\"Y03\"", "\"Y3.5\"", "\"Y99999\"",
                            "\"2027-02-29\"", "3", "\"\"", "true"}) {
    INFO(value);
    CHECK(faults_of_cost("amount = 1, at = " + std::string(value)) == Codes{"bad-label"});
  }
}

TEST_CASE("moment: a label, a range, or shares that sum to 1") {
  const auto range = std::get<LabelRange>(at("\"M1..M6\"").when);
  CHECK(range.first.number == 1);
  CHECK(range.last.number == 6);
  const auto shares = std::get<std::vector<Entry>>(at("{ Y0 = 0.3, M6 = 0.7 }").when);
  REQUIRE(shares.size() == 2);
  CHECK(shares[1].at.text == "M6");
  CHECK(number(shares[1].value) == 0.7);
  CHECK(shares[1].value.address == "cost.x.at.M6");
  CHECK(faults_of_cost("amount = 1, at = { Y0 = 0.3, M6 = 0.6 }") == Codes{"share-sum"});
  CHECK(faults_of_cost("amount = 1, at = { Y1 = 0.1, Y2 = 0.1, Y3 = 0.1, Y4 = 0.1, Y5 = 0.1, Y6 = "
                       "0.1, Y7 = 0.4 }")
            .empty());
}

TEST_CASE("amount: a number, a list, a schedule or an expression, each value with its address") {
  CHECK(number(cost("amount = 60_000, per = \"year\"").amount) == 60000);
  const Line list = cost("amount = [1, \"2 * beds\"], per = \"year\"");
  const auto& values = std::get<ValueList>(list.amount.value);
  CHECK(values[0].address == "cost.x.amount[1]");
  CHECK(formula(values[1]) == "2 * beds");
  const Line schedule = cost("amount = { Y1 = 40, 2027-03-15 = 55 }");
  const auto& entries = std::get<std::vector<Entry>>(schedule.amount.value);
  CHECK(entries[0].value.address == "cost.x.amount.Y1");
  CHECK(entries[1].at.date == Date{2027, 3, 15});
  const Line expression = cost("amount = \"beds * 2\", per = \"year\"");
  CHECK(std::get<Expression>(std::get<Scalar>(expression.amount.value).value).place().column == 22);
}

TEST_CASE("ramp and growth: each in its two forms") {
  const Line shares = cost("amount = 1, per = \"year\", ramp = [0.5, 1], growth = 0.03");
  CHECK(std::get<std::vector<Scalar>>(*shares.time.ramp).size() == 2);
  CHECK(number(std::get<Scalar>(shares.time.growth->rate)) == 0.03);
  CHECK(shares.time.growth->every == Every::year);
  const Line smooth = cost(
      "amount = 1, per = \"year\", ramp = \"18 months\", growth = { rate = 0.03, every = \"step\" "
      "}");
  CHECK(number(std::get<Duration>(*smooth.time.ramp).count) == 18);
  CHECK(smooth.time.growth->every == Every::step);
  CHECK(std::get<Scalar>(smooth.time.growth->rate).address == "cost.x.growth");
}

TEST_CASE("rate: effective as a number, nominal as a table, one address") {
  const Rates rates =
      proposal_of(
          "rates = { discount = 0.08, equity = { nominal = 0.06, compounded = \"month\" } }")
          .rates;
  CHECK(number(rates.discount->rate) == 0.08);
  CHECK_FALSE(rates.discount->compounded);
  CHECK(rates.equity->compounded == Unit::month);
  CHECK(rates.equity->rate.address == "rates.equity");
}

TEST_CASE("fractions: 8 for 8% is refused wherever a fraction is meant") {
  CHECK(faults_of("rates.discount = 8") == Codes{"not-a-fraction"});
  CHECK(faults_of("tax.rate = 25") == Codes{"not-a-fraction"});
  CHECK(faults_of("investment.x = { amount = 5, residual = 5 }") == Codes{"not-a-fraction"});
  CHECK(faults_of("revenue.x = { amount = 5, per = \"year\", new = 90 }") ==
        Codes{"not-a-fraction"});
  CHECK(faults_of_cost("amount = 5, per = \"year\", growth = -3") == Codes{"not-a-fraction"});
  CHECK(faults_of_cost("amount = 5, per = \"year\", growth = -1, increase = -3").empty());
}

TEST_CASE("numbers: quoted ones are not taken for expressions") {
  CHECK(faults_of_cost("amount = \"60_000\", per = \"year\"") == Codes{"wrong-type"});
  CHECK(faults_of_cost("amount = \"60,000\", per = \"year\"") == Codes{"wrong-type"});
  CHECK(faults_of("tax.rate = \"25 %\"") == Codes{"wrong-type"});
  CHECK(faults_of_cost("amount = \" \", per = \"year\"") == Codes{"wrong-type"});
}
