// SPDX-License-Identifier: MIT
/// What an asset costs, and when it is in service.
#pragma once

#include "compile/asset_rows.hpp"
#include "compile/values.hpp"

namespace gonogo {

/// When an asset is in service, and its outlays without what scales the section.
struct Outlay {
  AssetTimes times = {};
  Term own = {};
  RowId vat = no_row;  ///< of the purchases; `no_row`: none
};

/// Defines the row of outlays, purchases and replacements without VAT, and the row of their VAT.
Outlay define_outlay(Compilation& bid, Values& values, const Investment& asset, RowId outlay);

/// Defines the row of the cost in place. A replacement takes the place of the cost before it.
void define_in_place(Compilation& bid, const AssetRows& rows);

/// 1 in the columns in which an asset is replaced.
Term replaced(Sheet& sheet, const AssetTimes& times);

}  // namespace gonogo
