// SPDX-License-Identifier: MIT
/// The measures a rule may limit, and in what.
#pragma once

#include <string_view>

namespace gonogo {

enum class MeasureKind { money, rate, time, ratio };

struct MeasureWord {
  std::string_view name = {};
  MeasureKind kind = MeasureKind::money;
};

inline constexpr MeasureWord measure_words[] = {
    {"npv", MeasureKind::money},
    {"irr", MeasureKind::rate},
    {"mirr", MeasureKind::rate},
    {"static_payback", MeasureKind::time},
    {"discounted_payback", MeasureKind::time},
    {"profitability_index", MeasureKind::ratio},
    {"npv_ratio", MeasureKind::ratio},
    {"roi", MeasureKind::rate},
    {"roe", MeasureKind::rate},
    {"margin", MeasureKind::rate},
    {"peak_funding", MeasureKind::money},
    {"equivalent_annual", MeasureKind::money},
    {"dscr", MeasureKind::ratio},
};

inline const MeasureWord* find_measure(std::string_view name) {
  for (const MeasureWord& measure : measure_words) {
    if (measure.name == name) return &measure;
  }
  return nullptr;
}

}  // namespace gonogo
