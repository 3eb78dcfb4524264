// SPDX-License-Identifier: MIT
#include "run/arithmetic.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "run/tile_kernels.hpp"

using namespace gonogo;

namespace {

constexpr double fault = std::numeric_limits<double>::quiet_NaN();
constexpr double huge = std::numeric_limits<double>::max();

constexpr std::array unary = {Op::row,  Op::negate, Op::absolute, Op::round, Op::floor,
                              Op::ceil, Op::exp,    Op::ln,       Op::sqrt};
constexpr std::array binary = {
    Op::add,  Op::subtract,   Op::multiply, Op::divide,        Op::power, Op::minimum,  Op::maximum,
    Op::less, Op::less_equal, Op::greater,  Op::greater_equal, Op::equal, Op::not_equal};

double apply_once(Op op, double a, double b = 0, double c = 0) {
  double result = 12345;
  apply(op, &result, {&a, 0}, {&b, 0}, {&c, 0}, 1);
  return result;
}

bool same_bits(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Numbers that arithmetic trips over, among plain ones.
rc::Gen<double> nasty() {
  return rc::gen::oneOf(
      rc::gen::element(0.0, -0.0, 1.0, -1.0, 0.5, -2.5, huge, -huge, 1e-308, fault, 710.0),
      rc::gen::map(rc::gen::inRange(-1'000'000, 1'000'000), [](int n) { return n / 997.0; }));
}

}  // namespace

TEST_CASE("operations: a fault passes through every operation") {
  for (const Op op : unary) CHECK(std::isnan(apply_once(op, fault)));
  for (const Op op : binary) {
    CAPTURE(static_cast<int>(op));
    for (const double other : {0.0, 1.0, -5.0}) {
      CHECK(std::isnan(apply_once(op, fault, other)));
      CHECK(std::isnan(apply_once(op, other, fault)));
    }
  }
}

TEST_CASE("operations: powers do not swallow a fault, as those of C do") {
  CHECK(std::isnan(apply_once(Op::power, 1, fault)));
  CHECK(std::isnan(apply_once(Op::power, fault, 0)));
}

TEST_CASE("operations: select takes the fault of the branch taken, and only that") {
  CHECK(apply_once(Op::select, 1, 7, fault) == 7);
  CHECK(apply_once(Op::select, 0, fault, 7) == 7);
  CHECK(std::isnan(apply_once(Op::select, 1, fault, 7)));
  CHECK(std::isnan(apply_once(Op::select, fault, 7, 7)));
}

TEST_CASE("operations: a value outside of its range is a fault") {
  CHECK(apply_once(Op::within, 1, 0, 1) == 1);
  CHECK(apply_once(Op::within, 0, 0, 1) == 0);
  CHECK(std::isnan(apply_once(Op::within, 8, 0, 1)));
  CHECK(std::isnan(apply_once(Op::within, -0.5, 0, 1)));
  CHECK(std::isnan(apply_once(Op::within, fault, 0, 1)));
}

TEST_CASE("operations: infinity is a fault where it arises") {
  CHECK(std::isnan(apply_once(Op::add, huge, huge)));
  CHECK(std::isnan(apply_once(Op::subtract, -huge, huge)));
  CHECK(std::isnan(apply_once(Op::multiply, huge, 2)));
  CHECK(std::isnan(apply_once(Op::divide, 1, 0)));
  CHECK(std::isnan(apply_once(Op::divide, 0, 0)));
  CHECK(std::isnan(apply_once(Op::power, 0, -1)));
  CHECK(std::isnan(apply_once(Op::power, -8, 1.0 / 3)));
  CHECK(std::isnan(apply_once(Op::exp, 710)));
  CHECK(std::isnan(apply_once(Op::ln, 0)));
  CHECK(std::isnan(apply_once(Op::ln, -1)));
  CHECK(std::isnan(apply_once(Op::sqrt, -1)));
}

TEST_CASE("operations: values are those of a spreadsheet") {
  CHECK(apply_once(Op::round, 2.5) == 3);
  CHECK(apply_once(Op::round, -2.5) == -3);
  CHECK(apply_once(Op::floor, -1.5) == -2);
  CHECK(apply_once(Op::ceil, -1.5) == -1);
  CHECK(apply_once(Op::minimum, 2, 3) == 2);
  CHECK(apply_once(Op::maximum, 2, 3) == 3);
  CHECK(apply_once(Op::less, 2, 3) == 1);
  CHECK(apply_once(Op::greater_equal, 2, 3) == 0);
  CHECK(apply_once(Op::equal, 0.0, -0.0) == 1);
  CHECK(apply_once(Op::not_equal, 2, 2) == 0);
  CHECK(apply_once(Op::power, 0, 0) == 1);
}

// Each result is that of the same sum on paper, where doubles end beside it.
TEST_CASE("operations: what rounding leaves turns no integer and no comparison") {
  CHECK(apply_once(Op::ceil, 100 * 1.1 / 10) == 11);
  CHECK(apply_once(Op::ceil, 11 + 1e-9) == 12);
  CHECK(apply_once(Op::floor, (0.7 + 0.1) * 10) == 8);
  CHECK(apply_once(Op::floor, 8 - 1e-9) == 7);
  CHECK(apply_once(Op::round, 0.285 * 100) == 29);
  CHECK(apply_once(Op::round, -0.285 * 100) == -29);
  CHECK(apply_once(Op::round, 28.5 - 1e-9) == 28);
  CHECK(apply_once(Op::greater, 0.1 * 3, 0.3) == 0);
  CHECK(apply_once(Op::greater_equal, 0.3, 0.1 * 3) == 1);
  CHECK(apply_once(Op::less, 0.3, 0.1 * 3) == 0);
  CHECK(apply_once(Op::less_equal, 0.1 * 3, 0.3) == 1);
  CHECK(apply_once(Op::equal, 0.1 * 3, 0.3) == 1);
  CHECK(apply_once(Op::not_equal, 0.1 * 3, 0.3) == 0);
  CHECK(apply_once(Op::less, 1, 1 + 1e-11) == 1);
  CHECK(apply_once(Op::greater, 1e-300, 0) == 1);
  CHECK(apply_once(Op::ceil, 1e14 + 0.25) == 1e14 + 1);
}

TEST_CASE("operations: every instruction set compares and rounds alike, to the last place") {
  CHECK(rc::check("jumps", [] {
    const double number =
        *rc::gen::inRange(-3000, 3000) / 1000.0 * std::pow(10, *rc::gen::inRange(0, 14));
    double x[lanes], y[lanes], found[lanes];
    for (std::size_t i = 0; i < lanes; ++i) {
      const double share = std::pow(10.0, -*rc::gen::inRange(9, 17)) * *rc::gen::inRange(-20, 20);
      x[i] = number * (1 + share);
      y[i] = number;
    }
    for (const InstructionSet set :
         {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512}) {
      if (!has_instruction_set(set)) continue;
      const TileKernels& tile = tile_kernels(set);
      for (const auto& [op, kernel] : {std::pair{Op::less, tile.less},
                                       {Op::less_equal, tile.less_equal},
                                       {Op::greater, tile.greater},
                                       {Op::greater_equal, tile.greater_equal},
                                       {Op::equal, tile.equal},
                                       {Op::not_equal, tile.not_equal},
                                       {Op::round, tile.round},
                                       {Op::floor, tile.floor},
                                       {Op::ceil, tile.ceil}}) {
        kernel(found, {x, 0}, {y, 0}, {}, 1);
        for (std::size_t i = 0; i < lanes; ++i) RC_ASSERT(found[i] == apply_once(op, x[i], y[i]));
      }
    }
  }));
}

TEST_CASE("operations: no operation makes an infinity of finite numbers") {
  CHECK(rc::check("finite or a fault", [] {
    const double a = *nasty(), b = *nasty(), c = *nasty();
    for (const Op op : unary) RC_ASSERT_FALSE(std::isinf(apply_once(op, a)));
    for (const Op op : binary) RC_ASSERT_FALSE(std::isinf(apply_once(op, a, b)));
    RC_ASSERT_FALSE(std::isinf(apply_once(Op::select, a, b, c)));
    RC_ASSERT_FALSE(std::isinf(apply_once(Op::within, a, b, c)));
  }));
}

TEST_CASE("operations: a block gives the bits of one by one, however operands are strided") {
  CHECK(rc::check("strides", [] {
    const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 70));
    const auto column = rc::gen::container<std::vector<double>>(count, nasty());
    const std::array<std::vector<double>, 3> operands = {*column, *column, *column};
    const std::array<std::size_t, 3> strides = {*rc::gen::element<std::size_t>(0, 1),
                                                *rc::gen::element<std::size_t>(0, 1),
                                                *rc::gen::element<std::size_t>(0, 1)};
    const auto check = [&](Op op) {
      std::vector<double> block(count);
      apply(op, block.data(), {operands[0].data(), strides[0]}, {operands[1].data(), strides[1]},
            {operands[2].data(), strides[2]}, count);
      for (std::size_t i = 0; i < count; ++i) {
        const double alone = apply_once(op, operands[0][i * strides[0]],
                                        operands[1][i * strides[1]], operands[2][i * strides[2]]);
        RC_ASSERT(same_bits(block[i], alone));
      }
    };
    for (const Op op : unary) check(op);
    for (const Op op : binary) check(op);
    check(Op::select);
    check(Op::within);
  }));
}
