// SPDX-License-Identifier: MIT
/// Depreciation and book value of an asset.
#pragma once

#include "compile/asset_rows.hpp"
#include "compile/values.hpp"

namespace gonogo {

/// Defines the row of depreciation. Adds the rows of the book value and of the book value given up,
/// and enters them in `rows`, whose other members are known.
void define_depreciation(Compilation& bid, Values& values, const Investment& asset,
                         AssetRows& rows);

}  // namespace gonogo
