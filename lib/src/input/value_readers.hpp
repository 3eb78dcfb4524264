// SPDX-License-Identifier: MIT
/// Reads one value of each type of gonogo-proposal(5), "Values". A reader reports faults to the
/// context and always leaves a usable value, so that one fault does not cause others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/context.hpp"
#include "proposal/words.hpp"

namespace gonogo {

/// A number of the file, checked against the range of its key.
std::optional<double> read_number(const Node& node, const Context& context);

/// Checks a number of the file against the range of its key.
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
void read_value(const Node& node, const Context& context, YearlyRates& out);
void read_value(const Node& node, const Context& context, Growth& out);
void read_value(const Node& node, const Context& context, Ramp& out);
void read_value(const Node& node, const Context& context, RateValue& out);
void read_value(const Node& node, const Context& context, ItemVat& out);
void read_value(const Node& node, const Context& context, Depreciation& out);
void read_value(const Node& node, const Context& context, Tier& out);
void read_value(const Node& node, const Context& context, Contracts& out);
void read_value(const Node& node, const Context& context, Spread& out);
void read_value(const Node& node, const Context& context, CorrelatedDriver& out);
void read_value(const Node& node, const Context& context, Sale& out);
void read_value(const Node& node, const Context& context, LoanAmount& out);
void read_value(const Node& node, const Context& context, LoanRate& out);
void read_value(const Node& node, const Context& context, Repayment& out);
void read_value(const Node& node, const Context& context, LeadTimes& out);
void read_value(const Node& node, const Context& context, ServiceNames& out);
void read_value(const Node& node, const Context& context, Reached& out);
void read_value(const Node& node, const Context& context, MeasureName& out);
void read_value(const Node& node, const Context& context, Limit& out);
void read_value(const Node& node, const Context& context, Condition& out);
void read_value(const Node& node, const Context& context, BidKinds& out);
void read_value(const Node& node, const Context& context, YearEnd& out);
void read_value(const Node& node, const Context& context, ByYear& out);
void read_value(const Node& node, const Context& context, ResourceUses& out);

/// The index of the word among `choices`.
std::optional<std::size_t> read_word(const Node& node, const Context& context,
                                     const std::vector<std::string>& choices);

/// True if a key of a table names a column of time, so that the table is a schedule.
bool is_label(std::string_view text);
bool is_schedule(const Node& node);

/// The label that a text is, if any.
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

template <Chosen E>
void read_value(const Node& node, const Context& context, Placed<E>& out) {
  out.place = node.place;
  read_value(node, context, out.value);
}

template <class T>
void read_value(const Node& node, const Context& context, std::vector<T>& out) {
  if (node.kind != Node::Kind::array) {
    return context.error("wrong-type",
                         say("{1} is a list, not {2}", verbatim(context.key), kind_name(node)),
                         node.place, say("write it in brackets: [1, 2]"));
  }
  if (node.series) {
    Node unfolded = node;
    unfold(unfolded);
    return read_value(unfolded, context, out);
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Context inner = context.at(context.address + "[" + std::to_string(i + 1) + "]");
    read_value(node.items[i], inner, out.emplace_back());
  }
  if (!out.empty()) return;
  context.error("empty-list", say("the list {1} is empty", verbatim(context.key)), node.place);
  out.emplace_back();
}

/// A faulty value still counts as given: no other check reports it as missing.
template <class T>
void read_value(const Node& node, const Context& context, std::optional<T>& out) {
  read_value(node, context, out.emplace());
}

}  // namespace gonogo
