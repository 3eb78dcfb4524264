// SPDX-License-Identifier: MIT
/// The keys of the VAT of a line or an investment, and of `[vat]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<ItemVat> item_vat_keys[] = {
    {.name = "rate",
     .field = field<&ItemVat::rate>,
     .principal = true,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "Of the amount without VAT. The same as the number alone.",
     .example = "rate = 0.13"},
    {.name = "amount",
     .field = field<&ItemVat::amount>,
     .may_name = MayName::before,
     .unit = unit::money,
     .lowest = 0,
     .holds = Holds::as_written,
     .doc = "The VAT itself, in place of a rate. It has the moments and the keys of time of its "
            "item, and is scaled with it.",
     .example = "amount = 45_000"},
    {.name = "included",
     .field = field<&ItemVat::included>,
     .fallback = "false",
     .doc = "true: the amount of the item contains the VAT.",
     .example = "included = true"},
};

inline constexpr Key<Vat> vat_keys[] = {
    {.name = "credit",
     .field = field<&Vat::credit>,
     .fallback = "carry",
     .doc = "Input VAT beyond the output VAT of a step: carried forward, and what is left at the "
            "end is lost; refunded in the step; or lost in the step. A floor on each step is a "
            "threshold: with money that varies within a year, other steps may pay at other times.",
     .example = "credit = \"refund\""},
    {.name = "surtax",
     .field = field<&Vat::surtax>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "0",
     .doc = "Taxes on the VAT payable, as a share of it; deducted from profit.",
     .example = "surtax = 0.12"},
    {.name = "scheme",
     .field = field<&Vat::scheme>,
     .fallback = "general",
     .doc = "simplified: no input VAT is credited; it is a cost of its step.",
     .example = "scheme = \"simplified\""},
};

}  // namespace gonogo
