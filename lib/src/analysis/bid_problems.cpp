// SPDX-License-Identifier: MIT
#include "gonogo/analysis/bid_problems.hpp"

#include "gonogo/analysis/debt_left.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/loan_remarks.hpp"
#include "gonogo/analysis/negative_lines.hpp"
#include "gonogo/analysis/untouched_flow.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/input/remarks.hpp"
#include "gonogo/model/fault.hpp"

namespace gonogo {

Diagnostics problems_of(const Bid& bid) {
  Diagnostics found;
  const auto add = [&](Diagnostics more) {
    for (Diagnostic& each : more) found.push_back(std::move(each));
  };
  if (auto fault = find_fault(*bid.model)) found.push_back(std::move(*fault));
  add(scenario_faults(bid));
  add(negative_lines(bid));
  add(untouched_flow(bid));
  add(missing_rates(bid));
  if (auto left = credit_left(bid)) found.push_back(std::move(*left));
  add(not_repaid(bid));
  add(loan_remarks(bid));
  add(remarks(bid.loaded.proposal, bid.loaded.policy ? &*bid.loaded.policy : nullptr));
  return found;
}

}  // namespace gonogo
