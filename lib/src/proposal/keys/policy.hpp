// SPDX-License-Identifier: MIT
/// The keys of `[policy]` and `[uplift]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Policy> policy_keys[] = {
    {.name = "name",
     .field = field<&Policy::name>,
     .doc = "Shown in every report.",
     .example = "name = \"Enterprise bids 2026\""},
    {.name = "owner",
     .field = field<&Policy::owner>,
     .doc = "Who answers for it.",
     .example = "owner = \"Finance\""},
    {.name = "currency",
     .field = field<&Policy::currency>,
     .unit = "ISO 4217",
     .doc = "Of every sum of money in the policy.",
     .example = "currency = \"CNY\""},
    {.name = "categories",
     .field = field<&Policy::categories>,
     .doc = "Cost categories beside the built-in ones.",
     .example = "categories = [\"site_rent\"]"},
    {.name = "kinds",
     .field = field<&Policy::kinds>,
     .doc = "The kinds of bid that rules may name, each with the folders that hold its bids, as "
            "seen from the folder of the policy. A bid in none of them cannot have the kind: every "
            "rule judges it. A list without folders lets any bid have any kind.",
     .example = "kinds = { ict = \"ict\", lines = [\"lines\", \"leased\"] }"},
    {.name = "year_ends",
     .field = field<&Policy::year_ends>,
     .fallback = "\"12\"",
     .doc =
         "The month in which the books close: book years are named by the year they end in. Either "
         "the bid or its policy has it.",
     .example = "year_ends = \"03\""},
};

/// Optimism bias reaches 200 % for equipment in the UK Green Book's supplementary guidance.
inline constexpr double largest_uplift = 2;

inline constexpr Key<Uplift> uplift_keys[] = {
    {.name = "investment",
     .field = field<&Uplift::investment>,
     .unit = unit::share,
     .lowest = 0,
     .highest = largest_uplift,
     .fallback = "0",
     .doc = "Added to every bid's own investment.",
     .example = "investment = 0.05"},
    {.name = "cost",
     .field = field<&Uplift::cost>,
     .unit = unit::share,
     .lowest = 0,
     .highest = largest_uplift,
     .fallback = "0",
     .doc = "Added to every bid's own cost.",
     .example = "cost = 0.1"},
};

}  // namespace gonogo
