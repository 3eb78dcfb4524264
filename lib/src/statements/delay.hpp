// SPDX-License-Identifier: MIT
/// Money that is paid later than it falls due.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// When in a step money falls due: evenly over it, or in its last moment.
enum class WithinStep { evenly, at_the_end };

struct Delay {
  Years years = 0;
  WithinStep due = WithinStep::evenly;
};

/// The money of row `due` in the steps in which it is paid. Money that falls due evenly is divided
/// between the steps in which it is paid, by time.
Term delayed(Books& books, RowId due, Delay delay);

}  // namespace gonogo
