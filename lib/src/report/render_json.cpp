// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/base/version.hpp"
#include "gonogo/report/format.hpp"
#include "gonogo/report/render.hpp"
#include "report/cell.hpp"
#include "report/json_value.hpp"
#include "report/one_by_one.hpp"

namespace gonogo {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const std::string& id, Json value) {
  if (object.contains(id)) throw std::invalid_argument("two members of the report are named " + id);
  object[id] = std::move(value);
}

/// Whole numbers without ".0", as far as doubles are exact.
Json json_number(double value) {
  constexpr double exact = 9007199254740992;  // 2^53
  if (std::abs(value) < exact && value == std::floor(value))
    return static_cast<std::int64_t>(value);
  return value;
}

Json number_or_null(double value) {
  const auto number = drawable(value);
  return number ? json_number(*number) : Json();
}

Json numbers(const std::vector<double>& values) {
  auto list = Json::array();
  for (const double value : values) list.push_back(number_or_null(value));
  return list;
}

Json in_english(const std::vector<Message>& messages) {
  auto list = Json::array();
  for (const auto& message : messages) list.push_back(english(message));
  return list;
}

/// The value, and beside it why there is none or what is to be said of it.
void put_cell(Json& object, const std::string& id, const Cell& cell) {
  if (is_blank(cell)) return;
  Json value;
  if (const auto number = number_in(cell)) value = json_number(*number);
  if (text_in(cell) != nullptr) value = scripted_text(cell);
  put(object, id, std::move(value));
  const auto note = scripted_note(cell);
  if (!note.empty()) put(object, id + (is_missing(cell) ? "_why" : "_note"), note);
  // Instead of a value a code for programs, and the words that people read.
  const std::string words = english(note_of(cell));
  if (is_missing(cell) && words != note && !words.empty()) put(object, id + "_note", words);
}

/// A label without an id of its own is not worth a table of two levels.
constexpr std::size_t columns_of_a_map = 2;

void put_rows(Json& object, const Table& table) {
  for (const auto& row : table.rows) {
    if (row.id.empty()) continue;
    if (table.columns.size() == columns_of_a_map) {
      put_cell(object, row.id, cell_at(row, 1));
      continue;
    }
    auto values = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      put_cell(values, table.columns[i].id, cell_at(row, i));
    }
    put(object, row.id, std::move(values));
  }
}

std::string name_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::bars:
      return "bars";
    case ChartKind::columns:
      return "columns";
    case ChartKind::waterfall:
      return "waterfall";
    case ChartKind::lines:
      return "lines";
    case ChartKind::regions:
      break;
  }
  return "regions";
}

Json chart_json(const Chart& chart) {
  Json json = {{"kind", name_of(chart.kind)}};
  if (chart.base) json["base"] = number_or_null(*chart.base);
  if (has_categories(chart.kind)) json["categories"] = in_english(chart.categories);
  if (!has_categories(chart.kind)) json["x"] = numbers(chart.x);
  if (chart.kind == ChartKind::regions) json["y"] = numbers(chart.y);
  auto series = Json::object();
  for (const auto& one : chart.series) put(series, one.id, numbers(one.values));
  json["series"] = std::move(series);
  return json;
}

/// Puts each kind of block into the object of its section.
struct SectionMembers {
  Json& object;
  const std::string& section;

  void operator()(const Paragraph& paragraph) const {
    if (!paragraph.id.empty()) put(object, paragraph.id, english(paragraph.text));
  }
  void operator()(const List& list) const {
    if (!list.id.empty()) put(object, list.id, in_english(list.items));
  }
  void operator()(const Code& code) const {
    if (!code.id.empty()) put(object, code.id, in_english(code.lines));
  }
  void operator()(const Outline&) const {}
  void operator()(const Signatures&) const {}
  void operator()(const Table& table) const {
    if (table.id == section) return put_rows(object, table);
    auto rows = Json::object();
    put_rows(rows, table);
    put(object, table.id, std::move(rows));
  }
  void operator()(const Chart& chart) const { put(object, chart.id, chart_json(chart)); }
};

void put_place(Json& object, const Place& place) {
  if (!place.file.empty()) object["file"] = place.file.str();
  if (!place.known()) return;
  object["line"] = place.line;
  object["column"] = place.column;
  object["length"] = place.length;
}

