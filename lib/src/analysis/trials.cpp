// SPDX-License-Identifier: MIT
#include "gonogo/analysis/trials.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "analysis/under_scenario.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/model/overrides.hpp"

namespace gonogo {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

/// `skips`: the rule does not apply to every bid. One that only a case leaves nothing to judge, as a
/// margin where nothing is sold, does not thereby pass.
double signed_margin(double margin, Why why, bool skips) {
  switch (why) {
    case Why::computed:
      return margin;
    case Why::not_applicable:
      return skips ? unbounded : no_value;
    case Why::never:
    case Why::none:
      return -unbounded;
    case Why::several:
    case Why::every_rate:
    case Why::unresolved:
    case Why::not_stated:
    case Why::fault:
      break;
  }
  return no_value;
}

/// The score, with the sign of the margin.
double signed_score(double score, double margin) {
  if (std::isnan(score) || std::isnan(margin) || margin == unbounded) return margin;
  return margin >= 0 ? std::max(score, 0.0) : std::min(score, -std::numeric_limits<double>::min());
}

/// Trials on one model: the bid, or the bid under a scenario.
class ModelTrials {
 public:
  ModelTrials(const Model& model, const LaidOver& laid, const std::vector<Variable>& numbers,
              Wanted wanted)
      : model_(model), numbers_(numbers), wanted_(std::move(wanted)) {
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      const auto here = value_at(model, numbers[n].address);
      under_.emplace_back(numbers[n], here.value_or(0), model, laid);
      if (!here) continue;
      moved_.push_back(n);
      (numbers[n].structural ? shaping_ : plain_).push_back(n);
    }
  }

  Outcomes run(std::size_t count, const Fill& columns) {
    if (shaping_.empty()) return run_on(plain_runs_, plain_, count, columns);
    const Values values = values_of(count, columns);
    std::vector<std::size_t> still, shaped;
    for (std::size_t i = 0; i < count; ++i) (structural(i, values) ? shaped : still).push_back(i);
    if (shaped.empty()) return run_on(plain_runs_, plain_, count, picked(values, still));
    if (still.empty()) return run_on(shaped_runs_, moved_, count, picked(values, shaped));
    return joined(run_on(plain_runs_, plain_, still.size(), picked(values, still)), still,
                  run_on(shaped_runs_, moved_, shaped.size(), picked(values, shaped)), shaped);
  }

 private:
  using Values = std::vector<std::vector<double>>;  ///< [number][trial]

  Values values_of(std::size_t count, const Fill& columns) const {
    Values values(numbers_.size(), std::vector<double>(count));
    const std::vector<std::span<double>> to(values.begin(), values.end());
    columns(0, to);
    return values;
  }

  static Fill picked(const Values& values, const std::vector<std::size_t>& trials) {
    return [&](std::size_t first, std::span<const std::span<double>> columns) {
      for (std::size_t n = 0; n < columns.size(); ++n) {
        for (std::size_t i = 0; i < columns[n].size(); ++i)
          columns[n][i] = values[n][trials[first + i]];
      }
    };
  }

  /// Whether the trial changes the structure of the bid, so that the bid is compiled again.
  bool structural(std::size_t trial, const Values& values) const {
    return std::any_of(shaping_.begin(), shaping_.end(), [&](std::size_t n) {
      return under_[n](values[n][trial]) != under_[n](numbers_[n].base);
    });
  }

  /// `moved`: the numbers that the model has; the others are filled and left.
  Outcomes run_on(std::optional<Runs>& runs, const std::vector<std::size_t>& moved,
                  std::size_t count, const Fill& columns) {
    if (!runs) {
      std::vector<Address> addresses;
      for (const std::size_t n : moved) addresses.push_back(numbers_[n].address);
      runs.emplace(model_, std::move(addresses), wanted_);
    }
    const auto fill = [&](std::size_t first, std::span<const std::span<double>> to) {
      if (to.empty()) return;
      Values others;
      std::vector<std::span<double>> all(numbers_.size());
      for (std::size_t m = 0; m < moved.size(); ++m) all[moved[m]] = to[m];
      others.reserve(all.size());
      for (std::span<double>& each : all) {
        if (each.empty()) each = others.emplace_back(to.front().size());
      }
      columns(first, all);
      for (std::size_t m = 0; m < moved.size(); ++m) {
        for (double& each : to[m]) each = under_[moved[m]](each);
      }
    };
    return runs->run(count, fill, 0);
  }

