// SPDX-License-Identifier: MIT
/// The difference of two versions of a bid: what was changed, and what each change is worth.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/input/edits.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// A rule whose result a change turned. Absent: the rule was not there, or is no more.
struct RuleTurned {
  std::string rule = {};
  Must severity = Must::must;
  std::optional<RuleOutcome> before = {}, after = {};
};

/// Items that are changed together: one, or several that make no bid without each other.
struct BidChange {
  std::vector<std::size_t> items = {};  ///< in Difference::items, ascending
  bool in_flow = false;                 ///< false: rules and scenarios alone, worth nothing
  /// What it adds to the net present value where all changes before it in the file are made.
  double in_order = 0;
  /// What it adds, averaged over all orders (measure/shapley.hpp), and the standard error of that.
  double shapley = 0, error = 0;
  /// Both as present values of the project years, from time 0. As long as the longer bid.
  std::vector<double> in_order_by_year = {}, shapley_by_year = {};
  std::vector<RuleTurned> turned = {};  ///< in the order of the file
  Verdict verdict = Verdict::go;        ///< with it and all changes before it
};

struct Difference {
  std::vector<EditedItem> items = {};
  Evaluation before = {}, after = {};
  /// In the order of the new file. Items with remarks alone are in none.
  std::vector<BidChange> changes = {};
  /// Why changes have no worth: one of the bids has no net present value, or their currencies
  /// differ. Empty: they have.
  Message no_bridge = {};
  std::size_t orders = 0;  ///< that Shapley's values are sampled from; 0: they are exact
};

/// Up to so many changes of the flow, Shapley's values are exact.
inline constexpr std::size_t most_exact_changes = 12;

/// Compares what two bids say, and attributes the difference of their net present values to the
/// changes. Each kind of worth sums to the difference.
///
/// Changes of numbers are cases of one compiled bid; a bid is compiled again for each combination of
/// the others. Changes that make no bid without each other are taken as one.
Difference find_difference(const Bid& before, const Bid& after);

/// Whether the amounts of two bids have one currency and scale. Others are not subtracted.
bool same_money(const Bid& before, const Bid& after);

/// One unit of money of the bid is so many of its currency.
double scale_of(const Bid& bid);

/// What was changed in a bid since it was `before`, and what each change is worth, for below its own
/// report. None where nothing was.
std::vector<Section> changes_since(const Bid& before, const Bid& after);

/// A bid in one of two folders. Default: it is there and could not be read.
struct SideOutcome {
  Verdict verdict = Verdict::not_judged;
  std::optional<double> npv = {};
  std::string currency = {};  ///< ISO 4217
  double scale = 1;
  std::vector<Message> files = {};  ///< that were read, as files_read says them
  std::vector<Seal> seals = {};
  std::vector<std::string> waivers = {};    ///< ids of those that accept failed rules
  std::vector<std::string> approvers = {};  ///< who must sign for the others
  bool all_waived = false;                  ///< each rule that fails has a waiver
};
SideOutcome side_of(const Bid& bid, const Evaluation& found);

/// A bid of two folders, in a line.
struct DifferenceOutcome {
  std::string file = {};                               ///< within both folders
  std::optional<SideOutcome> before = {}, after = {};  ///< absent: it is not in that folder
  std::size_t changes = 0;
  Message greatest = {};  ///< the changes that are worth most, with their worth
  Message turned = {};    ///< the rules whose result differs
};

/// Of a bid that is in both folders.
DifferenceOutcome outcome_of(const Bid& before, const Bid& after, const Difference& found);

/// A row for each bid, and the sum where all amounts have one unit.
Report difference_summary(const std::vector<DifferenceOutcome>& outcomes);

enum class BidVersion { before, after };

/// Of a bid that only one of two folders has.
Report one_sided_report(const Bid& bid, const Evaluation& found, BidVersion which);

/// Whether the verdict is graver than before.
bool is_worse(Verdict before, Verdict after);

/// `before` and `after` may come from anywhere; the report names both.
Report difference_report(const Bid& before, const Bid& after, const Difference& found);

}  // namespace gonogo
