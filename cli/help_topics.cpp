// SPDX-License-Identifier: MIT
#include "help_topics.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "command.hpp"
#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/scenario.hpp"
#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/simulation.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/input/grammar.hpp"
#include "gonogo/proposal/sections.hpp"
#include "help_layout.hpp"
#include "json_keys.hpp"

namespace gonogo::cli {
namespace {

constexpr std::string_view example_bid = R"([project]
title    = "Leased lines"
currency = "CNY"
period   = "3 years"

[drivers]
lines = { value = 40, low = 32, high = 44, role = "volume" }
price = { value = 1_650, unit = "CNY/line/month", role = "price" }

[investment]
access = { amount = "lines * 30_000", residual = 0.05 }

[revenue]
rent = { amount = "lines * price", per = "month" }

[cost]
care = { amount = 60_000, per = "year", growth = 0.03 }

[rates]
discount = 0.08
)";

constexpr std::string_view example_policy = R"([policy]
name = "Enterprise bids"

[rates]
discount = 0.08

[rule.value]
measure  = "npv"
at_least = 0

[rule.return]
measure  = "irr"
at_least = 0.10
severity = "should"
)";

constexpr std::string_view example_portfolio = R"([portfolio]
budget = [1_500_000, 1_500_000]

[resource.engineers]
available = { Y1 = 8 }

[bid]
metro   = { file = "bids/metro.toml", uses = { engineers = { Y1 = 5 } } }
fibre   = { npv = 240_000, investment = [700_000, 250_000], uses = { engineers = { Y1 = 2 } } }
harbour = { npv = 90_000, investment = 80_000, requires = ["metro"] }

[group.south]
bids    = ["fibre", "harbour"]
at_most = 1
)";

std::string indented(std::string_view text) {
  std::string lines;
  for (const std::string& line : split(text.substr(0, text.find_last_not_of('\n') + 1), '\n'))
    lines += line.empty() ? "\n" : "  " + line + "\n";
  return lines;
}

/// One file format: what its page needs.
struct FileFormat {
  std::string topic = {};
  Message intro = {};
  std::string_view example = {};
  std::vector<GroupGrammar> groups = {};
  bool (FileSection::*has)() const = nullptr;
};

/// None: the topic is no file.
std::optional<FileFormat> format_of_file(const std::string& topic) {
  if (topic == "policy") {
    return FileFormat{
        topic,
        say("A policy is a TOML file, gonogo-policy.toml, in the folder of a bid or above it. "
            "It has the rules that every bid is judged by, and the rates. 'gonogo help policy "
            "SECTION' prints one section; gonogo-policy(5) says more."),
        example_policy, policy_grammar(), &FileSection::of_policy};
  }
  if (topic == "portfolio") {
    return FileFormat{
        topic,
        say("A portfolio is a TOML file with the bids that 'gonogo portfolio' chooses among, "
            "the budgets and the relations between bids. 'gonogo help portfolio SECTION' prints "
            "one section; gonogo-portfolio(5) says more."),
        example_portfolio, portfolio_grammar(), &FileSection::of_portfolio};
  }
  if (topic != "bid") return {};
  return FileFormat{
      topic,
      say("A bid is a TOML file. Amounts are numbers or formulas in quotation marks; rates and "
          "shares are fractions: 0.08 is 8%. 'gonogo help bid SECTION' prints one section; "
          "gonogo-proposal(5) says more."),
      example_bid, proposal_grammar(), &FileSection::of_bid};
}

/// Whether the keys of a group may be written in a section: "[cost.x]" is of "cost".
bool is_of(const GroupGrammar& group, const std::string& section) {
  return std::any_of(group.places.begin(), group.places.end(), [&](const std::string& place) {
    return place.starts_with("[" + section + "]") || place.starts_with("[" + section + ".");
  });
}

std::string page_of(const GroupGrammar& group, int width, Language language) {
  const auto words = [&](const Message& message) { return in_words(message, language); };
  std::string text = words(group.heading) + "\n";
  if (!group.doc.empty()) text += "  " + wrapped(words(say(group.doc)), 2, width) + "\n";
  for (const KeyGrammar& key : group.keys) {
    text +=
        "\n  " + wrapped(words(say("{1}: {2}", verbatim(key.name), key.facts())), 6, width) + "\n";
    text += "      " + wrapped(key.doc_in(language), 6, width) + "\n";
    text += "        " + key.example + "\n";
  }
  return text;
}

Failure unknown_section(const FileFormat& format, const std::string& section) {
  std::vector<std::string> known;
  for (const FileSection& each : sections) {
    const bool described =
        std::any_of(format.groups.begin(), format.groups.end(),
                    [&](const auto& group) { return is_of(group, std::string(each.name)); });
    if ((each.*format.has)() && described) known.emplace_back(each.name);
  }
  return usage_error(
      say("'{1}' is not a section of a {2}", verbatim(section), verbatim(format.topic)),
      say("one of {1}", verbatim_list(known)));
}

std::string help_of_file(const FileFormat& format, const std::string& section, int width,
                         Language language) {
  std::string text;
  if (section.empty())
    text = wrapped(in_words(format.intro, language), 0, width) + "\n\n" + indented(format.example);
  bool any = false;
  for (const GroupGrammar& group : format.groups) {
    if (!section.empty() && !is_of(group, section)) continue;
    if (!text.empty()) text += "\n";
    text += page_of(group, width, language);
    any = true;
  }
  if (!any) throw unknown_section(format, section);
  return text;
}

/// The example bid, judged by the example policy.
Bid opened_example() {
  MemoryFiles files;
  files.add("bid.toml", std::string(example_bid));
  files.add(policy_name, std::string(example_policy));
  Sources sources;
  return *open_bid(files, {.bid = "bid.toml", .policy = policy_name}, sources).value;
}

