// SPDX-License-Identifier: MIT
#include "gonogo/analysis/bid.hpp"

#include <algorithm>

#include "analysis/open_documents.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/model/compile.hpp"

namespace gonogo {
namespace {

/// The scenarios that rules name, each once.
std::vector<std::string> scenarios_of(const std::vector<BoundRule>& rules) {
  std::vector<std::string> ids;
  for (const BoundRule& each : rules) {
    const auto& scenario = each.rule.scenario;
    if (scenario && std::find(ids.begin(), ids.end(), scenario->value) == ids.end())
      ids.push_back(scenario->value);
  }
  return ids;
}

Checked<Model> compile_loaded(Checked<Loaded> loaded, LaidOver* laid) {
  Checked<Model> result;
  result.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.value) return result;
  if (laid != nullptr) *laid = std::move(loaded.value->laid);
  auto compiled = compile(std::move(loaded.value->proposal), std::move(loaded.value->policy));
  append_later(result.diagnostics, std::move(compiled.diagnostics));
  result.value = std::move(compiled.value);
  return result;
}

Checked<Model> compile_scenario(const Documents& documents, const std::string& scenario,
                                LaidOver* laid) {
  return compile_loaded(load_scenario(documents, scenario), laid);
}

/// A bid that was read and compiled without errors, with the scenarios that its rules name.
/// `known`: scenarios that are loaded already.
std::optional<Bid> assembled(const LoadOptions& options, std::shared_ptr<const Documents> documents,
                             Loaded loaded, LoadedScenarios known, Model compiled,
                             Diagnostics& found) {
  std::vector<Model> models;
  models.push_back(std::move(compiled));
  const std::vector<std::string> scenarios = scenarios_of(models.front().rules);
  std::vector<std::string> others = scenarios;
  if (!options.scenario.empty()) others.emplace_back();  // the bid without one
  std::map<std::string, LaidOver> laid;
  for (const std::string& scenario : others) {
    const auto at = known.find(scenario);
    auto model = compile_loaded(
        at != known.end() ? std::move(at->second) : load_scenario(*documents, scenario),
        &laid[scenario]);
    append_later(found, std::move(model.diagnostics));
    if (!model.value) return {};
    models.push_back(std::move(*model.value));
  }
  const auto evaluated = EvaluatedModel::together(std::move(models));
  Bid bid{.options = options,
          .documents = std::move(documents),
          .loaded = std::move(loaded),
          .model = evaluated.front(),
          .written = options.scenario.empty() ? evaluated.front() : evaluated.back(),
          .laid = std::move(laid)};
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    bid.scenarios.emplace(scenarios[s], evaluated[s + 1]);
  return bid;
}

}  // namespace

Checked<Bid> open_bid(Files& files, const LoadOptions& options, Sources& sources) {
  Checked<Bid> result;
  Loading loading = load_leniently(files, options, sources);
  result.diagnostics = loading.diagnostics;
  if (!loading.readable) return result;
  // Compiled even after errors of reading, so that all problems come back in one run.
  auto compiled = compile(loading.loaded.proposal, loading.loaded.policy);
  append_later(result.diagnostics, std::move(compiled.diagnostics));
  sort_by_place(result.diagnostics);
  if (!compiled.value || has_errors(result.diagnostics)) return result;
  result.value =
      assembled(options, std::move(loading.documents), std::move(loading.loaded),
                std::move(loading.scenarios), std::move(*compiled.value), result.diagnostics);
  return result;
}

Checked<Bid> open_documents(std::shared_ptr<const Documents> documents,
                            const LoadOptions& options) {
  Checked<Bid> result;
  auto loaded = load_scenario(*documents, options.scenario);
  result.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.value) return result;
  auto compiled = compile(loaded.value->proposal, loaded.value->policy);
  append_later(result.diagnostics, std::move(compiled.diagnostics));
  if (!compiled.value || has_errors(result.diagnostics)) return result;
  result.value = assembled(options, std::move(documents), std::move(*loaded.value), {},
                           std::move(*compiled.value), result.diagnostics);
  return result;
}

Checked<EvaluatedModel> open_scenario(const Bid& bid, const std::string& scenario, LaidOver* laid) {
  auto compiled = compile_scenario(*bid.documents, scenario, laid);
  Checked<EvaluatedModel> result{.diagnostics = std::move(compiled.diagnostics)};
  if (compiled.value) result.value = EvaluatedModel(std::move(*compiled.value));
  return result;
}

EvaluatedModel as_in_files(const Bid& bid) {
  if (bid.loaded.settings.empty()) return bid.written;
  auto compiled = compile_loaded(load_unchanged(*bid.documents), nullptr);
  return compiled.value ? EvaluatedModel(std::move(*compiled.value)) : bid.written;
}

}  // namespace gonogo
