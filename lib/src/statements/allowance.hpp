// SPDX-License-Identifier: MIT
/// What an asset loses in value in a step of its life, by each method.
///
/// The same formulas serve two axes. An asset that is there once (or one at a time, replaced) is
/// depreciated over the columns of time, where its own age restarts with each replacement. Of
/// purchases that go on (`per`), a purchase of cost 1 is depreciated by age, and `spread` lays that
/// profile behind every purchase.
#pragma once

#include <string>

#include "statements/ages.hpp"

namespace gonogo {

/// What is written off, as terms along the same axis.
struct Worth {
  Term life = {};  ///< years
  Term cost = {};
  Term residual = {};
  RowId book = no_row;  ///< value at the end of a step; allowances look at it one step before
};

/// The allowance of each step. `id` begins the names of helper rows.
/// For every method but "expense" and "none", which need no life.
Term allowance(Compiler& compiler, const Investment& asset, const std::string& id, const Ages& ages,
               const Worth& worth);

/// What of `cost` is left when it is written off: 0 where nothing is said.
Term residual_of(Compiler& compiler, const Investment& asset, Term cost);

/// Whether the method has all it needs; otherwise a diagnostic says what it lacks: a key, a table
/// that is known, shares of at most 1.
bool depreciation_fits(Compiler& compiler, const Investment& asset);

}  // namespace gonogo
