// SPDX-License-Identifier: MIT
// The plan of a sheet against its program: the same numbers to rounding, the same faults.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "gonogo/base/same_bits.hpp"
#include "gonogo/model/run.hpp"
#include "run/plan_maker.hpp"
#include "run/tile.hpp"
#include "support/bid.hpp"
#include "support/random_bid.hpp"
#include "support/random_draws.hpp"
#include "support/random_sheet.hpp"

using namespace gonogo;

namespace {

using Columns = std::vector<std::vector<double>>;

Fill filled(const Columns& values) {
  return [&values](std::size_t first, std::span<const std::span<double>> to) {
    for (std::size_t k = 0; k < to.size(); ++k) {
      for (std::size_t i = 0; i < to[k].size(); ++i) to[k][i] = values[k][first + i];
    }
  };
}

Model random_bid(const std::string& rules = "") {
  test::RandomBid bid = test::random_bid(test::Refined::no);
  if (test::once_in(2)) {
    for (const std::string& loan : test::random_loans(bid)) bid.items["loan"].push_back(loan);
  }
  const std::string text = bid.text(test::random_step()) + rules;
  RC_LOG() << text;
  return test::model_of(text);
}

/// Up to eight numbers of a bid that cases move.
std::vector<Address> random_addresses(const Model& model) {
  std::vector<Address> all;
  for (const Input& input : model.sheet.inputs()) {
    if (input.address.find(".plus") == std::string::npos) all.push_back(input.address);
  }
  std::vector<Address> some;
  for (int k = 0; k < 8 && !all.empty(); ++k) {
    const Address address = *rc::gen::elementOf(all);
    if (std::find(some.begin(), some.end(), address) == some.end()) some.push_back(address);
  }
  return some;
}

/// Near what is written; a few are faults, or far away. One draw for all, so that what fails shrinks
/// soon.
Columns random_values(const Model& model, const std::vector<Address>& addresses,
                      std::size_t count) {
  std::mt19937_64 random(static_cast<unsigned>(test::up_to(1'000'000)));
  const double far[] = {0.0, -1.0, -3.5, 1e200, 40.0};
  Columns values;
  for (const Address& address : addresses) {
    const double base = model.sheet.inputs()[model.sheet.find_input(address)].base;
    auto& column = values.emplace_back();
    for (std::size_t i = 0; i < count; ++i) {
      const double near = base * (1 + (static_cast<double>(random() % 1001) - 500) / 2048.0);
      column.push_back(random() % 60 == 0 ? far[random() % 5] : near);
    }
  }
  return values;
}

/// The sum of the sizes of a flow, and of the book values that a sale may bring into it: what its
/// rounding is measured by. Of an asset that is written off, rounding leaves something to sell.
double size_of_flow(const Outcomes& careful, std::size_t i) {
  double size = 1e-9;
  for (const std::vector<double>& row : careful.series) {
    for (std::size_t c = 0; c < careful.columns; ++c) {
      // A book value that is a fault of a flow without it has no size.
      const double amount = row[i * careful.columns + c];
      if (std::isfinite(amount)) size += std::abs(amount);
    }
  }
  return size;
}

/// What runs in blocks of the program.
Outcomes careful(const Model& model, const std::vector<Address>& addresses, const Columns& values,
                 Wanted wanted) {
  wanted.in_tiles = false;
  wanted.series = {"cash_flow.sizes"};
  for (const SheetRow& row : model.sheet.rows()) {
    if (row.id.ends_with(".book")) wanted.series.push_back(row.id);
  }
  return run(model,
             {.count = values.empty() ? 300 : values[0].size(),
              .addresses = addresses,
              .fill = filled(values)},
             wanted);
}

const Wanted value_alone = {.measures = {{measures::npv}}, .margins = false, .in_tiles = true};

/// All bytes that count of what a plan computes for these inputs: which cases are suspect, and the
/// rows of the others. A suspect case is computed again by the program; its NaN may have either sign.
std::vector<double> bytes_of(const Plan& plan, Tile& tile, const Columns& values) {
  for (std::size_t k = 0; k < values.size(); ++k)
    std::copy_n(values[k].begin(), lanes, tile.input(k).begin());
  const std::uint32_t suspect = tile.run(lanes);
  std::vector<double> bytes = {static_cast<double>(suspect)};
  std::vector<double> row(static_cast<std::size_t>(plan.columns));
  for (std::size_t r = 0; r < plan.rows.size(); ++r) {
    for (std::size_t i = 0; i < lanes; ++i) {
      if ((suspect >> i & 1U) != 0) continue;
      tile.gather(r, i, row);
      bytes.insert(bytes.end(), row.begin(), row.end());
    }
  }
  // A discount factor a column is as good as another row.
  double worth[lanes], rates[lanes], proved[lanes];
  tile.present_value(0, tile.row(0), worth);
  tile.internal_rate(0, 12, rates, proved);
  for (std::size_t i = 0; i < lanes; ++i) {
    if ((suspect >> i & 1U) != 0) continue;
    bytes.insert(bytes.end(), {worth[i], proved[i], proved[i] != 0 ? rates[i] : 0});
  }
  return bytes;
}

std::vector<double> bytes_of(const Plan& plan, InstructionSet set, const Columns& values) {
  Tile tile(plan, tile_kernels(set));
  return bytes_of(plan, tile, values);
}

std::optional<Plan> plan_of(const Model& model, const std::vector<Address>& addresses,
                            std::span<const RowId> roots) {
  std::vector<InputId> inputs;
  for (const Address& address : addresses) inputs.push_back(model.sheet.find_input(address));
  const Program program(model.sheet, model.order, inputs, roots, {});
  return make_plan(model.sheet, model.order, program, program.workspace(1), inputs, roots, {});
}

}  // namespace

