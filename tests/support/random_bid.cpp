// SPDX-License-Identifier: MIT
#include "support/random_bid.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "support/random_draws.hpp"

namespace gonogo::test {
namespace {

class Maker {
 public:
  RandomBid make(Refined refined, WithVat vat) {
    years_ = 4 + up_to(4);
    construction_ = up_to(2);
    bid_.construction = std::to_string(construction_) + " years";
    const std::string part = one_of({"", "", ".5", ".25"});
    bid_.period = std::to_string(years_) + part + " years";
    vat_ = vat == WithVat::yes && once_in(2) ? WithVat::yes : WithVat::no;
    for (int n = up_to(3); n >= 0; --n) add_driver("d" + std::to_string(n));
    for (int n = up_to(2); n > 0; --n) add_quantity("q" + std::to_string(n));
    for (int n = up_to(2); n > 0; --n)
      add("investment", "a" + std::to_string(n), random_asset(vat_));
    if (refined == Refined::no && once_in(2)) add("investment", "again", random_purchases(vat_));
    for (int n = up_to(2); n >= 0; --n) add_line("revenue", "r" + std::to_string(n));
    for (int n = up_to(1); n > 0; --n) add_line("other_income", "o" + std::to_string(n));
    for (int n = up_to(3); n > 0; --n) add_line("cost", "c" + std::to_string(n));
    if (once_in(2))
      add("working_capital", "w",
          "level = " + (once_in(2) ? number() : "\"" + evenly() + "\"") + from_to(false));
    bid_.rates = "[rates]\ndiscount = 0.08\n";
    if (!once_in(3)) bid_.tax = random_tax(part.empty());
    if (vat_ == WithVat::yes && (refined == Refined::yes || !once_in(4)))
      bid_.vat = random_vat(refined == Refined::no);
    return bid_;
  }

 private:
  void add(const std::string& section, const std::string& id, const std::string& keys) {
    bid_.items[section].push_back(id + " = { " + keys + " }");
  }

  std::string year() { return "Y" + std::to_string(1 + up_to(years_ - 1)); }

  std::string list() {
    std::vector<std::string> values;
    for (int n = up_to(std::min(3, years_ - construction_ - 1)); n >= 0; --n)
      values.push_back(number());
    return "[" + join(values, ", ") + "]";
  }

  /// Labels ascend, from the first year on, so that it has a value wherever it may be used.
  std::string schedule() {
    std::string text = "{ Y1 = " + number();
    for (int y = 2; y <= years_; ++y)
      text += once_in(3) ? ", Y" + std::to_string(y) + " = " + number() : "";
    return text + " }";
  }

  std::string growing() {
    switch (up_to(3)) {
      case 0:
        return ", growth = " +
               one_of({"0.03", "-0.1", "[0.25, 0, -0.1]", "{ rate = 0.05, over = true }"});
      case 1:
        return ", increase = " + number();
      case 2:
        return ", ramp = [0.25, 0.5, 1]";
      default:
        return "";
    }
  }

  std::string from_to(bool to) {
    const int first = 1 + up_to(years_ - 1);
    std::string text = once_in(3) ? ", from = \"Y" + std::to_string(first) + "\"" : "";
    if (to && once_in(3))
      text +=
          ", to = \"Y" +
          std::to_string(std::max(first, construction_ + 1 + up_to(years_ - construction_ - 1))) +
          "\"";
    return text;
  }

  /// Drivers have a value from the first year on, so that any line may name them.
  void add_driver(const std::string& id) {
    switch (up_to(3)) {
      case 0:
        add("drivers", id, "value = " + number());
        break;
      case 1:
        add("drivers", id,
            "value = " + list() + ", from = \"Y1\"" + growing() +
                (once_in(3) ? ", repeat = true" : ""));
        break;
      case 2:
        add("drivers", id, "value = " + schedule() + growing());
        break;
      default:
        add("drivers", id, "value = " + number() + ", from = \"Y1\"" + growing());
    }
    levels_.push_back(id);
    levels_.push_back(id + "[1]");
  }

  void add_quantity(const std::string& id) {
    if (once_in(4)) {
      const bool ends = once_in(2);
      add("quantities", id,
          "opening = " + number() + ", gain = " + number() + ", loss = 0.1, per = \"year\"" +
              (ends ? ", contracts = { term = \"2 years\", renew = 0.5 }" : "") +
              ", from = \"Y1\"");
      even_.push_back("gained(" + id + ")");
      if (!ends) even_.push_back("lost(" + id + ")");
    } else if (once_in(4)) {
      add("quantities", id,
          "of = \"" + level() +
              "\", tiers = [{ upto = 20, value = 2, fee = 5 }, { upto = 50, "
              "value = 1.5 }, { value = 1 }], from = \"Y1\", mode = " +
              one_of({"\"slice\"", "\"whole\""}));
      levels_.push_back(id);
    } else if (once_in(3)) {
      add("quantities", id,
          "formula = \"" + level() + "\", per = \"" + unit() + "\", from = \"Y1\"");
      even_.push_back(id);
    } else {
      add("quantities", id,
          "formula = \"" + level() + " + " + level() + "\", from = \"Y1\"" +
              (once_in(2) ? growing() : ""));
      levels_.push_back(id);
    }
  }

