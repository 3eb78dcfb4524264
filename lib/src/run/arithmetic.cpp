// SPDX-License-Identifier: MIT
#include "run/arithmetic.hpp"

#include <array>
#include <cmath>

#include "gonogo/base/no_value.hpp"

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

/// 1 where it holds, else 0.
template <class F>
constexpr Kernel comparison(Op op, F) {
  return binary(op, [](double x, double y) {
    return x != x || y != y ? no_value : F{}(x, y) ? 1.0 : 0.0;
  });
}

constexpr std::array kernels = {
    unary(Op::row, [](double x) { return x; }),
    binary(Op::add, [](double x, double y) { return finite(x + y); }),
    binary(Op::subtract, [](double x, double y) { return finite(x - y); }),
    binary(Op::multiply, [](double x, double y) { return finite(x * y); }),
    binary(Op::divide, [](double x, double y) { return finite(x / y); }),
    // std::pow(1, nan) and std::pow(nan, 0) are 1, which would hide a fault.
    binary(Op::power,
           [](double x, double y) { return finite(x != x || y != y ? no_value : std::pow(x, y)); }),
    unary(Op::negate, [](double x) { return -x; }),
    comparison(Op::less, [](double x, double y) { return x < y; }),
    comparison(Op::less_equal, [](double x, double y) { return x <= y; }),
    comparison(Op::greater, [](double x, double y) { return x > y; }),
    comparison(Op::greater_equal, [](double x, double y) { return x >= y; }),
    comparison(Op::equal, [](double x, double y) { return x == y; }),
    comparison(Op::not_equal, [](double x, double y) { return x != y; }),
    Kernel{Op::select, 3, choose},
    Kernel{Op::within, 3, bound},
    binary(Op::minimum, [](double x, double y) { return x < y || x != x ? x : y; }),
    binary(Op::maximum, [](double x, double y) { return x > y || x != x ? x : y; }),
    unary(Op::absolute, [](double x) { return std::abs(x); }),
    unary(Op::round, [](double x) { return std::round(x); }),
    unary(Op::floor, [](double x) { return std::floor(x); }),
    unary(Op::ceil, [](double x) { return std::ceil(x); }),
    unary(Op::exp, [](double x) { return finite(std::exp(x)); }),
    unary(Op::ln, [](double x) { return finite(std::log(x)); }),
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
