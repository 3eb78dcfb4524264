// SPDX-License-Identifier: MIT
/// A price without VAT and with it.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The one VAT rate of all income that a price makes.
struct PriceVat {
  Rate rate = 0;
  bool included = false;  ///< the price as written is with VAT

  double without(double price) const { return included ? price / (1 + rate) : price; }
  double with(double price) const { return included ? price : price * (1 + rate); }
};

/// Empty for a number that is no price, for one that is moved as a factor, and where the lines it
/// makes have no VAT, or not the same.
std::optional<PriceVat> price_vat(const Model& model, const Variable& price);

/// Prices without VAT beside those with it: a row each.
Table vat_prices_table(const Variable& price, const PriceVat& vat,
                       const std::vector<double>& prices);

/// "Integration fee: 6,800,000 without VAT = 7,208,000 with VAT (6%)."
Message vat_price_text(const Variable& price, const PriceVat& vat, double value);

/// What VAT changes, and each price with it, for below the statement of VAT.
std::vector<Paragraph> vat_remarks(const Bid& bid);

}  // namespace gonogo
