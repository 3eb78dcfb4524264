// SPDX-License-Identifier: MIT
/// The VAT of a line or an investment, and its money without it.
#pragma once

#include <string>
#include <vector>

#include "compile/dated_amount.hpp"

namespace gonogo {

/// The VAT in force of an item: null where it has none or is exempt.
const ItemVat* vat_of(const Line& line);
const ItemVat* vat_of(const Investment& asset);

/// Money of an item in each step: without what scales its section, and with it.
struct ItemMoney {
  Term own = {};
  Term whole = {};
};

/// An item as far as its VAT depends on it.
struct TaxedItem {
  std::string section = {};
  std::string id = {};  ///< "cost.energy"
  const ItemVat* vat = nullptr;
  WrittenAmount amount;
  const Levers& levers;
  const std::vector<double>& share;  ///< of the amount that moves in each column
};

/// Defines `row` and returns what it holds: the money as written, less the VAT that it includes. Adds
/// the row of the VAT after it, and enters it in `vat`.
ItemMoney define_without_vat(Compilation& bid, Values& values, const TaxedItem& item,
                             const ItemMoney& written, RowId row, RowId& vat);

}  // namespace gonogo