  static Outcomes joined(const Outcomes& a, const std::vector<std::size_t>& at_a, const Outcomes& b,
                         const std::vector<std::size_t>& at_b) {
    const auto join = [&](auto& to, const auto& from_a, const auto& from_b) {
      to.resize(at_a.size() + at_b.size());
      for (std::size_t i = 0; i < at_a.size(); ++i) to[at_a[i]] = from_a[i];
      for (std::size_t i = 0; i < at_b.size(); ++i) to[at_b[i]] = from_b[i];
    };
    Outcomes out;
    out.measures.resize(a.measures.size());
    out.errors.resize(a.errors.size());
    out.margins.resize(a.margins.size());
    out.scores.resize(a.scores.size());
    const auto join_answers = [&](Answers& to, const Answers& from_a, const Answers& from_b) {
      join(to.value, from_a.value, from_b.value);
      join(to.why, from_a.why, from_b.why);
    };
    for (std::size_t m = 0; m < out.measures.size(); ++m)
      join_answers(out.measures[m], a.measures[m], b.measures[m]);
    for (std::size_t r = 0; r < out.margins.size(); ++r)
      join_answers(out.margins[r], a.margins[r], b.margins[r]);
    for (std::size_t r = 0; r < out.scores.size(); ++r)
      join(out.scores[r], a.scores[r], b.scores[r]);
    for (std::size_t m = 0; m < out.errors.size(); ++m)
      join(out.errors[m], a.errors[m], b.errors[m]);
    return out;
  }

  const Model& model_;
  const std::vector<Variable>& numbers_;
  Wanted wanted_;
  std::vector<UnderScenario> under_ = {};  ///< by number
  std::vector<std::size_t> moved_ = {}, plain_ = {}, shaping_ = {};
  std::optional<Runs> plain_runs_ = {}, shaped_runs_ = {};
};

/// The rules judged in a scenario; "": in the bid as written.
std::vector<std::size_t> rules_judged_in(const Bid& bid, const std::string& scenario,
                                         ChanceRules chance) {
  std::vector<std::size_t> judged;
  const auto& rules = bid.model->rules;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (chance == ChanceRules::skip && rules[r].rule.probability) continue;
    const auto& named = rules[r].rule.scenario;
    if ((named ? named->value : "") == scenario) judged.push_back(r);
  }
  return judged;
}

}  // namespace

struct TrialRunner::Impl {
  const Bid& bid;
  std::vector<Variable> numbers;
  ChanceRules chance = ChanceRules::skip;
  std::vector<std::vector<std::size_t>> judged = {};  ///< by scenario: its rules
  std::vector<std::size_t> scenario_of = {};          ///< by rule
  std::deque<ModelTrials> models = {};                ///< by scenario; 0: the bid as written

  /// Whether a rule judges only some bids, or has nothing to judge in this one.
  bool skips(std::size_t rule) const {
    const BoundRule& bound = bid.model->rules[rule];
    if (bound.condition || !bound.of_kind) return true;
    const auto& scenario = bound.rule.scenario;
    const EvaluatedModel& model = scenario ? bid.scenarios.at(scenario->value) : bid.model;
    return model.rules()[rule].margin.why == Why::not_applicable;
  }

  void add(const std::string& id, const Model& model, const LaidOver& laid, Wanted wanted) {
    judged.emplace_back();
    if (wanted.margins) judged.back() = rules_judged_in(bid, id, chance);
    for (const std::size_t rule : judged.back()) scenario_of[rule] = models.size();
    wanted.rules = judged.back();
    models.emplace_back(model, laid, numbers, std::move(wanted));
  }
};

