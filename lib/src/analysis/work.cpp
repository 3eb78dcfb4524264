// SPDX-License-Identifier: MIT
#include "analysis/work.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// In products of two columns, of an operation of which so many operands move from column to column.
/// What is a sum, or one of them alone times a number, is merged into few terms. `decides`: the
/// divisor or condition is one of them.
double work_of(Op op, int moving, bool decides) {
  constexpr double power = 40, bend = 10, sum_of_columns = 100, merged = 0.05, product = 1;
  switch (op) {
    case Op::power:
    case Op::exp:
    case Op::ln:
      return power;
    case Op::spread:
      return sum_of_columns;
    case Op::multiply:
      return moving > 1 ? product : merged;
    case Op::divide:
    case Op::select:
      return decides ? bend : merged;
    case Op::add:
    case Op::subtract:
    case Op::negate:
      return merged;
    default:
      return kind_of(op) == NodeKind::calculation ? bend : merged;
  }
}

class CaseWork {
 public:
  CaseWork(const Sheet& sheet, std::span<const Address> moved)
      : sheet_(sheet),
        inputs_(sheet.inputs().size()),
        moves_(sheet.rows().size()),
        steady_(sheet.rows().size(), 1) {
    for (const Address& each : moved) {
      const InputId input = sheet.find_input(each);
      // What shapes the sheet moves all of it.
      if (input == no_input) inputs_.assign(inputs_.size(), 1);
      if (input != no_input) inputs_[input] = 1;
    }
    // Rows may depend on each other one step before: until nothing changes.
    while (update()) {
    }
  }

  double sum() const {
    double sum = 0;
    for (const SheetRow& row : sheet_.rows()) {
      if (row.formula != no_node) sum += of(row.formula).work;
    }
    return sum;
  }

 private:
  struct Found {
    bool moves = false, steady = true;
    double work = 0;
  };

  bool update() {
    bool changes = false;
    for (const RowId row : sheet_.rows().ids()) {
      const NodeId formula = sheet_.rows()[row].formula;
      Found found{.steady = false};
      if (formula != no_node) found = of(formula);
      changes = changes || found.moves != (moves_[row] != 0) || found.steady != (steady_[row] != 0);
      moves_[row] = found.moves;
      steady_[row] = found.steady;
    }
    return changes;
  }

  Found of(NodeId id) const {
    const NodeData& node = sheet_.nodes()[id];
    Found found;
    if (node.op == Op::input) found.moves = inputs_[node.input] != 0;
    if (node.op == Op::pick) {
      found.steady = false;
      for (std::uint32_t n = 1; n <= node.count; ++n)
        found.moves = found.moves || inputs_[node.input_at(n)] != 0;
    }
    for (const RowId row : {node.row, node.profile}) {
      if (row == no_row) continue;
      found.moves = found.moves || moves_[row] != 0;
      found.steady =
          found.steady && (node.op == Op::row ? steady_[row] != 0 : node.op == Op::total);
    }
    if (kind_of(node.op) == NodeKind::time_function) found.steady = false;
    int moving = 0;
    bool decides = false;
    const auto parts = node.operands();
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const Found inside = of(parts[k]);
      if (inside.moves && !inside.steady) {
        ++moving;
        decides = decides || k == (node.op == Op::divide ? 1U : 0U);
      }
      found.moves = found.moves || inside.moves;
      found.steady = found.steady && inside.steady;
      found.work += inside.work;
    }
    const double times = found.steady ? 1 : sheet_.axis().columns();
    if (found.moves) found.work += times * work_of(node.op, moving, decides);
    return found;
  }

  const Sheet& sheet_;
  ById<InputId, char> inputs_;
  ById<RowId, char> moves_,
      steady_;  ///< of a row: it depends on what moves; it is one in all columns
};

/// How many of the first there is time for.
std::size_t affordable(double most_work, const Model& model, std::span<const Variable> numbers,
                       WorkOfNumber each) {
  constexpr double few_cases = 10;
  const double passes = each.passes * static_cast<double>(model.sheet.nodes().size());
  const auto takes = [&](std::size_t count) {
    double sum = static_cast<double>(count) * passes;
    std::vector<Address> moved;
    for (const Variable& number : numbers.first(count)) {
      // What shapes the sheet is tried at few values, on sheets of its own.
      if (number.structural) sum += few_cases * CaseWork(model.sheet, {&number.address, 1}).sum();
      if (!number.structural) moved.push_back(number.address);
    }
    return sum +
           static_cast<double>(moved.size()) * each.cases * CaseWork(model.sheet, moved).sum();
  };
  std::size_t most = numbers.size(), least = std::min<std::size_t>(1, most);
  if (takes(most) <= most_work) return most;
  while (least + 1 < most) {
    const std::size_t middle = (least + most) / 2;
    (takes(middle) <= most_work ? least : most) = middle;
  }
  return least;
}

}  // namespace

double work_of_case(const Model& model, std::span<const Address> moved) {
  return CaseWork(model.sheet, moved).sum();
}

std::vector<Variable> take_off(double most_work, const Model& model, std::vector<Variable>& numbers,
                               WorkOfNumber each) {
  const auto kept = static_cast<std::ptrdiff_t>(affordable(most_work, model, numbers, each));
  const std::vector<Variable> taken(numbers.begin() + kept, numbers.end());
  numbers.erase(numbers.begin() + kept, numbers.end());
  return taken;
}

}  // namespace gonogo
