// SPDX-License-Identifier: MIT
/// The residual value of an asset.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// Residual value of `cost`; 0 if neither residual nor residual_amount is given.
Term residual_of(Values& values, const Investment& asset, Term cost);

}  // namespace gonogo
