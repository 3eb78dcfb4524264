// SPDX-License-Identifier: MIT
/// The front page of an evaluation: what it says, found once, and how it is drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/mean_compensation.hpp"
#include "gonogo/analysis/debt_left.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Benefit outside the contract that is new. It is in no measure.
struct OutsideBenefit {
  std::vector<Message> names = {};
  double sum = 0;
  std::optional<double> present_value = {};  ///< before tax; absent without a discount rate
  std::optional<double> npv_with = {};       ///< what the NPV would be with it
};

struct FrontPage {
  Verdict verdict = Verdict::go;
  /// Mandatory rules before discretionary ones; of each those that lack most money first.
  std::vector<RuleResult> failed = {};
  /// The rule whose number is said beside the verdict: on the NPV as written if that fails and no
  /// graver rule does, else the first that fails.
  std::optional<RuleResult> deciding = {};
  std::vector<RuleResult> findings = {};       ///< those that failed; if none did, all rules
  std::vector<std::string> passing = {};       ///< ids of rules, where others fail
  std::vector<std::string> not_computed = {};  ///< ids of rules
  std::vector<RuleResult> skipped = {};        ///< rules that judge other bids: in no other list
  std::optional<MeasureResult> npv = {};
  std::vector<MeasureResult> key = {};          ///< the measures worth a line that no finding shows
  std::vector<MeasureResult> after_loans = {};  ///< of the owners and of debt service
  std::optional<OutsideBenefit> outside = {};
  std::vector<MeanCompensation> compensations = {};  ///< for who asks mean_compensations()
  bool policy_not_found = false;                     ///< though one was looked for
  double unused_losses = 0;                          ///< tax losses that the bid's last step leaves
  std::vector<DebtLeft> debts_left = {};             ///< loans that are not repaid by the end
  std::optional<VatEffect> vat = {};                 ///< for who asks vat_effect()
};

FrontPage front_page_of(const Bid& bid, const Evaluation& evaluation);

/// "NO-GO: NPV -854,119, needs 0; 3 mandatory rules fail, 3 discretionary."
Message headline_of(const Model& model, const FrontPage& page);

/// What the policy or the bid says about each rule that fails.
List reasons_of(const Model& model, const FrontPage& page);

/// "Skipped: large (when investment > 5_000_000)."; empty where no rule is.
Message skipped_text(const Model& model, const FrontPage& page);

/// Headline, findings, reasons, and who must sign.
std::vector<Block> front_blocks(const Model& model, const FrontPage& page);

/// Key measures, what is outside the contract, losses that save no tax, the effect of VAT,
/// and how to see more.
Section key_section(const Model& model, const FrontPage& page);

}  // namespace gonogo
