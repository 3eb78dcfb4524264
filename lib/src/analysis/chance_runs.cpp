// SPDX-License-Identifier: MIT
/// Runs the cases of a simulation.
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <optional>

#include "analysis/chance_cases.hpp"
#include "gonogo/base/parallel_for.hpp"

namespace gonogo {
namespace {

CaseState state_of(double margin) {
  if (std::isnan(margin)) return CaseState::no_answer;
  if (margin == std::numeric_limits<double>::infinity()) return CaseState::does_not_apply;
  return margin >= 0 ? CaseState::passes : CaseState::fails;
}

/// A number that has one value in all cases.
struct HeldNumber {
  Variable number = {};
  double value = 0;
};

/// Numbers that are drawn together: the first, and those that walk on from it.
struct DrawnGroup {
  std::size_t begin = 0, end = 0;

  bool has(std::size_t number) const { return begin <= number && number < end; }
};

/// Cases that belong to one part of the bid.
struct PartCases {
  std::span<const std::span<double>> shares = {};  ///< of a block of cases
  const std::vector<std::size_t>& picked;          ///< their places in it
  std::size_t first = 0;                           ///< of the block among the outcomes
};

/// Whether what is drawn is kept, as the same cases come again.
enum class Draws { once, kept };

/// Runs the cases of one part of the bid.
class PartRunner {
 public:
  PartRunner(const ChancePart& part, const Wanted& wanted, Draws draws,
             const HeldNumber* held = nullptr)
      : part_(part),
        draws_(draws),
        held_(held),
        judges_(wanted.margins),
        runner_(part.bid, variables_of(part, held), wanted, ChanceRules::judge) {
    leaves_out_ = leaves_out_chance_rules(*part.bid.model);
  }

  /// `changed`: a number that has other shares than those that are kept.
  void run(const PartCases& cases, CaseOutcomes& out,
           std::optional<std::size_t> changed = std::nullopt) {
    if (cases.picked.empty()) return;
    for (std::size_t s = 0; s < runner_.scenarios(); ++s) {
      const Values* kept = draws_ == Draws::kept ? &values_of(s, cases) : nullptr;
      const std::vector<DrawnGroup> groups = groups_of(s);
      const Fill columns = [&](std::size_t from, std::span<const std::span<double>> to) {
        for (const DrawnGroup& group : groups) {
          if (kept && !(changed && group.has(*changed))) {
            for (std::size_t n = group.begin; n < group.end; ++n)
              std::copy_n((*kept)[n].begin() + static_cast<std::ptrdiff_t>(from), to[n].size(),
                          to[n].begin());
          } else {
            draw(s, group, cases, from, to);
          }
        }
        if (held_) std::fill(to.back().begin(), to.back().end(), held_->value);
      };
      write(runner_.run_in(s, cases.picked.size(), columns), s, cases.picked, cases.first, out);
    }
    for (const std::size_t place : cases.picked) {
      if (judges_) out.verdicts[cases.first + place] = verdict(cases.first + place, out);
    }
  }

  /// What is drawn in these cases, and not in those before.
  void keep(const PartCases& cases) {
    values_.clear();
    if (draws_ == Draws::kept && !cases.picked.empty()) {
      for (std::size_t s = 0; s < runner_.scenarios(); ++s) values_of(s, cases);
    }
  }

 private:
  using Values = std::vector<std::vector<double>>;  ///< [number][case]

  static std::vector<Variable> variables_of(const ChancePart& part, const HeldNumber* held) {
    std::vector<Variable> variables;
    for (const DrawnNumber& each : part.numbers) variables.push_back(each.variable());
    if (held) variables.push_back(held->number);
    return variables;
  }

  const std::vector<DrawnNumber>& numbers_in(std::size_t scenario) const {
    return scenario == 0 ? part_.numbers : part_.as_written;
  }

  std::vector<DrawnGroup> groups_of(std::size_t scenario) const {
    const auto& numbers = numbers_in(scenario);
    std::vector<DrawnGroup> groups;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      if (groups.empty() || (!numbers[n].walks_on() && !part_.numbers[n].walks_on()))
        groups.push_back({n, n});
      groups.back().end = n + 1;
    }
    return groups;
  }

  const Values& values_of(std::size_t scenario, const PartCases& cases) {
    const auto [at, made] = values_.try_emplace({cases.first, scenario});
    if (!made) return at->second;
    Values& values = at->second;
    const std::vector<DrawnGroup> groups = groups_of(scenario);
    values.assign(part_.numbers.size(), std::vector<double>(cases.picked.size()));
    const std::vector<std::span<double>> to(values.begin(), values.end());
    parallel_for(groups.size(), threads_for(0),
                 [&](std::size_t g) { draw(scenario, groups[g], cases, 0, to); });
    return values;
  }

