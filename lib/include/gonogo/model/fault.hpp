// SPDX-License-Identifier: MIT
/// Why a case has no value.
#pragma once

#include <map>
#include <optional>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {

/// The first row, in order of computation, that has no value, with the column and the operation
/// that failed; or the limit of a rule. Empty where all have a value.
std::optional<Diagnostic> find_fault(const Model& model, const Snapshot& snapshot);

/// The same with other values for some addresses, also for those that shape the sheet.
///
/// Throws std::invalid_argument for an address that the model does not have.
std::optional<Diagnostic> find_fault(const Model& model,
                                     const std::map<Address, double>& overrides = {});

/// The rate that a rule of the model needs and nobody states.
std::optional<Diagnostic> missing_rate(const Model& model, const BoundRule& rule);

/// A fault of one case of many, as a warning that names the case.
Diagnostic fault_of_case(Diagnostic fault, Message name);

}  // namespace gonogo
