// SPDX-License-Identifier: MIT
/// What random bids are drawn from.
#pragma once

#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

#include "support/random_bid.hpp"

namespace gonogo::test {

inline int up_to(int most) { return *rc::gen::inRange(0, most + 1); }

/// Once in so many.
inline bool once_in(int of) { return up_to(of - 1) == 0; }

inline std::string one_of(const std::vector<std::string>& choices) {
  return *rc::gen::elementOf(choices);
}

/// Mostly exact in binary.
inline std::string number() {
  return std::to_string(1 + up_to(60)) + one_of({"", "0", ".5", ".125"});
}

/// Whether a law holds, and has counted more than `enough` of what it is about in `seen`: not every
/// bid that is drawn has one, so that more are drawn until then.
template <class Law>
bool holds_often(const std::string& name, std::size_t enough, const std::size_t& seen,
                 const Law& law) {
  for (int round = 1; round <= 10 && seen <= enough; ++round) {
    // The name is part of the seed.
    if (!rc::check(round == 1 ? name : name + ", round " + std::to_string(round), law))
      return false;
  }
  return seen > enough;
}

/// Keys of an asset that is there once, or replaced, or was there before; Y3 is within the period.
std::string random_asset(WithVat vat);

/// Keys of what is bought again and again.
std::string random_purchases(WithVat vat);

/// The section of the VAT. A floor on every step is a threshold: with `floors` the step counts.
std::string random_vat(bool floors);

/// The section of the income tax. Losses lapse only in `whole` years: what is left of them after a
/// short last one, when none is assessed any more, depends on the step.
std::string random_tax(bool whole);

}  // namespace gonogo::test
