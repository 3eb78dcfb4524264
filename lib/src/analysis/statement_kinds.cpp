// SPDX-License-Identifier: MIT
#include "analysis/statement_kinds.hpp"

#include <algorithm>
#include <string>

#include "gonogo/analysis/cash_flow.hpp"

namespace gonogo {
namespace {

/// What is known of a statement beside its rows. One that is not here has its id as its title.
struct StatementKind {
  std::string_view id = {};
  English title = {};
  int rank = 1;
};

constexpr StatementKind statement_kinds[] = {
    {.id = cash_flow_id, .title = "Cash flow", .rank = 0},
    {.id = "balance", .title = "Balance"},
    {.id = "benefit", .title = "Benefit, not in the cash flow", .rank = 2},
    {.id = "checks", .title = "Checks"},
    {.id = "cost", .title = "Cost"},
    {.id = "cover", .title = "Cover of debt"},
    {.id = "depreciation", .title = "Depreciation"},
    {.id = "drivers", .title = "Drivers"},
    {.id = "equity", .title = "Equity cash flow"},
    {.id = "investment", .title = "Investment"},
    {.id = "loans", .title = "Loans"},
    {.id = "owner", .title = "Profit after interest"},
    {.id = "owner_balance", .title = "Balance after loans"},
    {.id = "parts", .title = "Parts"},
    {.id = "payments", .title = "Payments"},
    {.id = profit_id, .title = "Profit"},
    {.id = "quantities", .title = "Quantities"},
    {.id = "revenue", .title = "Revenue"},
    {.id = "tax", .title = "Tax"},
    {.id = "time", .title = "Time"},
    {.id = vat_id, .title = "VAT"},
    {.id = "working_capital", .title = "Working capital"},
};

const StatementKind* statement_named(std::string_view id) {
  const auto* const found = std::find_if(std::begin(statement_kinds), std::end(statement_kinds),
                                         [&](const StatementKind& each) { return each.id == id; });
  return found == std::end(statement_kinds) ? nullptr : found;
}

/// The id of a statement that has no title, as one: "levy_on_lines" is "Levy on lines".
std::string titled(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
  return id;
}

}  // namespace

int rank_of_statement(std::string_view id) {
  const StatementKind* const kind = statement_named(id);
  return kind ? kind->rank : StatementKind{}.rank;
}

Message title_of_statement(const std::string& id) {
  const auto known = statement_named(id);
  return known ? say(known->title) : verbatim(titled(id));
}

}  // namespace gonogo