TEST_CASE("tiles: random bids have the present values of the program, and its faults") {
  std::size_t computed = 0;
  CHECK(test::holds_often("bids", 10'000, computed, [&] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, 300);
    const Outcomes slow = careful(model, addresses, values, value_alone);
    const Outcomes fast =
        run(model, {.count = 300, .addresses = addresses, .fill = filled(values)}, value_alone);
    for (std::size_t i = 0; i < 300; ++i) {
      if (slow.measures[0].why[i] != fast.measures[0].why[i]) {
        for (std::size_t k = 0; k < values.size(); ++k)
          RC_LOG() << addresses[k] << " = " << values[k][i] << "\n";
        RC_FAIL("another reason");
      }
      if (slow.measures[0].why[i] != Why::computed) continue;
      const double difference = std::abs(slow.measures[0].value[i] - fast.measures[0].value[i]);
      RC_LOG() << "case " << i << ": " << slow.measures[0].value[i] << " and "
               << fast.measures[0].value[i] << ", apart " << difference << " of "
               << size_of_flow(slow, i) << "\n";
      RC_ASSERT(difference <= 1e-12 * size_of_flow(slow, i));
      ++computed;
    }
  }));
}

TEST_CASE("tiles: rules are decided as the program decides them") {
  const Model model =
      test::model_of(test::project("period = \"3 years\"\n"
                                   "[rates]\ndiscount = 0.1\n"
                                   "[drivers]\nprice = 1000\n"
                                   "[investment]\nkit = { amount = 2000 }\n"
                                   "[revenue]\nfee = { amount = \"price\", per = \"year\" }\n"
                                   "[rule.v]\nmeasure = \"npv\"\nat_least = 0\n"
                                   "[rule.r]\nmeasure = \"irr\"\nat_least = 0.1\n"
                                   "[rule.p]\nmeasure = \"static_payback\"\n"
                                   "at_most = \"2 years\"\n"));
  Columns values(1);
  for (int i = 0; i < 600; ++i) values[0].push_back(700 + i);
  const std::vector<Address> price = {"drivers.price"};
  const Outcomes slow = careful(model, price, values, {});
  // With scores cases are looked at one by one, without them all of a tile together.
  for (const bool scores : {true, false}) {
    const Outcomes fast = run(model, {.count = 600, .addresses = price, .fill = filled(values)},
                              {.scores = scores, .in_tiles = true});
    for (std::size_t r = 0; r < model.rules.size(); ++r) {
      CHECK(slow.margins[r].why == fast.margins[r].why);
      for (std::size_t i = 0; i < 600; ++i)
        CHECK((slow.margins[r].value[i] >= 0) == (fast.margins[r].value[i] >= 0));
    }
  }
}

