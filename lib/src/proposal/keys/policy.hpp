// SPDX-License-Identifier: MIT
/// The keys of `[policy]` and `[uplift]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Policy> policy_keys[] = {
    {.name = "name",
     .field = &Policy::name,
     .doc = "Shown in every report.",
     .example = "name = \"Enterprise bids 2026\""},
    {.name = "owner",
     .field = &Policy::owner,
     .doc = "Who answers for it.",
     .example = "owner = \"Finance\""},
    {.name = "currency",
     .field = &Policy::currency,
     .unit = "ISO 4217",
     .doc = "Of every sum of money in the policy.",
     .example = "currency = \"CNY\""},
    {.name = "categories",
     .field = &Policy::categories,
     .doc = "Cost categories beside the built-in ones.",
     .example = "categories = [\"site_rent\"]"},
};

/// Optimism bias reaches 200 % for equipment in the UK Green Book's supplementary guidance.
inline constexpr double largest_uplift = 2;

inline constexpr Key<Uplift> uplift_keys[] = {
    {.name = "investment",
     .field = &Uplift::investment,
     .unit = unit::share,
     .lowest = 0,
     .highest = largest_uplift,
     .fallback = "0",
     .doc = "Added to every bid's own investment.",
     .example = "investment = 0.05"},
    {.name = "cost",
     .field = &Uplift::cost,
     .unit = unit::share,
     .lowest = 0,
     .highest = largest_uplift,
     .fallback = "0",
     .doc = "Added to every bid's own cost.",
     .example = "cost = 0.1"},
};

}  // namespace gonogo
