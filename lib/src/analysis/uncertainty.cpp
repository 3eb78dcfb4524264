// SPDX-License-Identifier: MIT
#include "gonogo/analysis/uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/proposal/yearly.hpp"

namespace gonogo {
namespace {

using Stated = Uncertainty::Shape;

bool is_stated(const Uncertainty& chance) {
  return chance.shape != Stated::unsaid || chance.low || chance.high || chance.spread || chance.p10;
}

/// Where the bounds lie for a number as written: of a factor, relative to 1.
struct Bounds {
  std::optional<double> low = {}, high = {};
};

Bounds bounds_of(const Driver& driver, double value, bool factor) {
  const Uncertainty& chance = driver.uncertainty;
  if (!chance.spread) return factor ? Bounds{} : Bounds{chance.low, chance.high};
  const double size = std::abs(value);
  return {value + size * chance.spread->low, value + size * chance.spread->high};
}

/// Builds the distribution of one driver.
class DistributionOf {
 public:
  DistributionOf(const Driver& driver, double value, bool factor, Diagnostics& found)
      : driver_(driver),
        chance_(driver.uncertainty),
        value_(value),
        factor_(factor),
        bounds_(bounds_of(driver, value, factor)),
        found_(found) {}

  bool beyond_bounds() const {
    return (bounds_.low && value_ < *bounds_.low) || (bounds_.high && value_ > *bounds_.high);
  }

  std::optional<Distribution> make() const {
    if (chance_.scope == Scope::walk && value_ == 0) {
      error("out-of-range", say("a walk changes a number in proportion, and its value is 0"),
            say("say scope = \"year\", or give the value with which the walk begins"));
      return {};
    }
    switch (chance_.shape) {
      case Stated::unsaid:
        return chance_.p10 ? percentiles() : between(Stated::pert);
      case Stated::pert:
      case Stated::triangular:
      case Stated::uniform:
        return between(chance_.shape);
      case Stated::beta:
        return between(chance_.shape);
      case Stated::percentiles:
        return percentiles();
      case Stated::normal:
      case Stated::lognormal:
      case Stated::discrete:
      case Stated::event:
      case Stated::gamma:
      case Stated::weibull:
      case Stated::poisson:
      case Stated::empirical:
      case Stated::overrun:
        break;
    }
    return absolute() ? of_one_value() : std::nullopt;
  }

 private:
  /// A spread of a negative value turns its ends around.
  std::optional<Distribution> between(Stated shape) const {
    double low = bounds_.low.value_or(value_), high = bounds_.high.value_or(value_);
    if (low > high) std::swap(low, high);
    if (low == high) return {};
    if (shape == Stated::uniform) return Distribution{UniformShape{low, high}};
    if (shape == Stated::triangular) return Distribution{TriangularShape{low, value_, high}};
    if (shape == Stated::beta)
      return Distribution{BetaShape{*chance_.alpha, *chance_.beta, low, high}};
    const double lambda = chance_.lambda.value_or(PertShape{}.lambda);
    return Distribution{PertShape{.low = low, .mode = value_, .high = high, .lambda = lambda}};
  }

  /// Shapes that the keys state in the unit of the value.
  std::optional<Distribution> of_one_value() const {
    switch (chance_.shape) {
      case Stated::discrete:
        return Distribution{discrete(chance_.values, chance_.weights)};
      case Stated::event:
        return Distribution{discrete({0, 1}, {1 - *chance_.probability, *chance_.probability})};
      case Stated::empirical:
        return empirical();
      case Stated::normal:
        if (*chance_.sd == 0) return {};
        return truncated(NormalShape{value_, *chance_.sd});
      case Stated::lognormal:
        if (!is_above_zero("lognormal", say("median")) || *chance_.sigma == 0) return {};
        return truncated(LognormalShape{value_, *chance_.sigma});
      case Stated::overrun:
        if (!is_above_zero("overrun", say("median")) || *chance_.sigma == 0) return {};
        return truncated(OverrunShape{.median = value_,
                                      .sigma = *chance_.sigma,
                                      .tail = *chance_.tail,
                                      .from = chance_.tail_from.value_or(OverrunShape{}.from)});
      case Stated::poisson:
        return poisson();
      case Stated::gamma:
      case Stated::weibull:
      case Stated::unsaid:
      case Stated::pert:
      case Stated::triangular:
      case Stated::uniform:
      case Stated::beta:
      case Stated::percentiles:
        break;
    }
    return with_scale();
  }

