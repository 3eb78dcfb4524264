// SPDX-License-Identifier: MIT
/// The keys of `[tax]`, the income tax.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Tax> tax_keys[] = {
    {.name = "rate",
     .field = field<&Tax::rate>,
     .need = Need::required,
     .may_name = MayName::after,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Of profit; a list goes by operating year (a tax holiday), the last one holds.",
     .example = "rate = [0, 0, 0.125, 0.125, 0.125, 0.25]"},
    {.name = "losses",
     .field = field<&Tax::losses>,
     .fallback = "carry",
     .doc = "Carried forward, the oldest used first; lost; or credited at once, because the "
            "company has other profits.",
     .example = "losses = \"credit\""},
    {.name = "loss_life",
     .field = field<&Tax::loss_life>,
     .lowest = 0,
     .fallback = "without limit",
     .doc = "How long a loss can be carried.",
     .example = "loss_life = \"5 years\""},
    {.name = "assessed",
     .field = field<&Tax::assessed>,
     .fallback = "year",
     .doc =
         "On each project year, due in its last step, or on every step. Time 0 is a year of its "
         "own. \"calendar\": on each book year (year_ends; needs start in [project]), which time "
         "0 joins.",
     .example = "assessed = \"step\""},
    {.name = "lag",
     .field = field<&Tax::lag>,
     .lowest = 0,
     .fallback = "none",
     .doc = "Delay of payment.",
     .example = "lag = \"1 year\""},
    {.name = "disposal",
     .field = field<&Tax::disposal>,
     .fallback = "net",
     .doc =
         "Gain or loss on a sale: joins the profit, is taxed apart (a gain only), or is not taxed.",
     .example = "disposal = \"separate\""},
    {.name = "gains",
     .field = field<&Tax::gains>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "the rate",
     .doc = "Rate on gains from sales, which are then taxed apart.",
     .example = "gains = 0.35"},
};

}  // namespace gonogo
