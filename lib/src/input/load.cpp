// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <iterator>
#include <set>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/input/overlay.hpp"
#include "gonogo/input/read.hpp"
#include "input/bounds.hpp"
#include "input/cross_checks.hpp"
#include "input/files.hpp"
#include "input/layers.hpp"
#include "input/say.hpp"
#include "input/series.hpp"
#include "input/sha256.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_problems = 100;  ///< beyond this a reader learns nothing more

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// A file as a document; its text goes to `sources`, its hash to `hash`.
std::optional<Document> open(const std::string& path, Sources& sources, std::string& hash,
                             Diagnostics& found) {
  Checked<std::string> bytes = read_file(path, largest_document);
  append(found, std::move(bytes.diagnostics));
  if (!bytes.value) return {};
  hash = sha256(*bytes.value);
  const std::string& text = sources[path] = *std::move(bytes.value);
  Checked<Document> document = parse_document(path, text);
  append(found, std::move(document.diagnostics));
  Diagnostics too_much = document.value ? check_bounds(*document.value) : Diagnostics();
  const bool fits = too_much.empty();
  append(found, std::move(too_much));
  return fits ? std::move(document.value) : std::nullopt;
}

/// Nobody typed the name of that file.
void name_variable(Diagnostic& problem) {
  if (problem.hint.empty()) problem.hint = say("the variable GONOGO_POLICY names this policy");
}

/// What both files say, problems or not.
void read_layers(const Layers& layers, Loaded& loaded, Diagnostics& found) {
  if (layers.policy) {
    PolicyReading reading = read_policy_leniently(*layers.policy);
    loaded.policy = std::move(reading.policy);
    loaded.policy->hash = loaded.policy_hash;
    append(found, std::move(reading.diagnostics));
  }
  if (!layers.bid) return;
  ProposalReading reading = read_proposal_leniently(*layers.bid);
  loaded.proposal = std::move(reading.proposal);
  append(found, std::move(reading.diagnostics));
  append(found, cross_check(loaded.proposal, loaded.policy ? &*loaded.policy : nullptr));
}

/// What has been said already.
class Said {
 public:
  explicit Said(const Diagnostics& before = {}) {
    for (const Diagnostic& each : before) add(each);
  }

  /// True if it is new.
  bool add(const Diagnostic& each) {
    return told_.insert(to_string(each.place) + " " + each.code + " " + english(each.message))
        .second;
  }

 private:
  std::set<std::string> told_ = {};
};

void append_new(Diagnostics& to, Diagnostics from) {
  Said said(to);
  for (Diagnostic& each : from) {
    if (said.add(each)) to.push_back(std::move(each));
  }
}

/// Lays every scenario over the files once, so that a slip in one is found before it is asked for.
void check_scenarios(const Layers& layers, Diagnostics& found) {
  const std::vector<std::string> ids = scenario_ids(layers);
  if (ids.empty()) return;
  Loaded ignored;
  Diagnostics before;
  read_layers(layers, ignored, before);
  Said said(before);
  for (const std::string& id : ids) {
    if (before.size() + found.size() > most_problems) return;
    Layers laid = layers;
    Diagnostics here;
    lay_scenario(laid, id, here);
    read_layers(laid, ignored, here);
    for (Diagnostic& each : here) {
      if (said.add(each)) found.push_back(std::move(each));
    }
  }
}

void lay_named_scenario(Layers& layers, const std::string& id, Diagnostics& found) {
  if (id.empty() || lay_scenario(layers, id, found)) return;
  const std::vector<std::string> ids = scenario_ids(layers);
  const auto near = nearest(id, ids);
  found.push_back({.code = "unknown-scenario",
                   .message = say("there is no scenario '{}'", {id}),
                   .hint = near          ? say("did you mean '{}'?", {*near})
                           : ids.empty() ? say("the files have none")
                                         : say("there are {}", {join(ids, ", ")})});
}

bool lay_settings(Layers& layers, const std::vector<std::string>& texts, Sources& sources,
                  Diagnostics& found) {
  Settings settings = parse_settings(texts, sources);
  append(found, std::move(settings.diagnostics));
  bool policy_touched = false;
  for (const Node& piece : settings.pieces) {
    // bid.rates.discount: the bid's own, where the policy states one too.
    const Node& first = piece.items.front();
    const bool own = first.key == "bid" && !first.items.empty();
    policy_touched |= own ? lay_piece(layers, first, From::bid, found)
                          : lay_piece(layers, piece, From::setting, found);
  }
  return policy_touched;
}

void bound(Diagnostics& found) {
  if (found.size() <= most_problems) return;
  const std::string rest = std::to_string(found.size() - most_problems);
  found.resize(most_problems);
  found.push_back({.severity = Severity::note,
                   .code = "too-many",
                   .message = say("{} more problems are not shown", {rest})});
}

}  // namespace

Loading load_leniently(const LoadOptions& options, Sources& sources) {
  Loading result;
  Diagnostics& found = result.diagnostics;
  Layers layers;
  layers.bid = open(options.bid, sources, result.loaded.bid_hash, found);
  const auto policy_file = find_policy(options);
  if (policy_file) {
    Diagnostics problems;
    layers.policy = open(*policy_file, sources, result.loaded.policy_hash, problems);
    if (!options.policy && policy_file == options.policy_from_environment) {
      for (Diagnostic& each : problems) name_variable(each);
    }
    append(found, std::move(problems));
  }
  if (layers.bid) load_series(*layers.bid, sources, found);
  result.readable = layers.bid && layers.policy.has_value() == policy_file.has_value();
  if (result.readable) {
    Diagnostics of_scenarios;
    check_scenarios(layers, of_scenarios);
    lay_named_scenario(layers, options.scenario, found);
    result.loaded.what_if = lay_settings(layers, options.settings, sources, found);
    load_series(*layers.bid, sources, found);  // a scenario or a setting may name one too
    read_layers(layers, result.loaded, found);
    append_new(found, std::move(of_scenarios));
  } else {
    read_layers(layers, result.loaded, found);
  }
  sort_by_place(found);
  bound(found);
  return result;
}

Checked<Loaded> load(const LoadOptions& options, Sources& sources) {
  Loading loading = load_leniently(options, sources);
  const bool sound = !has_errors(loading.diagnostics);
  return {.value = sound ? std::optional(std::move(loading.loaded)) : std::nullopt,
          .diagnostics = std::move(loading.diagnostics)};
}

}  // namespace gonogo
