// SPDX-License-Identifier: MIT
/// The keys of a loan together.
#include "input/checks.hpp"

namespace gonogo {
namespace {

/// Whether they are written alike.
bool alike(const Scalar& a, const Scalar& b) {
  const auto* number = std::get_if<double>(&a.value);
  const auto* other = std::get_if<double>(&b.value);
  if (number != nullptr || other != nullptr)
    return number != nullptr && other != nullptr && *number == *other;
  return std::get<Expression>(a.value).text() == std::get<Expression>(b.value).text();
}

class LoanChecks {
 public:
  LoanChecks(const Node& item, Loan& loan, Diagnostics& found)
      : item_(item), loan_(loan), found_(found) {}

  void run() {
    check_money();
    check_moment();
    check_repayment();
    check_interest();
  }

 private:
  bool has(std::string_view key) const { return item_.find(key) != nullptr; }
  const Place& place(std::string_view key) const {
    const Node* member = item_.find(key);
    return member != nullptr ? member->key_place : item_.key_place;
  }
  void refuse(std::string_view key, Message message, Message hint) {
    add_error(found_, "conflict", std::move(message), place(key), std::move(hint));
  }

  void check_money() {
    if (loan_.amount && loan_.share) {
      refuse("share", say("a loan has an amount or a share, not both"),
             say("share is of every payment for investment"));
      loan_.share.reset();
    }
    if (loan_.amount || loan_.share) return;
    add_error(found_, "missing-key", say("the loan {1} has neither amount nor share", item_name()),
              item_.key_place,
              say("write share = 0.6 of what is paid for investment, or an amount"));
    loan_.amount = Amount{};
  }

  Message item_name() const { return verbatim(item_.key); }
  bool bridges() const {
    return loan_.amount && std::holds_alternative<ShortfallAmount>(*loan_.amount);
  }

  bool is_sized() const { return loan_.amount && std::holds_alternative<Cover>(*loan_.amount); }

  void check_moment() {
    const Amount* money = loan_.amount ? std::get_if<Amount>(&*loan_.amount) : nullptr;
    const bool schedule = money && std::holds_alternative<std::vector<Entry>>(money->value);
    if (money && std::holds_alternative<ValueList>(money->value)) {
      refuse("amount", say("the amount of a loan is no list"),
             say("write a schedule: { Y1 = 500, Y2 = 500 }"));
      loan_.amount->emplace<Amount>().value = Scalar{};
    }
    if (!loan_.at || (!loan_.share && !schedule && !bridges())) return;
    refuse("at",
           loan_.share ? say("a share is drawn when the investment is paid")
           : schedule  ? say("{1} has both a schedule and at", item_name())
                       : say("a bridge is drawn when cash is short"),
           say("remove at"));
    loan_.at.reset();
  }

  void check_repayment() {
    using R = RepaymentMethod;
    R& method = loan_.repayment.method;
    if (bridges() && !has("repayment")) method = R::first;
    if (bridges() != (method == R::first)) {
      refuse(has("repayment") ? "repayment" : "amount",
             say("amount = \"shortfall\" and repayment = \"first\" go together: a bridge"),
             say("write both, or neither"));
      method = R::annuity;
    }
    if (loan_.in_advance && method != R::annuity) {
      refuse("in_advance", say("in_advance goes with level payments: repayment = \"annuity\""),
             say("remove one of the two"));
      loan_.in_advance = false;
    }
    if (loan_.buyout && (method != R::annuity || is_sized())) {
      refuse("buyout",
             is_sized() ? say("a loan sized by its cover has no buyout")
                        : say("buyout goes with level payments: repayment = \"annuity\""),
             say("remove one of the two"));
      loan_.buyout.reset();
    }
    const bool ends_itself = method == R::capacity || method == R::first || method == R::schedule;
    if (loan_.term && ends_itself) {
      refuse(
          "term", say("this repayment has no term"),
          method == R::schedule ? say("the labels say when") : say("it ends when all is repaid"));
      loan_.term.reset();
    }
    check_cover();
  }

  void check_cover() {
    using R = RepaymentMethod;
    R& method = loan_.repayment.method;
    const Cover* sized = loan_.amount ? std::get_if<Cover>(&*loan_.amount) : nullptr;
    const auto& sculpted = loan_.repayment.cover;
    if (sized && (method == R::capacity || method == R::first)) {
      refuse("repayment",
             say("a cover ratio sizes loans whose repayments follow from their amount"),
             say("write \"annuity\", \"equal_principal\", \"bullet\", \"sculpted\" or shares by "
                 "label"));
      method = R::annuity;
    }
    if (method == R::sculpted && !sized && !sculpted) {
      refuse("repayment", say("a sculpted repayment has a cover, and none is stated"),
             say("write repayment = { dscr = 1.3 }"));
      method = R::annuity;
    }
    if (sized && sculpted && !alike(sized->dscr, sculpted->dscr))
      refuse("repayment", say("the amount and its repayment have one cover, and two are stated"),
             say("write repayment = \"sculpted\""));
  }

  void check_interest() {
    if (!loan_.grace && has("grace_interest"))
      refuse("grace_interest", say("grace_interest goes with grace"),
             say("say how long: grace = \"1 year\""));
    if (!loan_.joins.empty() && loan_.construction_interest == ConstructionInterest::paid) {
      refuse("joins", say("interest that is paid joins no investment"),
             say("remove one of the two"));
      loan_.joins.clear();
    }
  }

  const Node& item_;
  Loan& loan_;
  Diagnostics& found_;
};

}  // namespace

bool check(const Node& item, Loan& loan, Diagnostics& found) {
  LoanChecks(item, loan, found).run();
  return true;
}

}  // namespace gonogo
