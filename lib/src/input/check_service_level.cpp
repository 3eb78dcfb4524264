// SPDX-License-Identifier: MIT
/// The keys of a service level together.
#include <algorithm>

#include "input/checks.hpp"

namespace gonogo {
namespace {

/// Levels fall from entry to entry.
void check_order(const ServiceLevel& level, Diagnostics& found) {
  const double* above = nullptr;
  for (const Scalar& each : level.reached) {
    const double* here = std::get_if<double>(&each.value);
    if (above && here && *here >= *above) {
      add_error(found, "order", say("{1} is not below the entry before it", exact(*here)),
                each.place, say("write the highest first: reached = [0.999, 0.99]"));
      return;
    }
    above = here;
  }
}

}  // namespace

bool check(const Node& item, ServiceLevel& level, Diagnostics& found) {
  const auto goes_with = [&](std::string_view key, std::string_view other, bool satisfied,
                             std::string_view example) {
    const Node* member = item.find(key);
    if (member == nullptr || satisfied) return;
    add_error(found, "conflict", say("{1} goes with {2}", verbatim(key), verbatim(other)),
              member->key_place, say("add {1}", verbatim(example)));
  };
  const bool any_lead = level.lead && !level.lead->by_kind.empty();
  goes_with("late", "lead", any_lead, "lead = \"5 days\"");
  goes_with("lead", "late", level.late.has_value(), "late = 0.05");
  goes_with("cap", "late", level.late.has_value(), "late = 0.05");
  goes_with("reached", "credit", !level.credit.empty(), "credit = [0.10, 0.25]");
  goes_with("credit", "reached", !level.reached.empty(), "reached = [0.999, 0.99]");
  if (level.late && !any_lead) level.lead = LeadTimes{{{.time = {.unit = Unit::day}}}};
  check_order(level, found);
  if (!level.reached.empty() && !level.credit.empty() &&
      level.reached.size() != level.credit.size()) {
    add_error(found, "conflict",
              say("{1} entries of reached, {2} of credit", number(level.reached.size()),
                  number(level.credit.size())),
              item.find("credit")->key_place, say("give one credit for each level"));
  }
  const std::size_t entries = std::max(level.reached.size(), level.credit.size());
  level.reached.resize(entries);
  level.credit.resize(entries);
  return true;
}

}  // namespace gonogo
