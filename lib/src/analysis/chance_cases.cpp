// SPDX-License-Identifier: MIT
#include "analysis/chance_cases.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>

#include "gonogo/base/parallel_for.hpp"

namespace gonogo {

ChanceCases::ChanceCases(const ChanceModel& chance, const SimulationOptions& options)
    : numbers_(chance.numbers), dependence_(chance.dependence) {
  std::size_t states = dependence_.copula ? options.trials + 1 : 1;
  for (const UncertainNumber& each : numbers_) {
    const auto* shape = std::get_if<DiscreteShape>(&each.distribution.shape);
    const std::size_t values = shape ? shape->values.size() : options.trials + 1;
    states = std::min(options.trials + 1, states * values);
  }
  if (states <= options.trials) {
    count_ = states;
    enumerate();
    return;
  }
  count_ = sample_size(options.sampling, options.trials);
  sample_ = std::make_shared<const Sample>(
      SamplePlan{.sampling = options.sampling,
                 .seed = options.seed,
                 .count = count_,
                 .dimensions = numbers_.size() * (options.total_effects ? 2 : 1)});
}

ChanceCases::ChanceCases(const ChanceModel& chance, std::shared_ptr<const Sample> sample,
                         std::size_t count, std::vector<std::size_t> dimensions)
    : numbers_(chance.numbers),
      dependence_(chance.dependence),
      count_(count),
      sample_(std::move(sample)),
      dimensions_(std::move(dimensions)) {}

namespace {

/// Calls visit(number, place of its value) for a combination: the last number changes fastest.
template <class Visit>
void for_each_place(const std::vector<UncertainNumber>& numbers, std::size_t state,
                    const Visit& visit) {
  for (std::size_t n = numbers.size(); n-- > 0;) {
    const auto& shape = std::get<DiscreteShape>(numbers[n].distribution.shape);
    visit(n, shape, state % shape.values.size());
    state /= shape.values.size();
  }
}

}  // namespace

void ChanceCases::enumerate() {
  weights_.assign(count_, 1);
  for (std::size_t i = 0; i < count_; ++i) {
    for_each_place(numbers_, i, [&](std::size_t, const DiscreteShape& shape, std::size_t place) {
      weights_[i] *= shape.weights[place];
    });
  }
}

void ChanceCases::draw(std::size_t first, std::span<const std::span<double>> columns) const {
  if (dimensions_.empty()) sample_->fill(first, columns);
  for (std::size_t n = 0; n < dimensions_.size(); ++n)
    sample_->fill(first, dimensions_[n], columns[n]);
  if (anew_) sample_->fill(first, numbers_.size() + *anew_, columns[*anew_]);
  if (!dependence_.copula) return;
  std::vector<double> shares(dependence_.members.size());
  for (std::size_t i = 0; i < columns.front().size(); ++i) {
    for (std::size_t k = 0; k < shares.size(); ++k) shares[k] = columns[dependence_.members[k]][i];
    dependence_.copula->apply(shares);
    for (std::size_t k = 0; k < shares.size(); ++k) columns[dependence_.members[k]][i] = shares[k];
  }
}

void ChanceCases::fill_slice(std::size_t first, std::span<const std::span<double>> columns) const {
  if (sample_) return draw(first, columns);
  const std::size_t length = columns.empty() ? 0 : columns.front().size();
  for (std::size_t i = 0; i < length; ++i) {
    for_each_place(numbers_, first + i,
                   [&](std::size_t n, const DiscreteShape& shape, std::size_t place) {
                     double below = 0;
                     for (std::size_t k = 0; k < place; ++k) below += shape.weights[k];
                     columns[n][i] = below + shape.weights[place] / 2;
                   });
  }
}

void ChanceCases::fill_shares(std::size_t first, std::span<const std::span<double>> columns) const {
  const std::size_t length = columns.empty() ? 0 : columns.front().size();
  constexpr std::size_t slice = 256;
  parallel_for((length + slice - 1) / slice, threads_for(0), [&](std::size_t s) {
    const std::size_t from = s * slice, size = std::min(slice, length - from);
    std::vector<std::span<double>> part;
    for (const auto& each : columns) part.push_back(each.subspan(from, size));
    fill_slice(first + from, part);
  });
}

CaseColumns::CaseColumns(std::size_t numbers, std::size_t length)
    : values(numbers, std::vector<double>(length)) {}

std::vector<std::span<double>> CaseColumns::first(std::size_t length) {
  std::vector<std::span<double>> result;
  for (auto& each : values) result.push_back(std::span(each).first(length));
  return result;
}

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

/// Runs the cases of one part of the bid.
class PartRunner {
 public:
  PartRunner(const ChancePart& part, const Wanted& wanted, const HeldNumber* held = nullptr)
      : part_(part),
        held_(held),
        judges_(wanted.margins),
        runner_(part.bid, variables_of(part, held), wanted, ChanceRules::judge) {
    leaves_out_ = leaves_out_chance_rules(*part.bid.model);
  }

