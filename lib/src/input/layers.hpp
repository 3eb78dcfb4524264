// SPDX-License-Identifier: MIT
/// A bid and its policy as documents, and the changes that scenarios and settings make to each.
#pragma once

#include <optional>
#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/input/laid_over.hpp"

namespace gonogo {

struct Layers {
  std::optional<Document> bid = {};
  std::optional<Document> policy = {};
};

enum class From {
  setting,
  bid,
  policy
};  ///< the origin of a change: a setting may change both files

/// Applies a piece: keys of the policy change in the policy (rates and rules that both files have,
/// in both), all other keys in the bid. A scenario of the bid changes the bid only.
void apply_piece(Layers& layers, const Node& piece, From from, Diagnostics& found);

/// Applies a scenario of either file, after the scenarios it inherits. Returns false, and changes
/// nothing, if there is none.
bool apply_scenario(Layers& layers, const std::string& id, Diagnostics& found);

/// What a scenario, after those it inherits, makes of the numbers below it.
LaidOver laid_over(const Layers& layers, const std::string& id);

/// The ids of the scenarios of both files.
std::vector<std::string> scenario_ids(const Layers& layers);

}  // namespace gonogo
