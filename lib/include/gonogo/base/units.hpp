// SPDX-License-Identifier: MIT
/// Aliases that name the unit of a number in a signature. Everywhere inside, rates are fractions,
/// money is one currency, time counts years or whole columns.
#pragma once

namespace gonogo {

using Rate = double;   ///< a fraction: 0.08 is 8 %
using Money = double;  ///< in the unit of the file it came from
using Years = double;  ///< a year has 12 equal months

}  // namespace gonogo
