// SPDX-License-Identifier: MIT
#include "gonogo/analysis/joint_simulation.hpp"

#include <cmath>

#include "simulating.hpp"

using namespace gonogo;
using namespace gonogo::test;
using doctest::Approx;

namespace {

/// A bid whose NPV is the driver `worth`: normal, with this standard deviation.
Bid normal_bid(const std::string& sd) {
  return chance::bid_of(chance::worth("distribution = \"normal\", sd = " + sd));
}

std::vector<JointBid> whole(const Bid& a, const Bid& b) {
  return {{.bid = &a, .share = 1}, {.bid = &b, .share = 1}};
}

JointSimulation together(const std::vector<JointBid>& bids, const JointOptions& options) {
  auto found = simulate_together(bids, options);
  REQUIRE_MESSAGE(found.value, english(found.diagnostics.front().message));
  return *std::move(found.value);
}

}  // namespace

// The sum of normal numbers at the same place has the sum of their deviations; of independent ones the
// root of the sum of squares. The quantile 0.05 of a normal number is 1.644853627 deviations below.
TEST_CASE("simulate_together: shared drivers add their deviations, others their variances") {
  const Bid a = normal_bid("300"), b = normal_bid("400");
  const JointSimulation alone = together(whole(a, b), {});
  const JointSimulation shared = together(whole(a, b), {.shared = {"drivers.worth"}});
  CHECK(shared.bids[0].sd == Approx(300).epsilon(0.003));
  CHECK(shared.bids[1].sd == Approx(400).epsilon(0.003));
  CHECK(shared.all.sd == Approx(700).epsilon(0.003));
  CHECK(shared.all.at_risk() == Approx(1.644853627 * 700).epsilon(0.01));
  CHECK(shared.all.at_risk() ==
        Approx(shared.bids[0].at_risk() + shared.bids[1].at_risk()).epsilon(1e-6));
  CHECK(alone.all.sd == Approx(500).epsilon(0.01));
  CHECK(alone.all.at_risk() == Approx(1.644853627 * 500).epsilon(0.02));
  for (const JointSimulation* each : {&alone, &shared}) {
    CHECK(each->all.mean.value == Approx(2'000).epsilon(0.002));
    CHECK(each->failed_cases == 0);
  }
  REQUIRE(shared.shared.size() == 1);
  CHECK(shared.shared[0].bids == 2);
}

TEST_CASE("simulate_together: one bid is what simulate says of it") {
  const Bid bid = normal_bid("300");
  const JointSimulation joint = together({{.bid = &bid, .share = 1}}, {});
  const Simulation single = chance::simulated(bid);
  const SimulatedMeasure& npv = chance::npv(single);
  CHECK(joint.cases == single.cases);
  CHECK(joint.all.mean.value == npv.mean.value);
  CHECK(joint.all.shortfall.value == npv.shortfall.value);
  CHECK(joint.all.negative.value == npv.negative.value);
}

TEST_CASE("simulate_together: shares, units, sums that do not vary and what is beside the sum") {
  const Bid a = normal_bid("300");
  const std::vector<JointBid> bids = {
      {.bid = &a, .scale = 10, .share = 0.5}, {.npv = 70, .share = 1}, {.npv = 9, .share = 0}};
  const JointSimulation found = together(bids, {.beside = -20});
  CHECK(found.bids[0].mean.value == Approx(10'000).epsilon(0.002));
  CHECK(found.bids[1].sd == 0);
  CHECK(found.bids[1].p5.value == 70);
  CHECK(found.chosen.mean.value == Approx(0.5 * found.bids[0].mean.value + 70 - 20));
  CHECK(found.chosen.sd == Approx(0.5 * found.bids[0].sd));
  CHECK(found.all.mean.value == Approx(found.bids[0].mean.value + 79));
}

// A's worth is correlated with a driver that B is worth: by ranks 0.8, of normal numbers
// 2 sin(0.8 pi / 6) = 0.8135, and of the sum the deviation sqrt(2 + 2 x 0.8135) x 100.
TEST_CASE("simulate_together: a bid's own correlation with a shared driver ties it to other bids") {
  const Bid a = chance::bid_of(
      "[drivers]\nother = { value = 1, distribution = \"normal\", sd = 0.1 }\n"
      "worth = { value = 1_000, distribution = \"normal\", sd = 100 }\n"
      "[correlation]\nworth.other = 0.8\n"
      "[other_income]\nworth = { amount = \"worth + 0 * other\", at = \"Y0\" }\n");
  const Bid b = chance::bid_of(
      "[drivers]\nother = { value = 1_000, distribution = \"normal\", sd = 100 }\n"
      "[other_income]\nworth = { amount = \"other\", at = \"Y0\" }\n");
  const double rho = 2 * std::sin(0.8 * std::acos(-1) / 6);
  const JointSimulation tied = together(whole(a, b), {.shared = {"drivers.other"}});
  CHECK(tied.all.sd == Approx(100 * std::sqrt(2 + 2 * rho)).epsilon(0.01));
  const JointSimulation alone = together(whole(a, b), {});
  CHECK(alone.all.sd == Approx(100 * std::sqrt(2)).epsilon(0.01));
  const auto both = simulate_together(whole(a, b), {.shared = {"drivers.other", "drivers.worth"}});
  REQUIRE_FALSE(both.value);
  CHECK(both.diagnostics.front().code == "conflict");
}
