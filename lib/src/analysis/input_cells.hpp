// SPDX-License-Identifier: MIT
/// The inputs of a bid as cells, and what scenarios make of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/laid_scenarios.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Which value of an input a formula reads: that of the scenario in use, or of one scenario.
struct InputUse {
  std::optional<std::size_t> scenario = {};  ///< index in `scenarios`; absent: the one in use
};

/// Tables of cells: what the bid and the policy state, a scenario to choose, and what scenarios
/// change. What a scenario multiplies, adds to or replaces follows the number as written.
class InputCells {
 public:
  /// `written`: the bid without a scenario. `in_files`: the same without settings. `in_use`: index in
  /// `scenarios`, of one that differs in numbers alone; absent: as written.
  InputCells(EvaluatedModel written, EvaluatedModel in_files,
             std::vector<LaidScenario> scenarios = {}, std::optional<std::size_t> in_use = {});

  CellReference cell(InputId input, InputUse use) const;
  /// Whether a scenario moves a lever that changes nothing as written.
  bool is_awake(InputId input) const { return awake_.contains(input); }
  /// Whether a scenario can be chosen: one differs in numbers alone.
  bool has_choice() const { return !choices_.empty(); }
  const std::vector<LaidScenario>& scenarios() const { return scenarios_; }
  /// The number of the scenario in use: 1 is the bid as written.
  static CellReference choice();
  /// Its name.
  static CellReference choice_name();

  /// The cell of a constant in the formula of a row; absent: it has none.
  std::optional<CellReference> constant(const std::string& row, double value) const;

  std::vector<Table> inputs() const;  ///< of the bid, then of the policy
  Table constants() const;            ///< of formulas, where they have a cell
  Table choice_table() const;         ///< requires a choice
  /// All scenarios, the bid as written first, then those that can be chosen, by number.
  Table list_table() const;
  Table laid_table() const;  ///< the numbers of scenarios; no rows: none
  /// The inputs of a scenario that changes more than numbers.
  Table inputs_of(std::size_t scenario) const;
  static std::string id_of_inputs(const std::string& scenario) { return "inputs." + scenario; }

 private:
  /// One number that a scenario changes, a row of the table of laid numbers.
  struct Laid {
    std::size_t scenario = 0;
    Address address = {};
    Message label = {};
    std::optional<Levers> moved = {};  ///< absent: replaced
    double here = 0;                   ///< under the scenario
  };
  struct Listed {
    std::size_t table = 0, row = 0;
  };

  void lay(std::size_t scenario);
  void list_constants();
  void list_inputs();
  std::optional<Levers> moved_at(const LaidScenario& scenario, const Input& here,
                                 const Input* written) const;
  Formula laid_value(std::size_t scenario, const Address& address,
                     const std::optional<CellReference>& written) const;
  Cell used_cell(InputId input) const;
  Cell scenario_cell(InputId input, std::size_t scenario) const;
  Cell in_files(const Address& address, Kind kind) const;
  Row row_of(InputId input) const;
  std::vector<Column> columns() const;
  bool is_of_policy(const Input& input) const;
  CellReference written_cell(InputId input) const;
  std::size_t used_column() const;

  EvaluatedModel written_, in_files_;
  std::vector<LaidScenario> scenarios_;
  std::optional<std::size_t> in_use_;
  std::vector<std::size_t> choices_ = {};  ///< scenarios that can be chosen, in their order
  std::vector<std::size_t> judged_ = {};   ///< scenarios with a column of their own
  std::set<InputId> awake_ = {};
  std::vector<Laid> laid_ = {};
  std::map<std::pair<std::size_t, Address>, std::size_t> laid_row_ = {};
  std::map<InputId, Listed> listed_ = {};
  std::vector<std::vector<InputId>> tables_ = {};
  /// A constant of the formula of a row.
  struct Constant {
    RowId row = no_row;
    double value = 0;
  };
  std::vector<Constant> constants_ = {};
  std::map<std::pair<std::string, double>, std::size_t> constant_row_ = {};
  std::map<Address, std::string> names_ = {};  ///< defined names, each once
};

}  // namespace gonogo
