// SPDX-License-Identifier: MIT
/// A simulation in parts, on as many machines as there are.
///
/// A case depends on the seed, the number of cases and its own number alone: the shards of a
/// simulation hold what the whole would have computed, and together they are the whole, to the bit.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/simulation.hpp"

namespace gonogo {

/// One of `count` parts of about equal size.
struct Shard {
  std::size_t index = 1;  ///< from 1 to count
  std::size_t count = 1;
};

/// "2/8"; empty where it is no such thing.
std::optional<Shard> parse_shard(const std::string& text);

/// The outcomes of the cases of a shard, a line each, below what they were made of. Diagnoses what
/// simulate() does.
Checked<std::string> simulate_shard(const Bid& bid, const SimulationOptions& options,
                                    const Shard& shard);

/// What simulate_shard() made, and the file that it was kept in.
struct ShardText {
  std::string file = {};
  std::string text = {};
};

/// The simulation of all shards: what simulate() would have found. Diagnoses shards of other
/// files, settings, seeds or programs, one that is missing or comes twice, and damaged ones.
Checked<Simulation> merge_shards(const Bid& bid, const std::vector<ShardText>& shards);

}  // namespace gonogo
