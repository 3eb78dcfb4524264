// SPDX-License-Identifier: MIT
/// The derivation of numbers down to the inputs, as an outline for people and a table for scripts.
#pragma once

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/proposal/stated_sources.hpp"
#include "gonogo/report/report.hpp"
#include "gonogo/sheet/formula.hpp"

namespace gonogo {

/// Instead of a column: the whole period.
inline constexpr int whole_period = -1;

/// Walks the formulas below a row, depth first, and writes one line per row and input.
class Derivation {
 public:
  explicit Derivation(const Bid& bid)
      : snapshot_(bid.model.snapshot()), sheet_(snapshot_.sheet()), sources_(bid.model->proposal) {
    table_.drawn = false;
    table_.columns = {{.id = "name", .title = say("Name")},
                      {.id = "value", .title = say("Value"), .kind = Kind::number},
                      {.id = "formula", .title = say("Formula"), .flexible = true},
                      {.id = "place", .title = say("Where")},
                      {.id = "source", .title = say("Source")}};
  }

  void row(RowId id, int column, int depth) {
    const SheetRow& head = sheet_.rows()[id];
    if (!seen_.insert({id, column}).second) return;
    if (table_.rows.size() >= most_steps) return left_out_.push_back(name_of(head.id, column));
    Message formula =
        head.formula == no_node ? Message() : verbatim(symbolic(sheet_, head.formula));
    line({.name = name_of(head.id, column),
          .value = value(id, column),
          .formula = std::move(formula),
          .places = head.sources,
          .source = sources_.of(head.id)},
         depth);
    if (head.formula != no_node) below(head.formula, column, depth + 1);
  }

  /// What a formula names, one level down.
  void below(NodeId formula, int column, int depth) {
    const Named named = named_in(sheet_, formula);
    for (const InputId input : named.inputs) this->input(input, depth);
    std::vector<std::pair<RowId, int>> rows;
    collect(formula, column, rows);
    for (const auto& [id, at] : rows) {
      if (at < 0 && column != whole_period) continue;  // before the first column: 0
      const bool itself = !seen_.empty() && at != column && seen_.contains({id, column});
      if (itself) {
        line({.name = name_of(sheet_.rows()[id].id, at),
              .value = value(id, at),
              .formula = say("as above, one step earlier")},
             depth);
      } else {
        row(id, at, depth);
      }
    }
  }

  void input(InputId index, int depth) {
    const Input& input = sheet_.inputs()[index];
    if (!inputs_.insert(index).second) return;
    const double value = snapshot_.input(index);
    Cell cell{.value = value,
              .kind = input.kind,
              .decimals = stated_decimals(value, input.kind),
              .unit = unit_in_words(input.unit)};
    // What is written is read as it is written.
    if (input.kind == Kind::number)
      cell.shown =
          gonogo::number({.value = to_digits(value, 15), .unit = cell.unit, .digits = Digits::all});
    line({input.address, std::move(cell), {}, {input.place}, sources_.of(input.address)}, depth);
  }

  /// The derivation as an outline for people and a table for scripts, and the rows left out.
  std::vector<Block> take(const std::string& id) {
    table_.id = id + ".derivation";
    std::vector<Block> blocks = {std::move(outline_), std::move(table_)};
    if (left_out_.empty()) return blocks;
    blocks.push_back(Paragraph{
        .id = id + ".left_out",
        .text = plural(static_cast<double>(left_out_.size()),
                       "Not followed further, for length: {1} row. To see it, explain it by name:",
                       "Not followed further, for length: {1} rows. To see them, explain them by "
                       "name:")});
    if (left_out_.size() > most_named) left_out_.resize(most_named);
    List goes_on{.id = id + ".goes_on"};
    for (const std::string& name : left_out_) goes_on.items.push_back(verbatim(name));
    blocks.push_back(std::move(goes_on));
    return blocks;
  }

 private:
  static constexpr std::size_t most_steps = 400;  ///< lines of one derivation
  static constexpr std::size_t most_named = 20;   ///< rows named of those that it leaves out
  static constexpr int deepest_indent = 12;

  struct Line {
    std::string name = {};
    Cell value = {};
    Message formula = {};
    std::vector<Place> places = {};
    std::string source = {};
  };

