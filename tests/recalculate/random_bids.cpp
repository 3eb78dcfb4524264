// SPDX-License-Identifier: MIT
// Writes bids with loans and VAT, as laws draw them, for spreadsheet programs to recalculate:
// random_bids FOLDER COUNT SEED. The same seed gives the same bids.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/measures.hpp"
#include "gonogo/model/run.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"

using namespace gonogo;
using namespace gonogo::test;

namespace {

/// Its rules are on what loans add: cells of their measures, of all years and of one.
const char* const rules =
    "[rule.cover]\nmeasure = \"dscr\"\nat_least = 1.25\n"
    "[rule.cover_of_year]\nmeasure = \"dscr\"\nat_least = 1.25\nyear = \"Y4\"\n"
    "[rule.average]\nmeasure = \"dscr_average\"\nat_least = 1.5\n"
    "[rule.life]\nmeasure = \"llcr\"\nat_least = 1.25\n"
    "[rule.interest]\nmeasure = \"interest_cover\"\nat_least = 2\n"
    "[rule.interest_of_year]\nmeasure = \"interest_cover\"\nat_least = 2\nyear = \"Y4\"\n"
    "[rule.debt]\nmeasure = \"debt_share\"\nat_most = 0.75\n"
    "[rule.debt_of_year]\nmeasure = \"debt_share\"\nat_most = 0.75\nyear = \"Y3\"\n"
    "[rule.roe]\nmeasure = \"roe\"\nat_least = 0.1\n"
    "[rule.roe_of_year]\nmeasure = \"roe\"\nat_least = 0.1\nyear = \"Y3\"\n"
    "[rule.roi_of_year]\nmeasure = \"roi\"\nat_least = 0.1\nyear = \"Y3\"\n"
    "[rule.owners]\nmeasure = \"npv\"\nflow = \"equity\"\nat_least = 0\n"
    "[rule.owners_payback]\nmeasure = \"static_payback\"\nflow = \"equity\"\n"
    "at_most = \"3 years\"\n";

std::string random_text() {
  RandomBid bid = random_bid(Refined::no);
  if (once_in(2)) bid.items["revenue"].push_back("rich = { amount = 3_000, per = \"year\" }");
  bid.rates = "[rates]\ndiscount = 0.08\nequity = 0.12\n";
  switch (up_to(3)) {
    case 0:
      bid.items["loan"] = {random_sized_loan(bid, "1.25"), random_fixed_loan(bid, "two")};
      break;
    case 1:
      bid.items["loan"] = {
          "one = { amount = { dscr = 1.25 }, repayment = \"sculpted\", rate = 0.06 }",
          random_fixed_loan(bid, "two")};
      break;
    default:
      bid.items["loan"] = random_loans(bid);
  }
  return bid.text(random_step()) + rules;
}

/// Whether its rates of return, where it has any, are such as IRR() of spreadsheet programs is made
/// for: they lose digits, or their way, at rates of thousands per cent a year and near -100 %.
bool has_usual_rates(const Model& model) {
  const Wanted wanted{.measures = {{measures::irr}, {measures::irr, FlowKind::equity}}};
  for (const Answers& each : run(model, wanted).measures) {
    const bool usual = each.value[0] > -0.95 && each.value[0] < 10;
    if (each.why[0] == Why::computed && !usual) return false;
  }
  return true;
}

/// Whether the bid has a number for everything. Where it is refused, or has a fault such as a sculpted
/// loan that is not found, nothing is left to recalculate.
bool is_sound(const std::string& text) {
  try {
    const Model model = model_of(text);
    return !find_fault(model).has_value() && has_usual_rates(model);
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return std::cerr << "usage: random_bids FOLDER COUNT SEED\n", 2;
  const std::filesystem::path folder = arguments[1];
  const long wanted = std::atol(arguments[2]);
  rc::Random random(std::strtoull(arguments[3], nullptr, 10));
  const auto bids = rc::gen::exec(random_text);
  constexpr int size = 30;
  for (long written = 0; written < wanted;) {
    const std::string text = bids(random.split(), size).value();
    if (!is_sound(text)) continue;
    std::ofstream(folder / ("random-" + std::to_string(++written) + ".toml")) << text;
  }
}
