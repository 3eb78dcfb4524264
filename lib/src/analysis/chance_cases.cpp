// SPDX-License-Identifier: MIT
#include "analysis/chance_cases.hpp"

#include <algorithm>

#include "gonogo/base/parallel_for.hpp"

namespace gonogo {

ChanceCases::ChanceCases(const ChanceModel& chance, const SimulationOptions& options)
    : numbers_(chance.numbers), dependence_(chance.dependence) {
  std::size_t states = dependence_.copula ? options.trials + 1 : 1;
  for (const UncertainNumber& each : numbers_) {
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
  sample_ = std::make_shared<const Sample>(
      SamplePlan{.sampling = options.sampling,
                 .seed = options.seed,
                 .count = count_,
                 .dimensions = numbers_.size() * (options.total_effects ? 2 : 1)});
}

ChanceCases::ChanceCases(const ChanceModel& chance, std::shared_ptr<const Sample> sample,
                         std::size_t count, std::vector<std::size_t> dimensions)
    : numbers_(chance.numbers),
      dependence_(chance.dependence),
      count_(count),
      sample_(std::move(sample)),
      dimensions_(std::move(dimensions)) {}

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

void ChanceCases::draw(std::size_t first, std::span<const std::span<double>> columns) const {
  if (dimensions_.empty()) sample_->fill(first, columns);
  for (std::size_t n = 0; n < dimensions_.size(); ++n)
    sample_->fill(first, dimensions_[n], columns[n]);
  if (!dependence_.copula) return;
  std::vector<double> shares(dependence_.members.size());
  for (std::size_t i = 0; i < columns.front().size(); ++i) {
    for (std::size_t k = 0; k < shares.size(); ++k) shares[k] = columns[dependence_.members[k]][i];
    dependence_.copula->apply(shares);
    for (std::size_t k = 0; k < shares.size(); ++k) columns[dependence_.members[k]][i] = shares[k];
  }
}

void ChanceCases::fill_anew(std::size_t number, std::size_t first, std::span<double> column) const {
  sample_->fill(first, numbers_.size() + number, column);
}

void ChanceCases::fill_slice(std::size_t first, std::span<const std::span<double>> columns) const {
  if (sample_) return draw(first, columns);
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

void ChanceCases::fill_shares(std::size_t first, std::span<const std::span<double>> columns) const {
  const std::size_t length = columns.empty() ? 0 : columns.front().size();
  constexpr std::size_t slice = 256;
  parallel_for((length + slice - 1) / slice, threads_for(0), [&](std::size_t s) {
    const std::size_t from = s * slice, size = std::min(slice, length - from);
    std::vector<std::span<double>> part;
    for (const auto& each : columns) part.push_back(each.subspan(from, size));
    fill_slice(first + from, part);
  });
}

CaseColumns::CaseColumns(std::size_t numbers, std::size_t length)
    : values(numbers, std::vector<double>(length)) {}

std::vector<std::span<double>> CaseColumns::first(std::size_t length) {
  std::vector<std::span<double>> result;
  for (auto& each : values) result.push_back(std::span(each).first(length));
  return result;
}

bool leaves_out_chance_rules(const Model& model) {
  const auto by_chance = [](const BoundRule& each) { return each.rule.probability.has_value(); };
  return std::any_of(model.rules.begin(), model.rules.end(), by_chance) &&
         !std::all_of(model.rules.begin(), model.rules.end(), by_chance);
}

CaseOutcomes room_for(const Model& model, std::size_t cases, std::size_t measures) {
  CaseOutcomes out;
  out.measures.assign(measures, {std::vector<double>(cases), std::vector<Why>(cases)});
  out.rules.assign(model.rules.size(), std::vector<CaseState>(cases));
  out.verdicts.resize(cases);
  return out;
}

}  // namespace gonogo
