// SPDX-License-Identifier: MIT
#include "gonogo/model/measure.hpp"

#include "gonogo/model/measures.hpp"

namespace gonogo {

std::optional<Measure> measure_named(std::string_view id) {
  for (const MeasureDefinition* each : measures::list) {
    if (each->id == id || (!each->other_id.empty() && each->other_id == id)) return *each;
  }
  return std::nullopt;
}

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const MeasureDefinition* each : measures::list) {
    names.emplace_back(each->id);
    if (!each->other_id.empty()) names.emplace_back(each->other_id);
  }
  return names;
}

}  // namespace gonogo
