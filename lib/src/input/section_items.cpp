// SPDX-License-Identifier: MIT
/// What all sections of items share: tables keyed by an id.
#include <algorithm>
#include <array>

#include "gonogo/base/text.hpp"
#include "gonogo/sheet/expression.hpp"
#include "input/names.hpp"
#include "input/sections.hpp"

namespace gonogo {
namespace {

void error(Diagnostics& found, std::string_view code, Message message, const Place& place,
           Message hint = {}) {
  found.push_back({.code = std::string(code),
                   .message = std::move(message),
                   .place = place,
                   .hint = std::move(hint)});
}

void check_id(const Node& item, Diagnostics& found) {
  if (is_reserved(item.key)) {
    error(found, "reserved-word",
          say("'{1}' is a word of the language and cannot be an id", verbatim(item.key)),
          item.key_place);
  } else if (!is_id(item.key)) {
    std::string name = item.key;
    std::replace(name.begin(), name.end(), '-', '_');
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    error(found, "bad-id", say("'{1}' cannot be an id", verbatim(item.key)), item.key_place,
          is_id(name)
              ? say("write {1}", verbatim(name))
              : say("an id has only a-z, 0-9 and _, from a letter on; name takes any text"));
  }
}

bool is_list_of_tables(const Node& node) {
  return node.kind == Node::Kind::array && !node.items.empty() &&
         node.items.front().kind == Node::Kind::table;
}

}  // namespace

bool is_id(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view all = "abcdefghijklmnopqrstuvwxyz0123456789_";
  return !text.empty() && letters.find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(all) == std::string_view::npos;
}

void for_each_input(const Node& section, Diagnostics& found,
                    const std::function<void(const Node& item)>& read) {
  if (section.kind == Node::Kind::array) {
    return error(found, "array-of-tables",
                 say("tables are keyed by an id: [{1}.ID], not [[{2}]]", verbatim(section.key),
                     verbatim(section.key)),
                 section.key_place);
  }
  if (section.kind != Node::Kind::table) {
    return error(found, "wrong-type",
                 say("{1} is a section, not {2}", verbatim(section.key), kind_name(section)),
                 section.key_place, say("its items stand below [{1}]", verbatim(section.key)));
  }
  for (const Node& item : section.items) {
    check_id(item, found);
    if (is_list_of_tables(item)) {
      error(found, "array-of-tables",
            say("tables are keyed by an id: [{1}.ID], not [[{2}.{3}]]", verbatim(section.key),
                verbatim(section.key), verbatim(item.key)),
            item.key_place);
    } else {
      read(item);
    }
  }
}

void for_each_item(const Node& section, Message thing, std::string_view example, Diagnostics& found,
                   const std::function<void(const Node& item)>& read) {
  for_each_input(section, found, [&](const Node& item) {
    if (item.kind == Node::Kind::table) return read(item);
    error(found, "wrong-type",
          say("{1}.{2}: {3} is a table, not {4}", verbatim(section.key), verbatim(item.key), thing,
              kind_name(item)),
          item.key_place, say("{1} = {2}", verbatim(item.key), verbatim(example)));
  });
}

void check_currency(const Text& currency, Diagnostics& found) {
  const std::string& code = currency.value;
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool sound =
      code.size() == 3 && std::all_of(code.begin(), code.end(), is_letter) && code != "RMB";
  if (sound || !currency.place.known()) return;
  error(found, "bad-currency", say("\"{1}\" is no currency", verbatim(code)), currency.place,
        say("the three letters of ISO 4217: \"CNY\", \"EUR\", \"USD\""));
}

}  // namespace gonogo
