// SPDX-License-Identifier: MIT
#include "gonogo/input/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/sections.hpp"
#include "input/lever_value.hpp"
#include "input/value_readers.hpp"
#include "proposal/key_names.hpp"

namespace gonogo {
namespace {

/// `take_up[3]`: the third value of a list.
struct Element {
  std::string key = {};
  std::size_t index = 0;  ///< from 0
};

std::optional<Element> parse_element(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos || text.back() != ']') return {};
  const auto number = parse_number(text.substr(open + 1, text.size() - open - 2));
  constexpr double longest = 1e6;
  if (!number || *number < 1 || *number > longest ||
      *number != static_cast<double>(static_cast<int>(*number)))
    return {};
  return Element{.key = std::string(text.substr(0, open)),
                 .index = static_cast<std::size_t>(*number) - 1};
}

/// The member that has the address of its table: the value of a driver, the rate of a growth. Null
/// if there is none.
const Node* principal(const Node& table) {
  if (table.kind != Node::Kind::table || is_schedule(table)) return nullptr;
  const auto at = std::find_if(table.items.begin(), table.items.end(),
                               [](const Node& member) { return is_principal(member.key); });
  return at == table.items.end() ? nullptr : &*at;
}

Node* principal(Node& table) { return const_cast<Node*>(principal(std::as_const(table))); }

/// The place of a table in a document.
struct Position {
  std::string section = {};
  Address address = {};
  int depth = 0;  ///< 0 the root, 1 a section, 2 an item or a key of a plain section

  Position below(const std::string& key) const {
    return {.section = depth == 0 ? key : section,
            .address = depth == 0 ? key : address + "." + key,
            .depth = depth + 1};
  }
  bool of_items() const {
    const FileSection* row = find_section(section);
    return row != nullptr && row->shape == SectionShape::items;
  }
  /// Whether `times` and `plus` here change a whole section or item.
  bool moved_as_whole() const {
    const FileSection* row = find_section(section);
    const Whole whole = row == nullptr ? Whole::nothing : row->whole;
    return (depth == 2 && whole != Whole::nothing) || (depth == 1 && whole == Whole::section);
  }
};

class Overlay {
 public:
  Overlay(const Node& file, Diagnostics& found) : found_(found) {
    for (const Node& section : file.items) {
      for (const Node& item : section.items) promises_ |= item.find("sla") != nullptr;
    }
  }

  void apply(Node& base, const Node& piece, const Position& at) {
    for (const Node& member : piece.items) {
      if (member.key == "times" || member.key == "plus") {
        move(base, member, at);
      } else if (const auto element = parse_element(member.key)) {
        apply_element(base, *element, member, at);
      } else if (at.depth == 0) {
        apply_section(base, member, at);
      } else if (at.depth == 1 && at.of_items()) {
        apply_item(base, member, at);
      } else {
        apply_value(base, member, at);
      }
    }
  }

 private:
  void error(std::string_view code, Message message, const Place& place, Message hint = {}) {
    found_.push_back({.code = std::string(code),
                      .message = std::move(message),
                      .place = place,
                      .hint = std::move(hint)});
  }

  void unknown(const Node& base, const Node& member, const Position& at) {
    std::vector<std::string> names;
    for (const Node& item : base.items) names.push_back(item.key);
    constexpr int most_guesses = 20;  // each compares with all names
    const Node* named = item_named(base, member.key);
    const auto near = named                       ? std::optional(named->key)
                      : ++guesses_ > most_guesses ? std::nullopt
                                                  : nearest(member.key, names);
    const std::string prefix = at.depth == 0 ? "" : at.address + ".";
    error("unknown-address",
          say("nothing has the address '{1}'", verbatim(at.below(member.key).address)),
          member.key_place,
          near ? say("did you mean '{1}'?", verbatim(prefix + *near)) : Message());
  }

  static Node& insert(Node& base, Node member) {
    member.from_overlay = true;
    return base.items.emplace_back(std::move(member));
  }

  /// Puts a value in place of another; the key keeps its place in the file.
  static void replace(Node& base, const Node& value) {
    Node taken = value;
    taken.key = base.key;
    taken.key_place = base.key_place;
    taken.from_overlay = true;
    base = std::move(taken);
  }

