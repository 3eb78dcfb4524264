// SPDX-License-Identifier: MIT
/// Lists of sites in CSV files beside a bid, summed into time:
///
///     { file = "sites.csv", sum = "fee", from = "go_live", to = "ends", where = { city = "Lanzhou" } }
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "input/csv.hpp"

namespace gonogo {

/// Columns of lists of sites as what a list needs them for: each is held once, by file and title.
struct SiteColumns {
  template <class Value>
  using Held =
      std::map<std::pair<std::string, std::string>, std::shared_ptr<const std::vector<Value>>>;

  std::map<std::pair<std::string, std::string>, std::shared_ptr<const CsvColumn>> texts = {};
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const SeriesValues>> numbers = {};
  Held<Label> labels = {};
  Held<std::optional<Label>> ends = {};
  Held<std::string> ids = {};
};

/// Whether a table with the key `file` is a list of sites: it has `sum` or `count`.
bool is_site_list(const Node& table);

/// The keys of a list of sites. Others beside them belong to the item.
bool is_site_key(std::string_view key);

/// Reads a column: null, and the fault reported, where there is none.
using ReadTexts =
    std::function<std::shared_ptr<const CsvColumn>(const Node& file, const Node& title)>;

/// The list that a table describes; null, and the faults reported, where it is none.
std::shared_ptr<const Sites> read_sites(const Node& table, SiteColumns& known,
                                        const ReadTexts& texts, Diagnostics& found);

}  // namespace gonogo
