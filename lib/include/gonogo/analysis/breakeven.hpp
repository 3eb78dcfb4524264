// SPDX-License-Identifier: MIT
/// How cost behaves with volume, and the volume and price at which the bid breaks even.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/price_floor.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

std::string_view id_of(Behaviour behaviour);

/// One cost over the whole term: a line, or the doubtful debts.
struct CostBehaviour {
  std::string id = {};  ///< of its row: "cost.staff", "doubtful"
  Message name = {};
  std::string category = {};
  Behaviour behaviour = Behaviour::fixed;
  bool stated = false;  ///< the bid says so; else found by moving the volume
  Money fixed = 0;      ///< at no volume; NaN: it has no value there
  Money variable = 0;   ///< what the written volume adds; NaN too
  Money total = 0;      ///< at the written volume
};

/// A range of volumes without a loss, as shares of the written ones. Step costs may make several.
struct ProfitStretch {
  double from = 0;
  double to = 0;              ///< infinity: to the end of the range searched
  bool from_nothing = false;  ///< there is a profit at no volume already
};

/// Where a quantity breaks even, as shares of the written volume or price: the ends of the stretch
/// that holds the written one; of a bid with a loss, of the next stretch above, else of the last one
/// below.
struct BreakEvenAt {
  std::optional<double> least = {};  ///< empty: no loss at nothing either
  std::optional<double> most = {};   ///< empty: no loss up to the end of the range searched
  bool always_a_loss = false;

  std::optional<double> share() const { return least ? least : most; }
};

/// The result that breaks even.
enum class BreakEvenBy {
  ebit,   ///< before interest and tax
  profit  ///< after the interest and fees of loans, before tax; EBIT where there is no loan
};

/// What the assets that are bought with the volume cost: their depreciation, less gains on disposal;
/// by profit also the interest on what is borrowed for them.
enum class BreakEvenOf {
  before_building,  ///< variable: nothing is bought yet, and a smaller volume buys less
  once_built  ///< fixed: all is bought, and the volume uses it (capacity utilisation, 生产能力利用率)
};

/// The sales that are divided, of the term or of one year, at the written volume:
///
///   break-even sales = (fixed - other) / ratio, ratio = contribution / sales
///
/// where cost has no steps (Commission, "Methods and Parameters for the Economic Evaluation of
/// Construction Projects", 3rd ed. 2006, for BreakEvenOf::once_built).
struct BreakEven {
  int year = 0;               ///< 0: the term
  Money sales_by_volume = 0;  ///< what the written volume adds to revenue
  Money contribution = 0;     ///< what the written volume adds to the result
  Money other = 0;            ///< revenue, other income and disposals that do not move with volume
  Money fixed = 0;            ///< cost at no volume, and fixed depreciation
  Money result = 0;           ///< EBIT or profit: contribution + other - fixed
  std::vector<ProfitStretch> stretches = {};
  BreakEvenAt at = {};              ///< volumes; without any where the volume moves nothing
  std::optional<Money> sales = {};  ///< sales by volume at `share`

  bool moves() const;                      ///< whether the volume changes sales or the result
  std::optional<double> share() const;     ///< the break-even volume
  std::optional<double> ratio() const;     ///< contribution / sales by volume
  std::optional<double> leverage() const;  ///< contribution / result; empty without a profit
  bool is_split() const;  ///< whether there is a value at no volume, from which volume adds
  /// Share of the sales above break-even, negative below. Empty where there is none, or a loss above.
  std::optional<double> safety() const;
};

/// By one definition: over the term, and in each year.
struct BreakEvens {
  BreakEven term = {};
  std::vector<BreakEven> years = {};
};

struct BreakEvenStudy {
  BreakEvenBy by = BreakEvenBy::ebit;
  std::vector<Variable> volumes = {};  ///< moved together, in the written mix
  std::vector<Variable> prices = {};   ///< moved together, too
  std::vector<CostBehaviour> costs = {};
  /// Of the term; without names. By profit, depreciation includes interest and fees.
  CostBehaviour sales = {}, depreciation = {}, other = {};
  BreakEvens before_building = {}, once_built = {};
  int years_left_out = 0;  ///< the last ones, of a bid that would take too long; a note says so
  std::vector<ProfitStretch> npv_stretches = {};  ///< volumes at which NPV is not below 0
  BreakEvenAt npv = {};                           ///< volume at which NPV is 0
  BreakEvenAt price = {};                         ///< price at which the result of the term is 0
  BreakEvenAt npv_price = {};                     ///< price at which NPV is 0
  std::optional<PriceFloor> floor = {};           ///< where there is one price
  std::vector<double> shares = {};                ///< of volume, for a chart
  std::vector<Money> revenue = {}, cost = {};     ///< of the term, there
};

/// Scans from no volume to four times the written one, and closes each break-even to 1e-12
/// (measure/bracketed_roots.hpp). May miss a stretch narrower than a 64th of the written volume.
/// Of a bid without a driver that is a volume, only costs and prices are found; a note says so.
Checked<BreakEvenStudy> find_breakeven(const Bid& bid, BreakEvenBy by = BreakEvenBy::ebit);

Report breakeven_report(const Bid& bid, const BreakEvenStudy& found);

}  // namespace gonogo
