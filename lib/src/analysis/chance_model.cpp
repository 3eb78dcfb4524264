// SPDX-License-Identifier: MIT
#include "analysis/chance_model.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// A scenario that may come true.
struct Chance {
  const Scenario* scenario = nullptr;  ///< null: the bid as written
  double probability = 0;
};

std::vector<Chance> chances_of(const Bid& bid) {
  std::vector<Chance> all;
  double left = 1;
  const auto add = [&](const std::vector<Scenario>& scenarios) {
    for (const Scenario& each : scenarios) {
      if (!(each.probability.value_or(0) > 0)) continue;
      all.push_back({&each, *each.probability});
      left -= *each.probability;
    }
  };
  // A bid that is looked at under a scenario is that and no other.
  if (&*bid.model == &*bid.written) {
    add(bid.model->proposal.scenarios);
    if (bid.model->policy) add(bid.model->policy->scenarios);
  }
  constexpr double rounding = 1e-9;
  if (left > rounding) all.insert(all.begin(), {nullptr, left});
  return all;
}

const UncertainNumber* find(const Uncertainties& here, const Address& address) {
  for (const UncertainNumber& each : here.numbers) {
    if (each.number.address == address) return &each;
  }
  return nullptr;
}

/// Adds the numbers that vary in a model, each once.
void join(const Uncertainties& here, std::vector<UncertainNumber>& all) {
  for (const UncertainNumber& each : here.numbers) {
    const auto known = [&](const UncertainNumber& other) {
      return other.number.address == each.number.address;
    };
    if (std::none_of(all.begin(), all.end(), known)) all.push_back(each);
  }
}

UncertainNumber which_part(const std::vector<Chance>& chances) {
  std::vector<double> values, weights;
  for (const Chance& each : chances) {
    values.push_back(static_cast<double>(values.size()));
    weights.push_back(each.probability);
  }
  return {
      .number = {.address = Address(scenario_address), .label = say("Scenario"), .driver = true},
      .distribution = {discrete(std::move(values), std::move(weights))}};
}

std::vector<DrawnNumber> drawn_in(const Model& model, const std::vector<UncertainNumber>& numbers,
                                  const Uncertainties& here) {
  std::vector<DrawnNumber> drawn;
  for (const UncertainNumber& each : numbers) drawn.emplace_back(model, each, here);
  return drawn;
}

}  // namespace

DrawnNumber::DrawnNumber(const Model& model, const UncertainNumber& number,
                         const Uncertainties& here)
    : variable_(find_variable(model, number.number.address).value_or(number.number)) {
  if (const UncertainNumber* own = find(here, number.number.address)) {
    number_ = *own;
    quantile_.emplace(own->distribution);
  }
}

Checked<ChanceModel> chance_model_of(const Bid& bid) {
  Checked<ChanceModel> result;
  ChanceModel made;
  auto as_written = uncertainties_of(*bid.written);
  const std::vector<Chance> chances = chances_of(bid);
  std::vector<Uncertainties> here;
  for (const Chance& each : chances) {
    ChancePart& part = made.parts.emplace_back(ChancePart{.bid = bid});
    if (each.scenario) {
      auto model = open_scenario(bid, each.scenario->id);
      std::move(model.diagnostics.begin(), model.diagnostics.end(),
                std::back_inserter(result.diagnostics));
      if (!model.value) return result;
      part.bid.model = *model.value;
    }
    // What is drawn is of this model: nothing is laid over it.
    part.bid.written = part.bid.model;
    part.bid.loaded.laid = {};
    auto found = uncertainties_of(*part.bid.model);
    std::move(found.diagnostics.begin(), found.diagnostics.end(),
              std::back_inserter(result.diagnostics));
    if (!found.value) return result;
    join(*found.value, made.numbers);
    if (!each.scenario) made.fixed = found.value->fixed;
    here.push_back(std::move(*found.value));
  }
  std::sort(made.numbers.begin(), made.numbers.end(),
            [](const UncertainNumber& a, const UncertainNumber& b) {
              return a.number.address < b.number.address;
            });
  for (std::size_t p = 0; p < made.parts.size(); ++p) {
    ChancePart& part = made.parts[p];
    part.numbers = drawn_in(*part.bid.model, made.numbers, here[p]);
    part.as_written = drawn_in(*bid.written, made.numbers,
                               as_written.value ? *as_written.value : Uncertainties{});
  }
  if (made.parts.size() > 1) made.numbers.push_back(which_part(chances));
  result.value = std::move(made);
  return result;
}

}  // namespace gonogo
