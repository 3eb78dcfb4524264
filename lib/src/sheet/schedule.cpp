// SPDX-License-Identifier: MIT
#include "gonogo/sheet/schedule.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// How a row reads another.
enum class Reach { same, earlier, whole };

struct Reference {
  RowId row;
  Reach reach;
};

void references(const Sheet& sheet, NodeId id, std::vector<Reference>& found) {
  const NodeData& node = sheet.nodes()[id];
  switch (kind_of(node.op)) {
    case NodeKind::row:
    case NodeKind::spread:
      found.push_back({node.row, Reach::same});
      return;
    case NodeKind::prior:
      found.push_back({node.row, node.steps == 0 ? Reach::same : Reach::earlier});
      return;
    case NodeKind::ahead:
    case NodeKind::total:
      found.push_back({node.row, Reach::whole});
      return;
    case NodeKind::constant:
    case NodeKind::missing:
    case NodeKind::input:
    case NodeKind::pick:
    case NodeKind::calculation:
    case NodeKind::time_function:
      break;
  }
  for (const NodeId part : node.operands()) references(sheet, part, found);
}

class Scheduler {
 public:
  explicit Scheduler(const Sheet& sheet)
      : sheet_(sheet), references_(sheet.rows().size()), stage_(sheet.rows().size(), 0) {
    for (const RowId r : sheet.rows().ids()) {
      if (sheet.rows()[r].formula != no_node)
        references(sheet, sheet.rows()[r].formula, references_[r]);
    }
  }

  Schedule run() {
    if (!find_stages()) return result_;
    for (const RowId r : references_.ids()) {
      if (state_.size() != references_.size()) state_.assign(references_.size(), 0);
      if (!place(r)) return result_;
    }
    return result_;
  }

 private:
  /// Raises stages until none changes; a stage beyond the number of rows proves a circle through later
  /// columns.
  bool find_stages() {
    const int most = static_cast<int>(references_.size()) + 1;
    for (bool changed = true; changed;) {
      changed = false;
      for (const RowId r : references_.ids()) {
        for (const Reference& to : references_[r]) {
          const int needed = stage_[to.row] + (to.reach == Reach::whole ? 1 : 0);
          if (needed <= stage_[r]) continue;
          stage_[r] = needed;
          changed = true;
          if (needed > most) {
            trace_circle(r);
            return false;
          }
        }
      }
    }
    return true;
  }

  /// Follows the references that pushed the stage up until a row repeats.
  void trace_circle(RowId from) {
    std::vector<RowId> path;
    RowId at = from;
    while (std::find(path.begin(), path.end(), at) == path.end()) {
      path.push_back(at);
      const auto& out = references_[at];
      at = std::max_element(out.begin(), out.end(), [&](const Reference& a, const Reference& b) {
             return stage_[a.row] < stage_[b.row];
           })->row;
    }
    result_.circle.assign(std::find(path.begin(), path.end(), at), path.end());
    result_.circle.push_back(at);
  }

  /// Depth first: what a row needs in its own column and stage is placed before it.
  bool place(RowId row) {
    if (state_[row] == 2) return true;
    if (state_[row] == 1) {
      result_.circle.assign(std::find(open_.begin(), open_.end(), row), open_.end());
      result_.circle.push_back(row);
      return false;
    }
    state_[row] = 1;
    open_.push_back(row);
    for (const Reference& to : references_[row]) {
      if (to.reach == Reach::same && !place(to.row)) return false;
    }
    open_.pop_back();
    state_[row] = 2;
    if (sheet_.rows()[row].formula == no_node) return true;
    if (sheet_.rows()[row].axis == RowAxis::age) {
      result_.profiles.push_back(row);
      return true;
    }
    const auto stage = static_cast<std::size_t>(stage_[row]);
    if (result_.stages.size() <= stage) result_.stages.resize(stage + 1);
    result_.stages[stage].push_back(row);
    return true;
  }

  const Sheet& sheet_;
  ById<RowId, std::vector<Reference>> references_;
  ById<RowId, int> stage_;
  ById<RowId, int> state_;
  std::vector<RowId> open_;
  Schedule result_;
};

}  // namespace

Schedule schedule(const Sheet& sheet) { return Scheduler(sheet).run(); }

}  // namespace gonogo
