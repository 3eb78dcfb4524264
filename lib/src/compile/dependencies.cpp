// SPDX-License-Identifier: MIT
/// What an item names, so that it is built after what it rests on, however long the chain.
#include <algorithm>

#include "compile/compiler.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

bool is_total(const std::string& name) {
  return name == "revenue" || name == "other_income" || name == "cost" || name == "depreciation";
}

bool is_line(const std::string& name) {
  for (const char* section : {"revenue.", "other_income.", "benefit.", "cost."}) {
    if (name.starts_with(section)) return true;
  }
  return false;
}

/// The formulas of an amount.
std::vector<const Scalar*> scalars_of(const Amount& amount) {
  std::vector<const Scalar*> result;
  if (const auto* single = std::get_if<Scalar>(&amount.value)) result.push_back(single);
  if (const auto* list = std::get_if<std::vector<Scalar>>(&amount.value)) {
    for (const Scalar& each : *list) result.push_back(&each);
  }
  if (const auto* entries = std::get_if<std::vector<Entry>>(&amount.value)) {
    for (const Entry& each : *entries) result.push_back(&each.value);
  }
  return result;
}

void collect_names(const Syntax& root, std::vector<std::string>& names) {
  std::vector<const Syntax*> open = {&root};
  while (!open.empty()) {
    const Syntax& here = *open.back();
    open.pop_back();
    if (here.kind == Syntax::Kind::name || here.kind == Syntax::Kind::index)
      names.push_back(here.text);
    for (const Syntax& part : here.parts) open.push_back(&part);
  }
}

}  // namespace

std::string Compiler::id_named(const std::string& name) const {
  std::string id;
  if (name == "investment" || name.starts_with("investment.")) {
    id = name == "investment" ? "in_place" : name + ".in_place";
  } else if (is_total(name) || is_line(name)) {
    id = name;
  } else if (name.find('.') == std::string::npos) {
    id = items_.contains("drivers." + name) ? "drivers." + name : "quantities." + name;
  }
  return items_.contains(id) ? id : "";
}

bool Compiler::comes_at_once(const std::string& id) const {
  if (is_total(id)) {
    const auto parts = parts_of(id);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& part) { return comes_at_once(part); });
  }
  const auto item = items_.find(id);
  return item != items_.end() && item->second.kind == Item::Kind::line &&
         !proposal.lines[item->second.index].per;
}

std::vector<std::string> Compiler::parts_of(const std::string& total) const {
  std::vector<std::string> parts;
  const bool in_place = total == "in_place";
  if (total == "investment" || in_place || total == "depreciation") {
    for (const Investment& asset : proposal.investment) {
      if (asset.excluded || (asset.existing && !in_place && total == "investment")) continue;
      parts.push_back(total == "depreciation"
                          ? "depreciation." + asset.id
                          : "investment." + asset.id + (in_place ? ".in_place" : ""));
    }
  } else {
    for (const Line& line : proposal.lines) {
      if (line.section == total && !line.excluded) parts.push_back(total + "." + line.id);
    }
  }
  return parts;
}

std::vector<std::string> Compiler::named_in(const Amount& amount) const {
  std::vector<std::string> names, ids;
  for (const Scalar* each : scalars_of(amount)) {
    const auto* text = std::get_if<Expression>(&each->value);
    if (!text || constants.overrides(each->address)) continue;
    if (const auto& parsed = text->syntax().value) collect_names(*parsed, names);
  }
  for (const std::string& name : names) {
    if (std::string id = id_named(name); !id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

std::vector<std::string> Compiler::dependencies_of(const std::string& id, const Item& item) const {
  switch (item.kind) {
    case Item::Kind::driver:
      return named_in(proposal.drivers[item.index].value);
    case Item::Kind::quantity:
      return named_in(proposal.quantities[item.index].formula);
    case Item::Kind::line:
      return named_in(proposal.lines[item.index].amount);
    case Item::Kind::asset:
      return named_in(proposal.investment[item.index].amount);
    case Item::Kind::in_place:
      return {"investment." + proposal.investment[item.index].id};
    case Item::Kind::depreciation:
      return {"investment." + proposal.investment[item.index].id + ".in_place"};
    case Item::Kind::total:
      break;
  }
  return parts_of(id);
}

/// Depth first without recursion: a chain of items may be as long as the bid.
void Compiler::build_with_dependencies(const std::string& id) {
  struct Visit {
    std::string id;
    std::vector<std::string> needs = {};
    std::size_t next = 0;
  };
  std::vector<Visit> open;
  const auto enter = [&](const std::string& which) {
    Item& item = items_.at(which);
    item.state = State::open;
    open.push_back({which, dependencies_of(which, item)});
  };
  enter(id);
  while (!open.empty()) {
    Visit& here = open.back();
    if (here.next < here.needs.size()) {
      const std::string need = here.needs[here.next++];
      const State state = items_.at(need).state;
      if (state == State::declared) enter(need);
      if (state != State::open) continue;
      std::vector<std::string> path;
      for (const Visit& each : open) path.push_back(each.id);
      path.erase(path.begin(), std::find(path.begin(), path.end(), need));
      path.push_back(need);
      report_cycle(path);
    } else {
      Item& item = items_.at(here.id);
      build(here.id, item);
      item.state = State::closed;
      open.pop_back();
    }
  }
}

void Compiler::report_cycle(const std::vector<std::string>& path) {
  // Each cycle once, however many ways lead into it.
  if (!in_cycles_.insert(path.back()).second) return;
  constexpr std::size_t shown = 8;
  std::vector<std::string> ends(
      path.begin(), path.begin() + static_cast<std::ptrdiff_t>(std::min(path.size(), shown)));
  if (path.size() > shown) ends.insert(ends.end(), {"...", path.back()});
  error("cycle", "'" + path.back() + "' rests on itself: " + join(ends, " -> "),
        items_.at(path.back()).place, "a formula may not name what is computed from it");
}

}  // namespace gonogo
