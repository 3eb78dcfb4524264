// SPDX-License-Identifier: MIT
#include "analysis/chance_model.hpp"

#include <algorithm>

#include "analysis/work.hpp"
#include "gonogo/chance/sample.hpp"

namespace gonogo {
namespace {

/// A scenario that may come true.
struct Chance {
  const Scenario* scenario = nullptr;  ///< null: the bid as written
  double probability = 0;
};

std::vector<Chance> chances_of(const Bid& bid) {
  std::vector<Chance> all;
  double left = 1;
  const auto add = [&](const std::vector<Scenario>& scenarios) {
    for (const Scenario& each : scenarios) {
      if (!(each.probability.value_or(0) > 0)) continue;
      all.push_back({&each, *each.probability});
      left -= *each.probability;
    }
  };
  // A bid that is looked at under a scenario is that and no other.
  if (&*bid.model == &*bid.written) {
    add(bid.model->proposal.scenarios);
    if (bid.model->policy) add(bid.model->policy->scenarios);
  }
  constexpr double rounding = 1e-9;
  if (left > rounding) all.insert(all.begin(), {nullptr, left});
  return all;
}

const UncertainNumber* find(const Uncertainties& here, const Address& address) {
  for (const UncertainNumber& each : here.numbers) {
    if (each.number.address == address) return &each;
  }
  return nullptr;
}

/// Adds the numbers that vary in a model, each once.
void join(const Uncertainties& here, std::vector<UncertainNumber>& all) {
  for (const UncertainNumber& each : here.numbers) {
    const auto known = [&](const UncertainNumber& other) {
      return other.number.address == each.number.address;
    };
    if (std::none_of(all.begin(), all.end(), known)) all.push_back(each);
  }
}

UncertainNumber which_part(const std::vector<Chance>& chances) {
  std::vector<double> values, weights;
  for (const Chance& each : chances) {
    values.push_back(static_cast<double>(values.size()));
    weights.push_back(each.probability);
  }
  return {
      .number = {.address = Address(scenario_address), .label = say("Scenario"), .driver = true},
      .distribution = {discrete(std::move(values), std::move(weights))}};
}

/// Finds which numbers are drawn together.
class DependenceOf {
 public:
  DependenceOf(const Proposal& bid, const std::vector<UncertainNumber>& numbers,
               Diagnostics& diagnostics)
      : numbers_(numbers), diagnostics_(diagnostics) {
    for (const CorrelatedDriver& each : bid.correlations) {
      for (const Correlation& pair : each.correlations) add(each.id, pair);
    }
  }

  Dependence make() {
    if (found_.stated.pairs.empty()) return std::move(found_);
    CorrelationMatrix matrix = CorrelationMatrix::identity(found_.members.size());
    for (const CorrelatedPair& each : found_.stated.pairs)
      matrix.set(place_of(each.first), place_of(each.second), normal_from_rank(each.stated));
    matrix = nearest_positive_definite(matrix);
    for (CorrelatedPair& each : found_.stated.pairs)
      each.used = rank_from_normal(matrix.at(place_of(each.first), place_of(each.second)));
    found_.copula.emplace(matrix);
    return std::move(found_);
  }

 private:
  /// Of drivers that are drawn by year, the first year of one with the first of the other.
  void add(const std::string& one, const Correlation& pair) {
    const auto first = numbers_of(one), second = numbers_of(pair.with.value);
    if (first.empty() || second.empty()) {
      found_.stated.idle.emplace_back(one, pair.with.value);
      return;
    }
    if ((numbers_[first.front()].year > 0) != (numbers_[second.front()].year > 0)) {
      add_error(diagnostics_, "conflict",
                say("of {1} and {2}, one is drawn once and the other each year", verbatim(one),
                    verbatim(pair.with.value)),
                pair.with.place, say("give both the same scope, or leave out their correlation"));
      return;
    }
    for (std::size_t k = 0; k < std::min(first.size(), second.size()); ++k)
      add_pair(first[k], second[k], pair.rank);
  }

