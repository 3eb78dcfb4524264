// SPDX-License-Identifier: MIT
// Issue: a range holds for what a value is, not for how it is written. The keys come from the key tables.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/base/range.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/input/files.hpp"
#include "gonogo/input/grammar.hpp"
#include "gonogo/model/fault.hpp"

using namespace gonogo;

namespace {

/// The lines of each section or item but for the key that is tried, in the order of the file.
using Sections = std::vector<std::pair<std::string, std::map<std::string, std::string>>>;

Sections base_bid() {
  return {
      {"[project]", {{"title", "\"Ranges\""}, {"currency", "\"CNY\""}, {"period", "\"6 years\""}}},
      {"[drivers.x]", {{"value", "5"}}},
      {"[drivers.knob]", {{"value", "1"}}},
      {"[quantities.x]", {{"formula", "\"2 * x\""}}},
      {"[investment.x]", {{"amount", "100"}}},
      {"[revenue.x]", {{"amount", "60"}, {"per", "\"year\""}}},
      {"[other_income.x]", {{"amount", "5"}, {"per", "\"year\""}}},
      {"[benefit.x]", {{"amount", "5"}, {"per", "\"year\""}}},
      {"[cost.x]", {{"amount", "10"}, {"per", "\"year\""}}},
      {"[working_capital.x]", {{"level", "3"}}},
      {"[tax]", {{"rate", "0.2"}}},
      {"[rates]", {{"discount", "0.08"}, {"finance", "0.05"}, {"reinvest", "0.05"}}}};
}

/// A key of one item with a range, and a number outside of it.
struct Trial {
  std::string header = {};  ///< "[cost.x]"
  std::string key = {};
  bool time = false;  ///< a length of time
  bool list = false;
  bool expression = false;
  double inside = 0, outside = 0;

  Address address() const { return header.substr(1, header.size() - 2) + "." + key; }
  std::string written(const std::string& value, bool quoted) const {
    const std::string text = time     ? "\"" + value + " years\""
                             : quoted ? "\"" + value + "\""
                                      : value;
    return list ? "[" + text + "]" : text;
  }
};

std::string text_of(const Trial& trial, const std::string& value, double knob) {
  std::string text;
  for (auto [header, keys] : base_bid()) {
    if (header == "[drivers.knob]") keys["value"] = shortest(knob);
    if (header == trial.header && !value.empty()) keys[trial.key] = value;
    if (header == trial.header && trial.key == "at" && !value.empty()) keys.erase("per");
    if (header == trial.header && trial.key == "residual_amount") keys.erase("residual");
    text += header + "\n";
    for (const auto& [key, line] : keys) text += key + " = " + line + "\n";
  }
  return text;
}

bool is_of_range(const Diagnostic& each) {
  return each.code == "out-of-range" || each.code == "not-a-fraction";
}

bool any_of_range(const Diagnostics& found) {
  return std::any_of(found.begin(), found.end(), is_of_range);
}

/// Whether a bid is refused because of a range: when it is read, or when it is computed.
bool refuses(const std::string& text, const LoadOptions& options = {}) {
  MemoryFiles files;
  files.add("bid.toml", text);
  LoadOptions how = options;
  how.bid = "bid.toml";
  how.no_policy = true;
  Sources sources;
  const Checked<Bid> bid = open_bid(files, how, sources);
  if (any_of_range(bid.diagnostics)) return true;
  if (!bid.value) return false;
  const auto fault = find_fault(*bid.value->model);
  return fault && is_of_range(*fault);
}

/// Whether the case is refused, or changes nothing as nothing depends on the number.
bool case_refused(const std::string& text, const Address& address, double value) {
  MemoryFiles files;
  files.add("bid.toml", text);
  Sources sources;
  const Checked<Bid> bid = open_bid(files, {.bid = "bid.toml", .no_policy = true}, sources);
  if (!bid.value) return true;  // not a bid that can be moved
  const Model& model = *bid.value->model;
  const bool moves =
      model.sheet.find_input(address) != no_input || model.structural.contains(address);
  if (!moves) return true;
  const auto fault = find_fault(model, {{address, value}});
  return fault.has_value();
}

std::vector<Trial> trials() {
  std::vector<Trial> all;
  const Sections base = base_bid();
  for (const GroupGrammar& group : proposal_grammar()) {
    for (const std::string& place : group.places) {
      const bool there = std::any_of(base.begin(), base.end(),
                                     [&](const auto& each) { return each.first == place; });
      for (const KeyGrammar& key : group.keys) {
        const bool number = key.kind.find("number") != std::string::npos;
        const bool time = key.kind.find("length of time") != std::string::npos && !number;
        if (!there || !key.built || (!number && !time)) continue;
        Trial trial = {.header = place,
                       .key = key.name,
                       .time = time,
                       .list = key.list || key.kind.starts_with("list"),
                       .expression = key.expression};
        const double lowest = key.lowest.value_or(-largest_number);
        const double highest = key.highest.value_or(largest_number);
        trial.inside = lowest > -largest_number && highest < largest_number ? (lowest + highest) / 2
                       : lowest > -largest_number                           ? lowest + 1
                                                                            : highest - 1;
        if (trial.inside == 0) trial.inside = highest / 4;
        for (const bool above : {false, true}) {
          if (above ? highest >= largest_number : lowest <= -largest_number) continue;
          trial.outside = above ? highest + 2 : lowest - 2;
          all.push_back(trial);
        }
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("key ranges: every key with a range refuses a number outside of it, however it comes") {
  const std::vector<Trial> all = trials();
  CHECK(all.size() > 60);
  for (const Trial& trial : all) {
    const Address address = trial.address();
    const std::string inside = trial.written(shortest(trial.inside), false);
    const std::string outside = trial.written(shortest(trial.outside), false);
    CAPTURE(address);
    CAPTURE(outside);
    CHECK_MESSAGE(refuses(text_of(trial, outside, 1)), "literal");
    CHECK_MESSAGE(refuses(text_of(trial, "", 1), {.settings = {address + "=" + outside}}), "--set");
    CHECK_MESSAGE(
        refuses(text_of(trial, "", 1) + "[scenario.s]\n" + address + " = " + outside + "\n"),
        "scenario");
    if (trial.expression) {
      const std::string by_driver = trial.written(trial.time ? "knob" : "knob * 1", true);
      CHECK_MESSAGE(refuses(text_of(trial, by_driver, trial.outside)), "driver");
    }
    const std::string number = trial.list ? address + "[1]" : address;
    const std::string moved = text_of(trial, inside, 1);
    const std::string times = shortest(trial.outside / trial.inside);
    const std::string plus = shortest(trial.outside - trial.inside);
    CHECK_MESSAGE(refuses(moved, {.settings = {number + "*=" + times}}), "--set *=");
    CHECK_MESSAGE(refuses(moved, {.settings = {number + "+=" + plus}}), "--set +=");
    CHECK_MESSAGE(case_refused(moved, number, trial.outside), "case");
  }
}
