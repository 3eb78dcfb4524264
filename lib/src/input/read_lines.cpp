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

/// When an item's money moves, and the keys that say so.
struct Terms {
  const Node& item;
  const Amount& amount;
  bool per = false;
  bool at = false;
};

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

/// A sum is a rate (per) or has a moment (at, or a schedule), not both.
void check_moment(const Terms& terms, Diagnostics& found) {
  const auto error = [&](std::string_view code, std::string message, std::string_view key,
                         std::string hint) {
    found.push_back({.code = std::string(code),
                     .message = std::move(message),
                     .place = place_of(terms.item, key),
                     .hint = std::move(hint)});
  };
  const std::string& id = terms.item.key;
  if (terms.per && terms.at) {
    error("conflict", say("{} has both per and at", {id}), "at",
          say("per makes it a rate over time, at a single sum: keep one"));
  }
  if (terms.at && is_schedule_amount(terms.amount)) {
    error("conflict", say("{} has both a schedule and at", {id}), "at",
          say("the labels of a schedule say when"));
  }
  if (!terms.per && is_list(terms.amount)) {
    error("list-per", say("{} is a list and does not say per what", {id}), "amount",
          say("add per = \"year\", or write a schedule: { Y1 = 40, Y2 = 55 }"));
  }
}

/// Keys of time belong to rates.
void check_time_keys(const Terms& terms, Diagnostics& found) {
  if (terms.per || is_list(terms.amount)) return;
  for (const Key<TimeKeys>& key : time_keys) {
    const Node* member = terms.item.find(key.name);
    if (member == nullptr) continue;
    found.push_back(
        {.code = "time-keys",
         .message = say("{} goes with per: {} is a single sum", {key.name, terms.item.key}),
         .place = member->key_place,
         .hint = say("say per what it is, or take {} out", {key.name})});
  }
}

std::string_view thing_of(std::string_view section) {
  if (section == "revenue") return tr("a revenue");
  if (section == "other_income") return tr("an other income");
  if (section == "benefit") return tr("a benefit");
  return tr("a cost");
}

void check_line(const Node& item, const Line& line, Diagnostics& found) {
  const Terms terms = {
      .item = item, .amount = line.amount, .per = line.per.has_value(), .at = line.at.has_value()};
  check_moment(terms, found);
  check_time_keys(terms, found);
  const bool dated = terms.at || is_schedule_amount(line.amount);
  const bool list = is_list(line.amount);
  if (!terms.per && !dated && !list && item.find("amount") != nullptr) {
    found.push_back({.code = "no-moment",
                     .message = say("{} says neither per what nor when", {item.key}),
                     .place = item.key_place,
                     .hint = say("add per = \"year\" for a rate, at = \"Y1\" for a single sum")});
  }
  if (line.paid && terms.per) {
    found.push_back({.code = "conflict",
                     .message = say("paid goes with a sum at a moment, not with per"),
                     .place = place_of(item, "paid"),
                     .hint = line.section == "cost"
                                 ? say("payable = \"2 months\" delays a rate")
                                 : say("receivable = \"2 months\" delays a rate")});
  }
  if (line.paid && line.delay) {
    found.push_back({.code = "conflict",
                     .message = say("{} says twice when it is paid", {item.key}),
                     .place = place_of(item, "paid"),
                     .hint = say("keep paid, or the delay")});
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
    if (item.moved) line.moved = *item.moved;
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
      section, tr("an investment"), "{ amount = 90_000, life = \"8 years\" }", found,
      [&](const Node& item) {
        Investment& asset = out.emplace_back(Investment{.id = item.key, .place = item.key_place});
        if (item.moved) asset.moved = *item.moved;
        TableReader table(item, "investment." + item.key, tr("an investment"), found);
        table.keys<Investment>(investment_keys, asset);
        table.keys<TimeKeys>(time_keys, asset.time);
        table.finish();
        const Terms terms = {.item = item,
                             .amount = asset.amount,
                             .per = asset.per.has_value(),
                             .at = asset.at.has_value()};
        check_moment(terms, found);
        check_time_keys(terms, found);
        if (asset.residual && asset.residual_amount) {
          found.push_back({.code = "conflict",
                           .message = say("{} has both residual and residual_amount", {item.key}),
                           .place = place_of(item, "residual_amount"),
                           .hint = say("keep one: a share of the cost, or money")});
        }
      });
}

void read_working_capital(const Node& section, std::vector<WorkingCapital>& out,
                          Diagnostics& found) {
  for_each_item(section, tr("a level of working capital"), "{ level = \"0.2 * revenue\" }", found,
                [&](const Node& item) {
                  WorkingCapital& level =
                      out.emplace_back(WorkingCapital{.id = item.key, .place = item.key_place});
                  if (item.moved) level.moved = *item.moved;
                  TableReader table(item, "working_capital." + item.key,
                                    tr("a level of working capital"), found);
                  table.keys<WorkingCapital>(working_capital_keys, level);
                  table.keys<TimeKeys>(time_keys, level.time);
                  table.finish();
                });
}

}  // namespace gonogo
