// SPDX-License-Identifier: MIT
/// What a formula names.
#include <algorithm>

#include "gonogo/sheet/formula.hpp"

namespace gonogo {

std::vector<double> constants_in(const Sheet& sheet, NodeId node) {
  std::vector<double> found;
  const auto add = [&](double value) -> Formula {
    const bool known = std::find(found.begin(), found.end(), value) != found.end();
    if (value != 0 && value != 1 && value != -1 && !known) found.push_back(value);
    return {};
  };
  write(sheet, node, {.leaf = [](const NodeData&) { return Formula{}; }, .constant = add});
  return found;
}

Named named_in(const Sheet& sheet, NodeId node) {
  Named result;
  const auto add = [](auto& list, auto value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  };
  const auto leaf = [&](const NodeData& data) -> Formula {
    if (data.op == Op::input) {
      add(result.inputs, data.input);
    } else if (data.op == Op::pick) {
      add(result.rows, sheet.nodes()[data.parts[0]].row);
      for (std::uint32_t n = 1; n <= data.count; ++n) add(result.inputs, data.input_at(n));
    } else {
      add(result.rows, data.row);
      if (data.op == Op::spread) add(result.rows, data.profile);
    }
    return {};
  };
  write(sheet, node, {.leaf = leaf});
  return result;
}

}  // namespace gonogo
