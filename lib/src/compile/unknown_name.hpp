// SPDX-License-Identifier: MIT
/// The diagnostic for a name in a formula that is no item.
#pragma once

#include <string>

#include "compile/item_list.hpp"
#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// Suggests the line of that id, the bare name of a driver or quantity, or the nearest name.
Diagnostic unknown_name(const ItemList& items, const std::string& name, Place place);

}  // namespace gonogo
