// SPDX-License-Identifier: MIT
/// Investment: when assets are bought and given up, what they bring, and their place in the flows.
#include <algorithm>

#include "statements/ages.hpp"
#include "statements/allowance.hpp"
#include "statements/books.hpp"

namespace gonogo {

AssetTimes Compiler::find_times(const Investment& asset, const std::vector<double>& share) {
  const TimeAxis& axis = sheet.axis();
  AssetTimes times{.sold = asset.sold ? calendar.last_column(*asset.sold) : axis.last,
                   .by_purchase = asset.per.has_value()};
  int last_paid = axis.columns() - 1;
  while (last_paid > 0 && share[static_cast<std::size_t>(last_paid)] == 0) --last_paid;
  times.service = times.by_purchase ? axis.operation : std::max(axis.operation, last_paid + 1);
  if (asset.sold && last_paid > times.sold) {
    error("sold-before-paid", "'" + asset.id + "' is sold before it is paid for", asset.sold->place,
          "say a later 'sold'");
  }
  if (!asset.replace) return times;
  const int every = constants.whole_steps(*asset.replace, axis.steps_per_year, "replace");
  if (every < 1) {
    error("duration", "replace must be at least a step", asset.replace->count.place,
          "write replace = \"5 years\"");
    return times;
  }
  for (int c = times.service - 1 + every; c < times.sold; c += every) times.replaced.push_back(c);
  return times;
}

const AssetTimes& Compiler::times_of(const Investment& asset) {
  row("investment." + asset.id);
  // Nothing is known yet where a formula rests on itself, which is diagnosed elsewhere.
  return asset_times_
      .emplace(asset.id, AssetTimes{.service = sheet.axis().operation, .sold = sheet.axis().last})
      .first->second;
}

void Compiler::check_asset(const Investment& asset) {
  const auto refuse = [&](bool wrong, std::string message, const Place& place, std::string hint) {
    if (wrong) error("asset", std::move(message), place, std::move(hint));
  };
  const bool schedule = std::holds_alternative<std::vector<Entry>>(asset.amount.value);
  const DepreciationMethod method = asset.depreciation.method;
  const Place& place = asset.depreciation.place.known() ? asset.depreciation.place : asset.place;
  if (asset.replace) {
    const Place& where = asset.replace->count.place;
    refuse(asset.per.has_value(), "replace and per both buy again", where, "keep one of them");
    refuse(schedule, "a schedule does not say what a replacement costs", where,
           "give the total as amount, and 'at' for its payments");
    refuse(asset.existing, "an asset already owned is not replaced by itself", where,
           "write the new one as an investment of its own");
  }
  if (!asset.per) return;
  refuse(asset.existing, "'" + asset.id + "' is already owned and bought by 'per'", asset.place,
         "leave one of them out");
  refuse(asset.residual_amount.has_value(), "residual_amount is for one asset, and 'per' buys many",
         asset.residual_amount ? asset.residual_amount->place : asset.place,
         "say residual = 0.05, a share of each");
  refuse(method == DepreciationMethod::amounts, "amounts are for one asset, and 'per' buys many",
         place, "say shares = [...], of each");
  const bool needs_life = method == DepreciationMethod::double_declining ||
                          method == DepreciationMethod::sum_of_years ||
                          asset.depreciation.switch_to_straight_line;
  refuse(needs_life && !asset.life, "purchases by 'per' need a life for this method", place,
         "add life = \"5 years\"");
}

namespace {

class Disposals {
 public:
  explicit Disposals(Books& books) : books_(books), sheet_(books.sheet) {}

  void add(const Investment& asset) {
    const std::string id = "investment." + asset.id;
    const AssetTimes& times = books_.compiler.times_of(asset);
    const RowId given_up = sheet_.find(id + ".book_sold");
    book_.push_back({sheet_.find(id + ".book")});
    given_up_.push_back({given_up});
    const Term cash = received(asset, times);
    const bool pays = !cash.is_constant(0);
    RowId sale = no_row;
    if (pays) {
      sale = books_.add("investment", head(asset, ".sale", ", sale"), cash);
      sales_.push_back({sale});
    }
    if (comes_out_even(asset, times)) return;
    const Term gain = pays ? books_.row(sale) - books_.row(given_up) : -books_.row(given_up);
    gains_.push_back({sheet_.add(head(asset, ".gain", ", gain on disposal"), gain)});
  }