TEST_CASE("tiles: paybacks and rules of random bids are those of cases alone") {
  CHECK(rc::check("paybacks", [] {
    const Model model = random_bid(
        "[rule.r]\nmeasure = \"irr\"\nat_least = 0.1\n"
        "[rule.s]\nmeasure = \"static_payback\"\nat_most = \"2 years\"\n"
        "[rule.d]\nmeasure = \"discounted_payback\"\nat_most = \"3 years\"\n");
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, 300);
    Wanted wanted{.measures = {{measures::static_payback}, {measures::discounted_payback}}};
    const Outcomes fast =
        run(model, {.count = 300, .addresses = addresses, .fill = filled(values)}, wanted);
    wanted.errors = true;
    const Outcomes slow = careful(model, addresses, values, wanted);
    for (std::size_t i = 0; i < 300; ++i) {
      for (std::size_t m = 0; m < 2; ++m) {
        RC_ASSERT(slow.measures[m].why[i] == fast.measures[m].why[i]);
        if (slow.measures[m].why[i] != Why::computed) continue;
        const double found = fast.measures[m].value[i], expected = slow.measures[m].value[i];
        RC_LOG() << found << " and " << expected << "\n";
        RC_ASSERT(std::abs(found - expected) <= 1e-9 + 4 * slow.errors[m][i]);
      }
      for (std::size_t r = 0; r < model.rules.size(); ++r) {
        RC_ASSERT(slow.margins[r].why[i] == fast.margins[r].why[i]);
        RC_ASSERT((slow.margins[r].value[i] >= 0) == (fast.margins[r].value[i] >= 0));
      }
    }
  }));
}

// In the order of the formulas 1e-300 is lost beside 0.5, in the plan's it is not: ceil() is 0 or 1.
TEST_CASE("tiles: a case that rounding may put on either side of an integer is suspect") {
  Sheet sheet(make_time_axis(1, 0, 1, 0));
  const Term moved = sheet.input({.address = "drivers.i", .base = 1});
  const Term part = sheet.clock("part", {}, {0.5, 0.25});
  const RowId less = sheet.add({.id = "less"}, moved - part);
  const RowId whole = sheet.add({.id = "whole"}, sheet.apply(Op::ceil, sheet.row(less) + part));
  const Model model = test::model_of(std::move(sheet));
  const std::vector<RowId> roots = {whole};
  const auto plan = plan_of(model, std::vector<Address>{"drivers.i"}, roots);
  REQUIRE(plan);
  Tile tile(*plan, tile_kernels(best_instruction_set()));
  for (std::size_t i = 0; i < lanes; ++i) tile.input(0)[i] = i == 3 ? 1e-300 : 0.75;
  CHECK(tile.run(lanes) == 1U << 3);
}

TEST_CASE("tiles: the rates of random bids are those found with proof") {
  CHECK(rc::check("rates", [] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, 300);
    const Wanted rate{.measures = {{measures::irr}}, .margins = false, .in_tiles = true};
    const Outcomes slow = careful(model, addresses, values, rate);
    const Outcomes fast =
        run(model, {.count = 300, .addresses = addresses, .fill = filled(values)}, rate);
    for (std::size_t i = 0; i < 300; ++i) {
      RC_ASSERT(slow.measures[0].why[i] == fast.measures[0].why[i]);
      if (slow.measures[0].why[i] != Why::computed) continue;
      const double found = fast.measures[0].value[i], expected = slow.measures[0].value[i];
      RC_LOG() << found << " and " << expected << "\n";
      RC_ASSERT(std::abs(found - expected) <= 1e-9 * (1 + std::abs(expected)));
    }
  }));
}

TEST_CASE("tiles: a case has the same bits alone, beside faults and on several threads") {
  CHECK(rc::check("neighbours", [] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, 300);
    const Outcomes together =
        run(model, {.count = 300, .addresses = addresses, .fill = filled(values)}, value_alone, 2);
    const auto chosen = static_cast<std::size_t>(*rc::gen::inRange(0, 300));
    Columns alone;
    for (const auto& column : values) alone.emplace_back(300, column[chosen]);
    const Outcomes repeated =
        run(model, {.count = 300, .addresses = addresses, .fill = filled(alone)}, value_alone, 2);
    for (std::size_t i = 0; i < 300; ++i) {
      RC_ASSERT(same_bits(repeated.measures[0].value[i], together.measures[0].value[chosen]));
    }
  }));
}

TEST_CASE("tiles: a case has the same bits however many are in the call, on one thread and two") {
  CHECK(rc::check("counts", [] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, 600);
    for (const bool in_tiles : {false, true}) {
      const Wanted wanted{
          .measures = {{measures::npv}, {measures::irr}}, .margins = false, .in_tiles = in_tiles};
      Runs runs(model, addresses, wanted);
      const Outcomes all = runs.run(600, filled(values), 2);
      const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 600));
      const Outcomes some = runs.run(count, filled(values), 1);
      for (std::size_t m = 0; m < 2; ++m) {
        for (std::size_t i = 0; i < count; ++i) {
          RC_ASSERT(some.measures[m].why[i] == all.measures[m].why[i]);
          RC_ASSERT(same_bits(some.measures[m].value[i], all.measures[m].value[i]));
        }
      }
    }
  }));
}

