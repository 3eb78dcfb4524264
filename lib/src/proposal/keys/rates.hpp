// SPDX-License-Identifier: MIT
/// The keys of `[rates]` and `[conventions]`.
#pragma once

#include "proposal/key.hpp"
#include "proposal/keys/nested.hpp"

namespace gonogo {

inline constexpr Key<Rates> rates_keys[] = {
    {.name = "discount",
     .field = field<&Rates::discount>,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .doc = "Discount rate (cost of capital). Effective a year; { nominal = 0.06, compounded = "
            "\"month\" } otherwise. { Y1 = 0.035, Y31 = 0.03 }: the rate changes in time, and the "
            "discount factor is the product.",
     .example = "discount = 0.08"},
    {.name = "equity",
     .field = field<&Rates::equity>,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .doc = "The rate for the flow after financing.",
     .example = "equity = 0.12"},
    {.name = "finance",
     .field = field<&Rates::finance>,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .fallback = "discount",
     .doc = "What negative flows cost, in the modified internal rate.",
     .example = "finance = 0.05"},
    {.name = "reinvest",
     .field = field<&Rates::reinvest>,
     .unit = unit::rate,
     .lowest = lowest_rate,
     .highest = 1,
     .fallback = "discount",
     .doc = "What positive flows earn, in the modified internal rate.",
     .example = "reinvest = 0.06"},
};

inline constexpr Key<Conventions> conventions_keys[] = {
    {.name = "timing",
     .field = field<&Conventions::timing>,
     .fallback = "end",
     .doc = "Where in its step a flow is discounted. Y0 is always time 0.",
     .example = "timing = \"mid\""},
    {.name = "payback_from",
     .field = field<&Conventions::payback_from>,
     .fallback = "outlay",
     .doc = "Whether payback counts from time 0, the moment of Y0, or from the end of "
            "construction.",
     .example = "payback_from = \"operation\""},
    {.name = "payback_within",
     .field = field<&Conventions::payback_within>,
     .fallback = "moments",
     .doc = "When the money of the step in which payback is reached moves. moments: sums that the "
            "bid dates at the end of the step, all else evenly over it. even: all of it evenly.",
     .example = "payback_within = \"even\""},
    {.name = "working_capital",
     .field = field<&Conventions::working_capital>,
     .fallback = "stated",
     .doc = "What return on investment counts beside the investment: the levels of "
            "[working_capital], or net: these and receivables less payables.",
     .example = "working_capital = \"net\""},
    {.name = "normal_year",
     .field = field<&Conventions::normal_year>,
     .doc = "The year that ROI and ROE are taken from, in place of the average of operation.",
     .example = "normal_year = \"Y5\""},
    {.name = "days_in_year",
     .field = field<&Conventions::days_in_year>,
     .unit = "days",
     .lowest = 360,
     .highest = 366,
     .fallback = "365",
     .doc =
         "What is counted in days, by per = \"day\" or as a length of time, counts so many to the "
         "year, as contracts and banks that take a month for 30 days do.",
     .example = "days_in_year = 360"},
};

}  // namespace gonogo
