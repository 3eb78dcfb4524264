// SPDX-License-Identifier: MIT
#include "analysis/flow_lines.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// The rows that a total of the bid's sections adds up, or the row itself.
std::vector<RowId> lines_of(const Model& model, RowId row) {
  const std::string& id = model.sheet.rows()[row].id;
  std::vector<RowId> rows;
  for (const Line& line : model.proposal.lines) {
    if (line.section == id && !line.excluded) rows.push_back(model.sheet.find(id + "." + line.id));
  }
  for (const Investment& asset : model.proposal.investment) {
    if (id == "investment" && !asset.excluded && !asset.existing)
      rows.push_back(model.sheet.find(id + "." + asset.id));
  }
  return rows.empty() ? std::vector<RowId>{row} : rows;
}

}  // namespace

std::vector<Posting> flow_lines(const Model& model) {
  std::vector<Posting> lines;
  for (const Posting& part : model.flows.parts) {
    for (const RowId row : lines_of(model, part.row)) {
      const auto same = std::find_if(lines.begin(), lines.end(),
                                     [&](const Posting& each) { return each.row == row; });
      if (same == lines.end()) {
        lines.push_back({row, part.sign});
      } else {
        same->sign += part.sign;
      }
    }
  }
  std::erase_if(lines, [](const Posting& each) { return each.sign == 0; });
  return lines;
}

Money present_value_of(const Model& model, const Snapshot& numbers, RowId row) {
  const RowId factor = model.perspectives.front().discount_factor;
  double sum = 0;
  for (int c = model.sheet.rows()[row].begins; c < model.sheet.axis().columns(); ++c)
    sum += numbers.at(row, c) * numbers.at(factor, c);
  return sum;
}

Money total_of(const Model& model, const Snapshot& numbers, RowId row) {
  double sum = 0;
  for (int c = model.sheet.rows()[row].begins; c < model.sheet.axis().columns(); ++c)
    sum += numbers.at(row, c);
  return sum;
}

}  // namespace gonogo
