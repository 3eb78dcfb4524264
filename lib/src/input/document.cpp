// SPDX-License-Identifier: MIT
#include "gonogo/input/document.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/parsed_formula.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

/// Copies the tree of toml++ into Nodes.
class Conversion {
 public:
  Conversion(std::string file, const std::vector<std::string>& lines)
      : file_(std::move(file)), lines_(lines) {}

  Node convert(const toml::node& from) {
    Node node;
    node.place = place(from.source());
    switch (from.type()) {
      case toml::node_type::table:
        convert_table(*from.as_table(), node);
        break;
      case toml::node_type::array:
        convert_array(*from.as_array(), node);
        break;
      case toml::node_type::string:
        convert_string(from.as_string()->get(), node);
        break;
      case toml::node_type::boolean:
        set(node, Node::Kind::boolean).truth = from.as_boolean()->get();
        break;
      case toml::node_type::integer:
        set(node, Node::Kind::integer).number = static_cast<double>(from.as_integer()->get());
        break;
      case toml::node_type::floating_point:
        convert_real(from.as_floating_point()->get(), node);
        break;
      case toml::node_type::date:
        convert_date(from.as_date()->get(), node);
        break;
      default:
        set(node, Node::Kind::time);
        break;
    }
    return node;
  }

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  static Node& set(Node& node, Node::Kind kind) {
    node.kind = kind;
    return node;
  }

  Place place(const toml::source_region& source) const {
    const int line = static_cast<int>(source.begin.line);
    const int column = static_cast<int>(source.begin.column);
    const bool one_line = source.end.line == source.begin.line;
    const int end = one_line ? static_cast<int>(source.end.column) : line_length(line) + 1;
    return {.file = file_, .line = line, .column = column, .length = std::max(1, end - column)};
  }

  int line_length(int line) const {
    const auto index = static_cast<std::size_t>(line) - 1;
    return index < lines_.size() ? code_points(lines_[index]) : 0;
  }

  void convert_table(const toml::table& from, Node& node) {
    node.kind = Node::Kind::table;
    for (auto&& [key, value] : from) {
      Node item = convert(value);
      item.key = key.str();
      item.key_place = place(key.source());
      item.in_braces = item.kind == Node::Kind::table && value.as_table()->is_inline();
      if (item.kind == Node::Kind::table && !item.in_braces) item.place = item.key_place;
      node.items.push_back(std::move(item));
    }
    const auto position = [](const Node& item) {
      return std::pair(item.key_place.line, item.key_place.column);
    };
    std::stable_sort(node.items.begin(), node.items.end(),
                     [&](const Node& a, const Node& b) { return position(a) < position(b); });
  }

  void convert_array(const toml::array& from, Node& node) {
    node.kind = Node::Kind::array;
    for (const toml::node& item : from) node.items.push_back(convert(item));
  }

  void convert_string(const std::string& from, Node& node) {
    node.kind = Node::Kind::string;
    node.text = from;
    node.text_place = node.place;
    node.formula = std::make_shared<ParsedFormula>();
    // In a text of several lines, or after an escape, a place inside the text is unknown: then the
    // place is the whole text.
    const bool plain = code_points(from) + 2 == node.place.length;
    if (!plain) return;
    node.text_place.column += 1;
    node.text_place.length = std::max(1, node.place.length - 2);
  }

  void convert_real(double from, Node& node) {
    set(node, Node::Kind::real).number = std::isfinite(from) ? from : 0.0;
    if (std::isfinite(from)) return;
    diagnostics_.push_back({.code = "not-finite",
                            .message = say("a number must be finite"),
                            .place = node.place,
                            .hint = say("leave the key out where there is no limit")});
  }

  static void convert_date(const toml::date& from, Node& node) {
    set(node, Node::Kind::date).date = {.year = from.year, .month = from.month, .day = from.day};
  }

  FileName file_;
  const std::vector<std::string>& lines_;
  Diagnostics diagnostics_ = {};
};

/// Whether a line leaves a bracket or quote open: without the line, the next lines fail too.
bool leaves_open(const std::string& line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  const bool triple =
      line.find("\"\"\"") != std::string::npos || line.find("'''") != std::string::npos;
  return triple || count('[') != count(']') || count('{') != count('}');
}

struct Attempt {
  toml::table table = {};
  std::optional<Diagnostic> fault = {};
  bool left_open = false;  ///< faults of the next lines most likely follow from this one
};

Attempt attempt(const std::string& file, const std::vector<std::string>& lines) {
  try {
    return {.table = toml::parse(std::string_view(join(lines, "\n")))};
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    const int line = std::clamp(static_cast<int>(begin.line), 1, static_cast<int>(lines.size()));
    const int column = static_cast<int>(begin.column);
    const std::string& text = lines[static_cast<std::size_t>(line - 1)];
    return {.fault = syntax_error(file, lines, line, column, error.description()),
            .left_open = leaves_open(text) || comes_from_above(text, column, error.description())};
  }
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Node& item) { return item.key == name; });
  return kind == Kind::table && found != items.end() ? &*found : nullptr;
}

Node* Node::find(std::string_view name) {
  return const_cast<Node*>(std::as_const(*this).find(name));
}

void unfold(Node& list) {
  if (!list.series) return;
  for (std::size_t i = 0; i < list.series->values.size(); ++i) {
    list.items.push_back({.kind = Node::Kind::real,
                          .place = list.series->places[i],
                          .number = list.series->values[i]});
  }
  list.series = nullptr;
}

Message kind_name(const Node& node) {
  switch (node.kind) {
    case Node::Kind::table:
      return say("a table");
    case Node::Kind::array:
      return say("a list");
    case Node::Kind::string:
      return say("text");
    case Node::Kind::integer:
    case Node::Kind::real:
      return say("a number");
    case Node::Kind::boolean:
      return say("true or false");
    case Node::Kind::date:
      return say("a date");
    case Node::Kind::time:
      return say("a time of day");
  }
  return {};
}

Checked<Document> parse_document(const std::string& file, std::string_view text) {
  constexpr int most_faults = 20;
  Checked<Document> result = {.diagnostics = scan_bytes(file, text)};
  if (has_errors(result.diagnostics)) return result;
  std::vector<std::string> lines = lines_of(text);
  result.diagnostics = scan_keys(file, lines);
  for (const Diagnostic& found : result.diagnostics) defuse(lines, found.place.line);
  int last_line = -1;
  bool left_open = false;  // a bracket that causes the faults of the next lines
  for (int tries = 0; tries < most_faults; ++tries) {
    Attempt parsed = attempt(file, lines);
    if (!parsed.fault) {
      Conversion conversion(file, lines);
      Document document = {.file = file, .root = conversion.convert(parsed.table)};
      for (Diagnostic& found : conversion.take_diagnostics())
        result.diagnostics.push_back(std::move(found));
      if (!has_errors(result.diagnostics)) result.value = std::move(document);
      break;
    }
    const int line = parsed.fault->place.line;
    const bool again = line == last_line || (left_open && line == last_line + 1);
    left_open = parsed.left_open || (again && left_open);
    if (!again) result.diagnostics.push_back(*std::move(parsed.fault));
    defuse(lines, line);
    last_line = line;
  }
  sort_by_place(result.diagnostics);
  return result;
}

}  // namespace gonogo
