// SPDX-License-Identifier: MIT
/// Runs a model for many cases and computes the measures of each.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gonogo/model/answer.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"

namespace gonogo {

/// Fills columns[a][i] with the value of the a-th address in case first + i. Several threads may call
/// it at the same time, and for a case more than once.
using Fill = std::function<void(std::size_t first, std::span<const std::span<double>> columns)>;

/// Values to try for some addresses. `fill` produces them block by block; they are not kept.
struct Cases {
  std::size_t count = 1;
  std::vector<Address> addresses = {};
  Fill fill = {};
};

struct Wanted {
  std::vector<WantedMeasure> measures = {};
  bool errors = false;  ///< of the measures
  bool margins = true;  ///< one for each rule of the model
  bool scores = false;  ///< one for each rule of the model
  /// The rules whose margins and scores are computed; absent: all. Those of others are NaN.
  std::optional<std::vector<std::size_t>> rules = {};
  std::vector<std::string> series = {};  ///< ids of rows
  /// In tiles of a plan, which is worth making for some hundred cases; else in blocks of the program.
  /// Their orders of operations differ: money by up to 1e-12 of the amounts it is added from, and
  /// nothing else. Series and measures at other prices are computed by the program.
  bool in_tiles = false;
  /// The cases that shape the sheet too: worth it where hundreds have one shape.
  bool shapes_in_tiles = true;
};

struct Answers {
  std::vector<double> value = {};  ///< NaN unless `computed`
  std::vector<Why> why = {};
};

/// One element for each wanted measure, rule or series; each holds a value a case.
struct Outcomes {
  std::vector<Answers> measures = {};
  /// What rounding can leave in the value of a measure; NaN without a value.
  std::vector<std::vector<double>> errors = {};
  std::vector<Answers> margins =
      {};  ///< >= 0: the rule passes. A rule whose payback is `never` fails.
  /// A continuous score with the sign of the margin, for root finding: how far the rule is from
  /// failing if rounding is on its side, so that it is 0 where the margin begins to fail. Of payback
  /// rules the lowest cumulative flow from the limit onward, as the margin itself jumps. NaN if
  /// undefined.
  std::vector<std::vector<double>> scores = {};
  std::vector<std::vector<double>> series =
      {};                   ///< case-major: [i * columns + c]; NaN before a row begins
  std::size_t columns = 0;  ///< of the series; 0 if an address changes the shape of the sheet
};

/// Results are the same bits for any number of threads, on every machine, whatever the other cases
/// are and however many. 0 threads: as many as there are processors. If several addresses change one
/// input, the last that replaces it counts, and all that scale it (`.times`) scale that value. A
/// value that is not finite is a fault of its case.
///
/// Throws std::invalid_argument for an address, row or perspective that the model does not have,
/// and whatever `fill` throws.
Outcomes run(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads = 1);

/// `run` for repeated calls, as a search makes them: rows that do not change from one call to the
/// next are not computed again.
///
/// Requires: the model outlives it.
class Runs {
 public:
  Runs(const Model& model, std::vector<Address> addresses, const Wanted& wanted);
  Runs(Runs&&) noexcept;
  ~Runs();

  Outcomes run(std::size_t count, const Fill& fill, unsigned threads = 1);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The model as written: one case.
Outcomes run(const Model& model, const Wanted& wanted);

}  // namespace gonogo
