// SPDX-License-Identifier: MIT
/// A bid compiled: its sheet, the flows on it, and the rules that judge it. Immutable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/model/proposal.hpp"
#include "gonogo/model/schedule.hpp"
#include "gonogo/model/sheet.hpp"

namespace gonogo {

enum class Measure {
  npv,
  irr,
  mirr,
  static_payback,
  discounted_payback,
  profitability_index,
  npv_ratio,
  roi,
  accounting_return,
  roe,
  margin,
  peak_funding,
  equivalent_annual,
  dscr,
};

/// The measure of that name in a rule; empty where there is none.
std::optional<Measure> measure_named(std::string_view id);
std::string_view id_of(Measure measure);
Kind kind_of(Measure measure);
std::vector<std::string> measure_names();

enum class FlowKind { project, pretax, equity };
std::string_view id_of(FlowKind flow);

/// Whose rates a measure is taken at: the policy's, or the bid's own.
struct Perspective {
  std::string id = {};  ///< "policy" or "bid"
  NodeId discount =
      nothing;  ///< effective yearly rates: nodes without rows; `nothing` where not stated
  NodeId equity = nothing;
  NodeId finance = nothing;   ///< default: discount
  NodeId reinvest = nothing;  ///< default: discount
  RowId discount_factor = nothing;
  RowId present_value = nothing;  ///< of the project flow
  RowId cumulative_present_value = nothing;
};

/// A rule with its meaning found.
struct JudgedRule {
  Rule rule = {};
  bool of_policy = false;
  std::size_t perspective = 0;
  Measure measure = Measure::npv;
  FlowKind flow = FlowKind::project;
  bool at_least = true;
  NodeId limit = nothing;  ///< in the bid's unit of money, as a fraction, or in years
};

/// A row that counts in a total with a sign.
struct Posting {
  RowId row = nothing;
  double sign = 1;
};

/// Which rows are the flows and statements that measures are taken of; `nothing` where the bid has
/// none.
struct Flows {
  RowId project = nothing;           ///< after tax, before financing
  std::vector<Posting> parts = {};   ///< rows whose sum by their signs is the project flow
  std::vector<Posting> earned = {};  ///< the same of the profit after tax
  RowId pretax = nothing;
  RowId equity = nothing;
  RowId investment = nothing;  ///< outlays, positive, in the step they are paid
  RowId cumulative = nothing;  ///< of the project flow
  RowId revenue = nothing;     ///< all revenue, less what is displaced
  RowId ebit = nothing;
  RowId tax = nothing;     ///< income tax, in the step it falls due; `nothing` without a tax
  RowId profit = nothing;  ///< after tax
  RowId time = nothing;    ///< years by which each column is discounted
  RowId working_capital = nothing;  ///< money bound at the end of each step
};

struct Books;
/// Appends rows to the sheet and posts them to the totals they belong to. One file each in
/// model/statements/.
using Statement = void (*)(Books& books);

/// The rows of one statement, in the order a reader expects.
struct StatementRows {
  std::string id = {};  ///< "cash_flow", "profit", "tax", ...
  std::vector<RowId> rows = {};
};

struct Model {
  explicit Model(Sheet built) : sheet(std::move(built)) {}

  Sheet sheet;
  Schedule order = {};  ///< in which its rows are computed
  Proposal proposal = {};
  std::optional<Policy> policy = {};
  std::vector<Perspective> perspectives = {};  ///< at least one; the first is the one reports print
  std::vector<JudgedRule> rules = {};          ///< the policy's, then the bid's
  Flows flows = {};
  Timing timing = Timing::end;
  PaybackFrom payback_from = PaybackFrom::outlay;
  std::vector<Years> flow_time = {};  ///< when each column's flow is discounted, by `timing`
  std::map<Address, double> structural =
      {};  ///< what shaped the sheet, with its value: moving it compiles anew
  std::map<Address, double> moved = {};  ///< values it was compiled with instead of those written
  std::vector<Statement> built_by = {};
  std::vector<StatementRows> statements = {};  ///< in the order they were built
};

}  // namespace gonogo