TEST_CASE("tiles: every instruction set computes the same bytes") {
  CHECK(rc::check("bytes", [] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, lanes);
    const std::vector<RowId> roots = {model.flows.project};
    const auto plan = plan_of(model, addresses, roots);
    if (!plan) return;
    const auto expected = bytes_of(*plan, InstructionSet::sse2, values);
    for (const InstructionSet set : {InstructionSet::avx2, InstructionSet::avx512}) {
      if (!has_instruction_set(set)) continue;
      const auto found = bytes_of(*plan, set, values);
      RC_ASSERT(same_bits(found, expected));
    }
  }));
}

TEST_CASE("tiles: a run leaves nothing behind for the next one") {
  CHECK(rc::check("runs", [] {
    const Model model = random_bid();
    const auto addresses = random_addresses(model);
    const Columns values = random_values(model, addresses, lanes),
                  others = random_values(model, addresses, lanes);
    const auto plan = plan_of(model, addresses, std::vector<RowId>{model.flows.project});
    if (!plan) return;
    Tile tile(*plan, tile_kernels(best_instruction_set()));
    const auto first = bytes_of(*plan, tile, values);
    bytes_of(*plan, tile, others);
    RC_ASSERT(same_bits(bytes_of(*plan, tile, values), first));
  }));
}

// What has no value because of the structure is rare, and each kind of it a path of its own.
TEST_CASE("tiles: a healthy case of a random sheet is one of the program, with its numbers") {
  std::size_t sheets = 0;
  CHECK(test::holds_often("sheets", 500, sheets, [&] {
    ++sheets;
    const Model model = test::model_of(test::random_sheet(test::References::ordered));
    RC_PRE(model.order.circle.empty());
    std::vector<Address> addresses;
    for (const Input& input : model.sheet.inputs()) addresses.push_back(input.address);
    std::vector<RowId> roots;
    std::vector<InputId> inputs;
    for (const RowId row : model.sheet.rows().ids()) {
      if (model.sheet.rows()[row].axis == RowAxis::time) roots.push_back(row);
    }
    for (const Address& address : addresses) inputs.push_back(model.sheet.find_input(address));
    const auto plan = plan_of(model, addresses, roots);
    if (!plan) return;
    const Columns values = test::random_cases(model.sheet, lanes);
    Tile tile(*plan, tile_kernels(best_instruction_set()));
    for (std::size_t k = 0; k < values.size(); ++k)
      std::copy_n(values[k].begin(), lanes, tile.input(k).begin());
    const std::uint32_t suspect = tile.run(lanes);
    const Program program(model.sheet, model.order, inputs, roots, {});
    Workspace space = program.workspace(lanes);
    program.run(space, std::vector<std::span<const double>>(values.begin(), values.end()), lanes);
    std::vector<double> found(static_cast<std::size_t>(plan->columns));
    for (std::size_t i = 0; i < lanes; ++i) {
      if ((suspect >> i & 1U) != 0) continue;
      for (std::size_t r = 0; r < roots.size(); ++r) {
        tile.gather(r, i, found);
        for (int c = model.sheet.rows()[roots[r]].begins; c < plan->columns; ++c)
          RC_ASSERT(std::isfinite(program.at(space, roots[r], c, i)) ==
                    std::isfinite(found[static_cast<std::size_t>(c)]));
      }
    }
  }));
}

TEST_CASE("tiles: exp and ln are within two units of the last place") {
  const TileKernels& kernels = tile_kernels(best_instruction_set());
  double worst = 0;
  for (int n = -7000; n <= 7000; ++n) {
    double x[lanes], e[lanes], l[lanes];
    for (std::size_t i = 0; i < lanes; ++i) x[i] = n * 0.1 + static_cast<double>(i) * 0.00613;
    kernels.exp(e, {x, 0}, {}, {}, 1);
    kernels.ln(l, {e, 0}, {}, {}, 1);
    for (std::size_t i = 0; i < lanes; ++i) {
      worst = std::max(worst, std::abs(e[i] / std::exp(x[i]) - 1));
      worst = std::max(worst, std::abs(l[i] - std::log(e[i])) / std::abs(std::log(e[i])));
    }
  }
  CHECK(worst < 4.5e-16);
}
