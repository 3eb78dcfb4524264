// SPDX-License-Identifier: MIT
#include "input/layers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gonogo/input/overlay.hpp"

namespace gonogo {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

const Node* section_of(const std::optional<Document>& document, std::string_view name) {
  return document ? document->root.find(name) : nullptr;
}

bool states(const std::optional<Document>& document, const Node& section, const Node& key) {
  const Node* there = section_of(document, section.key);
  return there != nullptr && there->find(key.key) != nullptr;
}

/// Whether a key of a section is the policy's to say.
bool is_policys(const Layers& layers, const Node& section, const Node& key, From from) {
  if (!layers.policy || from == From::bid) return false;
  if (one_of(section.key, {"policy", "uplift"})) return true;
  if (one_of(section.key, {"tax", "conventions"}))
    return section_of(layers.policy, section.key) != nullptr;
  return one_of(section.key, {"rates", "rule", "scenario"}) && states(layers.policy, section, key);
}

/// The sections of a piece, with only those of their keys that `wanted` takes.
template <class Wanted>
Node part_of(const Node& piece, const Wanted& wanted) {
  Node part = piece;
  part.items.clear();
  for (const Node& section : piece.items) {
    Node kept = section;
    std::erase_if(kept.items, [&](const Node& key) { return !wanted(section, key); });
    const bool plain = section.kind != Node::Kind::table || section.items.empty();
    if (plain ? wanted(section, section) : !kept.items.empty())
      part.items.push_back(std::move(kept));
  }
  return part;
}

const Node* find_scenario(const std::optional<Document>& document, std::string_view id) {
  const Node* section = section_of(document, "scenario");
  const Node* scenario = section == nullptr ? nullptr : section->find(id);
  return scenario != nullptr && scenario->kind == Node::Kind::table ? scenario : nullptr;
}

/// The scenario and what it inherits, farthest first. A cycle is reported where the files are read.
std::vector<const Node*> lineage(const std::optional<Document>& document, const std::string& id) {
  std::vector<const Node*> line;
  for (const Node* at = find_scenario(document, id); at != nullptr;) {
    if (std::find(line.begin(), line.end(), at) != line.end()) break;
    line.push_back(at);
    const Node* parent = at->find("inherits");
    at = parent != nullptr ? find_scenario(document, parent->text) : nullptr;
  }
  std::reverse(line.begin(), line.end());
  return line;
}

Node body_of(const Node& scenario) {
  Node body = scenario;
  std::erase_if(body.items, [](const Node& item) {
    return one_of(item.key, {"name", "probability", "inherits"});
  });
  return body;
}

}  // namespace

bool lay_piece(Layers& layers, const Node& piece, From from, Diagnostics& found) {
  const auto policys = [&](const Node& section, const Node& key) {
    return is_policys(layers, section, key, from);
  };
  const auto bids = [&](const Node& section, const Node& key) {
    const bool both = one_of(section.key, {"rates", "rule"}) && states(layers.bid, section, key);
    return both || !policys(section, key);
  };
  const Node for_policy = part_of(piece, policys);
  const Node for_bid = part_of(piece, bids);
  if (layers.policy && !for_policy.items.empty()) lay_over(layers.policy->root, for_policy, found);
  if (layers.bid && !for_bid.items.empty()) lay_over(layers.bid->root, for_bid, found);
  return !for_policy.items.empty();
}

bool lay_scenario(Layers& layers, const std::string& id, Diagnostics& found) {
  const bool of_bid = find_scenario(layers.bid, id) != nullptr;
  std::vector<Node> bodies;
  for (const Node* scenario : lineage(of_bid ? layers.bid : layers.policy, id))
    bodies.push_back(body_of(*scenario));
  for (const Node& body : bodies) lay_piece(layers, body, of_bid ? From::bid : From::policy, found);
  return !bodies.empty();
}

std::vector<std::string> scenario_ids(const Layers& layers) {
  std::vector<std::string> ids;
  for (const auto* document : {&layers.bid, &layers.policy}) {
    const Node* section = section_of(*document, "scenario");
    if (section == nullptr) continue;
    for (const Node& item : section->items) ids.push_back(item.key);
  }
  return ids;
}

}  // namespace gonogo
