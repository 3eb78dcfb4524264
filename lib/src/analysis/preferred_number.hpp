// SPDX-License-Identifier: MIT
/// The number that `solve` moves where nobody names one.
#pragma once

#include <optional>

#include "gonogo/analysis/variable.hpp"

namespace gonogo {

/// The first driver that is a price, else the first that is a volume.
std::optional<Variable> preferred_number(const Model& model);

Diagnostic no_preferred_number();

}  // namespace gonogo
