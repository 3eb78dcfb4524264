// SPDX-License-Identifier: MIT
#include "analysis/leads.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/measure/bracketed_roots.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

/// The worth of one alternative along one number; where it does not have the number, as written.
class Worth {
 public:
  Worth(const Alternative& alternative, double factor, const Variable* number)
      : written_(*alternative.npv * factor), factor_(factor) {
    if (number)
      runs_.emplace(*alternative.bid.model, std::vector<Address>{number->address},
                    Wanted{.measures = {WantedMeasure{}}, .margins = false});
  }

  std::vector<double> at(const std::vector<double>& values) {
    if (!runs_) return std::vector<double>(values.size(), written_);
    const auto fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
      std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), columns[0].size(),
                  columns[0].begin());
    };
    std::vector<double> worth = runs_->run(values.size(), fill).measures[0].value;
    for (double& each : worth) each *= factor_;
    return worth;
  }

 private:
  double written_, factor_;
  std::optional<Runs> runs_ = {};
};

/// Searches one number.
class LeadSearch {
 public:
  LeadSearch(Worth best, std::vector<Worth> others, Variable number, std::vector<double> scan)
      : best_(std::move(best)),
        others_(std::move(others)),
        number_(std::move(number)),
        scan_(std::move(scan)) {}

  std::optional<Lead> find() {
    const std::vector<double> scores = ahead(scan_);
    auto brackets = brackets_in(scan_, scores);
    for (SignBracket& each : brackets) each.unit = number_.whole ? 1 : 0;
    const auto closed = close_brackets(brackets, [&](std::span<const BracketProbe> probes) {
      std::vector<double> values;
      for (const BracketProbe& each : probes) values.push_back(each.value);
      return ahead(values);
    });
    Lead lead{.number = number_};
    for (const SignBracket& each : closed) {
      if (each.lost) continue;
      const bool below = std::max(each.low.value, each.high.value) <= number_.base;
      const double change = rounded(each.passing().value, below);
      if (below) lead.from = std::max(change, lead.from.value_or(change));
      if (!below) lead.to = std::min(change, lead.to.value_or(change));
    }
    return lead.from || lead.to ? std::optional(lead) : std::nullopt;
  }

 private:
  /// A multiple of the tick on the side where it leads, if one lies before the written value.
  double rounded(double value, bool up) const {
    const double ticked = on_tick(number_, value, up);
    return (up ? ticked <= number_.base : ticked >= number_.base) ? ticked : value;
  }

  /// By how much the best one leads whichever comes nearest.
  std::vector<double> ahead(const std::vector<double>& values) {
    const std::vector<double> best = best_.at(values);
    std::vector<double> scores(values.size(), std::numeric_limits<double>::infinity());
    for (Worth& each : others_) {
      const std::vector<double> other = each.at(values);
      for (std::size_t i = 0; i < values.size(); ++i)  // without value where one of them has none
        scores[i] = std::isnan(scores[i]) ? scores[i] : std::min(best[i] - other[i], scores[i]);
    }
    return scores;
  }

  Worth best_;
  std::vector<Worth> others_;
  Variable number_;
  std::vector<double> scan_;
};

/// The longest of the scans where it moves has all that the others have.
std::vector<double> scan_in(const std::vector<Alternative>& alternatives,
                            const std::vector<std::size_t>& of, const Variable& number) {
  std::vector<double> scan;
  for (const std::size_t each : of) {
    std::vector<double> here = scan_of(*alternatives[each].bid.model, number);
    if (here.size() > scan.size()) scan = std::move(here);
  }
  return scan;
}

std::vector<Variable> numbers_of(const Alternative& alternative) {
  auto numbers = find_variables(*alternative.bid.model, {});
  std::erase_if(numbers, [](const Variable& each) { return each.structural; });
  return numbers;
}

double nearest_change(const Lead& lead) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto& end : {lead.from, lead.to}) {
    if (end) nearest = std::min(nearest, size_of_change(lead.number, *end));
  }
  return nearest;
}

}  // namespace

std::vector<Lead> leads_of(const std::vector<Alternative>& alternatives, std::size_t best,
                           const std::vector<double>& factors) {
  std::vector<Lead> leads;  // of each number first where it moves
  for (std::size_t a = 0; a < alternatives.size(); ++a) {
    for (Variable& number : numbers_of(alternatives[a])) {
      const auto known = std::find_if(leads.begin(), leads.end(), [&](const Lead& each) {
        return each.number.address == number.address && each.number.base == number.base;
      });
      if (known == leads.end())
        leads.push_back({.number = std::move(number), .of = {a}});
      else
        known->of.push_back(a);
    }
  }
  std::vector<Lead> found;
  for (Lead& each : leads) {
    const auto worth = [&](std::size_t a) {
      const bool moves = std::find(each.of.begin(), each.of.end(), a) != each.of.end();
      return Worth(alternatives[a], factors[a], moves ? &each.number : nullptr);
    };
    std::vector<Worth> others;
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
      if (a != best) others.push_back(worth(a));
    }
    LeadSearch search(worth(best), std::move(others), each.number,
                      scan_in(alternatives, each.of, each.number));
    auto lead = search.find();
    if (!lead) continue;
    if (each.of.size() < alternatives.size()) lead->of = std::move(each.of);
    found.push_back(std::move(*lead));
  }
  std::stable_sort(found.begin(), found.end(), [](const Lead& a, const Lead& b) {
    return nearest_change(a) < nearest_change(b);
  });
  return found;
}

}  // namespace gonogo
