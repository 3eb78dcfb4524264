// SPDX-License-Identifier: MIT
#include "gonogo/analysis/simulation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "analysis/chance_cases.hpp"
#include "analysis/influences.hpp"
#include "analysis/simulation_parts.hpp"
#include "analysis/total_effects.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/model/fault.hpp"
#include "gonogo/model/rule_measure.hpp"

namespace gonogo {
namespace {

constexpr std::array shares_told = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
constexpr double shortfall_share = 0.05;
constexpr int bars = 16, steps_of_curve = 40;
constexpr double end_of_curve = 0.005;
constexpr auto verdicts_known = static_cast<std::size_t>(Verdict::not_judged) + 1;
constexpr auto states_known = static_cast<std::size_t>(CaseState::no_answer) + 1;
constexpr auto reasons_known = static_cast<std::size_t>(Why::fault) + 1;

bool is_payback(Measure measure) {
  return measure == Measure(measures::static_payback) ||
         measure == Measure(measures::discounted_payback);
}

bool is_same(const WantedMeasure& a, const WantedMeasure& b) {
  return a.measure == b.measure && a.flow == b.flow && a.perspective == b.perspective &&
         a.year_ends == b.year_ends;
}

/// Makes numbers of what was computed.
class Summary {
 public:
  Summary(const ChanceCases& cases, const CaseOutcomes& outcomes)
      : cases_(cases), outcomes_(outcomes) {}

  Estimate share(const std::function<bool(std::size_t)>& holds) const {
    return share_of(cases_.count(), cases_.weights(), holds);
  }

  /// By Verdict.
  std::vector<Estimate> verdicts() const { return shares_by(outcomes_.verdicts, verdicts_known); }

  SimulatedMeasure measure(std::size_t index, const WantedMeasure& wanted) const {
    const Answers& answers = outcomes_.measures[index];
    SimulatedMeasure found{.wanted = wanted};
    const SampleValues sample{answers.value, cases_.weights()};
    found.mean = mean_of(sample);
    found.moments = moments_of(sample);
    add_reasons(answers, found);
    const bool is_npv = wanted.measure == Measure(measures::npv);
    if (is_npv) found.negative = share([&](std::size_t i) { return answers.value[i] < 0; });
    const std::vector<double> values = placed(answers, wanted);
    const OrderedSample ordered({values, cases_.weights()});
    if (ordered.size() == 0) return found;
    const std::vector<Estimate> quantiles = ordered.quantiles(shares_told);
    for (std::size_t i = 0; i < shares_told.size(); ++i)
      found.quantiles.push_back({shares_told[i], quantiles[i]});
    if (is_npv) add_curves(sample, ordered, found);
    return found;
  }

  SimulatedRule rule(std::size_t index) const {
    const auto found = shares_by(outcomes_.rules[index], states_known);
    return {.rule = index,
            .fails = found[static_cast<std::size_t>(CaseState::fails)],
            .no_answer = found[static_cast<std::size_t>(CaseState::no_answer)]};
  }

 private:
  template <class Word>
  std::vector<Estimate> shares_by(const std::vector<Word>& words, std::size_t known) const {
    return shares_of(cases_.count(), cases_.weights(), known,
                     [&](std::size_t i) { return static_cast<std::size_t>(words[i]); });
  }

  void add_reasons(const Answers& answers, SimulatedMeasure& found) const {
    const auto shares = shares_by(answers.why, reasons_known);
    for (const Why why : {Why::never, Why::none, Why::several, Why::every_rate, Why::unresolved,
                          Why::not_stated, Why::not_applicable, Why::fault}) {
      const Estimate& here = shares[static_cast<std::size_t>(why)];
      if (here.value > 0) found.without.emplace_back(why, here);
    }
  }

  /// A payback that is never reached is later than all others. Other cases without a value have no
  /// place among the quantiles.
  static std::vector<double> placed(const Answers& answers, const WantedMeasure& wanted) {
    std::vector<double> values = answers.value;
    if (!is_payback(wanted.measure)) return values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (answers.why[i] == Why::never) values[i] = std::numeric_limits<double>::infinity();
    }
    return values;
  }

  static void add_curves(const SampleValues& sample, const OrderedSample& ordered,
                         SimulatedMeasure& found) {
    found.histogram = histogram_of(sample, ordered, bars);
    found.shortfall = ordered.mean_below(shortfall_share);
    for (int i = 0; i <= steps_of_curve; ++i) {
      const double share = std::clamp(i / double(steps_of_curve), end_of_curve, 1 - end_of_curve);
      found.curve.emplace_back(ordered.value_at(share), share);
    }
  }

