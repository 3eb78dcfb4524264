// SPDX-License-Identifier: MIT
#include "gonogo/input/load.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/input/read.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/cross_checks.hpp"
#include "input/documents.hpp"
#include "input/grades.hpp"
#include "input/kinds.hpp"
#include "input/open_document.hpp"
#include "input/toml_scan.hpp"
#include "input/units_of_drivers.hpp"
#include "input/waivers.hpp"

namespace gonogo {
namespace {

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::optional<std::string> find_policy(Files& files, const LoadOptions& options) {
  if (options.no_policy) return {};
  if (options.policy) return options.policy;
  if (options.policy_from_environment && !options.policy_from_environment->empty())
    return options.policy_from_environment;
  return files.nearest_policy(options.bid);
}

/// Names the variable: the user did not type the name of that file.
void name_variable(Diagnostic& problem) {
  if (problem.hint.empty() || problem.code == "unreadable")
    problem.hint = say("the variable GONOGO_POLICY names this policy");
}

/// Reads both files, also if they have problems. `about`: what the policy says of the bid's place.
void read_layers(const Layers& layers, const Documents& about, Loaded& loaded, Diagnostics& found) {
  if (layers.policy) {
    const bool as_written = about.policy_file && layers.policy.is(about.policy_file->document);
    PolicyReading reading =
        as_written ? about.policy_file->reading : read_policy_leniently(*layers.policy);
    loaded.policy = std::move(reading.policy);
    loaded.policy->hash = loaded.policy_hash;
    append(found, std::move(reading.diagnostics));
    if (settle_waivers(*loaded.policy, about.waivers, about.as_of, found))
      loaded.waivers_as_of = about.as_of;
  }
  if (!layers.bid) return;
  ProposalReading reading = read_proposal_leniently(*layers.bid);
  loaded.proposal = std::move(reading.proposal);
  append(found, std::move(reading.diagnostics));
  const Policy* policy = loaded.policy ? &*loaded.policy : nullptr;
  append(found, cross_check(loaded.proposal, policy));
  settle_kind(loaded.proposal, policy, about.kinds, found);
  suggest_per(loaded.proposal, found);
  note_units(loaded.proposal, found);
}

/// Where series of scenarios and settings come from.
struct SeriesSource {
  Files* files = nullptr;  ///< null: every series was read before
  SeriesColumns& known;
  Sources& sources;
};

void add_series(Layers& layers, const SeriesSource& from, Diagnostics& found) {
  // Files in a portfolio are bids, not series.
  if (layers.bid && layers.bid->root.find(section::portfolio) == nullptr &&
      names_series(layers.bid->root))
    load_series(layers.bid.own(), from.files, from.known, from.sources, found);
}

void apply_named_scenario(Layers& layers, const std::string& id, Diagnostics& found) {
  if (id.empty() || apply_scenario(layers, id, found)) return;
  const std::vector<std::string> ids = scenario_ids(layers);
  const auto near = nearest(id, ids);
  found.push_back({.code = "unknown-scenario",
                   .message = say("there is no scenario '{1}'", verbatim(id)),
                   .hint = near          ? say("did you mean '{1}'?", verbatim(*near))
                           : ids.empty() ? say("the files have none")
                                         : say("there are {1}", verbatim_list(ids))});
}

/// The levers of an item, "drivers.beds": its number is as written, and they apply to it.
Levers levers_at(const Node& root, const Address& address) {
  const std::vector<std::string> parts = split(address, '.');
  const Node* section = parts.size() == 2 ? root.find(parts[0]) : nullptr;
  const Node* item = section != nullptr ? section->find(parts[1]) : nullptr;
  return item != nullptr ? item->levers.value_or(Levers{}) : Levers{};
}

/// The value at an address of the policy or the bid, as text; empty where there is none.
std::string text_at(Layers& layers, std::string address) {
  constexpr std::string_view own = "bid.";
  const bool of_bid = address.starts_with(own);
  if (of_bid) address.erase(0, own.size());
  const Node* node = nullptr;
  Levers levers;
  for (Layer* each :
       {!of_bid && layers.policy ? &layers.policy : nullptr, layers.bid ? &layers.bid : nullptr}) {
    if (each == nullptr || node != nullptr) continue;
    Node& root = each->own().root;
    node = find_address(root, address);
    levers = levers_at(root, address);
  }
  if (!node) return {};
  if (node->is_number()) {
    constexpr int digits = 12;
    const double value = to_digits(node->number * levers.times + levers.plus, digits);
    return figure({.value = value, .digits = Digits::all}, Language::english).text();
  }
  return node->kind == Node::Kind::string ? node->text : std::string();
}

/// "drivers.beds*=0.9" without its values.
Setting setting_of(const std::string& written) {
  const std::size_t end = std::min(written.find('='), written.size());
  const std::size_t value = std::min(end + 1, written.size());
  std::string address = written.substr(0, end);
  std::string operation = address.ends_with('*') ? "times " : address.ends_with('+') ? "plus " : "";
  address.erase(std::min(address.find_last_not_of(" *+") + 1, address.size()));
  return {.written = written, .address = address, .after = operation + written.substr(value)};
}

void apply_settings(Layers& layers, const Settings& settings, std::vector<Setting>& applied,
                    Diagnostics& found) {
  append(found, settings.diagnostics);
  for (std::size_t i = 0; i < settings.pieces.size(); ++i) {
    const Node& piece = settings.pieces[i];
    Setting setting = setting_of(settings.written[i]);
    setting.before = text_at(layers, setting.address);
    // bid.rates.discount: the bid's own rate, also if the policy has one.
    const Node& first = piece.items.front();
    const bool own = first.key == "bid" && !first.items.empty();
    apply_piece(layers, own ? first : piece, own ? From::bid : From::setting, found);
    if (std::string after = text_at(layers, setting.address);
        !after.empty() && after != setting.before)
      setting.after = std::move(after);
    applied.push_back(std::move(setting));
  }
}

/// Whether nobody named the policy.
bool is_searched(const LoadOptions& options) {
  return !options.policy &&
         (!options.policy_from_environment || options.policy_from_environment->empty());
}

/// A bid without a policy, or one whose policy is farther away than a file that resembles it.
void check_presence(Files& files, const LoadOptions& options, bool has_policy, Diagnostics& found) {
  if (options.no_policy && !options.require_policy) return;
  const auto misnamed = is_searched(options) ? files.misnamed_policy(options.bid) : std::nullopt;
  if (!has_policy && options.require_policy) {
    found.push_back(
        {.code = "no-policy",
         .message = say("no policy was found for this bid"),
         .place = {.file = options.bid},
         .hint = misnamed ? say("rename {1} to {2}", verbatim(*misnamed), verbatim(policy_name))
                          : say("name one with --policy=FILE, or put {1} beside the bid or above",
                                verbatim(policy_name))});
  } else if (misnamed && *misnamed != options.bid) {
    found.push_back(
        {.severity = Severity::warning,
         .code = "policy-name",
         .message = say("this file is not read: a policy is named {1}", verbatim(policy_name)),
         .place = {.file = *misnamed},
         .hint = say("rename it, or name it with --policy=FILE")});
  }
}

/// A table of numbers in place of a bid.
bool is_series(const std::string& path, Diagnostics& found) {
  if (!path.ends_with(".csv")) return false;
  found.push_back({.code = "syntax",
                   .message = say("a CSV is no bid"),
                   .place = {.file = path},
                   .hint = say("a bid is a TOML file (gonogo help bid); it reads a CSV by {1}",
                               verbatim("{ file = \"sites.csv\", column = \"fee\" }"))});
  return true;
}

/// The policy as a document.
void open_policy(Files& files, const std::string& policy, const LoadOptions& options,
                 Sources& sources, Documents& documents, Diagnostics& found) {
  if (is_searched(options) && files.leads_away(policy, {})) {
    found.push_back({.code = "unreadable",
                     .message = say("this policy is a link out of its folder"),
                     .place = {.file = policy},
                     .hint = say("name the file itself with --policy=FILE")});
    return;
  }
  Diagnostics problems;
  const auto file = open_policy_file(files, policy, sources, problems);
  if (!options.policy && policy == options.policy_from_environment) {
    for (Diagnostic& each : problems) name_variable(each);
  }
  append(found, std::move(problems));
  if (!file) return;
  documents.policy_file = file;
  documents.policy_hash = file->hash;
  documents.layers.policy = file->document;
}

/// Bid and policy as documents, with the series of the bid. False if one of them is missing or is no
/// TOML.
bool read_documents(Files& files, const LoadOptions& options, Sources& sources,
                    Documents& documents, Diagnostics& found) {
  Layers& layers = documents.layers;
  if (is_series(options.bid, found)) return false;
  layers.bid = Layer(open_document(files, options.bid, sources, documents.bid_hash, found));
  const auto policy = find_policy(files, options);
  check_presence(files, options, policy.has_value(), found);
  if (policy) open_policy(files, *policy, options, sources, documents, found);
  add_series(layers, {&files, documents.series, sources}, found);
  documents.as_of = options.as_of;
  if (layers.policy) {
    const Policy& read = documents.policy_file->reading.policy;
    documents.kinds = kinds_of_place(files, read, options.bid);
    documents.waivers = waivers_of_place(files, read, options.bid);
  }
  return layers.bid && layers.policy.has_value() == policy.has_value();
}

Loaded loaded_from(const Documents& documents) {
  Loaded loaded;
  loaded.bid_hash = documents.bid_hash;
  loaded.policy_hash = documents.policy_hash;
  loaded.series_hashes = documents.series.hashes;
  return loaded;
}

/// The bid under a scenario (none if its id is empty) and the settings, with or without problems.
void apply(const Documents& documents, const std::string& scenario, const SeriesSource& series,
           Loaded& loaded, Diagnostics& found) {
  const Change change = [&](Layers& each, Diagnostics& faults) {
    loaded.settings.clear();
    apply_settings(each, documents.settings, loaded.settings, faults);
    loaded.laid = laid_over(each, scenario);
    apply_named_scenario(each, scenario, faults);
  };
  Layers layers = changed(documents.layers, change, found);
  add_series(layers, series, found);
  loaded.series_hashes = series.known.hashes;
  read_layers(layers, documents, loaded, found);
}

/// What was loaded, if it has no errors.
Checked<Loaded> sound(Loaded loaded, Diagnostics found) {
  sort_by_place(found);
  const bool is_sound = !has_errors(found);
  return {.value = is_sound ? std::optional(std::move(loaded)) : std::nullopt,
          .diagnostics = std::move(found)};
}

/// Applies every scenario to the files once, so that a mistake in one is found before it is asked
/// for. `before` is what is wrong without a scenario. Returns what load_scenario would.
///
/// Requires: no settings.
LoadedScenarios check_scenarios(const Documents& documents, const Diagnostics& before,
                                const SeriesSource& series, Diagnostics& found) {
  LoadedScenarios result;
  DiagnosticSet reported(before);
  for (const std::string& id : scenario_ids(documents.layers)) {
    if (before.size() + found.size() > most_problems) break;
    Loaded loaded = loaded_from(documents);
    Diagnostics here;
    apply(documents, id, series, loaded, here);
    for (const Diagnostic& each : here) {
      if (reported.add(each)) found.push_back(each);
    }
    result.insert_or_assign(id, sound(std::move(loaded), std::move(here)));
  }
  for (auto& [id, each] : result) {
    if (each.value) each.value->series_hashes = documents.series.hashes;
  }
  return result;
}

/// Settings of what the scenario states itself.
void warn_of_replaced(const Loaded& loaded, const std::string& scenario, Diagnostics& found) {
  for (const Setting& each : loaded.settings) {
    if (!loaded.laid.replaces(each.address)) continue;
    found.push_back(
        {.severity = Severity::warning,
         .code = "no-effect",
         .message = say("--set {1} has no effect: scenario '{2}' has a value of its own there",
                        verbatim(each.written), verbatim(scenario)),
         .hint = say("a scenario is laid over what --set changes; leave out one of the two")});
  }
}

}  // namespace

Loading load_leniently(Files& files, const LoadOptions& options, Sources& sources) {
  Loading result;
  Diagnostics& found = result.diagnostics;
  const auto documents = std::make_shared<Documents>();
  result.readable = read_documents(files, options, sources, *documents, found);
  result.loaded = loaded_from(*documents);
  Diagnostics of_bid, of_scenarios;
  const SeriesSource series = {&files, documents->series, sources};
  Layers written = changed(
      documents->layers, [](Layers&, Diagnostics&) {}, of_bid);
  add_series(written, series, of_bid);
  read_layers(written, *documents, result.loaded, of_bid);
  if (result.readable) {
    result.scenarios = check_scenarios(*documents, of_bid, series, of_scenarios);
    if (!options.settings.empty()) result.scenarios.clear();
    documents->settings = parse_settings(options.settings, sources);
    if (!options.scenario.empty() || !options.settings.empty()) {
      of_bid.clear();
      result.loaded = loaded_from(*documents);
      apply(*documents, options.scenario, series, result.loaded, of_bid);
      warn_of_replaced(result.loaded, options.scenario, of_bid);
    }
  }
  append(found, std::move(of_bid));
  append_new(found, std::move(of_scenarios));
  sort_by_place(found);
  result.documents = documents;
  return result;
}

std::optional<Diagnostics> check_policy(Files& files, const std::string& name,
                                        const std::optional<Date>& as_of, Sources& sources) {
  const bool named = name == policy_name || name.ends_with("/" + std::string(policy_name));
  // Most files are bids: they are parsed once.
  const Checked<std::string> bytes = files.read(name, largest_document);
  if (!named && bytes.value && bytes.value->find("policy") == std::string::npos) return {};
  Diagnostics found;
  std::string hash;
  const auto document = open_document(files, name, sources, hash, found);
  if (!named && (!document || document->root.find("policy") == nullptr)) return {};
  if (document) {
    PolicyReading reading = read_policy_leniently(*document);
    append(found, std::move(reading.diagnostics));
    if (as_of) warn_of_expired(reading.policy.waivers, *as_of, found);
    warn_of_misplaced(files, reading.policy, found);
  }
  sort_by_place(found);
  return found;
}

Checked<Loaded> load(Files& files, const LoadOptions& options, Sources& sources) {
  Loading loading = load_leniently(files, options, sources);
  const bool is_sound = !has_errors(loading.diagnostics);
  bound_problems(loading.diagnostics);
  return {.value = is_sound ? std::optional(std::move(loading.loaded)) : std::nullopt,
          .diagnostics = std::move(loading.diagnostics)};
}

Checked<Loaded> load_scenario(const Documents& documents, const std::string& scenario) {
  Loaded loaded = loaded_from(documents);
  Diagnostics found;
  Sources none;
  SeriesColumns series = documents.series;
  apply(documents, scenario, {nullptr, series, none}, loaded, found);
  return sound(std::move(loaded), std::move(found));
}

Checked<Loaded> load_unchanged(const Documents& documents) {
  Documents files = documents;
  files.settings = {};
  return load_scenario(files, {});
}

}  // namespace gonogo