  /// The numbers of a group in the picked cases from `from` on. A factor moves with the scenario's
  /// own, as TrialRunner has it.
  void draw(std::size_t scenario, const DrawnGroup& group, const PartCases& cases, std::size_t from,
            std::span<const std::span<double>> to) const {
    const auto& numbers = numbers_in(scenario);
    std::vector<double> drawn(to[group.begin].size());
    for (std::size_t n = group.begin; n < group.end; ++n) {
      const bool factor = part_.numbers[n].variable().factor;
      const DrawnNumber& of = factor ? part_.numbers[n] : numbers[n];
      for (std::size_t i = 0; i < drawn.size(); ++i)
        to[n][i] = of.value(cases.shares[n][cases.picked[from + i]], drawn[i]);
    }
  }

  void write(const TrialResults& found, std::size_t scenario,
             const std::vector<std::size_t>& picked, std::size_t first, CaseOutcomes& out) const {
    for (std::size_t i = 0; i < picked.size(); ++i) {
      const std::size_t at = first + picked[i];
      for (std::size_t r = 0; r < found.margins.size(); ++r) {
        if (judges_ && runner_.scenario_of(r) == scenario)
          out.rules[r][at] = state_of(found.margins[r][i]);
      }
      for (std::size_t m = 0; scenario == 0 && m < found.measures.size(); ++m) {
        out.measures[m].value[at] = found.measures[m].value[i];
        out.measures[m].why[at] = found.measures[m].why[i];
      }
    }
  }

  /// Cases whose rules come out alike have one verdict: found by the states of the rules in turn.
  Verdict verdict(std::size_t at, const CaseOutcomes& out) {
    std::uint32_t place = 0;
    for (const auto& rule : out.rules) {
      std::uint32_t& next = known_[place].next[static_cast<std::size_t>(rule[at])];
      if (next == 0) {
        next = static_cast<std::uint32_t>(known_.size());
        place = next;
        known_.emplace_back();
      } else {
        place = next;
      }
    }
    auto& verdict = known_[place].verdict;
    if (!verdict) verdict = verdict_of_rules(at, out);
    return *verdict;
  }

  Verdict verdict_of_rules(std::size_t at, const CaseOutcomes& out) const {
    constexpr RuleOutcome outcomes[] = {RuleOutcome::pass, RuleOutcome::fail,
                                        RuleOutcome::does_not_apply, RuleOutcome::cannot_compute};
    const Model& model = *part_.bid.model;
    std::vector<RuleResult> results;
    for (std::size_t r = 0; r < model.rules.size(); ++r) {
      if (model.rules[r].rule.probability && leaves_out_) continue;
      results.push_back(
          {.rule = r, .outcome = outcomes[static_cast<std::size_t>(out.rules[r][at])]});
    }
    return verdict_of(model, results);
  }

  /// What is known of cases whose first rules come out in one way.
  struct Known {
    std::array<std::uint32_t, 4> next = {};  ///< by the state of the next rule; 0: not yet
    std::optional<Verdict> verdict = {};     ///< after the last
  };

  const ChancePart& part_;
  Draws draws_;
  const HeldNumber* held_;
  bool judges_;
  TrialRunner runner_;
  bool leaves_out_ = false;
  std::vector<Known> known_ = std::vector<Known>(1);
  std::map<std::pair<std::size_t, std::size_t>, Values> values_ = {};  ///< by block and scenario
};

/// All parts of a bid, and which of them each case is in.
class PartRunners {
 public:
  PartRunners(const ChanceModel& chance, const Wanted& wanted, Draws draws,
              const HeldNumber* held = nullptr) {
    for (const ChancePart& each : chance.parts) parts_.emplace_back(each, wanted, draws, held);
    if (parts_.size() > 1) which_.emplace(chance.numbers.back().distribution);
  }

  /// The cases from `first` on. `changed`: PartRunner::run.
  void run(std::span<const std::span<double>> shares, std::size_t length, std::size_t first,
           CaseOutcomes& out, std::optional<std::size_t> changed = std::nullopt) {
    const auto picked = picked_of(shares, length);
    for (std::size_t p = 0; p < parts_.size(); ++p)
      parts_[p].run({shares, picked[p], first}, out, changed);
  }