  /// `picked`: places of its cases in the block of shares, and in the outcomes behind `first`.
  void run(std::span<const std::span<double>> shares, const std::vector<std::size_t>& picked,
           std::size_t first, CaseOutcomes& out) {
    if (picked.empty()) return;
    for (std::size_t s = 0; s < runner_.scenarios(); ++s) {
      const auto& values = values_of(s, shares, picked, first);
      const auto value = [&](std::size_t trial, std::size_t number) {
        return number == values.size() ? held_->value : values[number][trial];
      };
      write(runner_.run_in(s, picked.size(), value), s, picked, first, out);
    }
    for (const std::size_t place : picked) {
      if (judges_) out.verdicts[first + place] = verdict(first + place, out);
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

  /// With a held number the same cases come again: their draws are kept.
  const Values& values_of(std::size_t scenario, std::span<const std::span<double>> shares,
                          const std::vector<std::size_t>& picked, std::size_t first) {
    const auto [at, made] = values_.try_emplace({held_ ? first : 0, scenario});
    if (made || !held_)
      fill(scenario == 0 ? part_.numbers : part_.as_written, shares, picked, at->second);
    return at->second;
  }

  /// A factor moves with the scenario's own, as TrialRunner has it.
  void fill(const std::vector<DrawnNumber>& numbers, std::span<const std::span<double>> shares,
            const std::vector<std::size_t>& picked, Values& values) const {
    values.resize(numbers.size());
    std::vector<std::size_t> starts;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      if (!numbers[n].walks_on() && !part_.numbers[n].walks_on()) starts.push_back(n);
    }
    parallel_for(starts.size(), threads_for(0), [&](std::size_t s) {
      const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : numbers.size();
      std::vector<double> drawn(picked.size());
      for (std::size_t n = starts[s]; n < end; ++n) {
        const bool factor = part_.numbers[n].variable().factor;
        const DrawnNumber& from = factor ? part_.numbers[n] : numbers[n];
        values[n].resize(picked.size());
        for (std::size_t i = 0; i < picked.size(); ++i)
          values[n][i] = from.value(shares[n][picked[i]], drawn[i]);
      }
    });
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

  /// Cases whose rules come out alike have one verdict.
  Verdict verdict(std::size_t at, const CaseOutcomes& out) {
    std::string states;
    for (const auto& rule : out.rules) states.push_back(static_cast<char>(rule[at]));
    const auto [known, is_new] = verdicts_.try_emplace(std::move(states));
    if (is_new) known->second = verdict_of_rules(at, out);
    return known->second;
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

  const ChancePart& part_;
  const HeldNumber* held_;
  bool judges_;
  TrialRunner runner_;
  bool leaves_out_ = false;
  std::map<std::string, Verdict> verdicts_ = {};  ///< by the states of all rules
  std::map<std::pair<std::size_t, std::size_t>, Values> values_ = {};  ///< by block and scenario
};

/// All parts of a bid, and which of them each case is in.
class PartRunners {
 public:
  PartRunners(const ChanceModel& chance, const Wanted& wanted, const HeldNumber* held = nullptr) {
    for (const ChancePart& each : chance.parts) parts_.emplace_back(each, wanted, held);
    if (parts_.size() > 1) which_.emplace(chance.numbers.back().distribution);
  }

  /// The cases from `first` on.
  void run(std::span<const std::span<double>> shares, std::size_t length, std::size_t first,
           CaseOutcomes& out) {
    std::vector<std::vector<std::size_t>> picked(parts_.size());
    for (std::size_t i = 0; i < length; ++i)
      picked[which_ ? static_cast<std::size_t>((*which_)(shares.back()[i])) : 0].push_back(i);
    for (std::size_t p = 0; p < parts_.size(); ++p) parts_[p].run(shares, picked[p], first, out);
  }

 private:
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

}  // namespace

bool leaves_out_chance_rules(const Model& model) {
  const auto by_chance = [](const BoundRule& each) { return each.rule.probability.has_value(); };
  return std::any_of(model.rules.begin(), model.rules.end(), by_chance) &&
         !std::all_of(model.rules.begin(), model.rules.end(), by_chance);
}

CaseOutcomes room_for(const Model& model, std::size_t cases, std::size_t measures) {
  CaseOutcomes out;
  out.measures.assign(measures, {std::vector<double>(cases), std::vector<Why>(cases)});
  out.rules.assign(model.rules.size(), std::vector<CaseState>(cases));
  out.verdicts.resize(cases);
  return out;
}

struct CaseRuns::Impl {
  const ChanceModel& chance;
  std::size_t measures = 0;
  PartRunners parts;
};

CaseRuns::CaseRuns(const ChanceModel& chance, const CaseWants& wants)
    : impl_(std::make_unique<Impl>(Impl{
          .chance = chance,
          .measures = wants.measures.size(),
          .parts = PartRunners(chance, {.measures = {wants.measures.begin(), wants.measures.end()},
                                        .margins = wants.judges,
                                        .in_tiles = true})})) {}
CaseRuns::~CaseRuns() = default;

CaseOutcomes CaseRuns::run(const ChanceCases& cases, const CaseRange& range,
                           const CaseProgress& progress) {
  auto& [chance, measures, parts] = *impl_;
  CaseOutcomes out = room_for(*chance.parts.front().bid.model, range.size(), measures);
  for_each_block(chance, cases, range,
                 [&](std::size_t first, std::size_t length, const auto& shares) {
                   const std::size_t at = first - range.first;
                   impl_->parts.run(shares, length, at, out);
                   if (progress) progress(at + length, range.size());
                 });
  return out;
}

CaseOutcomes run_cases(const ChanceModel& chance, const ChanceCases& cases, const CaseWants& wants,
                       const CaseRange& range, const CaseProgress& progress) {
  return CaseRuns(chance, wants).run(cases, range, progress);
}

struct HeldCases::Impl {
  const ChanceModel& chance;
  const ChanceCases& cases;
  HeldNumber held = {};
  PartRunners parts;

  Impl(const ChanceModel& of, const ChanceCases& among, const Variable& number)
      : chance(of), cases(among), held{.number = number}, parts(of, {.in_tiles = true}, &held) {}
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
