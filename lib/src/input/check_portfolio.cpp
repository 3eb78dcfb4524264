// SPDX-License-Identifier: MIT
#include "input/check_portfolio.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "input/checks.hpp"

namespace gonogo {
namespace {

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& each : items) ids.push_back(each.id);
  return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void check_bids(const std::vector<Text>& named, const std::vector<std::string>& ids,
                Diagnostics& found) {
  for (const Text& each : named) {
    // What no place is written at fills a list that is empty, which is an error of its own.
    if (!each.place.known() || has(ids, each.value)) continue;
    const auto near = nearest(each.value, ids);
    add_error(found, "unknown-bid", say("the portfolio has no bid '{1}'", verbatim(each.value)),
              each.place,
              near ? say("did you mean '{1}'?", verbatim(*near))
                   : say("bids are named by the ID of [bid.ID]"));
  }
}

void check_itself(const PortfolioBid& bid, const std::vector<Text>& named, Diagnostics& found) {
  for (const Text& each : named) {
    if (each.value == bid.id)
      add_error(found, "conflict", say("the bid {1} names itself", verbatim(bid.id)), each.place,
                say("name other bids"));
  }
}

void check_uses(const PortfolioBid& bid, const Portfolio& portfolio, Diagnostics& found) {
  const std::vector<std::string> ids = ids_of(portfolio.resources);
  for (const ResourceUse& each : bid.uses) {
    const std::string& id = each.resource.value;
    if (!has(ids, id)) {
      const auto near = nearest(id, ids);
      add_error(found, "unknown-resource", say("the portfolio has no resource '{1}'", verbatim(id)),
                each.resource.place,
                near          ? say("did you mean '{1}'?", verbatim(*near))
                : ids.empty() ? say("state it: [resource.{1}] available = 40", verbatim(id))
                              : say("it has {1}", verbatim_list(ids)));
      continue;
    }
    const auto at = std::find_if(portfolio.resources.begin(), portfolio.resources.end(),
                                 [&](const Resource& resource) { return resource.id == id; });
    if (!at->available.years.empty() && each.amount.whole && *each.amount.whole != 0)
      add_error(found, "no-year",
                say("{1} is available by year, and its use states no year", verbatim(id)),
                each.amount.place, say("write { Y1 = {1} }", exact(*each.amount.whole)));
  }
}

bool is_count(double number) { return number == std::floor(number); }

void check_count(const Node& item, std::string_view key, const std::optional<double>& count,
                 Diagnostics& found) {
  if (count && !is_count(*count))
    add_error(found, "out-of-range", say("{1} is a whole number", verbatim(key)),
              item.find(key)->place, {});
}

}  // namespace

bool check(const Node& item, PortfolioBid& bid, Diagnostics& found) {
  const Node* npv = item.find("npv");
  const Node* investment = item.find("investment");
  if (bid.file && npv != nullptr)
    add_error(found, "conflict", say("the bid {1} has a file and an npv", verbatim(bid.id)),
              npv->key_place, say("leave one of them: the file states its own"));
  else if (bid.file && investment != nullptr)
    add_error(found, "conflict", say("the bid {1} has a file and an investment", verbatim(bid.id)),
              investment->key_place, say("leave one of them: the file states its own"));
  if (!bid.file && npv == nullptr && !has_misspelt(item, {"file", "npv"}, found))
    add_error(found, "missing-key",
              say("the bid {1} has neither a file nor an npv", verbatim(bid.id)), item.key_place,
              verbatim("file = \"bids/metro.toml\""));
  check_itself(bid, bid.required, found);
  check_itself(bid, bid.excludes, found);
  return true;
}

bool check(const Node& item, BidGroup& group, Diagnostics& found) {
  if (!group.at_most && !group.at_least && !group.npv &&
      !has_misspelt(item, {"at_most", "at_least", "npv"}, found))
    add_error(found, "missing-key", say("the group {1} limits nothing", verbatim(group.id)),
              item.key_place, say("it has at_most, at_least or npv"));
  check_count(item, "at_most", group.at_most, found);
  check_count(item, "at_least", group.at_least, found);
  return true;
}

/// A bid counts once in a group; and of one that may be won in part nobody knows when the group is.
void check_members(const Portfolio& portfolio, const BidGroup& group, Diagnostics& found) {
  for (std::size_t i = 0; i < group.bids.size(); ++i) {
    const Text& bid = group.bids[i];
    const auto same = [&](const Text& other) { return other.value == bid.value; };
    if (std::any_of(group.bids.begin(), group.bids.begin() + static_cast<std::ptrdiff_t>(i), same))
      add_error(found, "portfolio",
                say("the group {1} names {2} twice", verbatim(group.id), verbatim(bid.value)),
                bid.place, say("name each bid once"));
    const auto is_it = [&](const PortfolioBid& each) { return each.id == bid.value; };
    const auto named = std::find_if(portfolio.bids.begin(), portfolio.bids.end(), is_it);
    if (group.npv && named != portfolio.bids.end() && named->divisible)
      add_error(found, "portfolio",
                say("the group {1} has an npv, and {2} may be won in part", verbatim(group.id),
                    verbatim(bid.value)),
                bid.place, say("leave its divisible out, or the npv of the group"));
  }
}

void check_names(const Portfolio& portfolio, Diagnostics& found) {
  const std::vector<std::string> ids = ids_of(portfolio.bids);
  for (const Resource& each : portfolio.resources) {
    // Money is the budget of [portfolio], and has these names in reports.
    if (each.id == "budget" || each.id == "budgets_note")
      add_error(found, "bad-id", say("'{1}' cannot be the id of a resource", verbatim(each.id)),
                each.place, say("give it another id"));
  }
  for (const Text& each : portfolio.terms.shared) {
    if (each.value.starts_with("drivers.")) continue;
    add_error(found, "portfolio", say("'{1}' is no driver", verbatim(each.value)), each.place,
              say("write shared = [\"drivers.wage\"]"));
  }
  for (const PortfolioBid& each : portfolio.bids) {
    check_bids(each.required, ids, found);
    check_bids(each.excludes, ids, found);
    check_uses(each, portfolio, found);
  }
  for (const BidGroup& each : portfolio.groups) {
    check_bids(each.bids, ids, found);
    check_members(portfolio, each, found);
  }
}

}  // namespace gonogo
