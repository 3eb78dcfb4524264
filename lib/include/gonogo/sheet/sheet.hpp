// SPDX-License-Identifier: MIT
/// A bid as a sheet without cells: rows, each with one formula that is valid at every step of time.
///
/// Within a step a formula may use any row at the same step. Three operators reach across time:
/// `prior` (one or more steps earlier), `spread` (distributes an amount of one step over later
/// steps by a profile) and `ahead` / `total` (later or all steps; they cut the time loop into
/// stages). Everything that reads a bid (run, cash flow, explain, workbook) reads these rows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gonogo/base/address.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/base/kind.hpp"
#include "gonogo/base/range.hpp"
#include "gonogo/sheet/ids.hpp"
#include "gonogo/sheet/operation.hpp"
#include "gonogo/sheet/time_axis.hpp"

namespace gonogo {

/// One operation of a formula. Which members count depends on `op`:
///
///     constant          value, tolerance
///     input             input
///     row, total        row
///     prior, ahead      row, steps
///     spread            row (the amount), profile (by age)
///     pick              parts[0] (the index, 1..count), input (the first of count), count
///     select            parts: the condition, where it is not 0, where it is 0
///     all others        parts: the operands
struct NodeData {
  Op op = Op::constant;
  int steps = 0;
  double value = 0;
  RowId row = no_row;
  RowId profile = no_row;
  InputId input = no_input;
  std::uint32_t count = 0;
  std::array<NodeId, 3> parts = {};  ///< those that it has, then none
  bool tolerance = false;            ///< the program's own, for what rounding may leave

  /// The nodes that it is computed from.
  std::span<const NodeId> operands() const {
    std::size_t count_of_parts = 0;
    while (count_of_parts < parts.size() && parts[count_of_parts] != no_node) ++count_of_parts;
    return std::span(parts).first(count_of_parts);
  }
  /// Of a pick: the number-th of its list, from 1.
  InputId input_at(double number) const {
    return InputId(input.index() + static_cast<std::size_t>(number) - 1);
  }
};

enum class RowAxis { time, age };
enum class RowKind {
  clock,  ///< known from the structure alone: years, shares of a year, flags
  driver,
  quantity,
  line,
  statement,
  total,
  check,
  helper,  ///< a part of a formula that needs a row of its own
};
/// How a year's figure is made from its steps.
enum class Roll {
  sum,
  last,
  year,  ///< of the year's last step alone: what comes after the period has none
  none
};

/// One row. `id` is its stable name ("revenue.calls", "tax.payable"), also in formulas.
struct SheetRow {
  std::string id = {};
  Message label = {};  ///< for people. Default: the id
  RowKind kind = RowKind::statement;
  Kind unit = Kind::money;
  Roll roll = Roll::sum;
  RowAxis axis = RowAxis::time;
  NodeId formula = no_node;         ///< absent for a clock
  std::vector<double> values = {};  ///< of a clock, one a column (or age)
  int begins = 0;                   ///< first column with a value; using it earlier is a fault
  std::vector<int> support = {};    ///< columns where it may differ from 0, ascending; empty: all
  std::vector<Place> sources = {};  ///< where the user wrote what it is made from
  std::string text = {};            ///< the expression as the user wrote it
};

/// A number that a case may change.
struct Input {
  Address address = {};
  double base = 0;
  Place place = {};
  Message label = {};
  std::string unit = {};
  Kind kind = Kind::number;
  bool lever = false;  ///< a `.times` or `.plus`: hidden while it changes nothing
  double neutral = 0;  ///< the value at which a lever changes nothing
  Range range = {};    ///< of what a case may try
};

/// A part of a formula that has a range. Outside of it, it is a fault of its case.
struct Bound {
  NodeId node = no_node;
  Address address = {};
  Place place = {};
  Range range = {};
  Message hint = {};      ///< default: what the range says
  bool constant = false;  ///< depends on inputs alone: the same in every column
};

class Term;

/// Append-only. A row may be declared before it is defined, so that its own formula can name it in
/// `prior`.
///
/// Note: rows, clocks and inputs have the order in which they are added, and reports show it. Add
/// each in a statement of its own: C++ leaves open which operand of `a() * b()` is evaluated first,
/// and compilers differ.
class Sheet {
 public:
  explicit Sheet(TimeAxis axis);

  RowId declare(SheetRow head);  ///< throws std::logic_error on a repeated id
  void define(RowId row, Term formula);
  RowId add(SheetRow head, Term formula);  ///< declare and define

