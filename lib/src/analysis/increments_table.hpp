// SPDX-License-Identifier: MIT
/// What the report of a comparison says of pairs, and how it names alternatives.
#pragma once

#include <string>

#include "gonogo/analysis/comparison.hpp"

namespace gonogo {

/// "A", as a message.
Message letter_of(const Comparison& found, std::size_t place);

/// "A bid"
Message title_of(const Alternative& each);

/// "a"
std::string id_of(const Alternative& each);

/// Each alternative against the best of those that need less money.
Table increments_table(const Comparison& found);

/// For scripts: a row for each rate at which two alternatives are worth the same.
Table crossover_rates_table(const Comparison& found);

}  // namespace gonogo
