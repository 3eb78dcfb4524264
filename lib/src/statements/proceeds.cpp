// SPDX-License-Identifier: MIT
#include "statements/proceeds.hpp"

#include "compile/ages.hpp"
#include "compile/assets.hpp"
#include "compile/inside.hpp"
#include "compile/residual.hpp"

namespace gonogo {
namespace {

/// Cash from the sale at the end of its time.
Term last_proceeds(Books& books, const Investment& asset, const AssetRows& rows,
                   const AssetRows& paid) {
  Values& values = books.values();
  if (const auto* written = std::get_if<Scalar>(&asset.sale)) {
    const Usage usage{.owner = "investment." + asset.id + ".sale", .at_once = true};
    const Resolved value = values.scalar(*written, usage, {.kind = Kind::money});
    values.check_begins(rows.times.sold, value, written->place);
    return value.term;
  }
  if (std::holds_alternative<CostSale>(asset.sale)) return books.row(paid.cost_in_place);
  if (std::holds_alternative<BookSale>(asset.sale)) return books.row(rows.book_sold);
  return residual_of(values, asset, books.row(rows.cost_in_place));
}

/// `sold`, and what is got for what is replaced.
Term with_replaced(Books& books, const Investment& asset, const AssetRows& rows, Term sold) {
  Sheet& sheet = books.sheet;
  const Term residual = residual_of(books.values(), asset, sheet.prior(rows.cost_in_place));
  if (rows.times.replaced.empty() || residual.is_constant(0)) return sold;
  return sheet.select(replaced(sheet, rows.times), residual, sold);
}

}  // namespace

Term proceeds_of_replaced(Books& books, const Investment& asset, const AssetRows& rows) {
  return with_replaced(books, asset, rows, books.sheet.constant(0));
}

Term proceeds_of(Books& books, const Investment& asset, const AssetRows& rows,
                 const AssetRows& paid) {
  const Term last = last_proceeds(books, asset, rows, paid);
  const Term sold = last.is_constant(0)
                        ? last
                        : inside(flags(books.axis(), {rows.times.sold}), "time.sold", last);
  return with_replaced(books, asset, rows, sold);
}

}  // namespace gonogo
