// SPDX-License-Identifier: MIT
/// Investment: when assets are bought and given up, what they bring, and their place in the flows.
#include "compile/assets.hpp"

#include <algorithm>

#include "compile/ages.hpp"
#include "compile/dated_amount.hpp"
#include "compile/inside.hpp"
#include "statements/books.hpp"
#include "statements/proceeds.hpp"

namespace gonogo {

namespace {

class Disposals {
 public:
  explicit Disposals(Books& books) : books_(books), sheet_(books.sheet) {}

  void add(const Investment& asset) {
    const AssetRows& rows = books_.items.rows_of(asset);
    book_.push_back({rows.book});
    given_up_.push_back({rows.book_sold});
    const Term cash = proceeds_of(books_, asset, rows, rows);
    const bool pays = !cash.is_constant(0);
    RowId sale = no_row;
    if (pays) {
      sale = books_.add("investment", head(asset, ".sale", say("{1}, sale", name_of(asset))), cash);
      sales_.push_back({sale});
    }
    Disposal& disposal = books_.disposals.emplace_back(Disposal{.asset = &asset, .sale = sale});
    if (comes_out_even(asset, rows.times)) return;
    const Term given_up = books_.row(rows.book_sold);
    const Term gain = pays ? books_.row(sale) - given_up : -given_up;
    disposal.gain =
        sheet_.add(head(asset, ".gain", say("{1}, gain on disposal", name_of(asset))), gain);
    gains_.push_back({disposal.gain});
  }

  void post() {
    if (book_.empty()) return;
    if (!sales_.empty()) {
      const RowId sale = total("sale", say("disposal proceeds"), Roll::sum, sales_);
      books_.show("investment", sale);
      books_.sale = sale;
      books_.before_tax.push_back({sale, 1});
      books_.post_dated(books_.row(sale), {books_.axis().last});
    }
    RowId gain = no_row;
    if (!gains_.empty()) gain = total("gain", say("gain on disposal of assets"), Roll::sum, gains_);
    books_.book_sold = total("book_sold", say("net book value of disposals"), Roll::sum, given_up_);
    books_.show("depreciation", books_.book_sold);
    books_.book = total("book", say("book value of assets"), Roll::last, book_);
    books_.show("depreciation", books_.book);
    if (gain != no_row) post_gain(gain);
  }

 private:
  Message name_of(const Investment& asset) const {
    return sheet_.rows()[books_.items.rows_of(asset).outlay].label;
  }

  SheetRow head(const Investment& asset, const std::string& id, Message label) {
    const std::string owner = "investment." + asset.id;
    return {.id = owner + id, .label = std::move(label), .sources = {asset.place}};
  }

  RowId total(const std::string& id, const Message& label, Roll roll,
              const std::vector<Posting>& parts) {
    return sheet_.add({.id = id, .label = label, .kind = RowKind::total, .roll = roll},
                      books_.signed_sum(parts));
  }

  void post_gain(RowId gain) {
    books_.gain = gain;
    books_.flows.gain = gain;
    books_.profit.push_back({gain, 1});
    const Tax* tax = tax_of(books_);
    if (!tax || tax->disposal == DisposalTax::net) return;
    books_.untaxed.push_back({gain, 1});
    if (tax->disposal == DisposalTax::separate) books_.taxed_apart = gains_;
  }

  /// Whether the asset is certainly sold at its book value. A simple bid then has no row of gains.
  bool comes_out_even(const Investment& asset, const AssetTimes& times) const {
    if (std::holds_alternative<BookSale>(asset.sale) && times.replaced.empty()) return true;
    if (!std::holds_alternative<std::monostate>(asset.sale)) return false;
    const Depreciation& how = asset.depreciation;
    if (how.method == DepreciationMethod::expense) {
      return !asset.residual && !asset.residual_amount;
    }
    return how.method == DepreciationMethod::straight_line &&
           how.disposal_year == DisposalYear::full && !asset.life && !times.by_purchase &&
           times.replaced.empty() && times.sold == books_.axis().last &&
           times.service <= times.sold;
  }

  Books& books_;
  Sheet& sheet_;
  std::vector<Posting> sales_, gains_, given_up_, book_;
};

/// What is bought by labels, and every replacement.
void post_dated(Books& books, const Investment& asset, const AssetRows& rows) {
  const Term outlay = with_vat(books, rows.outlay, rows.vat);
  if (moves_at_moments(asset.per, asset.at))
    return books.post_dated(-outlay, books.sheet.rows()[rows.outlay].support);
  if (rows.times.replaced.empty()) return;
  const std::vector<double> times = flags(books.axis(), rows.times.replaced);
  books.post_dated(-inside(times, "replaced." + asset.id, outlay), rows.times.replaced);
}

/// What is paid for investments: with their VAT, which is part of the VAT statement.
void pay_with_vat(Books& books) {
  std::vector<Posting> paid = {{books.flows.investment, 1}};
  for (const Investment& asset : books.proposal().investment) {
    const RowId vat = books.items.rows_of(asset).vat;
    if (vat != no_row && !asset.excluded) paid.push_back({vat, 1});
  }
  if (paid.size() == 1) return;
  books.flows.investment = books.add(
      "investment",
      {.id = "investment_with_vat", .label = say("investment with VAT"), .kind = RowKind::total},
      books.signed_sum(paid));
}

}  // namespace

void add_assets(Books& books) {
  Disposals disposals(books);
  for (const Investment& asset : books.proposal().investment) {
    const AssetRows& rows = books.items.rows_of(asset);
    books.show("investment", rows.outlay);
    books.show("depreciation", rows.depreciation);
    if (asset.excluded) continue;
    if (asset.existing) {
      books.brought_in.push_back({rows.outlay, 1});
    } else {
      post_dated(books, asset, rows);
    }
    disposals.add(asset);
  }
  books.flows.investment = books.items.row("investment");
  if (books.proposal().investment.empty()) return;
  books.show("investment", books.flows.investment);
  books.before_tax.push_back({books.flows.investment, -1});
  pay_with_vat(books);
  books.depreciation = books.items.row("depreciation");
  books.show("depreciation", books.depreciation);
  disposals.post();
}

}  // namespace gonogo
