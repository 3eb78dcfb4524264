// SPDX-License-Identifier: MIT
#include "model/overrides.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "gonogo/base/no_value.hpp"
#include "gonogo/model/compile.hpp"

namespace gonogo {
namespace {

constexpr std::string_view times = ".times";
Address without_times(const Address& address) {
  return address.ends_with(times) ? address.substr(0, address.size() - times.size()) : Address{};
}

}  // namespace

std::vector<InputChange> inputs_of(const Model& model, const Address& address) {
  std::vector<InputChange> changes;
  const auto add = [&](const Address& input_address, bool scales) {
    const auto input = model.sheet.find_input(input_address);
    if (input != no_input && !model.structural.contains(input_address))
      changes.push_back({input, scales});
  };
  const auto add_both = [&](const Address& stated, bool scales) {
    add(stated, scales);
    add(std::string(own_prefix) + stated, scales);
  };
  add_both(address, false);
  const Address scaled = without_times(address);
  if (changes.empty() && !scaled.empty() && !model.structural.contains(address))
    add_both(scaled, true);
  return changes;
}

std::vector<Target> targets_of(const Model& model, const std::vector<Address>& addresses) {
  std::vector<Target> targets;
  for (std::size_t k = 0; k < addresses.size(); ++k) {
    for (const InputChange& change : inputs_of(model, addresses[k])) {
      auto target = std::find_if(targets.begin(), targets.end(),
                                 [&](const Target& each) { return each.input == change.input; });
      if (target == targets.end()) target = targets.insert(targets.end(), {.input = change.input});
      if (change.scales) {
        target->scaled_by.push_back(k);
      } else {
        target->replaced_by = k;
      }
    }
  }
  return targets;
}

void Target::read(const Input& of, const std::vector<std::vector<double>>& columns,
                  std::size_t from, std::span<double> to) const {
  const auto column = [&](std::size_t k) { return columns[k].data() + from; };
  if (replaced_by == absent) {
    std::fill(to.begin(), to.end(), of.base);
  } else {
    std::copy_n(column(replaced_by), to.size(), to.begin());
  }
  for (const std::size_t k : scaled_by) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] *= column(k)[i];
  }
  const double least = of.range.least(), most = of.range.highest + of.range.slack();
  for (double& value : to) value = value >= least && value <= most ? value : no_value;
}

Checked<Model> recompiled(const Model& model, const std::map<Address, double>& structures) {
  CompileOptions options{.overrides = model.overrides, .statements = model.built_by};
  for (const auto& [address, value] : structures) {
    if (model.structural.contains(address)) options.overrides[address] = value;
  }
  for (const auto& [address, value] : structures) {
    if (model.structural.contains(address)) continue;
    const Address scaled = without_times(address);
    const auto base = options.overrides.emplace(scaled, model.structural.at(scaled)).first;
    base->second *= value;
  }
  return compile(model.proposal, model.policy, options);
}

std::optional<double> value_at(const Model& model, const Address& address) {
  const auto changes = inputs_of(model, address);
  if (!changes.empty())
    return changes.front().scales ? 1.0 : model.sheet.inputs()[changes.front().input].base;
  if (const auto found = model.structural.find(address); found != model.structural.end())
    return found->second;
  if (model.structural.contains(without_times(address))) return 1.0;
  return std::nullopt;
}

}  // namespace gonogo
