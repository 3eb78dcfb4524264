// SPDX-License-Identifier: MIT
/// The rates at which a bid is valued.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Adds to `books.perspectives`: the policy's rates, with those of the bid where the policy has
/// none; and the bid's own rates if its rules need them.
void bind_perspectives(Books& books);

}  // namespace gonogo
