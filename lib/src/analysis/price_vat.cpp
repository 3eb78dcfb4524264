// SPDX-License-Identifier: MIT
#include "analysis/price_vat.hpp"

#include <algorithm>
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

/// Whether the number is what one line asks for: `amount`, or the factor of the one it states.
bool is_amount_of(const Variable& number, const std::string& line) {
  return number.address == line + ".amount" || (number.amount && number.address == line + ".times");
}

bool is_price(const Model& model, const Variable& number) {
  if (number.structural) return false;
  if (number.role == Role::price && !number.factor) return true;
  const auto& lines = model.proposal.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return section_named(line.section).side == Side::in &&
           is_amount_of(number, line.section + "." + line.id);
  });
}

}  // namespace

std::vector<PriceVat> price_vats(const Model& model, const Variable& price) {
  if (!is_price(model, price)) return {};
  const double other = price.base == 0 ? 1 : price.base * 0.5;
  const std::array<std::map<Address, double>, 2> prices = {
      {{{price.address, price.base}}, {{price.address, other}}}};
  const auto numbers = snapshots_of(model, prices);
  std::vector<PriceVat> found;
  for (const Line& line : model.proposal.lines) {
    if (section_named(line.section).side != Side::in || line.excluded) continue;
    const RowId row = model.sheet.find(line.section + "." + line.id);
    if (!moves(numbers[0], numbers[1], row)) continue;
    const auto here = vat_of_line(model, numbers[price.base == 0 ? 1 : 0], line);
    const auto same = [&](const PriceVat& each) { return here && is_same(each, *here); };
    if (here && std::none_of(found.begin(), found.end(), same)) found.push_back(*here);
  }
  return found;
}

Column vat_column(const PriceVat& vat, std::size_t which) {
  return {.id = (vat.included ? "without_vat" : "with_vat") +
                (which == 0 ? std::string() : std::to_string(which + 1)),
          .title = vat.included ? say("Without VAT ({1})", stated_rate(vat.rate))
                                : say("With VAT ({1})", stated_rate(vat.rate)),
          .kind = Kind::number};
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
    for (const PriceVat& vat : price_vats(*bid.model, each))
      remarks.push_back(
          {.id = "price." + each.address, .text = vat_price_text(each, vat, each.base)});
  }
  return remarks;
}

}  // namespace gonogo
