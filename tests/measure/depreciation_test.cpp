// SPDX-License-Identifier: MIT
#include "gonogo/measure/depreciation.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "measure/flows.hpp"

using doctest::Approx;
using namespace gonogo;

namespace {

Asset any_asset() {
  const double cost = flows::within(1, 100000);
  return {.cost = cost,
          .salvage = cost * flows::within(0, 100) / 100,
          .life = static_cast<double>(flows::within(1, 40))};
}

}  // namespace

TEST_CASE("depreciation: over its life an asset loses cost less salvage") {
  CHECK(rc::check("whole life", [] {
    const Asset asset = any_asset();
    const double total = asset.cost - asset.salvage;
    double sum = 0;
    for (double year = 1; year <= asset.life; ++year) sum += *sum_of_years(asset, year);
    RC_ASSERT(std::abs(sum - total) <= 1e-12 * asset.cost);
    RC_ASSERT(std::abs(*straight_line(asset) * asset.life - total) <= 1e-12 * asset.cost);
    RC_ASSERT(std::abs(*variable_balance(asset, {.start = 0, .end = asset.life}) - total) <=
              1e-12 * asset.cost);
  }));
}

TEST_CASE("depreciation: stretches of time add up, wherever they are cut") {
  CHECK(rc::check("vdb", [] {
    const Asset asset = any_asset();
    const double end = asset.life * flows::within(0, 101) / 100;
    const double middle = end * flows::within(0, 101) / 100;
    const auto change =
        *rc::gen::element(DepreciationSwitch::never, DepreciationSwitch::to_straight_line);
    const auto between = [&](double from, double to) {
      return *variable_balance(asset, {.start = from, .end = to, .factor = 1.5, .change = change});
    };
    RC_ASSERT(std::abs(between(0, middle) + between(middle, end) - between(0, end)) <=
              1e-12 * asset.cost);
  }));
}

TEST_CASE("depreciation: without the switch, whole periods are those of the declining balance") {
  CHECK(rc::check("vdb and ddb", [] {
    const Asset asset = any_asset();
    const double year = flows::within(1, static_cast<int>(asset.life) + 1);
    const auto whole = variable_balance(
        asset, {.start = year - 1, .end = year, .change = DepreciationSwitch::never});
    RC_ASSERT(std::abs(*whole - *accelerated_balance(asset, year)) <= 1e-12 * asset.cost);
  }));
}

// Microsoft's pages on DB, DDB and VDB.
TEST_CASE("depreciation: the published examples are met") {
  const Asset machine{.cost = 1000000, .salvage = 100000, .life = 6};
  CHECK(*declining_balance(machine, 1, 7) == Approx(186083.333333).epsilon(1e-11));
  CHECK(*declining_balance(machine, 7, 7) == Approx(15845.098473848071).epsilon(1e-14));
  CHECK(*accelerated_balance({2400, 300, 10}, 1) == Approx(480).epsilon(1e-15));
  CHECK(*accelerated_balance({2400, 300, 10}, 10) == Approx(22.1225472).epsilon(1e-13));
  CHECK(*variable_balance({2400, 300, 10}, {.start = 0, .end = 0.875, .factor = 1.5}) ==
        Approx(315).epsilon(1e-15));
}

TEST_CASE("depreciation: part of a period counts in proportion") {
  const Asset asset{.cost = 10000, .salvage = 1000, .life = 5};  // years 4 and 5: 864 and 296
  CHECK(*variable_balance(asset, {.start = 3.5, .end = 5}) ==
        Approx(0.5 * 864 + 296).epsilon(1e-13));
}

TEST_CASE("depreciation: arguments without an answer have none") {
  const Asset asset{.cost = 10000, .salvage = 1000, .life = 5};
  CHECK_FALSE(straight_line({10000, 1000, 0}));
  CHECK_FALSE(sum_of_years(asset, 5.1));
  CHECK_FALSE(sum_of_years({10000, -1, 5}, 1));
  CHECK_FALSE(declining_balance(asset, 6));
  CHECK(declining_balance(asset, 6, 7));
  CHECK_FALSE(declining_balance(asset, 1, 13));
  CHECK_FALSE(accelerated_balance(asset, 1, 0));
  CHECK_FALSE(accelerated_balance(asset, 0));
  CHECK_FALSE(variable_balance(asset, {.start = 2, .end = 1}));
  CHECK_FALSE(variable_balance(asset, {.start = 0, .end = 6}));
  CHECK_FALSE(variable_balance({300, 7500, 36}, {.start = 10, .end = 20}));
}
