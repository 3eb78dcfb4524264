// SPDX-License-Identifier: MIT
/// A bid with all its numbers, as written or with some of them overridden.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {

/// `overrides` holds values by address. The model must outlive the snapshot. Throws
/// std::invalid_argument for an address that is no number of the sheet: what shapes the sheet takes
/// a compilation of its own.
Snapshot snapshot_of(const Model& model, const std::map<Address, double>& overrides = {});

/// One snapshot per entry of `overrides`. All of them together are lowered once.
std::vector<Snapshot> snapshots_of(const Model& model,
                                   std::span<const std::map<Address, double>> overrides);

}  // namespace gonogo
