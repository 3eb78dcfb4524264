// SPDX-License-Identifier: MIT
/// Gives the memory of buffers that no step reads any more to later ones.
#pragma once

#include "run/plan.hpp"

namespace gonogo {

/// A plan whose steps compute the same in fewer buffers: what a tile needs grows with what is open at
/// a time, not with all operations of a sheet.
void share_buffers(Plan& plan);

}  // namespace gonogo
