// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/model/model.hpp"
#include "input/parsed_formula.hpp"
#include "input/value_readers.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

void wrong_type(const Node& node, const Context& context, Message wanted, Message hint = {}) {
  context.error("wrong-type",
                say("{1} is {2}, not {3}", verbatim(context.key), wanted, kind_name(node)),
                node.place, std::move(hint));
}

/// What to write for a number in quotes: "60", "12 000", "1000 RMB".
Message hint_for_quoted(const std::string& text) {
  const auto number = number_in(text);
  if (!number) return {};
  const Message toml = verbatim(number->toml);
  if (number->money)
    return say("write {1} without quotes; the currency is said once, in [project]", toml);
  return number->percent ? hint_for(*number) : say("write {1} without quotes", toml);
}

/// The choice that a wrong word means: by a usual other name, else a similar one.
std::optional<std::string> meant_by(const std::string& word,
                                    const std::vector<std::string>& choices) {
  constexpr std::pair<std::string_view, std::string_view> other_names[] = {
      {"linear", "straight_line"}, {"payback", "static_payback"}, {"mandatory", "must"},
      {"required", "must"},        {"discretionary", "should"},   {"optional", "should"}};
  for (const auto& [other, choice] : other_names) {
    if (other == word && std::find(choices.begin(), choices.end(), choice) != choices.end())
      return std::string(choice);
  }
  return nearest(word, choices);
}

}  // namespace

void check_range(double value, const Place& place, const Context& context) {
  const Range& range = context.range;
  const bool low = range.above ? value <= range.lowest : value < range.lowest;
  if (!low && value <= range.highest) return;
  if (std::abs(value) >= largest_number) {
    return context.error("out-of-range",
                         say("{1} must be below 1e15 in size", verbatim(context.key)), place);
  }
  context.found.push_back(out_of_range(context.range, value, std::string(context.key), {}, place));
}

std::optional<double> read_number(const Node& node, const Context& context) {
  if (!node.is_number()) {
    wrong_type(node, context, say("a number"),
               node.kind == Node::Kind::string ? hint_for_quoted(node.text) : Message());
    return {};
  }
  if (std::abs(node.number) >= largest_number) {
    context.error("out-of-range", say("{1} must be below 1e15 in size", verbatim(context.key)),
                  node.place);
    return {};
  }
  check_range(node.number, node.place, context);
  return node.number;
}

void read_value(const Node& node, const Context& context, double& out) {
  out = read_number(node, context).value_or(0.0);
}

void read_value(const Node& node, const Context& context, bool& out) {
  if (node.kind != Node::Kind::boolean) return wrong_type(node, context, say("true or false"));
  out = node.truth;
}

void read_value(const Node& node, const Context& context, std::string& out) {
  if (node.kind != Node::Kind::string)
    return wrong_type(node, context, say("text"), say("write it in quotes"));
  out = node.text;
}

void read_value(const Node& node, const Context& context, Text& out) {
  out.place = node.place;
  read_value(node, context, out.value);
}

void read_value(const Node& node, const Context& context, Scalar& out) {
  out.address = context.address;
  out.place = node.place;
  out.range = context.range;
  if (node.kind != Node::Kind::string) {
    if (node.is_number())
      out.value = read_number(node, context).value_or(0.0);
    else
      wrong_type(node, context, say("a number or an expression"));
    return;
  }
  const Message hint = hint_for_quoted(node.text);
  const bool blank = node.text.find_first_not_of(" \t\n") == std::string::npos;
  if (!hint.empty())
    return context.error("wrong-type", say("{1} is a number in quotes", verbatim(context.key)),
                         node.place, hint);
  if (blank)
    return context.error("wrong-type", say("{1} is empty", verbatim(context.key)), node.place,
                         say("write a number or an expression"));
  out.value = formula_of(node, node.text, node.text_place);
  if (context.holds == Holds::as_written) out.range = {};
}

void read_value(const Node& node, const Context& context, Spread& out) {
  std::vector<double> bounds;
  read_value(node, context, bounds);
  if (node.kind == Node::Kind::array && bounds.size() != 2) {
    context.error("wrong-type", say("spread has two numbers: how far down, how far up"), node.place,
                  say("spread = [-0.1, 0.15]"));
  }
  if (bounds.size() == 2) out = {.low = bounds[0], .high = bounds[1]};
}

void read_value(const Node& node, const Context& context, MeasureName& out) {
  const std::vector<std::string> names = measure_names();
  out.place = node.place;
  if (const auto index = read_word(node, context, names)) out.value = names[*index];
}

std::optional<std::size_t> read_word(const Node& node, const Context& context,
                                     const std::vector<std::string>& choices) {
  std::string text;
  if (node.kind != Node::Kind::string) {
    wrong_type(node, context, say("a word in quotes"), say("one of {1}", verbatim_list(choices)));
    return {};
  }
  const auto found = std::find(choices.begin(), choices.end(), node.text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  const auto near = meant_by(node.text, choices);
  context.error("unknown-word",
                say("{1} cannot be \"{2}\"", verbatim(context.key), verbatim(node.text)),
                node.place,
                near ? say("did you mean \"{1}\"?", verbatim(*near))
                     : say("one of {1}", verbatim_list(choices)));
  return {};
}

}  // namespace gonogo
