// SPDX-License-Identifier: MIT
#include "gonogo/analysis/scenario.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/switching.hpp"
#include "gonogo/model/fault.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_states = 100'000;

void add_scenario(const Bid& bid, const Scenario& scenario, Checked<ScenarioStudy>& study) {
  auto model = open_scenario(bid, scenario.id);
  for (Diagnostic& each : model.diagnostics) study.diagnostics.push_back(std::move(each));
  if (!model.value) return;
  Bid changed = bid;
  changed.model = *model.value;
  if (const auto& fault = changed.model.fault())
    study.diagnostics.push_back(fault_of_case(*fault, say("scenario {1}", verbatim(scenario.id))));
  study.value->results.push_back({.id = scenario.id,
                                  .name = name_or_id(scenario.name, scenario.id),
                                  .probability = scenario.probability,
                                  .evaluation = evaluate(changed)});
}

/// Gives the bid as written the probability that the scenarios leave.
void weigh(ScenarioStudy& study) {
  double stated = 0;
  for (const ScenarioResult& each : study.results) stated += each.probability.value_or(0);
  if (!(stated > 0)) return;
  if (stated < 1 - 1e-9) study.results.front().probability = 1 - stated;
  std::vector<WeightedValue> outcomes;
  for (const ScenarioResult& each : study.results) {
    if (each.probability) {
      outcomes.push_back({*each.probability, each.npv()});
    }
  }
  study.prospect = prospect_of(std::move(outcomes));
}

/// The values that one driver may have, with their probabilities.
std::vector<WeightedValue> chances_of(const Driver& driver) {
  const Uncertainty& chance = driver.uncertainty;
  std::vector<WeightedValue> result;
  if (chance.shape == Uncertainty::Shape::event) {
    const double happens = chance.probability.value_or(0);
    return {{1 - happens, 0}, {happens, 1}};
  }
  if (chance.shape != Uncertainty::Shape::discrete) return {};
  double sum = 0;
  for (std::size_t i = 0; i < chance.values.size(); ++i) {
    const double weight = chance.weights.empty() ? 1 : chance.weights[i];
    sum += weight;
    result.push_back({weight, chance.values[i]});
  }
  for (WeightedValue& each : result) each.probability /= sum;
  return result;
}

/// State number `number` of all combinations: the last driver changes fastest.
State state_of(std::size_t number, const std::vector<std::vector<WeightedValue>>& chances) {
  State state{.values = std::vector<double>(chances.size()), .outcome = {.probability = 1}};
  for (std::size_t d = chances.size(); d-- > 0;) {
    const WeightedValue& chance = chances[d][number % chances[d].size()];
    state.values[d] = chance.value;
    state.outcome.probability *= chance.probability;
    number /= chances[d].size();
  }
  return state;
}

void enumerate(const Bid& bid, Checked<ScenarioStudy>& study) {
  std::vector<std::vector<WeightedValue>> chances;
  std::size_t count = 1;
  for (const Driver& driver : bid.model->proposal.drivers) {
    auto number = find_variable(*bid.model, "drivers." + driver.id);
    auto values = chances_of(driver);
    if (!number || number->factor || values.empty()) continue;
    study.value->discrete.push_back(std::move(*number));
    count = std::min(most_states + 1, count * values.size());
    chances.push_back(std::move(values));
  }
  if (chances.empty()) return;
  if (count > most_states) {
    study.diagnostics.push_back(
        {.severity = Severity::warning,
         .code = "too-many-states",
         .message = say("discrete drivers have more than 100,000 joint states"),
         .hint = say("put the likely combinations into scenarios")});
    return;
  }
  std::vector<State>& states = study.value->states;
  for (std::size_t s = 0; s < count; ++s) states.push_back(state_of(s, chances));
  const WantedMeasure npv;
  const TrialResults results =
      run_trials(bid,
                 {.numbers = study.value->discrete,
                  .count = count,
                  .value = [&](std::size_t s, std::size_t n) { return states[s].values[n]; }},
                 std::span(&npv, 1));
  std::vector<WeightedValue> outcomes;
  for (std::size_t s = 0; s < count; ++s) {
    states[s].outcome.value = results.measures[0].value[s];
    outcomes.push_back(states[s].outcome);
  }
  study.value->joint = prospect_of(std::move(outcomes));
}

}  // namespace

std::optional<Prospect> prospect_of(std::vector<WeightedValue> outcomes) {
  double whole = 0;
  for (const WeightedValue& each : outcomes) {
    if (!std::isfinite(each.value)) return {};
    whole += each.probability;
  }
  if (!(whole > 0)) return {};
  Prospect found;
  for (WeightedValue& each : outcomes) {
    each.probability /= whole;
    found.expected += each.probability * each.value;
    if (each.value >= 0) found.not_negative += each.probability;
  }
  for (const WeightedValue& each : outcomes) {
    found.variance += each.probability * std::pow(each.value - found.expected, 2);
  }
  found.deviation = std::sqrt(found.variance);
  std::sort(outcomes.begin(), outcomes.end(),
            [](const WeightedValue& a, const WeightedValue& b) { return a.value < b.value; });
  for (std::size_t i = 1; i < outcomes.size(); ++i) {
    const WeightedValue &below = outcomes[i - 1], &above = outcomes[i];
    if (!(below.value < 0 && above.value >= 0)) continue;
    const double share = -below.value / (above.value - below.value);
    found.interpolated = found.not_negative - above.probability * share;
  }
  return found;
}

Checked<ScenarioStudy> find_scenarios(const Bid& bid) {
  Checked<ScenarioStudy> study;
  study.value = ScenarioStudy{};
  study.value->results.push_back({.id = "base", .evaluation = evaluate(bid)});
  for (const Scenario& each : bid.model->proposal.scenarios) {
    add_scenario(bid, each, study);
  }
  if (bid.model->policy) {
    for (const Scenario& each : bid.model->policy->scenarios) {
      add_scenario(bid, each, study);
    }
  }
  weigh(*study.value);
  enumerate(bid, study);
  return study;
}

}  // namespace gonogo
