// SPDX-License-Identifier: MIT
/// The keys of `[cash_flow]`, a net cash flow as it is.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<ReadyFlow> ready_flow_keys[] = {
    {.name = "net",
     .field = field<&ReadyFlow::net>,
     .need = Need::required,
     .unit = unit::money,
     .doc = "The net flow of each year, money out negative: a list that begins at time 0, or a "
            "schedule by label.",
     .example = "net = [-100, 40, 60]"},
    {.name = "from",
     .field = field<&ReadyFlow::from>,
     .fallback = "Y0",
     .doc = "The year of the first value of a list.",
     .example = "from = \"Y1\""},
    {.name = "paid",
     .field = field<&ReadyFlow::paid>,
     .fallback = "end",
     .doc = "When within its year the money moves: at its end, or evenly over it.",
     .example = "paid = \"even\""},
};

}  // namespace gonogo
