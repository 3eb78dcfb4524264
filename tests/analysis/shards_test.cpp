// SPDX-License-Identifier: MIT
#include "gonogo/analysis/shards.hpp"

#include <algorithm>

#include "gonogo/report/render.hpp"
#include "simulating.hpp"

using namespace gonogo;
using namespace gonogo::test::chance;

namespace {

ShardText shard_of(const Bid& bid, const SimulationOptions& options, std::size_t i, std::size_t n) {
  auto text = simulate_shard(bid, options, {i, n});
  REQUIRE(text.value.has_value());
  return {.file = "part" + std::to_string(i), .text = *std::move(text.value)};
}

std::string complaint(const Bid& bid, const std::vector<ShardText>& shards) {
  const auto found = merge_shards(bid, shards);
  CHECK_FALSE(found.value.has_value());
  REQUIRE_FALSE(found.diagnostics.empty());
  CHECK(found.diagnostics.front().code == "bad-shard");
  return english(found.diagnostics.front().message);
}

/// Paybacks that are never reached, cases without a rate, a scenario with a probability.
const std::string yearly = R"(
[drivers]
yearly = { value = 30, low = 5, high = 40, distribution = "uniform" }
price = { value = 1, sd = 0.2, distribution = "normal" }
[investment]
i = { amount = 100 }
[revenue]
r = { amount = "yearly * price", per = "year" }
[correlation]
yearly.price = 0.5
[scenario.bad]
probability = 0.2
revenue.times = 0.5
)";

}  // namespace

TEST_CASE("shards: together they are the whole, to the bit, in any order and of any number") {
  const Bid bid = bid_of(yearly);
  for (const Sampling sampling : {Sampling::sobol, Sampling::latin, Sampling::plain}) {
    const SimulationOptions options{.trials = 9'000, .seed = 5, .sampling = sampling};
    const std::string whole = render_json(simulation_report(bid, simulated(bid, options)));
    for (const std::size_t count : {1U, 2U, 7U}) {
      std::vector<ShardText> shards;
      for (std::size_t i = 1; i <= count; ++i) shards.push_back(shard_of(bid, options, i, count));
      std::reverse(shards.begin(), shards.end());
      const auto merged = merge_shards(bid, shards);
      REQUIRE(merged.value.has_value());
      CHECK((render_json(simulation_report(bid, *merged.value)) == whole));
    }
  }
}

TEST_CASE("shards: what does not belong together, is missing or damaged is refused") {
  const Bid bid = bid_of(yearly);
  const SimulationOptions options{.trials = 64};
  const ShardText one = shard_of(bid, options, 1, 2), two = shard_of(bid, options, 2, 2);
  CHECK(complaint(bid, {one}) == "shard 2 of 2 is missing");
  CHECK(complaint(bid, {one, one}) == "shard 1 of 2 comes twice");
  CHECK(complaint(bid, {one, shard_of(bid, options, 2, 3)}) ==
        "this is a shard of another division");
  CHECK(complaint(bid, {one, shard_of(bid, {.trials = 64, .seed = 2}, 2, 2)}) ==
        "the shard was made otherwise: seed 2; here seed 1");
  const Bid other = bid_of(yearly + "[rule.value]\nmeasure = \"npv\"\nat_least = 5\n");
  CHECK(complaint(other, {one, two}).starts_with("the shard was made otherwise: bid "));
  CHECK(complaint(bid, {{"x", "{}"}}) == "this is no shard of a simulation");
  CHECK(complaint(bid, {}) == "there are no shards");
  for (std::size_t cut = one.text.find("shard 1/2"); cut < one.text.size(); cut += 97) {
    ShardText damaged = one;
    damaged.text.resize(cut);
    complaint(bid, {damaged, two});
  }
  ShardText changed = one;
  changed.text.replace(changed.text.find("shard 1/2") + 10, 1, "z");
  CHECK(complaint(bid, {changed, two}) == "the line of case 1 is damaged or missing");
}
