// SPDX-License-Identifier: MIT
#include "run/arithmetic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gonogo/base/elementary.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/sheet/sameness.hpp"
#include "run/tile_kernels.hpp"

namespace gonogo {
namespace {

template <class F>
void each(double* target, Numbers a, std::size_t count, F f) {
  for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i * a.stride]);
}

/// One loop for each way of striding, so that a compiler can turn it into vector instructions.
template <class F>
void pairs(double* target, Numbers a, Numbers b, std::size_t count, F f) {
  if (a.stride == 1 && b.stride == 1) {
    for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i], b.data[i]);
  } else if (a.stride == 1) {
    const double right = *b.data;
    for (std::size_t i = 0; i < count; ++i) target[i] = f(a.data[i], right);
  } else if (b.stride == 1) {
    const double left = *a.data;
    for (std::size_t i = 0; i < count; ++i) target[i] = f(left, b.data[i]);
  } else {
    const double value = f(*a.data, *b.data);
    for (std::size_t i = 0; i < count; ++i) target[i] = value;
  }
}

void choose(double* target, Numbers a, Numbers b, Numbers c, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double condition = a.data[i * a.stride];
    target[i] = condition != condition ? no_value
                : condition != 0       ? b.data[i * b.stride]
                                       : c.data[i * c.stride];
  }
}

/// Where b <= a <= c, a.
void bound(double* target, Numbers a, Numbers b, Numbers c, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double value = a.data[i * a.stride];
    const bool inside = value >= b.data[i * b.stride] && value <= c.data[i * c.stride];
    target[i] = inside ? value : no_value;
  }
}

/// Whole columns of a tile by its kernel, which has the instructions of this machine; the rest one by
/// one. The bits are the same.
template <class F>
void by_tiles(Elementwise kernel, double* target, Numbers a, Numbers b, std::size_t count, F f) {
  const auto shared = [](Numbers of) { return Lanes{of.data, of.stride * lanes, of.stride == 0}; };
  const std::size_t columns = count / lanes;
  if (columns > 0) kernel(target, shared(a), shared(b), {}, columns);
  for (std::size_t i = columns * lanes; i < count; ++i)
    target[i] = f(finite(a.data[i * a.stride]), finite(b.data[i * b.stride]));
  for (std::size_t i = 0; i < count; ++i) {
    const double value = finite(target[i]) + 0.0;  // no zero has a sign
    target[i] = value != value ? no_value : value;
  }
}

const TileKernels& best_kernels() { return tile_kernels(best_instruction_set()); }

void power(double* target, Numbers a, Numbers b, Numbers, std::size_t count) {
  // Powers of 1 and to 0 are 1, even of NaN, which would hide a fault.
  by_tiles(best_kernels().power, target, a, b, count,
           [](double x, double y) { return x != x || y != y ? no_value : portable::pow(x, y); });
}

void exponential(double* target, Numbers a, Numbers, Numbers, std::size_t count) {
  by_tiles(best_kernels().exp, target, a, a, count,
           [](double x, double) { return portable::exp(x); });
}

void logarithm(double* target, Numbers a, Numbers, Numbers, std::size_t count) {
  by_tiles(best_kernels().ln, target, a, a, count,
           [](double x, double) { return portable::log(x); });
}

/// What computes an operation.
struct Kernel {
  Op op = Op::missing;
  std::size_t operands = 0;
  void (*compute)(double* target, Numbers a, Numbers b, Numbers c, std::size_t count) = nullptr;
};

template <class F>
constexpr Kernel unary(Op op, F) {
  return {op, 1, [](double* target, Numbers a, Numbers, Numbers, std::size_t count) {
            each(target, a, count, F{});
          }};
}

template <class F>
constexpr Kernel binary(Op op, F) {
  return {op, 2, [](double* target, Numbers a, Numbers b, Numbers, std::size_t count) {
            pairs(target, a, b, count, F{});
          }};
}

