// SPDX-License-Identifier: MIT
/// Several bids under one chance: what they are worth together, and what is at risk.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/simulation.hpp"

namespace gonogo {

/// One of the bids. Requires: the bid outlives the call.
struct JointBid {
  const Bid* bid = nullptr;  ///< null: it has an NPV that does not vary
  double npv = 0;            ///< without a bid
  double scale = 1;          ///< one unit of its money is so many of those that are summed
  double share = 0;          ///< of it that is chosen
};

struct JointOptions {
  std::size_t trials = 16'384;  ///< at least so many; see sample_size
  std::uint64_t seed = 1;
  /// "drivers.wage": in each case all bids that have it are at the same place of their distributions
  /// of it. All else is drawn for each bid alone.
  std::vector<Address> shared = {};
  double beside = 0;  ///< added to what is chosen: what bids are worth together beside their sum
};

/// The NPV over all cases.
struct NpvAtRisk {
  Estimate mean = {};
  double sd = 0;
  Estimate p5 = {}, p50 = {}, p95 = {};
  Estimate shortfall = {};  ///< the mean of the worst 5 % of cases
  Estimate negative = {};   ///< P(NPV < 0)

  /// Value at risk with 95 % confidence: how far below its mean the NPV is in 5 % of cases, at least.
  double at_risk() const { return mean.value - p5.value; }
};

struct SharedDriver {
  Address address = {};
  std::size_t bids = 0;    ///< in which it varies
  std::size_t stated = 0;  ///< that have it
  Address meant = {};      ///< where none has it: the nearest that one has; empty: none is near
};

struct JointSimulation {
  std::size_t cases = 0;
  std::size_t failed_cases = 0;  ///< in which a bid has no NPV: of no total
  std::vector<NpvAtRisk> bids = {};
  NpvAtRisk chosen = {};  ///< each with its share
  NpvAtRisk all = {};
  std::vector<SharedDriver> shared = {};  ///< as JointOptions::shared
};

/// Diagnoses what simulate() does of each bid, shared drivers that a bid correlates with each other,
/// and more numbers than a sample can have.
Checked<JointSimulation> simulate_together(std::span<const JointBid> bids,
                                           const JointOptions& options);

}  // namespace gonogo
