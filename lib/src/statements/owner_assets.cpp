// SPDX-License-Identifier: MIT
#include "statements/owner_assets.hpp"

#include <algorithm>
#include <map>

#include "compile/assets.hpp"
#include "compile/depreciation.hpp"
#include "compile/inside.hpp"
#include "gonogo/base/text.hpp"
#include "statements/proceeds.hpp"

namespace gonogo {
namespace {

class OwnersAssets {
 public:
  explicit OwnersAssets(Books& books) : books_(books), sheet_(books.sheet) {}

  void add() {
    for (LoanRows& loan : books_.loans) {
      for (const Text& name : loan.loan->joins) check_named(*loan.loan, name);
      share_out(loan);
    }
    OwnerRows& owner = books_.owner;
    owner.depreciation = books_.depreciation;
    owner.book = books_.book;
    owner.book_sold = books_.book_sold;
    owner.sale = books_.sale;
    owner.gain = books_.gain;
    if (borne_.empty()) return;
    for (const Investment& asset : books_.proposal().investment) {
      if (borne_.contains(&asset)) add_asset(asset);
    }
    owner.depreciation = changed("depreciation", say("depreciation, interest capitalised"),
                                 books_.depreciation, depreciation_, Roll::sum);
    owner.book = changed("book", say("book value of assets, interest capitalised"), books_.book,
                         book_, Roll::last);
    owner.book_sold = changed("book_sold", say("net book value of disposals, interest capitalised"),
                              books_.book_sold, book_sold_, Roll::sum);
    if (!sale_.empty())
      owner.sale = changed("sale", say("disposal proceeds, interest capitalised"), books_.sale,
                           sale_, Roll::sum);
    if (!gain_.empty())
      owner.gain = changed("gain", say("gain on disposal, interest capitalised"), books_.gain,
                           gain_, Roll::sum);
  }

  /// What loans deduct: interest and fees, and depreciation less gains on disposal of what their
  /// interest adds to assets. `part`: the name that these rows have.
  Term deductions(std::vector<LoanRows> loans, const std::string& part) {
    Term deducted = sheet_.constant(0);
    for (LoanRows& loan : loans) {
      share_out(loan);
      deducted = deducted + books_.row(loan.interest);
      if (loan.to_assets != no_row) deducted = deducted - books_.row(loan.to_assets);
      if (loan.fee != no_row) deducted = deducted + books_.row(loan.fee);
    }
    for (const Investment& asset : books_.proposal().investment) {
      if (borne_.contains(&asset)) deducted = deducted + of_interest(asset, part);
    }
    return deducted;
  }

 private:
  /// The part of an asset that interest adds: without a residual of its own but by share.
  Term of_interest(const Investment& whole, const std::string& part) {
    if (whole.depreciation.method == DepreciationMethod::amounts) {
      add_error(books_.bid.diagnostics, "loan",
                say("'{1}' is written off by amounts: the size of a loan whose interest joins it "
                    "does not follow from its cover",
                    verbatim(whole.id)),
                whole.depreciation.place, say("write the amount of the loan in money"));
      return sheet_.constant(0);
    }
    Investment asset = whole;
    asset.residual_amount.reset();
    const AssetRows& paid = project(whole);
    const std::string id = "investment." + asset.id;
    AssetRows rows{.times = paid.times, .prefix = "owner." + part};
    const Message name = sheet_.rows()[paid.outlay].label;
    const Message label = say("{1}, interest that joins it", name);
    rows.outlay = add_row(asset, part + id, label, Roll::sum, borne_.at(&whole));
    rows.in_place = add_row(asset, part + id + ".in_place", label, Roll::last);
    rows.depreciation = add_row(asset, part + "depreciation." + asset.id, label, Roll::sum);
    define_in_place(books_.bid, rows);
    define_depreciation(books_.bid, books_.values(), asset, rows);
    const Disposal* disposal = disposal_of(whole);
    const Term written_off = books_.row(rows.depreciation);
    if (disposal == nullptr || disposal->gain == no_row || !taxes_gains()) return written_off;
    const bool fixed =
        std::holds_alternative<Scalar>(asset.sale) || std::holds_alternative<CostSale>(asset.sale);
    // A fixed price of the last sale is no larger for the interest; the residual share of what is
    // replaced before is.
    const Term sold =
        fixed ? proceeds_of_replaced(books_, asset, rows) : proceeds_of(books_, asset, rows, rows);
    return written_off - (sold - books_.row(rows.book_sold));
  }

