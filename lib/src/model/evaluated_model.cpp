// SPDX-License-Identifier: MIT
#include "gonogo/model/evaluated_model.hpp"

#include <mutex>

#include "gonogo/model/fault.hpp"
#include "gonogo/model/snapshot_of.hpp"
#include "model/case_measures.hpp"

namespace gonogo {
namespace {

/// The numbers that measures and rules are computed from, read from a snapshot.
CaseNumbers numbers_of(const Model& model, const Snapshot& snapshot,
                       const std::vector<WantedMeasure>& wanted) {
  CaseNumbers numbers;
  const auto add_rows = [&](const WantedMeasure& each) {
    for (const RowId row : rows_of(model, each)) {
      if (numbers.row(row).empty()) numbers.rows.push_back({row, snapshot.row(row)});
    }
  };
  for (const WantedMeasure& each : wanted) add_rows(each);
  for (const BoundRule& rule : model.rules) {
    add_rows(measure_of(rule));
    numbers.limits.push_back(snapshot.value(rule.limit, 0));
  }
  const auto rate = [&](NodeId node) {
    return node == no_node ? without(Why::not_stated).value : snapshot.value(node, 0);
  };
  for (const Perspective& view : model.perspectives) {
    numbers.rates.push_back(
        {rate(view.discount), rate(view.finance), rate(view.reinvest), view.discount != no_node});
    numbers.factors.push_back(view.discount_factor == no_row ? std::vector<double>{}
                                                             : snapshot.row(view.discount_factor));
  }
  return numbers;
}

struct Numbers {
  explicit Numbers(const Model& model)
      : snapshot(snapshot_of(model)), fault(find_fault(model, snapshot)) {}

  Snapshot snapshot;
  std::optional<Diagnostic> fault;
};

struct BaseAnswers {
  BaseAnswers(const Model& model, const Snapshot& snapshot) {
    std::vector<WantedMeasure> wanted;
    for (const MeasureDefinition* each : measures::list) wanted.push_back({*each});
    const CaseNumbers numbers = numbers_of(model, snapshot, wanted);
    CaseMeasures compute(model, wanted);
    for (std::size_t m = 0; m < wanted.size(); ++m) measures.push_back(compute.measure(numbers, m));
    for (std::size_t r = 0; r < model.rules.size(); ++r) {
      rules.push_back(
          {numbers.limits[r], compute.measured(numbers, r), compute.margin(numbers, r)});
    }
  }

  std::vector<Answer> measures = {};
  std::vector<RuleAnswer> rules = {};
};

}  // namespace

/// Each part is computed when it is first needed: a check of a bid needs no measure.
class EvaluatedModel::Shared {
 public:
  explicit Shared(Model compiled) : model(std::move(compiled)) {}

  const Numbers& numbers() const {
    std::call_once(rows_known_, [this] { numbers_.emplace(model); });
    return *numbers_;
  }

  const BaseAnswers& answers() const {
    std::call_once(answers_known_, [this] { answers_.emplace(model, numbers().snapshot); });
    return *answers_;
  }

  const Model model;

 private:
  mutable std::once_flag rows_known_ = {}, answers_known_ = {};
  mutable std::optional<Numbers> numbers_ = {};
  mutable std::optional<BaseAnswers> answers_ = {};
};

EvaluatedModel::EvaluatedModel(Model model)
    : shared_(std::make_shared<const Shared>(std::move(model))) {}

const Model& EvaluatedModel::operator*() const { return shared_->model; }

const Snapshot& EvaluatedModel::snapshot() const { return shared_->numbers().snapshot; }

const std::vector<Answer>& EvaluatedModel::measures() const { return shared_->answers().measures; }

Answer EvaluatedModel::measure(Measure measure) const {
  for (std::size_t m = 0; m < measures::list.size(); ++m) {
    if (Measure(*measures::list[m]) == measure) return measures()[m];
  }
  return without(Why::not_applicable);
}

const std::vector<RuleAnswer>& EvaluatedModel::rules() const { return shared_->answers().rules; }

const std::optional<Diagnostic>& EvaluatedModel::fault() const { return shared_->numbers().fault; }

}  // namespace gonogo
