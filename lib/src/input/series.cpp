// SPDX-License-Identifier: MIT
#include "input/series.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/csv.hpp"
#include "input/files.hpp"
#include "input/key.hpp"
#include "input/say.hpp"

namespace gonogo {
namespace {

namespace fs = std::filesystem;

bool is_text(const Node* node) { return node != nullptr && node->kind == Node::Kind::string; }

class SeriesLoader {
 public:
  SeriesLoader(const std::string& bid, Sources& sources, Diagnostics& found)
      : folder_(fs::path(bid).parent_path()), sources_(sources), found_(found) {}

  /// Sections and their items may be called "file"; a series stands at the depth of an item or
  /// below.
  void walk(Node& node, int depth) {
    constexpr int depth_of_items = 2;
    if (depth >= depth_of_items && is_text(node.find("file"))) return replace(node);
    for (Node& item : node.items) walk(item, depth + 1);
  }

 private:
  void error(std::string message, const Place& place, std::string hint = {}) {
    found_.push_back({.code = "bad-series",
                      .message = std::move(message),
                      .place = place,
                      .hint = std::move(hint)});
  }

  void replace(Node& table) {
    Node list = {.key = "value",
                 .key_place = table.key_place,
                 .kind = Node::Kind::array,
                 .place = table.place,
                 .series = true};
    const Node* column = table.find("column");
    if (!is_text(column))
      error(say("a series needs the column of its file"), table.place,
            "{ file = \"traffic.csv\", column = \"minutes\" }");
    else
      list.items = values(*table.find("file"), *column);
    if (list.items.empty())
      list.items.push_back(
          {.kind = Node::Kind::integer, .place = table.place});  // reported already
    std::erase_if(table.items,
                  [](const Node& item) { return item.key == "file" || item.key == "column"; });
    list.laid_over = table.laid_over;
    if (!table.items.empty()) {
      table.items.insert(table.items.begin(), std::move(list));
      return;
    }
    list.key = table.key;
    table = std::move(list);
  }

  std::vector<Node> values(const Node& file, const Node& column) {
    const std::vector<CsvRow>* rows = open(file);
    if (rows == nullptr) return {};
    if (rows->empty())
      return error(say("the file {} is empty", {file.text}), file.place), std::vector<Node>();
    const CsvRow& header = rows->front();
    const auto at = std::find_if(header.begin(), header.end(),
                                 [&](const CsvField& field) { return field.text == column.text; });
    if (at == header.end()) return unknown_column(header, column), std::vector<Node>();
    const auto index = static_cast<std::size_t>(at - header.begin());
    if (rows->size() > longest_series + 1)
      return error(say("{} has more than 10,000 rows", {file.text}), file.place),
             std::vector<Node>();
    std::vector<Node> numbers;
    for (std::size_t i = 1; i < rows->size(); ++i) numbers.push_back(number((*rows)[i], index));
    if (numbers.empty()) error(say("the column {} has no values", {column.text}), column.place);
    return numbers;
  }

  void unknown_column(const CsvRow& header, const Node& column) {
    std::vector<std::string> names;
    for (const CsvField& field : header) names.push_back(field.text);
    const auto near = nearest(column.text, names);
    error(say("there is no column '{}'", {column.text}), column.place,
          near ? say("did you mean '{}'?", {*near})
               : say("the columns are '{}'", {join(names, "', '")}));
  }

  Node number(const CsvRow& row, std::size_t index) {
    if (index >= row.size()) {
      error(say("this row has only {} fields", {std::to_string(row.size())}), row.front().place);
      return {.kind = Node::Kind::real, .place = row.front().place};
    }
    const CsvField& field = row[index];
    const auto value = parse_number(field.text);
    const bool sound = value && std::abs(*value) < largest_number;
    if (!sound)
      error(say("'{}' is no number", {field.text}), field.place,
            field.text.empty() ? say("a column has a value in every row") : "");
    return {.kind = Node::Kind::real, .place = field.place, .number = sound ? *value : 0};
  }

  const std::vector<CsvRow>* open(const Node& file) {
    const auto known = files_.find(file.text);
    if (known != files_.end()) return known->second ? &*known->second : nullptr;
    auto& rows = files_[file.text];
    const fs::path path = folder_ / file.text;
    const std::string refusal = refuse(path, file.text);
    if (!refusal.empty())
      return error(refusal, file.place, say("a series is a file beside or below the bid")), nullptr;
    Checked<std::string> bytes = read_file(path.string(), largest_series);
    for (const Diagnostic& problem : bytes.diagnostics)
      error(say("{}: {}", {file.text, english(problem.message)}), file.place);
    if (!bytes.value) return nullptr;
    if (bytes.value->size() > largest_series)
      return error(say("{} is larger than 16 MiB", {file.text}), file.place), nullptr;
    const std::string& text = sources_[path.string()] = *std::move(bytes.value);
    Checked<std::vector<CsvRow>> parsed = parse_csv(path.string(), text);
    found_.insert(found_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    rows = std::move(parsed.value);
    return rows ? &*rows : nullptr;
  }

  /// Why a file must not be read; empty where it may.
  std::string refuse(const fs::path& path, const std::string& name) const {
    const fs::path given(name);
    const bool climbs = std::find(given.begin(), given.end(), "..") != given.end();
    if (name.find('\0') != std::string::npos || given.empty() || given.is_absolute() || climbs)
      return say("{} is not below the bid's folder", {name});
    std::error_code failed;
    const fs::path real = fs::canonical(path, failed);
    if (failed) return say("{} cannot be found", {name});
    const fs::path home = fs::canonical(folder_.empty() ? fs::path(".") : folder_, failed);
    const auto apart = std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first;
    if (failed || apart != home.end()) return say("{} leads out of the bid's folder", {name});
    return fs::is_regular_file(real, failed) ? std::string() : say("{} is not a file", {name});
  }

  fs::path folder_;
  Sources& sources_;
  Diagnostics& found_;
  std::map<std::string, std::optional<std::vector<CsvRow>>> files_ = {};
};

}  // namespace

void load_series(Document& document, Sources& sources, Diagnostics& found) {
  SeriesLoader(document.file, sources, found).walk(document.root, 0);
}

}  // namespace gonogo
