// SPDX-License-Identifier: MIT
#include "gonogo/analysis/site_flows.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "analysis/site_rows.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/model/site_windows.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

/// A line that adds up a list of sites.
struct ListedLine {
  std::string id = {};
  Message label = {};
  const SiteSum* sum = nullptr;
  double sign = 1;
};

std::vector<ListedLine> listed_lines(const Model& model) {
  std::vector<ListedLine> lines;
  const auto add = [&](const std::string& section, const auto& item) {
    const std::string id = section + "." + item.id;
    const SiteSum* sum = sites_of(model.proposal, id);
    const Side side = section_named(section).side;
    if (sum != nullptr && !item.excluded)
      lines.push_back({id, name_text(item.name, item.id), sum,
                       side == Side::aside ? 0.0
                       : side == Side::out ? -1.0
                                           : 1.0});
  };
  for (const Line& each : model.proposal.lines) add(each.section, each);
  for (const Investment& each : model.proposal.investment)
    add(std::string(section::investment), each);
  return lines;
}

/// What a line gives or costs by site.
std::map<std::string, double> shares_of(const Bid& bid, const ListedLine& line) {
  const Sites& sites = *line.sum->sites;
  const std::vector<SiteWindow> windows = site_windows(*bid.model, sites);
  const RowId row = bid.model->sheet.find(line.id);
  std::map<std::string, double> shares;
  for (int c = 0; c < bid.model->sheet.axis().columns(); ++c) {
    double all = 0;
    for (std::size_t i = 0; i < windows.size(); ++i)
      all += windows[i].holds(c) ? sites.value(sites.rows[i]) : 0;
    const double money = all == 0 ? 0 : bid.model.snapshot().at(row, c) / all;
    for (std::size_t i = 0; i < windows.size(); ++i) {
      double& share = shares[name_of_site(sites, sites.rows[i])];
      if (windows[i].holds(c)) share += money * sites.value(sites.rows[i]);
    }
  }
  return shares;
}

/// In the order of the lists; each once.
std::vector<std::string> names_of(const std::vector<ListedLine>& lines) {
  std::vector<std::string> names;
  std::map<std::string, bool> known;
  for (const ListedLine& line : lines) {
    for (const std::size_t row : line.sum->sites->rows) {
      std::string name = name_of_site(*line.sum->sites, row);
      if (known.emplace(name, true).second) names.push_back(std::move(name));
    }
  }
  return names;
}

std::optional<Diagnostic> refusal(const std::vector<ListedLine>& lines) {
  if (lines.empty())
    return Diagnostic{.code = "sites",
                      .message = say("no line of this bid adds up a list of sites"),
                      .hint = say("amount = { file = \"sites.csv\", sum = \"fee\", from = "
                                  "\"go_live\" }")};
  for (const ListedLine& each : lines) {
    if (!each.sum->sites->ids)
      return Diagnostic{.code = "sites",
                        .message = say("{1} has no column 'id'", verbatim(each.sum->sites->file)),
                        .hint = say("name each site in a column 'id'")};
  }
  return {};
}

Cell money(double value) { return {.value = value, .kind = Kind::money}; }

}  // namespace

Checked<Report> site_flow_report(const Bid& bid) {
  const std::vector<ListedLine> lines = listed_lines(*bid.model);
  if (auto refused = refusal(lines)) return {.diagnostics = {std::move(*refused)}};
  std::vector<std::map<std::string, double>> shares;
  for (const ListedLine& each : lines) shares.push_back(shares_of(bid, each));
  Table table{.id = "by_site", .columns = {{.id = "site", .title = say("Site"), .flexible = true}}};
  for (const ListedLine& each : lines)
    table.columns.push_back({.id = each.id, .title = each.label, .kind = Kind::money});
  table.columns.push_back({.id = "balance", .title = say("Balance"), .kind = Kind::money});
  Row all{.id = "all_sites", .cells = {{.value = say("Total")}}, .emphasis = Emphasis::total};
  std::vector<double> sums(lines.size() + 1, 0.0);
  for (const std::string& name : names_of(lines)) {
    Row row{.id = name, .cells = {{.value = verbatim(name)}}};
    double balance = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto share = shares[i].find(name);
      const double value = share == shares[i].end() ? 0 : share->second;
      row.cells.push_back(money(value));
      balance += lines[i].sign * value;
      sums[i] += value;
    }
    row.cells.push_back(money(balance));
    sums.back() += balance;
    table.rows.push_back(std::move(row));
  }
  for (const double each : sums) all.cells.push_back(money(each));
  table.rows.push_back(std::move(all));
  Report report = report_on(bid, "cashflow");
  report.sections.push_back(
      {.id = "by_site", .title = say("By site"), .blocks = {std::move(table)}});
  return {.value = std::move(report)};
}

}  // namespace gonogo
