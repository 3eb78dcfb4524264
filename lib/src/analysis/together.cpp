// SPDX-License-Identifier: MIT
#include "analysis/together.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/printable_values.hpp"
#include "gonogo/measure/bracketed_roots.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_numbers = 8;  ///< in pairs: 28 of them
constexpr int terms_each_way = 6;        ///< tried: each of them compiles the bid again

/// One number on its way.
struct Way {
  std::size_t number = 0;
  double end = 0;
  double score = 0;  ///< of all rules asked for, at the end
  std::size_t trial = 0;
  double share = 1;  ///< of a term: which part of the way to its bound the end is
};

/// Both numbers at one share of their way; a term is at the end of its way whatever the share.
struct Pair {
  std::array<const Way*, 2> ways = {};
  double share = 1;
  bool with_term = false;  ///< the second is a term
};

class Together {
 public:
  Together(const Search& search, Remedy& remedy) : search_(search), remedy_(remedy) {}

  void find() {
    find_ways();
    if (ways_.empty()) return;
    auto best = best_pair();
    if (auto other = best_with_term(); other && (!best || before(*other, *best)))
      best = least_beside_term(*other);
    if (best) settle(*best);
    if (remedy_.together.empty()) settle_closest();
  }

 private:
  using Values = std::vector<std::pair<std::size_t, double>>;

  TrialResults run(const std::vector<Values>& trials) {
    return (*search_.runner)(trials.size(), [&](std::size_t trial, std::size_t n) {
      for (const auto& [number, value] : trials[trial]) {
        if (number == n) return value;
      }
      return search_.numbers[n].base;
    });
  }

  bool is_asked(std::size_t rule) const {
    return remedy_.severity == Must::should ||
           search_.bid->model->rules[rule].rule.severity == Must::must;
  }

