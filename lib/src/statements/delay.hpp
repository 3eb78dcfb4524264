// SPDX-License-Identifier: MIT
/// Money that moves later than it falls due.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

enum class Moves {
  evenly,
  at_the_end
};  ///< over the step in which it falls due, or in its last moment

struct Delay {
  Years years = 0;
  Moves moves = Moves::evenly;
};

/// `due`, so much later. What moves evenly over a step is split between the steps in which it
/// comes; a short last step takes what its time holds. `id` begins the names of helper rows.
Term delayed(Books& books, RowId due, Delay delay, const std::string& id);

}  // namespace gonogo
