// SPDX-License-Identifier: MIT
#include "run/row_groups.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace gonogo {
namespace {

/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972): a group is
/// complete when all that it reads is.
class Groups {
 public:
  Groups(const std::vector<RowPlan>& rows, std::size_t all_rows) : seen_(rows.size()) {
    ById<RowId, std::uint32_t> place(all_rows, no_slot);
    for (std::uint32_t r = 0; r < rows.size(); ++r) place[rows[r].row] = r;
    for (const RowPlan& code : rows) {
      begins_.push_back(reads_.size());
      const auto read = [&](const Operand& operand) {
        if (operand.kind != Operand::Kind::row) return;
        const std::uint32_t to = place[RowId(operand.index)];
        if (to != no_slot) reads_.push_back(to);
      };
      for (const Instruction& step : code.steps) {
        read(step.a);
        read(step.b);
        read(step.c);
      }
      read(code.result);
    }
    begins_.push_back(reads_.size());
    order_.reserve(rows.size());
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
      if (seen_[r].number == 0) visit(r);
    }
  }

  /// The rows, those of a group side by side and ascending, each group behind those that it reads.
  std::span<const std::uint32_t> order() const { return order_; }
  std::uint32_t group(std::uint32_t row) const { return seen_[row].group; }
  bool loops(std::uint32_t row) const { return seen_[row].loops; }

 private:
  struct Seen {
    std::uint32_t number = 0;  ///< in the order of visits, from 1
    std::uint32_t lowest = 0;  ///< the first that it reaches
    std::uint32_t group = no_slot;
    bool loops = false;
  };

  std::span<const std::uint32_t> read_by(std::uint32_t row) const {
    return std::span(reads_).subspan(begins_[row], begins_[row + 1] - begins_[row]);
  }

  void visit(std::uint32_t row) {
    ++visits_;
    seen_[row].number = seen_[row].lowest = visits_;
    open_.push_back(row);
    for (const std::uint32_t to : read_by(row)) {
      if (to == row) seen_[row].loops = true;
      if (seen_[to].number == 0) visit(to);
      if (seen_[to].group == no_slot)
        seen_[row].lowest = std::min(seen_[row].lowest, seen_[to].lowest);
    }
    if (seen_[row].lowest == seen_[row].number) complete(row);
  }

  void complete(std::uint32_t row) {
    const std::size_t first = order_.size();
    do {
      order_.push_back(open_.back());
      open_.pop_back();
    } while (order_.back() != row);
    const std::span<std::uint32_t> group = std::span(order_).subspan(first);
    std::sort(group.begin(), group.end());
    for (const std::uint32_t each : group) {
      seen_[each].group = groups_;
      if (group.size() > 1) seen_[each].loops = true;
    }
    ++groups_;
  }

  std::vector<std::uint32_t> reads_ = {};  ///< of all rows, one after the other
  std::vector<std::size_t> begins_ = {};   ///< where those of a row begin
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> open_ = {}, order_ = {};
  std::uint32_t visits_ = 0, groups_ = 0;
};

}  // namespace

std::vector<RowPlan> in_groups(std::vector<RowPlan> rows, std::size_t all_rows) {
  const Groups groups(rows, all_rows);
  std::vector<RowPlan> result;
  result.reserve(rows.size());
  for (const std::uint32_t row : groups.order()) {
    rows[row].group = groups.group(row);
    rows[row].loops = groups.loops(row);
    result.push_back(std::move(rows[row]));
  }
  return result;
}

}  // namespace gonogo
