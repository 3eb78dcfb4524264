// SPDX-License-Identifier: MIT
#include "analysis/explanation_errors.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "gonogo/base/text.hpp"
#include "gonogo/model/measure.hpp"

namespace gonogo {
namespace {

Message steps_hint(const TimeAxis& axis) {
  const auto& labels = axis.labels;
  if (labels.size() < 3) return say("steps are {1}", verbatim_list(labels));
  return say("steps are {1}, {2} to {3}", verbatim(labels.front()), verbatim(labels[1]),
             verbatim(labels.back()));
}

std::string in_lower_case(std::string text) {
  for (char& each : text) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  }
  return text;
}

/// The row or input that reports call so; a name that the bid gives is the same in every language.
std::optional<std::string> named(const Sheet& sheet, const std::string& label) {
  const std::string wanted = in_lower_case(label);
  const auto is_called = [&](const Message& each) {
    return in_lower_case(in_words(each, Language::english)) == wanted;
  };
  for (const Input& input : sheet.inputs()) {
    if (!input.label.empty() && is_called(input.label)) return input.address;
  }
  for (const SheetRow& row : sheet.rows()) {
    if (is_called(row.label)) return row.id;
  }
  return {};
}

}  // namespace

Diagnostic unknown_name(const Sheet& sheet, const std::string& what) {
  if (what == "inflows" || what == "outflows")
    return {.code = "unknown-name",
            .message = say("'{1}' is a sum of the report of cashflow, not a row of the bid",
                           verbatim(what)),
            .hint = say("explain cash_flow, or one of the rows below it")};
  std::vector<std::string> known = measure_names();
  for (const SheetRow& row : sheet.rows()) known.push_back(row.id);
  for (const Input& input : sheet.inputs()) known.push_back(input.address);
  // "fee" for revenue.fee; else by spelling.
  const auto ends = std::find_if(known.begin(), known.end(), [&](const std::string& each) {
    return each.ends_with("." + what);
  });
  // "NPV" for npv, "Integration fee" for drivers.integration; else by spelling.
  const auto alike = std::find_if(known.begin(), known.end(), [&](const std::string& each) {
    return in_lower_case(each) == in_lower_case(what);
  });
  const auto near = ends != known.end()    ? std::optional(*ends)
                    : alike != known.end() ? std::optional(*alike)
                    : named(sheet, what)   ? named(sheet, what)
                                           : nearest(what, known);
  return {.code = "unknown-name",
          .message = say("there is no measure, rule, row or input '{1}'", verbatim(what)),
          .hint = near ? say("did you mean '{1}'?", verbatim(*near))
                       : say("gonogo cashflow --all -f csv lists the ids of rows")};
}

Diagnostic has_no_steps(const std::string& measure) {
  return {
      .code = "unknown-name",
      .message = say("'{1}' is one number of the whole bid: it has no steps", verbatim(measure)),
      .hint = say("explain {1}, or a row at a step: cash_flow@Y1", verbatim(measure))};
}

Diagnostic unknown_step(const TimeAxis& axis, const std::string& label) {
  return {.code = "unknown-step",
          .message = say("there is no step '{1}'", verbatim(label)),
          .hint = steps_hint(axis)};
}

}  // namespace gonogo
