// SPDX-License-Identifier: MIT
/// All choices of a few columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "choice/relaxation.hpp"
#include "choice/scaled_programme.hpp"
#include "gonogo/choice/integer_programme.hpp"

namespace gonogo {

/// Hands each that may hold and be worth more than `enough` to `offer`, which says what is enough from
/// there on. The other columns are at their bounds. Returns the work done.
std::uint64_t try_all(const ScaledProgramme& programme, const Relaxation& bounds,
                      const std::vector<std::size_t>& free, double enough,
                      const std::function<double(const Choice&)>& offer);

}  // namespace gonogo
