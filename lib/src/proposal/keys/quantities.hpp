// SPDX-License-Identifier: MIT
/// The keys of a quantity: a formula, a price by tiers, or a base that rolls.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<NamedQuantity> quantity_keys[] = {
    {.name = "formula",
     .field = field<&NamedQuantity::formula>,
     .principal = true,
     .may_name = MayName::before,
     .doc = "What it is, in drivers, other quantities and lines. Required, unless it is a price by "
            "tiers or a base that rolls.",
     .example = "formula = \"homes * take_up\""},
    {.name = "unit",
     .field = field<&NamedQuantity::unit>,
     .doc = "For the reader.",
     .example = "unit = \"homes\""},
    {.name = "name",
     .field = field<&NamedQuantity::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Customers\""},
    {.name = "per",
     .field = field<&NamedQuantity::per>,
     .doc =
         "Makes it a flow. Required where its formula uses one. With tiers: how `of` is counted. "
         "In a base that rolls: what gain and loss are for.",
     .example = "per = \"year\""},
    {.name = "settled",
     .field = field<&NamedQuantity::settled>,
     .doc = "As of a line: its formula sees whole years. Needs per.",
     .example = "settled = \"year\""},
    {.name = "of",
     .field = field<&NamedQuantity::of>,
     .may_name = MayName::before,
     .doc = "What the tiers of a price divide. In a settled line it is the year's. The quantity "
            "itself is the average price, so that `of` times it is the charge.",
     .example = "of = \"minutes\""},
    {.name = "tiers",
     .field = field<&NamedQuantity::tiers>,
     .kind = "list of tables",
     .doc = "The tiers of a price, lowest first, each with the keys of a tier.",
     .example = "tiers = [{ upto = 1_000, value = 0.20 }, { value = 0.15 }]"},
    {.name = "mode",
     .field = field<&NamedQuantity::mode>,
     .fallback = "slice",
     .doc = "slice: each slice has the value of its tier. whole: all has the value of the tier "
            "that is reached.",
     .example = "mode = \"whole\""},
    {.name = "opening",
     .field = field<&NamedQuantity::opening>,
     .lowest = 0,
     .doc = "A base that rolls: what there is before its first step.",
     .example = "opening = 1_000"},
    {.name = "gain",
     .field = field<&NamedQuantity::gain>,
     .may_name = MayName::before,
     .fallback = "0",
     .doc = "New ones per `per`, evenly over it. gained(x) names them in formulas.",
     .example = "gain = \"adds\""},
    {.name = "loss",
     .field = field<&NamedQuantity::loss>,
     .may_name = MayName::before,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "0",
     .doc = "Share of the base at the start of each `per` that is lost over it. lost(x) names all "
            "who leave.",
     .example = "loss = 0.02"},
    {.name = "average",
     .field = field<&NamedQuantity::average>,
     .fallback = "false",
     .doc = "true: the base counts with the mean of the step's start and end; change(x) and levels "
            "take its end.",
     .example = "average = true"},
    {.name = "contracts",
     .field = field<&NamedQuantity::contracts>,
     .doc = "Contracts end after their term, and a share is renewed; the opening is signed at the "
            "start.",
     .example = "contracts = { term = \"2 years\", renew = 0.8 }"},
};

inline constexpr Key<Tier> tier_keys[] = {
    {.name = "upto",
     .field = field<&Tier::upto>,
     .lowest = 0,
     .doc = "The greatest quantity of the tier: what meets it is in the tier. Not in the last one.",
     .example = "upto = 1_000"},
    {.name = "value",
     .field = field<&Tier::value>,
     .need = Need::required,
     .doc = "The price in the tier.",
     .example = "value = 0.20"},
    {.name = "fee",
     .field = field<&Tier::fee>,
     .fallback = "0",
     .doc = "Charged once when the tier is entered: when the quantity is more than the tier below "
            "holds.",
     .example = "fee = 10"},
};

inline constexpr Key<Contracts> contract_keys[] = {
    {.name = "term",
     .field = field<&Contracts::term>,
     .need = Need::required,
     .lowest = 0,
     .doc = "How long a contract runs, from its signing.",
     .example = "term = \"2 years\""},
    {.name = "renew",
     .field = field<&Contracts::renew>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "0",
     .doc = "Share of the contracts at the end of their term that is signed again.",
     .example = "renew = 0.8"},
};

}  // namespace gonogo
