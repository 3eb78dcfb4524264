// SPDX-License-Identifier: MIT
/// From what a bid claims to a sheet of rows.
#pragma once

#include <functional>
#include <map>
#include <span>

#include "gonogo/model/model.hpp"

namespace gonogo {

/// The statements of every bid, in the order they build on one another.
std::span<const Statement> standard_statements();

struct CompileOptions {
  /// Values instead of those written, by address. What may be moved by a case without compiling
  /// again is every address not in Model::structural.
  std::map<Address, double> overrides = {};
  /// false: the bid as if no line had VAT. Amounts that include it are less it.
  bool vat = true;
  std::span<const Statement> statements = standard_statements();
};

/// Never throws for what a user wrote: every fault is a diagnostic, all of them in one go.
Checked<Model> compile(Proposal proposal, std::optional<Policy> policy = {},
                       const CompileOptions& options = {});

}  // namespace gonogo