  /// A row of known values. Items share the row if name and values are the same, so its name says
  /// what it counts ("time.years_since_Y1") and not for which item. Other values under the same name
  /// get a number behind it.
  Term clock(std::string id, Message label, std::vector<double> values,
             RowAxis axis = RowAxis::time);
  Term constant(double value);
  /// A constant that allows for rounding: the program's own, which no bid states.
  Term tolerance(double value);
  Term missing();           ///< NaN: a formula that uses it is a fault
  Term input(Input input);  ///< returns the known input if the address has one
  Term row(RowId row);
  Term prior(RowId row, int steps = 1);      ///< 0 before the first column
  Term ahead(RowId row, int steps);          ///< 0 after the last column
  Term total(RowId row);                     ///< sum over all columns
  Term spread(RowId amount, RowId profile);  ///< sum over s <= t of amount[s] * profile[t - s]
  /// The index-th of the list, from 1. Throws std::logic_error unless `index` is a clock, or if the
  /// list shares an input with another list.
  Term pick(Term index, std::span<const Input> list);
  Term apply(Op op, Term a, Term b);
  Term apply(Op op, Term a);
  Term select(Term condition, Term yes, Term no);
  Term within(Term value, Bound bound);  ///< the value; NaN outside its range

  const TimeAxis& axis() const { return axis_; }
  const ById<RowId, SheetRow>& rows() const { return rows_; }
  const ById<NodeId, NodeData>& nodes() const { return nodes_; }
  const ById<InputId, Input>& inputs() const { return inputs_; }
  const std::vector<Bound>& bounds() const { return bounds_; }
  RowId find(std::string_view id) const;               ///< `no_row` where there is none
  InputId find_input(std::string_view address) const;  ///< `no_input` where there is none
  SheetRow& edit(RowId row) { return rows_[row]; }

  /// Operations and operands of a formula written out (a part that occurs twice counts twice), and
  /// how deep they nest. compile() bounds both, so formulas of a model may be walked by recursion.
  std::size_t size(NodeId node) const { return extent_[node].size; }
  std::size_t depth(NodeId node) const { return extent_[node].depth; }

 private:
  struct Extent {
    std::uint32_t size = 1, depth = 1;
  };
  struct NamedClock {
    std::string stem = {};  ///< its name before it was made unique
    RowId row = no_row;
  };
  Term node(NodeData data);
  Extent extent_of(const NodeData& data) const;
  bool is_constant(NodeId node) const;

  TimeAxis axis_;
  ById<RowId, SheetRow> rows_;
  ById<NodeId, NodeData> nodes_;
  ById<NodeId, Extent> extent_;
  ById<InputId, Input> inputs_;
  std::vector<Bound> bounds_;
  std::unordered_multimap<std::size_t, NamedClock> clocks_;  ///< by a hash of name and values
  std::unordered_map<std::string, RowId> row_ids_;
  std::unordered_map<std::string, InputId> input_ids_;
};

/// What a case tries for an input: NaN if it is not finite or outside the range.
double tried(const Input& input, double value);

/// A node of one sheet with arithmetic (`combine`), so that a statement reads like its definition.
class Term {
 public:
  Term() = default;
  Term(Sheet* sheet, NodeId id) : sheet_(sheet), id_(id) {}
  Sheet* sheet() const { return sheet_; }
  NodeId id() const { return id_; }
  bool is_constant(double value) const;
  explicit operator bool() const { return sheet_ != nullptr; }

 private:
  Sheet* sheet_ = nullptr;
  NodeId id_ = no_node;
};

/// `Sheet::apply`, but an operand that changes nothing (a neutral one in the table of operations)
/// adds no node, and 0 - b is -b.
Term combine(Op op, Term a, Term b);
Term operator+(Term a, Term b);
Term operator-(Term a, Term b);
Term operator*(Term a, Term b);
Term operator/(Term a, Term b);
Term operator-(Term a);
Term operator+(Term a, double b);
Term operator-(double a, Term b);
Term operator-(Term a, double b);
Term operator*(Term a, double b);
Term operator/(Term a, double b);
Term minimum(Term a, Term b);
Term maximum(Term a, Term b);
Term power(Term base, Term exponent);
Term sum(Sheet& sheet, std::span<const Term> terms);  ///< 0 if there is none

}  // namespace gonogo
