// SPDX-License-Identifier: MIT
/// The keys of a service level.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<ServiceLevel> service_level_keys[] = {
    {.name = "name",
     .field = field<&ServiceLevel::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Express\""},
    {.name = "price",
     .field = field<&ServiceLevel::price>,
     .lowest = 0,
     .fallback = "1",
     .doc = "Factor on the amount of a line that promises the level.",
     .example = "price = 1.5"},
    {.name = "lead",
     .field = field<&ServiceLevel::lead>,
     .lowest = 0,
     .doc = "Days within which it is delivered: one length, or one for each kind that a line may "
            "say.",
     .example = "lead = { circuit = \"5 days\", ddn = \"8 days\" }"},
    {.name = "late",
     .field = field<&ServiceLevel::late>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc =
         "Share of a one-off fee that is given back for each day beyond the lead time. Goes with "
         "lead.",
     .example = "late = 0.05"},
    {.name = "cap",
     .field = field<&ServiceLevel::cap>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "1",
     .doc = "The most that is given back for being late.",
     .example = "cap = 0.6"},
    {.name = "reached",
     .field = field<&ServiceLevel::reached>,
     .doc = "What must at least be reached, highest first. Goes with credit.",
     .example = "reached = [0.999, 0.99]"},
    {.name = "credit",
     .field = field<&ServiceLevel::credit>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Share of the fee that is given back where less than the entry of reached was reached; "
            "the lowest entry missed counts.",
     .example = "credit = [0.10, 0.25]"},
};

}  // namespace gonogo
