// SPDX-License-Identifier: MIT
/// The keys of a quantity.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<NamedQuantity> quantity_keys[] = {
    {.name = "formula",
     .field = &NamedQuantity::formula,
     .need = Need::required,
     .principal = true,
     .may_name = MayName::before,
     .doc = "What it is, in drivers, other quantities and lines.",
     .example = "formula = \"homes * take_up\""},
    {.name = "unit",
     .field = &NamedQuantity::unit,
     .doc = "For the reader.",
     .example = "unit = \"homes\""},
    {.name = "name",
     .field = &NamedQuantity::name,
     .doc = "For the reader, in any script.",
     .example = "name = \"Customers\""},
    {.name = "per",
     .field = &NamedQuantity::per,
     .doc = "Makes it a flow. Required where its formula uses one.",
     .example = "per = \"year\""},
};

}  // namespace gonogo
