// SPDX-License-Identifier: MIT
#include "analysis/chance_cases.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/parallel_for.hpp"

namespace gonogo {

ChanceCases::ChanceCases(const std::vector<UncertainNumber>& numbers,
                         const SimulationOptions& options)
    : numbers_(numbers) {
  for (const UncertainNumber& each : numbers) quantiles_.emplace_back(each.distribution);
  std::size_t states = 1;
  for (const UncertainNumber& each : numbers) {
    const auto* shape = std::get_if<DiscreteShape>(&each.distribution.shape);
    const std::size_t values = shape ? shape->values.size() : options.trials + 1;
    states = std::min(options.trials + 1, states * values);
  }
  if (states <= options.trials) {
    count_ = states;
    enumerate();
    return;
  }
  count_ = sample_size(options.sampling, options.trials);
  sample_ = std::make_unique<const Sample>(SamplePlan{.sampling = options.sampling,
                                                      .seed = options.seed,
                                                      .count = count_,
                                                      .dimensions = numbers.size()});
}

namespace {

/// Calls visit(number, place of its value) for a combination: the last number changes fastest.
template <class Visit>
void for_each_place(const std::vector<UncertainNumber>& numbers, std::size_t state,
                    const Visit& visit) {
  for (std::size_t n = numbers.size(); n-- > 0;) {
    const auto& shape = std::get<DiscreteShape>(numbers[n].distribution.shape);
    visit(n, shape, state % shape.values.size());
    state /= shape.values.size();
  }
}

}  // namespace

void ChanceCases::enumerate() {
  weights_.assign(count_, 1);
  for (std::size_t i = 0; i < count_; ++i) {
    for_each_place(numbers_, i, [&](std::size_t, const DiscreteShape& shape, std::size_t place) {
      weights_[i] *= shape.weights[place];
    });
  }
}

void ChanceCases::fill_shares(std::size_t first, std::span<const std::span<double>> columns) const {
  if (sample_) return sample_->fill(first, columns);
  const std::size_t length = columns.empty() ? 0 : columns.front().size();
  for (std::size_t i = 0; i < length; ++i) {
    for_each_place(numbers_, first + i,
                   [&](std::size_t n, const DiscreteShape& shape, std::size_t place) {
                     double below = 0;
                     for (std::size_t k = 0; k < place; ++k) below += shape.weights[k];
                     columns[n][i] = below + shape.weights[place] / 2;
                   });
  }
}

void ChanceCases::fill_values(std::size_t first, std::span<const std::span<double>> columns) const {
  const std::size_t length = columns.empty() ? 0 : columns.front().size();
  constexpr std::size_t slice = 256;
  parallel_for((length + slice - 1) / slice, threads_for(0), [&](std::size_t s) {
    const std::size_t from = s * slice, size = std::min(slice, length - from);
    std::vector<std::span<double>> part;
    for (const auto& each : columns) part.push_back(each.subspan(from, size));
    fill_shares(first + from, part);
    for (std::size_t n = 0; n < part.size(); ++n) {
      for (double& each : part[n]) each = numbers_[n].value(quantiles_[n](each));
    }
  });
}

CaseColumns::CaseColumns(std::size_t numbers, std::size_t length)
    : values(numbers, std::vector<double>(length)) {}

std::vector<std::span<double>> CaseColumns::first(std::size_t length) {
  std::vector<std::span<double>> result;
  for (auto& each : values) result.push_back(std::span(each).first(length));
  return result;
}

namespace {

CaseState state_of(double margin) {
  if (std::isnan(margin)) return CaseState::no_answer;
  if (margin == std::numeric_limits<double>::infinity()) return CaseState::does_not_apply;
  return margin >= 0 ? CaseState::passes : CaseState::fails;
}

void append(const TrialResults& found, const Model& model, CaseOutcomes& out) {
  const std::size_t count = found.measures.front().value.size();
  for (std::size_t m = 0; m < found.measures.size(); ++m) {
    const Answers& from = found.measures[m];
    Answers& to = out.measures[m];
    to.value.insert(to.value.end(), from.value.begin(), from.value.end());
    to.why.insert(to.why.end(), from.why.begin(), from.why.end());
  }
  for (std::size_t r = 0; r < found.margins.size(); ++r) {
    for (const double margin : found.margins[r]) out.rules[r].push_back(state_of(margin));
  }
  for (std::size_t i = 0; i < count; ++i) out.verdicts.push_back(verdict_of(model, found, i));
}

}  // namespace

CaseOutcomes run_cases(const Bid& bid, const std::vector<UncertainNumber>& numbers,
                       const ChanceCases& cases, std::span<const WantedMeasure> measures) {
  std::vector<Variable> moved;
  for (const UncertainNumber& each : numbers) moved.push_back(each.number);
  TrialRunner runner(bid, std::move(moved), {.measures = {measures.begin(), measures.end()}});
  CaseOutcomes out;
  out.measures.resize(measures.size());
  out.rules.resize(bid.model->rules.size());
  CaseColumns columns(numbers.size(), std::min(cases_together, cases.count()));
  for (std::size_t first = 0; first < cases.count(); first += cases_together) {
    const std::size_t length = std::min(cases_together, cases.count() - first);
    const auto block = columns.first(length);
    cases.fill_values(first, block);
    append(
        runner(length, [&](std::size_t trial, std::size_t number) { return block[number][trial]; }),
        *bid.model, out);
  }
  return out;
}

}  // namespace gonogo
