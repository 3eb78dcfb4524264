// SPDX-License-Identifier: MIT
/// A compiled bid and its numbers as written, computed once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/answer.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/model/wanted_measure.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {

/// What a rule says of the numbers as written.
struct RuleAnswer {
  double limit = 0;
  Answer measured = {};
  Answer margin = {};  ///< at least 0 where the rule passes
  Skipped skipped = Skipped::no;
};

/// Behaves as a pointer to an immutable Model. Copies share the model and its numbers. The numbers
/// are computed when somebody first asks for them, once for all copies, by any thread.
class EvaluatedModel {
 public:
  EvaluatedModel() = default;  ///< points to no model
  EvaluatedModel(Model model);

  /// A bid, and the same bid under scenarios. A model that differs from the first in numbers alone
  /// is computed together with it, as another case of one program.
  static std::vector<EvaluatedModel> together(std::vector<Model> models);

  explicit operator bool() const { return shared_ != nullptr; }
  const Model& operator*() const;
  const Model* operator->() const { return &**this; }

  /// Every row of the bid as written.
  const Snapshot& snapshot() const;
  /// One answer per measure of measures::list: of the project flow, at the first perspective. Of a
  /// bid with loans, then one per measure of measures::of_equity.
  const std::vector<Answer>& measures() const;
  Answer measure(Measure measure) const;
  /// Whether a rule needs NPVs at other prices, as one on the price headroom does.
  bool judges_prices() const;
  /// The same of the equity flow; one of measures::of_equity, where the bid has loans.
  Answer equity_measure(Measure measure) const;
  /// One per rule of the model.
  const std::vector<RuleAnswer>& rules() const;
  /// The first row or limit without a value.
  const std::optional<Diagnostic>& fault() const;

 private:
  class Shared;
  explicit EvaluatedModel(std::shared_ptr<const Shared> shared) : shared_(std::move(shared)) {}

  std::shared_ptr<const Shared> shared_ = {};
};

}  // namespace gonogo
