// SPDX-License-Identifier: MIT
#include "gonogo/model/evaluated_model.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include "gonogo/model/fault.hpp"
#include "gonogo/sheet/same_structure.hpp"
#include "model/case_measures.hpp"
#include "model/overrides.hpp"
#include "model/price_inputs.hpp"

namespace gonogo {
namespace {

/// The numbers that measures and rules are computed from, read from a snapshot.
CaseNumbers numbers_of(const Model& model, const Snapshot& snapshot,
                       const std::vector<WantedMeasure>& wanted) {
  CaseNumbers numbers;
  const auto add_rows = [&](const std::vector<RowId>& rows) {
    for (const RowId row : rows) {
      if (numbers.row(row).empty()) numbers.rows.push_back({row, snapshot.row(row)});
    }
  };
  for (const WantedMeasure& each : wanted) add_rows(rows_of(model, each));
  for (const BoundRule& rule : model.rules) {
    add_rows(rows_of(model, rule));
    numbers.limits.push_back(snapshot.value(rule.limit, 0));
  }
  const auto rate = [&](NodeId node) {
    return node == no_node ? without(Why::not_stated).value : snapshot.value(node, 0);
  };
  for (const Perspective& view : model.perspectives) {
    numbers.rates.push_back(
        {rate(view.discount), rate(view.finance), rate(view.reinvest), rate(view.equity)});
    const auto factors = [&](RowId row) {
      return row == no_row ? std::vector<double>{} : snapshot.row(row);
    };
    numbers.factors.push_back(factors(view.discount_factor));
    numbers.equity_factors.push_back(factors(view.equity_factor));
  }
  return numbers;
}

/// Whether one program computes both. Infinite inputs are left out: a program turns those that vary
/// into faults, and keeps those that do not.
bool differ_in_numbers_alone(const Sheet& a, const Sheet& b) {
  const auto finite = [](const Input& input) { return std::isfinite(input.base); };
  return std::all_of(a.inputs().begin(), a.inputs().end(), finite) &&
         std::all_of(b.inputs().begin(), b.inputs().end(), finite) && same_structure(a, b);
}

/// Models that one program computes, with their snapshots.
class Group {
 public:
  /// Requires: models that differ in numbers alone.
  explicit Group(std::vector<Model> models) : models_(std::move(models)) {}

  const Model& model(std::size_t index) const { return models_[index]; }

  const Snapshot& snapshot(std::size_t index) const {
    std::call_once(computed_, [this] {
      std::vector<SnapshotCase> cases;
      for (const Model& each : models_) cases.push_back({&each.sheet});
      snapshots_ = Snapshot::of_cases(models_.front().order, cases);
    });
    return snapshots_[index];
  }

 private:
  const std::vector<Model> models_;
  mutable std::once_flag computed_ = {};
  mutable std::vector<Snapshot> snapshots_ = {};
};

/// The net present value with all prices times a factor.
NpvAtPrices npv_at_prices_of(const Model& model) {
  const std::vector<Address> levels = price_levels(model);
  if (levels.empty()) return {};
  // Lowered once for a whole search.
  const auto runs = std::make_shared<std::optional<Runs>>();
  return [&model, levels, runs](double factor, const WantedMeasure& wanted) {
    WantedMeasure npv = wanted;
    npv.measure = measures::npv;
    if (!*runs) runs->emplace(model, levels, Wanted{.measures = {npv}, .margins = false});
    const auto fill = [&](std::size_t, std::span<const std::span<double>> columns) {
      for (std::size_t a = 0; a < levels.size(); ++a)
        columns[a][0] = *value_at(model, levels[a]) * factor;
    };
    return (*runs)->run(1, fill, 1).measures[0].value[0];
  };
}

struct BaseAnswers {
  BaseAnswers(const Model& model, const Snapshot& snapshot) {
    std::vector<WantedMeasure> wanted;
    for (const MeasureDefinition* each : measures::list) wanted.push_back({*each});
    if (!model.proposal.loans.empty()) {
      for (const MeasureDefinition* each : measures::of_equity)
        wanted.push_back({*each, FlowKind::equity});
    }
    const CaseNumbers numbers = numbers_of(model, snapshot, wanted);
    CaseMeasures compute(model, wanted);
    compute.begin(numbers, npv_at_prices_of(model));
    const bool prices = judges_prices(model);
    for (std::size_t m = 0; m < wanted.size(); ++m) {
      // It takes a search: of a bid that has no rule on it, only who asks for it waits for that.
      const bool later = wanted[m].measure->of_price && !prices;
      measures.push_back(later ? without(Why::not_applicable) : compute.measure(m));
    }
    for (std::size_t r = 0; r < model.rules.size(); ++r) {
      rules.push_back(
          {numbers.limits[r], compute.measured(r), compute.judged(r).margin, compute.skipped(r)});
    }
  }

