// SPDX-License-Identifier: MIT
#include "analysis/chance_text.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_rules.hpp"

namespace gonogo {
namespace {

Message percent(double share, int decimals) {
  return number({.value = share, .kind = Kind::rate, .decimals = decimals});
}

/// Decimals of a percentage that show an error of that size.
int decimals_for(double half) {
  constexpr double tenths = 0.0005, hundredths = 0.00005;
  return half >= tenths ? 1 : half >= hundredths ? 2 : 3;
}

double half_of(const Estimate& estimate) {
  return std::max(estimate.high - estimate.value, estimate.value - estimate.low);
}

}  // namespace

namespace {

/// A share with its error: {1} is the share, {2} what is said of its error.
struct ShareWords {
  Message share = {}, error = {};
};

ShareWords words_of(const Estimate& share) {
  if (share.exact()) {
    const bool whole = std::abs(share.value * 100 - std::round(share.value * 100)) < 1e-9;
    return {percent(share.value, whole ? 0 : 1), {}};
  }
  const double half = half_of(share);
  const int decimals = decimals_for(half), more = std::max(decimals, 2);
  if (share.value == 0) return {percent(0, 0), say("at most {1}", percent(share.high, more))};
  if (share.value == 1) return {percent(1, 0), say("at least {1}", percent(share.low, more))};
  return {
      percent(share.value, decimals),
      say("+-{1} pp", number({.value = half * 100, .kind = Kind::ratio, .decimals = decimals}))};
}

}  // namespace

Message sampling_text(Sampling sampling) {
  switch (sampling) {
    case Sampling::sobol:
      return say("scrambled Sobol points");
    case Sampling::latin:
      return say("Latin hypercubes");
    case Sampling::plain:
      break;
  }
  return say("plain draws");
}

Paragraph rules_left_out(const Model& model) {
  return {
      .id = "rules_left_out",
      .text = say("GO in a case is that every rule without a probability passes. Left out: {1}.",
                  verbatim_list(chance_rule_ids(model)))};
}

void seal_cases(Report& report, Message title, const SimulationOptions& options, std::size_t cases,
                bool exact) {
  Seal seal{std::move(title),
            exact ? say("all {1} combinations of the discrete drivers", number(cases))
                  : say("{1} cases by {2}, seed {3}", number(cases),
                        sampling_text(options.sampling), number(options.seed))};
  // Before the program, which comes last.
  report.seals.insert(report.seals.end() - (report.seals.empty() ? 0 : 1), std::move(seal));
}

void seal_cases(Report& report, const Evaluation& evaluation) {
  const auto by_chance = std::find_if(evaluation.rules.begin(), evaluation.rules.end(),
                                      [](const RuleResult& each) { return each.chance; });
  if (by_chance == evaluation.rules.end()) return;
  seal_cases(report, say("Rules with a probability"), {}, by_chance->chance->cases,
             by_chance->chance->passes.exact());
}

Message share_text(const Estimate& share) {
  const ShareWords words = words_of(share);
  return words.error.empty() ? words.share : say("{1} ({2})", words.share, words.error);
}

Message share_of_cases_text(const Estimate& share) {
  const ShareWords words = words_of(share);
  return words.error.empty() ? say("{1} of cases", words.share)
                             : say("{1} of cases ({2})", words.share, words.error);
}

Message money_text(const Estimate& estimate) {
  const double half = half_of(estimate);
  const auto shown = [&](double value, std::optional<int> decimals) {
    return number({.value = value, .kind = Kind::money, .decimals = decimals});
  };
  constexpr double whole_from = 10'000;
  if (estimate.exact() || std::abs(estimate.value) < whole_from)
    return estimate.exact() ? shown(estimate.value, {})
                            : say("{1} (+-{2})", shown(estimate.value, 2), shown(half, 2));
  return say("{1} (+-{2})", shown(estimate.value, 0), shown(std::ceil(half), 0));
}

std::vector<Cell> estimate_cells(const Estimate& estimate, Kind kind, std::optional<int> decimals) {
  std::vector<Cell> cells;
  for (const double each : {estimate.value, estimate.low, estimate.high})
    cells.push_back({.value = each, .kind = kind, .decimals = decimals});
  return cells;
}

std::vector<Cell> share_cells(const Estimate& share) {
  constexpr int decimals = 2;
  return estimate_cells(share, Kind::rate, decimals);
}

std::vector<Column> estimate_columns(const std::string& id, Message title, Kind kind) {
  return {{.id = id, .title = std::move(title), .kind = kind},
          {.id = id + "_low", .title = say("from"), .kind = kind},
          {.id = id + "_high", .title = say("to"), .kind = kind}};
}

}  // namespace gonogo
