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

/// Searches one number. `in_best`, `in_next`: where it moves.
class LeadSearch {
 public:
  LeadSearch(Worth best, Worth next, Variable number, std::vector<double> scan)
      : best_(std::move(best)),
        next_(std::move(next)),
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

  /// By how much the best one leads.
  std::vector<double> ahead(const std::vector<double>& values) {
    std::vector<double> scores = best_.at(values);
    const std::vector<double> others = next_.at(values);
    std::transform(scores.begin(), scores.end(), others.begin(), scores.begin(), std::minus<>());
    return scores;
  }

  Worth best_, next_;
  Variable number_;
  std::vector<double> scan_;
};

/// Where the number moves in either: the longer scan has all that the other has.
std::vector<double> scan_in(const Alternative* best, const Alternative* next,
                            const Variable& number) {
  std::vector<double> scan;
  for (const Alternative* each : {best, next}) {
    if (!each) continue;
    std::vector<double> here = scan_of(*each->bid.model, number);
    if (here.size() > scan.size()) scan = std::move(here);
  }
  return scan;
}

const Variable* named(const std::vector<Variable>& numbers, const Address& address) {
  for (const Variable& each : numbers) {
    if (each.address == address) return &each;
  }
  return nullptr;
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

std::vector<Lead> leads_of(const Alternative& best, std::size_t best_place, const Alternative& next,
                           std::size_t next_place, std::pair<double, double> factors) {
  const auto of_best = numbers_of(best), of_next = numbers_of(next);
  std::vector<Lead> leads;
  const auto search = [&](const Variable& number, bool in_best, bool in_next) {
    LeadSearch each(Worth(best, factors.first, in_best ? &number : nullptr),
                    Worth(next, factors.second, in_next ? &number : nullptr), number,
                    scan_in(in_best ? &best : nullptr, in_next ? &next : nullptr, number));
    auto lead = each.find();
    if (!lead) return;
    if (in_best != in_next) lead->of = in_best ? best_place : next_place;
    leads.push_back(std::move(*lead));
  };
  for (const Variable& number : of_best) {
    const Variable* other = named(of_next, number.address);
    search(number, true, other && other->base == number.base);
  }
  for (const Variable& number : of_next) {
    const Variable* other = named(of_best, number.address);
    if (!other || other->base != number.base) search(number, false, true);
  }
  std::stable_sort(leads.begin(), leads.end(), [](const Lead& a, const Lead& b) {
    return nearest_change(a) < nearest_change(b);
  });
  return leads;
}

}  // namespace gonogo
