// SPDX-License-Identifier: MIT
#include "gonogo/analysis/explanation.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/proposal/yearly.hpp"

namespace gonogo {

Report addresses_report(const Bid& bid) {
  Report report = report_on(bid, "explain");
  Table table{.id = "addresses",
              .columns = {{.id = "address", .title = say("Address")},
                          {.id = "value", .title = say("Value"), .kind = Kind::number},
                          {.id = "unit", .title = say("Unit"), .drawn = false},
                          {.id = "kind", .title = say("Kind")},
                          {.id = "place", .title = say("Where")}}};
  const Model& model = *bid.model;
  const auto add = [&](const Address& address, double value, const std::string& unit, Message kind,
                       const char* code, const Place& place) {
    table.rows.push_back(
        {.id = address,
         .cells = {{.value = verbatim(address)},
                   {.value = value},
                   {.value = unit_in_words(unit)},
                   {.value = std::move(kind), .code = code},
                   {.value = place.known() ? verbatim(to_string(place)) : Message()}}});
  };
  for (const Input& input : model.sheet.inputs()) {
    if (!model.structural.contains(input.address) && driver_of_year(input.address).empty())
      add(input.address, input.base, input.unit, input.lever ? say("lever") : say("number"),
          input.lever ? "lever" : "number", input.place);
  }
  for (const auto& [address, value] : model.structural) {
    const auto unit = model.structural_units.find(address);
    add(address, value, unit == model.structural_units.end() ? "" : unit->second, say("structure"),
        "structure", {});
  }
  report.sections.push_back(
      {.id = "addresses", .title = say("Addresses"), .blocks = {std::move(table)}});
  return report;
}

}  // namespace gonogo
