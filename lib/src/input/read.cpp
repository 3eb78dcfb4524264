// SPDX-License-Identifier: MIT
#include "gonogo/input/read.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/sections.hpp"

namespace gonogo {
namespace {

template <class T>
struct Section {
  std::string_view name = {};
  void (*read)(const Node& section, T& out, Diagnostics& found) = nullptr;  ///< null: not built yet
};

constexpr std::array bid_sections = {
    Section<Proposal>{"project", [](const Node& n, Proposal& p,
                                    Diagnostics& f) { read_project(n, p.project, f); }},
    Section<Proposal>{"drivers", [](const Node& n, Proposal& p,
                                    Diagnostics& f) { read_drivers(n, p.drivers, f); }},
    Section<Proposal>{"quantities", [](const Node& n, Proposal& p,
                                       Diagnostics& f) { read_quantities(n, p.quantities, f); }},
    Section<Proposal>{"investment", [](const Node& n, Proposal& p,
                                       Diagnostics& f) { read_investment(n, p.investment, f); }},
    Section<Proposal>{
        "revenue", [](const Node& n, Proposal& p, Diagnostics& f) { read_lines(n, p.lines, f); }},
    Section<Proposal>{"other_income", [](const Node& n, Proposal& p,
                                         Diagnostics& f) { read_lines(n, p.lines, f); }},
    Section<Proposal>{
        "benefit", [](const Node& n, Proposal& p, Diagnostics& f) { read_lines(n, p.lines, f); }},
    Section<Proposal>{
        "cost", [](const Node& n, Proposal& p, Diagnostics& f) { read_lines(n, p.lines, f); }},
    Section<Proposal>{"working_capital",
                      [](const Node& n, Proposal& p, Diagnostics& f) {
                        read_working_capital(n, p.working_capital, f);
                      }},
    Section<Proposal>{"loan", nullptr},
    Section<Proposal>{"tax",
                      [](const Node& n, Proposal& p, Diagnostics& f) { read_tax(n, p.tax, f); }},
    Section<Proposal>{"vat", nullptr},
    Section<Proposal>{
        "rates", [](const Node& n, Proposal& p, Diagnostics& f) { read_rates(n, p.rates, f); }},
    Section<Proposal>{"conventions", [](const Node& n, Proposal& p,
                                        Diagnostics& f) { read_conventions(n, p.conventions, f); }},
    Section<Proposal>{
        "rule", [](const Node& n, Proposal& p, Diagnostics& f) { read_rules(n, p.rules, f); }},
    Section<Proposal>{"scenario", [](const Node& n, Proposal& p,
                                     Diagnostics& f) { read_scenarios(n, p.scenarios, f); }},
    Section<Proposal>{"correlation", nullptr},
};

constexpr std::array policy_sections = {
    Section<Policy>{"policy",
                    [](const Node& n, Policy& p, Diagnostics& f) { read_policy_head(n, p, f); }},
    Section<Policy>{"rates",
                    [](const Node& n, Policy& p, Diagnostics& f) { read_rates(n, p.rates, f); }},
    Section<Policy>{"conventions", [](const Node& n, Policy& p,
                                      Diagnostics& f) { read_conventions(n, p.conventions, f); }},
    Section<Policy>{"tax", [](const Node& n, Policy& p, Diagnostics& f) { read_tax(n, p.tax, f); }},
    Section<Policy>{"vat", nullptr},
    Section<Policy>{"scenario", [](const Node& n, Policy& p,
                                   Diagnostics& f) { read_scenarios(n, p.scenarios, f); }},
    Section<Policy>{"rule",
                    [](const Node& n, Policy& p, Diagnostics& f) { read_rules(n, p.rules, f); }},
    Section<Policy>{"uplift",
                    [](const Node& n, Policy& p, Diagnostics& f) { read_uplift(n, p.uplift, f); }},
    Section<Policy>{"waiver", nullptr},
};

template <class Sections>
bool has(const Sections& sections, std::string_view name) {
  return std::any_of(sections.begin(), sections.end(),
                     [&](const auto& section) { return section.name == name; });
}

template <class Sections>
Diagnostic unknown_section(const Node& item, const Sections& sections, Message hint) {
  std::vector<std::string> names;
  for (const auto& section : sections) names.emplace_back(section.name);
  if (const auto near = nearest(item.key, names); near && hint.empty())
    hint = say("did you mean [{1}]?", verbatim(*near));
  if (hint.empty()) hint = say("the sections are {1}", verbatim_list(names));
  return {.code = "unknown-section",
          .message = say("'{1}' is no section", verbatim(item.key)),
          .place = item.key_place,
          .hint = std::move(hint)};
}

void check_format(const Node& item, Diagnostics& found) {
  if (item.kind == Node::Kind::integer && item.number == 1) return;
  found.push_back({.code = "unknown-format",
                   .message = say("this gonogo reads format = 1"),
                   .place = item.place});
}

/// Reads every section that stands in the file. `elsewhere` says of a foreign section where it
/// belongs.
template <class T, class Sections>
void read_sections(const Document& document, const Sections& sections,
                   Message (*elsewhere)(std::string_view), T& out, Diagnostics& found) {
  for (const Node& item : document.root.items) {
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const auto& known) { return known.name == item.key; });
    if (item.key == "format") {
      check_format(item, found);
    } else if (section == sections.end()) {
      found.push_back(unknown_section(item, sections, elsewhere(item.key)));
    } else if (section->read == nullptr) {
      found.push_back({.code = "not-built",
                       .message = say("[{1}] is not built yet", verbatim(item.key)),
                       .place = item.key_place});
    } else if (item.kind == Node::Kind::array) {
      found.push_back({.code = "array-of-tables",
                       .message = say("tables are keyed: [{1}], not [[{2}]]", verbatim(item.key),
                                      verbatim(item.key)),
                       .place = item.key_place,
                       .hint = say("items of a section are [{1}.ID]", verbatim(item.key))});
    } else if (item.kind != Node::Kind::table) {
      found.push_back(
          {.code = "wrong-type",
           .message = say("{1} is a section, not {2}", verbatim(item.key), kind_name(item)),
           .place = item.key_place,
           .hint = say("write [{1}], and its keys below", verbatim(item.key))});
    } else {
      section->read(item, out, found);
    }
  }
}

