// SPDX-License-Identifier: MIT
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"

namespace gonogo::test {
namespace {

/// What a loan may hold, for laws that hold of such loans only.
struct Terms {
  bool refined = false;    ///< the same in every step: interest falls due by the year
  bool by_amount = false;  ///< repayments are in proportion to the amount
  bool fixed = false;      ///< repayments do not depend on cash
};

std::string rate(const Terms& terms) {
  if (terms.refined)
    return "{ nominal = " + one_of({"0", "0.05", "0.11"}) + ", compounded = \"year\" }";
  return one_of({"0.06", "0", "{ effective = 0.08 }", "{ nominal = 0.12, compounded = \"month\" }",
                 "{ nominal = 0.05, compounded = \"year\" }"});
}

/// Repayments that begin with operation and end with the bid or before.
std::string repayment(bool by_year, const Terms& terms) {
  const std::string grace = one_of(
      {"", ", grace = \"1 year\"", ", grace = \"1 year\", grace_interest = \"capitalised\""});
  switch (up_to(5)) {
    case 0:
      return ", repayment = \"equal_principal\"" + grace;
    case 1:
      return ", repayment = \"bullet\"" + grace;
    case 2:
      return by_year || terms.by_amount || terms.fixed ? grace
                                                       : ", repayment = \"capacity\"" + grace;
    case 3:
      return (by_year || once_in(2) ? ", term = \"2 years\"" : ", in_advance = true") +
             std::string(terms.by_amount || once_in(2) ? "" : ", buyout = 4");
    case 4:
      return terms.by_amount || terms.fixed ? grace : ", repayment = { dscr = 1.25 }" + grace;
    default:
      return grace;
  }
}

/// With what is lent and when.
std::string loan(const std::string& lent, const Terms& terms) {
  const std::string yearly = rate(terms);
  const bool by_year = yearly.find("year") != std::string::npos;
  std::string keys = lent + ", rate = " + yearly + repayment(by_year, terms);
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

std::vector<std::string> random_loans(RandomBid& bid, Refined refined) {
  const Terms terms{.refined = refined == Refined::yes};
  if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
  std::vector<std::string> loans = {"one = { " + loan(money(), terms) + " }"};
  if (once_in(3)) loans.push_back("two = { " + loan(money(), terms) + " }");
  // A bridge is drawn in the step in which cash is short.
  if (refined == Refined::no && once_in(4))
    loans.push_back("bridge = { amount = \"shortfall\", rate = 0.1 }");
  return loans;
}

std::string random_sized_loan(RandomBid& bid, const std::string& cover) {
  if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
  return "one = { " +
         loan("amount = { dscr = " + cover + " }" + one_of({"", ", at = \"Y1\""}),
              {.by_amount = true}) +
         " }";
}

std::string random_fixed_loan(RandomBid& bid, const std::string& id) {
  if (!bid.items.contains("investment")) bid.items["investment"] = {"x = { amount = 40 }"};
  return id + " = { " + loan(money(), {.fixed = true}) + " }";
}

}  // namespace gonogo::test
