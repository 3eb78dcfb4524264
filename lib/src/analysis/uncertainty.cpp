// SPDX-License-Identifier: MIT
#include "gonogo/analysis/uncertainty.hpp"

#include <algorithm>
#include <cmath>

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
    if (chance_.scope != Scope::project) {
      error("not-built", say("draws by the year are not built yet"),
            say("leave out scope: one draw holds for the whole project"));
      return {};
    }
    switch (chance_.shape) {
      case Stated::unsaid:
        return chance_.p10 ? percentiles() : between(Stated::pert);
      case Stated::pert:
      case Stated::triangular:
      case Stated::uniform:
        return between(chance_.shape);
      case Stated::normal:
        return absolute() ? truncated(NormalShape{value_, chance_.sd.value()}) : std::nullopt;
      case Stated::lognormal:
        return lognormal();
      case Stated::discrete:
        if (!absolute()) return {};
        return Distribution{discrete(chance_.values, chance_.weights)};
      case Stated::event:
        if (!absolute()) return {};
        return Distribution{discrete({0, 1}, {1 - *chance_.probability, *chance_.probability})};
      case Stated::percentiles:
        break;
    }
    return percentiles();
  }

 private:
  /// A spread of a negative value turns its ends around.
  std::optional<Distribution> between(Stated shape) const {
    double low = bounds_.low.value_or(value_), high = bounds_.high.value_or(value_);
    if (low > high) std::swap(low, high);
    if (low == high) return {};
    if (shape == Stated::uniform) return Distribution{UniformShape{low, high}};
    if (shape == Stated::triangular) return Distribution{TriangularShape{low, value_, high}};
    return Distribution{PertShape{.low = low, .mode = value_, .high = high}};
  }

  std::optional<Distribution> truncated(decltype(Distribution::shape) shape) const {
    return Distribution{std::move(shape), bounds_.low, bounds_.high};
  }

  std::optional<Distribution> lognormal() const {
    if (value_ > 0) return truncated(LognormalShape{value_, chance_.sigma.value()});
    error("out-of-range",
          say("a lognormal number is above 0, and its median is {1}", exact(value_)),
          say("distribution = \"normal\" may be below 0"));
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
  const bool factor = made.number.factor;
  double value = 1;
  if (!factor) {
    const auto* written = std::get_if<Scalar>(&driver.value.value);
    const double* stated = written ? std::get_if<double>(&written->value) : nullptr;
    value = stated ? *stated : made.number.base;
    made.times = driver.levers.times;
    made.plus = driver.levers.plus;
  } else {
    made.times = made.number.base;
  }
  const DistributionOf distribution(driver, value, factor, result.diagnostics);
  const Stated shape = driver.uncertainty.shape;
  made.by_default = shape == Stated::unsaid && !driver.uncertainty.p10;
  const bool valued = shape != Stated::discrete && shape != Stated::event;
  if (made.times == 0 || (valued && distribution.beyond_bounds())) {
    result.value->fixed.push_back(std::move(made.number));
    return;
  }
  if (auto found = distribution.make()) {
    made.distribution = std::move(*found);
    result.value->numbers.push_back(std::move(made));
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

Checked<Uncertainties> uncertainties_of(const Model& model) {
  Checked<Uncertainties> result{.value = Uncertainties{}};
  for (const Driver& each : model.proposal.drivers) {
    if (is_stated(each.uncertainty)) add(model, each, result);
  }
  std::sort(result.value->numbers.begin(), result.value->numbers.end(),
            [](const UncertainNumber& a, const UncertainNumber& b) {
              return a.number.address < b.number.address;
            });
  if (has_errors(result.diagnostics)) result.value = {};
  return result;
}

Message text_of(const UncertainNumber& number) {
  const Distribution& chance = number.distribution;
  const auto at = [&](double draw) { return shown(number, draw); };
  if (const auto* s = std::get_if<PertShape>(&chance.shape))
    return say("PERT from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<TriangularShape>(&chance.shape))
    return say("triangular from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<UniformShape>(&chance.shape))
    return say("uniform from {1} to {2}", at(s->low), at(s->high));
  if (const auto* s = std::get_if<NormalShape>(&chance.shape))
    return say("normal, mean {1}, sd {2}", at(s->mean), exact(std::abs(number.times) * s->sd));
  if (const auto* s = std::get_if<LognormalShape>(&chance.shape))
    return say("lognormal, median {1}, sigma {2}", at(s->median), exact(s->sigma));
  if (const auto* s = std::get_if<DiscreteShape>(&chance.shape))
    return plural(static_cast<double>(s->values.size()), "{1} value", "{1} values");
  if (const auto* s = std::get_if<MetalogShape>(&chance.shape))
    return say("metalog, median {1}", at(QuantileFunction({*s})(0.5)));
  return verbatim(name_of(chance));
}

}  // namespace gonogo
