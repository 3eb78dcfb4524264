// SPDX-License-Identifier: MIT
#include "analysis/influences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/no_value.hpp"
#include "gonogo/chance/explained.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_bins = 32;

/// Ranks of values, their mean over equals, scaled to a sum of squares of 1 around 0.
std::vector<double> standard_ranks(const std::vector<double>& values) {
  const OrderedSample ordered({values, {}});
  std::vector<double> ranks(values.size(), 0);
  const auto order = ordered.order();
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
    for (std::size_t k = from; k < to; ++k)
      ranks[order[k]] = (double(from) + double(to - 1) - double(order.size() - 1)) / 2;
  }
  double squares = 0;
  for (const double each : ranks) squares += each * each;
  for (double& each : ranks) each /= squares > 0 ? std::sqrt(squares) : 1;
  return ranks;
}

/// Follows one number through all cases.
class NumberStudy {
 public:
  NumberStudy(const UncertainNumber& number, const ChanceCases& cases)
      : shape_(std::get_if<DiscreteShape>(&number.distribution.shape)),
        bins_(shape_ ? shape_->values.size() : bins_for(cases.count())),
        explained_(bins_, !cases.exact()) {}

  void add(std::size_t replicate, double share, double weight, double npv, double rank,
           bool fails) {
    if (!std::isnan(npv)) {
      explained_.add(replicate, bin_of(share), weight, npv);
      product_ += (share - 0.5) * rank;
      square_ += (share - 0.5) * (share - 0.5);
    }
    if (!fails) return;
    failing_ += weight;
    failing_share_ += weight * share;
  }

  Influence result(std::size_t number, bool drawn) const {
    Influence found{.number = number,
                    .first_order = explained_.first_order(),
                    .information = explained_.value_of_information(),
                    .place_where_it_fails = failing_ > 0 ? failing_share_ / failing_ : no_value};
    if (drawn && square_ > 0) found.rank = product_ / std::sqrt(square_);
    return found;
  }

 private:
  /// Enough cases in each bin for a mean.
  static std::size_t bins_for(std::size_t cases) {
    constexpr std::size_t least_in_bin = 64;
    return std::clamp<std::size_t>(cases / least_in_bin, 2, most_bins);
  }

  std::size_t bin_of(double share) const {
    if (!shape_) return std::min(bins_ - 1, static_cast<std::size_t>(share * double(bins_)));
    double sum = 0;
    for (std::size_t i = 0; i + 1 < bins_; ++i) {
      sum += shape_->weights[i];
      if (share <= sum) return i;
    }
    return bins_ - 1;
  }

  const DiscreteShape* shape_;
  std::size_t bins_;
  ExplainedOutcome explained_;
  double product_ = 0, square_ = 0, failing_ = 0, failing_share_ = 0;
};

/// The place of what is written in a distribution.
double place_of(const DrawnNumber& number, const UncertainNumber& chance) {
  const double draw =
      chance.year > 0 ? chance.written : (number.variable().base - chance.plus) / chance.times;
  const Distribution& of = chance.distribution;
  const double to = probability_up_to(of, draw);
  const bool discrete = is_discrete(of);
  const double from =
      discrete ? probability_up_to(of, std::nextafter(draw, -std::numeric_limits<double>::max()))
               : to;
  return (from + to) / 2;
}

/// Finds the failing case whose numbers lie nearest to what is written, by their places.
class FailureSearch {
 public:
  FailureSearch(const ChanceModel& chance) : chance_(chance) {
    for (std::size_t n = 0; n < chance.drivers(); ++n)
      written_.push_back(place_of(chance.parts.front().numbers[n], chance.numbers[n]));
    if (chance.parts.size() > 1) of_part_ = chance.numbers.back().distribution;
  }

  void add(std::size_t number, const std::vector<double>& shares) {
    if (of_part_ && QuantileFunction(*of_part_)(shares.back()) != 0) return;
    double distance = 0;
    for (std::size_t n = 0; n < written_.size(); ++n)
      distance += (shares[n] - written_[n]) * (shares[n] - written_[n]);
    if (distance >= least_) return;
    least_ = distance;
    number_ = number;
    shares_ = shares;
  }

  /// None of a bid that is drawn by year: no setting changes one year of a driver.
  std::optional<NearestFailure> result() const {
    const auto of_year = [](const UncertainNumber& each) { return each.year > 0; };
    if (shares_.empty() || std::any_of(chance_.numbers.begin(), chance_.numbers.end(), of_year))
      return {};
    NearestFailure found{.number = number_};
    const auto& numbers = chance_.parts.front().numbers;
    const std::vector<double> values = values_of(numbers, shares_);
    for (std::size_t n = 0; n < numbers.size(); ++n)
      found.settings.push_back(setting(numbers[n].variable(), values[n]));
    return found;
  }

 private:
  const ChanceModel& chance_;
  std::vector<double> written_ = {};
  std::optional<Distribution> of_part_ = {};
  double least_ = std::numeric_limits<double>::infinity();
  std::size_t number_ = 0;
  std::vector<double> shares_ = {};
};

/// What it is worth to know the present value itself before choosing between it and 0.
Estimate information_of(const ChanceCases& cases, const std::vector<double>& npv) {
  std::vector<double> gained(npv.size());
  const Estimate mean = mean_of({npv, cases.weights()});
  // max(NPV, 0) less what is chosen without knowing.
  for (std::size_t i = 0; i < npv.size(); ++i)
    gained[i] = std::isnan(npv[i]) ? npv[i] : std::max(npv[i], 0.0) - (mean.value > 0 ? npv[i] : 0);
  return mean_of({gained, cases.weights()});
}

}  // namespace

void find_influences(const ChanceModel& chance, const ChanceCases& cases,
                     const CaseOutcomes& outcomes, Simulation& found) {
  const std::vector<double>& npv = outcomes.measures.front().value;
  const std::vector<double> ranks = standard_ranks(npv);
  const std::size_t numbers = chance.numbers.size();
  std::vector<NumberStudy> studies;
  for (const UncertainNumber& each : chance.numbers) studies.emplace_back(each, cases);
  FailureSearch nearest(chance);
  const std::size_t each_replicate = std::max<std::size_t>(1, cases.count() / replicates);
  CaseColumns columns(numbers, std::min(cases_together, cases.count()));
  std::vector<double> shares(numbers);
  for (std::size_t first = 0; first < cases.count(); first += cases_together) {
    const std::size_t length = std::min(cases_together, cases.count() - first);
    const auto block = columns.first(length);
    cases.fill_shares(first, block);
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t at = first + i;
      const double weight = cases.exact() ? cases.weights()[at] : 1;
      const Verdict verdict = outcomes.verdicts[at];
      const bool fails = verdict == Verdict::no_go || verdict == Verdict::conditional;
      for (std::size_t n = 0; n < numbers; ++n) {
        shares[n] = block[n][i];
        studies[n].add(at / each_replicate, block[n][i], weight, npv[at], ranks[at], fails);
      }
      if (fails && weight > 0) nearest.add(at, shares);
    }
  }
  for (std::size_t n = 0; n < numbers; ++n)
    found.influences.push_back(studies[n].result(n, !cases.exact()));
  const auto explains = [](const Influence& each) {
    return std::isnan(each.first_order.value) ? -1 : each.first_order.value;
  };
  std::stable_sort(
      found.influences.begin(), found.influences.end(),
      [&](const Influence& a, const Influence& b) { return explains(a) > explains(b); });
  found.information = information_of(cases, npv);
  if (found.written.verdict == Verdict::go) found.nearest_failure = nearest.result();
}

}  // namespace gonogo