TrialRunner::TrialRunner(const Bid& bid, std::vector<Variable> numbers, Wanted wanted,
                         ChanceRules chance)
    : impl_(std::make_unique<Impl>(
          Impl{.bid = bid, .numbers = std::move(numbers), .chance = chance})) {
  impl_->scenario_of.resize(bid.model->rules.size());
  const Wanted of_rules = {.margins = wanted.margins,
                           .scores = wanted.scores,
                           .in_tiles = wanted.in_tiles,
                           .shapes_in_tiles = wanted.shapes_in_tiles};
  impl_->add("", *bid.model, bid.loaded.laid, std::move(wanted));
  if (!of_rules.margins) return;
  for (const auto& [id, scenario] : bid.scenarios)
    impl_->add(id, *scenario, bid.laid.at(id), of_rules);
}

TrialRunner::~TrialRunner() = default;

std::size_t TrialRunner::scenarios() const { return impl_->models.size(); }

std::size_t TrialRunner::scenario_of(std::size_t rule) const { return impl_->scenario_of[rule]; }

TrialResults TrialRunner::run_in(std::size_t scenario, std::size_t count, const TrialValue& value) {
  return run_in(scenario, count,
                [&](std::size_t first, std::span<const std::span<double>> columns) {
                  for (std::size_t n = 0; n < columns.size(); ++n) {
                    for (std::size_t i = 0; i < columns[n].size(); ++i)
                      columns[n][i] = value(first + i, n);
                  }
                });
}

TrialResults TrialRunner::run_in(std::size_t scenario, std::size_t count, const Fill& columns) {
  Outcomes found = impl_->models[scenario].run(count, columns);
  TrialResults results{.measures = std::move(found.measures), .errors = std::move(found.errors)};
  results.margins.resize(impl_->bid.model->rules.size());
  results.scores.resize(results.margins.size());
  for (std::size_t r = 0; r < results.margins.size(); ++r) {
    const bool left =
        impl_->chance == ChanceRules::skip && impl_->bid.model->rules[r].rule.probability;
    if (left && scenario == 0)
      results.margins[r] = results.scores[r] = std::vector(count, unbounded);
  }
  for (const std::size_t r : impl_->judged[scenario]) {
    const bool skips = impl_->skips(r), scores = !found.scores.empty();
    for (std::size_t i = 0; i < count; ++i) {
      const double margin =
          signed_margin(found.margins[r].value[i], found.margins[r].why[i], skips);
      results.margins[r].push_back(margin);
      if (scores) results.scores[r].push_back(signed_score(found.scores[r][i], margin));
    }
  }
  return results;
}

TrialResults TrialRunner::operator()(std::size_t count, const TrialValue& value) {
  TrialResults results = run_in(0, count, value);
  for (std::size_t s = 1; s < scenarios(); ++s) {
    TrialResults found = run_in(s, count, value);
    for (const std::size_t r : impl_->judged[s]) {
      results.margins[r] = std::move(found.margins[r]);
      results.scores[r] = std::move(found.scores[r]);
    }
  }
  return results;
}

TrialResults run_trials(const Bid& bid, const Trials& trials,
                        std::span<const WantedMeasure> measures) {
  return TrialRunner(bid, {trials.numbers.begin(), trials.numbers.end()},
                     {.measures = {measures.begin(), measures.end()}, .in_tiles = trials.many})(
      trials.count, trials.value);
}

Verdict verdict_of(const Model& model, const TrialResults& trials, std::size_t trial) {
  std::vector<RuleResult> results;
  for (std::size_t r = 0; r < model.rules.size(); ++r) {
    const double margin = trials.margins[r][trial];
    results.push_back({.rule = r,
                       .margin = margin,
                       .outcome = margin == unbounded  ? RuleOutcome::does_not_apply
                                  : std::isnan(margin) ? RuleOutcome::cannot_compute
                                  : margin >= 0        ? RuleOutcome::pass
                                                       : RuleOutcome::fail});
  }
  return verdict_of(model, results);
}

}  // namespace gonogo
