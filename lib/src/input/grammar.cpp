// SPDX-License-Identifier: MIT
#include "gonogo/input/grammar.hpp"

#include <span>
#include <type_traits>

#include "gonogo/base/text.hpp"
#include "gonogo/model/measure.hpp"
#include "input/keys/depreciation.hpp"
#include "input/keys/drivers.hpp"
#include "input/keys/investment.hpp"
#include "input/keys/lines.hpp"
#include "input/keys/nested.hpp"
#include "input/keys/policy.hpp"
#include "input/keys/project.hpp"
#include "input/keys/quantities.hpp"
#include "input/keys/rates.hpp"
#include "input/keys/rules.hpp"
#include "input/keys/tax.hpp"
#include "input/keys/time.hpp"
#include "input/keys/working_capital.hpp"
#include "input/words.hpp"

namespace gonogo {
namespace {

template <class M>
struct Unwrapped {
  using type = M;
};
template <class M>
struct Unwrapped<std::optional<M>> {
  using type = M;
};

template <Chosen E>
std::string words_in_quotes() {
  std::string text;
  for (std::size_t i = 0; i < words<E>.size(); ++i) {
    text += i == 0 ? "" : i + 1 == words<E>.size() ? " or " : ", ";
    text += "\"" + std::string(words<E>[i].text) + "\"";
  }
  return text;
}

/// What may be written for a member of type M.
template <class M>
std::string kind_of_member() {
  if constexpr (Chosen<M>)
    return words_in_quotes<M>();
  else if constexpr (std::is_same_v<M, bool>)
    return "true or false";
  else if constexpr (std::is_same_v<M, std::string> || std::is_same_v<M, Text>)
    return "text";
  else if constexpr (std::is_same_v<M, double>)
    return "number";
  else if constexpr (std::is_same_v<M, std::vector<double>>)
    return "list of numbers";
  else if constexpr (std::is_same_v<M, std::vector<Text>>)
    return "list of texts";
  else if constexpr (std::is_same_v<M, Scalar>)
    return "number or expression";
  else if constexpr (std::is_same_v<M, std::vector<Scalar>>)
    return "list of numbers or expressions";
  else if constexpr (std::is_same_v<M, Amount>)
    return "number, list, schedule, series or expression";
  else if constexpr (std::is_same_v<M, Date>)
    return "date";
  else if constexpr (std::is_same_v<M, Duration>)
    return "length of time";
  else if constexpr (std::is_same_v<M, Label>)
    return "label";
  else if constexpr (std::is_same_v<M, Moment>)
    return "label, range or shares by label";
  else if constexpr (std::is_same_v<M, Growth> || std::is_same_v<M, RateValue>)
    return "number, expression or table";
  else if constexpr (std::is_same_v<M, Ramp>)
    return "list or length of time";
  else
    return words_in_quotes<DepreciationMethod>() + ", or a table";
}

template <class T, class M>
std::string kind_of_field(M T::*) {
  return kind_of_member<typename Unwrapped<M>::type>();
}
template <class T>
std::string kind_of_field(NotBuilt) {
  return {};
}
template <class T>
std::string kind_of_field(void (*)(const Node&, const Context&, T&)) {
  return {};
}

/// "share, 0 to 1", "money, at least 0".
template <class T>
std::string unit_of(const Key<T>& key) {
  const bool below = key.lowest > -largest_number;
  const bool above = key.highest < largest_number;
  std::string range;
  if (below && above)
    range = shortest(key.lowest) + " to " + shortest(key.highest);
  else if (below)
    range = "at least " + shortest(key.lowest);
  else if (above)
    range = "at most " + shortest(key.highest);
  const bool both = !key.unit.empty() && !range.empty();
  return std::string(key.unit) + (both ? ", " : "") + range;
}

/// "{measures}" in a doc is the list of measures: "npv, irr or mirr".
std::string doc_of(std::string_view doc) {
  constexpr std::string_view hole = "{measures}";
  std::string text(doc);
  const auto at = text.find(hole);
  if (at == std::string::npos) return text;
  std::vector<std::string> names = measure_names();
  const std::string last = std::move(names.back());
  names.pop_back();
  return text.replace(at, hole.size(), join(names, ", ") + " or " + last);
}

template <class T>
void add_keys(GroupGrammar& group, std::span<const Key<T>> keys) {
  for (const Key<T>& key : keys) {
    std::string kind(key.kind);
    if (kind.empty())
      kind = std::visit([](auto field) { return kind_of_field<T>(field); }, key.field);
    group.keys.push_back({.name = std::string(key.name),
                          .kind = std::move(kind),
                          .unit = unit_of(key),
                          .required = key.need == Need::required,
                          .built = !std::holds_alternative<NotBuilt>(key.field),
                          .fallback = std::string(key.fallback),
                          .doc = doc_of(key.doc.text()),
                          .example = std::string(key.example)});
  }
}

template <class T, std::size_t n>
GroupGrammar group(std::string heading, std::string doc, std::vector<std::string> places,
                   const Key<T> (&keys)[n]) {
  GroupGrammar made = {
      .heading = std::move(heading), .doc = std::move(doc), .places = std::move(places)};
  add_keys<T>(made, keys);
  return made;
}

/// The sections that a bid and a policy share.
void add_shared(std::vector<GroupGrammar>& groups) {
  groups.push_back(group("[tax]",
                         "Income tax. It stands in the bid or in its policy, not in both; without "
                         "it flows are before tax.",
                         {"[tax]"}, tax_keys));
  groups.push_back(group("[rates]",
                         "The yearly rates that money must earn. What needs a rate that nobody "
                         "states is reported as not computed.",
                         {"[rates]"}, rates_keys));
  groups.push_back(
      group("A rate as a table", "In place of a number.", {"[rates.discount]"}, rate_keys));
  groups.push_back(group(
      "[conventions]",
      "Choices on which sources differ. Where a policy has the section, a bid's own is not used.",
      {"[conventions]"}, conventions_keys));
  groups.push_back(group("[rule.ID]",
                         "A limit on a measure. The verdict takes the policy's rules at the "
                         "policy's rates and the bid's own at its own.",
                         {"[rule.x]"}, rule_keys));
  groups.push_back(group("[scenario.ID]",
                         "A piece of bid laid over the bid, see SCENARIOS AND SETTINGS. Beside "
                         "these keys it has those of the bid.",
                         {"[scenario.x]"}, scenario_keys));
}

/// Text of mdoc: a sentence a line, no line begins with a control character, no escape starts by
/// accident.
std::string mdoc_text(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_line = safe.empty() || safe.back() == '\n';
    const bool ends_sentence = text.substr(i, 2) == ". ";
    if (starts_line && (text[i] == '.' || text[i] == '\'')) safe += "\\&";
    if (text[i] == '\\')
      safe += "\\e";
    else
      safe += text[i];
    if (ends_sentence) safe += '\n', ++i;
  }
  return safe;
}

std::string key_in_mdoc(const KeyGrammar& key) {
  std::vector<std::string> facts;
  if (!key.kind.empty()) facts.push_back(key.kind);
  if (!key.unit.empty()) facts.push_back(key.unit);
  if (key.required) facts.emplace_back("required");
  if (!key.built) facts.emplace_back("not built yet");
  if (!key.fallback.empty()) facts.push_back("default: " + key.fallback);
  return ".It Ic " + key.name + "\n" + mdoc_text(join(facts, "; ")) + ".\n.br\n" +
         mdoc_text(key.doc) + "\n.Bd -literal -compact\n" + mdoc_text(key.example) + "\n.Ed\n";
}

}  // namespace

