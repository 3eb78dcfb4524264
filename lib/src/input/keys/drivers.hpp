// SPDX-License-Identifier: MIT
/// The keys of a driver and of its uncertainty.
#pragma once

#include "input/key.hpp"

namespace gonogo {

/// `spread = [-0.1, 0.15]`: bounds relative to the value.
void read_spread(const Node& node, const Context& context, Uncertainty& out);

/// `whole = true` is a tick of 1.
void read_whole(const Node& node, const Context& context, Driver& out);

inline constexpr Key<Driver> driver_keys[] = {
    {.name = "value",
     .field = &Driver::value,
     .need = Need::required,
     .principal = true,
     .kind = "number, list, schedule or series",
     .doc = "The number itself: a number, a list (one value a year, the last one holds), a "
            "schedule or a series.",
     .example = "value = 1_200"},
    {.name = "unit",
     .field = &Driver::unit,
     .doc = "For the reader; not computed with.",
     .example = "unit = \"CNY/minute\""},
    {.name = "name",
     .field = &Driver::name,
     .doc = "For the reader, in any script.",
     .example = "name = \"Beds\""},
    {.name = "source",
     .field = &Driver::source,
     .doc = "Where the number comes from.",
     .example = "source = \"hospital's letter of intent\""},
    {.name = "role",
     .field = &Driver::role,
     .doc = "What break-even and solve move first.",
     .example = "role = \"volume\""},
    {.name = "control",
     .field = &Driver::control,
     .fallback = "ours for a price, customer for a volume, else none",
     .doc = "Who can move it: what could turn a verdict is listed in the order ours, customer, "
            "chance.",
     .example = "control = \"ours\""},
    {.name = "tick",
     .field = &Driver::tick,
     .lowest = 0,
     .doc = "The smallest step that makes sense; turning values are rounded to it, to the passing "
            "side.",
     .example = "tick = 0.01"},
    {.name = "whole",
     .field = read_whole,
     .kind = "true or false",
     .fallback = "false",
     .doc = "The driver counts things: the same as tick = 1.",
     .example = "whole = true"},
};

inline constexpr Key<Uncertainty> uncertainty_keys[] = {
    {.name = "low",
     .field = &Uncertainty::low,
     .unit = "as the value",
     .doc = "The least value to be believed: a bound, not a percentile.",
     .example = "low = 0.75"},
    {.name = "high",
     .field = &Uncertainty::high,
     .unit = "as the value",
     .doc = "The greatest value to be believed.",
     .example = "high = 0.93"},
    {.name = "spread",
     .field = read_spread,
     .kind = "list of 2 numbers",
     .unit = unit::share,
     .lowest = -1,
     .highest = 10,
     .doc = "Low and high relative to the value. The only form for a list, schedule or series: it "
            "scales all values.",
     .example = "spread = [-0.1, 0.15]"},
    {.name = "distribution",
     .field = &Uncertainty::shape,
     .fallback = "pert, where low and high are given",
     .doc = "How it varies in a simulation.",
     .example = "distribution = \"triangular\""},
    {.name = "sd",
     .field = &Uncertainty::sd,
     .unit = "as the value",
     .lowest = 0,
     .doc = "Standard deviation of \"normal\"; the value is the mean.",
     .example = "sd = 0.06"},
    {.name = "sigma",
     .field = &Uncertainty::sigma,
     .lowest = 0,
     .doc = "Standard deviation of the logarithm, of \"lognormal\"; the value is the median.",
     .example = "sigma = 0.10"},
    {.name = "values",
     .field = &Uncertainty::values,
     .unit = "as the value",
     .doc = "The values that \"discrete\" takes.",
     .example = "values = [3, 4, 5]"},
    {.name = "weights",
     .field = &Uncertainty::weights,
     .lowest = 0,
     .fallback = "equal",
     .doc = "How likely each of the values is, relative to the others.",
     .example = "weights = [1, 2, 1]"},
    {.name = "probability",
     .field = &Uncertainty::probability,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Of an \"event\": with this probability it is 1, otherwise 0.",
     .example = "probability = 0.1"},
    {.name = "p10",
     .field = &Uncertainty::p10,
     .unit = "as the value",
     .doc = "A tenth of the cases lie below it. With p90, and perhaps p50, in place of a "
            "distribution.",
     .example = "p10 = 4_000"},
    {.name = "p50",
     .field = &Uncertainty::p50,
     .unit = "as the value",
     .doc = "The median.",
     .example = "p50 = 5_000"},
    {.name = "p90",
     .field = &Uncertainty::p90,
     .unit = "as the value",
     .doc = "A tenth of the cases lie above it.",
     .example = "p90 = 6_500"},
    {.name = "scope",
     .field = &Uncertainty::scope,
     .fallback = "project",
     .doc = "One draw for the whole project, an independent one each year, or a walk from year to "
            "year.",
     .example = "scope = \"year\""},
};

}  // namespace gonogo
