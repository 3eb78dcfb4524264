// SPDX-License-Identifier: MIT
// The bound that each measure states for its rounding, against the same measure in 50 digits.
#include "gonogo/measure/rounding.hpp"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "gonogo/model/run.hpp"
#include "model/case_measures.hpp"
#include "support/bid.hpp"

using namespace gonogo;

namespace {

using Exact = boost::multiprecision::cpp_bin_float_50;

constexpr int years = 6;

/// An outlay, then receipts and costs of each year, all of them drivers; tax, with losses credited.
std::string bid() {
  std::string drivers = "[drivers]\nout = 1\n", in = "[revenue]\n", run = "[cost]\n";
  for (int y = 1; y <= years; ++y) {
    const std::string year = std::to_string(y);
    drivers += "in" + year + " = 1\nrun" + year + " = 1\n";
    in += "r" + year + " = { amount = \"in" + year + "\", at = \"Y" + year + "\" }\n";
    run += "c" + year + " = { amount = \"run" + year + "\", at = \"Y" + year + "\" }\n";
  }
  return test::project("period = \"6 years\"\n" + drivers +
                       "[investment]\nkit = { amount = \"out\" }\n" + in + run +
                       "[rates]\ndiscount = 0.08\nfinance = 0.05\nreinvest = 0.06\n[tax]\n"
                       "rate = 0.25\nlosses = \"credit\"\n[conventions]\n"
                       "payback_within = \"even\"\n");
}

/// Amounts of very unlike sizes; receipts and costs nearly cancel in every third case.
std::map<Address, double> random_case(std::mt19937_64& random, int n) {
  std::uniform_real_distribution<double> digits(1, 10), part(0.999999, 1.000001);
  std::uniform_int_distribution<int> power(0, n % 2 == 0 ? 2 : 8);
  const auto amount = [&] { return digits(random) * std::pow(10.0, power(random)); };
  std::map<Address, double> moved = {{"drivers.out", amount()}};
  for (int y = 1; y <= years; ++y) {
    const std::string year = std::to_string(y);
    const double in = amount();
    moved["drivers.in" + year] = in;
    moved["drivers.run" + year] = n % 3 == 0 ? in * part(random) : amount() / 4;
  }
  return moved;
}

/// The measures of such a case in 50 digits, from the same doubles.
class ExactCase {
 public:
  explicit ExactCase(const std::map<Address, double>& moved) {
    outlay_ = moved.at("drivers.out");
    flow_ = {-outlay_};
    const Exact tax = 0.25;
    for (int y = 1; y <= years; ++y) {
      const Exact in = moved.at("drivers.in" + std::to_string(y));
      const Exact profit = in - moved.at("drivers.run" + std::to_string(y)) - outlay_ / years;
      revenue_ += in;
      ebit_ += profit;
      flow_.push_back(profit * (1 - tax) + outlay_ / years);
    }
    profit_ = ebit_ * (1 - tax);
  }

  Exact npv(double rate) const {
    Exact sum = 0;
    for (int y = 0; y <= years; ++y) sum += at(y) * factor(rate, -y);
    return sum;
  }

  Exact mirr() const {
    Exact receipts = 0, outlays = 0;
    for (int y = 0; y <= years; ++y)
      (at(y) > 0 ? receipts : outlays) +=
          at(y) * (at(y) > 0 ? factor(0.06, years - y) : factor(0.05, -y));
    return pow(receipts / -outlays, Exact(1) / years) - 1;
  }

  Exact peak_funding() const {
    Exact sum = 0, least = 0;
    for (int y = 0; y <= years; ++y) least = std::min<Exact>(least, sum += at(y));
    return -least;
  }

  /// Below 0: never.
  Exact payback(double rate) const {
    Exact sum = at(0), found = -1;
    for (int y = 1; y <= years; ++y) {
      const Exact before = sum;
      sum += at(y) * factor(rate, -y);
      if (sum < 0)
        found = -1;
      else if (before < 0)
        found = y - 1 + before / (before - sum);
    }
    return found;
  }

  Exact value(Measure measure) const {
    if (measure == measures::npv) return npv(0.08);
    if (measure == measures::mirr) return mirr();
    if (measure == measures::profitability_index) return 1 + npv(0.08) / outlay_;
    if (measure == measures::npv_ratio) return npv(0.08) / outlay_;
    if (measure == measures::equivalent_annual)
      return npv(0.08) * Exact(0.08) / (1 - factor(0.08, -years));
    if (measure == measures::roi) return ebit_ / years / outlay_;
    if (measure == measures::accounting_return) return profit_ / years / outlay_;
    if (measure == measures::ebitda) return ebit_ + outlay_;
    if (measure == measures::capex) return outlay_;
    if (measure == measures::margin) return ebit_ / revenue_;
    if (measure == measures::peak_funding) return peak_funding();
    return payback(measure == measures::static_payback ? 0 : 0.08);
  }

