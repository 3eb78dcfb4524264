// SPDX-License-Identifier: MIT
/// The keys of a line or an investment together: when its money moves.
#include "gonogo/base/text.hpp"
#include "input/checks.hpp"
#include "proposal/keys/time.hpp"

namespace gonogo {
namespace {

bool is_list(const Amount& amount) { return std::holds_alternative<ValueList>(amount.value); }
bool is_schedule_amount(const Amount& amount) {
  return std::holds_alternative<std::vector<Entry>>(amount.value);
}

const Place& place_of(const Node& item, std::string_view key) {
  const Node* member = item.find(key);
  return member != nullptr ? member->key_place : item.key_place;
}

/// A sum is a rate (per) or has a moment (at, or a schedule), not both.
template <class Item>
void check_moment(const Node& node, Item& item, Diagnostics& found) {
  if (item.at && (item.per || is_schedule_amount(item.amount))) {
    const bool rate = item.per.has_value();
    add_error(found, "conflict",
              rate ? say("{1} has both per and at", verbatim(node.key))
                   : say("{1} has both a schedule and at", verbatim(node.key)),
              place_of(node, "at"),
              rate ? say("per makes it a rate over time, at a single sum: keep one")
                   : say("the labels of a schedule say when"));
    item.at.reset();
  }
  if (!item.per && is_list(item.amount)) {
    add_error(found, "list-per", say("{1} is a list without per", verbatim(node.key)),
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
    add_error(found, "time-keys",
              say("{1} goes with per: {2} is a single sum", verbatim(key.name), verbatim(node.key)),
              member->key_place, say("add per = \"year\", or remove {1}", verbatim(key.name)));
    item.time = {};
  }
}

/// A line has one date on which its money moves.
void check_paid(const Node& node, Line& line, Diagnostics& found) {
  const bool cost = line.section == section::cost;
  if (line.paid && line.per) {
    add_error(found, "conflict", say("paid goes with a sum at a moment, not with per"),
              place_of(node, "paid"),
              cost ? say("payable = \"2 months\" delays a rate")
                   : say("receivable = \"2 months\" delays a rate"));
    line.paid.reset();
  }
  if (line.paid && line.delay) {
    add_error(found, "conflict", say("{1} has both paid and a delay", verbatim(node.key)),
              place_of(node, "paid"), say("keep one of them"));
    line.paid.reset();
  }
}

}  // namespace

bool check(const Node& node, Line& line, Diagnostics& found) {
  if (line.section == section::cost && line.category.value.empty()) line.category.value = "other";
  check_moment(node, line, found);
  if (!line.per && !line.at && !is_schedule_amount(line.amount) && node.find("amount") != nullptr) {
    if (!has_misspelt(node, {"per", "at"}, found))
      add_error(found, "no-moment", say("{1} has neither per nor a moment", verbatim(node.key)),
                node.key_place, say("add per = \"year\" for a rate, at = \"Y1\" for a single sum"));
    line.per = Unit::year;
  }
  check_time_keys(node, line, found);
  check_paid(node, line, found);
  return true;
}

bool check(const Node& node, Investment& asset, Diagnostics& found) {
  check_moment(node, asset, found);
  check_time_keys(node, asset, found);
  if (asset.residual && asset.residual_amount) {
    add_error(found, "conflict",
              say("{1} has both residual and residual_amount", verbatim(node.key)),
              place_of(node, "residual_amount"), say("keep one: a share of the cost, or money"));
  }
  return true;
}

}  // namespace gonogo
