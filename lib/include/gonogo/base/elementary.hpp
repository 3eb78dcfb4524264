// SPDX-License-Identifier: MIT
/// Elementary functions with the same bits on every machine. Those of glibc differ in the last place
/// between processors with and without fused multiplication.
///
/// By hand, as Boost.Math has none: it takes those of the standard library. Domains, infinities and
/// NaN are as there.
#pragma once

namespace gonogo::portable {

double exp(double x);            ///< within 1 unit of the last place
double expm1(double x);          ///< within 2 units
double log(double x);            ///< within 1 unit
double log1p(double x);          ///< within 2 units
double pow(double x, double y);  ///< within 1 unit, and exact where the power is a double

}  // namespace gonogo::portable
