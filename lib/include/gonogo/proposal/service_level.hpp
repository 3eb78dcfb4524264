// SPDX-License-Identifier: MIT
/// A service level as the file of a policy or a bid states it, and what a line says of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// How long the delivery of one kind of service may take.
struct LeadTime {
  std::string kind = {};  ///< empty: every kind
  Duration time = {};     ///< in days
};

struct LeadTimes {
  std::vector<LeadTime> by_kind = {};
};

/// What is promised, what it costs, and what is given back where it is missed. Either part may be
/// absent: lateness (lead, late, cap), or what was reached (reached, credit).
struct ServiceLevel {
  std::string id = {};
  Place place = {};
  Text name = {};
  std::optional<Scalar> price = {};  ///< what it makes of the amount of a line: a factor
  std::optional<LeadTimes> lead = {};
  std::optional<Scalar> late = {};   ///< share of the fee for each day beyond the lead time
  std::optional<Scalar> cap = {};    ///< of all days; default: the whole fee
  std::vector<Scalar> reached = {};  ///< falling: what must at least be reached
  std::vector<Scalar> credit = {};   ///< share of the fee, one for each of them

  bool counts_days() const { return late.has_value(); }
  bool measures() const { return !credit.empty(); }
};

/// The service levels of a line, by id.
struct ServiceNames {
  std::vector<Text> names = {};
};

/// What was reached, of one level or of each.
struct ReachedLevel {
  std::string level = {};  ///< id; empty: of every level of the line
  Scalar value = {};
};

struct Reached {
  std::vector<ReachedLevel> by_level = {};
  Place place = {};
};

}  // namespace gonogo
