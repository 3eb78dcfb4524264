// SPDX-License-Identifier: MIT
#include "gonogo/chance/correlation.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numbers>
#include <optional>

#include "chance/normal_quantile.hpp"

namespace gonogo {
namespace {

namespace bm = boost::math;

using StandardNormal =
    bm::normal_distribution<double, bm::policies::policy<bm::policies::promote_double<false>>>;

constexpr double least_eigenvalue = 1e-8;

/// Cholesky's root; empty where the matrix is not positive definite.
std::optional<std::vector<double>> root_of(const CorrelationMatrix& matrix) {
  const std::size_t n = matrix.size;
  std::vector<double> root(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix.at(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= root[i * n + k] * root[j * n + k];
      if (i == j && !(rest > least_eigenvalue / 2)) return {};
      root[i * n + j] = i == j ? std::sqrt(rest) : rest / root[j * n + j];
    }
  }
  return root;
}

/// Turns rows and columns p and q of a symmetric matrix by Jacobi's angle, so that their element
/// vanishes, and the columns of `vectors` with them.
void rotate(std::vector<double>& a, std::vector<double>& vectors, std::size_t n, std::size_t p,
            std::size_t q) {
  const double off = a[p * n + q];
  if (off == 0) return;
  const double theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
  const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double c = 1 / std::sqrt(t * t + 1), s = t * c;
  const auto turn = [&](double& x, double& y) {
    const double before = x;
    x = c * before - s * y;
    y = s * before + c * y;
  };
  for (std::size_t k = 0; k < n; ++k) turn(a[k * n + p], a[k * n + q]);
  for (std::size_t k = 0; k < n; ++k) turn(a[p * n + k], a[q * n + k]);
  for (std::size_t k = 0; k < n; ++k) turn(vectors[k * n + p], vectors[k * n + q]);
}

/// The nearest matrix whose eigenvalues are at least the least.
std::vector<double> clipped(const std::vector<double>& matrix, std::size_t n) {
  std::vector<double> a = matrix, vectors(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) vectors[i * n + i] = 1;
  constexpr int sweeps = 30;
  constexpr double done = 1e-15;
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    double off = 0;
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) off = std::max(off, std::abs(a[p * n + q]));
    }
    if (off < done) break;
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) rotate(a, vectors, n, p, q);
    }
  }
  std::vector<double> result(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) {
        const double value = std::max(a[k * n + k], 2 * least_eigenvalue);
        result[i * n + j] += vectors[i * n + k] * value * vectors[j * n + k];
      }
    }
  }
  return result;
}

}  // namespace

CorrelationMatrix CorrelationMatrix::identity(std::size_t size) {
  CorrelationMatrix matrix{.size = size, .values = std::vector<double>(size * size, 0)};
  for (std::size_t i = 0; i < size; ++i) matrix.values[i * size + i] = 1;
  return matrix;
}

void CorrelationMatrix::set(std::size_t a, std::size_t b, double value) {
  values[a * size + b] = values[b * size + a] = value;
}

double normal_from_rank(double rank) { return 2 * std::sin(std::numbers::pi * rank / 6); }
double rank_from_normal(double normal) { return 6 / std::numbers::pi * std::asin(normal / 2); }

bool is_positive_definite(const CorrelationMatrix& matrix) { return root_of(matrix).has_value(); }

CorrelationMatrix nearest_positive_definite(const CorrelationMatrix& matrix) {
  if (is_positive_definite(matrix)) return matrix;
  const std::size_t n = matrix.size;
  std::vector<double> y = matrix.values, correction(n * n, 0);
  constexpr int most_rounds = 200;
  constexpr double done = 1e-12;
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<double> r(n * n);
    for (std::size_t i = 0; i < n * n; ++i) r[i] = y[i] - correction[i];
    const std::vector<double> x = clipped(r, n);
    double moved = 0;
    for (std::size_t i = 0; i < n * n; ++i) {
      correction[i] = x[i] - r[i];
      const double next = i % (n + 1) == 0 ? 1 : x[i];
      moved = std::max(moved, std::abs(next - y[i]));
      y[i] = next;
    }
    if (moved < done) break;
  }
  // What is left of rounding: scaled to ones on the diagonal.
  std::vector<double> last = clipped(y, n);
  CorrelationMatrix result = CorrelationMatrix::identity(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      result.set(i, j, last[i * n + j] / std::sqrt(last[i * n + i] * last[j * n + j]));
  }
  return result;
}

Copula::Copula(const CorrelationMatrix& matrix)
    : size_(matrix.size), root_(root_of(matrix).value()) {}

void Copula::apply(std::span<double> shares) const {
  const StandardNormal normal;
  std::vector<double> independent(size_);
  for (std::size_t i = 0; i < size_; ++i) independent[i] = normal_quantile(shares[i]);
  constexpr double least = 0x1p-54;
  for (std::size_t i = 0; i < size_; ++i) {
    double z = 0;
    for (std::size_t k = 0; k <= i; ++k) z += root_[i * size_ + k] * independent[k];
    shares[i] = std::clamp(bm::cdf(normal, z), least, 1 - 0x1p-53);
  }
}

}  // namespace gonogo
