// SPDX-License-Identifier: MIT
#include "compile/dependencies.hpp"

#include "gonogo/proposal/expressions.hpp"

namespace gonogo {
namespace {

/// All names in a formula, without recursion.
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

/// The items that the row of `written` is computed from.
template <class Written>
std::vector<const Item*> named_in(const Written& written, const Compilation& bid,
                                  const ItemList& items) {
  std::vector<std::string> names;
  for_each_scalar(written, [&](const Scalar& scalar, MayName what) {
    const auto* expression = std::get_if<Expression>(&scalar.value);
    if (what != MayName::before || !expression || bid.constants.overrides(scalar.address)) return;
    if (const auto& syntax = expression->syntax().value) collect_names(*syntax, names);
  });
  std::vector<const Item*> result;
  for (const std::string& name : names) {
    if (const Item* item = items.named(name)) result.push_back(item);
  }
  return result;
}

}  // namespace

std::vector<const Item*> dependencies_of(const Compilation& bid, const ItemList& items,
                                         const Item& item) {
  const Proposal& proposal = bid.proposal;
  switch (item.kind) {
    case Item::Kind::driver:
      return named_in(proposal.drivers[item.index], bid, items);
    case Item::Kind::quantity:
      return named_in(proposal.quantities[item.index], bid, items);
    case Item::Kind::line: {
      const Line& line = proposal.lines[item.index];
      if (line.compensates.empty()) return named_in(line, bid, items);
      return {items.find(line.compensates)};  // which depends on what is reached, too
    }
    case Item::Kind::asset:
      return named_in(proposal.investment[item.index], bid, items);
    case Item::Kind::in_place:
      return {items.find("investment." + proposal.investment[item.index].id)};
    case Item::Kind::depreciation:
      return {items.find("investment." + proposal.investment[item.index].id + ".in_place")};
    case Item::Kind::total:
      break;
  }
  return items.parts_of(item);
}

}  // namespace gonogo
