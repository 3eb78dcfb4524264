// SPDX-License-Identifier: MIT
#include "gonogo/measure/bracketed_roots.hpp"

#include <algorithm>
#include <boost/math/policies/policy.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

namespace gonogo {
namespace {

constexpr double tolerance = 1e-12;  ///< relative width at which a bracket is closed
constexpr int cuts = 10;

/// Rounds of TOMS 748 before a bracket is cut into tenths. A smooth score is closed in 2 to 7
/// rounds; a jump gives it nothing to interpolate and would need 57. Measured over the example
/// bids: half the evaluations of cutting and secants alone, in the same time or less.
constexpr std::size_t most_interpolations = 8;

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// A score for TOMS 748, which ends at a 0: here a 0 passes, and the bracket still closes.
double nonzero(double score) { return score == 0 ? std::numeric_limits<double>::min() : score; }

bool is_adjacent(double low, double high) { return std::nextafter(low, high) >= high; }

/// The multiple of the unit at or below a value.
double unit_below(const SignBracket& bracket, double value) {
  constexpr double rounding = 1e-9;  // of the division
  return std::floor(value / bracket.unit + rounding) * bracket.unit;
}

/// The least multiple of the unit above the lower end. An end itself may be none: the written value.
double first_unit(const SignBracket& bracket) {
  return unit_below(bracket, bracket.low.value) + bracket.unit;
}

bool is_closed(const SignBracket& bracket) {
  if (bracket.neighbours) return true;
  if (bracket.unit > 0) return first_unit(bracket) >= bracket.high.value - 1e-9 * bracket.unit;
  const double low = bracket.low.value, high = bracket.high.value;
  const double size = std::max({std::abs(low), std::abs(high), 1e-9 * bracket.size});
  return bracket.width() <= tolerance * size || is_adjacent(low, high);
}

/// The first part of a bracket, cut at `values`, in which the sign changes. Values without a score
/// are skipped.
SignBracket narrowed(SignBracket bracket, std::span<const BracketProbe> values,
                     std::span<const double> scores) {
  const bool passes = bracket.low.score >= 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(scores[i])) continue;
    const ScoredValue here{values[i].value, scores[i]};
    if ((here.score >= 0) != passes) {
      bracket.high = here;
      break;
    }
    bracket.low = here;
  }
  return bracket;
}

/// One bracket on its way to being closed.
class Closing {
 public:
  explicit Closing(const SignBracket& bracket) : start_(bracket), bracket_(bracket) {}

  /// The values to be scored next, ascending and inside the bracket; none: it is closed or lost.
  std::vector<double> next() {
    if (bracket_.lost || is_closed(bracket_)) return {};
    if (bracket_.unit > 0) {
      const double middle = unit_below(bracket_, bracket_.low.value + bracket_.width() / 2);
      return {std::max(middle, first_unit(bracket_))};
    }
    if (!cutting_) {
      const auto value = interpolated();
      if (value && is_inside(*value)) return {*value};
      cutting_ = true;
    }
    return tenths();
  }

  void add(std::span<const BracketProbe> values, std::span<const double> scores) {
    const double before = bracket_.width();
    bracket_ = narrowed(bracket_, values, scores);
    if (cutting_ || bracket_.unit > 0) {
      bracket_.lost = bracket_.width() == before;
      return;
    }
    known_.push_back({values[0].value, scores[0]});
    cutting_ = std::isnan(scores[0]) || known_.size() == most_interpolations;
  }

  const SignBracket& result() const { return bracket_; }

 private:
  bool is_inside(double value) const {
    return value > bracket_.low.value && value < bracket_.high.value;
  }

  /// The value that TOMS 748 asks for next. Boost's function cannot be stopped and resumed, so it
  /// is run again over the scores known so far, which costs nothing beside a score; for a value
  /// without a score it gets 0 and ends.
  std::optional<double> interpolated() const {
    std::optional<double> unknown;
    const auto score = [&](double value) {
      const auto at = std::find_if(known_.begin(), known_.end(),
                                   [&](const ScoredValue& each) { return each.value == value; });
      if (at != known_.end()) return nonzero(at->score);
      unknown = value;
      return 0.0;
    };
    const auto stop = [](double low, double high) { return is_adjacent(low, high); };
    std::uintmax_t most = 10 * most_interpolations;
    boost::math::tools::toms748_solve(score, start_.low.value, start_.high.value,
                                      nonzero(start_.low.score), nonzero(start_.high.score), stop,
                                      most, Policy());
    return unknown;
  }

  std::vector<double> tenths() const {
    std::vector<double> values;
    for (int k = 1; k < cuts; ++k) {
      const double value = bracket_.low.value + bracket_.width() * k / cuts;
      if (is_inside(value) && (values.empty() || value > values.back())) values.push_back(value);
    }
    return values;
  }

  SignBracket start_;
  SignBracket bracket_;
  std::vector<ScoredValue> known_ = {};
  bool cutting_ = false;
};

}  // namespace

std::vector<SignBracket> brackets_in(std::span<const double> values,
                                     std::span<const double> scores) {
  std::vector<SignBracket> brackets;
  std::optional<ScoredValue> last;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(scores[i])) continue;
    const ScoredValue here{values[i], scores[i]};
    if (last && (last->score >= 0) != (here.score >= 0))
      brackets.push_back({.low = *last, .high = here});
    last = here;
  }
  return brackets;
}

std::vector<SignBracket> close_brackets(std::span<const SignBracket> brackets,
                                        const ProbeScores& scores) {
  std::vector<Closing> all(brackets.begin(), brackets.end());
  for (;;) {
    std::vector<BracketProbe> probes;
    std::vector<std::size_t> first;
    for (std::size_t b = 0; b < all.size(); ++b) {
      first.push_back(probes.size());
      for (const double value : all[b].next()) probes.push_back({b, value});
    }
    if (probes.empty()) break;
    first.push_back(probes.size());
    const std::vector<double> found = scores(probes);
    for (std::size_t b = 0; b < all.size(); ++b) {
      const std::size_t count = first[b + 1] - first[b];
      if (count == 0) continue;
      all[b].add(std::span(probes).subspan(first[b], count),
                 std::span(found).subspan(first[b], count));
    }
  }
  std::vector<SignBracket> closed;
  for (const Closing& each : all) closed.push_back(each.result());
  return closed;
}

SignBracket close_bracket(const SignBracket& bracket, const std::function<double(double)>& score) {
  constexpr double near = 8 * std::numeric_limits<double>::epsilon();
  const auto stop = [](double low, double high) {
    return high - low <= near * std::max(std::abs(low), std::abs(high));
  };
  std::uintmax_t most = 100;
  const auto [low, high] = boost::math::tools::toms748_solve(
      [&](double value) { return nonzero(score(value)); }, bracket.low.value, bracket.high.value,
      nonzero(bracket.low.score), nonzero(bracket.high.score), stop, most, Policy());
  SignBracket closed = bracket;
  closed.low = {low, score(low)};
  closed.high = {high, score(high)};
  // TOMS 748 keeps its ends some roundings apart: the last step to neighbours is by halving.
  for (int k = 0; k < 200 && !is_adjacent(closed.low.value, closed.high.value); ++k) {
    const double middle = closed.low.value + closed.width() / 2;
    const ScoredValue here{middle, score(middle)};
    ((here.score >= 0) == (closed.low.score >= 0) ? closed.low : closed.high) = here;
  }
  return closed;
}

}  // namespace gonogo
