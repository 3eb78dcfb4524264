// SPDX-License-Identifier: MIT
#include "choice/chooser.hpp"

#include <algorithm>

namespace gonogo {

IntegerProgramme Chooser::programme() const {
  IntegerProgramme result = problem_.programme;
  for (const ChoiceLimit& each : problem_.limits) result.rows.push_back(each.row);
  result.rows.insert(result.rows.end(), problem_.links.begin(), problem_.links.end());
  return result;
}

IntegerProgramme Chooser::with(std::size_t candidate) const {
  IntegerProgramme result = programme();
  ProgrammeRow must{.coefficients = std::vector<double>(result.values.size(), 0), .least = 1};
  must.coefficients[candidate] = 1;
  result.rows.push_back(std::move(must));
  return result;
}

IntegerProgramme Chooser::with_more(std::size_t budget, double more) const {
  IntegerProgramme result = programme();
  for (const std::size_t limit : problem_.budgets[budget].limits) result.rows[limit].most += more;
  return result;
}

Selection Chooser::selection(const Choice& choice) const {
  const auto bids = static_cast<std::ptrdiff_t>(problem_.candidates.size());
  return {.shares = {choice.begin(), choice.begin() + bids},
          .npv = value_of(problem_.programme, choice)};
}

bool Chooser::has_parts() const {
  return std::any_of(problem_.candidates.begin(), problem_.candidates.end(),
                     [](const Candidate& each) { return each.divisible; });
}

Chooser::Conflict Chooser::conflict(IntegerProgramme programme, Work& work) const {
  programme.values.assign(programme.values.size(), 0);
  Conflict found;
  for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
    const ProgrammeRow kept = programme.rows[i];
    programme.rows[i] = {.coefficients = std::vector<double>(programme.values.size(), 0)};
    const BestChoice without = best_choice(programme, work);
    if (!without.choice && without.proven) continue;
    found.is_least = found.is_least && without.choice;
    programme.rows[i] = kept;
    found.limits.push_back(i);
  }
  return found;
}

}  // namespace gonogo
