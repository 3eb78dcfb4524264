// SPDX-License-Identifier: MIT
/// What moving an address means for a model.
#pragma once

#include <optional>

#include "gonogo/model/run.hpp"

namespace gonogo {

/// How an address moves an input: it replaces the number, or scales it.
struct Move {
  std::uint32_t input = nothing;
  bool scales = false;
};

/// Empty where the address is not an input of the sheet, or shaped it.
std::optional<Move> find_move(const Model& model, const Address& address);

/// Cases that move what shaped the sheet: compiled once a distinct value, then run as cases that
/// move numbers.
void run_structures(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads,
                    Outcomes& out);

}  // namespace gonogo
