// SPDX-License-Identifier: MIT
/// [tax], [rates], [conventions], [rule] and [scenario]; [policy] and [uplift] of a policy.
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/model/model.hpp"
#include "input/keys/policy.hpp"
#include "input/keys/rates.hpp"
#include "input/keys/rules.hpp"
#include "input/keys/tax.hpp"
#include "input/sections.hpp"
#include "input/table_reader.hpp"

namespace gonogo {
namespace {

/// A limit is a number or a length of time; which of them the measure decides afterwards.
void read_limit(const Node& node, const Context& context,
                std::optional<std::variant<Scalar, Duration>>& out) {
  if (node.kind == Node::Kind::string) {
    Duration limit;
    read_value(node, context.as("", 0, largest_number), limit);
    out = std::move(limit);
  } else {
    Scalar limit;
    read_value(node, context, limit);
    out = std::move(limit);
  }
}

void check_limit(const Node& item, std::string_view key, Measure measure, Diagnostics& found) {
  const Node* limit = item.find(key);
  if (limit == nullptr) return;
  const bool time = kind_of(measure) == Kind::years;
  const Context context = {
      .found = found, .key = key, .unit = unit::rate, .lowest = -1, .highest = 1};
  if (limit->is_number() && time) {
    context.error(
        "wrong-type",
        say("{1} is limited by a length of time, not by a number", verbatim(id_of(measure))),
        limit->place, say("say \"{1} years\"", exact(limit->number)));
  } else if (limit->kind == Node::Kind::string && !time) {
    context.error(
        "wrong-type",
        say("{1} is limited by a number, not by a length of time", verbatim(id_of(measure))),
        limit->place);
  } else if (limit->is_number() && kind_of(measure) == Kind::rate) {
    check_range(limit->number, limit->place, context);
  }
}

void check_rule(const Node& item, const Rule& rule, Diagnostics& found) {
  const bool least = item.find("at_least") != nullptr;
  const bool most = item.find("at_most") != nullptr;
  if (least == most) {
    const bool both = least;
    found.push_back({.code = both ? "conflict" : "missing-key",
                     .message = both ? say("a rule has one limit: at_least or at_most")
                                     : say("the rule {1} has no limit", verbatim(item.key)),
                     .place = both ? item.find("at_most")->key_place : item.key_place,
                     .hint = both ? say("write two rules") : say("at_least = 0")});
  }
  const auto measure = measure_named(rule.measure.value);
  if (!measure) return;
  check_limit(item, "at_least", *measure, found);
  check_limit(item, "at_most", *measure, found);
}

}  // namespace

void read_measure(const Node& node, const Context& context, Rule& out) {
  const std::vector<std::string> names = measure_names();
  out.measure.place = node.place;
  if (const auto index = read_word(node, context, names)) out.measure.value = names[*index];
}

void read_flow(const Node& node, const Context& context, Rule& out) {
  const std::vector<std::string> flows = {"project", "pretax", "equity"};
  out.flow.place = node.place;
  if (const auto index = read_word(node, context, flows)) out.flow.value = flows[*index];
}

void read_at_least(const Node& node, const Context& context, Rule& out) {
  read_limit(node, context, out.at_least);
}
void read_at_most(const Node& node, const Context& context, Rule& out) {
  read_limit(node, context, out.at_most);
}

void read_tax(const Node& section, std::optional<Tax>& out, Diagnostics& found) {
  Tax& tax = out.emplace();
  tax.place = section.key_place;
  TableReader table(section, "tax", say("[tax]"), found);
  table.keys<Tax>(tax_keys, tax);
  table.finish();
}

void read_rates(const Node& section, Rates& out, Diagnostics& found) {
  TableReader table(section, "rates", say("[rates]"), found);
  table.keys<Rates>(rates_keys, out);
  table.finish();
}

void read_conventions(const Node& section, Conventions& out, Diagnostics& found) {
  out.place = section.key_place;
  TableReader table(section, "conventions", say("[conventions]"), found);
  table.keys<Conventions>(conventions_keys, out);
  table.finish();
}

void read_rules(const Node& section, std::vector<Rule>& out, Diagnostics& found) {
  for_each_item(section, say("a rule"), "{ measure = \"npv\", at_least = 0 }", found,
                [&](const Node& item) {
                  Rule& rule = out.emplace_back(
                      Rule{.id = item.key, .place = item.key_place, .flow = {.value = "project"}});
                  TableReader table(item, "rule." + item.key, say("a rule"), found);
                  table.keys<Rule>(rule_keys, rule);
                  table.finish();
                  const std::size_t before = found.size();
                  check_rule(item, rule, found);
                  if (found.size() > before) out.pop_back();  // nothing can be judged by it
                });
}

void read_scenarios(const Node& section, std::vector<Scenario>& out, Diagnostics& found) {
  for_each_item(
      section, say("a scenario"), "{ revenue.times = 0.9 }", found, [&](const Node& item) {
        Scenario& scenario = out.emplace_back(Scenario{.id = item.key, .place = item.key_place});
        TableReader table(item, "scenario." + item.key, say("a scenario"), found);
        table.keys<Scenario>(scenario_keys, scenario);
        for (const Node& member : item.items)
          table.also(member.key);  // the piece of bid: checked as it is laid over
        table.finish();
      });
}

void read_policy_head(const Node& section, Policy& out, Diagnostics& found) {
  TableReader table(section, "policy", say("[policy]"), found);
  table.keys<Policy>(policy_keys, out);
  table.finish();
  check_currency(out.currency, found);
}

void read_uplift(const Node& section, Uplift& out, Diagnostics& found) {
  TableReader table(section, "uplift", say("[uplift]"), found);
  table.keys<Uplift>(uplift_keys, out);
  table.finish();
}

}  // namespace gonogo
