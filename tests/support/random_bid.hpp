// SPDX-License-Identifier: MIT
/// Bids as someone might write them, for laws that hold of all of them.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gonogo::test {

/// The sections of a bid: a line an item, in file order.
struct RandomBid {
  std::string construction = {}, period = {};                  ///< "1 years"
  std::map<std::string, std::vector<std::string>> items = {};  ///< by section
  std::string rates = {}, tax = {}, vat = {};                  ///< whole sections

  /// The file, in steps of "year", "quarter" or "month".
  std::string text(const std::string& step) const;
};

/// What a random bid may hold.
enum class Refined {
  yes,  ///< nothing happens within a year that a yearly model could not tell
  no    ///< also purchases by `per`, whose first depreciation is in the next step
};

/// Whether items may have VAT.
enum class WithVat { no, yes };

/// Draws from RapidCheck: call it within a property. With VAT: of half of the bids items may have it.
RandomBid random_bid(Refined refined = Refined::yes, WithVat vat = WithVat::yes);

/// Items of [loan] that fit the bid, which gets an investment if it has none. Refined: loans that are
/// the same in every step.
std::vector<std::string> random_loans(RandomBid& bid, Refined refined = Refined::no);

/// A loan of such a bid that is sized by the cover of its debt service.
std::string random_sized_loan(RandomBid& bid, const std::string& cover);

/// A loan that may stand beside it: what it lends and repays does not depend on cash.
std::string random_fixed_loan(RandomBid& bid, const std::string& id);

/// One of the three.
std::string random_step();

}  // namespace gonogo::test
