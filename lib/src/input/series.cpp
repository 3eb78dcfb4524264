// SPDX-License-Identifier: MIT
#include "input/series.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/sha256.hpp"
#include "gonogo/base/text.hpp"
#include "input/below.hpp"
#include "input/csv.hpp"
#include "input/written_number.hpp"
#include "proposal/key.hpp"

namespace gonogo {
namespace {

bool is_text(const Node* node) { return node != nullptr && node->kind == Node::Kind::string; }

/// Sections and their items may be called "file": only tables at the depth of an item or below can be
/// a series.
bool is_series(const Node& node, int depth) {
  constexpr int depth_of_items = 2;
  return depth >= depth_of_items && is_text(node.find("file"));
}

bool holds_series(const Node& node, int depth) {
  return is_series(node, depth) ||
         std::any_of(node.items.begin(), node.items.end(),
                     [&](const Node& item) { return holds_series(item, depth + 1); });
}

class SeriesLoader {
 public:
  SeriesLoader(std::string bid, Files* files, SeriesColumns& known, Sources& sources,
               Diagnostics& found)
      : bid_(std::move(bid)), files_(files), known_(known), sources_(sources), found_(found) {}

  void walk(Node& node, int depth) {
    if (is_series(node, depth)) return replace(node);
    for (Node& item : node.items) walk(item, depth + 1);
  }

 private:
  void error(Message message, const Place& place, Message hint = {}) {
    found_.push_back({.code = "bad-series",
                      .message = std::move(message),
                      .place = place,
                      .hint = std::move(hint)});
  }

  void replace(Node& table) {
    const bool sites = is_site_list(table);
    Node list = {.key = "value",
                 .key_place = table.key_place,
                 .kind = Node::Kind::array,
                 .place = table.place};
    const Node* column = table.find("column");
    if (sites)
      list.sites = site_sum(table);
    else if (!is_text(column))
      error(say("a series needs the column of its file"), table.place,
            say("{ file = \"traffic.csv\", column = \"minutes\" }"));
    else
      list.series = values(*table.find("file"), *column);
    if (!list.series && !list.sites)
      list.items.push_back(
          {.kind = Node::Kind::integer, .place = table.place});  // reported already
    std::erase_if(table.items, [&](const Node& item) {
      return sites ? is_site_key(item.key) : item.key == "file" || item.key == "column";
    });
    list.from_overlay = table.from_overlay;
    if (!table.items.empty()) {
      table.items.insert(table.items.begin(), std::move(list));
      return;
    }
    list.key = table.key;
    table = std::move(list);
  }

  /// Empty after a fault.
  std::optional<SiteSum> site_sum(const Node& table) {
    const ReadTexts texts = [&](const Node& file, const Node& title) {
      return site_texts(file, title);
    };
    auto sites = read_sites(table, known_.sites, texts, found_);
    if (!sites || !has_room(sites->rows.size(), table.place)) return {};
    return SiteSum{.sites = std::move(sites)};
  }

  std::shared_ptr<const CsvColumn> site_texts(const Node& file, const Node& title) {
    auto& held = known_.sites.texts[{file.text, title.text}];
    if (held) return held;
    const std::string name = open(file);
    if (name.empty()) return {};
    known_.scanned += sources_[name].size();
    if (known_.scanned > most_scanned)
      return error(say("the lists of sites of this bid have too many columns"), file.place,
                   say("sum fewer columns, or keep each list in a file of its own")),
             nullptr;
    Checked<CsvColumn> read = read_csv_column(name, sources_[name], title.text, longest_series);
    found_.insert(found_.end(), read.diagnostics.begin(), read.diagnostics.end());
    if (!read.value) return {};
    if (!read.value->found) return unknown_column(*read.value, file, title), nullptr;
    if (!has_room(read.value->fields.size(), file.place)) return {};
    return held = std::make_shared<const CsvColumn>(*std::move(read.value));
  }

  /// False, and the reason reported once, where the columns of this bid hold too many values.
  bool has_room(std::size_t more, const Place& place) {
    const std::size_t before = known_.values;
    known_.values += more;
    if (known_.values > most_series_values && before <= most_series_values)
      error(say("the series of this bid hold more than 1,000,000 values"), place);
    return known_.values <= most_series_values;
  }

  std::shared_ptr<const SeriesValues> bounded(SeriesValues read, const Place& place) {
    if (!has_room(read.values.size(), place)) return {};
    return std::make_shared<const SeriesValues>(std::move(read));
  }

