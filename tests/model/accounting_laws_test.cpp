// SPDX-License-Identifier: MIT
// Laws that every bid keeps, over random bids.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <regex>

#include "support/bid.hpp"
#include "support/random_bid.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

double greatest(const std::vector<double>& values) {
  double result = 0;
  for (const double value : values) result = std::max(result, std::abs(value));
  return result;
}

double total(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

bool has(const Model& model, const std::string& id) { return model.sheet.find(id) != no_row; }

/// Rounding errors are judged by the greatest sum that a row could have.
double scale_of(const Model& model) {
  const Snapshot snapshot = snapshot_of(model);
  double result = 1;
  for (const RowId r : model.sheet.rows().ids()) {
    double size = 0;
    for (const double value : snapshot.row(r)) size += std::isnan(value) ? 0 : std::abs(value);
    result = std::max(result, size);
  }
  return result;
}

Model random_model() {
  const std::string text = random_bid(Refined::no).text(random_step());
  RC_LOG(text);
  return model_of(text);
}

std::vector<double> running(const std::vector<double>& values) {
  std::vector<double> result(values.size());
  std::partial_sum(values.begin(), values.end(), result.begin());
  return result;
}

double total_or_zero(const Model& model, const std::string& id) {
  return has(model, id) ? total(row(model, id)) : 0;
}

}  // namespace

TEST_CASE(
    "laws: in every step the cash flow is profit, depreciation, investment and changes of "
    "balances") {
  CHECK(rc::check("check rows are 0", [] {
    const Model model = random_model();
    for (const char* id : {"check.cash_flow", "check.balance", "check.assets"}) {
      if (has(model, id)) RC_ASSERT(greatest(row(model, id)) <= 1e-10 * scale_of(model));
    }
  }));
}

TEST_CASE(
    "laws: over the whole life the cash flow is the profit after tax and what never was or will be "
    "paid") {
  CHECK(rc::check("total of the flow", [] {
    const Model model = random_model();
    double unpaid = 0, brought_in = 0, lost = 0;
    for (const Line& line : model.proposal.lines) {
      if (!line.cash && !line.excluded) unpaid += total(row(model, "cost." + line.id));
    }
    for (const Investment& asset : model.proposal.investment) {
      if (asset.existing && !asset.excluded)
        brought_in += total(row(model, "investment." + asset.id));
      if (asset.capitalise_vat && !asset.excluded)
        brought_in += total(row(model, "investment." + asset.id + ".vat_amount"));
    }
    // What is not credited was paid for.
    brought_in -= total_or_zero(model, "vat.in_assets");
    if (has(model, "vat.lost")) lost = total(row(model, "vat.lost"));
    const double profit = total(snapshot_of(model).row(model.flows.profit));
    const double flow = total(snapshot_of(model).row(model.flows.project));
    RC_ASSERT(std::abs(flow - (profit + unpaid + brought_in - lost)) <= 1e-10 * scale_of(model));
  }));
}

TEST_CASE(
    "laws: depreciation and the book value given up are the cost, and no book value is negative") {
  CHECK(rc::check("depreciation", [] {
    const Model model = random_model();
    for (const Investment& asset : model.proposal.investment) {
      const std::string id = "investment." + asset.id;
      const double cost = total(row(model, id)) +
                          (asset.capitalise_vat ? total(row(model, id + ".vat_amount")) : 0);
      const auto written_off = row(model, "depreciation." + asset.id);
      const auto book = row(model, id + ".book");
      const double slack = 1e-11 * (1 + cost);
      RC_ASSERT(std::abs(total(written_off) + total(row(model, id + ".book_sold")) - cost) <=
                slack);
      RC_ASSERT(*std::min_element(book.begin(), book.end()) >= -slack);
      RC_ASSERT(*std::min_element(written_off.begin(), written_off.end()) >= -slack);
      RC_ASSERT(std::abs(book.back()) <= slack);
    }
  }));
}

TEST_CASE("laws: working capital ends at nothing, and all of it comes back") {
  CHECK(rc::check("levels", [] {
    const Model model = random_model();
    RC_PRE(has(model, "working_capital"));
    RC_ASSERT(cell(model, "working_capital", model.sheet.axis().last) == 0);
    RC_ASSERT(std::abs(total(row(model, "change_of_working_capital"))) <= 1e-10 * scale_of(model));
  }));
}

