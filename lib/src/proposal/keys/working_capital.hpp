// SPDX-License-Identifier: MIT
/// The keys of a level of working capital.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<WorkingCapital> working_capital_keys[] = {
    {.name = "level",
     .field = field<&WorkingCapital::level>,
     .need = Need::required,
     .may_name = MayName::after,
     .kind = "number, list, schedule, series, sites or expression",
     .unit = unit::money,
     .doc = "The money bound at the end of a step, not its change. Flows in it count per year, or "
            "by per.",
     .example = "level = \"0.2 * revenue\""},
    {.name = "per",
     .field = field<&WorkingCapital::per>,
     .fallback = "year",
     .doc = "Period by which revenue and cost in the level are measured.",
     .example = "per = \"month\""},
    {.name = "lead",
     .field = field<&WorkingCapital::lead>,
     .lowest = 0,
     .fallback = "none",
     .doc = "How long in advance it is needed.",
     .example = "lead = \"1 year\""},
    {.name = "name",
     .field = field<&WorkingCapital::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Performance bond\""},
    {.name = "source",
     .field = field<&WorkingCapital::source>,
     .doc = "Where the figure comes from.",
     .example = "source = \"draft contract, clause 12\""},
};

}  // namespace gonogo
