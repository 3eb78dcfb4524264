// SPDX-License-Identifier: MIT
/// The inputs that the addresses of cases change.
#pragma once

#include <span>
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
  /// What cases try for the input, from case `from` on; NaN outside of its range. columns[k]: the
  /// values of the k-th address.
  void read(const Input& of, const std::vector<std::vector<double>>& columns, std::size_t from,
            std::span<double> to) const;
};

/// The inputs that addresses change, each once. Requires: `inputs_of` is empty for none of them.
std::vector<Target> targets_of(const Model& model, const std::vector<Address>& addresses);

/// The model compiled again with other values of what shapes the sheet.
Checked<Model> recompiled(const Model& model, const std::map<Address, double>& structures);

}  // namespace gonogo