  void apply_section(Node& root, const Node& member, const Position& at) {
    const FileSection* row = find_section(member.key);
    if (row == nullptr || row->of_portfolio()) {
      return error("unknown-address", say("'{1}' is no section", verbatim(member.key)),
                   member.key_place, section_hint(root, member.key));
    }
    if (member.kind != Node::Kind::table) {
      return error("unknown-address",
                   say("'{1}' is a section: say which of its keys", verbatim(member.key)),
                   member.key_place);
    }
    Node* section = root.find(member.key);
    if (section == nullptr)
      section = &insert(
          root, Node{.key = member.key, .key_place = member.key_place, .place = member.place});
    apply(*section, member, at.below(member.key));
  }

  /// The item of a section that has this name for people.
  static const Node* item_named(const Node& section, const std::string& name) {
    for (const Node& item : section.items) {
      const Node* own = item.find("name");
      if (own != nullptr && own->kind == Node::Kind::string && own->text == name) return &item;
    }
    return nullptr;
  }

  static Message section_hint(const Node& root, const std::string& key) {
    for (const Node& section : root.items) {
      if (section.find(key) != nullptr)
        return say("did you mean '{1}'?", verbatim(section.key + "." + key));
      if (const Node* item = item_named(section, key))
        return say("did you mean '{1}'?", verbatim(section.key + "." + item->key));
    }
    std::vector<std::string> names;
    for (const FileSection& each : sections) {
      if (!each.of_portfolio()) names.emplace_back(each.name);
    }
    const auto near = nearest(key, names);
    return near ? say("did you mean '{1}'?", verbatim(*near))
                : say("an address begins with a section: drivers.beds");
  }

  void apply_item(Node& section, const Node& member, const Position& at) {
    const std::string_view needs = section_named(at.section).needs;
    Node* item = section.find(member.key);
    if (item == nullptr) {
      const bool needed =
          member.kind == Node::Kind::table && !needs.empty() && member.find(needs) != nullptr;
      const bool whole = needed && (member.in_braces ||
                                    member.items.size() > 1);  // a single key: the id is misspelt
      if (whole)
        insert(section, member);
      else
        unknown(section, member, at);
      return;
    }
    if (member.kind != Node::Kind::table) return set(*item, member);
    if (is_schedule(member)) return apply_schedule(*item, member, at);
    if (item->kind != Node::Kind::table || is_schedule(*item)) promote(*item, needs, member);
    apply(*item, member, at.below(member.key));
  }

  /// In braces it replaces the value; single labels only change a schedule that is there.
  void apply_schedule(Node& base, const Node& member, const Position& at) {
    if (member.in_braces) return set(base, member);
    Node* number = principal(base);
    Node& value = number != nullptr ? *number : base;
    if (is_schedule(value)) return apply(value, member, at.below(member.key));
    error(
        "unknown-address",
        say("{1} is {2}, not a schedule", verbatim(at.below(member.key).address), kind_name(value)),
        member.key_place,
        say("write a whole schedule in braces: {1}", verbatim("{ Y1 = 40, Y6 = 55 }")));
  }

  /// A plain `beds = 1_200` becomes `beds = { value = 1_200 }`, unless the piece only has `times` and `plus`.
  static void promote(Node& item, std::string_view principal_key, const Node& piece) {
    const auto moves = [](const Node& member) {
      return member.key == "times" || member.key == "plus";
    };
    if (std::all_of(piece.items.begin(), piece.items.end(), moves)) return;
    Node value = item;
    value.key = principal_key;
    value.levers.reset();
    item.items = {std::move(value)};
    item.series = nullptr;
    item.sites.reset();
    item.kind = Node::Kind::table;
  }

  void apply_value(Node& base, const Node& member, const Position& at) {
    if (base.kind != Node::Kind::table) {
      return error("unknown-address", say("{1} has no keys", verbatim(at.address)),
                   member.key_place);
    }
    Node* value = base.find(member.key);
    if (value == nullptr) return insert_value(base, member, at);
    const bool by_keys = member.kind == Node::Kind::table && !member.in_braces;
    if (!by_keys) return set(*value, member);
    if (is_schedule(member)) return apply_schedule(*value, member, at);
    const auto number = number_within(member.key);
    if (value->kind != Node::Kind::table && number) promote(*value, *number, member);
    apply(*value, member, at.below(member.key));
  }

  void insert_value(Node& base, const Node& member, const Position& at) {
    const bool schedule_entry = is_schedule(base) || is_label(member.key);
    const bool moves = member.kind == Node::Kind::table &&
                       (member.find("times") != nullptr || member.find("plus") != nullptr);
    if (schedule_entry || moves) return unknown(base, member, at);
    insert(base, member);  // its reader reports it if it is no key of this table
  }

