// SPDX-License-Identifier: MIT
/// Which inputs of a model an address changes, and how.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// An input that an address changes: it replaces the number, or scales it.
struct InputChange {
  InputId input = no_input;
  bool scales = false;
};

/// The inputs that an address changes: one, or two where policy and bid both state it, as for
/// `--set`. Empty if the address is no input of the sheet, or shapes it.
std::vector<InputChange> inputs_of(const Model& model, const Address& address);

}  // namespace gonogo
