// SPDX-License-Identifier: MIT
/// Values that a case tries instead of those written.
#pragma once

#include <optional>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// The value at an address as written; 1 for the `.times` of an address that has none of its own.
/// Empty where a case cannot change the address.
std::optional<double> value_at(const Model& model, const Address& address);

}  // namespace gonogo
