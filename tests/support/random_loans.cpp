// SPDX-License-Identifier: MIT
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"

namespace gonogo::test {
namespace {

std::string rate() {
  return one_of({"0.06", "0", "{ effective = 0.08 }", "{ nominal = 0.12, compounded = \"month\" }",
                 "{ nominal = 0.05, compounded = \"year\" }"});
}

/// Repayments that begin with operation and end with the bid or before.
std::string repayment(bool compounded, bool by_amount_alone) {
  const std::string grace = one_of(
      {"", ", grace = \"1 year\"", ", grace = \"1 year\", grace_interest = \"capitalised\""});
  switch (up_to(4)) {
    case 0:
      return ", repayment = \"equal_principal\"" + grace;
    case 1:
      return ", repayment = \"bullet\"" + grace;
    case 2:
      return compounded || by_amount_alone ? grace : ", repayment = \"capacity\"" + grace;
    case 3:
      return compounded || once_in(2) ? ", term = \"2 years\"" : ", in_advance = true";
    default:
      return grace;
  }
}

/// With what is lent and when; `by_amount_alone`: its repayments are in proportion to that.
std::string loan(const std::string& lent, bool by_amount_alone = false) {
  const std::string yearly = rate();
  std::string keys = lent + ", rate = " + yearly +
                     repayment(yearly.find("year") != std::string::npos, by_amount_alone);
  if (once_in(3)) keys += ", draw_interest = " + one_of({"\"full\"", "\"none\""});
  if (once_in(3)) keys += ", construction_interest = \"paid\"";
  if (once_in(3)) keys += ", fee = 0.01";
  return keys;
}

std::string money() {
  return once_in(2) ? "share = " + one_of({"0.5", "1", "0.25"})
                    : "amount = " + number() + one_of({"", ", at = \"Y1\""});
}

}  // namespace

std::vector<std::string> random_loans(RandomBid& bid) {
  if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
  std::vector<std::string> loans = {"one = { " + loan(money()) + " }"};
  if (once_in(3)) loans.push_back("two = { " + loan(money()) + " }");
  if (once_in(4)) loans.push_back("bridge = { amount = \"shortfall\", rate = 0.1 }");
  return loans;
}

std::string random_sized_loan(RandomBid& bid, const std::string& cover) {
  if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
  return "one = { " +
         loan("amount = { dscr = " + cover + " }" + one_of({"", ", at = \"Y1\""}), true) + " }";
}

}  // namespace gonogo::test
