// SPDX-License-Identifier: MIT
#include "gonogo/base/diagnostic_set.hpp"

namespace gonogo {

DiagnosticSet::DiagnosticSet(const Diagnostics& before) {
  for (const Diagnostic& each : before) add(each);
}

bool DiagnosticSet::add(const Diagnostic& each) {
  return known_.insert(to_string(each.place) + " " + each.code + " " + english(each.message))
      .second;
}

}  // namespace gonogo
