// SPDX-License-Identifier: MIT
/// The measure that a flag names.
#pragma once

#include "command.hpp"
#include "gonogo/model/measure.hpp"

namespace gonogo::cli {

/// Throws a usage error for a measure that is known but has no arithmetic yet.
inline void check_built(Measure measure) {
  if (is_built(measure)) return;
  throw usage_error(say("{1} is not built yet", verbatim(measure->id)),
                    say("choose another measure"));
}

}  // namespace gonogo::cli
