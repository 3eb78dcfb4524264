// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/render.hpp"
#include "report/cell.hpp"
#include "report/one_by_one.hpp"

namespace gonogo {
namespace {

/// What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), the full-width forms
/// of a Chinese or Japanese keyboard included. Tabs and line ends are no longer there to be asked.
bool begins_a_formula(std::string_view text) {
  if (text.empty()) return false;
  const auto first = take_code_point(text).value;
  return std::u32string_view(U"=+-@＝＋－＠").find(first) != std::u32string_view::npos;
}

/// A field of text, quoted where RFC 4180 asks for it (csv_write of libcsv quotes every field).
std::string text_field(std::string_view text) {
  auto field = printable(text);
  if (begins_a_formula(field)) field.insert(0, 1, '\'');
  if (field.find_first_of(",\"") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::string number_field(double value) {
  const auto number = drawable(value);
  return number ? shortest(*number) : "";
}

std::string value_field(const Cell& cell) {
  if (text_in(cell) != nullptr) return text_field(scripted_text(cell));
  const auto number = number_in(cell);
  return number ? shortest(*number) : "";
}

/// The rows of one table or chart, each ended by a newline.
class Csv {
 public:
  void put(std::string field) { row_.push_back(std::move(field)); }
  void end_row() {
    text_ += join(row_, ",") + '\n';
    row_.clear();
  }
  std::string take() { return std::move(text_); }

 private:
  std::vector<std::string> row_ = {};
  std::string text_ = {};
};

/// "value: never; margin: the margin is the NPV at 10 %": the notes on the values of a row.
std::string notes_of(const Table& table, const Row& row) {
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto note = scripted_note(cell_at(row, i));
    if (!note.empty()) notes.push_back(table.columns[i].id + ": " + note);
  }
  return join(notes, "; ");
}

std::string table_csv(const Table& table) {
  Csv csv;
  csv.put("id");
  for (const auto& column : table.columns) csv.put(text_field(column.id));
  csv.put("notes");
  csv.end_row();
  for (const auto& row : table.rows) {
    if (row.id.empty()) continue;
    csv.put(text_field(row.id));
    for (std::size_t i = 0; i < table.columns.size(); ++i) csv.put(value_field(cell_at(row, i)));
    csv.put(text_field(notes_of(table, row)));
    csv.end_row();
  }
  return csv.take();
}

/// What the whole report is about: a row each for its heading, its marks and its facts.
std::string heading_csv(const Report& report) {
  Csv csv;
  const auto put = [&](const std::string& id, std::string field) {
    csv.put(text_field(id));
    csv.put(std::move(field));
    csv.end_row();
  };
  put("id", "value");
  put("command", text_field(report.command));
  put("title", text_field(english(report.title)));
  put("currency", text_field(report.currency));
  put("scale", number_field(report.scale));
  put("banners", text_field(english(listed(Join::semicolon, report.banners))));
  for (const auto& fact : report.facts) put(fact.id, value_field(fact.cell));
  return csv.take();
}

std::string diagnostics_csv(const Diagnostics& diagnostics) {
  Csv csv;
  for (const auto* title : {"severity", "code", "message", "file", "line", "column", "hint"})
    csv.put(title);
  csv.end_row();
  for (const auto& each : diagnostics) {
    csv.put(std::string(to_string(each.severity)));
    for (const auto& text : {each.code, english(each.message), each.place.file.str()})
      csv.put(text_field(text));
    for (const int number : {each.place.line, each.place.column})
      csv.put(each.place.known() ? std::to_string(number) : "");
    csv.put(text_field(english(each.hint)));
    csv.end_row();
  }
  return csv.take();
}

std::string chart_number(const Series& series, std::size_t index) {
  return index < series.values.size() ? number_field(series.values[index]) : "";
}

/// A row a category or x, a column a series.
std::string chart_csv(const Chart& chart) {
  const bool is_bars = has_categories(chart.kind);
  Csv csv;
  csv.put(is_bars ? "category" : "x");
  for (const auto& series : chart.series) csv.put(text_field(series.id));
  csv.end_row();
  for (std::size_t i = 0; i < (is_bars ? chart.categories.size() : chart.x.size()); ++i) {
    csv.put(is_bars ? text_field(english(chart.categories[i])) : number_field(chart.x[i]));
    for (const auto& series : chart.series) csv.put(chart_number(series, i));
    csv.end_row();
  }
  return csv.take();
}

/// A row a pair of x and y.
std::string regions_csv(const Chart& chart) {
  Csv csv;
  for (const auto* title : {"x", "y", "value"}) csv.put(title);
  csv.end_row();
  for (std::size_t j = 0; j < std::min(chart.y.size(), chart.series.size()); ++j) {
    for (std::size_t i = 0; i < chart.x.size(); ++i) {
      csv.put(number_field(chart.x[i]));
      csv.put(number_field(chart.y[j]));
      csv.put(chart_number(chart.series[j], i));
      csv.end_row();
    }
  }
  return csv.take();
}

struct Part {
  std::string id = {};
  std::string text = {};
};

struct PartOf {
  std::vector<Part>& parts;

  void operator()(const Table& table) const { parts.push_back({table.id, table_csv(table)}); }
  void operator()(const Chart& chart) const {
    const bool is_regions = chart.kind == ChartKind::regions;
    parts.push_back({chart.id, is_regions ? regions_csv(chart) : chart_csv(chart)});
  }
  void operator()(const Paragraph&) const {}
  void operator()(const List&) const {}
  void operator()(const Code&) const {}
  void operator()(const Outline&) const {}
  void operator()(const Signatures&) const {}
};

}  // namespace

std::string render_csv(const Report& report) {
  std::vector<Part> parts = {{"report", heading_csv(report)}};
  for (const auto& section : report.sections) {
    for (const auto& block : section.blocks) std::visit(PartOf{parts}, block);
  }
  if (!report.remarks.empty()) parts.push_back({"diagnostics", diagnostics_csv(report.remarks)});
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += '\n';
    text += text_field(part.id) + '\n' + part.text;
  }
  return text;
}

Format csv_format() {
  return {.name = "csv",
          .extensions = {".csv"},
          .content = Content::data,
          .render = [](std::span<const Report> reports, const FormatOptions&) {
            return one_by_one(reports, "\n", render_csv);
          }};
}

}  // namespace gonogo
