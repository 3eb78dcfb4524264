// SPDX-License-Identifier: MIT
/// Numbers that vary together: a Gaussian copula from correlations of ranks.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gonogo {

/// A symmetric matrix with ones on its diagonal, row by row.
struct CorrelationMatrix {
  std::size_t size = 0;
  std::vector<double> values = {};

  static CorrelationMatrix identity(std::size_t size);
  double at(std::size_t row, std::size_t column) const { return values[row * size + column]; }
  void set(std::size_t a, std::size_t b, double value);
};

/// The correlation of two normal numbers whose ranks have the correlation `rank`.
double normal_from_rank(double rank);
/// The inverse.
double rank_from_normal(double normal);

/// The nearest correlation matrix, by the sum of squares, whose eigenvalues are at least 1e-8
/// (Higham 2002, alternating projections). A matrix that is positive definite is its own.
CorrelationMatrix nearest_positive_definite(const CorrelationMatrix& matrix);

bool is_positive_definite(const CorrelationMatrix& matrix);

/// Joins independent shares of cases to dependent ones.
class Copula {
 public:
  /// Requires a positive definite matrix of correlations of normal numbers.
  explicit Copula(const CorrelationMatrix& matrix);

  /// Replaces independent shares, one a number, by correlated ones.
  void apply(std::span<double> shares) const;

 private:
  std::size_t size_;
  std::vector<double> root_ = {};  ///< Cholesky's lower triangle
};

}  // namespace gonogo
