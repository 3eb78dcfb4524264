// SPDX-License-Identifier: MIT
/// Titles and order of the statements in a cash flow report.
#pragma once

#include <string_view>

namespace gonogo {

inline constexpr std::string_view cash_flow_id = "cash_flow";
inline constexpr std::string_view profit_id = "profit";
inline constexpr std::string_view vat_id = "vat";

/// The cash flow first, then its schedules in the order of their making, what is not in the flow
/// after them.
int rank_of_statement(std::string_view id);

}  // namespace gonogo
