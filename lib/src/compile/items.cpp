// SPDX-License-Identifier: MIT
/// Rows of drivers, quantities and lines.
#include <algorithm>

#include "compile/compiler.hpp"

namespace gonogo {
namespace {

bool is_expression(const Amount& amount) { return !text_of(amount).empty(); }

std::vector<int> support_of(const std::vector<double>& share) {
  std::vector<int> result;
  for (std::size_t c = 0; c < share.size(); ++c) {
    if (share[c] != 0) result.push_back(static_cast<int>(c));
  }
  return result;
}

}  // namespace

std::string text_of(const Amount& amount) {
  const auto* single = std::get_if<Scalar>(&amount.value);
  const auto* text = single ? std::get_if<Expression>(&single->value) : nullptr;
  return text ? text->text() : "";
}

Term Compiler::levers(const std::string& id, const Levers& stated, Term value) {
  const Term scaled = value * lever(id + ".times", stated.times, 1);
  return scaled + lever(id + ".plus", stated.plus, 0);
}

void Compiler::check_level_keys(const TimeKeys& keys) {
  if (!keys.to) return;
  error("time-keys", "'to' bounds a rate, and this is a level", keys.to->place,
        "leave it out, or say if(year <= 3, ...)");
}

void Compiler::build_driver(const Driver& driver, Item& item) {
  const std::string id = "drivers." + driver.id;
  const TimeKeys& keys = driver.time;
  const Window window = calendar.window(keys, driver.value);
  check_level_keys(keys);
  Reading reading{.owner = id, .per = std::nullopt};
  const auto* single = std::get_if<Scalar>(&driver.value.value);
  if (single && std::holds_alternative<double>(single->value) && !keys.growth && !keys.increase &&
      !keys.ramp) {
    // What does not vary is one cell; its levers are folded into it.
    item.value = sheet.input({.address = single->address,
                              .base = constants.overridden(driver, *single),
                              .place = single->place,
                              .label = driver.name.value.empty() ? driver.id : driver.name.value,
                              .unit = driver.unit.value});
    return;
  }
  const Term value =
      levers("drivers." + driver.id, driver.levers, amount(driver.value, keys, window, reading));
  if (reading.uses_flow) {
    error("driver-flow", "a driver cannot rest on a line", item.place,
          "make it a quantity with 'per'");
  }
  if (!reading.varies) {
    item.value = value;
    return;
  }
  const bool timed = !single || keys.growth || keys.increase || keys.ramp || keys.from;
  SheetRow head{.id = id,
                .label = driver.name.value.empty() ? driver.id : driver.name.value,
                .kind = RowKind::driver,
                .unit = Kind::number,
                .roll = Roll::last,
                .begins = std::max(timed ? window.first : 0, reading.begins),
                .sources = {driver.value.place},
                .text = text_of(driver.value)};
  item.row = sheet.add(std::move(head), value);
}

void Compiler::build_quantity(const NamedQuantity& quantity, Item& item) {
  const std::string id = "quantities." + quantity.id;
  const TimeKeys& keys = quantity.time;
  const Window window = calendar.window(keys, quantity.formula);
  if (!quantity.per) check_level_keys(keys);
  Reading reading{.owner = id, .per = quantity.per.value_or(Unit::year)};
  Term value = amount(quantity.formula, keys, window, reading);
  if (reading.uses_flow && !quantity.per) {
    error("quantity-per", "quantity '" + quantity.id + "' uses a flow and does not say per what",
          quantity.formula.place, "add per = \"year\"");
  }
  value = levers(id, quantity.levers, value);
  SheetRow& head = sheet.edit(item.row);
  head.text = text_of(quantity.formula);
  head.sources = {quantity.formula.place};
  if (quantity.per) {
    value = inside(calendar.lengths(*quantity.per, window),
                   std::string("share.") + name_of(*quantity.per), value);
  } else {
    const bool timed =
        !is_expression(quantity.formula) || keys.growth || keys.increase || keys.ramp || keys.from;
    head.begins = std::max(timed ? window.first : 0, reading.begins);
  }
  sheet.define(item.row, value);
}

Term Compiler::section_levers(const std::string& section, Term value) {
  double section_times = 1;
  for (const SectionLevers& each : proposal.section_levers) {
    if (each.section == section) section_times *= each.levers.times;
  }
  value = value * lever(section + ".times", section_times, 1);
  if (!policy) return value;
  const auto& uplift = section == "cost" ? policy->uplift.cost : policy->uplift.investment;
  if ((section == "cost" || section == "investment") && uplift) {
    value = value * (sheet.constant(1) + constant(*uplift, "uplift." + section, Kind::rate));
  }
  return value;
}

Compiler::Dated Compiler::dated(const Amount& amount, const std::optional<Unit>& per,
                                const std::optional<Moment>& at, const TimeKeys& keys,
                                const std::string& id) {
  Dated result{.reading = {.owner = id, .at_once = !per}};
  const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value);
  Window window = calendar.whole();
  std::string label = "at." + id;
  if (per) {
    window = calendar.window(keys, amount);
    const Label* first = keys.from                        ? &*keys.from
                         : schedule && !schedule->empty() ? &schedule->front().at
                                                          : nullptr;
    if (first && first->kind <= Label::Kind::month && first->number == 0) {
      error("time-keys", "a rate begins with a step, and " + first->text + " is a moment",
            first->place, "begin with Y1");
    }
    result.reading.per = *per;
    result.share = calendar.lengths(*per, window);
    label = std::string("share.") + name_of(*per);
  } else if (at) {
    result.share = calendar.shares(*at);
  } else if (schedule) {
    result.share.assign(static_cast<std::size_t>(sheet.axis().columns()), 0.0);
    for (const auto& point : calendar.in_order(*schedule, Calendar::Entries::moments)) {
      result.share[static_cast<std::size_t>(point.column)] = 1;
    }
    result.reading.moments = true;
  } else {
    result.share.assign(static_cast<std::size_t>(sheet.axis().columns()), 0.0);
    result.share[0] = 1;
  }
  if (!per && (keys.growth || keys.increase || keys.ramp || keys.from || keys.to || keys.by)) {
    error("time-keys", "growth, ramp, from, to and by belong to a rate", amount.place,
          "say 'per', or leave them out");
  }
  if (!per && std::holds_alternative<std::vector<Scalar>>(amount.value)) {
    error("list-per", "a list of values does not say per what", amount.place, "add per = \"year\"");
  }
  result.value = this->amount(amount, per ? keys : TimeKeys{}, window, result.reading);
  result.label = label;
  return result;
}