  bool taxes_gains() const {
    const Tax* tax = tax_of(books_);
    return tax && tax->disposal == DisposalTax::net;
  }

  /// Null for an asset that does not count.
  const Disposal* disposal_of(const Investment& asset) const {
    const auto& all = books_.disposals;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Disposal& each) { return each.asset == &asset; });
    return found == all.end() ? nullptr : &*found;
  }

  /// The row of the owner in place of the row of the project.
  struct Change {
    RowId from = no_row, to = no_row;
  };

  RowId changed(const std::string& id, const Message& label, RowId total,
                const std::vector<Change>& changes, Roll roll) {
    Term value = books_.row(total);
    for (const Change& each : changes) value = value - books_.row(each.from) + books_.row(each.to);
    return sheet_.add({.id = "owner." + id, .label = label, .kind = RowKind::total, .roll = roll},
                      value);
  }

  const AssetRows& project(const Investment& asset) { return books_.items.rows_of(asset); }

  /// Whether it is paid before operation, once, and written off in operation.
  bool can_bear(const Investment& asset) {
    const AssetRows& rows = project(asset);
    const auto& paid = sheet_.rows()[rows.outlay].support;
    const bool early = !paid.empty() && paid.front() < books_.axis().operation &&
                       rows.times.service == books_.axis().operation;
    return early && !rows.times.by_purchase && !asset.excluded && !asset.existing;
  }

  static bool is_named(const Loan& loan, const Investment& asset) {
    return std::any_of(loan.joins.begin(), loan.joins.end(),
                       [&](const Text& name) { return name.value == asset.id; });
  }

  std::vector<const Investment*> bearers(const Loan& loan) {
    std::vector<const Investment*> result;
    for (const Investment& asset : books_.proposal().investment) {
      const DepreciationMethod method = asset.depreciation.method;
      const bool written_off =
          method != DepreciationMethod::none && method != DepreciationMethod::expense;
      const bool chosen = loan.joins.empty() ? written_off : is_named(loan, asset);
      if (chosen && can_bear(asset)) result.push_back(&asset);
    }
    return result;
  }