  static std::string unit() { return one_of({"day", "month", "quarter", "year"}); }

  std::string level() {
    switch (up_to(5)) {
      case 0:
        return "2 * " + number();
      case 1:
        return one_of({"year", "operation_year"});
      case 2:
        return "min(" + one_of(levels_) + ", " + number() + ")";
      case 3:
        return "if(" + one_of(levels_) + " > year, " + one_of(levels_) + ", " + number() + ")";
      default:
        return one_of(levels_);
    }
  }

  /// Of flows that are even within a year.
  std::string evenly() {
    if (even_.empty()) return level();
    const std::string name = one_of(even_);
    switch (up_to(3)) {
      case 0:
        return "0.25 * " + name;
      case 1:
        return "max(0, " + name + " - " + number() + ")";
      case 2:
        return "last_year(" + name + ") / 2";
      default:
        return level() + " + 0.5 * " + name;
    }
  }

  /// Of flows that come at once.
  std::string at_once() {
    return once_in(2) || sums_.empty() ? "2 * change(" + one_of(levels_) + ")"
                                       : "0.3 * " + one_of(sums_);
  }

  /// `plain`: the amount is numbers, each at least 1.
  std::string vat_of_line(const std::string& section, bool plain) {
    if (vat_ == WithVat::no) return "";
    const std::string exempt = section == "revenue" && once_in(6) ? ", exempt = true" : "";
    if (once_in(3)) return exempt;
    std::vector<std::string> ways = {"0.06", "0.13", "{ rate = 0.09, included = true }",
                                     "{ rate = \"0.01 * 3\" }"};
    // Where the amount includes it, an increase of both may lift the VAT above the amount: a fault.
    if (plain) ways.emplace_back("{ amount = 0.5 }");
    return exempt + ", vat = " + one_of(ways);
  }

  /// A promise, which a number misses by more or less.
  std::string service(bool once) {
    const bool late = once && once_in(2);
    const std::string id = late ? "express" : "gold";
    auto& levels = bid_.items["sla"];
    const std::string keys = late ? "price = 1.5, lead = \"5 days\", late = 0.125, cap = 0.75"
                                  : "reached = [50, 20], credit = [0.25, 0.5]";
    const std::string level = id + " = { " + keys + " }";
    if (std::find(levels.begin(), levels.end(), level) == levels.end()) levels.push_back(level);
    return ", sla = \"" + id + (late ? "\", days = " : "\", reached = ") + number();
  }

  void add_line(const std::string& section, const std::string& id) {
    std::string keys;
    bool even = false, plain = false, settled = false;
    switch (up_to(5)) {
      case 0:
        keys = "amount = " + (once_in(2) ? number() : "\"" + evenly() + "\"") + ", at = \"" +
               year() + "\"";
        break;
      case 1:
        keys = "amount = " + schedule();
        break;
      case 2:
        keys = "amount = \"" + at_once() + "\"" + rate();
        settled = once_in(2);
        break;
      case 3:
        keys = "amount = " + list() + rate();
        even = plain = true;
        break;
      default:
        keys = "amount = " +
               (once_in(2) ? number()
                           : "\"" + (once_in(2) ? level() + " * " + level() : evenly()) + "\"") +
               rate();
        even = true;
    }
    if (settled) keys += ", settled = \"year\"";
    if (section != "cost" && once_in(6)) keys += ", taxable = false";
    const bool late = even && once_in(4);
    if (late && section != "cost" && once_in(2)) keys += ", doubtful = 0.125";
    if (late)
      keys += std::string(section == "cost" ? ", payable" : ", receivable") + " = \"" +
              one_of({"90 days", "1 year", "6 months"}) + "\"";
    if (section == "revenue" && once_in(4)) keys += ", new = 0.75";
    if (section == "revenue" && once_in(4)) keys += service(keys.find(", per = ") == keys.npos);
    if (section == "cost" && once_in(6))
      keys += ", cash = false";
    else
      keys += vat_of_line(section, plain);
    if (once_in(8)) keys += ", excluded = \"sunk\"";
    add(section, id, keys);
    (even ? even_ : sums_).push_back(section + "." + id);
  }

  std::string rate() { return ", per = \"" + unit() + "\"" + from_to(true) + growing(); }

  RandomBid bid_;
  WithVat vat_ = WithVat::no;
  int years_ = 1;
  int construction_ = 0;
  std::vector<std::string> levels_, even_,
      sums_;  ///< names; flows that are even within a year, and those that come at once
};

}  // namespace

std::string RandomBid::text(const std::string& step) const {
  std::string result = "[project]\ntitle = \"A bid\"\ncurrency = \"CNY\"\nstep = \"" + step +
                       "\"\nperiod = \"" + period + "\"\n";
  if (!construction.starts_with("0")) result += "construction = \"" + construction + "\"\n";
  for (const auto& [section, lines] : items)
    result += "[" + section + "]\n" + join(lines, "\n") + "\n";
  return result + rates + tax + vat;
}

RandomBid random_bid(Refined refined, WithVat vat) { return Maker().make(refined, vat); }

std::string random_step() { return one_of({"year", "quarter", "month"}); }

}  // namespace gonogo::test
