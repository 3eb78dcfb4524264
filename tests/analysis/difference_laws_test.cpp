// SPDX-License-Identifier: MIT
// What must hold of the worth of changes, whatever the two bids.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "printed_bridge.hpp"
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"
#include "two_bids.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

constexpr const char* rules = "[rule.value]\nmeasure = \"npv\"\nat_least = 0\n";

/// With another first number in the line.
std::string moved(const std::string& line) {
  const auto equals = line.find('=', line.find('{'));
  const auto digit = line.find_first_of("0123456789", equals == std::string::npos ? 0 : equals);
  if (digit == std::string::npos || line[digit - 1] == 'Y' || line[digit - 1] == '"') return line;
  return line.substr(0, digit) + "1" + line.substr(digit);
}

/// Another version: some numbers moved, a line removed, one added.
RandomBid changed(RandomBid bid) {
  for (auto& [section, lines] : bid.items) {
    for (std::string& line : lines) {
      if (once_in(2)) line = moved(line);
    }
  }
  if (once_in(2)) bid.items["cost"].push_back("extra = { amount = 77, per = \"year\" }");
  auto& revenue = bid.items["revenue"];
  if (once_in(2) && revenue.size() > 1) revenue.pop_back();
  if (once_in(3)) bid.rates = "[rates]\ndiscount = 0.11\n";
  return bid;
}

struct Versions {
  std::optional<Bid> before = {}, after = {};
};

bool has_npv(const std::optional<Bid>& bid) {
  return bid && bid->model.measure(measures::npv).why == Why::computed;
}

/// The items of each section the other way round.
RandomBid reversed(RandomBid bid) {
  for (auto& [section, lines] : bid.items) std::reverse(lines.begin(), lines.end());
  return bid;
}

/// What a difference may err by: rounding of the greatest amounts that cancel.
double tolerance(const Bid& before, const Bid& after) {
  double size = 1;
  for (const Bid* bid : {&before, &after}) {
    const auto& factors = bid->model.snapshot().row(bid->model->perspectives[0].present_value);
    for (const double each : factors) size += std::abs(each);
    const auto& sizes = bid->model.snapshot().row(bid->model->flows.sizes);
    for (const double each : sizes) size += std::abs(each);
  }
  return 1e-10 * size;
}

std::map<std::string, double> shapley_by_key(const Difference& found) {
  std::map<std::string, double> values;
  for (const BidChange& each : found.changes) {
    std::string key;
    std::vector<std::string> keys;
    for (const std::size_t i : each.items) keys.push_back(found.items[i].key());
    std::sort(keys.begin(), keys.end());
    for (const std::string& one : keys) key += one + ";";
    values[key] = each.shapley;
  }
  return values;
}

void check_same(const std::map<std::string, double>& a, const std::map<std::string, double>& b,
                double factor, double tolerated) {
  RC_ASSERT(a.size() == b.size());
  for (const auto& [key, value] : a) {
    RC_ASSERT(b.contains(key));
    RC_ASSERT(std::abs(value - factor * b.at(key)) <= tolerated);
  }
}

void check_sums(const Difference& found, double tolerated) {
  const double npv = found.after.measures[0].value - found.before.measures[0].value;
  double in_order = 0, shapley = 0;
  for (const BidChange& each : found.changes) {
    in_order += each.in_order;
    shapley += each.shapley;
    double by_year = 0, by_year_in_order = 0;
    for (const double value : each.shapley_by_year) by_year += value;
    for (const double value : each.in_order_by_year) by_year_in_order += value;
    RC_ASSERT(std::abs(by_year - each.shapley) <= tolerated);
    RC_ASSERT(std::abs(by_year_in_order - each.in_order) <= tolerated);
  }
  RC_ASSERT(std::abs(in_order - npv) <= tolerated);
  RC_ASSERT(std::abs(shapley - npv) <= tolerated);
}

}  // namespace

TEST_CASE("find_difference: laws of random bids") {
  std::size_t seen = 0;
  CHECK(holds_often("worths sum up, negate and need no order", 60, seen, [&] {
    const RandomBid old_bid = random_bid(Refined::no);
    const RandomBid new_bid = changed(old_bid);
    const std::string step = random_step();
    RC_LOG(old_bid.text(step));
    RC_LOG(new_bid.text(step));
    const Versions bids{bid_of(old_bid.text(step) + rules), bid_of(new_bid.text(step) + rules)};
    if (!has_npv(bids.before) || !has_npv(bids.after)) return;
    const Difference found = find_difference(*bids.before, *bids.after);
    RC_ASSERT(found.no_bridge.empty());
    const double tolerated = tolerance(*bids.before, *bids.after);
    check_sums(found, tolerated);
    const Difference back = find_difference(*bids.after, *bids.before);
    check_same(shapley_by_key(found), shapley_by_key(back), -1, tolerated);
    const auto other = bid_of(reversed(new_bid).text(step) + rules);
    const auto other_old = bid_of(reversed(old_bid).text(step) + rules);
    RC_ASSERT(other.has_value());
    RC_ASSERT(other_old.has_value());
    check_same(shapley_by_key(found), shapley_by_key(find_difference(*other_old, *other)), 1,
               tolerated);
    const Difference same = find_difference(*bids.before, *bids.before);
    RC_ASSERT(same.items.empty());
    RC_ASSERT(same.changes.empty());
    const auto printed = printed_bridge(difference_report(*bids.before, *bids.after, found));
    if (!printed.empty()) {
      RC_ASSERT(adds_up(printed, &PrintedWorth::in_order));
      RC_ASSERT(adds_up(printed, &PrintedWorth::shapley));
    }
    if (printed.size() > 2) ++seen;
  }));
}
