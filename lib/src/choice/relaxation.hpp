// SPDX-License-Identifier: MIT
/// The linear programme that is left where every column may be taken in part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "choice/scaled_programme.hpp"

namespace gonogo {

/// Solves a programme again and again while bounds change, by the dual simplex method for bounded
/// variables with long steps (R. E. Bixby; I. Maros, "Computational Techniques of the Simplex Method",
/// 2003). A variable is a column, or behind the columns the sum of a row.
///
/// Its results are doubles and prove nothing: who needs a proof takes the multipliers and bounds the
/// programme by them, which is right for any multipliers.
class Relaxation {
 public:
  explicit Relaxation(const ScaledProgramme& programme);

  enum class Status { solved, infeasible, stopped };

  double lower(std::size_t variable) const { return lower_[variable]; }
  double upper(std::size_t variable) const { return upper_[variable]; }
  void set_bounds(std::size_t variable, double lower, double upper);

  /// Until it is solved, or worth no more than `enough`, or steps are used up. Adds what it did to `work`.
  Status solve(double enough, std::uint64_t& work);

  double value(std::size_t variable) const { return value_[variable]; }
  const std::vector<double>& multipliers() const { return multipliers_; }  ///< of the rows
  /// After Status::infeasible: multipliers of a sum of rows that nothing satisfies.
  const std::vector<double>& ray() const { return ray_; }

 private:
  struct Entering {
    std::size_t place = 0;
    double ratio = 0, size = 0;
  };

  double& entry(std::size_t row, std::size_t place) { return tableau_[row * columns_ + place]; }
  void begin_with_rows();
  void move(std::size_t place, double to);
  void keep_signs();
  double objective() const;
  std::size_t most_violated(double& excess) const;
  bool enter(std::size_t row, double excess);
  void pivot(std::size_t row, std::size_t place);
  void find_candidates(std::size_t row, double sign);
  void tell_multipliers();
  void tell_ray(std::size_t row, double sign);
  void recompute();
  bool drifted() const;
  void factor_again();

  const ScaledProgramme& programme_;
  std::size_t columns_, rows_;
  std::vector<double> lower_, upper_, value_;
  std::vector<double> tableau_ = {};  ///< each basic variable as a sum of the others
  std::vector<double> gains_ = {};    ///< of the objective, for each of the others
  std::vector<std::size_t> basic_ = {}, other_ = {};
  std::vector<std::size_t> place_of_ = {};  ///< of a variable: its row; or rows_ + its place
  std::vector<double> multipliers_ = {}, ray_ = {};
  std::vector<Entering> candidates_ = {};
  std::vector<std::size_t> touched_ = {};  ///< places of the pivot's row that are not 0
  std::uint64_t work_ = 0;
  std::size_t pivots_ = 0;
};

}  // namespace gonogo