  /// Replaces a value, or the principal number of a table. What moved the old one is gone with it.
  static void set(Node& base, const Node& value) {
    const bool whole = value.kind == Node::Kind::table && !is_schedule(value);
    Node* number = whole ? nullptr : principal(base);
    base.levers.reset();
    replace(number != nullptr ? *number : base, value);
  }

  void apply_element(Node& base, const Element& element, const Node& member, const Position& at) {
    Node* list = base.find(element.key);
    if (list == nullptr) return unknown(base, member, at);
    if (Node* number = principal(*list)) list = number;
    if (list->kind != Node::Kind::array) {
      return error(
          "unknown-address",
          say("{1} is {2}, not a list", verbatim(at.below(element.key).address), kind_name(*list)),
          member.key_place);
    }
    unfold(*list);
    if (element.index >= list->items.size()) {
      return error("unknown-address",
                   say("{1} has {2} values", verbatim(at.below(element.key).address),
                       number(list->items.size())),
                   member.key_place);
    }
    Node& value = list->items[element.index];
    const bool moves = member.kind == Node::Kind::table && !member.items.empty();
    Position within = at.below(member.key);
    within.depth = std::max(within.depth, 3);  // a value, also where its driver is a plain list
    if (moves) return apply(value, member, within);
    replace(value, member);
  }

  /// A scenario of a policy moves what a bid may have. Who sets it expects a change.
  void warn_if_nothing_moves(const Node& base, const Position& at, const Place& place) {
    if (place.file != FileName(settings_file)) return;
    const Message what = verbatim(at.address);
    // Compensation is a cost too, of lines that promise a level of service.
    if (at.depth == 1 && base.items.empty() && !(at.section == section::cost && promises_))
      add_warning(found_, "moves-nothing", say("this changes nothing: the bid has no {1}", what),
                  place, {});
  }

  void move(Node& base, const Node& member, const Position& at) {
    if (!member.is_number()) {
      return error("wrong-type",
                   say("{1} is a number, not {2}", verbatim(member.key), kind_name(member)),
                   member.place);
    }
    if (!(std::abs(member.number) < largest_number)) {
      return error("out-of-range",
                   say("{1} must be below 1e15 in size", verbatim(at.below(member.key).address)),
                   member.place);
    }
    const Levers by = {.times = member.key == "times" ? member.number : 1,
                       .plus = member.key == "plus" ? member.number : 0,
                       .place = member.key_place};
    if (at.moved_as_whole() && by.times < 0) {
      return error("out-of-range",
                   say("{1}.times = {2} is negative", verbatim(at.address), exact(by.times)),
                   member.place, say("amounts are positive; the section gives the sign"));
    }
    if (at.moved_as_whole() && at.depth == 1 && member.key == "plus") {
      return error("not-movable", say("plus has no effect on a section: {1}", verbatim(at.address)),
                   member.key_place,
                   say("write {1}.ID.plus for one item, or {1}.times for all of them",
                       verbatim(at.address)));
    }
    if (at.moved_as_whole()) {
      warn_if_nothing_moves(base, at, by.place);
      const Levers before = base.levers.value_or(Levers{});
      base.levers = Levers{.times = before.times * by.times,
                           .plus = before.plus * by.times + by.plus,
                           .place = by.place};
      return;
    }
    Node* number = principal(base);
    if (at.depth < 2 || !apply_levers(number != nullptr ? *number : base, by)) {
      error("not-movable",
            say("{1} cannot be changed by {2}",
                at.address.empty() ? say("a file") : verbatim(at.address), verbatim(member.key)),
            member.key_place, say("only numbers, lengths of time, items and sections can"));
    }
  }

  Diagnostics& found_;
  int guesses_ = 0;
  bool promises_ = false;  ///< a level of service
};

}  // namespace

void apply_overlay(Node& base, const Node& piece, Diagnostics& found) {
  Overlay(base, found).apply(base, piece, {});
}

const Node* find_address(Node& root, const Address& address) {
  Node* node = &root;
  for (const std::string& part : split(address, '.')) {
    const auto element = parse_element(part);
    node = node->find(element ? element->key : part);
    if (node == nullptr) return nullptr;
    if (!element) continue;
    if (Node* number = principal(*node)) node = number;
    unfold(*node);
    if (element->index >= node->items.size()) return nullptr;
    node = &node->items[element->index];
  }
  const Node* number = principal(*node);
  return number != nullptr ? number : node;
}

}  // namespace gonogo
