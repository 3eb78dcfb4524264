// SPDX-License-Identifier: MIT
#include "gonogo/proposal/value.hpp"

namespace gonogo {

const char* name_of(Unit unit) {
  return unit == Unit::day       ? "days"
         : unit == Unit::month   ? "months"
         : unit == Unit::quarter ? "quarters"
                                 : "years";
}

}  // namespace gonogo
