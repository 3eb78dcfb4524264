// SPDX-License-Identifier: MIT
#include "input/layers.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/input/overlay.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/value_readers.hpp"
#include "proposal/key_names.hpp"

namespace gonogo {
namespace {

const Node* section_of(const Layer& document, std::string_view name) {
  return document ? document->root.find(name) : nullptr;
}

bool states(const Layer& document, const Node& section, const Node& key) {
  const Node* there = section_of(document, section.key);
  return there != nullptr && there->find(key.key) != nullptr;
}

Sharing sharing_of(const Node& section) {
  const FileSection* row = find_section(section.key);
  return row == nullptr ? Sharing::none : row->sharing;
}

/// Whether a key of a section is changed in the policy.
bool is_policys(const Layers& layers, const Node& section, const Node& key, From from) {
  if (!layers.policy || from == From::bid) return false;
  switch (sharing_of(section)) {
    case Sharing::none: {
      const FileSection* row = find_section(section.key);
      return row != nullptr && row->of_policy();
    }
    case Sharing::whole:
      return section_of(layers.policy, section.key) != nullptr;
    case Sharing::by_key:
    case Sharing::both:
      break;
  }
  return states(layers.policy, section, key);
}

/// The sections of a piece with the keys for which `wanted` is true.
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

const Node* find_scenario(const Layer& document, std::string_view id) {
  const Node* section = section_of(document, section::scenario);
  const Node* scenario = section == nullptr ? nullptr : section->find(id);
  return scenario != nullptr && scenario->kind == Node::Kind::table ? scenario : nullptr;
}

/// The scenario and its ancestors, the farthest first. read.cpp reports cycles.
std::vector<const Node*> lineage(const Layer& document, const std::string& id) {
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
  std::erase_if(body.items, [](const Node& item) { return is_scenario_key(item.key); });
  return body;
}

/// What a scenario states, after those it inherits.
std::vector<Node> bodies_of(const Layers& layers, const std::string& id) {
  const bool of_bid = find_scenario(layers.bid, id) != nullptr;
  std::vector<Node> bodies;
  for (const Node* scenario : lineage(of_bid ? layers.bid : layers.policy, id))
    bodies.push_back(body_of(*scenario));
  return bodies;
}

/// Whether a table changes keys of what is there, as apply_overlay does: an item's does in braces
/// too, unless it is a schedule.
bool merges(const Node& member, const Address& around) {
  if (member.kind != Node::Kind::table) return false;
  if (!member.in_braces) return true;
  const FileSection* section = find_section(around);
  return section != nullptr && section->shape == SectionShape::items && !is_schedule(member);
}

void add_piece(const Node& table, const Address& address, LaidOver& laid) {
  for (const Node& member : table.items) {
    if (member.key == "times" || member.key == "plus") {
      Levers& by = laid.moved[address];
      const double times = member.key == "times" ? member.number : 1;
      by.times *= times;
      by.plus = by.plus * times + (member.key == "plus" ? member.number : 0);
      continue;
    }
    const Address below = address.empty() ? member.key : address + "." + member.key;
    if (merges(member, address)) {
      add_piece(member, below, laid);
      continue;
    }
    // A table with one principal number has the address of that number.
    for (const Address& each : {below, is_principal(member.key) ? address : below}) {
      laid.replaced.insert(each);
      laid.moved.erase(each);
    }
  }
}

}  // namespace

void apply_piece(Layers& layers, const Node& piece, From from, Diagnostics& found) {
  const auto policys = [&](const Node& section, const Node& key) {
    return is_policys(layers, section, key, from);
  };
  const auto bids = [&](const Node& section, const Node& key) {
    const bool both = sharing_of(section) == Sharing::both && states(layers.bid, section, key);
    return both || !policys(section, key);
  };
  const Node for_policy = part_of(piece, policys);
  const Node for_bid = part_of(piece, bids);
  if (layers.policy && !for_policy.items.empty())
    apply_overlay(layers.policy.own().root, for_policy, found);
  if (layers.bid && !for_bid.items.empty()) apply_overlay(layers.bid.own().root, for_bid, found);
}

bool apply_scenario(Layers& layers, const std::string& id, Diagnostics& found) {
  const From from = find_scenario(layers.bid, id) != nullptr ? From::bid : From::policy;
  const std::vector<Node> bodies = bodies_of(layers, id);
  for (const Node& body : bodies) apply_piece(layers, body, from, found);
  return !bodies.empty();
}

LaidOver laid_over(const Layers& layers, const std::string& id) {
  LaidOver laid;
  for (const Node& body : bodies_of(layers, id)) add_piece(body, {}, laid);
  return laid;
}

std::vector<std::string> scenario_ids(const Layers& layers) {
  std::vector<std::string> ids;
  for (const auto* document : {&layers.bid, &layers.policy}) {
    const Node* section = section_of(*document, section::scenario);
    if (section == nullptr) continue;
    for (const Node& item : section->items) ids.push_back(item.key);
  }
  return ids;
}

}  // namespace gonogo
