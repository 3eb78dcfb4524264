// SPDX-License-Identifier: MIT
/// Which items an item must be built after.
#pragma once

#include <vector>

#include "compile/compilation.hpp"
#include "compile/item_list.hpp"

namespace gonogo {

/// The items that its expressions name, in that order; for a total, its parts. An expression that an
/// override replaces names nothing.
std::vector<const Item*> dependencies_of(const Compilation& bid, const ItemList& items,
                                         const Item& item);

}  // namespace gonogo