  void check_named(const Loan& loan, const Text& name) {
    const auto& all = books_.proposal().investment;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Investment& each) { return each.id == name.value; });
    if (found == all.end()) {
      std::vector<std::string> ids;
      for (const Investment& each : all) ids.push_back(each.id);
      const auto near = nearest(name.value, ids);
      add_error(
          books_.bid.diagnostics, "loan",
          say("the loan '{1}' joins '{2}', and there is no such investment", verbatim(loan.id),
              verbatim(name.value)),
          name.place,
          near ? say("did you mean '{1}'?", verbatim(*near)) : say("name ids of [investment]"));
    } else if (!can_bear(*found)) {
      add_error(books_.bid.diagnostics, "loan",
                say("'{1}' is not one asset paid before operation: no interest of construction "
                    "joins it",
                    verbatim(name.value)),
                name.place, say("leave it out of joins"));
    }
  }

  /// Divides the interest of a loan that joins the cost of assets between them, by what is paid for
  /// them before operation.
  void share_out(LoanRows& loan) {
    if (loan.to_assets == no_row) return;
    const std::vector<const Investment*> assets = bearers(*loan.loan);
    if (assets.empty()) {
      loan.to_assets = no_row;
      return;
    }
    const Term interest = books_.row(loan.to_assets);
    if (assets.size() == 1) return bear(*assets.front(), interest);
    std::vector<Term> costs;
    for (const Investment* each : assets)
      costs.push_back(sheet_.total(cost_before_operation(*each)));
    const Term all = sum(sheet_, costs);
    const Term any = sheet_.apply(Op::greater, all, sheet_.constant(0));
    for (std::size_t i = 0; i < assets.size(); ++i) {
      const double even = 1.0 / static_cast<double>(assets.size());
      bear(*assets[i], interest * sheet_.select(any, costs[i] / all, sheet_.constant(even)));
    }
  }

  void bear(const Investment& asset, Term interest) {
    const auto [known, added] = borne_.try_emplace(&asset, interest);
    if (!added) known->second = known->second + interest;
  }

  RowId cost_before_operation(const Investment& asset) {
    const auto [known, added] = books_.paid_before_operation.try_emplace(&asset, no_row);
    if (!added) return known->second;
    const RowId outlay = project(asset).outlay;
    const std::vector<double> early = books_.bid.calendar.flags({0, books_.axis().operation - 1});
    known->second =
        sheet_.add({.id = "owner.investment." + asset.id + ".before_operation",
                    .label = say("{1}, paid before operation", sheet_.rows()[outlay].label),
                    .kind = RowKind::helper,
                    .sources = {asset.place}},
                   inside(early, "time.before_operation", books_.row(outlay)));
    return known->second;
  }

  RowId add_row(const Investment& asset, const std::string& id, Message label, Roll roll,
                std::optional<Term> formula = {}) {
    const RowId row = sheet_.declare(
        {.id = "owner." + id, .label = std::move(label), .roll = roll, .sources = {asset.place}});
    if (formula) sheet_.define(row, *formula);
    return row;
  }

  void add_asset(const Investment& asset) {
    const AssetRows paid = project(asset);
    const Message name = sheet_.rows()[paid.outlay].label;
    const std::string id = "investment." + asset.id;
    AssetRows rows{.times = paid.times, .prefix = "owner."};
    rows.outlay = add_row(asset, id, say("{1}, interest included", name), Roll::sum,
                          books_.row(paid.cost) + borne_.at(&asset));
    rows.in_place = add_row(asset, id + ".in_place",
                            say("{1}, cost in place, interest included", name), Roll::last);
    rows.depreciation = add_row(asset, "depreciation." + asset.id,
                                say("{1}, depreciation, interest capitalised", name), Roll::sum);
    define_in_place(books_.bid, rows);
    define_depreciation(books_.bid, books_.values(), asset, rows);
    books_.show("owner", rows.depreciation);
    depreciation_.push_back({paid.depreciation, rows.depreciation});
    book_.push_back({paid.book, rows.book});
    book_sold_.push_back({paid.book_sold, rows.book_sold});
    dispose(asset, paid, rows);
  }

  void dispose(const Investment& asset, const AssetRows& paid, const AssetRows& rows) {
    const Disposal* found = disposal_of(asset);
    if (found == nullptr) return;
    const std::string id = "investment." + asset.id;
    const Message name = sheet_.rows()[paid.outlay].label;
    RowId sale = found->sale;
    if (sale != no_row) {
      sale = add_row(asset, id + ".sale", say("{1}, sale, interest capitalised", name), Roll::sum,
                     proceeds_of(books_, asset, rows, paid));
      sale_.push_back({found->sale, sale});
    }
    if (found->gain == no_row) return;
    const Term given_up = books_.row(rows.book_sold);
    const RowId gain =
        add_row(asset, id + ".gain", say("{1}, gain on disposal, interest capitalised", name),
                Roll::sum, sale == no_row ? -given_up : books_.row(sale) - given_up);
    gain_.push_back({found->gain, gain});
    books_.owner_gains.push_back({found->gain, gain});
  }

  Books& books_;
  Sheet& sheet_;
  std::map<const Investment*, Term> borne_;
  std::vector<Change> depreciation_, book_, book_sold_, sale_, gain_;
};

}  // namespace

void add_owners_assets(Books& books) { OwnersAssets(books).add(); }

Term deductions_of(Books& books, const std::vector<LoanRows>& loans, const std::string& part) {
  return OwnersAssets(books).deductions(loans, part);
}

}  // namespace gonogo