  /// PartRunner::keep.
  void keep(std::span<const std::span<double>> shares, std::size_t length) {
    const auto picked = picked_of(shares, length);
    for (std::size_t p = 0; p < parts_.size(); ++p) parts_[p].keep({shares, picked[p], 0});
  }

 private:
  /// By part: the places of its cases.
  std::vector<std::vector<std::size_t>> picked_of(std::span<const std::span<double>> shares,
                                                  std::size_t length) const {
    std::vector<std::vector<std::size_t>> picked(parts_.size());
    for (std::size_t i = 0; i < length; ++i)
      picked[which_ ? static_cast<std::size_t>((*which_)(shares.back()[i])) : 0].push_back(i);
    return picked;
  }

  std::deque<PartRunner> parts_ = {};
  std::optional<QuantileFunction> which_ = {};
};

/// Calls visit(first, length, shares) for one block of cases after the other.
template <class Visit>
void for_each_block(const ChanceModel& chance, const ChanceCases& cases, const CaseRange& range,
                    const Visit& visit) {
  CaseColumns columns(chance.numbers.size(), std::min(cases_together, range.size()));
  for (std::size_t first = range.first; first < range.end; first += cases_together) {
    const std::size_t length = std::min(cases_together, range.end - first);
    const auto shares = columns.first(length);
    cases.fill_shares(first, shares);
    visit(first, length, shares);
  }
}

Wanted wanted_of(const CaseWants& wants) {
  return {.measures = {wants.measures.begin(), wants.measures.end()},
          .margins = wants.judges,
          .in_tiles = true};
}

}  // namespace

CaseOutcomes run_cases(const ChanceModel& chance, const ChanceCases& cases, const CaseWants& wants,
                       const CaseRange& range, const CaseProgress& progress) {
  PartRunners parts(chance, wanted_of(wants), Draws::once);
  CaseOutcomes out = room_for(*chance.parts.front().bid.model, range.size(), wants.measures.size());
  for_each_block(chance, cases, range,
                 [&](std::size_t first, std::size_t length, const auto& shares) {
                   const std::size_t at = first - range.first;
                   parts.run(shares, length, at, out);
                   if (progress) progress(at + length, range.size());
                 });
  return out;
}

void run_cases_anew(const ChanceModel& chance, const ChanceCases& cases, const CaseWants& wants,
                    const VisitAnew& visit, const CaseProgress& progress) {
  // A case may be in another part when that is drawn anew.
  const bool is_one = chance.parts.size() == 1;
  PartRunners parts(chance, wanted_of(wants), is_one ? Draws::kept : Draws::once);
  const Model& model = *chance.parts.front().bid.model;
  const std::size_t numbers = chance.numbers.size();
  std::vector<double> anew(std::min(cases_together, cases.count()));
  for_each_block(chance, cases, {0, cases.count()},
                 [&](std::size_t first, std::size_t length, std::vector<std::span<double>> shares) {
                   CaseOutcomes out = room_for(model, length, wants.measures.size());
                   parts.keep(shares, length);
                   for (std::size_t n = 0; n < numbers; ++n) {
                     const auto as_it_is = shares[n];
                     shares[n] = std::span(anew).first(length);
                     cases.fill_anew(n, first, shares[n]);
                     parts.run(shares, length, 0, out, n);
                     shares[n] = as_it_is;
                     visit(n, first, out);
                     if (progress)
                       progress(first * numbers + (n + 1) * length, cases.count() * numbers);
                   }
                 });
}

struct HeldCases::Impl {
  const ChanceModel& chance;
  const ChanceCases& cases;
  HeldNumber held = {};
  PartRunners parts;

  Impl(const ChanceModel& of, const ChanceCases& among, const Variable& number)
      : chance(of),
        cases(among),
        held{.number = number},
        parts(of, {.in_tiles = true}, Draws::kept, &held) {}
};

HeldCases::HeldCases(const ChanceModel& chance, const ChanceCases& cases, const Variable& number)
    : impl_(std::make_unique<Impl>(chance, cases, number)) {}
HeldCases::~HeldCases() = default;

Estimate HeldCases::go(double value) {
  impl_->held.value = value;
  const ChanceCases& cases = impl_->cases;
  CaseOutcomes out = room_for(*impl_->chance.parts.front().bid.model, cases.count(), 0);
  for_each_block(impl_->chance, cases, {0, cases.count()},
                 [&](std::size_t first, std::size_t length, const auto& shares) {
                   impl_->parts.run(shares, length, first, out);
                 });
  return share_of(cases.count(), cases.weights(),
                  [&](std::size_t i) { return out.verdicts[i] == Verdict::go; });
}

}  // namespace gonogo
