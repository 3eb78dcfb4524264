// SPDX-License-Identifier: MIT
#include "analysis/input_cells.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/changed_inputs.hpp"
#include "analysis/laid_columns.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/proposal/sections.hpp"
#include "gonogo/proposal/stated_sources.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {
namespace {

constexpr const char* constants_id = "constants";
constexpr std::size_t plain_value =
    2;  ///< the column of values where address and name are before it

/// libxlsxwriter sorts names by insertion: of 24,000 that takes 17 seconds. Inputs beyond have an
/// address alone.
constexpr std::size_t most_names = 5'000;

/// "drivers.take_up[3]" -> "drivers_take_up_3": a name no cell could have.
std::string name_for(const Address& address) {
  std::string name;
  for (const char c : address) {
    if (c == ']') continue;
    name += c == '.' || c == '[' || c == '-' ? '_' : c;
  }
  return name;
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string place_text(const Place& place) {
  return place.known() ? to_string(place) : std::string();
}

/// "limit of value": several rules have one.
Message label_of(const Input& input) {
  constexpr std::string_view rule = "rule.";
  if (!input.address.starts_with(rule)) return input.label;
  const std::string id = input.address.substr(rule.size());
  return say("{1} of the rule {2}", input.label, verbatim(id.substr(0, id.find('.'))));
}

Kind kind_of(const Input& input) { return input.kind == Kind::money ? Kind::number : input.kind; }

bool alike(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

const Input* find(const Sheet& sheet, const Address& address) {
  const InputId input = sheet.find_input(address);
  return input == no_input ? nullptr : &sheet.inputs()[input];
}

/// An address and those around it, the nearest first: "a.b[2]", "a.b", "a".
template <class Visit>
void visit_around(const Address& address, const Visit& visit) {
  for (std::size_t end = address.size(); end != Address::npos && end > 0;
       end = address.find_last_of(".[", end - 1))
    visit(address.substr(0, end));
}

}  // namespace

InputCells::InputCells(EvaluatedModel written, EvaluatedModel in_files,
                       std::vector<LaidScenario> scenarios, std::optional<std::size_t> in_use)
    : written_(std::move(written)),
      in_files_(std::move(in_files)),
      scenarios_(std::move(scenarios)),
      in_use_(in_use) {
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    const LaidScenario& each = scenarios_[s];
    if (each.in_numbers) choices_.push_back(s);
    if (each.in_numbers && each.judged) judged_.push_back(s);
    if (each.in_numbers || each.judged) lay(s);
  }
  list_inputs();
  list_constants();
}

/// By what a scenario moves a number, if that explains its value under the scenario.
std::optional<Levers> InputCells::moved_at(const LaidScenario& scenario, const Input& here,
                                           const Input* written) const {
  std::optional<Levers> found;
  if (written == nullptr || scenario.laid.replaces(here.address)) return found;
  visit_around(here.address, [&](const Address& around) {
    const auto moved = scenario.laid.moved.find(around);
    if (found || moved == scenario.laid.moved.end()) return;
    const Levers& by = moved->second;
    // The lever itself is multiplied, and what it adds is multiplied and added to.
    const bool factor = here.lever && here.address == around + ".times";
    const Levers lever = factor ? Levers{.times = by.times} : by;
    if (alike(written->base * lever.times + lever.plus, here.base)) found = lever;
  });
  return found;
}

void InputCells::lay(std::size_t scenario) {
  const LaidScenario& laid = scenarios_[scenario];
  for (const InputId i : laid.model->sheet.inputs().ids()) {
    const Input& here = laid.model->sheet.inputs()[i];
    const Input* written = find(written_->sheet, here.address);
    const bool at_rest = written == nullptr || written->base == here.neutral;
    if (at_rest && here.lever && here.base == here.neutral) continue;
    const bool moves = written == nullptr || written->base != here.base ||
                       laid.laid.replaces(here.address) || moved_at(laid, here, written);
    if (!moves) continue;
    if (laid.in_numbers && here.lever) awake_.insert(i);
    laid_row_[{scenario, here.address}] = laid_.size();
    laid_.push_back(
        {scenario, here.address, label_of(here), moved_at(laid, here, written), here.base});
  }
}

/// What a setting replaced has no place in a file.
bool InputCells::is_of_policy(const Input& input) const {
  if (!written_->policy || input.place.file == written_->proposal.file) return false;
  if (input.place.file == written_->policy->file) return true;
  const FileSection* section = find_section(input.address.substr(0, input.address.find('.')));
  return section != nullptr && section->of_policy();
}

void InputCells::list_inputs() {
  const Sheet& sheet = written_->sheet;
  tables_.resize(2);
  std::set<std::string> taken;
  for (const InputId i : sheet.inputs().ids()) {
    const Input& input = sheet.inputs()[i];
    if (input.lever && input.base == input.neutral && !is_awake(i)) continue;
    const std::size_t table = is_of_policy(input) ? 1 : 0;
    listed_[i] = {table, tables_[table].size()};
    tables_[table].push_back(i);
    if (names_.size() == most_names) continue;
    // Names differ by more than case.
    if (std::string name = name_for(input.address); taken.insert(in_small_letters(name)).second)
      names_[input.address] = std::move(name);
  }
}

void InputCells::list_constants() {
  const Sheet& sheet = written_->sheet;
  for (const RowId r : sheet.rows().ids()) {
    const SheetRow& row = sheet.rows()[r];
    if (row.kind == RowKind::helper || row.formula == no_node) continue;
    for (const double value : constants_in(sheet, row.formula)) {
      constant_row_[{row.id, value}] = constants_.size();
      constants_.push_back({r, value});
    }
  }
}

std::optional<CellReference> InputCells::constant(const std::string& row, double value) const {
  const auto found = constant_row_.find({row, value});
  if (found == constant_row_.end()) return {};
  return CellReference{
      .table = constants_id, .row = found->second, .column = plain_value, .fixed = true};
}

Table InputCells::constants() const {
  Table table{.id = constants_id,
              .title = say("Constants in formulas: to change one, change the bid"),
              .columns = {{.id = "row", .title = say("Row")},
                          {.id = "name", .title = say("Name")},
                          {.id = "value", .title = say("Value"), .kind = Kind::number}}};
  for (const Constant& each : constants_) {
    const SheetRow& row = written_->sheet.rows()[each.row];
    table.rows.push_back(
        {.id = row.id + "." + std::to_string(table.rows.size()),
         .cells = {{.value = verbatim(row.id)}, {.value = row.label}, {.value = each.value}}});
  }
  return table;
}

std::size_t InputCells::used_column() const {
  return has_choice() ? InputColumn::in_use : InputColumn::value;
}

CellReference InputCells::written_cell(InputId input) const {
  const Listed at = listed_.at(input);
  return {.table = at.table == 0 ? "inputs" : "policy_inputs",
          .row = at.row,
          .column = InputColumn::value,
          .fixed = true};
}

CellReference InputCells::cell(InputId input, InputUse use) const {
  if (use.scenario && !scenarios_[*use.scenario].in_numbers)
    return {.table = id_of_inputs(scenarios_[*use.scenario].id),
            .row = input.index(),
            .column = plain_value,
            .fixed = true};
  CellReference place = written_cell(input);
  place.column = used_column();
  if (!use.scenario) return place;
  const auto judged = std::find(judged_.begin(), judged_.end(), *use.scenario);
  place.column += 1 + static_cast<std::size_t>(judged - judged_.begin());
  return place;
}

CellReference InputCells::choice() {
  return {.table = choice_id, .row = 0, .column = 1, .fixed = true};
}

CellReference InputCells::choice_name() {
  return {.table = choice_id, .row = 0, .column = 2, .fixed = true};
}

/// The number under a scenario, over the number as written.
Formula InputCells::laid_value(std::size_t scenario, const Address& address,
                               const std::optional<CellReference>& written) const {
  const auto row = laid_row_.find({scenario, address});
  if (row == laid_row_.end()) return written ? Formula{*written} : Formula{};
  const auto at = [&](LaidColumn::Index column) {
    return Formula{
        CellReference{.table = laid_id, .row = row->second, .column = column, .fixed = true}};
  };
  const Laid& laid = laid_[row->second];
  if (!laid.moved || !written) return at(LaidColumn::value);
  return joined({Formula{*written}, "*", at(LaidColumn::times), "+", at(LaidColumn::plus)});
}

Cell InputCells::used_cell(InputId input) const {
  const Input& written = written_->sheet.inputs()[input];
  Cell cell{
      .value = in_use_ ? scenarios_[*in_use_].model->sheet.inputs()[input].base : written.base,
      .kind = kind_of(written)};
  const Formula as_written{written_cell(input)};
  const bool same = std::none_of(choices_.begin(), choices_.end(), [&](std::size_t scenario) {
    return laid_row_.contains({scenario, written.address});
  });
  if (const auto name = names_.find(written.address); name != names_.end())
    cell.name = "used_" + name->second;
  if (same) {
    cell.formula = as_written;
    return cell;
  }
  Formula choose = joined({"CHOOSE(", Formula{choice()}, ",", as_written});
  for (const std::size_t scenario : choices_)
    choose = joined({choose, ",", laid_value(scenario, written.address, written_cell(input))});
  cell.formula = joined({choose, ")"});
  return cell;
}

Cell InputCells::scenario_cell(InputId input, std::size_t scenario) const {
  const Input& written = written_->sheet.inputs()[input];
  Cell cell{.value = scenarios_[scenario].model->sheet.inputs()[input].base,
            .kind = kind_of(written),
            .formula = laid_value(scenario, written.address, written_cell(input))};
  if (const auto name = names_.find(written.address); name != names_.end())
    cell.name = "in_" + name_for(scenarios_[scenario].id) + "_" + name->second;
  return cell;
}

/// Empty where the files have no such number.
Cell InputCells::in_files(const Address& address, Kind kind) const {
  if (const Input* input = find(in_files_->sheet, address))
    return {.value = input->base, .kind = kind};
  const auto structural = in_files_->structural.find(address);
  return structural == in_files_->structural.end() ? Cell{} : Cell{.value = structural->second};
}

Row InputCells::row_of(InputId id) const {
  const Input& input = written_->sheet.inputs()[id];
  Cell value{.value = input.base, .kind = kind_of(input)};
  const bool structural = written_->structural.contains(input.address);
  const auto name = names_.find(input.address);
  if (!structural && name != names_.end()) value.name = name->second;
  Row row{.id = input.address,
          .cells = {{.value = verbatim(input.address)},
                    {.value = label_of(input)},
                    std::move(value),
                    in_files(input.address, kind_of(input)),
                    {},
                    {.value = unit_in_words(input.unit)}}};
  if (has_choice()) row.cells.push_back(used_cell(id));
  for (const std::size_t scenario : judged_) row.cells.push_back(scenario_cell(id, scenario));
  return row;
}

std::vector<Column> InputCells::columns() const {
  std::vector<Column> columns = {
      {.id = "address", .title = say("Address")},
      {.id = "name", .title = say("Name")},
      {.id = "value", .title = say("Value"), .kind = Kind::number},
      {.id = "in_files", .title = say("In the files"), .kind = Kind::number},
      {.id = "change", .title = say("Change"), .kind = Kind::count},
      {.id = "unit", .title = say("Unit")}};
  if (has_choice())
    columns.push_back({.id = "in_use", .title = say("In use"), .kind = Kind::number});
  for (const std::size_t scenario : judged_)
    columns.push_back({.id = "in_" + scenarios_[scenario].id,
                       .title = say("In {1}", verbatim(scenarios_[scenario].id)),
                       .kind = Kind::number});
  columns.push_back({.id = "low", .title = say("Low"), .kind = Kind::number});
  columns.push_back({.id = "high", .title = say("High"), .kind = Kind::number});
  columns.push_back({.id = "place", .title = say("Where")});
  columns.push_back({.id = "source", .title = say("Source")});
  columns.push_back({.id = "remark"});
  return columns;
}

std::vector<Table> InputCells::inputs() const {
  const Model& model = *written_;
  const StatedSources sources(model.proposal);
  std::map<Address, Variable> variables;
  for (Variable& each : find_variables(model, {})) variables.emplace(each.address, each);
  const std::vector<Column> columns = this->columns();
  // Low, high, where, source and remark are behind the values.
  const std::size_t behind = columns.size() - 5;
  const auto complete = [&](Row& row, const Address& address, const Place& place) {
    row.cells.resize(behind);
    const auto bound = [&](std::optional<double> Variable::*side) {
      const auto found = variables.find(address);
      const bool stated = found != variables.end() && found->second.*side;
      return stated ? Cell{.value = *(found->second.*side)} : Cell{};
    };
    row.cells.push_back(bound(&Variable::low));
    row.cells.push_back(bound(&Variable::high));
    row.cells.push_back({.value = verbatim(place_text(place))});
    row.cells.push_back({.value = verbatim(sources.of(address))});
    const bool structural = model.structural.contains(address);
    row.cells.push_back(
        {.value = structural ? say("shapes the sheet: to change it, change the bid") : Message(),
         .tone = Tone::faint});
  };
  std::vector<Table> tables = {{.id = "inputs", .title = say("Bid"), .columns = columns},
                               {.id = "policy_inputs", .title = say("Policy"), .columns = columns}};
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const InputId id : tables_[t]) {
      const Input& input = model.sheet.inputs()[id];
      Row row = row_of(id);
      complete(row, input.address, input.place);
      if (!model.structural.contains(input.address))
        tables[t].editable.push_back(
            {.row = tables[t].rows.size(), .column = InputColumn::value, .range = input.range});
      tables[t].rows.push_back(std::move(row));
    }
  }
  for (const auto& [address, value] : model.structural) {
    if (find(model.sheet, address) != nullptr) continue;
    const auto unit = model.structural_units.find(address);
    Row row{
        .id = address,
        .cells = {{.value = verbatim(address)},
                  {.value = verbatim(address)},
                  {.value = value},
                  in_files(address, Kind::number),
                  {},
                  {.value = unit == model.structural_units.end() ? Message()
                                                                 : unit_in_words(unit->second)}}};
    complete(row, address, {});
    tables[0].rows.push_back(std::move(row));
  }
  if (tables[1].rows.empty()) tables.pop_back();
  number_changes(tables);
  return tables;
}

Table InputCells::inputs_of(std::size_t scenario) const {
  const LaidScenario& laid = scenarios_[scenario];
  Table table{.id = id_of_inputs(laid.id),
              .title = say("Inputs in {1}", verbatim(laid.id)),
              .columns = {{.id = "address", .title = say("Address")},
                          {.id = "name", .title = say("Name")},
                          {.id = "value", .title = say("Value"), .kind = Kind::number}}};
  for (const InputId i : laid.model->sheet.inputs().ids()) {
    const Input& here = laid.model->sheet.inputs()[i];
    const InputId written = written_->sheet.find_input(here.address);
    const auto place = written != no_input && listed_.contains(written)
                           ? std::optional(written_cell(written))
                           : std::nullopt;
    Cell value{.value = here.base, .kind = kind_of(here)};
    if (Formula formula = laid_value(scenario, here.address, place); !formula.empty())
      value.formula = std::move(formula);
    table.rows.push_back(
        {.id = here.address,
         .cells = {
             {.value = verbatim(here.address)}, {.value = label_of(here)}, std::move(value)}});
  }
  return table;
}

}  // namespace gonogo
