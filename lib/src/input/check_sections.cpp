// SPDX-License-Identifier: MIT
/// The keys of [project], [tax], [rates] and [policy] together.
#include <algorithm>

#include "gonogo/base/text.hpp"
#include "input/checks.hpp"

namespace gonogo {
namespace {

/// ISO 4217: three capital letters.
void check_currency(const Text& currency, Diagnostics& found) {
  const std::string& code = currency.value;
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool sound =
      code.size() == 3 && std::all_of(code.begin(), code.end(), is_letter) && code != "RMB";
  if (sound || !currency.place.known()) return;
  found.push_back({.code = "bad-currency",
                   .message = say("\"{1}\" is no currency", verbatim(code)),
                   .place = currency.place,
                   .hint = say("the three letters of ISO 4217: \"CNY\", \"EUR\", \"USD\"")});
}

bool is_faulty(const Duration& duration, const Diagnostics& found) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& each) { return each.place == duration.count.place; });
}

}  // namespace

bool has_misspelt(const Node& table, const std::vector<std::string>& keys,
                  const Diagnostics& found) {
  return std::any_of(table.items.begin(), table.items.end(), [&](const Node& item) {
    const auto is_unknown = [&](const Diagnostic& each) {
      return each.code == "unknown-key" && each.place == item.key_place;
    };
    return nearest(item.key, keys) && std::any_of(found.begin(), found.end(), is_unknown);
  });
}

/// Reports say the unit of their money, which no case moves.
void check_scale(Scalar& scale, Diagnostics& found) {
  if (std::holds_alternative<double>(scale.value)) return;
  add_error(found, "wrong-type", say("scale is a number, not a formula"), scale.place,
            say("write scale = 10_000"));
  scale.value = 1.0;
}

bool check(const Node& section, Project& project, Diagnostics& found) {
  check_currency(project.currency, found);
  check_scale(project.scale, found);
  if (project.step == Step::dated) return true;
  if (!project.period) {
    if (!has_misspelt(section, {"period"}, found))
      found.push_back(
          {.code = "missing-key",
           .message = say("{1} needs the key {2}", verbatim("[project]"), verbatim("period")),
           .place = section.key_place,
           .hint = verbatim("period = \"5 years\"")});
  }
  if (!project.period || is_faulty(*project.period, found)) project.period = longest_period();
  return true;
}

bool check(const Node& section, Tax& tax, Diagnostics& found) {
  const Node* disposal = section.find("disposal");
  if (!tax.gains) return true;
  if (disposal != nullptr && tax.disposal != DisposalTax::separate) {
    add_error(found, "conflict", say("a rate on gains taxes them apart"), disposal->key_place,
              say("leave disposal out, or gains"));
  }
  tax.disposal = DisposalTax::separate;
  return true;
}

bool check(const Node&, Rates& rates, Diagnostics& found) {
  const auto one = [&](std::optional<RateValue>& rate, std::string_view key) {
    if (!rate || rate->by_label.empty()) return;
    add_error(found, "rate-kind", say("only the discount rate may change in time"),
              rate->rate.place, say("write {1} = 0.08", verbatim(key)));
    rate.reset();
  };
  one(rates.equity, "equity");
  one(rates.finance, "finance");
  one(rates.reinvest, "reinvest");
  return true;
}

bool check(const Node&, Policy& policy, Diagnostics& found) {
  check_currency(policy.currency, found);
  return true;
}

}  // namespace gonogo