  std::optional<Distribution> empirical() const {
    std::vector<double> values = chance_.values;
    std::sort(values.begin(), values.end());
    return Distribution{EmpiricalShape{std::move(values)}};
  }

  /// Gamma or Weibull: without a scale the value is the mean.
  std::optional<Distribution> with_scale() const {
    const double shape = *chance_.steepness;
    const bool gamma = chance_.shape == Stated::gamma;
    if (!chance_.scale && !is_above_zero(gamma ? "gamma" : "weibull", say("mean"))) return {};
    const double of_mean = gamma ? shape : std::tgamma(1 + 1 / shape);
    const double scale = chance_.scale.value_or(value_ / of_mean);
    if (gamma) return truncated(GammaShape{shape, scale});
    return truncated(WeibullShape{shape, scale});
  }

  std::optional<Distribution> poisson() const {
    constexpr double most = 1e6;
    if (value_ == 0) return {};
    if (value_ > 0 && value_ <= most) return truncated(PoissonShape{value_});
    error("out-of-range",
          say("the mean of a Poisson count is from 0 to {1}, not {2}", exact(most), exact(value_)),
          value_ > most ? say("distribution = \"normal\" is as good for so many") : Message());
    return {};
  }

  bool is_above_zero(std::string_view shape, Message what) const {
    if (value_ > 0) return true;
    error("out-of-range",
          say("a number with distribution = \"{1}\" is above 0, and its {2} is {3}",
              verbatim(shape), std::move(what), exact(value_)),
          say("distribution = \"normal\" may be below 0"));
    return false;
  }

  std::optional<Distribution> truncated(decltype(Distribution::shape) shape) const {
    Distribution made{std::move(shape), bounds_.low, bounds_.high};
    constexpr double least = 1e-6;
    if (probability_kept(made) >= least) return made;
    error("no-distribution",
          say("of the {1} distribution, less than a millionth lies between low and high",
              verbatim(name_of(made))),
          say("widen the bounds, or mend what states the distribution"));
    return {};
  }

  std::optional<Distribution> percentiles() const {
    if (!absolute()) return {};
    const double p10 = chance_.p10.value(), p90 = chance_.p90.value();
    if (p10 == p90) return {};
    if (!chance_.p50) {
      constexpr double deviations = 1.2815515655446004;  // of a normal number at its p90
      return truncated(NormalShape{(p10 + p90) / 2, (p90 - p10) / (2 * deviations)});
    }
    if (const auto shape = metalog_through(p10, *chance_.p50, p90, chance_.low, chance_.high))
      return Distribution{*shape};
    error("no-distribution",
          say("no distribution has p10 = {1}, p50 = {2} and p90 = {3}", exact(p10),
              exact(*chance_.p50), exact(p90)),
          say("p50 lies between a sixth and five sixths of the way from p10 to p90, and all "
              "between low and high"));
    return {};
  }

  /// Whether the number is one value, that the keys may state as such.
  bool absolute() const {
    if (!factor_) return true;
    error("conflict",
          say("the value varies in time: {1} does not say of which one it is",
              verbatim(chance_.p10 ? "p10" : "distribution")),
          say("say it relative to the value: spread = [-0.1, 0.15]"));
    return false;
  }

  void error(std::string code, Message message, Message hint) const {
    add_error(found_, std::move(code), std::move(message), driver_.place, std::move(hint));
  }

