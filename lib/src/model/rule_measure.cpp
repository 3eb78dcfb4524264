// SPDX-License-Identifier: MIT
#include "gonogo/model/rule_measure.hpp"

namespace gonogo {

WantedMeasure measure_of(const BoundRule& rule) {
  return {.measure = rule.measure,
          .flow = rule.flow,
          .perspective = rule.perspective,
          .year_ends = rule.year_ends};
}

}  // namespace gonogo
