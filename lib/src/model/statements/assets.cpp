// SPDX-License-Identifier: MIT
/// Investment: outlays, depreciation, and what an asset is worth when it is given up.
#include <algorithm>

#include "model/books.hpp"

namespace gonogo {
namespace {

int sold_column(const Compiler& compiler, const Investment& asset) {
  return asset.sold ? compiler.calendar.last_column(*asset.sold) : compiler.sheet.axis().last;
}

/// First step in which the asset depreciates: of operation, or after the last payment where that is later.
int service_column(const Sheet& sheet, RowId outlay) {
  const auto& support = sheet.rows()[outlay].support;
  const int last_paid = support.empty() ? 0 : support.back();
  return std::max(sheet.axis().operation, last_paid + 1);
}

std::vector<double> only(const TimeAxis& axis, int column) {
  std::vector<double> result(static_cast<std::size_t>(axis.columns()), 0.0);
  if (column < axis.columns()) result[static_cast<std::size_t>(column)] = 1;
  return result;
}

/// What the asset is worth when depreciated: its residual.
Term residual_of(Compiler& compiler, const Investment& asset, Term cost) {
  const std::string id = "investment." + asset.id;
  if (asset.residual) return cost * compiler.constant(*asset.residual, id + ".residual", Kind::rate);
  if (asset.residual_amount) return compiler.constant(*asset.residual_amount, id + ".residual_amount", Kind::money);
  return compiler.sheet.constant(0);
}

}  // namespace

void Compiler::build_depreciation(const Investment& asset, Item& item) {
  // Straight line over what is left of the life: the part of the depreciable cost not yet depreciated, in
  // proportion to the time that is left.
  const RowId outlay = row("investment." + asset.id);
  const RowId in_place = row("investment." + asset.id + ".in_place");
  const TimeAxis& axis = sheet.axis();
  const int service = service_column(sheet, outlay);
  const int sold = sold_column(*this, asset);
  const double life = asset.life ? constants.years(*asset.life)
                                 : axis.time[static_cast<std::size_t>(axis.last)] -
                                       axis.time[static_cast<std::size_t>(std::min(service, axis.last + 1) - 1)];
  std::vector<double> share(static_cast<std::size_t>(axis.columns()), 0.0);
  double left = life;
  for (int c = service; c <= sold && left > 1e-12; ++c) {
    const double length = std::min(left, axis.length[static_cast<std::size_t>(c)]);
    share[static_cast<std::size_t>(c)] = length / life;
    left -= length;
  }
  const Term cost = sheet.row(in_place);
  sheet.define(item.row, inside(share, "depreciation_share." + asset.id, cost - residual_of(*this, asset, cost)));
}

namespace {

void add_sale(Books& books, const Investment& asset, std::vector<Posting>& sales) {
  const std::string id = "investment." + asset.id;
  Compiler& compiler = books.compiler;
  const Term cost = books.row(id + ".in_place");
  Term value;
  if (const auto* stated = std::get_if<Scalar>(&asset.sale)) {
    Reading reading{.owner = id + ".sale"};
    value = compiler.scalar(*stated, reading, {.kind = Kind::money});
  } else if (std::holds_alternative<CostSale>(asset.sale)) {
    value = cost;
  } else if (std::holds_alternative<BookSale>(asset.sale)) {
    const RowId depreciated = books.sheet.declare({.id = "depreciation." + asset.id + ".so_far", .kind = RowKind::helper, .roll = Roll::last});
    books.sheet.define(depreciated, books.sheet.prior(depreciated) + books.row("depreciation." + asset.id));
    value = cost - books.row(depreciated);
  } else {
    value = residual_of(compiler, asset, cost);
  }
  if (value.is_constant(0)) return;
  const auto when = only(books.axis(), sold_column(compiler, asset));
  const RowId row = books.add("investment", {.id = id + ".sale", .label = books.sheet.rows()[compiler.row(id)].label + ", sale",
                                             .support = {sold_column(compiler, asset)}, .sources = {asset.place}},
                              compiler.inside(when, "sold." + asset.id, value));
  sales.push_back({row, 1});
}

}  // namespace

void add_assets(Books& books) {
  std::vector<Posting> sales;
  for (const Investment& asset : books.proposal().investment) {
    books.show("investment", books.compiler.row("investment." + asset.id));
    if (!asset.excluded) add_sale(books, asset, sales);
  }
  const RowId outlay = books.compiler.row("investment");
  if (!books.proposal().investment.empty()) books.show("investment", outlay);
  books.model.flows.investment = outlay;
  books.before_tax.push_back({outlay, -1});
  if (sales.empty()) return;
  const RowId sale = books.add("investment", {.id = "sale", .label = "sale of assets", .kind = RowKind::total}, books.signed_sum(sales));
  books.before_tax.push_back({sale, 1});
}

}  // namespace gonogo
