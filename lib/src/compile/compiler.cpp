// SPDX-License-Identifier: MIT
#include "compile/compiler.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

std::string or_id(const Text& name, const std::string& id) {
  return name.value.empty() ? id : name.value;
}

/// What is left out of all totals stands in the tables all the same, and says so.
template <class Each>
std::string label_of(const Each& line) {
  return or_id(line.name, line.id) + (line.excluded ? " (excluded)" : "");
}

}  // namespace

Compiler::Compiler(const Proposal& bid, const Policy* rules, Sheet& rows, Constants& known,
                   Diagnostics& found)
    : sheet(rows),
      calendar(rows.axis(), bid.project.start, found),
      constants(known),
      diagnostics(found),
      proposal(bid),
      policy(rules) {}

void Compiler::error(std::string code, std::string message, const Place& place, std::string hint) {
  diagnostics.push_back({.code = std::move(code),
                         .message = std::move(message),
                         .place = place,
                         .hint = std::move(hint)});
}

void Compiler::declare_item(const std::string& id, Item item, std::optional<SheetRow> head) {
  if (head) {
    head->id = id;
    head->sources = {item.place};
    item.row = sheet.declare(std::move(*head));
  }
  items_.emplace(id, item);
  order_.push_back(id);
}

void Compiler::declare() {
  using K = Item::Kind;
  for (std::size_t i = 0; i < proposal.drivers.size(); ++i) {
    declare_item("drivers." + proposal.drivers[i].id,
                 {.kind = K::driver, .index = i, .place = proposal.drivers[i].place}, {});
  }
  for (std::size_t i = 0; i < proposal.quantities.size(); ++i) {
    const NamedQuantity& each = proposal.quantities[i];
    declare_item(
        "quantities." + each.id,
        {.kind = K::quantity, .index = i, .flow = each.per.has_value(), .place = each.place},
        SheetRow{.label = or_id(each.name, each.id),
                 .kind = RowKind::quantity,
                 .unit = Kind::number,
                 .roll = each.per ? Roll::sum : Roll::last});
  }
  for (const char* section : {"revenue", "other_income", "benefit", "cost"}) {
    for (std::size_t i = 0; i < proposal.lines.size(); ++i) {
      const Line& each = proposal.lines[i];
      if (each.section != section) continue;
      declare_item(each.section + "." + each.id,
                   {.kind = K::line, .index = i, .flow = true, .place = each.place},
                   SheetRow{.label = label_of(each), .kind = RowKind::line});
    }
    declare_item(section, {.kind = K::total, .flow = true},
                 SheetRow{.label = section, .kind = RowKind::total});
  }
  for (std::size_t i = 0; i < proposal.investment.size(); ++i) {
    const Investment& each = proposal.investment[i];
    const std::string id = "investment." + each.id;
    const std::string name = label_of(each);
    declare_item(id, {.kind = K::asset, .index = i, .flow = true, .place = each.place},
                 SheetRow{.label = name, .kind = RowKind::line});
    declare_item(
        id + ".in_place", {.kind = K::in_place, .index = i, .place = each.place},
        SheetRow{
            .label = name + ", cost in place", .kind = RowKind::statement, .roll = Roll::last});
    declare_item("depreciation." + each.id,
                 {.kind = K::depreciation, .index = i, .flow = true, .place = each.place},
                 SheetRow{.label = name + ", depreciation", .kind = RowKind::statement});
  }
  declare_item("investment", {.kind = K::total, .flow = true},
               SheetRow{.label = "investment", .kind = RowKind::total});
  declare_item("in_place", {.kind = K::total},
               SheetRow{.label = "cost in place", .kind = RowKind::total, .roll = Roll::last});
  declare_item("depreciation", {.kind = K::total, .flow = true},
               SheetRow{.label = "depreciation", .kind = RowKind::total});
}

void Compiler::build_all() {
  for (std::size_t i = 0; i < order_.size(); ++i) use(order_[i], items_.at(order_[i]));
}

RowId Compiler::row(const std::string& id) { return use(id, items_.at(id)).row; }

Compiler::Item* Compiler::find(const std::string& id) {
  const auto found = items_.find(id);
  return found == items_.end() ? nullptr : &found->second;
}

Compiler::Item& Compiler::use(const std::string& id, Item& item) {
  // One that is open stands in a cycle, which has been reported.
  if (item.state == State::declared) build_with_dependencies(id);
  return item;
}

void Compiler::build(const std::string& id, Item& item) {
  switch (item.kind) {
    case Item::Kind::driver:
      return build_driver(proposal.drivers[item.index], item);
    case Item::Kind::quantity:
      return build_quantity(proposal.quantities[item.index], item);
    case Item::Kind::line:
      return build_line(proposal.lines[item.index], item);
    case Item::Kind::asset:
      return build_asset(proposal.investment[item.index], item);
    case Item::Kind::in_place:
      return build_in_place(proposal.investment[item.index], item);
    case Item::Kind::depreciation:
      return build_depreciation(proposal.investment[item.index], item);
    case Item::Kind::total:
      return build_total(id, item);
  }
}

void Compiler::build_total(const std::string& id, Item& item) {
  std::vector<Term> parts;
  for (const std::string& part : members_of(id)) parts.push_back(sheet.row(row(part)));
  sheet.define(item.row, sum(sheet, parts));
}

Term Compiler::lever(const Address& address, double base, double neutral) {
  return sheet.input({.address = address,
                      .base = constants.overridden(address, base),
                      .label = address,
                      .lever = true,
                      .neutral = neutral});
}

Term Compiler::clock(const std::string& id, const std::string& label, std::vector<double> values) {
  return sheet.clock(id, label, std::move(values));
}

}  // namespace gonogo
