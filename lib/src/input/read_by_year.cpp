// SPDX-License-Identifier: MIT
/// Numbers by project year, and what a bid of a portfolio uses of each resource.
#include <cmath>

#include "input/value_readers.hpp"

namespace gonogo {
namespace {

/// Enough for the longest period.
constexpr std::size_t most_years = 101;

void too_long(const Node& node, const Context& context) {
  context.error("list-too-long",
                say("{1} has more entries than a bid has years", verbatim(context.key)), node.place,
                say("the first entry is Y0, the last Y100"));
}

/// `{ Y0 = 40, Y2 = 10 }`
void read_schedule(const Node& node, const Context& context, ByYear& out) {
  for (const Node& item : node.items) {
    const auto label = parse_label(item.key, item.key_place);
    if (!label || label->kind != Label::Kind::year) {
      context.error("bad-label", say("'{1}' is no project year", verbatim(item.key)),
                    item.key_place, say("years are Y0, Y1, Y2, ..."));
      continue;
    }
    const auto year = static_cast<std::size_t>(label->number);
    if (year >= most_years) {
      too_long(item, context);
      continue;
    }
    if (out.years.size() <= year) out.years.resize(year + 1);
    out.years[year] = read_number(item, context).value_or(0.0);
  }
}

}  // namespace

void read_value(const Node& node, const Context& context, ByYear& out) {
  out.place = node.place;
  if (node.kind == Node::Kind::array) {
    std::vector<double> years;
    read_value(node, context, years);
    if (years.size() > most_years) return too_long(node, context);
    out.years.assign(years.begin(), years.end());
  } else if (node.kind == Node::Kind::table) {
    if (node.items.empty())
      context.error("empty-list", say("the list {1} is empty", verbatim(context.key)), node.place);
    read_schedule(node, context, out);
  } else {
    out.whole = read_number(node, context).value_or(0.0);
  }
}

void read_value(const Node& node, const Context& context, ResourceUses& out) {
  if (node.kind != Node::Kind::table)
    return context.error(
        "wrong-type",
        say("{1} is a table of resources, not {2}", verbatim(context.key), kind_name(node)),
        node.place, say("uses = { engineers = 3 }"));
  for (const Node& item : node.items) {
    ResourceUse& use = out.emplace_back();
    use.resource = {.value = item.key, .place = item.key_place};
    Context inner = context.at(context.address + "." + item.key);
    inner.key = item.key;
    read_value(item, inner, use.amount);
  }
}

}  // namespace gonogo
