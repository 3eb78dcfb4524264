// SPDX-License-Identifier: MIT
/// What each measure is computed from: for explanations.
#pragma once

#include <string>
#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo {

struct Definition {
  std::string text = {};             ///< "npv = total(present_value)"
  std::vector<RowId> rows = {};      ///< rows it rests on
  std::vector<NodeId> scalars = {};  ///< rates it rests on
};

/// At the first perspective.
Definition definition_of(const Model& model, Measure measure);

}  // namespace gonogo