  std::vector<Answer> measures = {};
  std::vector<RuleAnswer> rules = {};
};

}  // namespace

/// Each part is computed when it is first needed: a check of a bid needs no measure.
class EvaluatedModel::Shared {
 public:
  Shared(std::shared_ptr<const Group> group, std::size_t index)
      : group_(std::move(group)), index_(index) {}

  const Model& model() const { return group_->model(index_); }
  const Snapshot& snapshot() const { return group_->snapshot(index_); }

  const std::optional<Diagnostic>& fault() const {
    std::call_once(fault_known_, [this] { fault_ = find_fault(model(), snapshot()); });
    return fault_;
  }

  const BaseAnswers& answers() const {
    std::call_once(answers_known_, [this] { answers_.emplace(model(), snapshot()); });
    return *answers_;
  }

 private:
  std::shared_ptr<const Group> group_;
  std::size_t index_;
  mutable std::once_flag fault_known_ = {}, answers_known_ = {};
  mutable std::optional<Diagnostic> fault_ = {};
  mutable std::optional<BaseAnswers> answers_ = {};
};

EvaluatedModel::EvaluatedModel(Model model) {
  std::vector<Model> alone;
  alone.push_back(std::move(model));
  *this = std::move(together(std::move(alone)).front());
}

std::vector<EvaluatedModel> EvaluatedModel::together(std::vector<Model> models) {
  std::vector<std::vector<Model>> groups(1);
  std::vector<std::pair<std::size_t, std::size_t>> places;  // group, index in it
  for (Model& model : models) {
    const bool first = groups[0].empty();
    const bool joins = first || differ_in_numbers_alone(groups[0].front().sheet, model.sheet);
    if (!joins) groups.emplace_back();
    std::vector<Model>& group = joins ? groups.front() : groups.back();
    places.emplace_back(joins ? 0 : groups.size() - 1, group.size());
    group.push_back(std::move(model));
  }
  std::vector<std::shared_ptr<const Group>> shared;
  for (auto& group : groups) shared.push_back(std::make_shared<const Group>(std::move(group)));
  std::vector<EvaluatedModel> result;
  for (const auto& [group, index] : places)
    result.push_back(EvaluatedModel(std::make_shared<const Shared>(shared[group], index)));
  return result;
}

const Model& EvaluatedModel::operator*() const { return shared_->model(); }

const Snapshot& EvaluatedModel::snapshot() const { return shared_->snapshot(); }

const std::vector<Answer>& EvaluatedModel::measures() const { return shared_->answers().measures; }

bool EvaluatedModel::judges_prices() const { return gonogo::judges_prices(**this); }

Answer EvaluatedModel::measure(Measure measure) const {
  if (measure->of_price && !judges_prices()) {
    const Answers found =
        run(**this, Wanted{.measures = {{measure}}, .margins = false}).measures[0];
    return {found.value[0], found.why[0]};
  }
  for (std::size_t m = 0; m < measures::list.size(); ++m) {
    if (Measure(*measures::list[m]) == measure) return measures()[m];
  }
  return without(Why::not_applicable);
}

Answer EvaluatedModel::equity_measure(Measure measure) const {
  std::size_t at = measures::list.size();
  for (const MeasureDefinition* each : measures::of_equity) {
    if (at < measures().size() && Measure(*each) == measure) return measures()[at];
    ++at;
  }
  return without(Why::not_applicable);
}

const std::vector<RuleAnswer>& EvaluatedModel::rules() const { return shared_->answers().rules; }

const std::optional<Diagnostic>& EvaluatedModel::fault() const { return shared_->fault(); }

}  // namespace gonogo
