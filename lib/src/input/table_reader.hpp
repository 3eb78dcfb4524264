// SPDX-License-Identifier: MIT
/// Reads a TOML table by its tables of keys: every key goes to its member, the others are unknown.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "input/value_readers.hpp"
#include "proposal/tables.hpp"

namespace gonogo {

class TableReader {
 public:
  /// `what` names the thing in messages: "a cost". A `table` that is no table has no keys.
  TableReader(const Node& table, Address address, Message what, Diagnostics& found);

  /// Reads all keys that an item of a section on that side may have.
  template <Described T>
  void read(T& item, Side side = Side::none) {
    for_each_table(item, side, [&](auto keys, auto& part) {
      for (const auto& key : keys) read_key(key, part);
    });
  }

  /// Reports the keys that no table describes, and those that are missing.
  void finish();

 private:
  template <class T>
  void read_key(const Key<T>& key, T& item) {
    names_.emplace_back(key.name);
    if (!key.other_words.empty()) other_words_.emplace_back(key.other_words, key.name);
    const Node* member = take(key.name);
    if (member != nullptr) read_member(*member, key, item);
    if (member == nullptr && key.need == Need::required) missing(key.name, key.example);
  }

  template <class T>
  void read_member(const Node& member, const Key<T>& key, T& item) {
    Context context = {.found = found_,
                       .address = key.principal ? address_ : address_ + "." + std::string(key.name),
                       .key = key.name,
                       .range = range_of(key),
                       .holds = key.holds};
    if (is_true(key.lifted_by)) context.range.highest = largest_number;
    read_field(member, context, key.field.type, key.field.of(item));
  }

  static void read_field(const Node& member, const Context& context, std::size_t type, void* at);
  const Node* take(std::string_view name);
  bool is_true(std::string_view name) const;
  void missing(std::string_view name, std::string_view example);
  /// As a hint where no key is like the word.
  Message known_keys() const;
  void add_missing(const std::vector<std::string>& misspelt);
  std::string meant(const std::string& word) const;

  const Node& table_;
  Address address_;
  Message what_;
  Diagnostics& found_;
  std::vector<std::string> names_ = {};
  std::vector<std::pair<std::string_view, std::string_view>> other_words_ = {};  ///< and their key
  std::vector<bool> taken_ = {};
  Diagnostics missing_ = {};
  std::vector<std::string> missing_names_ = {};  ///< of `missing_`
};

}  // namespace gonogo
