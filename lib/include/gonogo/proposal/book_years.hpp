// SPDX-License-Identifier: MIT
/// Whether the steps of a project fit into book years.
#pragma once

#include <cstddef>
#include <optional>

#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/time_axis.hpp"

namespace gonogo {

/// The first column that lies across the end of a book year; none: every one is in a book year.
/// Requires an axis with book years.
std::optional<std::size_t> across_book_years(const TimeAxis& axis);

/// What makes a bid with such a column fit: a finer step, or another start.
Message book_years_hint(const TimeAxis& axis, const Project& project, const Policy* policy,
                        std::size_t across);

}  // namespace gonogo
