// SPDX-License-Identifier: MIT
/// Reads a table by its key tables: every member goes to its field, what is left over is unknown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "input/key.hpp"
#include "input/value_readers.hpp"

namespace gonogo {

class TableReader {
 public:
  /// `what` names the thing in messages: "a cost". A `table` that is none has no members.
  TableReader(const Node& table, Address address, Message what, Diagnostics& found);

  /// Reads the members that `keys` knows into `item`.
  template <class T>
  void keys(std::span<const Key<T>> keys, T& item) {
    for (const Key<T>& key : keys) {
      names_.emplace_back(key.name);
      const Node* member = take(key.name);
      if (member != nullptr) read(*member, key, item);
      if (member == nullptr && key.need == Need::required) missing(key.name, key.example);
    }
  }

  /// Members that stand here though no table above knows them.
  void also(std::string_view name);

  /// Reports the members that nobody has taken.
  void finish();

 private:
  template <class T>
  void read(const Node& member, const Key<T>& key, T& item) {
    const Context context = {
        .found = found_,
        .address = key.principal ? address_ : address_ + "." + std::string(key.name),
        .key = key.name,
        .unit = key.unit,
        .lowest = key.lowest,
        .highest = key.highest};
    std::visit([&](auto field) { read_field(member, context, field, item); }, key.field);
  }

  template <class T, class M>
  void read_field(const Node& member, const Context& context, M T::*field, T& item) {
    read_value(member, context, item.*field);
  }
  template <class T>
  void read_field(const Node& member, const Context& context,
                  void (*reads)(const Node&, const Context&, T&), T& item) {
    reads(member, context, item);
  }
  template <class T>
  void read_field(const Node& member, const Context& context, NotBuilt, T&) {
    context.error("not-built", say("{1} is not built yet", verbatim(context.key)),
                  member.key_place);
  }

  const Node* take(std::string_view name);
  void missing(std::string_view name, std::string_view example);
  std::string meant(const std::string& word) const;

  const Node& table_;
  Address address_;
  Message what_;
  Diagnostics& found_;
  std::vector<std::string> names_ = {};
  std::vector<bool> taken_ = {};
};

}  // namespace gonogo
