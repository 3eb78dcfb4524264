// SPDX-License-Identifier: MIT
/// VAT: output VAT on what is earned, input VAT on what is bought, what of it is credited, and what is
/// payable. It is due in the step in which a line is earned; customers and suppliers pay it with the
/// line (payments.cpp).
#include "compile/vat.hpp"

#include <algorithm>

#include "compile/inside.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/proposal/sections.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

/// The VAT of all lines that state the same rate; of all that give it as money or by a formula.
struct RateGroup {
  std::string id = {};  ///< the same wherever the lines stand in the file
  Message label = {};   ///< "6%"
  std::vector<Posting> rows = {};
};

RateGroup group_of(const ItemVat& vat) {
  if (!vat.rate) return {.id = "money", .label = say("given as money")};
  const double* rate = std::get_if<double>(&vat.rate->value);
  if (!rate) return {.id = "formula", .label = say("by formula")};
  std::string id = "rate_" + shortest(*rate);
  std::replace_if(
      id.begin(), id.end(), [](char c) { return c == '.' || c == '-'; }, '_');
  return {.id = std::move(id), .label = stated_rate(*rate)};
}

class VatRows {
 public:
  VatRows(Books& books, Vat terms) : books_(books), sheet_(books.sheet), terms_(std::move(terms)) {
    for (const Line& line : books.proposal().lines) {
      const RowId vat = books.items.vat_row(line.section + "." + line.id);
      if (vat == no_row || line.excluded) continue;
      const bool cost = section_named(line.section).side == Side::out;
      gather(cost ? inputs_ : outputs_, *line.vat, vat);
    }
    for (const Investment& asset : books.proposal().investment) {
      const AssetRows& rows = books.items.rows_of(asset);
      if (rows.vat == no_row || asset.excluded) continue;
      gather(inputs_, *asset.vat, rows.vat);
      if (rows.cost != rows.outlay) capitalised_.push_back({rows.vat, 1});
    }
  }

  void add() {
    if (outputs_.empty() && inputs_.empty()) return;
    output_ = total("output", say("output VAT"), outputs_);
    input_ = total("input", say("input VAT"), inputs_);
    credited_ = credited();
    payable_ = settle();
    post(output_, 1);
    post(input_, -1);
    post(payable_, -1);
    if (terms_.surtax) add_surtax();
  }

 private:
  Term zero() { return sheet_.constant(0); }

  void post(RowId row, double sign) { books_.before_tax.push_back({row, sign}); }

  SheetRow head(const std::string& id, Message label) const {
    SheetRow head{.id = "vat." + id, .label = std::move(label)};
    if (terms_.place.known()) head.sources = {terms_.place};
    return head;
  }

  static void gather(std::vector<RateGroup>& groups, const ItemVat& vat, RowId row) {
    RateGroup here = group_of(vat);
    auto known = std::find_if(groups.begin(), groups.end(),
                              [&](const RateGroup& each) { return each.id == here.id; });
    if (known == groups.end()) known = groups.insert(groups.end(), std::move(here));
    known->rows.push_back({row, 1});
  }

  /// A row for each rate, if there are several, and their sum.
  RowId total(const std::string& id, const Message& label, const std::vector<RateGroup>& groups) {
    const auto named = [&](const RateGroup& group) { return say("{1} {2}", label, group.label); };
    if (groups.size() == 1)
      return total_of(id, named(groups.front()), books_.signed_sum(groups.front().rows));
    std::vector<Posting> parts;
    for (const RateGroup& each : groups)
      parts.push_back(
          {books_.add("vat", head(id + "." + each.id, named(each)), books_.signed_sum(each.rows))});
    return total_of(id, label, books_.signed_sum(parts));
  }

  /// The input VAT that may be credited. The rest is a cost of its step, but for what is part of the
  /// cost of an asset. What is credited and depreciated too comes into the books for nothing.
  RowId credited() {
    std::vector<Posting> exempt;
    for (const Line& line : books_.proposal().lines) {
      if (line.section == section::revenue && line.exempt && !line.excluded)
        exempt.push_back({books_.items.row(line.section + "." + line.id)});
    }
    if (terms_.scheme == VatScheme::simplified) {
      not_credited(books_.row(input_), in_assets(sheet_.constant(1)));
      return no_row;
    }
    if (exempt.empty() || inputs_.empty()) {
      books_.brought_in.insert(books_.brought_in.end(), capitalised_.begin(), capitalised_.end());
      return input_;
    }
    const Term share = books_.row(taxed_share(exempt));
    const RowId row =
        books_.add("vat", head("credited", say("input VAT credited")), books_.row(input_) * share);
    not_credited(books_.row(input_) - books_.row(row), in_assets(sheet_.constant(1) - share));
    if (!capitalised_.empty()) {
      SheetRow both = head("capitalised", say("input VAT credited and depreciated"));
      both.kind = RowKind::helper;
      books_.brought_in.push_back(
          {sheet_.add(std::move(both), books_.signed_sum(capitalised_) * share)});
    }
    return row;
  }

