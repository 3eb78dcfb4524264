// SPDX-License-Identifier: MIT
/// The front page of an evaluation: the verdict and its number, each failing rule with what it is
/// short by, the key measures.
#pragma once

#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

Tone tone_of(Verdict verdict);

/// "NO-GO: NPV -854,119, needs 0; 3 mandatory rules fail, 3 discretionary."
Message headline_of(const Bid& bid, const Evaluation& evaluation);

/// What the policy or the bid says about each rule that fails.
List reasons_of(const Bid& bid, const Evaluation& evaluation);

/// Headline, failing rules (of a bid that passes: all) and reasons.
std::vector<Block> front_blocks(const Bid& bid, const Evaluation& evaluation);

/// Key measures, what is outside the contract, losses that save no tax, and how to see more.
Section key_section(const Bid& bid, const Evaluation& evaluation);

}  // namespace gonogo
