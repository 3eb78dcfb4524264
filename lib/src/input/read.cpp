// SPDX-License-Identifier: MIT
#include "gonogo/input/read.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/check_portfolio.hpp"
#include "input/kinds.hpp"
#include "input/section_reader.hpp"
#include "input/waivers.hpp"

namespace gonogo {
namespace {

/// The kind of file that a section belongs in.
Message file_of(const FileSection& section) {
  if (section.of_bid()) return say("bid");
  return section.of_policy() ? say("policy") : say("portfolio");
}

/// What is wrong with a section that a file cannot have.
template <class Member>
Diagnostic unknown_section(const Node& item, Member FileSection::*file) {
  const FileSection* other = find_section(item.key);
  Message hint = other != nullptr
                     ? say("[{1}] belongs in the {2}", verbatim(item.key), file_of(*other))
                     : Message();
  std::vector<std::string> names;
  for (const FileSection& each : sections) {
    if ((each.*file).index() != 0) names.emplace_back(each.name);
  }
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

/// Whether a section is a table.
bool check_section(const Node& item, Diagnostics& found) {
  if (item.kind == Node::Kind::array) {
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
  }
  return item.kind == Node::Kind::table;
}

/// Reads every section of a file. `file` is the column of `sections` that says what it may have.
template <class File, class Member>
void read_sections(const Document& document, Member FileSection::*file, File& out,
                   Diagnostics& found) {
  for (const Node& item : document.root.items) {
    const FileSection* section = find_section(item.key);
    if (item.key == "format") {
      check_format(item, found);
    } else if (section == nullptr || (section->*file).index() == 0) {
      found.push_back(unknown_section(item, file));
    } else if (check_section(item, found)) {
      std::visit(SectionReader<File>(item, *section, out, found), section->*file);
    }
  }
}

/// Every scenario that `inherits` names exists, and no scenario inherits itself.
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

/// A file given as what it is not: one fault, in place of one for each of its sections.
bool is_other_kind(const Document& document, std::string_view its_section,
                   std::string_view section_of_other, Message message, Message hint,
                   Diagnostics& found) {
  const Node* other = document.root.find(section_of_other);
  if (other == nullptr || document.root.find(its_section) != nullptr) return false;
  found.push_back({.code = "other-kind",
                   .message = std::move(message),
                   .place = other->key_place,
                   .hint = std::move(hint)});
  return true;
}

template <class T>
Checked<T> strict(T value, Diagnostics found) {
  const bool sound = !has_errors(found);
  return {.value = sound ? std::optional(std::move(value)) : std::nullopt,
          .diagnostics = std::move(found)};
}

/// Whether a file without [project] and [policy] may be a policy: it states no flow.
bool has_policy_parts(const Node& root) {
  const bool rules = root.find("rule") != nullptr || root.find("rates") != nullptr ||
                     root.find("conventions") != nullptr;
  const bool flow = std::any_of(sections.begin(), sections.end(), [&](const FileSection& each) {
    return each.of_lines() && root.find(each.name) != nullptr;
  });
  return rules && !flow && root.find("cash_flow") == nullptr;
}

}  // namespace

ProposalReading read_proposal_leniently(const Document& document) {
  ProposalReading reading;
  reading.proposal.file = document.file;
  Diagnostics& found = reading.diagnostics;
  if (is_other_kind(document, section::project, "policy",
                    say("this is a policy, and a bid is expected"),
                    say("name a bid, and this file with --policy=FILE"), found) ||
      is_other_kind(document, section::project, section::portfolio,
                    say("this is a portfolio, and a bid is expected"),
                    say("gonogo portfolio chooses among its bids"), found)) {
    reading.proposal.project.period = longest_period();
    return reading;
  }
  read_sections(document, &FileSection::bid, reading.proposal, found);
  if (document.root.find(section::project) == nullptr) {
    found.push_back({.code = "missing-section",
                     .message = say("a bid needs a section [project]"),
                     .place = {.file = document.file},
                     .hint = has_policy_parts(document.root)
                                 ? say("if it is a policy, add [policy]; a bid has title, "
                                       "currency and period in [project]")
                                 : say("it has title, currency and period")});
    reading.proposal.project.period = longest_period();
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
  if (is_other_kind(document, "policy", section::project,
                    say("this is a bid, and a policy is expected"),
                    say("a policy has rules and rates: see 'gonogo help policy'"), found))
    return reading;
  if (document.root.items.empty()) {
    add_error(found, "empty-policy", say("this policy is empty"),
              {.file = document.file, .line = 1, .column = 1},
              say("a policy has rules and rates: see 'gonogo help policy'"));
  }
  read_sections(document, &FileSection::policy, reading.policy, found);
  check_inheritance(reading.policy.scenarios, found);
  check_kinds(reading.policy, found);
  check_waivers(reading.policy, found);
  sort_by_place(found);
  return reading;
}

Checked<Portfolio> read_portfolio(const Document& document) {
  Portfolio portfolio{.file = document.file};
  Diagnostics found;
  if (is_other_kind(document, section::portfolio, section::project,
                    say("this is a bid, and a portfolio is expected"),
                    say("a portfolio has [portfolio] and [bid.ID]; a folder of bids is one too"),
                    found))
    return {.diagnostics = std::move(found)};
  read_sections(document, &FileSection::portfolio, portfolio, found);
  if (document.root.find(section::portfolio) == nullptr)
    add_error(found, "missing-section", say("a portfolio needs a section [portfolio]"),
              {.file = document.file}, say("it has the budget"));
  if (portfolio.bids.empty() && !has_errors(found))
    add_error(found, "missing-section", say("a portfolio needs bids: [bid.ID]"),
              {.file = document.file}, say("each has a file, or npv and investment"));
  check_names(portfolio, found);
  sort_by_place(found);
  return strict(std::move(portfolio), std::move(found));
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
