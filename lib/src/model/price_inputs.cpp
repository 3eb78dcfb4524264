// SPDX-License-Identifier: MIT
#include "model/price_inputs.hpp"

#include <algorithm>
#include <numeric>

#include "model/overrides.hpp"

namespace gonogo {

std::vector<Address> price_levels(const Model& model) {
  std::vector<Address> levels;
  for (const Driver& driver : model.proposal.drivers) {
    const Address level = "drivers." + driver.id + ".times";
    if (driver.role == Role::price && !inputs_of(model, level).empty()) levels.push_back(level);
  }
  return levels;
}

std::vector<InputId> price_inputs(const Model& model) {
  std::vector<InputId> inputs;
  for (const Address& level : price_levels(model)) {
    for (const InputChange& change : inputs_of(model, level)) {
      if (std::find(inputs.begin(), inputs.end(), change.input) == inputs.end())
        inputs.push_back(change.input);
    }
  }
  return inputs;
}

bool needs_prices(const Model& model, const std::vector<WantedMeasure>& wanted,
                  const std::vector<std::size_t>& rules) {
  const auto of_price = [](const ConditionOperand& each) {
    return each.measure && (*each.measure)->of_price;
  };
  return std::any_of(wanted.begin(), wanted.end(),
                     [](const WantedMeasure& each) { return each.measure->of_price; }) ||
         std::any_of(rules.begin(), rules.end(), [&](std::size_t rule) {
           const BoundRule& bound = model.rules[rule];
           if (bound.measure->of_price) return true;
           return bound.condition && std::any_of(bound.condition->operands.begin(),
                                                 bound.condition->operands.end(), of_price);
         });
}

bool judges_prices(const Model& model) {
  std::vector<std::size_t> all(model.rules.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return needs_prices(model, {}, all);
}

}  // namespace gonogo
