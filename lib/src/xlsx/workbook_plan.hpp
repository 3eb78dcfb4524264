// SPDX-License-Identifier: MIT
/// The place of every table in a workbook, which its formulas refer to.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <vector>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// libxlsxwriter writes no longer name (Excel itself takes 255).
inline constexpr std::size_t longest_name = 128;

/// Rows and columns count from 0.
struct PlacedBlock {
  const Block* block = nullptr;
  std::uint32_t top = 0;
};

struct PlannedSheet {
  std::string name = {};
  std::vector<PlacedBlock> blocks = {};
  std::uint32_t height = 0;  ///< in rows
};

/// Names that a workbook takes: not empty, at most 31 UTF-16 units, none of []:*?/\ and no
/// apostrophe, no two alike whatever their case.
std::vector<std::string> sheet_names(const std::vector<std::string>& titles);

/// The sections of a report, and its remarks as one more; at least one, as Excel wants it. Refers to
/// those of the report, which must outlive it: their tables may be large.
class WorkbookSections {
 public:
  explicit WorkbookSections(const Report& report);
  WorkbookSections(const WorkbookSections&) = delete;
  WorkbookSections& operator=(const WorkbookSections&) = delete;

  const std::vector<const Section*>& all() const { return all_; }

 private:
  void add(Section section);
  void add_seals(const Report& report);

  std::vector<const Section*> all_ = {};
  std::list<Section> added_ = {};
};

/// A sheet a section, its blocks one below the other with an empty row between, columns at A.
class WorkbookPlan {
 public:
  /// `sections` must outlive the plan; `head` rows at the top of the first sheet are left free.
  /// Throws std::invalid_argument where two tables have one id.
  WorkbookPlan(const std::vector<const Section*>& sections, std::uint32_t head, Language language);

  const std::vector<PlannedSheet>& sheets() const { return sheets_; }

  /// The formula with its '=' as a cell of that sheet has it: with the defined names of cells, or
  /// their addresses where it would be longer than `longest`. Throws std::invalid_argument where it
  /// refers to what is not there.
  std::string formula(const CellFormula& formula, std::size_t sheet, std::size_t longest) const;

  /// "='Cash flow'!$B$3:$H$3"
  std::string absolute(const RangeReference& range) const;

  /// "'Cash flow'!$B$3"; without a sheet for the number of sheets.
  std::string absolute(std::size_t sheet, std::uint32_t row, std::size_t column) const;

 private:
  struct TablePlace {
    std::size_t sheet = 0;
    std::uint32_t first_row = 0;
    const Table* table = nullptr;
  };

  enum class Refer { by_name, by_address };
  std::string formula(const CellFormula& formula, std::size_t sheet, Refer refer) const;
  std::string reference(const CellReference& cell, std::size_t sheet) const;
  std::string name_of(const CellReference& cell) const;
  std::string range(const RangeReference& range, std::size_t sheet) const;
  const TablePlace& place_of(const CellReference& cell) const;
  std::string sheet_prefix(std::size_t of, std::size_t seen_from) const;

  Language language_;
  std::vector<PlannedSheet> sheets_ = {};
  std::map<std::string, TablePlace> tables_ = {};
};

/// Rows of a table above its first: its title and the titles of its columns.
std::uint32_t rows_above(const Table& table);

}  // namespace gonogo
