// SPDX-License-Identifier: MIT
/// Reads one value of each kind the grammar knows (gonogo-proposal(5), "Values"). Each puts what is
/// wrong into the context and leaves something usable behind, so that one fault does not raise
/// others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/context.hpp"
#include "input/words.hpp"

namespace gonogo {

/// A number that stands in the file; checked against the key's range.
std::optional<double> read_number(const Node& node, const Context& context);

/// Checks a number that stands in the file against the range of its key.
void check_range(double number, const Place& place, const Context& context);

void read_value(const Node& node, const Context& context, bool& out);
void read_value(const Node& node, const Context& context, double& out);
void read_value(const Node& node, const Context& context, std::string& out);
void read_value(const Node& node, const Context& context, Text& out);
void read_value(const Node& node, const Context& context, Scalar& out);
void read_value(const Node& node, const Context& context, Amount& out);
void read_value(const Node& node, const Context& context, Date& out);
void read_value(const Node& node, const Context& context, Duration& out);
void read_value(const Node& node, const Context& context, Label& out);
void read_value(const Node& node, const Context& context, Moment& out);
void read_value(const Node& node, const Context& context, Growth& out);
void read_value(const Node& node, const Context& context, Ramp& out);
void read_value(const Node& node, const Context& context, RateValue& out);
void read_value(const Node& node, const Context& context, Depreciation& out);

/// The index of the word that stands there among `choices`.
std::optional<std::size_t> read_word(const Node& node, const Context& context,
                                     const std::vector<std::string>& choices);

/// True if a key of a table names a column of time, so that the table is a schedule.
bool is_label(std::string_view text);
bool is_schedule(const Node& node);

/// A label from its text; nothing where it is none.
std::optional<Label> parse_label(std::string_view text, const Place& place);

template <Chosen E>
std::vector<std::string> choices() {
  std::vector<std::string> texts;
  for (const auto& word : words<E>) texts.emplace_back(word.text);
  return texts;
}

template <Chosen E>
void read_value(const Node& node, const Context& context, E& out) {
  if (const auto index = read_word(node, context, choices<E>())) out = words<E>[*index].value;
}

template <class T>
void read_value(const Node& node, const Context& context, std::vector<T>& out) {
  if (node.kind != Node::Kind::array) {
    return context.error("wrong-type",
                         say("{1} is a list, not {2}", verbatim(context.key), kind_name(node)),
                         node.place, say("write it in brackets: [1, 2]"));
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Context inner = context.at(context.address + "[" + std::to_string(i + 1) + "]");
    read_value(node.items[i], inner, out.emplace_back());
  }
  if (!out.empty()) return;
  context.error("empty-list", say("the list {1} is empty", verbatim(context.key)), node.place);
  out.emplace_back();
}

/// A faulty value still counts as stated: nothing else shall ask for it.
template <class T>
void read_value(const Node& node, const Context& context, std::optional<T>& out) {
  read_value(node, context, out.emplace());
}

}  // namespace gonogo