  std::shared_ptr<const SeriesValues> values(const Node& file, const Node& column) {
    const auto key = std::pair(file.text, column.text);
    const auto known = known_.columns.find(key);
    if (known != known_.columns.end()) return known->second;
    const std::string name = open(file);
    if (name.empty()) return {};
    Checked<CsvColumn> read = read_csv_column(name, sources_[name], column.text, longest_series);
    found_.insert(found_.end(), read.diagnostics.begin(), read.diagnostics.end());
    if (read.value) check_order(file, name, *read.value);
    if (read.value && !read.value->found) return unknown_column(*read.value, file, column), nullptr;
    std::shared_ptr<const SeriesValues>& series = known_.columns[key];
    if (!read.value) return series;
    SeriesValues numbers;
    for (const CsvField& field : read.value->fields) add(field, numbers);
    if (!numbers.values.empty())
      series = bounded(std::move(numbers), file.place);
    else if (read.diagnostics.empty())
      error(say("the column {1} has no values", verbatim(column.text)), column.place);
    return series;
  }

  void check_order(const Node& file, const std::string& name, const CsvColumn& read) {
    const auto& place = read.disorder ? read.disorder : read.untimed ? read.untimed : read.gap;
    if (!place || !known_.disordered.insert(name).second) return;
    const Message clock = verbatim(read.clock), of = verbatim(file.text);
    if (read.disorder) {
      add_warning(found_, "series-order",
                  say("the rows of {1} are not in the order of its column '{2}'", of, clock),
                  *place, say("values are taken row by row: sort the file by that column"));
    } else if (read.untimed) {
      add_warning(found_, "series-order",
                  say("the column '{1}' of {2} says no time here", clock, of), *place,
                  say("its value is taken as the next one: remove the row if it is a sum"));
    } else {
      add_warning(
          found_, "series-order",
          say("the column '{1}' of {2} has a gap or a step of another size here", clock, of),
          *place, say("values are taken row by row, one a year or step without gaps"));
    }
  }

  void unknown_column(const CsvColumn& read, const Node& file, const Node& column) {
    if (read.titles.empty())
      return error(say("the file {1} is empty", verbatim(file.text)), file.place);
    if (read.titles.size() == 1 && read.titles.front().find(';') != std::string::npos)
      return error(say("the columns of {1} are separated by semicolons", verbatim(file.text)),
                   file.place, say("save it as CSV with commas, and with points for decimals"));
    const auto near = nearest(column.text, read.titles);
    error(say("there is no column '{1}'", verbatim(column.text)), column.place,
          near ? say("did you mean '{1}'?", verbatim(*near))
               : say("the columns are {1}", verbatim_list(read.titles)));
  }

  void add(const CsvField& field, SeriesValues& to) {
    const auto value = parse_number(field.text);
    const bool sound = value && std::abs(*value) < largest_number;
    if (!sound)
      error(say("'{1}' is no number", verbatim(field.text)), field.place,
            field.text.empty() ? say("a column has a value in every row") : hint_in(field.text));
    to.values.push_back(sound ? *value : 0);
    to.places.push_back(field.place);
  }

  /// The full name of a file whose text is in the sources now; empty, and the reason reported, if it
  /// cannot be read.
  std::string open(const Node& file) {
    const auto known = known_.files.find(file.text);
    if (known != known_.files.end()) return known->second;
    std::string& name = known_.files[file.text];
    if (!is_below(file.text)) {
      return refuse(file, say("{1} is not below the bid's folder", verbatim(file.text))),
             std::string();
    }
    if (files_ == nullptr)
      return refuse(file, say("{1} cannot be found", verbatim(file.text))), std::string();
    Checked<std::string> full = files_->find_beside(bid_, file.text);
    if (!full.value) return refuse(file, full.diagnostics.front().message), std::string();
    Checked<std::string> bytes = files_->read(*full.value, largest_series);
    for (const Diagnostic& problem : bytes.diagnostics)
      error(say("{1}: {2}", verbatim(file.text), problem.message), file.place);
    if (!bytes.value) return {};
    if (bytes.value->size() > largest_series)
      return error(say("{1} is larger than 16 MiB", verbatim(file.text)), file.place),
             std::string();
    known_.hashes[*full.value] = sha256(*bytes.value);
    sources_[*full.value] = *std::move(bytes.value);
    return name = *std::move(full.value);
  }

  void refuse(const Node& file, Message reason) {
    error(std::move(reason), file.place, say("a series is a file beside or below the bid"));
  }

  std::string bid_;
  Files* files_;
  SeriesColumns& known_;
  Sources& sources_;
  Diagnostics& found_;
};

}  // namespace

bool names_series(const Node& root) { return holds_series(root, 0); }

void load_series(Document& document, Files* files, SeriesColumns& known, Sources& sources,
                 Diagnostics& found) {
  SeriesLoader(document.file, files, known, sources, found).walk(document.root, 0);
}

}  // namespace gonogo
