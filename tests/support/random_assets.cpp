// SPDX-License-Identifier: MIT
#include "support/random_draws.hpp"

namespace gonogo::test {
namespace {

std::string rarely(int of, const std::string& keys) { return once_in(of) ? keys : ""; }

std::string moment() {
  return one_of(
      {"\"Y0\"", "\"Y1\"", "\"Y2\"", "\"Y1..Y2\"", "\"end\"", "{ Y0 = 0.25, Y2 = 0.75 }"});
}

std::string life() {
  return ", life = \"" + one_of({"2 years", "3 years", "4.5 years", "5 years", "20 years"}) + "\"";
}

std::string method() {
  const std::string disposal = rarely(4, ", disposal_year = " + one_of({"\"half\"", "\"none\""}));
  const std::string change = ", switch = " + one_of({"true", "false"}) + disposal + " }";
  switch (up_to(7)) {
    case 0:
      return "\"expense\"";
    case 1:
      return "\"none\"";
    case 2:
      return "\"sum_of_years\"";
    case 3:
      return "{ method = \"double_declining\"" + change;
    case 4:
      return "{ method = \"declining\", rate = " + one_of({"0.18", "0.4", "0.75"}) + change;
    case 5:
      return "{ table = \"macrs_" + one_of({"3", "5", "7", "20"}) + "\"" + disposal + " }";
    case 6:
      return "{ shares = [0.5, 0.3, 0.2]" + disposal + " }";
    default:
      return "\"straight_line\"";
  }
}

std::string sale() {
  return rarely(2, ", sale = " + one_of({"\"book\"", "\"cost\"", "30_000", "\"25 * d0\""}));
}

std::string vat_of_asset() {
  const std::string vat =
      rarely(2, ", vat = " + one_of({"0.13", "0.09", "{ rate = 0.13, included = true }"}));
  return vat.empty() ? vat : vat + rarely(4, ", capitalise_vat = true");
}

}  // namespace

std::string random_vat(bool floors) {
  std::string section = "[vat]\ncredit = " +
                        (floors ? one_of({"\"carry\"", "\"refund\"", "\"lost\""}) : "\"refund\"");
  // A surtax is never refunded: a floor, too.
  section += floors ? rarely(2, "\nsurtax = 0.12") : "";
  return section + rarely(6, "\nscheme = \"simplified\"") + "\n";
}

std::string random_asset(WithVat vat) {
  std::string keys = "amount = " + one_of({std::to_string(1 + up_to(60)) + "_000",
                                           "\"3 * " + number() + " * d0[1]\""});
  const bool existing = once_in(6);
  if (existing) keys += ", existing = true";
  if (once_in(6))
    keys += ", sold = \"Y3\"";
  else if (!existing)
    keys += ", at = " + moment();
  const bool replaced = !existing && once_in(5);
  keys += replaced ? life() : rarely(2, life());
  if (replaced) keys += ", replace = \"" + std::to_string(1 + up_to(2)) + " years\"";
  keys += rarely(3, one_of({", residual = 0.1", ", residual_amount = 0.5"}));
  keys += once_in(6) ? ", depreciation = { amounts = [4_000, 30_000] }"
                     : ", depreciation = " + method();
  keys += rarely(8, ", excluded = \"not ours\"");
  if (vat == WithVat::yes && !existing) keys += vat_of_asset();
  return keys + sale();
}

std::string random_purchases(WithVat vat) {
  return "amount = \"3 * d0 + " + number() +
         "\", per = " + one_of({"\"year\"", "\"quarter\"", "\"month\""}) + life() +
         ", depreciation = " + method() + rarely(2, ", residual = 0.1") + sale() +
         (vat == WithVat::yes ? vat_of_asset() : "");
}

std::string random_tax(bool whole) {
  std::string section = "[tax]\nrate = " + one_of({"0.25", "[0, 0.125, 0.25]"}) +
                        "\nlosses = " + one_of({"\"carry\"", "\"lost\"", "\"credit\""});
  if (whole) section += rarely(3, "\nloss_life = \"" + std::to_string(1 + up_to(4)) + " years\"");
  section += rarely(3, "\nlag = \"1 year\"");
  return section + "\n" +
         one_of({"disposal = \"net\"", "disposal = \"separate\"", "disposal = \"none\"",
                 "gains = 0.4"}) +
         "\n";
}

}  // namespace gonogo::test
