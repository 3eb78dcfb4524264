// SPDX-License-Identifier: MIT
/// Measures that need loans: rules may name them, and are refused.
#include "gonogo/model/measures.hpp"

namespace gonogo::measures {

constinit const MeasureDefinition roe = {.id = "roe",
                                         .kind = Kind::rate,
                                         .title = "Return on equity",
                                         .short_title = "ROE",
                                         .awaits = "loans"};

constinit const MeasureDefinition dscr = {.id = "dscr",
                                          .kind = Kind::ratio,
                                          .title = "Debt service cover",
                                          .short_title = "DSCR",
                                          .awaits = "loans"};

}  // namespace gonogo::measures
