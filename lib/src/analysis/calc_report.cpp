// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc_report.hpp"

#include <string>

#include "gonogo/analysis/calc.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

namespace {

/// "rate nper pmt [fv=0] [type=0]"
std::string arguments_of(const CalcFunction& function) {
  std::vector<std::string> words;
  for (const CalcParameter& parameter : function.parameters) {
    const std::string name(parameter.name);
    words.push_back(
        parameter.preset.empty() ? name : "[" + name + "=" + std::string(parameter.preset) + "]");
  }
  return join(words, " ");
}

Row row_of(const CalcFunction& function) {
  return {.id = std::string(function.name),
          .cells = {{.value = verbatim(function.name)},
                    {.value = verbatim(arguments_of(function))},
                    {.value = say(function.brief)}}};
}

}  // namespace

Report calc_list_report() {
  Report report{.command = "calc", .title = say("Functions of gonogo calc")};
  for (const CalcFunction& function : calc_functions()) {
    std::string id(function.group.text());
    for (char& c : id) {
      if (c == ' ' || c == '-') c = '_';
    }
    if (report.sections.empty() || report.sections.back().id != id) {
      Table table{.id = id,
                  .columns = {{.id = "name", .title = say("Function")},
                              {.id = "arguments", .title = say("Arguments"), .flexible = true},
                              {.id = "brief", .title = say("What it is"), .flexible = true}}};
      report.sections.push_back(
          {.id = id, .title = say(function.group), .blocks = {std::move(table)}});
    }
    std::get<Table>(report.sections.back().blocks.front()).rows.push_back(row_of(function));
  }
  return report;
}

}  // namespace gonogo
