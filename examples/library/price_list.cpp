// SPDX-License-Identifier: MIT
// Which prices of a list may be offered? A bid from memory is judged once, then again at each price, and what came of
// it is read: verdict, measures, headroom of each rule, the cash flow by year.
#include <cstdio>
#include <gonogo/analysis/evaluation.hpp>
#include <gonogo/model/run.hpp>
#include <iostream>
#include <vector>

constexpr const char* text = R"([project]
title    = "Forty lines"
currency = "CNY"
period   = "3 years"

[rates]
discount = 0.1

[drivers]
lines = { value = 40, role = "volume", whole = true }
price = { value = 1_000, role = "price", unit = "CNY/line/year" }

[investment]
access = { amount = 100_000 }

[revenue]
rent = { amount = "lines * price", per = "year" }

[rule.value]
measure  = "npv"
at_least = 0

[rule.speed]
measure  = "static_payback"
at_most  = "2 years"
severity = "should"
)";

int main() {
  gonogo::MemoryFiles files;
  files.add("bid.toml", text);
  gonogo::Sources sources;
  const auto bid = gonogo::open_bid(files, {.bid = "bid.toml"}, sources);
  for (const auto& each : bid.diagnostics) std::cerr << gonogo::render(each, sources);
  if (!bid.value) return 2;

  // As written. A value that is none comes with the reason: ask `why` before you use it.
  const gonogo::Evaluation written = gonogo::evaluate(*bid.value);
  const gonogo::MeasureResult* npv = written.find(gonogo::measures::npv);
  std::printf("as written: %s, NPV %.2f\n", id_of(written.verdict).data(), npv->value);

  // At each price of a list. Cases are filled block by block, perhaps by several threads.
  const std::vector<double> prices = {1000, 1010, 1200, 1300};
  const gonogo::Cases cases = {
      .count = prices.size(),
      .addresses = {"drivers.price"},
      .fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
        for (std::size_t i = 0; i < columns[0].size(); ++i) columns[0][i] = prices[first + i];
      }};
  const gonogo::Wanted wanted = {
      .measures = {{.measure = gonogo::measures::npv}, {.measure = gonogo::measures::irr}},
      .series = {"cash_flow"}};
  const gonogo::Outcomes found = gonogo::run(*bid.value->model, cases, wanted);
  for (std::size_t i = 0; i < prices.size(); ++i) {
    std::printf("price %.0f: NPV %.2f", prices[i], found.measures[0].value[i]);
    if (found.measures[1].why[i] == gonogo::Why::computed)
      std::printf(", IRR %.4f", found.measures[1].value[i]);
    for (std::size_t rule = 0; rule < found.margins.size(); ++rule)
      std::printf(", %s %s", bid.value->model->rules[rule].rule.id.c_str(),
                  found.margins[rule].value[i] >= 0 ? "passes" : "fails");
    std::printf("; flow");
    for (std::size_t year = 0; year < found.columns; ++year)
      std::printf(" %.0f", found.series[0][i * found.columns + year]);
    std::printf("\n");
  }
}
