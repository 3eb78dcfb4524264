// SPDX-License-Identifier: MIT
#include "xlsx/workbook_plan.hpp"

#include <algorithm>
#include <stdexcept>

#include "gonogo/base/text.hpp"
#include "report/chart_table.hpp"
#include "xlsx/native_chart.hpp"

namespace gonogo {
namespace {

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string a1(std::uint32_t row, std::size_t column, bool fixed) {
  const auto* sign = fixed ? "$" : "";
  return sign + column_letters(column) + sign + std::to_string(row + 1);
}

std::string in_quotes(const QuotedText& quoted, Language language) {
  std::string text = "\"";
  for (const char c : in_words(quoted.text, language)) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

struct HeightOf {
  Language language = Language::english;

  std::size_t operator()(const Paragraph& p) const {
    return split(in_words(p.text, language), '\n').size();
  }
  std::size_t operator()(const List& list) const { return list.items.size(); }
  std::size_t operator()(const Code& code) const { return code.lines.size(); }
  std::size_t operator()(const Outline& outline) const {
    std::size_t height = outline.items.size();
    for (const auto& item : outline.items) height += item.below.empty() ? 0 : 1;
    return height;
  }
  std::size_t operator()(const Signatures& signatures) const { return signatures.roles.size(); }
  std::size_t operator()(const Table& table) const { return rows_above(table) + table.rows.size(); }
  std::size_t operator()(const Chart& chart) const {
    return (chart.places ? 0 : (*this)(table_of(chart)) + 1) +
           (is_native(chart) ? std::size_t{chart_rows(chart)} : 0);
  }
};

Section remarks_of(const Report& report) {
  Table table = {.id = "gonogo.remarks",
                 .columns = {{.id = "severity", .title = say("Severity")},
                             {.id = "message", .title = say("Note")},
                             {.id = "place", .title = say("Place")},
                             {.id = "hint", .title = say("What to do")}}};
  for (const auto& remark : report.remarks) {
    table.rows.push_back({.cells = {{.value = name_of(remark.severity)},
                                    {.value = remark.message},
                                    {.value = verbatim(to_string(remark.place))},
                                    {.value = remark.hint}}});
  }
  return {.id = "remarks", .title = say("Notes"), .blocks = {std::move(table)}};
}

/// What the workbook was made of, and the command that makes it again.
List seals_of(const Report& report) {
  List list;
  for (const Seal& each : report.seals)
    list.items.push_back(say("{1}: {2}", each.title, each.text));
  if (!report.repeated_by.empty()) list.items.push_back(verbatim(report.repeated_by));
  return list;
}

/// Whether what stands at the end of a sheet is read with it.
bool is_narrow(const Section& section) {
  constexpr std::size_t most_columns = 5;
  return std::all_of(section.blocks.begin(), section.blocks.end(), [](const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table == nullptr || table->columns.size() <= most_columns;
  });
}

}  // namespace

WorkbookSections::WorkbookSections(const Report& report) {
  for (const Section& each : report.sections) all_.push_back(&each);
  if (!report.remarks.empty()) add(remarks_of(report));
  if (!report.seals.empty()) add_seals(report);
  if (all_.empty()) add({.id = "report"});
}

void WorkbookSections::add(Section section) {
  all_.push_back(&added_.emplace_back(std::move(section)));
}

/// Below a last sheet that is narrow (checks, notes), else on a sheet of their own.
void WorkbookSections::add_seals(const Report& report) {
  Section last{.id = "seals", .title = say("Seals")};
  if (all_.size() > 1 && is_narrow(*all_.back())) {
    last = *all_.back();
    all_.pop_back();
  }
  last.blocks.emplace_back(seals_of(report));
  add(std::move(last));
}

std::uint32_t rows_above(const Table& table) {
  return (table.title.empty() ? 0U : 1U) + (table.header ? 1U : 0U);
}

WorkbookPlan::WorkbookPlan(const std::vector<const Section*>& sections, std::uint32_t head,
                           Language language)
    : language_(language) {
  std::vector<std::string> titles;
  for (const Section* section : sections) {
    titles.push_back(section->title.empty() ? section->id : in_words(section->title, language));
  }
  const auto names = sheet_names(titles);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    PlannedSheet sheet = {.name = names[i]};
    std::uint32_t top = i == 0 ? head : 0;
    for (const auto& block : sections[i]->blocks) {
      sheet.blocks.push_back({&block, top});
      if (const auto* table = std::get_if<Table>(&block)) {
        const TablePlace place = {i, top + rows_above(*table), table};
        if (!tables_.emplace(table->id, place).second) {
          throw std::invalid_argument("two tables of the report are named " + table->id);
        }
      }
      top += static_cast<std::uint32_t>(std::visit(HeightOf{language}, block)) + 1;
    }
    sheet.height = top;
    sheets_.push_back(std::move(sheet));
  }
}

std::string WorkbookPlan::sheet_prefix(std::size_t of, std::size_t seen_from) const {
  if (of == seen_from) return "";
  return '\'' + sheets_[of].name + "'!";
}

const WorkbookPlan::TablePlace& WorkbookPlan::place_of(const CellReference& cell) const {
  const auto place = tables_.find(cell.table);
  if (place == tables_.end()) {
    throw std::invalid_argument("a formula refers to the table " + cell.table +
                                ", which is not there");
  }
  const auto& table = *place->second.table;
  if (cell.row >= table.rows.size() || cell.column >= table.columns.size()) {
    throw std::invalid_argument("a formula refers to a cell that " + cell.table + " does not have");
  }
  return place->second;
}

std::string WorkbookPlan::reference(const CellReference& cell, std::size_t sheet) const {
  const auto& place = place_of(cell);
  const auto row = place.first_row + static_cast<std::uint32_t>(cell.row);
  return sheet_prefix(place.sheet, sheet) + a1(row, cell.column, cell.fixed);
}

std::string WorkbookPlan::range(const RangeReference& range, std::size_t sheet) const {
  const auto& place = place_of(range.first);
  if (range.first.table != range.last.table) {
    throw std::invalid_argument("a range of a formula spans two tables");
  }
  return reference(range.first, sheet) + ':' + reference(range.last, place.sheet);
}

/// Empty: the cell has none that a workbook takes.
std::string WorkbookPlan::name_of(const CellReference& cell) const {
  const auto& cells = place_of(cell).table->rows[cell.row].cells;
  if (cell.column >= cells.size() || cells[cell.column].name.size() > longest_name) return {};
  return cells[cell.column].name;
}

std::string WorkbookPlan::formula(const CellFormula& formula, std::size_t sheet,
                                  Refer refer) const {
  std::string text = "=";
  for (const auto& part : formula.shared()) {
    if (const auto* words = std::get_if<std::string>(&part)) text += *words;
    if (const auto* cell = std::get_if<CellReference>(&part)) {
      const CellReference here = formula.here(*cell);
      const std::string name = refer == Refer::by_name ? name_of(here) : std::string();
      text += name.empty() ? reference(here, sheet) : name;
    }
    if (const auto* cells = std::get_if<RangeReference>(&part))
      text += range(formula.here(*cells), sheet);
    if (const auto* quoted = std::get_if<QuotedText>(&part)) text += in_quotes(*quoted, language_);
  }
  return text;
}

std::string WorkbookPlan::formula(const CellFormula& formula, std::size_t sheet,
                                  std::size_t longest) const {
  std::string named = this->formula(formula, sheet, Refer::by_name);
  return named.size() <= longest ? named : this->formula(formula, sheet, Refer::by_address);
}

std::string WorkbookPlan::absolute(const RangeReference& range) const {
  const auto fixed = [](CellReference cell) {
    cell.fixed = true;
    return cell;
  };
  return '=' + this->range({fixed(range.first), fixed(range.last)}, sheets_.size());
}

std::string WorkbookPlan::absolute(std::size_t sheet, std::uint32_t row, std::size_t column) const {
  return (sheet == sheets_.size() ? "" : sheet_prefix(sheet, sheets_.size())) +
         a1(row, column, true);
}

}  // namespace gonogo
