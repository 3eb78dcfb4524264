// SPDX-License-Identifier: MIT
#include "gonogo/analysis/bid.hpp"

#include <algorithm>

#include "gonogo/model/compile.hpp"

namespace gonogo {
namespace {

/// Appends diagnostics of a later stage. Leaves out those at a place that already has one, and after
/// an error those without a place: they are consequences of the first mistake.
void append(Diagnostics& to, const Diagnostics& from) {
  const Diagnostics before = to;
  for (const Diagnostic& each : from) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const Diagnostic& d) {
      if (!each.place.known()) return d.severity == Severity::error;
      return d.place == each.place &&
             (d.severity == Severity::error || each.severity != Severity::error);
    });
    if (!known) to.push_back(each);
  }
}

}  // namespace

Checked<Bid> open_bid(Files& files, const LoadOptions& options, Sources& sources) {
  Checked<Bid> result;
  Loading loading = load_leniently(files, options, sources);
  result.diagnostics = loading.diagnostics;
  if (!loading.readable) return result;
  // Compiled even after errors of reading, so that all problems come back in one run.
  auto compiled = compile(loading.loaded.proposal, loading.loaded.policy);
  append(result.diagnostics, compiled.diagnostics);
  sort_by_place(result.diagnostics);
  if (!compiled.value || has_errors(result.diagnostics)) return result;
  Bid bid{.options = options,
          .documents = std::move(loading.documents),
          .loaded = std::move(loading.loaded),
          .model = EvaluatedModel(std::move(*compiled.value))};
  for (const BoundRule& rule : bid.model->rules) {
    if (!rule.rule.scenario || bid.scenarios.contains(rule.rule.scenario->value)) continue;
    auto model = open_scenario(bid, rule.rule.scenario->value);
    append(result.diagnostics, model.diagnostics);
    if (!model.value) return result;
    bid.scenarios.emplace(rule.rule.scenario->value, *model.value);
  }
  result.value = std::move(bid);
  return result;
}

Checked<EvaluatedModel> open_scenario(const Bid& bid, const std::string& scenario) {
  Checked<EvaluatedModel> result;
  auto loaded = load_scenario(*bid.documents, scenario);
  result.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.value) return result;
  auto compiled = compile(std::move(loaded.value->proposal), std::move(loaded.value->policy));
  append(result.diagnostics, compiled.diagnostics);
  if (compiled.value) result.value = EvaluatedModel(std::move(*compiled.value));
  return result;
}

}  // namespace gonogo