std::vector<GroupGrammar> proposal_grammar() {
  const std::vector<std::string> lines = {"[revenue.x]", "[other_income.x]", "[benefit.x]",
                                          "[cost.x]"};
  std::vector<GroupGrammar> groups = {
      group("[project]", "The bid as a whole. The only section that is required.", {"[project]"},
            project_keys),
      group("[drivers]",
            "The numbers the bid rests on: each a number, a list, a schedule or a series, or a "
            "table of these keys and the keys of time.",
            {"[drivers.x]"}, driver_keys),
      group("Uncertainty of a driver",
            "Bounds, or a distribution. Further keys of a driver's table.", {"[drivers.x]"},
            uncertainty_keys),
      group("[quantities]",
            "Named intermediate results: each an expression, or a table of these keys and the keys "
            "of time. They share one space of names with the drivers.",
            {"[quantities.x]"}, quantity_keys),
      group("[investment.ID]",
            "What is bought, depreciated and sold. The keys of time go with per only.",
            {"[investment.x]"}, investment_keys),
      group("A depreciation as a table", "In place of the name of a method.",
            {"[investment.x.depreciation]"}, depreciation_keys),
      group("[revenue.ID], [other_income.ID], [benefit.ID], [cost.ID]",
            "Lines of money. Other income is taxed but is no revenue; a benefit is reported apart "
            "and never in the flow. The keys of time go with per only.",
            lines, line_keys),
      group("[revenue.ID], [other_income.ID], [benefit.ID] alone",
            "Further keys of money that comes in.",
            {"[revenue.x]", "[other_income.x]", "[benefit.x]"}, income_keys),
      group("[cost.ID] alone", "Further keys of money that goes out.", {"[cost.x]"}, cost_keys),
      group("[working_capital.ID]", "Money bound, released at the end. Also the keys of time.",
            {"[working_capital.x]"}, working_capital_keys),
      group("Keys of time", "Of drivers, quantities, lines, investments and levels.",
            {"[drivers.x]", "[quantities.x]", "[cost.x]", "[investment.x]", "[working_capital.x]"},
            time_keys),
      group("A growth as a table", "In place of a number.", {"[cost.x.growth]"}, growth_keys),
  };
  add_shared(groups);
  return groups;
}

std::vector<GroupGrammar> policy_grammar() {
  std::vector<GroupGrammar> groups = {
      group("[policy]", "The policy as a whole.", {"[policy]"}, policy_keys),
  };
  add_shared(groups);
  groups.push_back(group("[uplift]",
                         "Optimism bias: added to the figures of every bid, whatever it says.",
                         {"[uplift]"}, uplift_keys));
  return groups;
}

std::string keys_in_mdoc(const std::vector<GroupGrammar>& groups) {
  std::string page;
  for (const GroupGrammar& each : groups) {
    page += ".Ss " + each.heading + "\n" + mdoc_text(each.doc) + "\n.Bl -tag -width Ds\n";
    for (const KeyGrammar& key : each.keys) page += key_in_mdoc(key);
    page += ".El\n";
  }
  return page;
}

}  // namespace gonogo
