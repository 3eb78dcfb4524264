// SPDX-License-Identifier: MIT
#include "input/section_items.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Grades are called as the trade calls them: 4a.
bool is_id_of_grade(const std::string& key) { return is_id("g" + key); }

/// "W-14"
bool is_number_of_register(const std::string& key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

void check_id(const Node& item, const FileSection& section, Diagnostics& found) {
  if (section.ids == Ids::any && is_number_of_register(item.key)) return;
  if (section.name == section::grade && is_id_of_grade(item.key)) return;
  if (is_reserved(item.key)) {
    add_error(found, "reserved-word",
              say("'{1}' is a word of the language and cannot be an id", verbatim(item.key)),
              item.key_place, {});
  } else if (!is_id(item.key)) {
    std::string name = item.key;
    std::replace(name.begin(), name.end(), '-', '_');
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    add_error(found, "bad-id", say("'{1}' cannot be an id", verbatim(item.key)), item.key_place,
              section.ids == Ids::any ? say("an id has only letters, digits, - and _")
              : is_id(name)
                  ? say("write {1}", verbatim(name))
                  : say("an id has only a-z, 0-9 and _, from a letter on; name takes any text"));
  }
}

bool is_list_of_tables(const Node& node) {
  return node.kind == Node::Kind::array && !node.items.empty() &&
         node.items.front().kind == Node::Kind::table;
}

/// Whether an item may be read. A section whose items may be plain values has no example of a table.
bool check_item(const Node& item, const FileSection& section, Diagnostics& found) {
  const std::string name(section.name);
  check_id(item, section, found);
  if (is_list_of_tables(item)) {
    add_error(found, "array-of-tables",
              say("tables are keyed by an id: [{1}.ID], not [[{2}.{3}]]", verbatim(name),
                  verbatim(name), verbatim(item.key)),
              item.key_place, {});
    return false;
  }
  if (item.kind == Node::Kind::table || section.example.empty()) return true;
  add_error(found, "wrong-type",
            say("{1}.{2}: {3} is a table, not {4}", verbatim(name), verbatim(item.key),
                say(section.thing), kind_name(item)),
            item.key_place, verbatim(item.key + " = " + std::string(section.example)));
  return false;
}

/// Whether a section of tables holds plain values, such as `measure`: an item without its id.
bool lacks_ids(const Node& node, const FileSection& section) {
  constexpr std::string_view telling[] = {"amount", "measure", "level"};
  const auto is_plain = [](const Node& item) {
    return item.kind != Node::Kind::table && item.kind != Node::Kind::array;
  };
  return !section.example.empty() && std::all_of(node.items.begin(), node.items.end(), is_plain) &&
         std::any_of(std::begin(telling), std::end(telling),
                     [&](std::string_view key) { return node.find(key) != nullptr; });
}

}  // namespace

bool is_id(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view all = "abcdefghijklmnopqrstuvwxyz0123456789_";
  return !text.empty() && letters.find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(all) == std::string_view::npos;
}

void for_each_item(const Node& node, const FileSection& section, Diagnostics& found,
                   const std::function<void(const Node& item)>& read) {
  if (lacks_ids(node, section)) {
    const std::string name(section.name);
    return add_error(found, "wrong-type",
                     say("{1} needs an id: [{2}.ID]", say(section.thing), verbatim(name)),
                     node.key_place, say("choose any name of a-z, 0-9 and _ for ID"));
  }
  for (const Node& item : node.items) {
    if (check_item(item, section, found)) read(item);
  }
}

}  // namespace gonogo
