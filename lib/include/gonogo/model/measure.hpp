// SPDX-License-Identifier: MIT
/// A measure: everything that is known about one of them, in one struct.
///
/// To add a measure, write its `MeasureDefinition` into a file of lib/src/model/measures and its
/// name into gonogo/model/measures.hpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gonogo/base/cell_formula.hpp"
#include "gonogo/base/kind.hpp"
#include "gonogo/base/message.hpp"
#include "gonogo/base/units.hpp"
#include "gonogo/model/answer.hpp"
#include "gonogo/model/flow_kind.hpp"

namespace gonogo {

struct FormulaCase;
struct MeasureCase;
struct Model;
struct Perspective;

/// The rows and rates that explain a measure, in the order of reading; `nothing` is skipped.
struct MeasureSources {
  std::vector<RowId> rows = {};
  std::vector<NodeId> rates = {};
};

/// A measure as a formula over the cells of a workbook.
struct MeasureFormula {
  /// Empty where no formula would stay true when an input changes.
  Formula value = {};
  /// A condition: there is nothing to measure now. Empty: never.
  Formula not_applicable = {};
};

/// A member that keeps a struct from being copied: its address is its identity.
struct Unique {
  constexpr Unique() = default;
  Unique(const Unique&) = delete;
  Unique& operator=(const Unique&) = delete;
};

/// A distance from the limit, continuous where the measure itself jumps.
struct Score {
  double value = 0;
  double error = 0;  ///< that rounding can leave in the value
};

/// Which values of a measure are better for whoever bids.
enum class Better { more, less };

struct MeasureDefinition {
  std::string_view id = {};        ///< in rules, commands and JSON: "npv"
  std::string_view other_id = {};  ///< another name in rules
  Kind kind = Kind::money;         ///< of its values
  Better better = Better::more;
  English title = {};        ///< "Net present value"
  English short_title = {};  ///< "NPV". Default: the title
  /// The rows that it needs beside the wanted flow and the discount factors.
  std::array<RowId Flows::*, 4> rows = {};
  /// The rates of its perspective that it needs: without one of them it is not computed.
  std::array<NodeId Perspective::*, 2> rates = {};

  /// Computes it for one case, whose flow has a finite number in every column.
  Answer (*compute)(const MeasureCase& values) = nullptr;
  bool by_year = false;   ///< a rule may ask for its value in one year
  bool of_loans = false;  ///< reports show it only where the bid has a loan
  bool of_price = false;  ///< takes a search: reports show it only where a rule is on it

  /// A measure that decides the rules on this one: its value, at the rule's limit as the discount
  /// rate, must not be negative. Default: the distance from value to limit decides.
  const MeasureDefinition* decided_by = nullptr;
  /// A continuous score with the sign of `value - limit`, for root finding; NaN if undefined.
  /// Default: `value - limit`.
  Score (*score)(const MeasureCase& values, double limit) = nullptr;
  /// The error that rounding can leave in the value just computed from the same case. Default: that
  /// of a number of the size of the value.
  double (*rounding)(const MeasureCase& values, double value) = nullptr;

  /// Why there is nothing to measure (Why::not_applicable): "nothing is invested". Default: the bid
  /// has no such flow.
  English inapplicable = {};
  /// Why there is no such rate (Why::none).
  English none = {};

  English explanation = {};  ///< "npv = total(present_value)"
  /// What `explain` derives below the explanation, at the first perspective.
  MeasureSources (*sources)(const Model& model) = nullptr;
  /// Its formula in a workbook. Requires a computed value, or a reason that a formula of a cell can detect.
  MeasureFormula (*formula)(const FormulaCase& written) = nullptr;
  /// `rounding` as a formula, of the value in a cell. Null: the same default.
  Formula (*rounding_formula)(const FormulaCase& written, const Formula& value) = nullptr;

  Unique unique = {};
};

/// The identity of a measure; never empty.
class Measure {
 public:
  constexpr Measure(const MeasureDefinition& definition) : definition_(&definition) {}

  constexpr const MeasureDefinition* operator->() const { return definition_; }
  constexpr const MeasureDefinition& operator*() const { return *definition_; }
  friend constexpr bool operator==(Measure a, Measure b) = default;

 private:
  const MeasureDefinition* definition_;
};

/// The measure of that name in a rule; empty where there is none.
std::optional<Measure> measure_named(std::string_view id);
/// In the order of the list.
std::vector<std::string> measure_names();

inline std::string_view id_of(Measure measure) { return measure->id; }
inline Kind kind_of(Measure measure) { return measure->kind; }
inline bool less_is_better(Measure measure) { return measure->better == Better::less; }
/// The kind of the margin of a rule on the measure.
inline Kind margin_kind_of(Measure measure) {
  return measure->decided_by ? measure->decided_by->kind : measure->kind;
}

}  // namespace gonogo
