// SPDX-License-Identifier: MIT
#include "gonogo/analysis/difference.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/blends.hpp"
#include "analysis/change_groups.hpp"
#include "analysis/difference_results.hpp"
#include "analysis/open_documents.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/shapley.hpp"

namespace gonogo {
namespace {

/// Why the net present values cannot be compared; empty where they can.
Message incomparable(const Bid& before, const Bid& after) {
  const std::string& was = before.model->proposal.project.currency.value;
  const std::string& is = after.model->proposal.project.currency.value;
  if (was != is) return say("The currencies differ: {1} and {2}.", verbatim(was), verbatim(is));
  if (!same_money(before, after))
    return say("The units of money differ: project.scale {1} and {2}.", exact(scale_of(before)),
               exact(scale_of(after)));
  if (!npv_of(before)) return say("The old bid has no net present value.");
  if (!npv_of(after)) return say("The new bid has no net present value.");
  return {};
}

std::size_t years_of(const Bid& bid) {
  const auto& time = bid.model->sheet.axis().time;
  return static_cast<std::size_t>(std::max(0.0, std::ceil(time.back() - 1e-9))) + 1;
}

std::vector<double> less(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> difference(a.size());
  std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
  return difference;
}

/// The name by which changes are ordered where the order of the file must not count.
std::string first_key(const std::vector<EditedItem>& items, const ItemGroup& group) {
  std::string first = items[group.front()].key();
  for (const std::size_t i : group) first = std::min(first, items[i].key());
  return first;
}

/// Worths as Shapley's values, without regard to the file's order.
class Attribution {
 public:
  Attribution(const Blends& blends, std::vector<std::size_t> order)
      : blends_(blends), order_(std::move(order)) {}

  /// `changes`: those of the flow, in the order of the groups of the blends. False: a combination has
  /// no value.
  bool exact(std::vector<BidChange*>& changes) const {
    const std::size_t players = order_.size();
    std::vector<std::vector<bool>> coalitions;
    for (std::size_t mask = 0; mask < std::size_t{1} << players; ++mask) {
      std::vector<bool> taken(players);
      for (std::size_t p = 0; p < players; ++p) taken[order_[p]] = (mask >> p & 1U) != 0;
      coalitions.push_back(std::move(taken));
    }
    const auto worths = blends_.worths(coalitions);
    std::vector<double> of_all(worths.size());
    const auto share = [&](const auto& worth, const auto& set) {
      std::transform(worths.begin(), worths.end(), of_all.begin(), worth);
      const std::vector<double> values = shapley_values(players, of_all);
      for (std::size_t p = 0; p < players; ++p) set(*changes[order_[p]], values[p]);
    };
    if (!all_have_value(worths)) return false;
    share([](const BlendWorth& each) { return each.npv; },
          [](BidChange& change, double value) { change.shapley = value; });
    for (std::size_t year = 0; year < worths.front().years.size(); ++year) {
      share([&](const BlendWorth& each) { return each.years[year]; },
            [](BidChange& change, double value) { change.shapley_by_year.push_back(value); });
    }
    return true;
  }

  bool sampled(std::vector<BidChange*>& changes, std::size_t pairs) const {
    const std::size_t players = order_.size();
    const auto orders = paired_orders(players, pairs);
    std::vector<std::vector<bool>> coalitions;
    for (const auto& order : orders) {
      std::vector<bool> taken(players);
      coalitions.push_back(taken);
      for (const std::size_t p : order) {
        taken[order_[p]] = true;
        coalitions.push_back(taken);
      }
    }
    const auto worths = blends_.worths(coalitions);
    if (!all_have_value(worths)) return false;
    const auto share = [&](const auto& worth, const auto& set) {
      std::vector<std::vector<double>> added(orders.size(), std::vector<double>(players));
      for (std::size_t o = 0; o < orders.size(); ++o) {
        const std::size_t first = o * (players + 1);
        for (std::size_t p = 0; p < players; ++p)
          added[o][orders[o][p]] = worth(worths[first + p + 1]) - worth(worths[first + p]);
      }
      const auto values = sampled_shapley_values(added);
      for (std::size_t p = 0; p < players; ++p) set(*changes[order_[p]], values[p]);
    };
    share([](const BlendWorth& each) { return each.npv; },
          [](BidChange& change, const SampledValue& found) {
            change.shapley = found.value;
            change.error = found.error;
          });
    for (std::size_t year = 0; year < worths.front().years.size(); ++year) {
      share([&](const BlendWorth& each) { return each.years[year]; },
            [](BidChange& change, const SampledValue& found) {
              change.shapley_by_year.push_back(found.value);
            });
    }
    return true;
  }

 private:
  static bool all_have_value(const std::vector<BlendWorth>& worths) {
    return std::none_of(worths.begin(), worths.end(),
                        [](const BlendWorth& each) { return std::isnan(each.npv); });
  }

