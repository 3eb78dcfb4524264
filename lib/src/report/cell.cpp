// SPDX-License-Identifier: MIT
#include "report/cell.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

/// A number that is not finite, and nobody said why.
bool is_bare_fault(const Cell& cell) {
  const bool has_number = std::holds_alternative<double>(cell.value);
  return has_number && !number_in(cell) && cell.note.empty();
}

}  // namespace

std::optional<double> drawable(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

std::optional<double> number_in(const Cell& cell) {
  const auto* value = std::get_if<double>(&cell.value);
  return value == nullptr ? std::nullopt : drawable(*value);
}

const Message* text_in(const Cell& cell) { return std::get_if<Message>(&cell.value); }

bool is_missing(const Cell& cell) { return !number_in(cell) && text_in(cell) == nullptr; }

bool is_blank(const Cell& cell) { return is_missing(cell) && scripted_note(cell).empty(); }

Message note_of(const Cell& cell) { return is_bare_fault(cell) ? say("fault") : cell.note; }

std::string scripted_text(const Cell& cell) {
  const auto* text = text_in(cell);
  return text == nullptr || !cell.code.empty() ? cell.code : english(*text);
}

std::string scripted_note(const Cell& cell) {
  if (is_missing(cell) && !cell.code.empty()) return cell.code;
  return is_bare_fault(cell) ? "fault" : english(cell.note);
}

const Cell& cell_at(const Row& row, std::size_t column) {
  static const Cell empty;
  return column < row.cells.size() ? row.cells[column] : empty;
}

Kind kind_of(const Table& table, std::size_t column, const Cell& cell) {
  return cell.kind.value_or(table.columns[column].kind);
}

Message remarks_of(const Row& row) {
  std::vector<Message> notes;
  for (const auto& cell : row.cells) {
    if (!is_missing(cell)) notes.push_back(cell.note);
  }
  return listed(Join::semicolon, std::move(notes));
}

double greatest_amount(const Table& table) {
  double greatest = 0;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < std::min(row.cells.size(), table.columns.size()); ++i) {
      if (kind_of(table, i, row.cells[i]) != Kind::money) continue;
      greatest = std::max(greatest, std::abs(number_in(row.cells[i]).value_or(0)));
    }
  }
  return greatest;
}

int money_decimals(const Table& table) {
  constexpr double cents_matter_below = 10'000;
  const double greatest = greatest_amount(table);
  return greatest < cents_matter_below ? std::max(table.money_decimals, 2) : table.money_decimals;
}

}  // namespace gonogo
