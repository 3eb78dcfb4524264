// SPDX-License-Identifier: MIT
#include "gonogo/model/snapshot_of.hpp"

#include <stdexcept>

#include "model/overrides.hpp"

namespace gonogo {
namespace {

std::map<InputId, double> inputs_moved(const Model& model,
                                       const std::map<Address, double>& overrides) {
  std::vector<Address> addresses;
  std::vector<std::vector<double>> values;
  for (const auto& [address, value] : overrides) {
    if (inputs_of(model, address).empty())
      throw std::invalid_argument("snapshot_of: no number of the sheet: " + address);
    addresses.push_back(address);
    values.push_back({value});
  }
  std::map<InputId, double> inputs;
  for (const Target& target : targets_of(model, addresses))
    target.read(model.sheet.inputs()[target.input], values, 0, {&inputs[target.input], 1});
  return inputs;
}

}  // namespace

Snapshot snapshot_of(const Model& model, const std::map<Address, double>& overrides) {
  return {model.sheet, model.order, inputs_moved(model, overrides)};
}

std::vector<Snapshot> snapshots_of(const Model& model,
                                   std::span<const std::map<Address, double>> overrides) {
  std::vector<SnapshotCase> cases;
  for (const auto& each : overrides) cases.push_back({&model.sheet, inputs_moved(model, each)});
  return Snapshot::of_cases(model.order, cases);
}

}  // namespace gonogo
