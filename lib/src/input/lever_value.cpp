// SPDX-License-Identifier: MIT
#include "input/lever_value.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "input/value_readers.hpp"
#include "proposal/key_names.hpp"

namespace gonogo {
namespace {

bool is_length_of_time(const Node& value) {
  Diagnostics ignored;
  Duration duration;
  read_value(value, Context{.found = ignored}, duration);
  return ignored.empty();
}

/// "3 years" times 2 is "6 years". Of a formula the opening bracket is at the column of the quote, so
/// that places inside the text stay correct.
void wrap(Node& value, const Levers& by) {
  constexpr int digits = 15;  // without the rounding error of the product
  const bool time = is_length_of_time(value);
  const std::size_t gap = time ? value.text.find_last_of(" \t") : std::string::npos;
  if (const auto count = time ? parse_number(value.text.substr(0, gap)) : std::nullopt) {
    value.text = shortest(to_digits(*count * by.times + by.plus, digits)) + value.text.substr(gap);
    value.from_overlay = true;
    return;
  }
  std::string text = "(" + value.text.substr(0, gap) + ")";
  if (by.times != 1) text += " * " + shortest(by.times);
  if (by.plus != 0) text += " + " + shortest(by.plus);
  value.text = time ? "(" + text + ")" + value.text.substr(gap) : text;
  value.text_place.column -= value.text_place == value.place ? 0 : 1;
  value.from_overlay = true;
}

bool can_move(const Node& value, bool formula) {
  const auto inner = [&](const Node& item) { return can_move(item, formula); };
  if (value.is_number()) return true;
  if (value.kind == Node::Kind::string)
    return is_length_of_time(value) || (formula && value.text != "book" && value.text != "cost");
  const bool list = value.kind == Node::Kind::array || is_schedule(value);
  return list && !value.items.empty() && std::all_of(value.items.begin(), value.items.end(), inner);
}

void apply(Node& value, const Levers& by) {
  if (value.kind == Node::Kind::string) return wrap(value, by);
  for (Node& item : value.items) apply(item, by);
  if (!value.is_number()) return;
  value.number = value.number * by.times + by.plus;
  value.kind = Node::Kind::real;
  value.place = by.place.known() ? by.place : value.place;
  value.from_overlay = true;
}

}  // namespace

bool apply_levers(Node& value, const Levers& by) {
  if (value.sites) {
    if (by.plus != 0) return false;
    value.sites->times *= by.times;
    value.from_overlay = true;
    return true;
  }
  unfold(value);
  if (!can_move(value, may_hold_expression(value.key))) return false;
  apply(value, by);
  return true;
}

}  // namespace gonogo