  void add_pair(std::size_t first, std::size_t second, double rank) {
    found_.stated.pairs.push_back({.first = first, .second = second, .stated = rank});
    for (const std::size_t each : {first, second}) {
      const auto at = std::lower_bound(found_.members.begin(), found_.members.end(), each);
      if (at == found_.members.end() || *at != each) found_.members.insert(at, each);
    }
  }

  std::vector<std::size_t> numbers_of(const std::string& driver) const {
    std::vector<std::size_t> found;
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
      const Address& address = numbers_[n].driver;
      if (address == "drivers." + driver || address == "drivers." + driver + ".times")
        found.push_back(n);
    }
    return found;
  }

  std::size_t place_of(std::size_t number) const {
    const auto at = std::lower_bound(found_.members.begin(), found_.members.end(), number);
    return static_cast<std::size_t>(at - found_.members.begin());
  }

  const std::vector<UncertainNumber>& numbers_;
  Diagnostics& diagnostics_;
  Dependence found_ = {};
};

bool correlates_alike(const Proposal& a, const Proposal& b) {
  const auto same_pair = [](const Correlation& x, const Correlation& y) {
    return x.with.value == y.with.value && x.rank == y.rank;
  };
  const auto same = [&](const CorrelatedDriver& x, const CorrelatedDriver& y) {
    return x.id == y.id && std::equal(x.correlations.begin(), x.correlations.end(),
                                      y.correlations.begin(), y.correlations.end(), same_pair);
  };
  return std::equal(a.correlations.begin(), a.correlations.end(), b.correlations.begin(),
                    b.correlations.end(), same);
}

void refuse_other_correlations(const Model& model, const ChancePart& part, const Scenario& scenario,
                               Diagnostics& found) {
  if (correlates_alike(model.proposal, part.bid.model->proposal)) return;
  add_error(
      found, "conflict",
      say("the scenario {1} has a probability and changes a correlation", verbatim(scenario.id)),
      scenario.place,
      say("drivers are drawn together in one way under all scenarios: state it once"));
}

/// Each number is a dimension of the sample; total effects draw each twice.
void refuse_too_many(const Model& model, std::size_t numbers, Diagnostics& found) {
  constexpr std::size_t most = most_dimensions / 2 - 1;
  if (numbers <= most) return;
  add_error(found, "too-large",
            say("{1} numbers vary, counting each year of a driver: {2} may", number(numbers),
                number(most)),
            {.file = model.proposal.file},
            say("draw fewer drivers by year, or leave out what hardly matters"));
}

std::vector<DrawnNumber> drawn_in(const Model& model, const std::vector<UncertainNumber>& numbers,
                                  const Uncertainties& here) {
  std::vector<DrawnNumber> drawn;
  for (const UncertainNumber& each : numbers) drawn.emplace_back(model, each, here);
  return drawn;
}

}  // namespace

DrawnNumber::DrawnNumber(const Model& model, const UncertainNumber& number,
                         const Uncertainties& here)
    : variable_(find_variable(model, number.number.address).value_or(number.number)) {
  if (const UncertainNumber* own = find(here, number.number.address)) {
    number_ = *own;
    quantile_ = std::make_shared<const QuantileTable>(own->distribution);
  }
}

double DrawnNumber::value(double share, double& drawn) const {
  if (!number_) return variable_.base;
  const double draw = (*quantile_)(share);
  drawn = number_->walks_on() ? drawn * (draw / number_->written) : draw;
  const double value = number_->value(drawn);
  if (number_->year == 0 || variable_.factor) return value;
  // The levers of the driver come after what is added in a year.
  return (value - (number_->times * number_->written + number_->plus)) / number_->times;
}

std::vector<double> values_of(const std::vector<DrawnNumber>& numbers,
                              const std::vector<double>& shares) {
  std::vector<double> values;
  double drawn = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n)
    values.push_back(numbers[n].value(shares[n], drawn));
  return values;
}

