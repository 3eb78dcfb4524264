// SPDX-License-Identifier: MIT
#include "input/table_reader.hpp"

#include "gonogo/base/text.hpp"

namespace gonogo {

TableReader::TableReader(const Node& table, Address address, std::string_view what,
                         Diagnostics& found)
    : table_(table),
      address_(std::move(address)),
      what_(what),
      found_(found),
      taken_(table.items.size(), false) {}

const Node* TableReader::take(std::string_view name) {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (table_.items[i].key != name) continue;
    taken_[i] = true;
    return &table_.items[i];
  }
  return nullptr;
}

void TableReader::also(std::string_view name) {
  names_.emplace_back(name);
  take(name);
}

void TableReader::missing(std::string_view name, std::string_view example) {
  const Place& place = table_.key.empty() ? table_.place : table_.key_place;
  found_.push_back({.code = "missing-key",
                    .message = say("{} needs the key {}", {what_, name}),
                    .place = place,
                    .hint = std::string(example)});
}

void TableReader::finish() {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (taken_[i]) continue;
    const Node& item = table_.items[i];
    const auto near = nearest(item.key, names_);
    found_.push_back({.code = "unknown-key",
                      .message = say("'{}' is not a key of {}", {item.key, what_}),
                      .place = item.key_place,
                      .hint = near ? say("did you mean '{}'?", {*near}) : std::string()});
  }
}

}  // namespace gonogo
