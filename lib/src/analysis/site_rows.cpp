// SPDX-License-Identifier: MIT
#include "analysis/site_rows.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/model/site_windows.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_drawn = 20;

const SiteSum* sum_of(const Amount& amount) { return std::get_if<SiteSum>(&amount.value); }

Row row_of(const Sites& sites, std::size_t row) {
  const Label& from = (*sites.from)[row];
  const auto& to = sites.to ? (*sites.to)[row] : std::nullopt;
  const std::string name = name_of_site(sites, row);
  return {.id = name,
          .cells = {{.value = verbatim(name)},
                    {.value = sites.value(row), .kind = Kind::number},
                    {.value = verbatim(from.text)},
                    {.value = to ? verbatim(to->text) : Message()},
                    {.value = verbatim(to_string(from.place))}},
          .place = from.place};
}

}  // namespace

const SiteSum* sites_of(const Proposal& proposal, const std::string& id) {
  for (const Driver& each : proposal.drivers) {
    if ("drivers." + each.id == id) return sum_of(each.value);
  }
  for (const Line& each : proposal.lines) {
    if (each.section + "." + each.id == id) return sum_of(each.amount);
  }
  for (const WorkingCapital& each : proposal.working_capital) {
    if ("working_capital." + each.id == id) return sum_of(each.level);
  }
  for (const Investment& each : proposal.investment) {
    if ("investment." + each.id == id) return sum_of(each.amount);
  }
  return nullptr;
}

std::string name_of_site(const Sites& sites, std::size_t row) {
  if (sites.ids && row < sites.ids->size() && !(*sites.ids)[row].empty()) return (*sites.ids)[row];
  return sites.file + ":" + std::to_string((*sites.from)[row].place.line);
}

std::vector<Block> rows_behind(const Model& model, const std::string& id, int column,
                               const std::string& section) {
  const SiteSum* sum = sites_of(model.proposal, id);
  if (sum == nullptr) return {};
  const Sites& sites = *sum->sites;
  Table table{.id = section + ".sites",
              .title = say("Rows of {1}", verbatim(sites.file)),
              .columns = {{.id = "site", .title = say("Site")},
                          {.id = "value", .title = say("Value"), .kind = Kind::number},
                          {.id = "from", .title = sites.moments ? say("At") : say("From")},
                          {.id = "to", .title = say("To")},
                          {.id = "place", .title = say("Where")}}};
  const std::vector<SiteWindow> windows = site_windows(model, sites);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const bool counts = column < 0 ? windows[i].first <= windows[i].last : windows[i].holds(column);
    if (!counts) continue;
    table.rows.push_back(row_of(sites, sites.rows[i]));
    table.rows.back().drawn = table.rows.size() <= most_drawn;
  }
  const auto count = static_cast<double>(table.rows.size());
  const bool cut = table.rows.size() > most_drawn;
  std::vector<Block> blocks;
  blocks.reserve(2);
  blocks.emplace_back(std::move(table));
  if (cut)
    blocks.push_back(
        Paragraph{.id = section + ".more_sites",
                  .text = say("These are the first 20 of {1} rows: --format=json or csv has all.",
                              number({.value = count, .kind = Kind::count})),
                  .tone = Tone::faint});
  return blocks;
}

}  // namespace gonogo
