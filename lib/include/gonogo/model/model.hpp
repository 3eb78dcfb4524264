// SPDX-License-Identifier: MIT
/// A bid compiled: its sheet, the flows on it, and the rules that judge it. Immutable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/model/measures.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/schedule.hpp"
#include "gonogo/sheet/sheet.hpp"
#include "gonogo/statements/flows.hpp"

namespace gonogo {

/// A name in the condition of a rule: a measure of the project flow, or a total over the period.
struct ConditionOperand {
  std::string name = {};
  std::optional<Measure> measure = {};
  RowId total = no_row;  ///< where it is no measure; `no_row`: the bid has none of it
  double unit = 1;       ///< factor from the bid's money to the rule's
};

/// `when` of a rule.
struct BoundCondition {
  Expression comparison;
  std::vector<ConditionOperand> operands = {};
};

/// A rule with its meaning found.
struct BoundRule {
  Rule rule = {};
  bool of_policy = false;
  std::size_t perspective = 0;
  Measure measure = measures::npv;
  FlowKind flow = FlowKind::project;
  bool at_least = true;
  int year_ends = 0;       ///< as in WantedMeasure
  NodeId limit = no_node;  ///< in the bid's unit of money, as a fraction, or in years
  bool of_kind = true;     ///< false: it judges bids of other kinds
  std::optional<BoundCondition> condition = {};  ///< default: it judges bids of every size
  std::optional<Waiver> waiver = {};             ///< that accepts its failure
  English reason = {};  ///< of the rule that judges where none is stated; others state theirs
};

struct Model {
  explicit Model(Sheet built) : sheet(std::move(built)) {}

  Sheet sheet;
  Schedule order = {};  ///< in which its rows are computed
  Proposal proposal = {};
  std::optional<Policy> policy = {};
  std::vector<Perspective> perspectives = {};  ///< at least one; the first is the one reports print
  std::vector<BoundRule> rules = {};           ///< the policy's, then the bid's
  Flows flows = {};
  Timing timing = Timing::end;
  PaybackFrom payback_from = PaybackFrom::outlay;
  PaybackWithin payback_within = PaybackWithin::moments;
  CapitalKind working_capital = CapitalKind::stated;  ///< in the return on investment
  int normal_year_ends =
      0;  ///< column that ends the year of ROI and ROE; 0: the average of operation
  std::vector<Years> flow_time = {};  ///< when each column's flow is discounted, by `timing`
  std::map<Address, double> structural =
      {};  ///< what shaped the sheet, with its value: moving it compiles anew
  std::map<Address, std::string> structural_units = {};  ///< of durations: "months"
  std::map<Address, double> overrides =
      {};  ///< values it was compiled with instead of those written
  std::vector<Statement> built_by = {};
  std::vector<StatementRows> statements = {};  ///< in the order they were built
};

}  // namespace gonogo