  const Blends& blends_;
  std::vector<std::size_t> order_;  ///< of the groups, by key
};

/// Pairs of orders: as many as take about a second.
std::size_t pairs_for(std::size_t players, std::size_t structures) {
  constexpr std::size_t most_cases = 6'000, most_compiled = 1'000, few_structures = 8;
  const std::size_t pairs = std::clamp<std::size_t>(most_cases / players, 16, 400);
  if (structures <= few_structures) return pairs;
  return std::clamp<std::size_t>(most_compiled / (structures + 1), 8, pairs);
}

/// False: some combination of the changes has no value.
bool attribute(const Bid& before, const Bid& after, const std::vector<ItemGroup>& groups,
               std::size_t years, Difference& found) {
  std::vector<ItemGroup> flow;
  std::vector<BidChange*> changes;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (!found.changes[g].in_flow) continue;
    flow.push_back(groups[g]);
    changes.push_back(&found.changes[g]);
  }
  found.orders = 0;
  for (BidChange& each : found.changes) each.shapley_by_year.clear();
  if (flow.empty()) return true;
  if (flow.size() == 1) {  // in no order is it worth anything else
    changes.front()->shapley = changes.front()->in_order;
    changes.front()->shapley_by_year = changes.front()->in_order_by_year;
    return true;
  }
  std::vector<std::size_t> order(flow.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return first_key(found.items, flow[a]) < first_key(found.items, flow[b]);
  });
  const Blends blends(before, after, found.items, flow, years);
  const Attribution attribution(blends, std::move(order));
  if (flow.size() <= most_exact_changes) return attribution.exact(changes);
  const std::size_t pairs = pairs_for(flow.size(), blends.structures());
  found.orders = 2 * pairs;
  return attribution.sampled(changes, pairs);
}

/// One change after the other. Returns the group whose bid has no value, which needs the next one.
std::optional<std::size_t> follow(const Bid& before, const Bid& after,
                                  const std::vector<ItemGroup>& groups, std::size_t years,
                                  Difference& found) {
  Bid last = before;
  Evaluation results = found.before;
  BlendWorth worth = worth_of(before.model, years);
  std::vector<bool> taken(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    taken[g] = true;
    const bool is_last = g + 1 == groups.size();
    std::optional<Bid> bid = after;
    if (!is_last)
      bid =
          open_documents(blend_of(before, after, found.items, groups, taken), before.options).value;
    if (!bid || !npv_of(*bid)) return g;
    const Evaluation now = is_last ? found.after : evaluate(*bid);
    const BlendWorth with = worth_of(bid->model, years);
    BidChange& change = found.changes[g];
    change.in_order = with.npv - worth.npv;
    change.in_order_by_year = less(with.years, worth.years);
    change.turned = turned_between(last, results, *bid, now);
    change.verdict = now.verdict;
    last = *bid, results = now, worth = with;
  }
  return {};
}

std::vector<BidChange> changes_of(const std::vector<EditedItem>& items,
                                  const std::vector<ItemGroup>& groups,
                                  const std::string& scenario) {
  std::vector<BidChange> changes;
  for (const ItemGroup& group : groups) {
    const bool in_flow = std::any_of(group.begin(), group.end(),
                                     [&](std::size_t i) { return items[i].in_flow(scenario); });
    changes.push_back({.items = group, .in_flow = in_flow});
  }
  return changes;
}

/// The last setting of an address; "drivers.price" sets what the file has at "drivers.price.value", too.
const Setting* setting_of(const Bid& bid, const Address& address) {
  const auto& settings = bid.loaded.settings;
  const auto last = std::find_if(settings.rbegin(), settings.rend(), [&](const Setting& each) {
    return each.address == address || each.address + ".value" == address ||
           each.address + ".amount" == address;
  });
  return last == settings.rend() ? nullptr : &*last;
}

/// As text, or as a number: one that sets the written value is as it was typed.
bool set_the_same(const Setting& one, const Setting& other) {
  const auto number_in = [](std::string text) {
    std::erase(text, ',');
    return parse_number(text);
  };
  if (one.after == other.after) return true;
  const auto number = number_in(one.after);
  return number && number == number_in(other.after);
}

/// What differs in the files, but for what a setting made the same in both.
std::vector<EditedItem> items_that_differ(const Bid& before, const Bid& after) {
  std::vector<EditedItem> items = edited_items(*before.documents, *after.documents);
  for (EditedItem& item : items) {
    std::erase_if(item.edits, [&](const Edit& edit) {
      const Setting *was = setting_of(before, edit.address), *is = setting_of(after, edit.address);
      return was && is && set_the_same(*was, *is);
    });
  }
  std::erase_if(items, [](const EditedItem& item) { return item.edits.empty(); });
  return items;
}

/// What no change is worth is exactly nothing.
void clear_rounding(Difference& found, std::size_t years) {
  for (BidChange& each : found.changes) {
    if (each.in_flow) continue;
    each.in_order_by_year.assign(years, 0);
    each.shapley_by_year.assign(years, 0);
  }
}

}  // namespace

double scale_of(const Bid& bid) {
  const double* scale = std::get_if<double>(&bid.model->proposal.project.scale.value);
  return scale ? *scale : 1;
}

bool same_money(const Bid& before, const Bid& after) {
  return before.model->proposal.project.currency.value ==
             after.model->proposal.project.currency.value &&
         scale_of(before) == scale_of(after);
}

Difference find_difference(const Bid& before, const Bid& after) {
  Difference found{.items = items_that_differ(before, after),
                   .before = evaluate(before),
                   .after = evaluate(after),
                   .no_bridge = incomparable(before, after)};
  ChangeGroups groups(before, after, found.items);
  const std::string& scenario = after.options.scenario;
  found.changes = changes_of(found.items, groups.list(), scenario);
  if (!found.no_bridge.empty() || found.changes.empty()) return found;
  const std::size_t years = std::max(years_of(before), years_of(after));
  groups.separate(years);
  for (;;) {
    found.changes = changes_of(found.items, groups.list(), scenario);
    const auto stuck = follow(before, after, groups.list(), years, found);
    if (!stuck && attribute(before, after, groups.list(), years, found)) break;
    groups.join_more(stuck.value_or(0), years);
  }
  clear_rounding(found, years);
  return found;
}

}  // namespace gonogo
