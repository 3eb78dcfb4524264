// SPDX-License-Identifier: MIT
/// Keys that no flow, rate or rule is computed from.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace gonogo {

/// Texts for people, and what other analyses know of a number: its range, its tick.
inline bool is_remark_key(std::string_view key) {
  constexpr std::array<std::string_view, 23> keys = {
      "name", "source", "title",   "customer", "unit",  "reason",       "owner", "approver",
      "tick", "whole",  "control", "low",      "high",  "spread",       "sd",    "sigma",
      "p10",  "p50",    "p90",     "weights",  "scope", "distribution", "format"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace gonogo
