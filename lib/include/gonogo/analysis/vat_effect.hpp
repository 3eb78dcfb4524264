// SPDX-License-Identifier: MIT
/// What VAT changes in a bid: the bid, and the same as if no line had any.
#pragma once

#include <optional>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

struct VatEffect {
  /// One of a measure, with VAT and without.
  struct Pair {
    Measure measure;
    Answer with = {}, without = {};
  };
  std::vector<Pair> measures = {};  ///< NPV, IRR, peak funding
  bool has_credit = false;          ///< whether input VAT is carried forward at all
  Money credit_left = 0;            ///< at the end, lost
  Money credit_lost = 0;            ///< over the period, that at the end included
};

/// Empty where no line has VAT. Compiles the bid once more.
std::optional<VatEffect> vat_effect(const Bid& bid);

/// The note on a credit that is left at the end; empty where there is none to speak of.
std::optional<Diagnostic> credit_left(const Bid& bid);

/// "Effect of VAT: NPV -156,905, peak funding +765,290 (7,430,026); credit left at the end 0."
Message text_of(const VatEffect& effect);

/// The same in a table, for those who want the numbers.
Section vat_section(const VatEffect& effect);

}  // namespace gonogo
