// SPDX-License-Identifier: MIT
#include "report/cell.hpp"

#include <cmath>

namespace gonogo {

std::optional<double> drawable(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

std::optional<double> number_in(const Cell& cell) {
  const auto* value = std::get_if<double>(&cell.value);
  return value == nullptr ? std::nullopt : drawable(*value);
}

const std::string* text_in(const Cell& cell) { return std::get_if<std::string>(&cell.value); }

bool is_missing(const Cell& cell) { return !number_in(cell) && text_in(cell) == nullptr; }

const std::string& scripted_note(const Cell& cell) {
  return is_missing(cell) && !cell.code.empty() ? cell.code : cell.note;
}

const Cell& cell_at(const Row& row, std::size_t column) {
  static const Cell empty;
  return column < row.cells.size() ? row.cells[column] : empty;
}

Kind kind_of(const Table& table, std::size_t column, const Cell& cell) {
  return cell.kind.value_or(table.columns[column].kind);
}

}  // namespace gonogo
