// SPDX-License-Identifier: MIT
/// A base that rolls: subscribers, contracts. Each `per` loses a share of what there was at its
/// start, and gains new ones.
#pragma once

#include "compile/values.hpp"

namespace gonogo {

/// Defines the row of the base and adds those of what it gains and loses.
void define_base(Compilation& bid, Values& values, const NamedQuantity& base, RowId row);

}  // namespace gonogo
