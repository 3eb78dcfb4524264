// SPDX-License-Identifier: MIT
#include "gonogo/analysis/negative_lines.hpp"

#include <algorithm>
#include <optional>

#include "gonogo/base/range.hpp"
#include "gonogo/model/evaluated_model.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

/// The first column in which a row is below 0 by more than rounding leaves.
std::optional<std::size_t> first_below(const std::vector<double>& values) {
  const double rounding = Range{.of = Range::Of::money}.slack();
  const auto found =
      std::find_if(values.begin(), values.end(), [&](double value) { return value < -rounding; });
  if (found == values.end()) return {};
  return static_cast<std::size_t>(found - values.begin());
}

Diagnostic note_on(const Line& line, const std::string& id, const std::string& step, double value) {
  const bool income = section_named(line.section).side == Side::in;
  return {.severity = Severity::note,
          .code = "negative-line",
          .message = say("{1} is {2} in {3}", verbatim(id),
                         number({.value = value, .kind = Kind::money}), verbatim(step)),
          .place = line.amount.place,
          .hint = income ? say("the section gives the sign: what is paid belongs in [cost]")
                         : say("the section gives the sign: what is received belongs in [revenue] "
                               "or [other_income]")};
}

}  // namespace

Diagnostics negative_lines(const Bid& bid) {
  Diagnostics notes;
  const Model& model = *bid.model;
  for (const Line& line : model.proposal.lines) {
    const std::string id = line.section + "." + line.id;
    const RowId row = line.excluded ? no_row : model.sheet.find(id);
    if (row == no_row) continue;
    const std::vector<double> values = bid.model.snapshot().row(row);
    if (const auto column = first_below(values))
      notes.push_back(note_on(line, id, model.sheet.axis().labels[*column], values[*column]));
  }
  return notes;
}

}  // namespace gonogo