 private:
  const Exact& at(int year) const { return flow_[static_cast<std::size_t>(year)]; }
  static Exact factor(double rate, int power) { return pow(1 + Exact(rate), power); }

  Exact outlay_ = 0, revenue_ = 0, ebit_ = 0, profit_ = 0;
  std::vector<Exact> flow_ = {};
};

/// A value and the error that its measure states.
struct Stated {
  double value = 0, error = 0;
};

/// As CaseMeasures has them.
std::optional<Stated> stated(const Model& model, const WantedMeasure& wanted,
                             const Snapshot& snapshot) {
  CaseNumbers numbers;
  for (const RowId row : rows_of(model, wanted)) numbers.rows.emplace_back(row, snapshot.row(row));
  numbers.rates = {{.discount = 0.08, .finance = 0.05, .reinvest = 0.06}};
  numbers.factors = {snapshot.row(model.perspectives.front().discount_factor)};
  MeasureScratch scratch;
  CaseSizes sizes;
  const MeasureCase values{model,   numbers, wanted, numbers.row(model.flows.project),
                           scratch, sizes};
  const Answer found = wanted.measure->compute(values);
  if (found.why != Why::computed) return {};
  const double error = wanted.measure->rounding ? wanted.measure->rounding(values, found.value) : 0;
  return Stated{found.value, error + rounding_error(0, std::abs(found.value))};
}

}  // namespace

TEST_CASE("rounding: the true value lies within the error that each measure states") {
  const Model model = test::model_of(bid());
  std::mt19937_64 random(7);
  std::map<std::string, int> seen;
  for (int n = 0; n < 300; ++n) {
    const auto moved = random_case(random, n);
    const ExactCase exact(moved);
    const Snapshot snapshot = snapshot_of(model, moved);
    for (const MeasureDefinition* measure : measures::list) {
      if (measure->of_loans || *measure == Measure(measures::irr)) continue;
      const auto found = stated(model, {*measure}, snapshot);
      if (!found) continue;
      const std::string id(measure->id);
      CAPTURE(id);
      const Exact wrong = abs(exact.value(*measure) - found->value);
      CHECK(wrong <= found->error);
      ++seen[id];
    }
    // The rate of a rule on IRR.
    const auto at_rate = stated(model, {.measure = measures::npv, .rate = 0.173}, snapshot);
    REQUIRE(at_rate);
    CHECK(abs(exact.npv(0.173) - at_rate->value) <= at_rate->error);
  }
  CHECK(seen.size() >= 10);
  for (const auto& each : seen) CHECK(each.second > 100);
}

// Of the outlay or of a receipt: a ratio of large receipts to a small outlay, say, does not depend on
// the one or the other.
TEST_CASE("rounding: a billionth of the amounts is more than the error of any measure") {
  const Model model = test::model_of(bid());
  std::mt19937_64 random(8);
  for (int n = 0; n < 100; ++n) {
    const auto moved = random_case(random, n);
    double amounts = 0;
    for (const auto& each : moved) amounts += each.second;
    const auto with_more = [&](const char* address) {
      auto more = moved;
      more[address] += 1e-9 * amounts;
      return snapshot_of(model, more);
    };
    const Snapshot one = snapshot_of(model, moved);
    const Snapshot others[] = {with_more("drivers.out"), with_more("drivers.in1")};
    for (const MeasureDefinition* measure : measures::list) {
      if (measure->of_loans || *measure == Measure(measures::irr)) continue;
      const auto before = stated(model, {*measure}, one);
      if (!before) continue;
      bool decides = false;
      for (const Snapshot& other : others) {
        const auto after = stated(model, {*measure}, other);
        const double error = before->error + (after ? after->error : 0);
        decides = decides || !after || std::abs(after->value - before->value) > error;
      }
      const std::string id(measure->id);
      CAPTURE(id);
      CHECK(decides);
    }
  }
}

// -100, 40, 70: 1 + r = (0.4 + sqrt(0.16 + 4 x 0.7)) / 2. Doubles leave -2.8e-17 of the last sum, a
// second change of sign.
TEST_CASE("irr: what rounding leaves of an amount is no amount") {
  const Model model =
      test::model_of(test::project("period = \"3 years\"\n[rates]\ndiscount = 0.05\n[cash_flow]\n"
                                   "net = [-100, 40, 70, \"0.3 - 0.1 - 0.2\"]\n"));
  const Outcomes found = run(model, {}, {.measures = {{measures::irr}}});
  CHECK(found.measures[0].why[0] == Why::computed);
  CHECK(found.measures[0].value[0] ==
        doctest::Approx((0.4 + std::sqrt(2.96)) / 2 - 1).epsilon(1e-14));
}
