// SPDX-License-Identifier: MIT
/// The inputs that the addresses of cases change.
#pragma once

#include <string_view>
#include <vector>

#include "gonogo/model/input_changes.hpp"
#include "gonogo/model/overrides.hpp"

namespace gonogo {

/// Prefix of the bid's own input where policy and bid both state an address.
inline constexpr std::string_view own_prefix = "bid.";

/// An input and the addresses that change it, by position: the last that replaces it, and all that
/// scale it.
struct Target {
  InputId input = no_input;
  std::size_t replaced_by = absent;
  std::vector<std::size_t> scaled_by = {};

  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  /// Its value, if `column(k)` is the value of the k-th address.
  template <class Column>
  double value(double base, Column column) const {
    double result = replaced_by == absent ? base : column(replaced_by);
    for (const std::size_t k : scaled_by) result *= column(k);
    return result;
  }
};

/// The inputs that addresses change, each once. Requires: `inputs_of` is empty for none of them.
std::vector<Target> targets_of(const Model& model, const std::vector<Address>& addresses);

/// The model compiled again with other values of what shapes the sheet.
Checked<Model> recompiled(const Model& model, const std::map<Address, double>& structures);

}  // namespace gonogo
