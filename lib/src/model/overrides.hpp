// SPDX-License-Identifier: MIT
/// What moving an address means for a model.
#pragma once

#include <string_view>
#include <vector>

#include "gonogo/model/run.hpp"

namespace gonogo {

/// What an address that policy and bid both state is called as the bid's own input.
inline constexpr std::string_view own_prefix = "bid.";

/// How an address moves an input: it replaces the number, or scales it.
struct InputChange {
  InputId input = no_input;
  bool scales = false;
};

/// The inputs that an address moves: one, or two where policy and bid both state it, as `--set`
/// does. Empty where it is no input of the sheet, or shaped it.
std::vector<InputChange> inputs_of(const Model& model, const Address& address);

/// An input with the columns of cases that move it: the last that replaces it, and all that scale
/// it.
struct Target {
  InputId input = no_input;
  std::size_t replaced_by = absent;
  std::vector<std::size_t> scaled_by = {};

  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  /// Its value where `column(k)` is that of the k-th address.
  template <class Column>
  double value(double base, Column column) const {
    double result = replaced_by == absent ? base : column(replaced_by);
    for (const std::size_t k : scaled_by) result *= column(k);
    return result;
  }
};

/// The inputs that addresses move, each once. All must be movable.
std::vector<Target> targets_of(const Model& model, const std::vector<Address>& addresses);

/// The model compiled anew with other values of what shaped it.
Checked<Model> recompiled(const Model& model, const std::map<Address, double>& structures);

}  // namespace gonogo
