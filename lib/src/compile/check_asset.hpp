// SPDX-License-Identifier: MIT
/// Keys of an asset that contradict each other.
#pragma once

#include "compile/asset_rows.hpp"
#include "compile/compilation.hpp"

namespace gonogo {

/// Reports what repeated purchases and `replace` exclude.
void check_asset(Compilation& bid, const Investment& asset, const AssetTimes& times);

}  // namespace gonogo