/// The ids of rows, columns, facts or series, without those that have none.
template <class Elements>
std::vector<std::string> ids_of(const Elements& elements, std::size_t first = 0) {
  std::vector<std::string> ids;
  for (std::size_t i = first; i < elements.size(); ++i) {
    if (!elements[i].id.empty()) ids.push_back(elements[i].id);
  }
  return ids;
}

/// What is printed of a block: nothing if JSON does not have it.
struct KeysOfBlock {
  Message operator()(const Table& table) const {
    if (table.id.empty() || table.rows.empty()) return {};
    const auto rows = verbatim_list(ids_of(table.rows));
    const auto columns = ids_of(table.columns, 1);
    if (columns.size() <= 1) return say("{1}: {2}", verbatim(table.id), rows);
    return say("{1}: {2}; each with {3}", verbatim(table.id), rows, verbatim_list(columns));
  }
  Message operator()(const Chart& chart) const {
    if (chart.id.empty()) return {};
    return say("{1}: a chart of {2}", verbatim(chart.id), verbatim_list(ids_of(chart.series)));
  }
  Message operator()(const Paragraph& text) const {
    return text.id.empty() ? Message() : say("{1}: a text", verbatim(text.id));
  }
  Message operator()(const List& list) const {
    return list.id.empty() ? Message() : say("{1}: a list of texts", verbatim(list.id));
  }
  Message operator()(const Code& code) const {
    return code.id.empty() ? Message() : say("{1}: a list of lines", verbatim(code.id));
  }
  Message operator()(const Outline&) const { return {}; }
  Message operator()(const Signatures&) const { return {}; }
};

/// The keys of a report, section by section.
std::string keys_of(const Report& report, int width, Language language) {
  std::string text = report.command + "\n";
  const auto facts = ids_of(report.facts);
  if (!facts.empty()) text += "  " + wrapped(join(facts, ", "), 4, width) + "\n";
  for (const Section& section : report.sections) {
    const Message id = verbatim(section.id);
    const Message named = section.title.empty() ? id : say("{1} ({2})", id, section.title);
    text += "  " + in_words(named, language) + "\n";
    for (const Block& block : section.blocks) {
      const std::string keys = in_words(std::visit(KeysOfBlock{}, block), language);
      if (!keys.empty()) text += "      " + wrapped(keys, 8, width) + "\n";
    }
  }
  return text;
}

/// The keys of other bids and questions, command by command.
std::string other_keys(int width, Language language) {
  std::string text;
  std::string_view command;
  for (const MoreKeys& each : more_keys()) {
    if (each.command != command) text += "\n" + std::string(each.command) + "\n";
    command = each.command;
    std::string line(each.place);
    if (!each.keys.empty()) line += ": " + std::string(each.keys);
    text += "  " + wrapped(line, 6, width) + "\n";
    text += "      " + wrapped(in_words(say(each.meaning), language), 6, width) + "\n";
  }
  return text;
}

std::vector<Report> reports_on(const Bid& bid) {
  std::vector<Report> reports = {evaluation_report(bid, evaluate(bid)), cash_flow_report(bid, {})};
  const SensitivityOptions moved = {};
  reports.push_back(sensitivity_report(bid, moved, find_sensitivity(bid, moved)));
  if (const auto found = find_breakeven(bid); found.value)
    reports.push_back(breakeven_report(bid, *found.value));
  if (const auto found = find_scenarios(bid); found.value)
    reports.push_back(scenario_report(bid, *found.value));
  constexpr std::size_t few = 64;
  if (const auto found = simulate(bid, {.trials = few}); found.value)
    reports.push_back(simulation_report(bid, *found.value));
  return reports;
}

std::string help_of_json(int width, Language language) {
  const auto paragraph = [&](const Message& message) {
    return wrapped(in_words(message, language), 0, width) + "\n\n";
  };
  std::string text = paragraph(
      say("-f json prints one object, of several files or a folder a list of them; -f ndjson "
          "prints one on each line. The first key is gonogo (version, command, title, currency, "
          "scale: one unit of money is so many of the currency), then banners, the facts and the "
          "sections of the command, and last diagnostics (severity, code, message, file, line, "
          "column, length, hint)."));
  text += paragraph(
      say("A section is an object; a table with the id of its section is that section: "
          ".measures.npv. A table of one column of values maps rows to values, a wider one rows to "
          "objects. A value is a number, a text or null; KEY_why says why it is null, in a word, "
          "KEY_note is a "
          "remark. Money has the currency as its unit, rates are fractions, "
          "durations are years unless a unit is named. A cell that does not apply has no key; a "
          "text may be empty."));
  text += paragraph(
      say("Below are the facts, sections, rows and columns of the bid of 'gonogo help bid' under "
          "the policy of 'gonogo help policy'. Rows named after rules, drivers and lines are those "
          "of the bid."));
  bool first = true;
  for (const Report& report : reports_on(opened_example())) {
    if (!first) text += "\n";
    text += keys_of(report, width, language);
    first = false;
  }
  text += "\n" + paragraph(say("Other bids, questions and flags have these keys too:"));
  text.pop_back();
  return text + other_keys(width, language);
}

}  // namespace

bool is_help_topic(std::string_view name) {
  return name == "json" || format_of_file(std::string(name));
}

std::string help_of_topic(const std::string& topic, const std::string& section, int width,
                          Language language) {
  if (topic == "json") return help_of_json(width, language);
  return help_of_file(*format_of_file(topic), section, width, language);
}

}  // namespace gonogo::cli
