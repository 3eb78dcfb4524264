// SPDX-License-Identifier: MIT
/// The quantile of the standard normal distribution, with the same bits on every machine.
#pragma once

namespace gonogo {

/// Within 1e-15 of its size, for a share between 0 and 1. By hand, as that of Boost.Math takes the
/// logarithm of the standard library, whose bits depend on the machine.
///
/// Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37, 1988.
double normal_quantile(double share);

}  // namespace gonogo
