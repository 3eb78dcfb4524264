// SPDX-License-Identifier: MIT
// Bids between two versions: the old documents with some items of the new ones.
#include <algorithm>
#include <cctype>
#include <set>

#include "gonogo/input/edits.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/documents.hpp"
#include "input/remark_keys.hpp"

namespace gonogo {
namespace {

using Words = std::set<std::string, std::less<>>;

void add_words(std::string_view text, Words& words) {
  const auto in_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > i) words.emplace(text.substr(i, end - i));
    i = end + 1;
  }
}

/// The words of all texts of a node, and of its keys where these are addresses.
void add_words(const Node& node, bool of_keys, Words& words) {
  if (node.kind == Node::Kind::string) add_words(node.text, words);
  for (const Node& each : node.items) {
    if (is_remark_key(each.key)) continue;
    if (of_keys) add_words(each.key, words);
    add_words(each, of_keys, words);
  }
}

const Layer& document_of(const Documents& documents, const EditedItem& item) {
  return item.of_policy ? documents.layers.policy : documents.layers.bid;
}

const Node* node_of(const Documents& documents, const EditedItem& item) {
  const auto& document = document_of(documents, item);
  const Node* section = document ? document->root.find(item.section) : nullptr;
  return section == nullptr || item.id.empty() ? section : section->find(item.id);
}

Words words_of(const Documents& before, const Documents& after, const EditedItem& item) {
  const bool of_keys = item.section == section::scenario || item.section == section::grade;
  Words words;
  for (const Documents* each : {&before, &after}) {
    if (const Node* node = node_of(*each, item)) add_words(*node, of_keys, words);
  }
  return words;
}

/// Takes one item over from the new file: replaces, adds or removes it.
void take(Node& parent, const std::string& key, const Node* node) {
  const auto at = std::find_if(parent.items.begin(), parent.items.end(),
                               [&](const Node& each) { return each.key == key; });
  if (node == nullptr) {
    if (at != parent.items.end()) parent.items.erase(at);
  } else if (at != parent.items.end()) {
    *at = *node;
  } else {
    parent.items.push_back(*node);
  }
}

/// An empty section of the same header, for the items of a section that the file did not have.
Node empty_section(const Node& like) {
  Node section = like;
  section.items.clear();
  return section;
}

void take_item(const EditedItem& item, const Documents& after, Documents& blend) {
  Layer& layer = item.of_policy ? blend.layers.policy : blend.layers.bid;
  const auto& from = document_of(after, item);
  if (!layer && from) {
    layer = Layer(Document{.file = from->file});
    blend.policy_hash = after.policy_hash;
  }
  if (!layer) return;
  Document* const document = &layer.own();
  const Node* node = node_of(after, item);
  if (item.id.empty()) return take(document->root, item.section, node);
  Node* section = document->root.find(item.section);
  if (section == nullptr && node != nullptr)
    section = &document->root.items.emplace_back(empty_section(*from->root.find(item.section)));
  if (section == nullptr) return;
  take(*section, item.id, node);
  const bool gone = section->items.empty() && (!from || from->root.find(item.section) == nullptr);
  if (gone) take(document->root, item.section, nullptr);
}

template <class Map>
void add_missing(const Map& from, Map& to) {
  to.insert(from.begin(), from.end());
}

/// What scenarios and settings name: both have read it.
void add_series(const SeriesColumns& from, SeriesColumns& to) {
  add_missing(from.files, to.files);
  add_missing(from.columns, to.columns);
  add_missing(from.hashes, to.hashes);
  add_missing(from.sites.texts, to.sites.texts);
  add_missing(from.sites.numbers, to.sites.numbers);
  add_missing(from.sites.labels, to.sites.labels);
  add_missing(from.sites.ends, to.sites.ends);
  add_missing(from.sites.ids, to.sites.ids);
}

}  // namespace

std::vector<std::vector<std::size_t>> bound_items(const Documents& before, const Documents& after,
                                                  const std::vector<EditedItem>& items) {
  std::vector<Words> words;
  for (const EditedItem& each : items) words.push_back(words_of(before, after, each));
  std::vector<std::vector<std::size_t>> bound(items.size());
  const auto comes_or_goes = [](const EditedItem& each) { return each.was_there != each.is_there; };
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = 0; j < items.size(); ++j) {
      if (i == j || items[i].id.empty()) continue;
      const bool named = comes_or_goes(items[i]) && words[j].contains(items[i].id);
      const bool renamed =
          comes_or_goes(items[i]) && comes_or_goes(items[j]) && items[i].id == items[j].id;
      const bool same_file_comes =  // a policy that comes or goes does so as a whole
          items[i].of_policy && items[j].of_policy &&
          before.layers.policy.has_value() != after.layers.policy.has_value();
      if (named || renamed || same_file_comes) {
        bound[i].push_back(j);
        bound[j].push_back(i);
      }
    }
  }
  for (auto& each : bound) {
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
  }
  return bound;
}

std::shared_ptr<const Documents> blended(const std::shared_ptr<const Documents>& before,
                                         const std::shared_ptr<const Documents>& after,
                                         const std::vector<EditedItem>& items,
                                         const std::vector<bool>& taken) {
  const auto taken_count = std::count(taken.begin(), taken.end(), true);
  if (taken_count == 0) return before;
  if (taken_count == static_cast<std::ptrdiff_t>(items.size())) return after;
  auto blend = std::make_shared<Documents>(*before);
  bool policy_taken = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!taken[i]) continue;
    take_item(items[i], *after, *blend);
    policy_taken = policy_taken || items[i].of_policy;
  }
  if (policy_taken) blend->kinds = after->kinds;
  if (policy_taken && !after->layers.policy) blend->layers.policy = {};
  add_series(after->series, blend->series);
  return blend;
}

}  // namespace gonogo
