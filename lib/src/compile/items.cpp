// SPDX-License-Identifier: MIT
#include "compile/items.hpp"

#include <algorithm>

#include "compile/assets.hpp"
#include "compile/dependencies.hpp"
#include "compile/depreciation.hpp"
#include "compile/drivers.hpp"
#include "compile/lines.hpp"
#include "compile/quantities.hpp"
#include "compile/scalars_of.hpp"
#include "compile/service_levels.hpp"
#include "compile/tiers.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Tables show excluded items too, and say so.
template <class Excludable>
Message label_of(const Excludable& each) {
  const Message name = name_text(each.name, each.id);
  return each.excluded ? say("{1} (excluded)", name) : name;
}

Message label_of_total(const std::string& id) {
  if (id == "in_place") return say("cost in place");
  if (id == "depreciation") return say("depreciation");
  if (id == "investment") return say("investment");
  if (id == "revenue") return say("revenue");
  if (id == "other_income") return say("other income");
  if (id == "benefit") return say("benefit");
  return id == "cost" ? say("cost") : verbatim(id);
}

SheetRow head_of(const Proposal& proposal, const Item& item) {
  switch (item.kind) {
    case Item::Kind::driver:
      break;
    case Item::Kind::quantity: {
      const NamedQuantity& each = proposal.quantities[item.index];
      return {.label = name_text(each.name, each.id),
              .kind = RowKind::quantity,
              .unit = Kind::number,
              .roll = item.flow ? Roll::sum : Roll::last};
    }
    case Item::Kind::line: {
      const Line& line = proposal.lines[item.index];
      const bool named = !line.compensates.empty() && !line.name.value.empty();
      return {.label = named ? say("{1}, compensation", label_of(line)) : label_of(line),
              .kind = RowKind::line};
    }
    case Item::Kind::asset:
      return {.label = label_of(proposal.investment[item.index]), .kind = RowKind::line};
    case Item::Kind::in_place:
      return {.label = say("{1}, cost in place", label_of(proposal.investment[item.index])),
              .kind = RowKind::statement,
              .roll = Roll::last};
    case Item::Kind::depreciation:
      return {.label = say("{1}, depreciation", label_of(proposal.investment[item.index])),
              .kind = RowKind::statement};
    case Item::Kind::total:
      return {.label = label_of_total(item.id),
              .kind = RowKind::total,
              .roll = item.id == "in_place" ? Roll::last : Roll::sum};
  }
  return {};
}

}  // namespace

Items::Items(Compilation& bid)
    : bid_(bid),
      list_(bid.proposal),
      values_(bid, names()),
      entries_(list_.items().size()),
      assets_(bid.proposal.investment.size()) {
  // Formulas that are part of a cycle see these times. The cycle is reported.
  const TimeAxis& axis = bid.sheet.axis();
  for (AssetRows& each : assets_) each.times = {.service = axis.operation, .sold = axis.last};
  for (const Item& item : list_.items()) declare(item);
}

Names Items::names() {
  return {.items = list_,
          .meaning = [this](const Item& item,
                            const std::string& owner) { return meaning(item, owner); },
          .listed = [this](const Item& driver, std::size_t n) { return listed(driver, n); },
          .priced =
              [this](const Item& price, const Usage& usage) {
                const NamedQuantity& quantity = bid_.proposal.quantities[price.index];
                Usage of_year = usage;
                of_year.per = quantity.per.value_or(Unit::year);
                return tier_price(bid_, values_, quantity, of_year);
              }};
}

Items::Entry& Items::entry(const Item& item) {
  return entries_[static_cast<std::size_t>(&item - list_.items().data())];
}

void Items::declare(const Item& item) {
  // The row of a driver is added when it is known that it varies.
  if (item.kind == Item::Kind::driver) return;
  SheetRow head = head_of(bid_.proposal, item);
  head.id = item.id;
  head.sources = {item.place};
  const RowId row = bid_.sheet.declare(std::move(head));
  entry(item).meaning.row = row;
  if (item.kind == Item::Kind::asset) assets_[item.index].outlay = row;
  if (item.kind == Item::Kind::in_place) assets_[item.index].in_place = row;
  if (item.kind == Item::Kind::depreciation) assets_[item.index].depreciation = row;
}

void Items::build_all() {
  for (const Item& item : list_.items()) built(item);
}

RowId Items::row(const std::string& id) {
  const Item* item = list_.find(id);
  if (!item) throw std::out_of_range("Items: no item " + id);
  return built(*item).row;
}

RowId Items::vat_row(const std::string& id) {
  row(id);
  return bid_.vat ? entry(*list_.find(id)).vat : no_row;
}

const AssetRows& Items::rows_of(const Investment& asset) {
  row("depreciation." + asset.id);
  return assets_[list_.find("investment." + asset.id)->index];
}

Meaning Items::built(const Item& item) {
  // An item that is open is part of a cycle, which has been reported.
  if (entry(item).state == State::declared) build(item);
  return entry(item).meaning;
}

Meaning Items::meaning(const Item& item, const std::string& owner) {
  Meaning result = built(item);
  const std::string section = item.id.substr(0, item.id.find('.') + 1);
  const bool neighbour = item.kind == Item::Kind::line && owner.starts_with(section);
  if (neighbour && entry(item).own) result.row = own_row(item);
  const Item* const buyer = list_.find(owner);
  const bool by_asset = buyer != nullptr && buyer->kind == Item::Kind::asset;
  if (by_asset && item.kind == Item::Kind::in_place) result.row = own_cost(item);
  return result;
}

