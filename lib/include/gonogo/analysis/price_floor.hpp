// SPDX-License-Identifier: MIT
/// The levelised price: the price of a unit at which NPV is 0, and the share of each line of the
/// bid in it.
///
///   price = present value of all that is paid, less other receipts / present value of the units
///
/// Units are discounted as the money for them is (Short, Packey, Holt, "A Manual for the Economic
/// Evaluation of Energy Efficiency and Renewable Energy Technologies", 1995, "levelized cost");
/// they are what a price higher by 1 would bring. Taxes and shares of revenue are those at that
/// price.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/analysis/variable.hpp"

namespace gonogo {

/// A line of the bid, or a total that has none (tax, working capital).
struct FloorPart {
  std::string id = {};  ///< of its row
  Message name = {};
  Money present_value = 0;  ///< paid; received: negative
  double per_unit = 0;
};

struct PriceFloor {
  Variable price = {};
  double per_unit = 0;  ///< in the unit of the price; the sum of the parts
  double units = 0;     ///< present value
  bool grows = false;   ///< the price: per_unit is then what it begins with, and grows as written
  std::optional<double> constant = {};  ///< of a price that grows: the one that need not
  std::vector<FloorPart> parts = {};
};

/// `share`: of the written price, where the net present value is 0. Empty without a discount rate,
/// and where the price earns nothing.
std::optional<PriceFloor> price_floor(const Model& model, const Variable& price, double share);

}  // namespace gonogo
