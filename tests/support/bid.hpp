// SPDX-License-Identifier: MIT
/// Bids written in a test, compiled and read back row by row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/model/compile.hpp"
#include "gonogo/model/snapshot_of.hpp"

namespace gonogo::test {

/// `[project]` with a title and a currency, then `rest`: "period = ..." and other sections.
std::string project(std::string_view rest);

Proposal read(std::string_view bid);
Policy read_rules(std::string_view policy);

/// The bid compiled; throws std::runtime_error with the diagnostics where there are errors.
Model model_of(std::string_view bid, std::string_view policy = "",
               const CompileOptions& options = {});

/// "error[code] 12:7: message (hint)" for each diagnostic of reading and compiling.
std::vector<std::string> problems_of(std::string_view bid, std::string_view policy = "");

/// Column by column; "revenue.calls" and the like. Throws where there is no such row.
std::vector<double> row(const Model& model, std::string_view id,
                        const std::map<Address, double>& moved = {});
double cell(const Model& model, std::string_view id, int column);

/// Sums of a row: of column 0, of each project year, of the tail (left out where there is none).
std::vector<double> yearly(const Model& model, std::string_view id);

}  // namespace gonogo::test
