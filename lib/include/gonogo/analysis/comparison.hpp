// SPDX-License-Identifier: MIT
/// Alternatives side by side: which is best, what the dearer one earns on what it costs more, and up to
/// where the best one leads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// One of the bids, or one scenario of a bid.
struct Alternative {
  std::string letter = {};  ///< "A", "B"
  Message name = {};        ///< its file, or its scenario
  Bid bid = {};
  Evaluation evaluation = {};
  Years life = 0;                      ///< the analysis period
  std::optional<double> npv = {};      ///< at the first perspective
  std::optional<double> annual = {};   ///< equivalent annual value
  std::optional<double> chained = {};  ///< NPV, repeated to the common life, where lives differ
  std::optional<double> price = {};    ///< all revenue of the period, with VAT where it has any
  bool has_vat = false;                ///< the price has VAT
};

enum class RankedBy { nothing, npv, annual };

/// Bids are chosen among. Scenarios happen: none is an increment of another.
enum class Among { bids, scenarios };

/// What one alternative needs more than another, and what that earns.
struct Increment {
  std::size_t more = 0, less = 0;  ///< in Comparison::alternatives: the first needs more money
  /// How much more at most, at any time. Empty: nothing, or chains of repeated lives have no such amount.
  std::optional<double> outlay = {};
  Irr rates = {};                  ///< at which both are worth the same: crossover rates
  bool has_rates = false;          ///< false: lives differ and have no common one
  std::optional<double> npv = {};  ///< of the difference, over the common life
  std::optional<std::size_t> better = {};
};

/// The alternative of greatest NPV from one discount rate to another.
struct BestBetween {
  std::size_t best = 0;           ///< in Comparison::alternatives
  double from = 0;                ///< a fraction a year; 0: no rate below is looked at
  std::optional<double> to = {};  ///< absent: for all rates above
};

/// Within these values of one number the best alternative stays ahead of all others.
struct Lead {
  Variable number = {};
  std::vector<std::size_t> of = {};          ///< the alternatives it moves in; empty: all
  std::optional<double> from = {}, to = {};  ///< absent: as far as was searched
};

struct Comparison {
  std::vector<Alternative> alternatives = {};
  Among among = Among::bids;
  bool cost_only = false;  ///< none earns anything: costs are compared
  bool one_money = true;   ///< all have the same currency and scale
  bool one_rate = true;    ///< all are discounted at the same rate
  RankedBy by = RankedBy::nothing;
  Message reason = {};                    ///< why it is ranked so, or not at all
  std::vector<std::size_t> ranking = {};  ///< the best first; empty where there is none
  std::optional<Years> common_life = {};  ///< where lives differ: their least common multiple
  /// In the order of the money they need: each is compared with the best before it. Of bids in one money.
  std::vector<Increment> increments = {};
  /// Of three bids or more, over their common life; the lowest rate first. Pairs alone do not say it: two may
  /// cross where a third is better than both.
  std::vector<BestBetween> by_rate = {};
  std::vector<Lead> leads = {};  ///< of the best over the others; the nearest change first
};

/// Lives that differ are compared by equivalent annual value, as if each were repeated: that ranks as
/// the chain to a common life does. Requires: at least two.
Comparison compare_alternatives(std::vector<Alternative> alternatives, Among among = Among::bids);

/// Whether rules judge it: of costs alone, not by the one that holds where none is stated (NPV at least
/// 0).
bool is_judged(const Comparison& found, const Alternative& alternative);

/// A bid and each of its scenarios, its policy's too. Diagnoses a scenario that cannot be applied.
Checked<std::vector<Alternative>> scenarios_as_alternatives(const Bid& bid);

/// The alternative that a bid is, but for its letter.
Alternative alternative_of(Bid bid, Message name);

Report comparison_report(const Comparison& found);

}  // namespace gonogo
