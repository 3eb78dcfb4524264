// SPDX-License-Identifier: MIT
/// The search for a best choice: branch and bound over the whole columns of a programme.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "choice/open_nodes.hpp"
#include "choice/relaxation.hpp"
#include "choice/scaled_programme.hpp"
#include "gonogo/choice/integer_programme.hpp"

namespace gonogo {

/// The relaxation leads: from the node of the highest bound down, until nothing better is there. Nothing is taken from the relaxation on trust: multipliers of rows
/// give an upper bound of the choices that are left, which is computed here with its own rounding (A. Neumaier
/// & O. Shcherbina, "Safe bounds in linear and mixed-integer linear programming", 2004), and a choice counts
/// if `holds` says that it does. Where few columns are left, all choices of them are tried.
class BranchAndBound {
 public:
  BranchAndBound(const IntegerProgramme& programme, std::uint64_t most_work);

  BestChoice run(const std::optional<Choice>& start);
  std::uint64_t work() const { return work_; }

 private:
  using Bounds = VariableBounds;

  bool look();
  bool go_to_next();
  void go_to(std::size_t node);
  void enter(std::size_t node);
  void set(const Bounds& bounds);
  double enough() const;
  void offer(const Choice& choice);

  void bound_here();
  bool shows_nothing(const std::vector<double>& ray);
  double bound_by(const std::vector<double>& multipliers, double objective);
  double exact_bound_by(const std::vector<double>& multipliers) const;
  void fix_columns();

  bool is_free(std::size_t column) const;
  bool part_by_count();
  bool part_by_column();
  void part(const Bounds& first, const Bounds& second);

  void round();
  void fill(Choice& choice) const;

  const IntegerProgramme& programme_;
  ScaledProgramme scaled_;
  Relaxation relaxation_;
  std::uint64_t work_ = 0, most_work_, looks_ = 0;
  OpenNodes nodes_ = {};
  std::vector<std::size_t> path_ = {};    ///< from the root to the node that is looked at
  std::vector<std::size_t> begins_ = {};  ///< of the changes of each node on it
  std::vector<Bounds> changes_ = {};      ///< what bounds were before
  double bound_;                          ///< of the choices of this node
  std::vector<double> reduced_ = {};      ///< gains beside the multipliers
  double error_ = 0;                      ///< of the last bound_by
  BestChoice best_ = {};
};

}  // namespace gonogo
