// SPDX-License-Identifier: MIT
/// Turns formulas into instructions. Counts how often, for tests of what is computed twice.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>

#include "gonogo/sheet/schedule.hpp"
#include "run/program.hpp"

namespace gonogo {

class Lowering {
 public:
  /// Lowerings of this process so far.
  static std::size_t count() { return count_.load(std::memory_order_relaxed); }

  Lowering(Program& program, const Schedule& order)
      : program_(program), sheet_(program.sheet_), order_(order) {}

  /// Finds what is needed and what varies, then writes its instructions.
  void code(std::span<const RowId> roots, std::span<const NodeId> scalars);

 private:
  void mark(NodeId node);
  void mark_row(RowId row);
  void depends_on(NodeId node, Bits& inputs) const;
  bool node_varies(NodeId node);
  bool find_node_varies(const NodeData& node);
  void find_varying();
  void give_slots();
  void code_rows();

  RowPlan formula(RowId row, NodeId node, std::size_t stage);
  Operand operand(NodeId node);
  Operand leaf(const NodeData& node, NodeId id);
  Operand select(const NodeData& node);
  Operand constant(double value);
  Operand total(RowId row);
  Operand part(NodeId node);
  bool changes_nothing(NodeId node) const;
  std::uint32_t temporary() { return next_temporary_++; }

  Program& program_;
  const Sheet& sheet_;
  const Schedule& order_;
  /// Of a node, asked for by each operation above it: found once.
  enum class Known : char { no, fixed, varies };

  ById<RowId, char> needed_;
  ById<NodeId, Known> node_varies_;
  std::size_t words_ = 0;  ///< of a set of varying inputs
  std::map<NodeId, Operand> parts_ = {};
  bool separates_parts_ = false;
  RowPlan* current_ = nullptr;
  std::size_t stage_ = 0;
  std::uint32_t next_temporary_ = 0;
  static inline std::atomic<std::size_t> count_ = 0;
};

}  // namespace gonogo
