// SPDX-License-Identifier: MIT
/// A price without VAT and with it.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The VAT of income that a price makes.
struct PriceVat {
  Rate rate = 0;
  bool included = false;  ///< the price as written is with VAT

  double without(double price) const { return included ? price / (1 + rate) : price; }
  double with(double price) const { return included ? price : price * (1 + rate); }
  /// What the price as written is not.
  double other(double price) const { return included ? without(price) : with(price); }
};

/// A VAT for each rate that the lines have which the price makes; empty for a number that is neither
/// a price nor the amount of a line of income, and for one that is moved as a factor.
std::vector<PriceVat> price_vats(const Model& model, const Variable& price);

/// "With VAT (6%)": a column for PriceVat::other beside the price, the first, second... of a table.
Column vat_column(const PriceVat& vat, std::size_t which);

/// "Integration fee: 6,800,000 without VAT = 7,208,000 with VAT (6%)."
Message vat_price_text(const Variable& price, const PriceVat& vat, double value);

/// What VAT changes, and each price with it, for below the statement of VAT.
std::vector<Paragraph> vat_remarks(const Bid& bid);

}  // namespace gonogo
