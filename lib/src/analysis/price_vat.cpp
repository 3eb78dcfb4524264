// SPDX-License-Identifier: MIT
#include "analysis/price_vat.hpp"

#include <array>
#include <cmath>
#include <map>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/analysis/vat_effect.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

bool moves(const Snapshot& now, const Snapshot& moved, RowId row) {
  return now.row(row) != moved.row(row);
}

/// The VAT rate of a line, from the step in which it earns most.
std::optional<PriceVat> vat_of_line(const Model& model, const Snapshot& numbers, const Line& line) {
  const std::string id = line.section + "." + line.id;
  const RowId net = model.sheet.find(id), row = model.sheet.find(id + ".vat_amount");
  if (row == no_row || !line.vat->rate) return {};  // exempt lines have no row
  double most = 0, of_it = 0;
  for (int c = 0; c < model.sheet.axis().columns(); ++c) {
    if (!(numbers.at(net, c) > most)) continue;
    most = numbers.at(net, c);
    of_it = numbers.at(row, c);
  }
  if (most == 0) return {};
  return PriceVat{.rate = of_it / most, .included = line.vat->included};
}

bool is_same(const PriceVat& a, const PriceVat& b) {
  constexpr double rounding = 1e-12;
  return a.included == b.included && std::abs(a.rate - b.rate) < rounding;
}

}  // namespace

std::optional<PriceVat> price_vat(const Model& model, const Variable& price) {
  if (price.role != Role::price || price.factor || price.structural) return {};
  const double other = price.base == 0 ? 1 : price.base * 0.5;
  const std::array<std::map<Address, double>, 2> prices = {
      {{{price.address, price.base}}, {{price.address, other}}}};
  const auto numbers = snapshots_of(model, prices);
  std::optional<PriceVat> found;
  for (const Line& line : model.proposal.lines) {
    if (section_named(line.section).side != Side::in || line.excluded) continue;
    const RowId row = model.sheet.find(line.section + "." + line.id);
    if (!moves(numbers[0], numbers[1], row)) continue;
    const auto here = vat_of_line(model, numbers[price.base == 0 ? 1 : 0], line);
    if (!here || (found && !is_same(*found, *here))) return {};
    found = here;
  }
  return found;
}

Table vat_prices_table(const Variable& price, const PriceVat& vat,
                       const std::vector<double>& prices) {
  Table table{.id = "prices_with_vat",
              .columns = {{.id = "price", .title = label_of(price)},
                          {.id = "without", .title = say("Without VAT"), .kind = Kind::number},
                          {.id = "with",
                           .title = say("With VAT ({1})", stated_rate(vat.rate)),
                           .kind = Kind::number}}};
  for (std::size_t p = 0; p < prices.size(); ++p) {
    const std::string number = std::to_string(p + 1);
    table.rows.push_back({.id = "price" + number,
                          .cells = {{.value = verbatim(number)},
                                    variable_cell(price, vat.without(prices[p])),
                                    variable_cell(price, vat.with(prices[p]))}});
  }
  return table;
}

Message vat_price_text(const Variable& price, const PriceVat& vat, double value) {
  return say("{1}: {2} without VAT = {3} with VAT ({4}).", label_of(price),
             text_of(price, vat.without(value)), text_of(price, vat.with(value)),
             stated_rate(vat.rate));
}

std::vector<Paragraph> vat_remarks(const Bid& bid) {
  std::vector<Paragraph> remarks;
  if (const auto effect = vat_effect(bid))
    remarks.push_back({.id = "vat_effect_text", .text = text_of(*effect)});
  for (const Variable& each : find_variables(*bid.model, {})) {
    if (const auto vat = price_vat(*bid.model, each))
      remarks.push_back(
          {.id = "price." + each.address, .text = vat_price_text(each, *vat, each.base)});
  }
  return remarks;
}

}  // namespace gonogo
