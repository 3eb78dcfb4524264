// SPDX-License-Identifier: MIT
#include "gonogo/proposal/service_levels.hpp"

#include <algorithm>

#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

const ServiceLevel* named_in(const std::vector<ServiceLevel>& levels, const std::string& id) {
  const auto at = std::find_if(levels.begin(), levels.end(),
                               [&](const ServiceLevel& each) { return each.id == id; });
  return at == levels.end() ? nullptr : &*at;
}

bool gives_back(const Line& line, const ServiceLevel& level) {
  return (level.counts_days() && line.days) ||
         (level.measures() && reached_of(line, level) != nullptr);
}

/// An id that no cost has.
std::string free_id(const Proposal& bid, std::string id) {
  const auto taken = [&](const Line& each) {
    return each.section == section::cost && each.id == id;
  };
  while (std::any_of(bid.lines.begin(), bid.lines.end(), taken)) id += "_";
  return id;
}

}  // namespace

const ServiceLevel* service_level_named(const Proposal& bid, const Policy* policy,
                                        const std::string& id) {
  const ServiceLevel* own = named_in(bid.service_levels, id);
  return own || !policy ? own : named_in(policy->service_levels, id);
}

std::vector<const ServiceLevel*> service_levels_of(const Proposal& bid, const Policy* policy,
                                                   const Line& line) {
  std::vector<const ServiceLevel*> levels;
  if (!line.service) return levels;
  for (const Text& name : line.service->names) {
    if (const ServiceLevel* level = service_level_named(bid, policy, name.value))
      levels.push_back(level);
  }
  return levels;
}

const LeadTime* lead_time_of(const ServiceLevel& level, const std::string& kind) {
  if (!level.lead) return nullptr;
  for (const LeadTime& each : level.lead->by_kind) {
    if (each.kind.empty() || each.kind == kind) return &each;
  }
  return nullptr;
}

const Scalar* reached_of(const Line& line, const ServiceLevel& level) {
  if (!line.reached) return nullptr;
  for (const ReachedLevel& each : line.reached->by_level) {
    if (each.level.empty() || each.level == level.id) return &each.value;
  }
  return nullptr;
}

void add_compensation_lines(Proposal& bid, const Policy* policy) {
  std::erase_if(bid.lines, [](const Line& each) { return !each.compensates.empty(); });
  const std::size_t written = bid.lines.size();
  for (std::size_t i = 0; i < written; ++i) {
    const Line& line = bid.lines[i];
    const auto levels = service_levels_of(bid, policy, line);
    const bool any = std::any_of(levels.begin(), levels.end(), [&](const ServiceLevel* level) {
      return gives_back(line, *level);
    });
    if (!any || line.excluded) continue;
    Line added{.section = std::string(section::cost),
               .id = free_id(bid, line.id + "_compensation"),
               .place = line.service->names.front().place,
               .amount = {.value = Scalar{.value = Expression(line.section + "." + line.id)}},
               .per = line.per,
               .at = line.at,
               .settled = line.settled,
               .category = {.value = "compensation"},
               .compensates = line.section + "." + line.id};
    if (!line.name.value.empty()) added.name = line.name;
    bid.lines.push_back(std::move(added));
  }
}

}  // namespace gonogo