  /// What of the VAT in the cost of assets is not credited; `no_row`: there is none.
  RowId in_assets(Term share) {
    if (capitalised_.empty()) return no_row;
    SheetRow part = head("in_assets", say("input VAT not credited, in the cost of assets"));
    part.kind = RowKind::helper;
    const RowId row = sheet_.add(std::move(part), books_.signed_sum(capitalised_) * share);
    books_.vat_in_assets.push_back({row});
    return row;
  }

  /// Of all revenue over the period; 1 where nothing is sold.
  RowId taxed_share(const std::vector<Posting>& exempt) {
    const Term all = sheet_.total(books_.items.row("revenue"));
    Term taxed = all;
    for (const Posting& each : exempt) taxed = taxed - sheet_.total(each.row);
    SheetRow share = head("taxed_share", say("taxed share of all revenue"));
    share.unit = Kind::rate;
    share.roll = Roll::none;
    const Term sold = sheet_.apply(Op::greater, all, zero());
    return books_.add("vat", std::move(share),
                      sheet_.select(sold, taxed / all, sheet_.constant(1)));
  }

  void not_credited(Term formula, RowId in_assets) {
    if (in_assets != no_row) formula = formula - books_.row(in_assets);
    const RowId row =
        books_.add("vat", head("not_credited", say("input VAT not credited")), formula);
    books_.profit.push_back({row, -1});
  }

  /// Output less credited input VAT: paid, carried forward, refunded or lost.
  RowId settle() {
    Term due = books_.row(output_);
    if (credited_ != no_row) due = due - books_.row(credited_);
    if (terms_.credit == VatCredit::carry) return carry(due);
    if (terms_.credit == VatCredit::refund)
      return total_of("payable", say("VAT payable, less refunds"), due);
    const RowId payable = total_of("payable", say("VAT payable"), maximum(due, zero()));
    lose(maximum(-due, zero()));
    return payable;
  }

  RowId carry(Term due) {
    SheetRow kept = head("credit", say("VAT credit carried forward"));
    kept.roll = Roll::last;
    const RowId credit = sheet_.declare(std::move(kept));
    SheetRow signed_head = head("balance", say("VAT due less credit brought forward"));
    signed_head.kind = RowKind::helper;
    signed_head.roll = Roll::none;
    const RowId balance = sheet_.add(std::move(signed_head), due - sheet_.prior(credit));
    sheet_.define(credit, maximum(-books_.row(balance), zero()));
    books_.show("vat", credit);
    const RowId payable =
        total_of("payable", say("VAT payable"), maximum(books_.row(balance), zero()));
    lose_at_the_end(credit);
    return payable;
  }

  RowId total_of(const std::string& id, Message label, Term formula) {
    SheetRow row = head(id, std::move(label));
    row.kind = RowKind::total;
    return books_.add("vat", std::move(row), formula);
  }

  /// Nothing is sold after the period, against which a credit could count.
  void lose_at_the_end(RowId credit) {
    const int last = books_.axis().last;
    const auto within = [&](Window window, const std::string& name) {
      return inside(books_.bid.calendar.flags(window), name, books_.row(credit));
    };
    lose(within({last, last}, "time.end"));
    SheetRow claim = head("claim", say("VAT credit that may still count"));
    claim.kind = RowKind::helper;
    claim.roll = Roll::last;
    books_.owned.push_back(
        {sheet_.add(std::move(claim), within({0, last - 1}, "time.before_end"))});
  }

  void lose(Term formula) {
    books_.given_up.push_back({books_.add("vat", head("lost", say("VAT credit lost")), formula)});
  }

  /// On what is payable, never on a refund.
  void add_surtax() {
    const Term rate =
        books_.values().constant(*terms_.surtax, verbatim(terms_.surtax->address), Kind::rate);
    Term payable = books_.row(payable_);
    if (terms_.credit == VatCredit::refund) payable = maximum(payable, zero());
    const RowId row = books_.add("vat", head("surtax", say("surtax on VAT")), payable * rate);
    post(row, -1);
    books_.profit.push_back({row, -1});
  }

  Books& books_;
  Sheet& sheet_;
  Vat terms_;
  std::vector<RateGroup> outputs_ = {}, inputs_ = {};
  std::vector<Posting> capitalised_ = {};  ///< input VAT in the cost of assets
  RowId output_ = no_row, input_ = no_row, payable_ = no_row;
  RowId credited_ = no_row;  ///< `no_row`: none
};

}  // namespace

void add_vat(Books& books) { VatRows(books, vat_of(books)).add(); }

}  // namespace gonogo
