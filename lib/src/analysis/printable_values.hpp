// SPDX-License-Identifier: MIT
/// Values of few digits at which rules still pass.
#pragma once

#include <cstddef>
#include <vector>

#include "gonogo/analysis/switching.hpp"

namespace gonogo {

/// What may be printed for a value that passes, shortest first, ending with the value itself: a
/// multiple of the tick without its rounding error, or four to nine digits rounded `up` or down.
/// The amount of a line is rounded, not its factor. Whether they pass is for a trial to say.
std::vector<double> printable_values(const Variable& number, double passing, bool up);

/// Whether the rules that are asked for pass in a trial. Requires a question about rules.
bool passes(const Model& model, const TrialResults& results, const Question& question,
            std::size_t trial);

}  // namespace gonogo
