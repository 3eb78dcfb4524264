// SPDX-License-Identifier: MIT
/// A bid at shares of its volumes or prices, by year: what a break-even is searched in.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/breakeven.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {

/// Shares at which a bid is computed before a search; a stretch narrower than a 64th of the volume
/// may be missed.
inline constexpr int scan_steps = 256;

/// A row of cost: of a line, or without one of the whole bid.
struct CountedCost {
  std::string row = {};
  Message label = {};
  std::string category = "other";  ///< of what is no line
  const Line* line = nullptr;
};

const std::string& category_of(const CountedCost& cost);

/// How many years a result is divided into: none of a flow on dates.
int years_of_result(const TimeAxis& axis);

/// All costs in the profit: what the tax leaves out too, doubtful debts, and the tax on sales.
std::vector<CountedCost> counted_costs(const Model& model);

/// The bid at one share of its volumes (or prices).
struct Level {
  std::vector<Money> costs = {};         ///< of the term, one each; if asked for
  std::vector<Money> revenue = {};       ///< [0]: the term, then by year
  std::vector<Money> cost = {};          ///< of all, if asked for
  std::vector<Money> result = {};        ///< EBIT or profit
  std::vector<Money> depreciation = {};  ///< by profit with interest and fees
  std::vector<Money> disposals = {};     ///< proceeds less book value
  double npv = 0;
};

/// Whether each cost is read, too: of many lines and steps, that takes longer than to compute them.
enum class CostDetail { none, each };

/// Runs the bid with several numbers times the same share. The model must outlive it.
class Levels {
 public:
  Levels(const Model& model, const std::vector<CountedCost>& costs, BreakEvenBy by);

  int years() const { return years_; }
  /// The first years, in each of which a break-even is searched: all but of a bid at the limits of
  /// size, whose search would take minutes.
  int years_within_budget() const;
  /// Says that the last years are not searched.
  Diagnostic years_left_out(int count) const;

  std::vector<Level> at(const std::vector<Variable>& numbers, std::span<const double> shares,
                        CostDetail detail) const;

 private:
  void add(const std::vector<Variable>& numbers, std::span<const double> shares, CostDetail detail,
           std::vector<Level>& levels) const;
  Runs& runs_of(const std::vector<Variable>& numbers, CostDetail detail) const;
  std::vector<Money> by_year(const Outcomes& found, std::size_t series, std::size_t i) const;

  static constexpr std::size_t absent = ~std::size_t(0);

  const Model& model_;
  Wanted wanted_ = {};
  /// Rows that a bid need not have, with their place among the series: the owner's by profit.
  std::array<std::pair<const char*, std::size_t>, 3> optional_ = {
      {{"depreciation", absent}, {"sale", absent}, {"book_sold", absent}}};
  std::size_t before_interest_ = absent;  ///< the owner's EBIT
  std::size_t first_cost_ = 0;
  int years_ = 0;
  /// Calls that move the same numbers share what they have in common.
  mutable std::map<std::pair<CostDetail, std::vector<Address>>, Runs> runs_ = {};
};

}  // namespace gonogo
