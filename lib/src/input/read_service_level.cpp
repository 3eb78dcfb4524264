// SPDX-License-Identifier: MIT
/// The values that only service levels and the lines that promise them have.
#include "input/value_readers.hpp"

namespace gonogo {
namespace {

void read_lead_time(const Node& node, const Context& context, const std::string& kind,
                    LeadTimes& out) {
  LeadTime& lead = out.by_kind.emplace_back(LeadTime{.kind = kind});
  const std::size_t before = context.found.size();
  read_value(node, context, lead.time);
  if (context.found.size() > before || lead.time.unit == Unit::day) return;
  context.error("unit", say("a lead time is in days"), node.place, verbatim("\"5 days\""));
  lead.time.unit = Unit::day;
}

}  // namespace

void read_value(const Node& node, const Context& context, LeadTimes& out) {
  if (node.kind != Node::Kind::table) return read_lead_time(node, context, "", out);
  for (const Node& kind : node.items)
    read_lead_time(kind, context.at(context.address + "." + kind.key), kind.key, out);
}

void read_value(const Node& node, const Context& context, ServiceNames& out) {
  if (node.kind == Node::Kind::array)
    read_value(node, context, out.names);
  else
    read_value(node, context, out.names.emplace_back());
}

void read_value(const Node& node, const Context& context, Reached& out) {
  out.place = node.place;
  if (node.kind != Node::Kind::table)
    return read_value(node, context, out.by_level.emplace_back().value);
  for (const Node& level : node.items) {
    ReachedLevel& made = out.by_level.emplace_back(ReachedLevel{.level = level.key});
    read_value(level, context.at(context.address + "." + level.key), made.value);
  }
}

}  // namespace gonogo
