// SPDX-License-Identifier: MIT
/// The keys of the small tables that may be written in place of a rate.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Growth> growth_keys[] = {
    {.name = "rate",
     .field = field<&Growth::rate>,
     .need = Need::required,
     .principal = true,
     .unit = unit::rate,
     .lowest = -1,
     .highest = 1,
     .lifted_by = "over",
     .doc = "Compound change a year; or a list by year of the item, its first entry first felt in "
            "the second year.",
     .example = "rate = 0.03"},
    {.name = "every",
     .field = field<&Growth::every>,
     .fallback = "year",
     .doc = "Whether it climbs once a year, or smoothly: a step's share of the year in every step.",
     .example = "every = \"step\""},
    {.name = "priced",
     .field = field<&Growth::priced>,
     .fallback = "the item's first step",
     .doc =
         "The time that the value is given for: growth counts from there, so that the first step "
         "already has it. For a single value and one rate.",
     .example = "priced = \"Y0\""},
    {.name = "over",
     .field = field<&Growth::over>,
     .fallback = "false",
     .doc = "true: rates above 1, which is 100 %, are meant.",
     .example = "over = true"},
};

/// Below this a discount factor is too large to mean anything.
inline constexpr double lowest_rate = -0.99;

inline constexpr Key<RateValue> rate_keys[] = {
    {.name = "rate",
     .field = field<&RateValue::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .lifted_by = "over",
     .doc = "The same as effective.",
     .example = "rate = 0.06"},
    {.name = "effective",
     .field = field<&RateValue::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .lifted_by = "over",
     .doc = "A year's interest on 1, compounding included: the same as the number alone.",
     .example = "effective = 0.06"},
    {.name = "nominal",
     .field = field<&RateValue::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .lifted_by = "over",
     .doc = "The sum of a year's interest rates. Needs compounded.",
     .example = "nominal = 0.06"},
    {.name = "compounded",
     .field = field<&RateValue::compounded>,
     .doc = "How often interest is added.",
     .example = "compounded = \"month\""},
    {.name = "over",
     .field = field<&RateValue::over>,
     .fallback = "false",
     .doc = "true: a rate above 1, which is 100 %, is meant.",
     .example = "over = true"},
};

}  // namespace gonogo
