// SPDX-License-Identifier: MIT
// What is said of loans that do not do what the bid says: the texts are in tests/errors.
#include "gonogo/analysis/loan_remarks.hpp"

#include <string>

#include "opening.hpp"

using namespace gonogo;
using test::must_open;

namespace {

std::string codes_of(const std::string& loans) {
  const Bid bid = must_open(
      "[project]\ntitle = \"t\"\ncurrency = \"CNY\"\nperiod = \"4 years\"\n[investment]\n"
      "plant = { amount = 1_000 }\n[revenue]\nsales = { amount = 360, per = \"year\" }\n" +
      loans);
  std::string codes;
  for (const Diagnostic& each : loan_remarks(bid)) codes += each.code + " ";
  return codes;
}

}  // namespace

TEST_CASE(
    "loan remarks: what is owed can be repaid, interest since the last payment of a lease too") {
  CHECK(codes_of("[loan.a]\namount = 400\nrate = 0.1\nin_advance = true\nbuyout = 50\n").empty());
  CHECK(codes_of("[loan.a]\namount = 400\nrate = 0.1\nbuyout = 400\n").empty());
  CHECK(codes_of("[loan.a]\namount = 400\nrate = 0.1\nbuyout = 401\n") == "repays-more ");
  CHECK(
      codes_of("[loan.a]\namount = 400\nrate = 0.1\nrepayment = { Y1 = 100, Y4 = 300 }\n").empty());
  CHECK(codes_of("[loan.a]\namount = 400\nrate = 0.1\nrepayment = { Y1 = 100, Y4 = 301 }\n") ==
        "repays-more ");
}

// 900 at 5 % for four years take 253.81 a year: 360 cover them 1.418 times.
TEST_CASE("loan remarks: a sized loan whose cover the others miss alone is named, at that cover") {
  const std::string first = "[loan.z]\namount = 900\nrate = 0.05\n";
  CHECK(codes_of(first + "[loan.a]\namount = { dscr = 1.42 }\nrate = 0.05\n") ==
        "cover-by-others ");
  CHECK(codes_of(first + "[loan.a]\namount = { dscr = 1.41 }\nrate = 0.05\n").empty());
}
