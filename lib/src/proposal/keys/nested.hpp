// SPDX-License-Identifier: MIT
/// The keys of the small tables that may be written in place of a rate.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Growth> growth_keys[] = {
    {.name = "rate",
     .field = &Growth::rate,
     .need = Need::required,
     .principal = true,
     .unit = unit::rate,
     .lowest = -1,
     .highest = 1,
     .doc = "Compound change a year.",
     .example = "rate = 0.03"},
    {.name = "every",
     .field = &Growth::every,
     .fallback = "year",
     .doc = "Whether it climbs once a year, or smoothly: a step's share of the year in every step.",
     .example = "every = \"step\""},
};

/// Below this a discount factor is too large to mean anything.
inline constexpr double lowest_rate = -0.99;

inline constexpr Key<RateValue> rate_keys[] = {
    {.name = "effective",
     .field = &RateValue::rate,
     .principal = true,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .doc = "A year's interest on 1, compounding included: the same as the number alone.",
     .example = "effective = 0.06"},
    {.name = "nominal",
     .field = &RateValue::rate,
     .principal = true,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .doc = "The sum of a year's interest rates. Needs compounded.",
     .example = "nominal = 0.06"},
    {.name = "compounded",
     .field = &RateValue::compounded,
     .doc = "How often interest is added.",
     .example = "compounded = \"month\""},
};

}  // namespace gonogo
