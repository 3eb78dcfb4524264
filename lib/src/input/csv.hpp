// SPDX-License-Identifier: MIT
/// One column of a text of comma-separated values (RFC 4180), each value with its place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

struct CsvField {
  std::string text = {};
  Place place = {};
};

struct CsvColumn {
  bool found = false;                    ///< the header names the column
  std::vector<std::string> titles = {};  ///< of the first 100 columns, for messages
  std::string clock = {};                ///< title of the column that orders the rows; may be empty
  std::optional<Place> disorder = {};    ///< the first of its values that is less than one before
  std::optional<Place> untimed = {};     ///< the first of its values that is no time, as "Total"
  std::optional<Place> gap =
      {};  ///< the first that is not one more than that before, where it counts
  std::vector<CsvField> fields = {};  ///< the value of the column in each row below the header
};

/// Reads the column whose title is `title`. Rows are streamed: other columns are skipped, not stored.
///
/// The rows are ordered by a column titled date, year(s), fy, 年, period or step, else quarter, else
/// month.
///
/// Blanks around a field and empty lines do not count; a byte order mark is skipped; a line ends by \n,
/// \r\n or \r. Faults end the reading: a quote that is not closed; in the header, in the column, and in a
/// row of another width than the header, text behind a closing quote or a quote inside a field
/// without quotes; more than `most_rows` rows below the header. A row without the column, or
/// with more fields than the header, is a fault too, but reading goes on. So is a second column of that
/// title.
Checked<CsvColumn> read_csv_column(const std::string& file, std::string_view text,
                                   const std::string& title, std::size_t most_rows);

}  // namespace gonogo
