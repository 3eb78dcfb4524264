// SPDX-License-Identifier: MIT
/// Bids to simulate.
#pragma once

#include <string>

#include "gonogo/analysis/simulation.hpp"
#include "opening.hpp"

namespace gonogo::test::chance {

inline constexpr std::string_view head = R"(
[project]
title = "Test"
currency = "CNY"
period = "5 years"
[rates]
discount = 0.1
)";

/// Of a bid, and of a policy where one is given.
inline Bid bid_of(const std::string& text, const std::string& policy = "") {
  MemoryFiles files;
  files.add("bid.toml", std::string(head) + text);
  if (!policy.empty()) files.add("policy.toml", policy);
  Sources sources;
  LoadOptions options{.bid = "bid.toml", .no_policy = policy.empty()};
  if (!policy.empty()) options.policy = "policy.toml";
  auto bid = open_bid(files, options, sources);
  for (const Diagnostic& each : bid.diagnostics) MESSAGE(render(each, sources));
  REQUIRE(bid.value.has_value());
  return std::move(*bid.value);
}

inline Simulation simulated(const Bid& bid, const SimulationOptions& options = {}) {
  auto found = simulate(bid, options);
  for (const Diagnostic& each : found.diagnostics) MESSAGE(english(each.message));
  REQUIRE(found.value.has_value());
  return std::move(*found.value);
}

inline bool holds(const Estimate& estimate, double truth) {
  return estimate.low <= truth && truth <= estimate.high;
}

inline const SimulatedMeasure& npv(const Simulation& found) { return found.measures.front(); }

/// A net present value that is one driver.
inline std::string worth(const std::string& driver) {
  return "[drivers]\nworth = { value = 1_000, " + driver +
         " }\n[other_income]\nworth = { amount = \"max(0, worth)\", at = \"Y0\" }\n"
         "[cost]\nloss = { amount = \"max(0, -worth)\", at = \"Y0\" }\n";
}

}  // namespace gonogo::test::chance
