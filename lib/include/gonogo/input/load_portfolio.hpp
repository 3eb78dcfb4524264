// SPDX-License-Identifier: MIT
/// From the name of a file to a portfolio.
#pragma once

#include <optional>
#include <string>

#include "gonogo/input/files.hpp"
#include "gonogo/proposal/portfolio.hpp"

namespace gonogo {

/// Reads a portfolio and finds the files of its bids, but opens none of them. All problems are returned
/// together. Adds the text of the file to `sources`.
Checked<Portfolio> load_portfolio(Files& files, const std::string& name, Sources& sources);

/// All problems of a file that has [portfolio]; std::nullopt for any other file.
std::optional<Diagnostics> check_portfolio(Files& files, const std::string& name, Sources& sources);

}  // namespace gonogo