TEST_CASE("laws: with losses carried without limit, tax is the rate on the highest profit so far") {
  CHECK(rc::check("running maximum", [] {
    const std::string assessed = *rc::gen::element<std::string>("year", "step");
    RandomBid bid = random_bid(Refined::no);
    bid.tax = "[tax]\nrate = 0.25\nassessed = \"" + assessed + "\"\n";
    const std::string text = bid.text(random_step());
    RC_LOG(text);
    const Model model = model_of(text);
    const bool by_year = has(model, "tax.profit");
    const auto base = row(model, has(model, "tax.base") ? "tax.base" : "ebit");
    const auto profit = running(by_year ? row(model, "tax.profit") : base);
    const auto tax = running(row(model, "tax.due"));
    double highest = 0;
    for (std::size_t c = 0; c < tax.size(); ++c) {
      highest = std::max(highest, profit[c]);
      RC_ASSERT(std::abs(tax[c] - 0.25 * highest) <= 1e-10 * scale_of(model));
    }
    RC_ASSERT(std::abs(profit.back() - running(base).back()) <= 1e-10 * scale_of(model));
  }));
}

namespace {

/// What is taxed when losses lapse `life` years after theirs: a queue of vintages, year by year.
std::vector<double> taxed_by_vintages(const std::vector<double>& profit, std::size_t life) {
  std::deque<std::pair<std::size_t, double>> losses;
  std::vector<double> taxed;
  for (std::size_t year = 0; year < profit.size(); ++year) {
    while (!losses.empty() && year - losses.front().first > life) losses.pop_front();
    double left = std::max(0.0, profit[year]);
    for (auto& [of, loss] : losses) {
      const double used = std::min(left, loss);
      left -= used;
      loss -= used;
    }
    if (profit[year] < 0) losses.emplace_back(year, -profit[year]);
    taxed.push_back(left);
  }
  return taxed;
}

}  // namespace

TEST_CASE("laws: losses that lapse are used as a queue of vintages would be") {
  CHECK(rc::check("vintages", [] {
    const auto profit = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(-100, 100));
    const auto life = *rc::gen::inRange<std::size_t>(1, 6);
    std::string income = "[revenue]\nup = { amount = [0", costs = "[cost]\ndown = { amount = [0";
    income.erase(income.size() - 1), costs.erase(costs.size() - 1);
    std::vector<double> yearly = {0};
    for (const int each : profit) {
      income += std::to_string(std::max(0, each)) + ",";
      costs += std::to_string(std::max(0, -each)) + ",";
      yearly.push_back(each);
    }
    const std::string keys = "], per = \"year\" }\n";
    const Model model = model_of(
        project("step = \"" + random_step() + "\"\nperiod = \"12 years\"\n") + income + keys +
        costs + keys + "[tax]\nrate = 1\nloss_life = \"" + std::to_string(life) + " years\"\n");
    const auto found = test::yearly(model, "tax.due");
    const auto wanted = taxed_by_vintages(yearly, life);
    for (std::size_t year = 0; year < wanted.size(); ++year)
      RC_ASSERT(std::abs(found[year] - wanted[year]) < 1e-9);
  }));
}

namespace {

/// The bid with all VAT settled in its step: paid at once, credited in full, refunded.
RandomBid settled_in_the_step() {
  RandomBid bid = random_bid(Refined::no);
  static const std::regex late(
      ", (receivable|payable) = \"[^\"]*\"|, exempt = true"
      "|, capitalise_vat = true|, doubtful = [0-9.]*");
  for (auto& [section, items] : bid.items) {
    for (std::string& item : items) item = std::regex_replace(item, late, "");
  }
  bid.vat = "[vat]\ncredit = \"refund\"\n";
  return bid;
}

}  // namespace

TEST_CASE("laws: all credited VAT counts against output VAT, is refunded, or is shown as lost") {
  CHECK(rc::check("vat", [] {
    const Model model = random_model();
    RC_PRE(has(model, "vat.output"));
    const auto of = [&](const char* id) { return total_or_zero(model, id); };
    const double credited = of("vat.input") - of("vat.not_credited") - of("vat.in_assets");
    RC_ASSERT(std::abs(of("vat.output") - credited - of("vat.payable") + of("vat.lost")) <=
              1e-10 * scale_of(model));
  }));
}

TEST_CASE("laws: VAT that is paid at once and settled in its step changes no flow") {
  CHECK(rc::check("vat", [] {
    const std::string text = settled_in_the_step().text(random_step());
    RC_LOG(text);
    const Model with = model_of(text), without = model_of(text, "", {.vat = false});
    const auto flow = snapshot_of(with).row(with.flows.project);
    const auto net = snapshot_of(without).row(without.flows.project);
    RC_ASSERT(flow.size() == net.size());
    for (std::size_t c = 0; c < flow.size(); ++c)
      RC_ASSERT(std::abs(flow[c] - net[c]) <= 1e-10 * scale_of(with));
  }));
}
