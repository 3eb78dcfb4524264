// SPDX-License-Identifier: MIT
/// From an expression to a term: names become rows, and flows are converted to the `per` of the
/// item that names them (gonogo-proposal(5), "Expressions").
#pragma once

#include "compile/compilation.hpp"
#include "compile/names.hpp"
#include "compile/resolved.hpp"
#include "compile/usage.hpp"

namespace gonogo {

/// Adds helper rows for change(), cumulative() and last_year(). A part without meaning becomes
/// `Sheet::missing` and a diagnostic.
Resolved resolve(Compilation& bid, const Names& names, const Expression& expression,
                 const Usage& usage);

}  // namespace gonogo