Message policy_hint(std::string_view name) {
  return has(policy_sections, name) ? say("[{1}] belongs in the policy", verbatim(name))
                                    : Message();
}
Message bid_hint(std::string_view name) {
  return has(bid_sections, name) ? say("[{1}] belongs in the bid", verbatim(name)) : Message();
}

/// Every scenario named by `inherits` exists, and none inherits itself.
void check_inheritance(const std::vector<Scenario>& scenarios, Diagnostics& found) {
  std::vector<std::string> ids;
  for (const Scenario& scenario : scenarios) ids.push_back(scenario.id);
  const auto parent = [&](const Scenario& scenario) {
    const auto named = [&](const Scenario& other) {
      return scenario.inherits && other.id == scenario.inherits->value;
    };
    const auto at = std::find_if(scenarios.begin(), scenarios.end(), named);
    return at == scenarios.end() ? nullptr : &*at;
  };
  for (const Scenario& scenario : scenarios) {
    if (!scenario.inherits) continue;
    const Scenario* above = parent(scenario);
    if (above == nullptr) {
      const auto near = nearest(scenario.inherits->value, ids);
      found.push_back(
          {.code = "unknown-scenario",
           .message = say("there is no scenario '{1}'", verbatim(scenario.inherits->value)),
           .place = scenario.inherits->place,
           .hint = near ? say("did you mean '{1}'?", verbatim(*near)) : Message()});
    }
    for (std::size_t i = 0; above != nullptr && above != &scenario && i < scenarios.size(); ++i)
      above = parent(*above);
    if (above == &scenario) {
      found.push_back({.code = "scenario-cycle",
                       .message = say("the scenario {1} inherits itself", verbatim(scenario.id)),
                       .place = scenario.inherits->place});
    }
  }
}

template <class T>
Checked<T> strict(T value, Diagnostics found) {
  const bool sound = !has_errors(found);
  return {.value = sound ? std::optional(std::move(value)) : std::nullopt,
          .diagnostics = std::move(found)};
}

}  // namespace

ProposalReading read_proposal_leniently(const Document& document) {
  ProposalReading reading;
  reading.proposal.file = document.file;
  Diagnostics& found = reading.diagnostics;
  read_sections(document, bid_sections, policy_hint, reading.proposal, found);
  if (document.root.find("project") == nullptr) {
    found.push_back({.code = "missing-section",
                     .message = say("a bid needs a section [project]"),
                     .place = {.file = document.file},
                     .hint = say("it has title, currency and period")});
    reading.proposal.project.period = long_period();
  }
  for (const Node& section : document.root.items) {
    if (section.levers)
      reading.proposal.section_levers.push_back(
          {.section = section.key, .levers = *section.levers});
  }
  check_inheritance(reading.proposal.scenarios, found);
  sort_by_place(found);
  return reading;
}

PolicyReading read_policy_leniently(const Document& document) {
  PolicyReading reading;
  reading.policy.file = document.file;
  Diagnostics& found = reading.diagnostics;
  read_sections(document, policy_sections, bid_hint, reading.policy, found);
  check_inheritance(reading.policy.scenarios, found);
  sort_by_place(found);
  return reading;
}

Checked<Proposal> read_proposal(const Document& document) {
  ProposalReading reading = read_proposal_leniently(document);
  return strict(std::move(reading.proposal), std::move(reading.diagnostics));
}

Checked<Policy> read_policy(const Document& document) {
  PolicyReading reading = read_policy_leniently(document);
  return strict(std::move(reading.policy), std::move(reading.diagnostics));
}

}  // namespace gonogo
