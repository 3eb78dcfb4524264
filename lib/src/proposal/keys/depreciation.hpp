// SPDX-License-Identifier: MIT
/// The keys of `depreciation = { ... }` of an investment.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Depreciation> depreciation_keys[] = {
    {.name = "method",
     .field = field<&Depreciation::method>,
     .fallback = "straight_line",
     .doc = "How the cost is spread over the years. \"expense\" deducts it when it is made, "
            "\"none\" never (land).",
     .example = "method = \"declining\""},
    {.name = "rate",
     .field = field<&Depreciation::rate>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Share of the book value written off each year by a declining balance.",
     .example = "rate = 0.25"},
    {.name = "switch",
     .field = field<&Depreciation::switch_to_straight_line>,
     .fallback = "false",
     .doc = "Changes from declining to straight line in the year in which that writes off more.",
     .example = "switch = true"},
    {.name = "table",
     .field = field<&Depreciation::table>,
     .doc = "A published table of yearly shares: macrs_3, macrs_5, macrs_7, macrs_10, macrs_15 or "
            "macrs_20 (half-year convention).",
     .example = "table = \"macrs_7\""},
    {.name = "shares",
     .field = field<&Depreciation::shares>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Share of the cost written off in each year of the asset.",
     .example = "shares = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576]"},
    {.name = "amounts",
     .field = field<&Depreciation::amounts>,
     .unit = unit::money,
     .lowest = 0,
     .doc = "Money written off in each year of the asset; the last one holds until the cost is "
            "used up.",
     .example = "amounts = [26_250]"},
    {.name = "disposal_year",
     .field = field<&Depreciation::disposal_year>,
     .fallback = "full",
     .doc = "How much of a year's allowance counts in the year of the sale: full, half or none (a "
            "balancing charge).",
     .example = "disposal_year = \"half\""},
};

}  // namespace gonogo
