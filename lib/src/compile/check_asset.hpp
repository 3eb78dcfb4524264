// SPDX-License-Identifier: MIT
/// Keys of an asset that contradict each other.
#pragma once

#include "compile/compilation.hpp"

namespace gonogo {

/// Reports `per` and `replace` together with what they exclude.
void check_asset(Compilation& bid, const Investment& asset);

}  // namespace gonogo
