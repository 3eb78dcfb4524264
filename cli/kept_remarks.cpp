// SPDX-License-Identifier: MIT
#include "kept_remarks.hpp"

namespace gonogo::cli {

void KeptRemarks::keep(Diagnostics problems, const Sources& sources) {
  bound_problems(problems);
  Diagnostics fresh;
  for (Diagnostic& each : problems) {
    if (shown_.add(each)) fresh.push_back(std::move(each));
  }
  write_diagnostics(fresh, sources, options_, session_);
  append_new(all_, std::move(fresh));
}

}  // namespace gonogo::cli
