// SPDX-License-Identifier: MIT
/// Opens what was read before.
#pragma once

#include <memory>

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

/// The bid of these documents. Reads no file. Defined beside open_bid, which ends the same way.
Checked<Bid> open_documents(std::shared_ptr<const Documents> documents, const LoadOptions& options);

/// The bid under one of its scenarios, and what that makes of its numbers. Reads no file.
Checked<EvaluatedModel> open_scenario(const Bid& bid, const std::string& scenario, LaidOver& laid);

}  // namespace gonogo
