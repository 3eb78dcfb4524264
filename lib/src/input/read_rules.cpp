// SPDX-License-Identifier: MIT
/// The values of rules and policies that no bid has.
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/model/condition.hpp"
#include "input/value_readers.hpp"

namespace gonogo {
namespace {

/// "ict", "lines/leased": below the policy's folder, and nothing else.
void check_folder(const Text& folder, const Context& context) {
  const std::string& path = folder.value;
  const bool upward = path == ".." || path.starts_with("../") || path.ends_with("/..") ||
                      path.find("/../") != std::string::npos;
  if (!path.empty() && path.front() != '/' && !upward) return;
  context.error("bad-folder", say("\"{1}\" is no folder below that of the policy", verbatim(path)),
                folder.place, say("write it as seen from the policy: \"ict\""));
}

BidKind read_kind(const Node& item, const Context& context) {
  BidKind kind{.name = {item.key, item.key_place}};
  if (item.kind == Node::Kind::array)
    read_value(item, context, kind.folders);
  else
    read_value(item, context, kind.folders.emplace_back());
  for (const Text& each : kind.folders) {
    if (!each.value.empty()) check_folder(each, context);
  }
  return kind;
}

}  // namespace

void read_value(const Node& node, const Context& context, Condition& out) {
  out.place = node.place;
  if (node.kind != Node::Kind::string) {
    return context.error(
        "wrong-type",
        say("{1} is a comparison in quotes, not {2}", verbatim(context.key), kind_name(node)),
        node.place, say("when = \"investment > 5_000_000\""));
  }
  const Expression comparison(node.text, node.text_place, Form::condition);
  const Diagnostics& faults = comparison.syntax().diagnostics;
  const std::size_t before = context.found.size();
  context.found.insert(context.found.end(), faults.begin(), faults.end());
  check_condition(comparison, context.found);
  if (context.found.size() == before) out.comparison = comparison;
}

void read_value(const Node& node, const Context& context, YearEnd& out) {
  out.place = node.place;
  const std::string& text = node.text;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool digits = node.kind == Node::Kind::string && text.size() == 2 &&
                      std::all_of(text.begin(), text.end(), is_digit);
  const int month = digits ? (text[0] - '0') * 10 + text[1] - '0' : 0;
  if (month >= 1 && month <= 12) {
    out.month = month;
    return;
  }
  context.error("wrong-type",
                say("{1} is the month in which the books close", verbatim(context.key)), node.place,
                say("\"03\" for March, \"12\" for December"));
}

void read_value(const Node& node, const Context& context, BidKinds& out) {
  if (node.kind == Node::Kind::array) {
    std::vector<Text> names;
    read_value(node, context, names);
    for (Text& each : names) out.push_back({.name = std::move(each)});
  } else if (node.kind == Node::Kind::table) {
    for (const Node& item : node.items) out.push_back(read_kind(item, context));
  } else {
    context.error("wrong-type",
                  say("{1} is a list of kinds, or a table of their folders, not {2}",
                      verbatim(context.key), kind_name(node)),
                  node.place, say("kinds = { ict = \"ict\" } or [\"ict\"]"));
  }
}

}  // namespace gonogo
