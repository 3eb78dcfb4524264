// SPDX-License-Identifier: MIT
#include "gonogo/input/edits.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gonogo/proposal/sections.hpp"
#include "input/documents.hpp"
#include "input/node_text.hpp"
#include "input/remark_keys.hpp"
#include "input/value_readers.hpp"
#include "proposal/key_names.hpp"

namespace gonogo {
namespace {

const Node* find(const Node* table, const std::string& key) {
  return table == nullptr ? nullptr : table->find(key);
}

/// The keys of both tables: those of the new one, and each that is gone before the one it preceded.
std::vector<std::string> keys_of(const Node* before, const Node* after) {
  std::vector<std::string> keys;
  if (after != nullptr) {
    for (const Node& each : after->items) keys.push_back(each.key);
  }
  if (before == nullptr) return keys;
  auto at = keys.begin();
  for (const Node& each : before->items) {
    const auto known = std::find(keys.begin(), keys.end(), each.key);
    at = known != keys.end() ? known + 1 : keys.insert(at, each.key) + 1;
  }
  return keys;
}

/// The member that has the address of its table.
const Node* principal_of(const Node& table) {
  for (const Node& each : table.items) {
    if (is_principal(each.key)) return &each;
  }
  return nullptr;
}

bool is_table(const Node& node) { return node.kind == Node::Kind::table && !is_list_of_file(node); }

/// Finds the edits of one item.
class Walk {
 public:
  explicit Walk(std::vector<Edit>& edits) : edits_(edits) {}

  void compare(const Address& address, const Node* before, const Node* after, bool remark) {
    if (before == nullptr || after == nullptr) {
      if (before != nullptr || after != nullptr) add(address, before, after, remark);
    } else if (is_table(*before) && is_table(*after)) {
      tables(address, *before, *after, remark);
    } else if (is_table(*before) != is_table(*after) &&
               shorthand(address, *before, *after, remark)) {
      return;
    } else if (is_plain_list(*before) && is_plain_list(*after) &&
               before->items.size() == after->items.size()) {
      for (std::size_t i = 0; i < before->items.size(); ++i)
        compare(address + "[" + std::to_string(i + 1) + "]", &before->items[i], &after->items[i],
                remark);
    } else if (!same_value(*before, *after)) {
      add(address, before, after, remark);
    }
  }

 private:
  static bool is_plain_list(const Node& node) {
    return node.kind == Node::Kind::array && !is_list_of_file(node);
  }

  void tables(const Address& address, const Node& before, const Node& after, bool remark) {
    for (const std::string& key : keys_of(&before, &after)) {
      const bool same_address = is_principal(key) && !is_schedule(after);
      compare(same_address ? address : address + "." + key, before.find(key), after.find(key),
              remark || is_remark_key(key));
    }
  }

  /// `beds = 6` beside `beds = { value = 6, ... }`: the number is compared with the number.
  bool shorthand(const Address& address, const Node& before, const Node& after, bool remark) {
    const Node& table = is_table(before) ? before : after;
    const Node* number = is_schedule(table) ? nullptr : principal_of(table);
    if (number == nullptr) return false;
    Node wrapped = is_table(before) ? after : before;
    wrapped.key = number->key;
    Node other = {.kind = Node::Kind::table, .place = wrapped.place};
    other.items.push_back(std::move(wrapped));
    is_table(before) ? tables(address, before, other, remark)
                     : tables(address, other, after, remark);
    return true;
  }

  void add(const Address& address, const Node* before, const Node* after, bool remark) {
    Edit edit{.address = address, .kind = kind_of(before, after, remark)};
    if (before != nullptr) {
      edit.before = text_of(*before);
      edit.place_before = place_of(*before);
      if (before->is_number()) edit.number_before = before->number;
    }
    if (after != nullptr) {
      edit.after = text_of(*after);
      edit.place_after = place_of(*after);
      if (after->is_number()) edit.number_after = after->number;
    }
    edits_.push_back(std::move(edit));
  }

