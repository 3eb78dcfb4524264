// SPDX-License-Identifier: MIT
#include "analysis/increments_table.hpp"

#include <algorithm>

#include "gonogo/analysis/report_text.hpp"

namespace gonogo {
namespace {

/// All rates at which two alternatives are worth the same.
Message rates_text(const Increment& each) {
  if (!each.has_rates) return say("none: no common life");
  if (each.rates.status == IrrStatus::every_rate) return say("the flows are the same");
  if (each.rates.roots.empty()) return say("none");
  std::vector<Message> rates;
  for (const IrrRoot& root : each.rates.roots) rates.push_back(rate_text(root.rate));
  return listed(Join::comma, std::move(rates));
}

/// "A is better below 13.8%"
Message rule_of_rates(const Comparison& found, const Increment& each) {
  if (!each.has_rates || each.rates.roots.size() != 1) return {};
  const IrrRoot& root = each.rates.roots.front();
  if (root.slope == Slope::touching) return {};
  const std::size_t below = root.slope == Slope::falling ? each.more : each.less;
  const std::size_t above = root.slope == Slope::falling ? each.less : each.more;
  return say("{1} below {2}, {3} above", letter_of(found, below), rate_text(root.rate),
             letter_of(found, above));
}

bool has_outlays(const Comparison& found) {
  return std::any_of(found.increments.begin(), found.increments.end(),
                     [](const Increment& each) { return each.outlay.has_value(); });
}

std::string row_id(const Comparison& found, const Increment& each) {
  return id_of(found.alternatives[each.more]) + "_less_" + id_of(found.alternatives[each.less]);
}

}  // namespace

Message letter_of(const Comparison& found, std::size_t place) {
  return verbatim(found.alternatives[place].letter);
}

Message title_of(const Alternative& each) {
  return say("{1} {2}", verbatim(each.letter), each.name);
}

std::string id_of(const Alternative& each) {
  std::string id = each.letter;
  std::transform(id.begin(), id.end(), id.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return id;
}

Table increments_table(const Comparison& found) {
  Table table{.id = "increments",
              .columns = {{.id = "pair", .title = say("Increment")},
                          {.id = "outlay",
                           .title = say("Money at stake"),
                           .kind = Kind::money,
                           .drawn = has_outlays(found)},
                          {.id = "npv", .title = say("NPV of the increment"), .kind = Kind::money},
                          {.id = "rates", .title = say("Its IRR (crossover)"), .flexible = true},
                          {.id = "rate", .title = say("Rate"), .kind = Kind::rate, .drawn = false},
                          {.id = "better_at", .title = say("Better at rates"), .flexible = true},
                          {.id = "better", .title = say("Better here")}},
              .money_decimals = 0};
  for (const Increment& each : found.increments) {
    Cell rate;
    if (each.has_rates && each.rates.roots.size() == 1) rate = {.value = each.rates.roots[0].rate};
    table.rows.push_back(
        {.id = row_id(found, each),
         .cells = {
             {.value = say("{1} - {2}", letter_of(found, each.more), letter_of(found, each.less))},
             each.outlay ? Cell{.value = *each.outlay} : Cell(),
             each.npv ? Cell{.value = *each.npv} : Cell(),
             {.value = rates_text(each)},
             rate,
             {.value = rule_of_rates(found, each)},
             {.value = each.better ? letter_of(found, *each.better) : Message()}}});
  }
  return table;
}

Table crossover_rates_table(const Comparison& found) {
  Table table{.id = "crossover_rates",
              .columns = {{.id = "pair", .title = say("Increment")},
                          {.id = "rate", .title = say("Rate"), .kind = Kind::rate}},
              .drawn = false};
  for (const Increment& each : found.increments) {
    if (!each.has_rates) continue;
    const std::string pair = row_id(found, each);
    for (std::size_t i = 0; i < each.rates.roots.size(); ++i)
      table.rows.push_back(
          {.id = pair + '_' + std::to_string(i + 1),
           .cells = {{.value = verbatim(pair)}, {.value = each.rates.roots[i].rate}}});
  }
  return table;
}

}  // namespace gonogo
