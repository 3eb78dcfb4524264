// SPDX-License-Identifier: MIT
/// The diagnostic for a name in a formula that is no item.
#pragma once

#include <string>

#include "compile/item_list.hpp"
#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

enum class Guess { none, wanted };

/// Suggests the line of that id, the bare name of a driver or quantity, or, where a guess is wanted, the
/// nearest name. A guess compares all names.
Diagnostic unknown_name(const ItemList& items, const std::string& name, Place place, Guess guess);

}  // namespace gonogo
