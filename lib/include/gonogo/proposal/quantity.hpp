// SPDX-License-Identifier: MIT
/// A named quantity as a bid's file states it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

/// One tier of a price: up to a quantity, a value each, and a fee once it is entered.
struct Tier {
  std::optional<Scalar> upto = {};  ///< absent in the last tier
  Scalar value = {};
  std::optional<Scalar> fee = {};
  Place place = {};
};
enum class TierMode {
  slice,  ///< each slice at the value of its tier
  whole   ///< the whole quantity at the value of the tier it reaches
};

/// Contracts that end after a term, and are renewed by a share.
struct Contracts {
  Duration term = {};
  std::optional<Scalar> renew = {};  ///< default: none
  Place place = {};
};

/// Whose years a formula sees as a whole, and settles at their end.
enum class Settled { year, calendar };

/// A named intermediate result: a formula; a price by tiers; or a base that rolls.
struct NamedQuantity {
  std::string id = {};
  Place place = {};
  Text name = {}, unit = {};
  Amount formula = {};           ///< of a price by tiers: what is counted
  std::optional<Unit> per = {};  ///< makes a formula a flow
  std::optional<Placed<Settled>> settled = {};
  std::optional<Scalar> of = {};  ///< with tiers: the quantity they divide
  std::vector<Tier> tiers = {};
  TierMode mode = TierMode::slice;
  std::optional<Scalar> opening = {};  ///< of a base that rolls: what there is at first
  std::optional<Scalar> gain = {};     ///< of it: new ones per `per`
  std::optional<Scalar> loss = {};     ///< of it: share lost per `per`
  bool average = false;                ///< of it: counts with the mean of start and end
  std::optional<Contracts> contracts = {};
  TimeKeys time = {};
  Levers levers = {};

  bool by_tiers() const { return of.has_value(); }
  bool rolls() const { return opening.has_value(); }
};

}  // namespace gonogo
