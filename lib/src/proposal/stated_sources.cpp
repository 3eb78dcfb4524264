// SPDX-License-Identifier: MIT
#include "gonogo/proposal/stated_sources.hpp"

namespace gonogo {
namespace {

/// Calls visit(id, item) for each item that may state a source.
template <class Visit>
void for_each_figure(const Proposal& proposal, const Visit& visit) {
  for (const Driver& each : proposal.drivers) visit("drivers." + each.id, each);
  for (const Investment& each : proposal.investment) visit("investment." + each.id, each);
  for (const Line& each : proposal.lines) visit(each.section + "." + each.id, each);
  for (const WorkingCapital& each : proposal.working_capital)
    visit("working_capital." + each.id, each);
  for (const Loan& each : proposal.loans) visit("loan." + each.id, each);
}

/// "revenue.rent" of "revenue.rent.times", "drivers.take_up" of "drivers.take_up[3]".
std::string_view item_of(std::string_view address) {
  const auto dot = address.find('.');
  if (dot == std::string_view::npos) return address;
  return address.substr(0, address.find_first_of(".[", dot + 1));
}

}  // namespace

StatedSources::StatedSources(const Proposal& proposal) {
  for_each_figure(proposal, [&](const std::string& id, const auto& item) {
    if (!item.source.value.empty()) by_item_.emplace(id, item.source.value);
  });
}

const std::string& StatedSources::of(std::string_view address) const {
  static const std::string none;
  const auto found = by_item_.find(item_of(address));
  return found == by_item_.end() ? none : found->second;
}

Diagnostics without_source(const Proposal& proposal) {
  Diagnostics found;
  for_each_figure(proposal, [&](const std::string& id, const auto& item) {
    if (item.source.value.empty())
      add_note(found, "no-source", say("{1} has no source", verbatim(id)), item.place,
               say("say where it comes from: source = \"quote.pdf p. 3\""));
  });
  sort_by_place(found);
  return found;
}

}  // namespace gonogo
