// SPDX-License-Identifier: MIT
/// Makes the plan of a sheet: executes its rows symbolically, in the order in which they depend on
/// one another.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gonogo/sheet/schedule.hpp"
#include "run/forms.hpp"
#include "run/program.hpp"

namespace gonogo {

/// The plan that computes `roots`, and `scalars` in the first column, for the inputs that vary in
/// the program; `fixed` is a workspace of it. Empty where there is none: the program itself must run
/// the cases.
std::optional<Plan> make_plan(const Sheet& sheet, const Schedule& order, const Program& program,
                              const Workspace& fixed, std::span<const InputId> varying,
                              std::span<const RowId> roots, std::span<const NodeId> scalars);

/// What makes the planner give up.
struct NoPlan : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The sums of a plan: forms become buffers.
class PlanSums {
 public:
  PlanSums(Plan& plan, Forms& forms) : plan_(plan), forms_(forms) {}

  /// The buffer that holds the form from column `first` on; 0 before.
  std::uint32_t buffer_of(const NormalForm& form, int first);
  /// A new buffer of the form, bounded by a scalar.
  std::uint32_t bounded(const NormalForm& form, int first, Post post, std::uint32_t bound);
  /// As an operand: a scalar or table where the form is one.
  PlanOperand operand_of(const NormalForm& form, int first);
  std::uint32_t new_buffer() { return plan_.buffers++; }

 private:
  struct Known {
    NormalForm form;
    int first;
    std::uint32_t buffer;
  };
  /// A term in columns where its table has one value, which is a factor of its scalar.
  struct Run {
    std::uint32_t scalar = 0;
    std::vector<GrowthFactor> growths = {};
    std::uint32_t buffer = nothing;
    int lag = 0;
    int first = 0, last = 0;
  };
  PlanStep sum_of(const NormalForm& form, int first);
  NormalForm from_known(const NormalForm& form, int first);
  bool add_runs(const FormTerm& term, int first, std::vector<Run>& runs);
  void add_scaled(const FormTerm& term, int first, PlannedSum& sum);
  void add_rank_one(const std::vector<const FormTerm*>& terms, PlannedSum& sum);
  bool steps_of(const Run& run, PlannedTerm& term);
  std::uint32_t grown(std::uint32_t scalar, const std::vector<GrowthFactor>& growths,
                      const std::vector<double>& exponents);
  std::uint32_t buffer_of_growths(const std::vector<GrowthFactor>& growths, int first);
  PlannedTerm planned(const Run& run);
  void cut(PlannedSum& sum, int first) const;

  Plan& plan_;
  Forms& forms_;
  std::vector<Known> known_ = {};
};

/// The rows of a plan.
class PlanMaker {
 public:
  PlanMaker(Plan& plan, const Sheet& sheet, const Schedule& order, const Program& program,
            const Workspace& fixed, std::span<const InputId> varying);

  void make(std::span<const RowId> roots, std::span<const NodeId> scalars);

 private:
  friend class PlanCycle;
  using Group = std::vector<RowId>;

  // Order.
  void visit(RowId row);
  void add_references(NodeId node, std::vector<RowId>& found) const;
  void add_group(Group group);
  bool reads(NodeId node, const Group& group) const;

  // Rows.
  const NormalForm& form_of(RowId row);
  NormalForm with_begin(NormalForm form, int begins);
  void set_row(RowId row, NormalForm form);

  // Nodes.
  bool varies(NodeId node);
  Table fixed_values(NodeId node);
  Table fixed_row(RowId row) const;
  Table fixed_spread(const NodeData& node) const;
  NormalForm form_of(NodeId node);
  NormalForm calculation(const NodeData& node);
  NormalForm product(NormalForm a, NormalForm b);
  NormalForm total(RowId row);
  std::vector<std::uint32_t> support_of(RowId row) const;
  NormalForm spread(const NodeData& node);
  NormalForm pick(const NodeData& node);
  NormalForm branch(NodeId node, const Table& condition, bool taken);
  NormalForm select(const NodeData& node);
  NormalForm within(const NodeData& node);
  NormalForm by_column(Op op, const NormalForm& a, const NormalForm& b, const NormalForm& c);
  void watch(Op op, const NormalForm& a, const NormalForm& b);
  Table watched(const NormalForm& a, const NormalForm& b);

  Plan& plan_;
  const Sheet& sheet_;
  const Program& program_;
  const Workspace& fixed_;
  Forms forms_;
  PlanSums sums_;
  std::size_t most_terms_;            ///< of a row that is no buffer
  int begins_ = 0;                    ///< first column in which the formula in work has a value
  ById<RowId, std::uint32_t> place_;  ///< in the schedule
  ById<InputId, std::uint32_t> slot_;
  ById<RowId, char> done_;
  ById<RowId, NormalForm> rows_;
  std::unordered_map<NodeId, bool> varies_;
  // Tarjan's algorithm.
  struct Visit {
    std::uint32_t index = 0, low = 0;
    bool open = false;
  };
  std::unordered_map<RowId, Visit> visits_;
  std::vector<RowId> open_;
};

/// Whether a comparison, floor, ceil or round: what other rounding may turn.
bool jumps(Op op);

/// Rows that depend on one another through `prior`.
class PlanCycle {
 public:
  PlanCycle(PlanMaker& maker, std::vector<RowId> group) : maker_(maker), group_(std::move(group)) {}
  void add();

 private:
  /// A number of one column: a sum of scalars with factors.
  using Number = std::vector<std::pair<std::uint32_t, double>>;
  /// keep * (the row one column before) + rest.
  struct Linear {
    Table keep;
    NormalForm rest;
  };
  bool add_as_tables();
  std::optional<Number> number(NodeId node, std::size_t column);
  std::optional<Number> number_of_calculation(const NodeData& node, std::size_t column);
  std::optional<Number> number_of_row(RowId row, int column) const;
  static void add_to(Number& sum, const Number& more, double factor);
  bool add_as_recurrence();
  std::optional<Linear> linear(NodeId node);
  std::optional<Linear> linear_calculation(const NodeData& node);
  void add_as_loop();
  Table known_values() const;
  PlanOperand operand(NodeId node, std::uint32_t only);
  PlanOperand select(const NodeData& node, std::uint32_t only);
  void watch(Op op, PlanOperand a, PlanOperand b, std::uint32_t only);
  PlanOperand buffer(RowId row, int lag);
  bool inside(RowId row) const;
  /// Whether a formula reads a row of the group; asked of each node in each column.
  bool reads(NodeId node);

  PlanMaker& maker_;
  std::vector<RowId> group_;
  std::unordered_map<RowId, std::vector<Number>> numbers_ = {};
  std::unordered_map<NodeId, bool> reads_ = {};
  std::unordered_map<NodeId, Table> fixed_ = {};         ///< nodes that do not vary
  std::unordered_map<NodeId, NormalForm> outside_ = {};  ///< nodes that do not read the group
  std::unordered_map<RowId, std::uint32_t> buffers_ = {};
  std::vector<LoopOperation> loop_ = {};
  int begins_ = 0;
};

}  // namespace gonogo
