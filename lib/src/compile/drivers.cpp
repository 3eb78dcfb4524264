// SPDX-License-Identifier: MIT
#include "compile/drivers.hpp"

#include <algorithm>

#include "compile/check_time_keys.hpp"
#include "compile/expression_text.hpp"
#include "gonogo/proposal/yearly.hpp"

namespace gonogo {
namespace {

/// A driver that is one number is one input. Its levers change the input itself.
Term plain_number(Compilation& bid, const Driver& driver, const Scalar& number) {
  return bid.sheet.input({.address = number.address,
                          .base = bid.constants.overridden(driver, number),
                          .place = number.place,
                          .label = name_text(driver.name, driver.id),
                          .unit = driver.unit.value});
}

}  // namespace

bool changes_in_time(const Driver& driver) {
  const TimeKeys& keys = driver.time;
  return keys.growth || keys.increase || keys.ramp || is_drawn_by_year(driver);
}

Meaning build_driver(Compilation& bid, Values& values, const Driver& driver) {
  const std::string id = "drivers." + driver.id;
  const TimeKeys& keys = driver.time;
  const Window window = bid.calendar.window(keys, driver.value);
  check_level_keys(bid, keys);
  const auto* single = std::get_if<Scalar>(&driver.value.value);
  if (single && std::holds_alternative<double>(single->value) && !changes_in_time(driver))
    return {.constant = plain_number(bid, driver, *single)};

  if (std::holds_alternative<SiteSum>(driver.value.value) && driver.levers.plus != 0)
    add_error(bid.diagnostics, "sites", say("a list of sites is scaled by times: it has no plus"),
              driver.levers.place.known() ? driver.levers.place : driver.place,
              say("write {1}", verbatim(id + ".times = 1.1")));
  const Usage usage{.owner = id,
                    .per = std::nullopt,
                    .label = name_text(driver.name, driver.id),
                    .unit = driver.unit.value};
  const Resolved value =
      values.amount(driver.value, keys, window, usage,
                    {id, driver.levers, is_drawn_by_year(driver) ? &driver : nullptr});
  if (value.uses_flow) {
    add_error(bid.diagnostics, "driver-flow", say("a driver cannot depend on a line"), driver.place,
              say("make it a quantity with 'per'"));
  }
  if (!value.varies) return {.constant = value.term};
  const bool timed = !single || changes_in_time(driver) || keys.from;
  SheetRow head{.id = id,
                .label = name_text(driver.name, driver.id),
                .kind = RowKind::driver,
                .unit = Kind::number,
                .roll = Roll::last,
                .begins = std::max(timed ? window.first : 0, value.begins),
                .sources = {driver.value.place},
                .text = expression_text(driver.value)};
  return {.row = bid.sheet.add(std::move(head), value.term)};
}

}  // namespace gonogo
