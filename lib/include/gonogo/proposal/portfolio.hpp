// SPDX-License-Identifier: MIT
/// A portfolio as its file states it: bids to choose among, budgets, and what ties bids together.
/// gonogo-portfolio(5) describes the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// A number for the whole period, or one for each project year: Y0 is time 0.
struct ByYear {
  std::optional<double> whole = {};  ///< absent: by year, or not stated
  std::vector<std::optional<double>> years = {};
  Place place = {};

  bool is_stated() const { return whole.has_value() || !years.empty(); }
};

/// What a bid uses of the budget.
enum class BudgetUse {
  investment,  ///< its outlays on investment
  cash_flow,   ///< its net cash flow: a year that brings money adds to the budget
};

/// The section [portfolio].
struct PortfolioTerms {
  Place place = {};
  Text name = {}, currency = {};
  std::optional<double> scale = {};  ///< default: that of the bids' files
  ByYear budget = {};
  std::optional<double> increment = {};  ///< of the budget; default: a tenth
  BudgetUse use = BudgetUse::investment;
  bool carry = false;  ///< what one year leaves is there in the next
  bool divisible = false;
  bool without_no_go = false;
  std::vector<Text> shared = {};  ///< "drivers.wage": drawn alike in all bids
};

struct Resource {
  std::string id = {};
  Place place = {};
  Text name = {}, unit = {};
  ByYear available = {};
  std::optional<double> increment = {};  ///< default: 1
};

struct ResourceUse {
  Text resource = {};
  ByYear amount = {};
};
using ResourceUses = std::vector<ResourceUse>;

/// One bid: a file, or its NPV and investment as they are.
struct PortfolioBid {
  std::string id = {};
  Place place = {};
  Text name = {};
  std::optional<Text> file = {};  ///< below the folder of the portfolio
  std::string path = {};          ///< of the file, after loading: as it is opened
  std::optional<double> npv = {};
  ByYear investment = {};
  ResourceUses uses = {};
  bool must = false;
  bool divisible = false;
  std::vector<Text> required = {};
  std::vector<Text> excludes = {};
};

/// Bids of which so many are chosen.
struct BidGroup {
  std::string id = {};
  Place place = {};
  std::vector<Text> bids = {};
  std::optional<double> at_most = {}, at_least = {};
  std::optional<double> npv = {};  ///< added where all of them are chosen
};

struct Portfolio {
  std::string file = {};
  std::string hash = {};  ///< SHA-256 of the file's bytes
  PortfolioTerms terms = {};
  std::vector<Resource> resources = {};
  std::vector<PortfolioBid> bids = {};
  std::vector<BidGroup> groups = {};
  std::string what_if =
      {};  ///< how what the file states was changed for this run; empty: not at all
};

}  // namespace gonogo
