// SPDX-License-Identifier: MIT
#include "gonogo/analysis/bid_problems.hpp"

#include "gonogo/analysis/debt_left.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/loan_remarks.hpp"
#include "gonogo/analysis/negative_lines.hpp"
#include "gonogo/analysis/untouched_flow.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/input/remarks.hpp"

namespace gonogo {

namespace {

void add(Diagnostics more, Diagnostics& found) {
  for (Diagnostic& each : more) found.push_back(std::move(each));
}

}  // namespace

Diagnostics flow_remarks(const Bid& bid) {
  Diagnostics found = negative_lines(bid);
  add(untouched_flow(bid), found);
  add(loan_remarks(bid), found);
  return found;
}

Diagnostics problems_of(const Bid& bid) {
  Diagnostics found;
  if (const auto& fault = bid.model.fault()) found.push_back(*fault);
  add(scenario_faults(bid), found);
  add(flow_remarks(bid), found);
  add(missing_rates(bid), found);
  if (auto left = credit_left(bid)) found.push_back(std::move(*left));
  add(not_repaid(bid), found);
  add(remarks(bid.loaded.proposal, bid.loaded.policy ? &*bid.loaded.policy : nullptr), found);
  return found;
}

}  // namespace gonogo