Json remark_json(const Diagnostic& remark) {
  Json json = {{"severity", to_string(remark.severity)}, {"code", remark.code}};
  json["message"] = english(remark.message);
  put_place(json, remark.place);
  if (!remark.hint.empty()) json["hint"] = english(remark.hint);
  for (const auto& related : remark.related) {
    Json other = {{"message", english(related.message)}};
    put_place(other, related.place);
    json["related"].push_back(std::move(other));
  }
  return json;
}

/// What the report was made of, in full: `gonogo verify` compares it.
Json seals_json(const std::vector<Seal>& seals) {
  auto list = Json::array();
  for (const Seal& seal : seals) list.push_back(english(seal.title) + ": " + english(seal.text));
  return list;
}

Json report_json(const Report& report, JsonLayout layout) {
  Json json = Json::object();
  json["gonogo"] = {{"version", version()},
                    {"command", report.command},
                    {"title", english(report.title)},
                    {"currency", report.currency},
                    {"scale", number_or_null(report.scale)}};
  if (!report.seals.empty() && layout != JsonLayout::line)
    json["gonogo"]["seals"] = seals_json(report.seals);
  if (!report.repeated_by.empty()) json["gonogo"]["repeated_by"] = report.repeated_by;
  json["banners"] = in_english(report.banners);
  for (const auto& fact : report.facts) put_cell(json, fact.id, fact.cell);
  for (const auto& section : report.sections) {
    auto members = Json::object();
    for (const auto& block : section.blocks) std::visit(SectionMembers{members, section.id}, block);
    put(json, section.id, std::move(members));
  }
  auto diagnostics = Json::array();
  for (const auto& remark : report.remarks) diagnostics.push_back(remark_json(remark));
  put(json, "diagnostics", std::move(diagnostics));
  return json;
}

/// JSON may hold characters that a terminal obeys (DEL, C1, turns of direction): escaped, they mean
/// the same. They occur inside of strings only.
std::string without_unseen(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x7F; };
  while (!json.empty()) {
    const auto other = std::find_if_not(json.begin(), json.end(), plain);
    text.append(json.begin(), other);
    json.remove_prefix(static_cast<std::size_t>(other - json.begin()));
    if (json.empty()) break;
    const auto point = take_code_point(json);
    const bool harmless = (point.value < 0x7F || point.value == 0xFFFD);
    if (harmless || printable(point.bytes) == point.bytes) {
      text += point.bytes;
    } else {
      text += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    }
  }
  return text;
}

/// Makes JSON of each kind of value.
struct JsonOfValue {
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(const JsonElements& elements) const {
    auto list = Json::array();
    for (const JsonValue& each : elements) list.push_back(std::visit(*this, each.value));
    return list;
  }
  Json operator()(const JsonMembers& members) const {
    auto object = Json::object();
    for (const auto& [id, each] : members) put(object, id, std::visit(*this, each.value));
    return object;
  }
};

std::string in_lines(const Json& json, int indent) {
  return without_unseen(json.dump(indent, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace

std::string json_text(const JsonValue& value, std::size_t depth) {
  std::string text = in_lines(std::visit(JsonOfValue{}, value.value), 2);
  text.pop_back();
  const std::string margin(depth, ' ');
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    text.insert(at + 1, margin);
  return text;
}

std::string JsonList::add(const JsonValue& value) {
  const std::size_t inner = depth_ + 2;
  std::string text = empty_ ? "\n" : ",\n";
  empty_ = false;
  return text + std::string(inner, ' ') + json_text(value, inner);
}

std::string JsonList::end() const {
  return empty_ ? std::string() : '\n' + std::string(depth_, ' ');
}

std::string render_json(const Report& report, JsonLayout layout) {
  const int indent = layout == JsonLayout::line ? -1 : 2;
  return in_lines(report_json(report, layout), indent);
}

/// One object, or an array of them.
Format json_format() {
  return {.name = "json",
          .extensions = {".json"},
          .content = Content::data,
          .render = [](std::span<const Report> reports, const FormatOptions& options) {
            if (options.arity == Arity::one)
              return one_by_one(reports, "", [](const Report& each) { return render_json(each); });
            return "[\n" +
                   one_by_one(reports, ",\n",
                              [](const Report& each) {
                                std::string object = render_json(each);
                                object.pop_back();  // its final newline
                                return object;
                              }) +
                   "\n]\n";
          }};
}

Format ndjson_format() {
  return {.name = "ndjson",
          .extensions = {".ndjson"},
          .content = Content::lines,
          .render = [](std::span<const Report> reports, const FormatOptions&) {
            return one_by_one(reports, "", [](const Report& each) {
              return render_json(each, JsonLayout::line);
            });
          }};
}

}  // namespace gonogo