  static EditKind kind_of(const Node* before, const Node* after, bool remark) {
    if (remark) return EditKind::remark;
    if (before == nullptr) return EditKind::added;
    if (after == nullptr) return EditKind::removed;
    if (before->is_number() && after->is_number()) return EditKind::number;
    const auto formula = [](const Node& node) {
      return node.kind == Node::Kind::string && may_hold_expression(node.key);
    };
    return formula(*before) || formula(*after) ? EditKind::formula : EditKind::structure;
  }

  std::vector<Edit>& edits_;
};

Message item_name(const Node* before, const Node* after, const std::string& id) {
  for (const Node* each : {after, before}) {
    const Node* name = each != nullptr && is_table(*each) ? each->find("name") : nullptr;
    if (name != nullptr && !name->text.empty()) return verbatim(name->text);
  }
  return verbatim(id);
}

/// Compares the sections of two files.
class FileWalk {
 public:
  FileWalk(bool of_policy, std::vector<EditedItem>& items) : of_policy_(of_policy), items_(items) {}

  void compare(const Node* before, const Node* after) {
    for (const std::string& key : keys_of(before, after))
      section(key, find(before, key), find(after, key));
  }

 private:
  void section(const std::string& name, const Node* before, const Node* after) {
    const FileSection* row = find_section(name);
    const bool items = row != nullptr && row->shape == SectionShape::items;
    const bool both =
        before != nullptr && after != nullptr && is_table(*before) && is_table(*after);
    if (!items && !both) return add(name, {}, before, after, false);
    for (const std::string& id : keys_of(before, after))
      add(name, id, find(before, id), find(after, id), !items && is_remark_key(id));
  }

  void add(const std::string& section, const std::string& id, const Node* before, const Node* after,
           bool remark) {
    EditedItem item{.of_policy = of_policy_,
                    .section = section,
                    .id = id,
                    .name = item_name(before, after, id.empty() ? section : id),
                    .was_there = before != nullptr,
                    .is_there = after != nullptr};
    Walk(item.edits).compare(id.empty() ? section : section + "." + id, before, after, remark);
    if (!item.edits.empty()) items_.push_back(std::move(item));
  }

  bool of_policy_;
  std::vector<EditedItem>& items_;
};

const Node* root_of(const Layer& document) { return document ? &document->root : nullptr; }

}  // namespace

std::string EditedItem::key() const {
  const std::string address = id.empty() ? section : section + "." + id;
  return of_policy ? "policy: " + address : address;
}

Place EditedItem::place() const {
  const Edit& first = edits.front();
  return first.place_after.known() ? first.place_after : first.place_before;
}

bool EditedItem::only_remarks() const {
  return std::all_of(edits.begin(), edits.end(),
                     [](const Edit& each) { return each.kind == EditKind::remark; });
}

bool EditedItem::in_flow(const std::string& scenario) const {
  constexpr std::array<std::string_view, 4> judging = {"rule", section::scenario, "correlation",
                                                       "waiver"};
  if (only_remarks()) return false;
  if (section == section::scenario && !scenario.empty()) return true;
  return std::find(judging.begin(), judging.end(), section) == judging.end();
}

bool EditedItem::only_numbers() const {
  const FileSection* row = find_section(section);
  if (row == nullptr || row->sharing == Sharing::both || id.empty()) return false;
  return std::all_of(edits.begin(), edits.end(), [](const Edit& each) {
    return each.kind == EditKind::number || each.kind == EditKind::remark;
  });
}

std::vector<EditedItem> edited_items(const Documents& before, const Documents& after) {
  std::vector<EditedItem> items;
  FileWalk(false, items).compare(root_of(before.layers.bid), root_of(after.layers.bid));
  const Node* old_policy = root_of(before.layers.policy);
  const Node* new_policy = root_of(after.layers.policy);
  FileWalk(true, items).compare(old_policy, new_policy);
  return items;
}

}  // namespace gonogo
