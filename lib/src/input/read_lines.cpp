// SPDX-License-Identifier: MIT
/// [investment], [revenue], [other_income], [benefit], [cost] and [working_capital].
#include "gonogo/base/text.hpp"
#include "input/keys/investment.hpp"
#include "input/keys/lines.hpp"
#include "input/keys/time.hpp"
#include "input/keys/working_capital.hpp"
#include "input/sections.hpp"
#include "input/table_reader.hpp"

namespace gonogo {
namespace {

bool is_list(const Amount& amount) {
  return std::holds_alternative<std::vector<Scalar>>(amount.value);
}
bool is_schedule_amount(const Amount& amount) {
  return std::holds_alternative<std::vector<Entry>>(amount.value);
}

const Place& place_of(const Node& item, std::string_view key) {
  const Node* member = item.find(key);
  return member != nullptr ? member->key_place : item.key_place;
}

void error(Diagnostics& found, std::string_view code, Message message, const Place& place,
           Message hint) {
  found.push_back({.code = std::string(code),
                   .message = std::move(message),
                   .place = place,
                   .hint = std::move(hint)});
}

// The rules below mend what they find wrong, so that compiling goes on to problems of other kinds.

/// A sum is a rate (per) or has a moment (at, or a schedule), not both.
template <class Item>
void check_moment(const Node& node, Item& item, Diagnostics& found) {
  if (item.at && (item.per || is_schedule_amount(item.amount))) {
    const bool rate = item.per.has_value();
    error(found, "conflict",
          rate ? say("{1} has both per and at", verbatim(node.key))
               : say("{1} has both a schedule and at", verbatim(node.key)),
          place_of(node, "at"),
          rate ? say("per makes it a rate over time, at a single sum: keep one")
               : say("the labels of a schedule say when"));
    item.at.reset();
  }
  if (!item.per && is_list(item.amount)) {
    error(found, "list-per", say("{1} is a list and does not say per what", verbatim(node.key)),
          place_of(node, "amount"),
          say("add per = \"year\", or write a schedule: { Y1 = 40, Y2 = 55 }"));
    item.per = Unit::year;
  }
}

/// Keys of time belong to rates.
template <class Item>
void check_time_keys(const Node& node, Item& item, Diagnostics& found) {
  if (item.per) return;
  for (const Key<TimeKeys>& key : time_keys) {
    const Node* member = node.find(key.name);
    if (member == nullptr) continue;
    error(found, "time-keys",
          say("{1} goes with per: {2} is a single sum", verbatim(key.name), verbatim(node.key)),
          member->key_place, say("say per what it is, or take {1} out", verbatim(key.name)));
    item.time = {};
  }
}

Message thing_of(std::string_view section) {
  if (section == "revenue") return say("a revenue");
  if (section == "other_income") return say("an other income");
  if (section == "benefit") return say("a benefit");
  return say("a cost");
}

void check_line(const Node& node, Line& line, Diagnostics& found) {
  check_moment(node, line, found);
  if (!line.per && !line.at && !is_schedule_amount(line.amount) && node.find("amount") != nullptr) {
    error(found, "no-moment", say("{1} says neither per what nor when", verbatim(node.key)),
          node.key_place, say("add per = \"year\" for a rate, at = \"Y1\" for a single sum"));
    line.per = Unit::year;
  }
  check_time_keys(node, line, found);
  const bool cost = line.section == "cost";
  if (line.paid && line.per) {
    error(found, "conflict", say("paid goes with a sum at a moment, not with per"),
          place_of(node, "paid"),
          cost ? say("payable = \"2 months\" delays a rate")
               : say("receivable = \"2 months\" delays a rate"));
    line.paid.reset();
  }
  if (line.paid && line.delay) {
    error(found, "conflict", say("{1} says twice when it is paid", verbatim(node.key)),
          place_of(node, "paid"), say("keep paid, or the delay"));
    line.paid.reset();
  }
}

}  // namespace

void read_behaviour(const Node& node, const Context& context, Line& out) {
  out.behaviour = {.value = "", .place = node.place};
  const std::vector<std::string> behaviours = {"fixed", "variable", "mixed", "step"};
  if (const auto index = read_word(node, context, behaviours))
    out.behaviour.value = behaviours[*index];
}

void read_sale(const Node& node, const Context& context, Investment& out) {
  if (node.kind == Node::Kind::string && node.text == "book") {
    out.sale = BookSale{.place = node.place};
  } else if (node.kind == Node::Kind::string && node.text == "cost") {
    out.sale = CostSale{.place = node.place};
  } else {
    Scalar value;
    read_value(node, context, value);
    out.sale = std::move(value);
  }
}

void read_lines(const Node& section, std::vector<Line>& out, Diagnostics& found) {
  const bool cost = section.key == "cost";
  constexpr std::string_view example = "{ amount = 60_000, per = \"year\" }";
  for_each_item(section, thing_of(section.key), example, found, [&](const Node& item) {
    Line& line =
        out.emplace_back(Line{.section = section.key, .id = item.key, .place = item.key_place});
    if (cost) line.category.value = "other";
    if (item.levers) line.levers = *item.levers;
    TableReader table(item, section.key + "." + item.key, thing_of(section.key), found);
    table.keys<Line>(line_keys, line);
    if (cost)
      table.keys<Line>(cost_keys, line);
    else
      table.keys<Line>(income_keys, line);
    table.keys<TimeKeys>(time_keys, line.time);
    table.finish();
    check_line(item, line, found);
  });
}

void read_investment(const Node& section, std::vector<Investment>& out, Diagnostics& found) {
  for_each_item(
      section, say("an investment"), "{ amount = 90_000, life = \"8 years\" }", found,
      [&](const Node& item) {
        Investment& asset = out.emplace_back(Investment{.id = item.key, .place = item.key_place});
        if (item.levers) asset.levers = *item.levers;
        TableReader table(item, "investment." + item.key, say("an investment"), found);
        table.keys<Investment>(investment_keys, asset);
        table.keys<TimeKeys>(time_keys, asset.time);
        table.finish();
        check_moment(item, asset, found);
        check_time_keys(item, asset, found);
        if (asset.residual && asset.residual_amount) {
          error(found, "conflict",
                say("{1} has both residual and residual_amount", verbatim(item.key)),
                place_of(item, "residual_amount"), say("keep one: a share of the cost, or money"));
        }
      });
}

void read_working_capital(const Node& section, std::vector<WorkingCapital>& out,
                          Diagnostics& found) {
  for_each_item(section, say("a level of working capital"), "{ level = \"0.2 * revenue\" }", found,
                [&](const Node& item) {
                  WorkingCapital& level =
                      out.emplace_back(WorkingCapital{.id = item.key, .place = item.key_place});
                  if (item.levers) level.levers = *item.levers;
                  TableReader table(item, "working_capital." + item.key,
                                    say("a level of working capital"), found);
                  table.keys<WorkingCapital>(working_capital_keys, level);
                  table.keys<TimeKeys>(time_keys, level.time);
                  table.finish();
                });
}

}  // namespace gonogo
