// SPDX-License-Identifier: MIT
#include "measure/local_roots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "measure/indistinct.hpp"

namespace gonogo {

namespace {

constexpr std::size_t order = CurveSeries::order;
constexpr double epsilon = std::numeric_limits<double>::epsilon();

using Coefficients = std::array<double, order>;

/// A part of the interval, from and to in -1..1, with its Bernstein coefficients and the known
/// signs of its ends.
struct Piece {
  double from = -1;
  double to = 1;
  Coefficients coefficient = {};
  int before = 0;
  int after = 0;
};

double binomial(std::size_t n, std::size_t k) {
  double result = 1;
  for (std::size_t i = 0; i < k; ++i)
    result = result * static_cast<double>(n - i) / static_cast<double>(i + 1);
  return result;
}

/// From powers of s in -1..1, through powers of u = (s + 1) / 2, to Bernstein's basis.
Coefficients bernstein(const Coefficients& power) {
  Coefficients in_u = {};
  for (std::size_t k = 0; k < order; ++k) {
    for (std::size_t j = 0; j <= k; ++j) {
      in_u[j] +=
          power[k] * std::ldexp(binomial(k, j), static_cast<int>(j)) * ((k - j) % 2 == 0 ? 1 : -1);
    }
  }
  Coefficients result = {};
  for (std::size_t i = 0; i < order; ++i) {
    for (std::size_t j = 0; j <= i; ++j)
      result[i] += binomial(i, j) / binomial(order - 1, j) * in_u[j];
  }
  return result;
}

/// Cuts a piece at a share of its length; the middle has no sign yet.
std::array<Piece, 2> cut(const Piece& piece, double share) {
  const double middle = piece.from + share * (piece.to - piece.from);
  Piece left{.from = piece.from, .to = middle, .before = piece.before};
  Piece right{
      .from = middle, .to = piece.to, .coefficient = piece.coefficient, .after = piece.after};
  for (std::size_t level = 0; level < order; ++level) {
    left.coefficient[level] = right.coefficient[0];
    for (std::size_t i = 0; i + level + 1 < order; ++i) {
      right.coefficient[i] += share * (right.coefficient[i + 1] - right.coefficient[i]);
    }
  }
  return {left, right};
}

class LocalSearch {
 public:
  explicit LocalSearch(const CurveSeries& series) : power_(series.coefficient) {
    double rounding = 0;
    for (std::size_t k = order; k-- > 0;) rounding = 3 * rounding + std::abs(power_[k]);
    error_ = series.error + indistinct_gap / 2 + 3 * epsilon * rounding;
  }

  std::vector<LocalRoot> run(int before, int after) {
    std::vector<Piece> waiting{
        {.coefficient = bernstein(power_), .before = before, .after = after}};
    while (!waiting.empty()) {
      const Piece piece = waiting.back();
      waiting.pop_back();
      const std::optional<int> zeros = count(piece);
      if (zeros == 0) continue;
      if (zeros == 1) {
        found_.push_back(located(piece, true));
      } else if (const auto halves = divide(piece)) {
        waiting.push_back((*halves)[1]);
        waiting.push_back((*halves)[0]);
      } else {
        found_.push_back(located(piece, false));
      }
    }
    return found_;
  }

 private:
  int sign_of(double value) const { return value > error_ ? 1 : value < -error_ ? -1 : 0; }

  /// Changes of sign along the coefficients; none if those without a sign could add some.
  std::optional<int> count(const Piece& piece) const {
    int changes = 0;
    int last = piece.before;
    std::size_t unsure = 0;
    for (std::size_t i = 1; i < order; ++i) {
      const int sign = i + 1 < order ? sign_of(piece.coefficient[i]) : piece.after;
      if (sign == 0) {
        ++unsure;
        continue;
      }
      const bool change = sign != last;
      if (unsure > (change ? 1U : 0U)) return {};
      if (change) ++changes;
      last = sign;
      unsure = 0;
    }
    return changes;
  }

  std::optional<std::array<Piece, 2>> divide(const Piece& piece) const {
    if (piece.to - piece.from < 1e-13) return {};
    for (const double share : std::array{0.5, 0.43, 0.59, 0.31, 0.71}) {
      auto halves = cut(piece, share);
      const int sign = sign_of(halves[1].coefficient[0]);
      if (sign == 0) continue;
      halves[0].after = halves[1].before = sign;
      return halves;
    }
    return {};
  }

  double value(double s) const {
    double sum = 0;
    for (std::size_t k = order; k-- > 0;) sum = sum * s + power_[k];
    return sum;
  }

  double slope(double s) const {
    double sum = 0;
    for (std::size_t k = order; k-- > 1;) sum = sum * s + static_cast<double>(k) * power_[k];
    return sum;
  }

  LocalRoot located(const Piece& piece, bool proven) const {
    const bool turns = piece.before == piece.after;
    const auto height = [&](double s) {
      return turns ? slope(s) * -piece.before : value(s) * piece.before;
    };
    double low = piece.from;
    double high = piece.to;
    for (int halvings = 0; halvings < 60; ++halvings) {
      const double middle = low + (high - low) / 2;
      (height(middle) > 0 ? low : high) = middle;
    }
    return {.low = piece.from,
            .high = piece.to,
            .guess = high,
            .before = piece.before,
            .after = piece.after,
            .proven = proven};
  }

  Coefficients power_;
  double error_ = 0;
  std::vector<LocalRoot> found_ = {};
};

}  // namespace

std::optional<std::vector<LocalRoot>> local_roots(const FlowCurve& curve, const CurvePoint& low,
                                                  const CurvePoint& high) {
  const double centre = low.x + (high.x - low.x) / 2;
  const double half_width = (high.x - low.x) / 2;
  const double middle =
      (low.receipts.time + low.outlays.time + high.receipts.time + high.outlays.time) / 4;
  const CurveSeries series = curve.series(centre, half_width, middle);
  if (!(series.error < indistinct_gap)) return {};
  std::vector<LocalRoot> roots = LocalSearch(series).run(low.sign(), high.sign());
  for (LocalRoot& root : roots) {
    root.low = centre + half_width * root.low;
    root.high = centre + half_width * root.high;
    root.guess = centre + half_width * root.guess;
  }
  return roots;
}

}  // namespace gonogo