  const Driver& driver_;
  const Uncertainty& chance_;
  double value_;
  bool factor_;
  Bounds bounds_;
  Diagnostics& found_;
};

void add(const Model& model, const Driver& driver, Checked<Uncertainties>& result) {
  auto number = find_variable(model, "drivers." + driver.id);
  if (!number) return;
  UncertainNumber made{.number = std::move(*number)};
  made.driver = made.number.address;
  const bool factor = made.number.factor;
  double value = 1;
  if (!factor) {
    const auto* written = std::get_if<Scalar>(&driver.value.value);
    const double* stated = written ? std::get_if<double>(&written->value) : nullptr;
    value = stated ? *stated : made.number.base;
    made.times = driver.levers.times;
    made.plus = driver.levers.plus;
  } else if (!is_drawn_by_year(driver)) {
    made.times = made.number.base;
  }
  made.written = value;
  const DistributionOf distribution(driver, value, factor, result.diagnostics);
  const Stated shape = driver.uncertainty.shape;
  made.by_default = shape == Stated::unsaid && !driver.uncertainty.p10;
  const bool valued = shape != Stated::discrete && shape != Stated::event;
  if (made.times == 0 || (valued && distribution.beyond_bounds())) {
    result.value->fixed.push_back(std::move(made.number));
    return;
  }
  auto found = distribution.make();
  if (!found) return;
  made.distribution = std::move(*found);
  if (!is_drawn_by_year(driver)) return result.value->numbers.push_back(std::move(made));
  made.scope = driver.uncertainty.scope;
  for (made.year = 1;; ++made.year) {
    made.number.address = address_of_year(driver, made.year);
    if (model.sheet.find_input(made.number.address) == no_input) return;
    result.value->numbers.push_back(made);
  }
}

Message shown(const UncertainNumber& of, double draw) {
  const Variable& number = of.number;
  if (number.factor)
    return say("{1} of the values", gonogo::number({.value = draw, .kind = Kind::rate}));
  return gonogo::number({.value = of.times * draw + of.plus, .kind = number.kind});
}

}  // namespace

double UncertainNumber::value(double draw) const {
  const double moved = times * draw + plus;
  const double unit = number.structural ? 1 : std::max(1.0, number.tick.value_or(1));
  const bool counts = number.structural || number.whole;
  return counts && !is_discrete(distribution) ? unit * std::round(moved / unit) : moved;
}

bool goes_before(const UncertainNumber& a, const UncertainNumber& b) {
  return a.driver != b.driver ? a.driver < b.driver : a.year < b.year;
}

bool Correlations::repaired() const {
  constexpr double noticeable = 1e-4;
  return std::any_of(pairs.begin(), pairs.end(), [](const CorrelatedPair& each) {
    return std::abs(each.used - each.stated) > noticeable;
  });
}

Checked<Uncertainties> uncertainties_of(const Model& model) {
  Checked<Uncertainties> result{.value = Uncertainties{}};
  for (const Driver& each : model.proposal.drivers) {
    if (is_stated(each.uncertainty)) add(model, each, result);
  }
  std::sort(result.value->numbers.begin(), result.value->numbers.end(), goes_before);
  if (has_errors(result.diagnostics)) result.value = {};
  return result;
}

Message text_of(const UncertainNumber& number) {
  const Distribution& chance = number.distribution;
  const auto at = [&](double draw) { return shown(number, draw); };
  const double times = std::abs(number.times);
  if (const auto* s = std::get_if<PertShape>(&chance.shape))
    return say("PERT from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<TriangularShape>(&chance.shape))
    return say("triangular from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<UniformShape>(&chance.shape))
    return say("uniform from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<NormalShape>(&chance.shape))
    return say("normal, mean {1}, sd {2}", at(s->mean), exact(times * s->sd));
  if (const auto* s = std::get_if<LognormalShape>(&chance.shape))
    return say("lognormal, median {1}, sigma {2}", at(s->median), exact(s->sigma));
  if (const auto* s = std::get_if<DiscreteShape>(&chance.shape))
    return plural(static_cast<double>(s->values.size()), "{1} value", "{1} values");
  if (const auto* s = std::get_if<MetalogShape>(&chance.shape))
    return say("metalog, median {1}", at(QuantileFunction({*s})(0.5)));
  if (const auto* s = std::get_if<BetaShape>(&chance.shape))
    return say("beta from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<GammaShape>(&chance.shape))
    return say("gamma, shape {1}, scale {2}", exact(s->shape), exact(times * s->scale));
  if (const auto* s = std::get_if<WeibullShape>(&chance.shape))
    return say("Weibull, shape {1}, scale {2}", exact(s->shape), exact(times * s->scale));
  if (const auto* s = std::get_if<PoissonShape>(&chance.shape))
    return say("Poisson, mean {1}", at(s->mean));
  if (const auto* s = std::get_if<EmpiricalShape>(&chance.shape))
    return plural(static_cast<double>(s->values.size()), "{1} observed value",
                  "{1} observed values");
  if (const auto* s = std::get_if<OverrunShape>(&chance.shape))
    return say("overrun, median {1}, tail {2}", at(s->median), exact(s->tail));
  return verbatim(name_of(chance));
}

}  // namespace gonogo
