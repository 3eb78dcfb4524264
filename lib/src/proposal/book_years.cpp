// SPDX-License-Identifier: MIT
#include "gonogo/proposal/book_years.hpp"

#include <algorithm>

#include "gonogo/base/months.hpp"

namespace gonogo {

std::optional<std::size_t> across_book_years(const TimeAxis& axis) {
  const auto across = std::find(axis.book_years.begin() + 1, axis.book_years.end(), 0);
  if (across == axis.book_years.end()) return {};
  return static_cast<std::size_t>(across - axis.book_years.begin());
}

Message book_years_hint(const TimeAxis& axis, const Project& project, const Policy* policy,
                        std::size_t across) {
  const Date begin = months_begin(*project.start);
  if (begin.day != 1) return say("begin with a month: start on the first or the last day of one");
  const auto months = static_cast<int>(axis.time[across - 1] * 12 + 0.5);
  const auto& policy_ends = policy ? policy->year_ends : std::nullopt;
  const YearEnd ends = policy_ends ? *policy_ends : project.year_ends.value_or(YearEnd{});
  const int into = (begin.month + months - ends.month + 23) % 12;
  return axis.steps_per_year == 1 && into % 3 == 0 ? say("say step = \"quarter\" in [project]")
                                                   : say("say step = \"month\" in [project]");
}

}  // namespace gonogo
