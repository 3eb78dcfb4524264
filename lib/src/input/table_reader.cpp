// SPDX-License-Identifier: MIT
#include "input/table_reader.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/base/text.hpp"

namespace gonogo {

TableReader::TableReader(const Node& table, Address address, Message what, Diagnostics& found)
    : table_(table),
      address_(std::move(address)),
      what_(std::move(what)),
      found_(found),
      taken_(table.items.size(), false) {}

void TableReader::read_field(const Node& member, const Context& context, std::size_t type,
                             void* at) {
  with_member_type(type, [&]<class M>(std::type_identity<M>) {
    read_value(member, context, *static_cast<M*>(at));
  });
}

const Node* TableReader::take(std::string_view name) {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (table_.items[i].key != name) continue;
    taken_[i] = true;
    return &table_.items[i];
  }
  return nullptr;
}

bool TableReader::is_true(std::string_view name) const {
  const Node* member = name.empty() ? nullptr : table_.find(name);
  return member != nullptr && member->kind == Node::Kind::boolean && member->truth;
}

void TableReader::missing(std::string_view name, std::string_view example) {
  const Place& place = table_.key.empty() ? table_.place : table_.key_place;
  add_error(missing_, "missing-key", say("{1} needs the key {2}", what_, verbatim(name)), place,
            verbatim(example));
  missing_names_.emplace_back(name);
}

/// A key is missing once: not also where its name is misspelt.
void TableReader::add_missing(const std::vector<std::string>& misspelt) {
  for (std::size_t i = 0; i < missing_.size(); ++i) {
    if (std::find(misspelt.begin(), misspelt.end(), missing_names_[i]) == misspelt.end())
      found_.push_back(std::move(missing_[i]));
  }
}

/// The key that a wrong word means: a usual other word for a key of this table, else a similar key.
std::string TableReader::meant(const std::string& word) const {
  constexpr std::pair<std::string_view, std::string_view> other_words[] = {
      {"receivable", "payable"},
      {"payable", "receivable"},
      {"value", "amount"},
      {"price", "amount"},
      {"amount", "value"},
      {"amount", "formula"},
      {"amount", "level"},
      {"frequency", "per"},
      {"pay", "payable"},
      {"pay", "paid"},
      {"pay", "at"},
      {"instalments", "paid"},
      {"payment", "at"},
      {"start", "from"},
      {"until", "to"},
      {"duration", "period"},
      {"term", "period"},
      {"years", "period"},
      {"years", "life"},
      {"inflation", "growth"},
      {"method", "depreciation"},
      {"every", "per"},
      {"frequency", "per"},
      {"useful_life", "life"},
      {"salvage", "residual_amount"},
      {"salvage_value", "residual_amount"},
      {"scrap_value", "residual_amount"},
      {"residual_value", "residual_amount"},
      {"discount_rate", "discount"},
      {"wacc", "discount"},
      {"hurdle", "discount"},
      {"hurdle_rate", "discount"},
      {"cost_of_capital", "discount"}};
  for (const auto& [words, key] : other_words_) {
    const std::vector<std::string> others = split(std::string(words), ' ');
    if (std::find(others.begin(), others.end(), word) != others.end()) return std::string(key);
  }
  for (const auto& [other, key] : other_words) {
    if (other == word && std::find(names_.begin(), names_.end(), key) != names_.end())
      return std::string(key);
  }
  return nearest(word, names_).value_or("");
}

Message TableReader::known_keys() const {
  constexpr std::size_t most_listed = 24;
  if (names_.empty() || names_.size() > most_listed) return {};
  return say("its keys are {1}", verbatim_list(names_));
}

void TableReader::finish() {
  constexpr int most_reported = 20;
  int reported = 0;
  std::vector<std::string> misspelt;
  for (std::size_t i = 0; i < taken_.size() && reported < most_reported; ++i) {
    if (taken_[i]) continue;
    ++reported;
    const Node& item = table_.items[i];
    const std::string near = meant(item.key);
    found_.push_back(
        {.code = "unknown-key",
         .message = say("'{1}' is not a key of {2}", verbatim(item.key), what_),
         .place = item.key_place,
         .hint = near.empty() ? known_keys() : say("did you mean '{1}'?", verbatim(near))});
    misspelt.push_back(near);
  }
  add_missing(misspelt);
}

}  // namespace gonogo
