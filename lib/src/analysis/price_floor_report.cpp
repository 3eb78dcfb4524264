// SPDX-License-Identifier: MIT
#include "analysis/price_floor_report.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/price_vat.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {
namespace {

/// Four digits of the price, and cents of what is not large: its parts add up as they are shown.
int price_decimals(double price) {
  constexpr double cents_matter_below = 10'000;
  if (!(std::abs(price) < cents_matter_below)) return 0;
  const int digits = price == 0 ? 0 : 3 - static_cast<int>(std::floor(std::log10(std::abs(price))));
  return std::clamp(digits, 2, 6);
}

}  // namespace

Section floor_section(const Model& model, const PriceFloor& floor) {
  Table table{
      .id = "floor",
      .columns = {{.id = "line", .title = say("What the price pays for"), .flexible = true},
                  {.id = "per_unit", .title = say("Price needed per unit"), .kind = Kind::number},
                  {.id = "share", .title = say("Share"), .kind = Kind::rate},
                  {.id = "present_value", .title = say("Present value"), .kind = Kind::money}},
      .money_decimals = 0};
  const int decimals = price_decimals(floor.per_unit);
  const auto add = [&](const std::string& id, Message name, double per_unit, Emphasis emphasis) {
    table.rows.push_back(
        {.id = id,
         .cells = {{.value = std::move(name)},
                   {.value = per_unit, .kind = floor.price.kind, .decimals = decimals},
                   {.value = per_unit / floor.per_unit},
                   {.value = per_unit * floor.units}},
         .emphasis = emphasis});
  };
  for (const FloorPart& each : floor.parts) add(each.id, each.name, each.per_unit, Emphasis::plain);
  add("floor", say("Price floor"), floor.per_unit, Emphasis::total);
  Variable unit_price = floor.price;
  unit_price.factor = false;  // an amount, even of a price that varies
  const Message label = label_of(floor.price), price = text_of(unit_price, floor.per_unit);
  const Message text =
      !floor.grows ? say("The lowest price at which NPV is not below 0: {1} {2}, levelised (one "
                         "price for every unit of the term).",
                         label, price)
      : floor.constant
          ? say("The lowest price at which NPV is not below 0: {1} {2} to begin with, growing as "
                "written; levelised (one price for every unit of the term) {3}.",
                label, price, text_of(unit_price, *floor.constant))
          : say("The lowest price at which NPV is not below 0: {1} {2} to begin with, growing as "
                "written.",
                label, price);
  Section section{.id = "floor",
                  .title = say("Price floor: {1}", label_of(floor.price)),
                  .blocks = {Paragraph{.id = "floor_text", .text = text}, std::move(table)}};
  for (const PriceVat& vat : price_vats(model, floor.price))
    section.blocks.push_back(Paragraph{.id = "floor_with_vat",
                                       .text = vat_price_text(floor.price, vat, floor.per_unit)});
  return section;
}

}  // namespace gonogo
