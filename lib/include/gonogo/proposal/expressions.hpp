// SPDX-License-Identifier: MIT
/// Every number and expression of a bid or of one of its items, found by the keys of its section.
#pragma once

#include <functional>

#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// What the expression of a key may name, and when the answer is needed.
enum class MayName {
  nothing,    ///< the key holds numbers, no expressions
  constants,  ///< drivers that do not vary in time
  before,     ///< anything: the row of the item is computed from it
  after       ///< anything: a statement uses it when the row of every item is there
};

using TakeScalar = std::function<void(const Scalar&, MayName)>;

/// Calls `take` for each number and expression of an item, key by key.
void for_each_scalar(const Driver& item, const TakeScalar& take);
void for_each_scalar(const NamedQuantity& item, const TakeScalar& take);
void for_each_scalar(const Investment& item, const TakeScalar& take);
void for_each_scalar(const Line& item, const TakeScalar& take);
void for_each_scalar(const WorkingCapital& item, const TakeScalar& take);

/// Calls `take` for each number and expression of a bid, section by section.
void for_each_scalar(const Proposal& proposal, const TakeScalar& take);

}  // namespace gonogo
