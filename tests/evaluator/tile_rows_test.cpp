// SPDX-License-Identifier: MIT
// Rows of tiles against the same numbers by loops: sums of growing terms, rows some columns back or ahead, recurrences.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "run/plan_maker.hpp"
#include "run/tile.hpp"
#include "support/random_sheet.hpp"

using namespace gonogo;

namespace {

constexpr int columns = 7;

Sheet empty_sheet() { return Sheet(make_time_axis(1, 0, columns - 1, 0)); }

/// Checks each row, in each column of a full tile of cases; value(k, i) is the k-th input of the i-th case.
void check_rows(Sheet sheet, const std::vector<Address>& addresses, const std::vector<RowId>& roots,
                const std::function<double(std::size_t, std::size_t)>& value,
                const std::function<double(std::size_t, std::size_t, int)>& expected) {
  const Model model = test::model_of(std::move(sheet));
  std::vector<InputId> inputs;
  for (const Address& address : addresses) inputs.push_back(model.sheet.find_input(address));
  const Program program(model.sheet, model.order, inputs, roots, {});
  const auto plan =
      make_plan(model.sheet, model.order, program, program.workspace(1), inputs, roots, {});
  REQUIRE(plan);
  std::vector<int> begins;
  for (const RowId row : roots) begins.push_back(model.sheet.rows()[row].begins);
  Tile tile(*plan, tile_kernels(best_instruction_set()));
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    for (std::size_t i = 0; i < lanes; ++i) tile.input(k)[i] = value(k, i);
  }
  CHECK(tile.run(lanes) == 0);
  std::vector<double> found(columns);
  for (std::size_t i = 0; i < lanes; ++i) {
    for (std::size_t r = 0; r < roots.size(); ++r) {
      tile.gather(r, i, found);
      for (int c = begins[r]; c < columns; ++c) {
        CAPTURE(r);
        CAPTURE(c);
        CHECK(found[static_cast<std::size_t>(c)] ==
              doctest::Approx(expected(r, i, c)).epsilon(1e-13));
      }
    }
  }
}

double base_of(std::size_t k, std::size_t i) {
  return 0.9007 + 0.03 * static_cast<double>(k) + 0.001 * static_cast<double>(i);
}

/// The sum of `count` terms, each of its own base: first `plain` ones, base ^ t, then some with a
/// factor, base ^ t * min(base, (t + 1) / 4).
double sum_of(std::size_t plain, std::size_t count, std::size_t i, int c) {
  double sum = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double base = base_of(k, i);
    sum += std::pow(base, c) * (k < plain ? 1 : std::min(base, 0.25 * (c + 1)));
  }
  return sum;
}

/// The sum of all has that of some in it, which is a row of its own, from a column on.
void check_sum(std::size_t plain, std::size_t factored, int begins) {
  Sheet sheet = empty_sheet();
  const Term time = sheet.clock("t", {}, {0, 1, 2, 3, 4, 5, 6});
  const Term cap = sheet.clock("cap", {}, {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75});
  const std::size_t count = plain + factored, half = count / 2;
  std::vector<Address> addresses;
  std::vector<RowId> roots;
  Term all = sheet.constant(0);
  for (std::size_t k = 0; k < count; ++k) {
    if (k == half) roots.push_back(sheet.add({.id = "some", .begins = begins}, all));
    addresses.push_back("drivers.base" + std::to_string(k));
    const Term base = sheet.input({.address = addresses.back(), .base = base_of(k, 0)});
    const Term grown = power(base, time);
    all = all + (k < plain ? grown : grown * minimum(base, cap));
  }
  roots.push_back(sheet.add({.id = "all"}, all));
  check_rows(std::move(sheet), addresses, roots, base_of, [&](std::size_t r, std::size_t i, int c) {
    return sum_of(plain, r == 0 ? half : count, i, c);
  });
}

}  // namespace

TEST_CASE("tiles: a sum may have more growing terms than a kernel takes at once") {
  for (std::size_t plain = 0; plain <= 2 * most_plain + 1; ++plain) {
    for (std::size_t factored = 0; factored <= 2 * most_factored + 1; ++factored) {
      if (plain + factored == 0) continue;
      check_sum(plain, factored, 0);
      check_sum(plain, factored, 3);
    }
  }
}

TEST_CASE("tiles: a row some columns back or ahead is that of the column, beyond them 0") {
  Sheet sheet = empty_sheet();
  const Term cap = sheet.clock("cap", {}, {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75});
  const Term base = sheet.input({.address = "drivers.base", .base = 1});
  const RowId row = sheet.add({.id = "row"}, minimum(base, cap));
  const int steps[] = {-6, -4, -1, 1, 2, 5};
  std::vector<RowId> roots;
  for (const int each : steps) {
    const Term moved = each > 0 ? sheet.prior(row, each) : sheet.ahead(row, -each);
    roots.push_back(sheet.add({.id = "moved." + std::to_string(each)}, moved));
  }
  check_rows(std::move(sheet), {"drivers.base"}, roots, base_of,
             [&](std::size_t r, std::size_t i, int c) {
               const int from = c - steps[r];
               return from < 0 || from >= columns ? 0 : std::min(base_of(0, i), 0.25 * (from + 1));
             });
}

// Rows: 0.5 * prior + a, what is left of b when a goes each time, at most 2, and half of what was by column 3.
TEST_CASE("tiles: what goes on from the column before is what a loop over the columns finds") {
  Sheet sheet = empty_sheet();
  const Term zero = sheet.constant(0);
  const Term first = sheet.clock("first", {}, {1, 0, 0, 0, 0, 0, 0});
  const Term halves = sheet.clock("halves", {}, {1, 1, 1, 0.5, 1, 1, 1});
  const Term a = sheet.input({.address = "drivers.a", .base = 1});
  const Term b = sheet.input({.address = "drivers.b", .base = 1});
  const auto rolling = [&](const std::string& id, const std::function<Term(Term)>& next) {
    const RowId row = sheet.declare({.id = id});
    sheet.define(row, next(sheet.prior(row)));
    return row;
  };
  const std::vector<RowId> roots = {
      rolling("fading", [&](Term before) { return before * 0.5 + a; }),
      rolling("left", [&](Term before) { return maximum(zero, before + first * b - a); }),
      rolling("capped", [&](Term before) { return minimum(before + a, sheet.constant(2)); }),
      rolling("halved", [&](Term before) { return before * halves + a; })};
  const auto value = [](std::size_t k, std::size_t i) { return k == 0 ? base_of(0, i) : 3.3; };
  check_rows(std::move(sheet), {"drivers.a", "drivers.b"}, roots, value,
             [&](std::size_t r, std::size_t i, int last) {
               double found = 0;
               for (int c = 0; c <= last; ++c) {
                 if (r == 0) found = found / 2 + value(0, i);
                 if (r == 1) found = std::max(0.0, found + (c == 0 ? 3.3 : 0) - value(0, i));
                 if (r == 2) found = std::min(found + value(0, i), 2.0);
                 if (r == 3) found = (c == 3 ? found / 2 : found) + value(0, i);
               }
               return found;
             });
}

TEST_CASE("tiles: the kernels of an instruction set are its own") {
  CHECK(tile_kernels(InstructionSet::sse2).name == std::string("sse2"));
#if defined(__x86_64__)
  CHECK(tile_kernels(InstructionSet::avx2).name == std::string("avx2"));
  CHECK(tile_kernels(InstructionSet::avx512).name == std::string("avx512"));
#endif
}
