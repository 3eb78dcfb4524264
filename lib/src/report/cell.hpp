// SPDX-License-Identifier: MIT
/// What every renderer asks of a cell.
#pragma once

#include <optional>
#include <string>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// The finite number in a cell, without the sign of a negative zero.
std::optional<double> number_in(const Cell& cell);
std::optional<double> drawable(double value);

/// The text for people, or null.
const Message* text_in(const Cell& cell);

/// Neither a number nor a text.
bool is_missing(const Cell& cell);

/// Has nothing to say: no value, and no reason why.
bool is_blank(const Cell& cell);

/// The note; "fault" where a number that is not finite came without one.
Message note_of(const Cell& cell);

/// The text of a cell and the reason or remark in its note, as scripts read them, in English.
std::string scripted_text(const Cell& cell);
std::string scripted_note(const Cell& cell);

/// The cell, or an empty one where the row ends early.
const Cell& cell_at(const Row& row, std::size_t column);

Kind kind_of(const Table& table, std::size_t column, const Cell& cell);

/// The size of the greatest amount of money in a table; 0 where it has none.
double greatest_amount(const Table& table);

/// Decimals of the amounts of money in a table (see Table::money_decimals).
int money_decimals(const Table& table);

/// The notes on the values of a row that are there.
Message remarks_of(const Row& row);

/// Numbers are aligned to the right.
inline bool is_numeric(Kind kind) { return kind != Kind::text; }

}  // namespace gonogo
