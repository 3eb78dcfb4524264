// SPDX-License-Identifier: MIT
/// From a document to what a bid or a policy claims: gonogo-proposal(5) and gonogo-policy(5) say
/// the grammar.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The bid, or every problem of its file, in file order. Expressions are kept as text: `compile`
/// parses them.
Checked<Proposal> read_proposal(const Document& document);

/// The policy, or every problem of its file, in file order.
Checked<Policy> read_policy(const Document& document);

/// What could be read, problems or not: names and numbers that are sound stand in it, so that a
/// later stage may look for more problems. Not to be computed with unless `diagnostics` has no
/// errors.
struct ProposalReading {
  Proposal proposal = {};
  Diagnostics diagnostics = {};
};
struct PolicyReading {
  Policy policy = {};
  Diagnostics diagnostics = {};
};
ProposalReading read_proposal_leniently(const Document& document);
PolicyReading read_policy_leniently(const Document& document);

}  // namespace gonogo
