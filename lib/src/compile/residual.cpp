// SPDX-License-Identifier: MIT
#include "compile/residual.hpp"

namespace gonogo {

Term residual_of(Values& values, const Investment& asset, Term cost) {
  if (asset.residual) {
    return cost * values.constant(*asset.residual, verbatim(asset.residual->address), Kind::rate);
  }
  if (asset.residual_amount) {
    return values.constant(*asset.residual_amount, verbatim(asset.residual_amount->address),
                           Kind::money);
  }
  return cost.sheet()->constant(0);
}

}  // namespace gonogo