  std::string name_of(const std::string& id, int column) const {
    return column == whole_period
               ? id
               : id + "@" + sheet_.axis().labels[static_cast<std::size_t>(column)];
  }

  Cell value(RowId id, int column) const {
    const SheetRow& head = sheet_.rows()[id];
    if (column != whole_period) return number(snapshot_.at(id, column), head.unit);
    if (head.roll != Roll::sum || head.kind == RowKind::clock) return {};
    double sum = 0;
    for (int c = head.begins; c < sheet_.axis().columns(); ++c) sum += snapshot_.at(id, c);
    return number(sum, head.unit);
  }

  static Cell number(double value, Kind kind) {
    if (std::isfinite(value)) return {.value = value, .kind = kind};
    return {.kind = kind, .note = say("no value"), .code = "fault"};
  }

  /// The rows that a formula reads, each with the column; without the branch of an if() that is
  /// not evaluated.
  void collect(NodeId id, int column, std::vector<std::pair<RowId, int>>& found) const {
    const NodeData& node = sheet_.nodes()[id];
    const bool whole = column == whole_period;
    const int steps = node.steps;
    switch (kind_of(node.op)) {
      case NodeKind::constant:
      case NodeKind::missing:
      case NodeKind::input:
        return;
      case NodeKind::row:
        found.push_back({node.row, column});
        return;
      case NodeKind::prior:
        found.push_back({node.row, whole ? whole_period : std::max(-1, column - steps)});
        return;
      case NodeKind::ahead:
        found.push_back({node.row, whole ? whole_period
                                         : std::min(column + steps, sheet_.axis().columns() - 1)});
        return;
      case NodeKind::total:
        found.push_back({node.row, whole_period});
        return;
      case NodeKind::spread:
        found.insert(found.end(), {{node.row, whole_period}, {node.profile, whole_period}});
        return;
      case NodeKind::pick:
        if (is_idle(sheet_, id)) return;
        break;
      case NodeKind::calculation:
      case NodeKind::time_function:
        break;
    }
    if (node.op == Op::select && !whole) {
      const double condition = snapshot_.value(node.parts[0], column);
      collect(node.parts[0], column, found);
      collect(node.parts[condition != 0 ? 1 : 2], column, found);
      return;
    }
    for (const NodeId part : node.operands()) collect(part, column, found);
  }

  /// A row and an input may have the same name, and a step may be named on the way to two rows.
  std::string unique_id(const std::string& name) {
    std::string id = name;
    for (int n = 2; !ids_.insert(id).second; ++n) id = name + "." + std::to_string(n);
    return id;
  }

  void line(Line shown, int depth) {
    const Place place = shown.places.empty() ? Place() : shown.places.front();
    const Message written = value_text(shown.value);
    const Message name = verbatim(shown.name);
    // People read the source of an item once, however many numbers it has.
    const bool told = shown.source.empty() || !told_.insert(shown.source).second;
    outline_.items.push_back({.depth = std::min(depth, deepest_indent),
                              .text = written.empty() ? name : say("{1} = {2}", name, written),
                              .below = shown.formula,
                              .place = place});
    // As far to the right as the formula above it.
    if (!told)
      outline_.items.push_back({.depth = std::min(depth, deepest_indent) + 2,
                                .text = say("source: {1}", verbatim(shown.source))});
    table_.rows.push_back(
        {.id = unique_id(shown.name),
         .cells = {{.value = name},
                   std::move(shown.value),
                   {.value = std::move(shown.formula)},
                   {.value = place.known() ? verbatim(to_string(place)) : Message()},
                   {.value = verbatim(shown.source)}},
         .indent = std::min(depth, deepest_indent)});
  }

  const Snapshot& snapshot_;
  const Sheet& sheet_;
  std::set<std::pair<RowId, int>> seen_;
  std::set<InputId> inputs_;
  std::set<std::string> ids_;
  StatedSources sources_;
  std::set<std::string> told_;         ///< sources
  std::vector<std::string> left_out_;  ///< rows that the derivation names but does not follow
  Outline outline_;
  Table table_;
};

}  // namespace gonogo