  /// The least slack of the rules asked for; the rule that has it.
  double score_of(const TrialResults& results, std::size_t trial,
                  std::size_t* rule = nullptr) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < results.slacks.size(); ++r) {
      if (!is_asked(r)) continue;
      const double slack = results.slacks[r][trial];
      if (std::isnan(slack)) return slack;
      if (slack >= least) continue;
      least = slack;
      if (rule) *rule = r;
    }
    return least;
  }

  void find_ways() {
    std::vector<Values> trials = {{}};
    std::vector<Way> tried;
    for (std::size_t n = 0; n < search_.numbers.size(); ++n) {
      const Variable& number = search_.numbers[n];
      if (number.structural || number.base == 0) continue;
      for (double end : ends_of(number)) {
        if (number.most) end = std::min(end, *number.most);
        tried.push_back({.number = n, .end = end, .trial = trials.size()});
        trials.push_back({{n, end}});
      }
    }
    ends_ = run(trials);
    const double base = score_of(ends_, 0);
    for (Way& way : tried) {
      way.score = score_of(ends_, way.trial);
      if (!(way.score > base)) continue;
      if (!ways_.empty() && ways_.back().number == way.number) {
        if (way.score > ways_.back().score) ways_.back() = way;
      } else {
        ways_.push_back(way);
      }
    }
    std::stable_sort(ways_.begin(), ways_.end(), [&](const Way& a, const Way& b) {
      const bool first = is_ours(a), second = is_ours(b);
      return first != second ? first : a.score > b.score;
    });
  }

  static std::array<double, 2> ends_of(const Variable& number) {
    return {number.low.value_or(0.5 * number.base), number.high.value_or(1.5 * number.base)};
  }

  /// A term is ours to offer, as a price is.
  bool is_ours(const Way& way) const {
    const Variable& number = search_.numbers[way.number];
    return number.structural || number.control == Control::ours;
  }

  /// Terms on their way to either bound, whole.
  void find_terms() {
    for (std::size_t n = 0; n < search_.numbers.size(); ++n) {
      const Variable& number = search_.numbers[n];
      if (!number.structural) continue;
      for (const double end : ends_of(number)) {
        double last = number.base;
        for (int k = 1; k <= terms_each_way; ++k) {
          const double part = static_cast<double>(k) / terms_each_way;
          const double value = std::max(1.0, std::round(number.base + part * (end - number.base)));
          if (value == last) continue;
          terms_.push_back(
              {.number = n, .end = value, .share = (value - number.base) / (end - number.base)});
          last = value;
        }
      }
    }
  }

  /// Of all terms, with a number that has gone no greater share of its way, the least.
  std::optional<Pair> best_with_term() {
    find_terms();
    std::vector<Pair> pairs;
    std::vector<BracketProbe> probes;
    for (std::size_t w = 0; w < std::min(ways_.size(), most_numbers); ++w) {
      for (const Way& term : terms_) {
        probes.push_back({pairs.size(), std::min(term.share, 1.0)});
        pairs.push_back({{&ways_[w], &term}, probes.back().value, true});
      }
    }
    const std::vector<double> found = scores(pairs, probes);
    std::optional<Pair> best;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      if (found[p] >= 0 && (!best || before(pairs[p], *best))) best = pairs[p];
    }
    return best;
  }

  /// The number goes no further than it must beside the term.
  Pair least_beside_term(Pair pair) {
    const std::vector<Pair> one = {pair};
    const std::array<BracketProbe, 2> ends = {BracketProbe{0, 0}, BracketProbe{0, pair.share}};
    const std::vector<double> at_ends = scores(one, ends);
    if (!(at_ends[0] < 0)) return pair;
    const std::vector<SignBracket> bracket = {
        {.low = {0, at_ends[0]}, .high = {pair.share, at_ends[1]}}};
    const auto closed = close_brackets(
        bracket, [&](std::span<const BracketProbe> probes) { return scores(one, probes); });
    if (closed[0]) pair.share = closed[0]->passing().value;
    return pair;
  }

  Values at(const Pair& pair, double share) const {
    Values values;
    for (const Way* way : pair.ways) {
      const double base = search_.numbers[way->number].base;
      const bool at_end = pair.with_term && way == pair.ways[1];
      values.emplace_back(way->number, at_end ? way->end : base + share * (way->end - base));
    }
    return values;
  }

  std::vector<double> scores(const std::vector<Pair>& pairs, std::span<const BracketProbe> probes) {
    std::vector<Values> trials;
    for (const BracketProbe& each : probes) trials.push_back(at(pairs[each.bracket], each.value));
    const TrialResults results = run(trials);
    std::vector<double> found;
    for (std::size_t t = 0; t < trials.size(); ++t) found.push_back(score_of(results, t));
    return found;
  }

  std::optional<Pair> best_pair() {
    std::vector<Pair> pairs;
    const std::size_t count = std::min(ways_.size(), most_numbers);
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) pairs.push_back({{&ways_[a], &ways_[b]}});
    }
    std::vector<BracketProbe> ends;
    for (std::size_t p = 0; p < pairs.size(); ++p) ends.push_back({p, 1});
    const std::vector<double> at_end = scores(pairs, ends);
    const double base = score_of(ends_, 0);
    std::vector<Pair> passing;
    std::vector<SignBracket> brackets;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      if (!(at_end[p] >= 0) || !(base < 0)) continue;
      passing.push_back(pairs[p]);
      brackets.push_back({.low = {0, base}, .high = {1, at_end[p]}});
    }
    const auto closed = close_brackets(
        brackets, [&](std::span<const BracketProbe> probes) { return scores(passing, probes); });
    std::optional<Pair> best;
    for (std::size_t p = 0; p < passing.size(); ++p) {
      if (!closed[p]) continue;
      passing[p].share = closed[p]->passing().value;
      if (!best || before(passing[p], *best)) best = passing[p];
    }
    return best;
  }

  bool before(const Pair& a, const Pair& b) const {
    const int first = is_ours(*a.ways[0]) + is_ours(*a.ways[1]);
    const int second = is_ours(*b.ways[0]) + is_ours(*b.ways[1]);
    return first != second ? first > second : a.share < b.share;
  }

  /// The next multiple of the tick on the way.
  static double on_tick(const Variable& number, double value, bool up) {
    if (!number.tick || !(*number.tick > 0)) return value;
    const double steps = value / *number.tick;
    return (up ? std::ceil(steps - 1e-9) : std::floor(steps + 1e-9)) * *number.tick;
  }

  /// Prints both values on the passing side: each rounded along its way, so far as the bounds allow.
  void settle(const Pair& pair) {
    const Values exact = at(pair, pair.share);
    std::array<std::vector<double>, 2> rounded;
    for (std::size_t w = 0; w < 2; ++w) {
      const Variable& number = search_.numbers[pair.ways[w]->number];
      const bool up = pair.ways[w]->end > number.base;
      for (const double value : printable_values(number, on_tick(number, exact[w].second, up), up))
        rounded[w].push_back(up ? std::min(value, pair.ways[w]->end)
                                : std::max(value, pair.ways[w]->end));
    }
    std::vector<Values> trials;
    for (const double first : rounded[0]) {
      for (const double second : rounded[1])
        trials.push_back({{exact[0].first, first}, {exact[1].first, second}});
    }
    const TrialResults results = run(trials);
    for (std::size_t t = 0; t < trials.size(); ++t) {
      if (!(score_of(results, t) >= 0)) continue;
      for (const auto& [n, value] : trials[t]) remedy_.together.push_back(turn(n, value));
      return;
    }
  }

  Turn turn(std::size_t n, double value) const {
    const Variable& number = search_.numbers[n];
    return {.number = n,
            .value = value,
            .failing = number.base,
            .printed = value,
            .change = relative_change(number, value),
            .setting = setting(number, value)};
  }

  void settle_closest() {
    const Way& best = *std::max_element(
        ways_.begin(), ways_.end(), [](const Way& a, const Way& b) { return a.score < b.score; });
    score_of(ends_, best.trial, &remedy_.short_rule);
    const std::vector<double>& margins = ends_.margins[remedy_.short_rule];
    remedy_.short_by = margins[best.trial];
    // A payback that jumps may be as late as before.
    if (remedy_.short_by != margins[0]) remedy_.closest = turn(best.number, best.end);
  }

  const Search& search_;
  Remedy& remedy_;
  TrialResults ends_ = {};
  std::vector<Way> ways_ = {}, terms_ = {};
};

}  // namespace

void find_together(const Search& search, Remedy& remedy) { Together(search, remedy).find(); }

}  // namespace gonogo
