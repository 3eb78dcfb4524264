// SPDX-License-Identifier: MIT
#include "waiver_findings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "input_files.hpp"

namespace gonogo::cli {

void WaiverFindings::take_expired(Diagnostics& problems) {
  const auto is_expired = [](const Diagnostic& each) { return each.code == waiver_expired; };
  Diagnostics expired;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(expired), is_expired);
  std::erase_if(problems, is_expired);
  append_new(found_, std::move(expired));
}

void WaiverFindings::add(const Bid& bid, const Evaluation& evaluation) {
  if (const auto& policy = bid.model->policy) read_policy(policy->file);
  use_.add(bid, evaluation);
}

/// A policy that is not among the files is read with each bid for what concerns that one.
void WaiverFindings::read_policy(const FileName& policy) {
  if (!policies_.insert(policy.str()).second) return;
  Sources sources;
  InputFiles files(session_.in);
  auto problems = check_policy(files, policy.str(), {}, sources);
  std::erase_if(*problems, [](const Diagnostic& each) { return each.code != waiver_unused; });
  append_new(found_, std::move(*problems));
}

const Diagnostics& WaiverFindings::end(const WaiverUse::AllOf& all_of) {
  append_new(found_, use_.unused(all_of));
  return found_;
}

}  // namespace gonogo::cli
