// SPDX-License-Identifier: MIT
#include "run/plan_buffers.hpp"

#include <algorithm>
#include <map>

namespace gonogo {
namespace {

/// All places where a step reads.
template <typename Visit>
void for_each_operand(Plan& plan, PlanStep& step, const Visit& visit) {
  for (PlanOperand* each : {&step.a, &step.b, &step.c}) visit(*each);
  if (step.kind == PlanStep::Kind::sum) {
    PlannedSum& sum = plan.sums[step.detail];
    for (PlannedTerm& term : sum.growing) visit(term.factors);
    for (PlannedScaled& term : sum.scaled) visit(term.factors);
  }
  if (step.kind == PlanStep::Kind::loop) {
    for (LoopOperation& each : plan.loops[step.detail]) {
      for (PlanOperand* operand : {&each.a, &each.b, &each.c}) visit(*operand);
    }
  }
}

/// Steps of one column alone; those of a tile may run some columns of many steps at a time, so that
/// what looks back would find the next owner of a buffer.
bool is_of_one_column(const PlanStep& step) {
  return step.kind == PlanStep::Kind::column || step.kind == PlanStep::Kind::sum ||
         step.kind == PlanStep::Kind::pick;
}

class Sharing {
 public:
  explicit Sharing(Plan& plan) : plan_(plan), buffers_(plan.buffers), now_(plan.buffers, nothing) {
    for (std::size_t s = 0; s < plan.steps.size(); ++s) look_at(s);
    for (const PlanOperand& row : plan.rows) {
      if (row.kind == PlanOperand::Kind::buffer) buffers_[row.index].stays = true;
    }
  }

  void share() {
    std::uint32_t used = 0;
    for (std::size_t s = 0; s < plan_.steps.size(); ++s) {
      PlanStep& step = plan_.steps[s];
      std::vector<std::uint32_t> over;
      for_each_operand(plan_, step, [&](PlanOperand& operand) {
        if (operand.kind != PlanOperand::Kind::buffer) return;
        if (ends_at(operand.index, s)) over.push_back(operand.index);
        operand.index = place(operand.index, used);
      });
      for_each_result(step, [&](std::uint32_t& out) {
        const std::uint32_t buffer = out;
        if (buffers_[buffer].shared) now_[buffer] = taken(buffers_[buffer].first);
        out = place(buffer, used);
      });
      // A result is no operand of its own step: kernels take them for apart.
      std::sort(over.begin(), over.end());
      over.erase(std::unique(over.begin(), over.end()), over.end());
      for (const std::uint32_t buffer : over) free_.emplace(buffers_[buffer].first, now_[buffer]);
    }
    for (PlanOperand& row : plan_.rows) {
      if (row.kind == PlanOperand::Kind::buffer) row.index = place(row.index, used);
    }
    plan_.buffers = used;
  }

 private:
  struct Buffer {
    bool written = false, shared = false, stays = false;
    int first = 0;         ///< column that is written
    std::size_t last = 0;  ///< step that reads it
  };

  template <typename Visit>
  void for_each_result(PlanStep& step, const Visit& visit) {
    if (is_of_one_column(step) || step.kind == PlanStep::Kind::recur ||
        step.kind == PlanStep::Kind::spread)
      visit(step.out);
    if (step.kind != PlanStep::Kind::loop) return;
    for (LoopOperation& each : plan_.loops[step.detail]) {
      if (each.to_buffer) visit(each.out);
    }
  }

  void look_at(std::size_t s) {
    PlanStep& step = plan_.steps[s];
    const bool whole = step.kind == PlanStep::Kind::spread;
    for_each_operand(plan_, step, [&](const PlanOperand& operand) {
      if (operand.kind != PlanOperand::Kind::buffer) return;
      Buffer& buffer = buffers_[operand.index];
      buffer.last = s;
      if (whole || operand.lag != 0) buffer.stays = true;
    });
    for_each_result(step, [&](std::uint32_t out) {
      Buffer& buffer = buffers_[out];
      // Written twice, or column by column from its own past: it keeps its memory.
      buffer.shared = !buffer.written && is_of_one_column(step);
      buffer.written = true;
      buffer.first = step.first;
    });
  }

  bool ends_at(std::uint32_t buffer, std::size_t step) const {
    const Buffer& of = buffers_[buffer];
    return of.shared && !of.stays && of.last == step;
  }

  /// A free one of the same first column: those before it stay 0, also for its other owners in the
  /// next run. `nothing`: there is none.
  std::uint32_t taken(int first) {
    const auto found = free_.find(first);
    if (found == free_.end()) return nothing;
    const std::uint32_t place = found->second;
    free_.erase(found);
    return place;
  }

  std::uint32_t place(std::uint32_t buffer, std::uint32_t& used) {
    if (now_[buffer] == nothing) now_[buffer] = used++;
    return now_[buffer];
  }

  Plan& plan_;
  std::vector<Buffer> buffers_;
  std::vector<std::uint32_t> now_;               ///< where each is
  std::multimap<int, std::uint32_t> free_ = {};  ///< by the first column that is written
};

}  // namespace

void share_buffers(Plan& plan) { Sharing(plan).share(); }

}  // namespace gonogo