  const ChanceCases& cases_;
  const CaseOutcomes& outcomes_;
};

/// Why a case failed: it is computed once more and alone.
std::optional<Diagnostic> failure_of(const ChanceModel& chance, const ChanceCases& cases,
                                     std::size_t number) {
  CaseColumns columns(chance.numbers.size(), 1);
  cases.fill_shares(number, columns.first(1));
  std::vector<double> shares;
  for (const auto& each : columns.values) shares.push_back(each[0]);
  std::size_t which = 0;
  if (chance.parts.size() > 1) {
    const QuantileFunction part(chance.numbers.back().distribution);
    which = static_cast<std::size_t>(part(shares.back()));
  }
  const ChancePart& part = chance.parts[which];
  std::map<Address, double> overrides;
  const std::vector<double> values = values_of(part.numbers, shares);
  for (std::size_t n = 0; n < part.numbers.size(); ++n)
    overrides[part.numbers[n].variable().address] = values[n];
  const auto fault = find_fault(*part.bid.model, overrides);
  if (!fault) return {};
  return fault_of_case(*fault, say("case {1}", gonogo::number(number + 1)));
}

void count_failures(const ChanceModel& chance, const ChanceCases& cases,
                    const CaseOutcomes& outcomes, Simulation& found) {
  for (std::size_t i = 0; i < cases.count(); ++i) {
    const bool valued = outcomes.measures.front().why[i] == Why::computed ||
                        outcomes.measures.front().why[i] == Why::not_stated;
    if (valued && outcomes.verdicts[i] != Verdict::not_judged) continue;
    ++found.failed_cases;
    if (!found.failure) found.failure = failure_of(chance, cases, i);
  }
}

}  // namespace

namespace {

/// Half the width of an interval, to its wider side.
double half_width(const Estimate& of) { return std::max(of.high - of.value, of.value - of.low); }

/// Cases and what came out of them.
struct Computed {
  std::unique_ptr<ChanceCases> cases = {};
  CaseOutcomes outcomes = {};

  Estimate go() const { return Summary(*cases, outcomes).verdicts().front(); }
};

Computed compute(const ChanceModel& chance, SimulationOptions options,
                 std::span<const WantedMeasure> wanted) {
  for (;;) {
    Computed made{.cases = std::make_unique<ChanceCases>(chance, options)};
    made.outcomes =
        run_cases(chance, *made.cases, {wanted}, {0, made.cases->count()}, options.progress);
    options.trials = 2 * made.cases->count();
    if (!options.precision || made.cases->exact() || half_width(made.go()) <= *options.precision ||
        options.trials > most_trials_for_precision)
      return made;
  }
}

void summarise(const Summary& summary, const Model& model, std::span<const WantedMeasure> wanted,
               Simulation& found) {
  const std::vector<Estimate> verdicts = summary.verdicts();
  const auto share_of_verdict = [&](Verdict each) {
    return verdicts[static_cast<std::size_t>(each)];
  };
  found.go = share_of_verdict(Verdict::go);
  found.conditional = share_of_verdict(Verdict::conditional);
  found.no_go = share_of_verdict(Verdict::no_go);
  found.not_judged = share_of_verdict(Verdict::not_judged);
  for (std::size_t m = 0; m < wanted.size(); ++m)
    found.measures.push_back(summary.measure(m, wanted[m]));
  for (std::size_t r = 0; r < model.rules.size(); ++r) found.rules.push_back(summary.rule(r));
}

}  // namespace

bool Simulation::precise() const {
  return !options.precision || half_width(go) <= *options.precision;
}

std::vector<WantedMeasure> simulated_measures(const Model& model) {
  std::vector<WantedMeasure> wanted = {
      {measures::npv}, {measures::irr}, {measures::static_payback}, {measures::discounted_payback}};
  for (const BoundRule& rule : model.rules) {
    const WantedMeasure measured = measure_of(rule);
    const bool known = std::any_of(wanted.begin(), wanted.end(), [&](const WantedMeasure& each) {
      return is_same(each, measured);
    });
    if (!known && !rule.rule.scenario && rule.of_kind) wanted.push_back(measured);
  }
  return wanted;
}

Simulation summary_of(const Bid& bid, const ChanceModel& chance, const ChanceCases& cases,
                      const CaseOutcomes& outcomes, const SimulationOptions& options) {
  Simulation found;
  found.options = options;
  found.numbers = chance.numbers;
  found.fixed = chance.fixed;
  found.correlations = chance.dependence.stated;
  found.written = evaluate(bid);
  found.leaves_out_chance_rules = leaves_out_chance_rules(*bid.model);
  found.cases = cases.count();
  found.exact = cases.exact();
  summarise(Summary(cases, outcomes), *bid.model, simulated_measures(*bid.model), found);
  count_failures(chance, cases, outcomes, found);
  find_influences(chance, cases, outcomes, found);
  return found;
}

Checked<Simulation> simulate(const Bid& bid, const SimulationOptions& options) {
  Checked<Simulation> result;
  auto chance = varying_model_of(bid);
  result.diagnostics = std::move(chance.diagnostics);
  if (!chance.value) return result;
  const auto [cases, outcomes] = compute(*chance.value, options, simulated_measures(*bid.model));
  result.value = summary_of(bid, *chance.value, *cases, outcomes, options);
  if (options.total_effects && has_total_effects(*chance.value, *cases))
    find_total_effects(*chance.value, *cases, outcomes.measures.front().value, options,
                       *result.value);
  return result;
}

}  // namespace gonogo
