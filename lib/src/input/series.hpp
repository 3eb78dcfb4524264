// SPDX-License-Identifier: MIT
/// Lists kept in CSV files beside a bid: `{ file = "traffic.csv", column = "minutes" }`.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/input/files.hpp"
#include "input/sites.hpp"

namespace gonogo {

inline constexpr std::size_t largest_series = 16 << 20;  ///< bytes of a file
inline constexpr std::size_t longest_series = 10'000;    ///< values: more than a bid has steps
inline constexpr std::size_t most_series_values =
    1'000'000;  ///< of all columns: about 32 MB of memory
inline constexpr std::size_t most_scanned = std::size_t{1} << 30;  ///< bytes, each column anew

/// What a bid's series hold: each column is read and held once, however many items name it.
struct SeriesColumns {
  /// By file as the bid names it: its full name; empty if it cannot be read, which was reported.
  std::map<std::string, std::string> files = {};
  /// By file and column; null if the column has a fault, which was reported.
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const SeriesValues>> columns = {};
  std::set<std::string> disordered = {};           ///< files whose order was reported
  std::map<std::string, std::string> hashes = {};  ///< SHA-256 of each file read, by full name
  std::size_t values = 0;                          ///< of all columns
  SiteColumns sites = {};
  std::size_t scanned = 0;  ///< bytes read for columns of lists of sites
};

/// Whether any table of a document is a series.
bool names_series(const Node& root);

/// Puts the values of its column in place of every series of a document.
///
/// Only files in the bid's folder or below it are read. `by` and `repeat` beside `file` stay with the
/// driver. `files` may be null if every file and column was read before.
void load_series(Document& document, Files* files, SeriesColumns& known, Sources& sources,
                 Diagnostics& found);

}  // namespace gonogo
