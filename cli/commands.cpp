// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <vector>

namespace gonogo::cli {

Command evaluate_command();
Command check_command();
Command watch_command();
Command cashflow_command();
Command explain_command();
Command sensitivity_command();
Command breakeven_command();
Command scenario_command();
Command solve_command();
Command simulate_command();
Command merge_command();
Command diff_command();
Command compare_command();
Command portfolio_command();
Command ci_command();
Command report_command();
Command verify_command();
Command calc_command();
Command new_command();
Command schema_command();
Command completion_command();

std::span<const Entry> commands() {
  static const std::vector<Entry> list = {{"evaluate", evaluate_command},
                                          {"check", check_command},
                                          {"watch", watch_command},
                                          {"cashflow", cashflow_command},
                                          {"explain", explain_command},
                                          {"sensitivity", sensitivity_command},
                                          {"breakeven", breakeven_command},
                                          {"scenario", scenario_command},
                                          {"solve", solve_command},
                                          {"simulate", simulate_command},
                                          {"merge", merge_command},
                                          {"diff", diff_command},
                                          {"compare", compare_command},
                                          {"portfolio", portfolio_command},
                                          {"ci", ci_command},
                                          {"report", report_command},
                                          {"verify", verify_command},
                                          {"calc", calc_command},
                                          {"new", new_command},
                                          {"schema", schema_command},
                                          {"completion", completion_command}};
  return list;
}

}  // namespace gonogo::cli