// 100 * 1.1 / 10 is 11, and 0.1 * 3 is 0.3, to whoever writes a formula and to spreadsheet programs:
// what rounding leaves turns no comparison and no integer. tile_kernels.inc and numbers.js do the
// same operations in the same order.

bool nearly_equal(double x, double y) {
  return std::abs(x - y) <= same_share * std::max(std::abs(x), std::abs(y));
}

/// The integer that it is but for rounding, else itself.
double settled_integer(double x) {
  const double whole = std::nearbyint(x);
  return std::abs(x - whole) <= std::clamp(same_share * std::abs(x), same_least, same_most) ? whole
                                                                                            : x;
}

/// The half of an integer that it is but for rounding, else itself.
double settled_half(double x) {
  return std::abs(x) < 4503599627370496.0 ? settled_integer(2 * x) / 2 : x;
}

/// 1 where it holds, else 0. `F` gets whether both are nearly equal, too.
template <class F>
constexpr Kernel comparison(Op op, F) {
  return binary(op, [](double x, double y) {
    return x != x || y != y ? no_value : F{}(x, y, nearly_equal(x, y)) ? 1.0 : 0.0;
  });
}

constexpr std::array kernels = {
    unary(Op::row, [](double x) { return x; }),
    binary(Op::add, [](double x, double y) { return finite(x + y); }),
    binary(Op::subtract, [](double x, double y) { return finite(x - y); }),
    binary(Op::multiply, [](double x, double y) { return finite(x * y); }),
    binary(Op::divide, [](double x, double y) { return finite(x / y); }),
    Kernel{Op::power, 2, power},
    unary(Op::negate, [](double x) { return -x; }),
    comparison(Op::less, [](double x, double y, bool same) { return x < y && !same; }),
    comparison(Op::less_equal, [](double x, double y, bool same) { return x < y || same; }),
    comparison(Op::greater, [](double x, double y, bool same) { return x > y && !same; }),
    comparison(Op::greater_equal, [](double x, double y, bool same) { return x > y || same; }),
    comparison(Op::equal, [](double, double, bool same) { return same; }),
    comparison(Op::not_equal, [](double, double, bool same) { return !same; }),
    Kernel{Op::select, 3, choose},
    Kernel{Op::within, 3, bound},
    binary(Op::minimum, [](double x, double y) { return x < y || x != x ? x : y; }),
    binary(Op::maximum, [](double x, double y) { return x > y || x != x ? x : y; }),
    unary(Op::absolute, [](double x) { return std::abs(x); }),
    unary(Op::round, [](double x) { return std::round(settled_half(x)); }),
    unary(Op::floor, [](double x) { return std::floor(settled_integer(x)); }),
    unary(Op::ceil, [](double x) { return std::ceil(settled_integer(x)); }),
    Kernel{Op::exp, 1, exponential},
    Kernel{Op::ln, 1, logarithm},
    unary(Op::sqrt, [](double x) { return std::sqrt(x); }),
};

constexpr std::array<Kernel, op_count> kernel_of = [] {
  std::array<Kernel, op_count> all = {};
  for (const Kernel& kernel : kernels) all[static_cast<std::size_t>(kernel.op)] = kernel;
  return all;
}();

constexpr bool complete() {
  return std::all_of(operations.begin(), operations.end(), [](const Operation& row) {
    return row.kind != NodeKind::calculation ||
           kernel_of[static_cast<std::size_t>(row.op)].operands == row.arity;
  });
}
static_assert(complete(), "every calculation has a kernel with as many operands as in the table");

}  // namespace

std::size_t operands_of(Op op) { return kernel_of[static_cast<std::size_t>(op)].operands; }

void apply(Op op, double* target, Numbers a, Numbers b, Numbers c, std::size_t count) {
  kernel_of[static_cast<std::size_t>(op)].compute(target, a, b, c, count);
}

}  // namespace gonogo
