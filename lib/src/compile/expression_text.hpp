// SPDX-License-Identifier: MIT
/// An amount as the user wrote it.
#pragma once

#include <string>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// The expression, for SheetRow::text; empty where the amount is not a single expression.
std::string expression_text(const Amount& amount);

}  // namespace gonogo
