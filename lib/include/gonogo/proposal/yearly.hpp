// SPDX-License-Identifier: MIT
/// Drivers that chance moves anew each year: every year of the driver has an address of its own.
#pragma once

#include <string>
#include <string_view>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Whether each year has a draw of its own: `scope = "year"` or `"walk"`.
bool is_drawn_by_year(const Driver& driver);

/// Whether the draws are values, in the unit of the driver: of one number. Those of a list, a
/// schedule, a series or an expression are factors.
bool is_one_number(const Driver& driver);

/// "drivers.beds.year[3].plus", what is added to the value in the third year of the driver; of
/// factors "drivers.beds.year[3].times".
Address address_of_year(const Driver& driver, int year);

/// "drivers.beds" of such an address; empty of any other.
Address driver_of_year(std::string_view address);

}  // namespace gonogo
