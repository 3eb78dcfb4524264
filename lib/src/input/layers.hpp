// SPDX-License-Identifier: MIT
/// A bid and its policy as documents, and what scenarios and settings lay over each of them.
#pragma once

#include <optional>
#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"

namespace gonogo {

struct Layers {
  std::optional<Document> bid = {};
  std::optional<Document> policy = {};
};

enum class From { setting, bid, policy };  ///< who speaks: a setting may touch both

/// Lays a piece over the document that states what it touches: what the policy states, there (and a
/// rate or rule that the bid states too, in both); all else over the bid. A scenario of the bid
/// touches the bid only. True if the policy was touched.
bool lay_piece(Layers& layers, const Node& piece, From from, Diagnostics& found);

/// Lays a scenario of either file over both, what it inherits first. False, and nothing done, where
/// there is none.
bool lay_scenario(Layers& layers, const std::string& id, Diagnostics& found);

/// The ids of the scenarios of both files.
std::vector<std::string> scenario_ids(const Layers& layers);

}  // namespace gonogo
