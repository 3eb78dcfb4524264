// SPDX-License-Identifier: MIT
/// One reader per section; each takes the section's table and says what is wrong with it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/input/document.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// Stands in for a period that could not be read, so that no label lies beyond it: the most that a
/// bid may have.
inline Duration long_period() { return {.count = {.value = 100.0}, .unit = Unit::year}; }

void read_project(const Node& section, Project& out, Diagnostics& found);
void read_drivers(const Node& section, std::vector<Driver>& out, Diagnostics& found);
void read_quantities(const Node& section, std::vector<NamedQuantity>& out, Diagnostics& found);
void read_investment(const Node& section, std::vector<Investment>& out, Diagnostics& found);
/// Of revenue, other_income, benefit or cost.
void read_lines(const Node& section, std::vector<Line>& out, Diagnostics& found);
void read_working_capital(const Node& section, std::vector<WorkingCapital>& out,
                          Diagnostics& found);
void read_tax(const Node& section, std::optional<Tax>& out, Diagnostics& found);
void read_rates(const Node& section, Rates& out, Diagnostics& found);
void read_conventions(const Node& section, Conventions& out, Diagnostics& found);
void read_rules(const Node& section, std::vector<Rule>& out, Diagnostics& found);
void read_scenarios(const Node& section, std::vector<Scenario>& out, Diagnostics& found);
void read_uplift(const Node& section, Uplift& out, Diagnostics& found);
void read_policy_head(const Node& section, Policy& out, Diagnostics& found);

/// Calls `read` for each item of a section, its id checked.
void for_each_input(const Node& section, Diagnostics& found,
                    const std::function<void(const Node& item)>& read);

/// The same where every item is a table. `thing` is "a cost", `example` what may stand behind its
/// id.
void for_each_item(const Node& section, Message thing, std::string_view example, Diagnostics& found,
                   const std::function<void(const Node& item)>& read);

/// ISO 4217: three capital letters.
void check_currency(const Text& currency, Diagnostics& found);

}  // namespace gonogo
