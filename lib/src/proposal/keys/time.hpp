// SPDX-License-Identifier: MIT
/// The keys by which a driver, a quantity, a line or a level varies in time.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<TimeKeys> time_keys[] = {
    {.name = "from",
     .field = field<&TimeKeys::from>,
     .fallback = "operation",
     .doc = "Its first step: that of the label. Its years count from here.",
     .example = "from = \"Y3\""},
    {.name = "to",
     .field = field<&TimeKeys::to>,
     .fallback = "end",
     .doc = "Its last step: that of the label.",
     .example = "to = \"Y8\""},
    {.name = "growth",
     .field = field<&TimeKeys::growth>,
     .unit = unit::rate,
     .lowest = -1,
     .highest = 1,
     .fallback = "0",
     .doc = "Compound change a year, first felt in its second year; after a list, once the list "
            "has ended. A list of rates, or a driver that is one, goes by year of the item: the "
            "first leads from its first year to its second, the last holds. "
            "{ rate = 0.03, every = \"step\" } climbs smoothly instead of once a year.",
     .example = "growth = [0.03, 0.05, 0.02]"},
    {.name = "increase",
     .field = field<&TimeKeys::increase>,
     .unit = "as the value",
     .fallback = "0",
     .doc = "Added each year from the second on.",
     .example = "increase = 5_000"},
    {.name = "ramp",
     .field = field<&TimeKeys::ramp>,
     .may_name = MayName::before,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "1",
     .doc = "Share of the value reached: by year of the item, the last one holds; or a length of "
            "time over which it "
            "rises evenly to 1.",
     .example = "ramp = [0.5, 0.8, 1]"},
    {.name = "by",
     .field = field<&TimeKeys::by>,
     .fallback = "year",
     .doc = "The time that each value of a list is for.",
     .example = "by = \"month\""},
    {.name = "repeat",
     .field = field<&TimeKeys::repeat>,
     .fallback = "false",
     .doc = "Starts a list again at its end; otherwise its last value holds. Growth and increase "
            "then never begin.",
     .example = "repeat = true"},
};

}  // namespace gonogo