Term Items::listed(const Item& item, std::size_t n) {
  const Driver& driver = bid_.proposal.drivers[item.index];
  // The levers of a constant are in its input.
  if (const Meaning meaning = built(item); meaning.constant) return meaning.constant;
  const Usage usage{.owner = item.id, .constant = true};
  const Scalar value = scalar_of(driver.value, n);
  return values_.levered(item.id, driver.levers, values_.scalar(value, usage).term);
}

RowId Items::own_row(const Item& line) {
  Entry& known = entry(line);
  if (known.own_row == no_row) {
    const SheetRow& whole = bid_.sheet.rows()[known.meaning.row];
    SheetRow head{.id = line.id + ".own",
                  .label = say("{1}, before what scales the section", whole.label),
                  .kind = RowKind::helper,
                  .begins = whole.begins,
                  .support = whole.support,
                  .sources = whole.sources};
    known.own_row = bid_.sheet.add(std::move(head), known.own);
  }
  return known.own_row;
}

/// The cost of an asset in place, as another investment sees it.
RowId Items::own_cost(const Item& in_place) {
  Entry& known = entry(in_place);
  const Investment& asset = bid_.proposal.investment[in_place.index];
  const Item& outlay = *list_.find("investment." + asset.id);
  if (known.own_row == no_row && entry(outlay).own) {
    const SheetRow& whole = bid_.sheet.rows()[known.meaning.row];
    SheetRow head{.id = in_place.id + ".own",
                  .label = say("{1}, before what scales the section", whole.label),
                  .kind = RowKind::helper,
                  .roll = Roll::last,
                  .sources = whole.sources};
    AssetRows rows = assets_[in_place.index];
    rows.outlay = own_row(outlay);
    rows.in_place = bid_.sheet.declare(std::move(head));
    define_in_place(bid_, rows);
    known.own_row = rows.in_place;
  }
  return known.own_row == no_row ? known.meaning.row : known.own_row;
}

void Items::build_one(const Item& item) {
  const Proposal& proposal = bid_.proposal;
  Entry& known = entry(item);
  switch (item.kind) {
    case Item::Kind::driver:
      known.meaning = build_driver(bid_, values_, proposal.drivers[item.index]);
      return;
    case Item::Kind::quantity:
      return define_quantity(bid_, values_, proposal.quantities[item.index], known.meaning.row);
    case Item::Kind::line: {
      const Line& line = proposal.lines[item.index];
      known.own =
          line.compensates.empty()
              ? define_line(bid_, values_, line, known.meaning.row, known.vat)
              : define_compensation(bid_, values_, line, known.meaning.row, row(line.compensates));
      return;
    }
    case Item::Kind::asset: {
      Outlay outlay =
          define_outlay(bid_, values_, proposal.investment[item.index], known.meaning.row);
      assets_[item.index].times = std::move(outlay.times);
      if (bid_.vat) assets_[item.index].vat = outlay.vat;
      known.own = outlay.own;
      return;
    }
    case Item::Kind::in_place:
      return define_in_place(bid_, assets_[item.index]);
    case Item::Kind::depreciation:
      return define_depreciation(bid_, values_, proposal.investment[item.index],
                                 assets_[item.index]);
    case Item::Kind::total:
      break;
  }
  std::vector<Term> parts;
  for (const Item* part : list_.parts_of(item)) parts.push_back(bid_.sheet.row(built(*part).row));
  bid_.sheet.define(known.meaning.row, sum(bid_.sheet, parts));
}

/// Depth first, without recursion: a chain of items may be as long as the bid.
void Items::build(const Item& first) {
  std::vector<Visit> open;
  const auto enter = [&](const Item& item) {
    entry(item).state = State::open;
    open.push_back({&item, dependencies_of(bid_, list_, item)});
  };
  enter(first);
  while (!open.empty()) {
    Visit& here = open.back();
    if (here.next == here.needs.size()) {
      const Item& item = *here.item;
      build_one(item);
      entry(item).state = State::built;
      open.pop_back();
      continue;
    }
    const Item& need = *here.needs[here.next++];
    const State state = entry(need).state;
    if (state == State::declared) enter(need);
    if (state == State::open) report_cycle(open, need);
  }
}

void Items::report_cycle(const std::vector<Visit>& path, const Item& repeated) {
  // Each cycle is reported once, although several items may lead into it.
  if (!in_cycles_.insert(repeated.id).second) return;
  std::vector<std::string> ids;
  for (const Visit& each : path) ids.push_back(each.item->id);
  ids.erase(ids.begin(), std::find(ids.begin(), ids.end(), repeated.id));
  constexpr std::size_t shown = 8;
  if (ids.size() > shown - 1) {
    ids.resize(shown);
    ids.push_back("...");
  }
  ids.push_back(repeated.id);
  add_error(bid_.diagnostics, "cycle",
            say("'{1}' depends on itself: {2}", verbatim(repeated.id), verbatim(join(ids, " -> "))),
            repeated.place, say("a formula may not name what is computed from it"));
}

}  // namespace gonogo