void Compiler::build_line(const Line& line, Item& item) {
  const std::string id = line.section + "." + line.id;
  Dated dated = this->dated(line.amount, line.per, line.at, line.time, id);
  const Term own = levers(id, line.levers, dated.value);
  const Term value = section_levers(line.section, own);
  item.own = inside(dated.share, dated.label, own);
  SheetRow& head = sheet.edit(item.row);
  head.text = text_of(line.amount);
  head.sources = {line.amount.place};
  head.support = support_of(dated.share);
  sheet.define(item.row, inside(dated.share, dated.label, value));
}

Term Compiler::own_of(const std::string& id) {
  Item& item = *find(id);
  if (item.own_row == nothing) {
    SheetRow head{.id = id + ".own",
                  .label = sheet.rows()[item.row].label + ", before what scales the section",
                  .kind = RowKind::helper,
                  .sources = sheet.rows()[item.row].sources};
    head.begins = sheet.rows()[item.row].begins;
    head.support = sheet.rows()[item.row].support;
    item.own_row = sheet.add(std::move(head), item.own);
  }
  return sheet.row(item.own_row);
}

void Compiler::build_asset(const Investment& asset, Item& item) {
  const std::string id = "investment." + asset.id;
  Dated dated = this->dated(asset.amount, asset.per, asset.at, asset.time, id);
  check_asset(asset);
  AssetTimes times = find_times(asset, dated.share);
  for (const int column : times.replaced) dated.share[static_cast<std::size_t>(column)] = 1;
  const Term value = section_levers("investment", levers(id, asset.levers, dated.value));
  SheetRow& head = sheet.edit(item.row);
  head.text = text_of(asset.amount);
  head.sources = {asset.amount.place};
  head.support = support_of(dated.share);
  sheet.define(item.row, inside(dated.share, dated.label, value));
  asset_times_.insert_or_assign(asset.id, std::move(times));
}

/// What it cost, as long as it is there: of one that is replaced the old cost goes when the new one
/// comes.
void Compiler::build_in_place(const Investment& asset, Item& item) {
  const RowId bought = row("investment." + asset.id);
  const AssetTimes& times = times_of(asset);
  const auto columns = static_cast<std::size_t>(sheet.axis().columns());
  Term cost = sheet.prior(item.row) + sheet.row(bought);
  if (!times.replaced.empty()) {
    std::vector<double> replaced(columns, 0.0);
    for (const int column : times.replaced) replaced[static_cast<std::size_t>(column)] = 1;
    cost = sheet.select(clock("replaced." + asset.id, "steps in which it is replaced", replaced),
                        sheet.row(bought), cost);
  }
  sheet.define(item.row, inside(calendar.flags({0, times.sold}), "there." + asset.id, cost));
}

}  // namespace gonogo