bool is_of(const UncertainNumber& number, std::span<const Address> drivers) {
  return std::any_of(drivers.begin(), drivers.end(), [&](const Address& each) {
    return number.driver == each || number.driver == each + ".times";
  });
}

Checked<ChanceModel> chance_model_of(const Bid& bid, const Address& held,
                                     std::span<const Address> leading) {
  Checked<ChanceModel> result;
  ChanceModel made;
  auto as_written = uncertainties_of(*bid.written);
  const std::vector<Chance> chances = chances_of(bid);
  std::vector<Uncertainties> here;
  for (const Chance& each : chances) {
    ChancePart& part = made.parts.emplace_back(ChancePart{.bid = bid});
    if (each.scenario) {
      auto model = open_scenario(bid, each.scenario->id);
      std::move(model.diagnostics.begin(), model.diagnostics.end(),
                std::back_inserter(result.diagnostics));
      if (!model.value) return result;
      part.bid.model = *model.value;
      refuse_other_correlations(*bid.model, part, *each.scenario, result.diagnostics);
    }
    // What is drawn is of this model: nothing is laid over it.
    part.bid.written = part.bid.model;
    part.bid.loaded.laid = {};
    auto found = uncertainties_of(*part.bid.model);
    std::move(found.diagnostics.begin(), found.diagnostics.end(),
              std::back_inserter(result.diagnostics));
    if (!found.value) return result;
    join(*found.value, made.numbers);
    if (!each.scenario) made.fixed = found.value->fixed;
    here.push_back(std::move(*found.value));
  }
  made.held_varies = std::erase_if(made.numbers, [&](const UncertainNumber& each) {
                       return each.driver == held;
                     }) > 0;
  std::sort(made.numbers.begin(), made.numbers.end(), goes_before);
  std::stable_partition(made.numbers.begin(), made.numbers.end(),
                        [&](const UncertainNumber& each) { return is_of(each, leading); });
  refuse_too_many(*bid.model, made.numbers.size(), result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  made.dependence = DependenceOf(bid.model->proposal, made.numbers, result.diagnostics).make();
  if (has_errors(result.diagnostics)) return result;
  for (std::size_t p = 0; p < made.parts.size(); ++p) {
    ChancePart& part = made.parts[p];
    part.numbers = drawn_in(*part.bid.model, made.numbers, here[p]);
    const bool same = &*part.bid.model == &*bid.written;
    part.as_written = same ? part.numbers
                           : drawn_in(*bid.written, made.numbers,
                                      as_written.value ? *as_written.value : Uncertainties{});
  }
  if (made.parts.size() > 1) made.numbers.push_back(which_part(chances));
  result.value = std::move(made);
  return result;
}

Diagnostic nothing_varies(const Model& model) {
  return {.code = "nothing-varies",
          .message = say("no driver of the bid has low and high, a spread or a distribution"),
          .place = {.file = model.proposal.file},
          .hint = say("give one a range: beds = { value = 1_200, low = 900, high = 1_300 }")};
}

std::size_t affordable_trials(const ChanceModel& chance, std::size_t most) {
  constexpr std::size_t least = 256;
  constexpr double most_work = 2.5e10;
  double work = 0;
  for (const ChancePart& part : chance.parts) {
    std::vector<Address> drawn;
    for (const DrawnNumber& each : part.numbers) drawn.push_back(each.variable().address);
    work = std::max(work, work_of_case(*part.bid.model, drawn));
  }
  std::size_t trials = most;
  while (trials > least && static_cast<double>(trials) * work > most_work) trials /= 2;
  return trials;
}

Checked<ChanceModel> varying_model_of(const Bid& bid) {
  Checked<ChanceModel> chance = chance_model_of(bid);
  if (!chance.value || !chance.value->numbers.empty()) return chance;
  chance.diagnostics.push_back(nothing_varies(*bid.model));
  chance.value.reset();
  return chance;
}

}  // namespace gonogo
