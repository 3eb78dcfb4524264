// SPDX-License-Identifier: MIT
/// From a document to a bid, a policy or a portfolio. gonogo-proposal(5), gonogo-policy(5) and
/// gonogo-portfolio(5) describe the grammar.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The bid, or every problem of its file, in file order. Expressions are kept as text: `compile`
/// parses them.
Checked<Proposal> read_proposal(const Document& document);

/// The policy, or every problem of its file, in file order.
Checked<Policy> read_policy(const Document& document);

/// The portfolio, or every problem of its file, in file order. Opens no bid.
Checked<Portfolio> read_portfolio(const Document& document);

/// What could be read, also with problems: it holds the names and numbers that are valid, so that
/// compile() may find more problems. Do not compute with it if `diagnostics` has
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