  void post() {
    show("investment", total("sale", "sale of assets", Roll::sum, sales_));
    const RowId gain = total("gain", "gain on disposal of assets", Roll::sum, gains_);
    show("depreciation", total("book_sold", "book value given up", Roll::sum, given_up_));
    show("depreciation", total("book", "book value of assets", Roll::last, book_));
    if (!sales_.empty()) books_.before_tax.push_back({sheet_.find("sale"), 1});
    if (gain == no_row) return;
    books_.profit.push_back({gain, 1});
    const Tax* tax = tax_of(books_);
    if (!tax || tax->disposal == DisposalTax::net) return;
    books_.untaxed.push_back({gain, 1});
    if (tax->disposal == DisposalTax::separate) books_.taxed_apart = gains_;
  }

 private:
  SheetRow head(const Investment& asset, const std::string& id, const std::string& label) {
    const std::string owner = "investment." + asset.id;
    return {.id = owner + id,
            .label = sheet_.rows()[books_.compiler.row(owner)].label + label,
            .sources = {asset.place}};
  }

  RowId total(const std::string& id, const std::string& label, Roll roll,
              const std::vector<Posting>& parts) {
    if (parts.empty()) return no_row;
    return sheet_.add({.id = id, .label = label, .kind = RowKind::total, .roll = roll},
                      books_.signed_sum(parts));
  }

  void show(const std::string& statement, RowId row) {
    if (row != no_row) books_.show(statement, row);
  }

  /// Cash for it, in the steps in which it is given up; a replaced one brings its residual.
  Term received(const Investment& asset, const AssetTimes& times) {
    Compiler& compiler = books_.compiler;
    const TimeAxis& axis = books_.axis();
    const RowId in_place = compiler.row("investment." + asset.id + ".in_place");
    const Term last = proceeds(asset, in_place);
    const Term sold = last.is_constant(0)
                          ? last
                          : compiler.inside(flags(axis, {times.sold}), "sold." + asset.id, last);
    const Term residual = residual_of(compiler, asset, sheet_.prior(in_place));
    if (times.replaced.empty() || residual.is_constant(0)) return sold;
    return sheet_.select(compiler.clock("replaced." + asset.id, "steps in which it is replaced",
                                        flags(axis, times.replaced)),
                         residual, sold);
  }

  Term proceeds(const Investment& asset, RowId in_place) {
    Compiler& compiler = books_.compiler;
    if (const auto* stated = std::get_if<Scalar>(&asset.sale)) {
      Reading reading{.owner = "investment." + asset.id + ".sale", .at_once = true};
      const Term value = compiler.scalar(*stated, reading, {.kind = Kind::money});
      compiler.check_begins(compiler.times_of(asset).sold, reading, stated->place);
      return value;
    }
    if (std::holds_alternative<CostSale>(asset.sale)) return books_.row(in_place);
    if (std::holds_alternative<BookSale>(asset.sale)) {
      return books_.row(sheet_.find("investment." + asset.id + ".book_sold"));
    }
    return residual_of(compiler, asset, books_.row(in_place));
  }

  /// Known without computing: what it brings is its book value, so that a simple bid needs no word
  /// of gains.
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

}  // namespace

void add_assets(Books& books) {
  Disposals disposals(books);
  for (const Investment& asset : books.proposal().investment) {
    const RowId outlay = books.compiler.row("investment." + asset.id);
    const RowId depreciation = books.compiler.row("depreciation." + asset.id);
    books.show("investment", outlay);
    books.show("depreciation", depreciation);
    if (asset.excluded) continue;
    if (asset.existing) books.brought_in.push_back({outlay, 1});
    disposals.add(asset);
  }
  const RowId outlay = books.compiler.row("investment");
  books.flows.investment = outlay;
  if (books.proposal().investment.empty()) return;
  books.show("investment", outlay);
  books.before_tax.push_back({outlay, -1});
  books.show("depreciation", books.compiler.row("depreciation"));
  disposals.post();
}

}  // namespace gonogo
