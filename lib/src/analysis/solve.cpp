// SPDX-License-Identifier: MIT
#include "gonogo/analysis/solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/preferred_number.hpp"
#include "analysis/printable_values.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {
namespace {

constexpr int frontier_points = 11;

Diagnostic same_number(const Address& address) {
  return {.code = "not-two",
          .message = say("both numbers of the frontier are {1}", verbatim(address)),
          .hint = say("name another number with --over")};
}

/// The least distance from the target that a jump leaves. The ends of a bracket differ by 1e-12, so
/// that a continuous measure differs by far less.
double jump_size(double target) { return 1e-6 * std::max(1.0, std::abs(target)); }

/// The middle of a change with one to seventeen digits, as far as it stays within its width.
std::vector<double> short_values(const Change& change) {
  const double middle = change.passing + (change.failing - change.passing) / 2;
  std::vector<double> values;
  for (int digits = 1; digits < 17; ++digits) {
    const double value = to_digits(middle, digits);
    if (values.empty() || values.back() != value) values.push_back(value);
  }
  return values;
}

class Solver {
 public:
  Solver(const Bid& bid, Variable number, std::optional<Variable> over,
         const SolveOptions& options) {
    found_.number = std::move(number);
    found_.target = options.target;
    found_.over = std::move(over);
    search_.bid = &bid;
    search_.numbers = {found_.number};
    if (found_.over) search_.numbers.push_back(*found_.over);
    std::vector<WantedMeasure> measures;
    if (options.target) measures.push_back(followed(*options.target));
    pool_.emplace(bid, search_.numbers, false, std::move(measures));
    search_.pool = &*pool_;
  }

  Solution find() {
    const Path path = path_at({});
    const Changes changes = find_changes(search_, std::span(&path, 1)).front();
    found_.low = path.scan.front();
    found_.high = path.scan.back();
    const auto base = std::find(path.scan.begin(), path.scan.end(), found_.number.base);
    found_.passes_now = changes.scores[static_cast<std::size_t>(base - path.scan.begin())] >= 0;
    if (found_.target) {
      for (const Change& each : changes.found) {
        if (!each.at_a_gap) found_.roots.push_back(root_of(each));
      }
    } else {
      find_stretches(path, changes);
      print_ends();
      if (found_.stretches.empty()) find_shortfalls(path);
    }
    if (found_.over) find_frontier(*found_.over);
    return std::move(found_);
  }

 private:
  /// A target rate is reached where the present value at that rate is 0; other rates may be, too.
  static WantedMeasure followed(const SolveTarget& target) {
    WantedMeasure measure = target.measure;
    if (const MeasureDefinition* decisive = measure.measure->decided_by)
      measure = {.measure = *decisive, .flow = measure.flow, .rate = target.value};
    return measure;
  }

  Path path_at(std::vector<double> at) const {
    Path path{
        .number = 0, .at = std::move(at), .scan = scan_of(*search_.bid->model, found_.number)};
    if (found_.target) {
      const bool decided = found_.target->measure.measure->decided_by != nullptr;
      path.question = {.about = Question::About::measure,
                       .target = decided ? 0 : found_.target->value};
    }
    return path;
  }

  /// The distance of the measure from the target at values of the number; 0 within rounding.
  std::vector<double> distances(const std::vector<double>& values) {
    std::vector<NumberValues> trials;
    for (const double value : values) trials.push_back({{0, value}});
    const double target = path_at({}).question.target;
    std::vector<double> found;
    for (const std::size_t place : pool_->run(trials)) {
      const TrialResults& results = pool_->results();
      const double error = results.errors.front()[place] + rounding_error(0, std::abs(target));
      found.push_back(settled(results.measures.front().value[place] - target, error));
    }
    return found;
  }

  /// The measure is continuous where both ends of the narrow bracket are near the target. A target
  /// is met, as a limit is, within what rounding can leave: at the shortest value that does.
  SolveRoot root_of(const Change& change) {
    const std::vector<double> ends = distances({change.passing, change.failing});
    if (found_.number.moves_in_steps()) {
      for (const double value : {change.passing, change.failing}) {
        if (ends[value == change.passing ? 0 : 1] == 0) return {.value = value};
      }
      const bool from_above = less_is_better(found_.target->measure.measure);
      return {.value = from_above ? change.failing : change.passing,
              .how = SolveRoot::How::first_met};
    }
    const std::vector<double> values = short_values(change);
    const std::vector<double> away = distances(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (away[i] == 0) return {.value = values[i]};
    }
    const double target = path_at({}).question.target;
    if (std::max(std::abs(ends[0]), std::abs(ends[1])) <= jump_size(target))
      return {.value = change.passing};
    for (const double value : values) {
      if (std::abs(value - change.passing) <= change.gap)
        return {.value = value, .how = SolveRoot::How::jumps};
    }
    return {.value = change.passing, .how = SolveRoot::How::jumps};
  }

  /// What reports print for the ends: as many digits as `evaluate` prints of a turning value.
  void print_ends() {
    std::vector<SolveEnd*> ends;
    std::vector<Unprinted> values;
    for (SolveStretch& each : found_.stretches) {
      for (SolveEnd* end : {&each.low, &each.high}) {
        end->printed = end->value;
        if (end->edge) continue;
        ends.push_back(end);
        values.push_back(
            {.question = path_at({}).question, .passing = end->value, .failing = end->failing});
      }
    }
    const std::vector<double> printed = printed_values(search_, values);
    for (std::size_t e = 0; e < ends.size(); ++e) ends[e]->printed = printed[e];
  }

  /// A change of all rules, as the end of a stretch.
  SolveEnd end_of(const Change& change) {
    SolveEnd end{.value = change.on_tick, .failing = change.failing, .gap = change.at_a_gap};
    if (!end.gap) end.binding = binding_at({{0, change.failing}});
    return end;
  }

  /// From one change to the next all passes, and up to the first and from the last one if they
  /// say so; without a change, everything or nothing.
  void find_stretches(const Path& path, const Changes& changes) {
    const SolveEnd lowest{.value = path.scan.front(), .edge = true},
        highest{.value = path.scan.back(), .edge = true};
    std::optional<SolveStretch> open;
    if (changes.scores.front() >= 0) open = SolveStretch{.low = lowest};
    for (const Change& change : changes.found) {
      if (change.passing > change.failing) {
        open = SolveStretch{.low = end_of(change)};
      } else if (open) {
        open->high = end_of(change);
        found_.stretches.push_back(*open);
        open.reset();
      }
    }
    if (open) {
      open->high = highest;
      found_.stretches.push_back(*open);
    }
    std::erase_if(found_.stretches, [](const SolveStretch& each) {
      return std::isnan(each.low.value) || std::isnan(each.high.value) ||
             each.low.value > each.high.value;
    });
  }

  /// The rule with the lowest margin.
  std::size_t binding_at(const NumberValues& values) {
    const std::size_t place = pool_->run({values}).front();
    const auto& margins = pool_->results().margins;
    std::size_t binding = 0;
    for (std::size_t r = 0; r < margins.size(); ++r) {
      if (margins[r][place] < margins[binding][place]) binding = r;
    }
    return binding;
  }

  /// Values of the search that the bid accepts.
  std::vector<double> accepted(const std::vector<double>& scan) const {
    if (!found_.number.whole) return scan;
    std::vector<double> values;
    for (const double value : scan) {
      for (const double unit : {std::floor(value), std::ceil(value)}) {
        if (unit >= scan.front() && unit <= scan.back()) values.push_back(unit);
      }
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }

  void find_shortfalls(const Path& path) {
    const std::vector<double> values = accepted(path.scan);
    std::vector<NumberValues> trials;
    for (const double value : values) trials.push_back({{0, value}});
    const std::vector<std::size_t> places = pool_->run(trials);
    const auto& margins = pool_->results().margins;
    std::vector<std::size_t> sometimes, trial_of;  // rules; where each shortfall is
    for (std::size_t r = 0; r < margins.size(); ++r) {
      Shortfall best{.rule = r, .margin = -std::numeric_limits<double>::infinity()};
      std::size_t at = places.front();
      for (std::size_t t = 0; t < trials.size(); ++t) {
        best.computed |= !std::isnan(margins[r][places[t]]);
        if (margins[r][places[t]] > best.margin) {
          best.margin = margins[r][places[t]];
          best.at = values[t];
          at = places[t];
        }
      }
      if (best.margin >= 0) sometimes.push_back(r);
      if (best.margin >= 0) continue;
      found_.shortfalls.push_back(best);
      trial_of.push_back(at);
    }
    for (std::size_t s = 0; s < found_.shortfalls.size(); ++s) {
      if (!std::isfinite(found_.shortfalls[s].margin)) continue;
      for (const std::size_t rule : sometimes) {
        if (!(margins[rule][trial_of[s]] >= 0)) found_.shortfalls[s].others.push_back(rule);
      }
    }
  }

  void find_frontier(const Variable& over) {
    std::vector<Path> paths;
    for (const double value : axis_of(over, frontier_points)) {
      found_.frontier.push_back({.over = value});
      paths.push_back(path_at({found_.number.base, value}));
    }
    const auto changes = find_changes(search_, paths);
    for (std::size_t p = 0; p < paths.size(); ++p) {
      const std::vector<double>& scores = changes[p].scores;
      found_.frontier[p].all_pass =
          !found_.target &&
          std::all_of(scores.begin(), scores.end(), [](double score) { return score >= 0; });
      for (const Change& change : changes[p].found) {
        const double value = found_.target ? change.passing : change.on_tick;
        FrontierPoint& point = found_.frontier[p];
        const double base = found_.number.base;
        if (!std::isfinite(value)) continue;
        if (point.value && std::abs(*point.value - base) <= std::abs(value - base)) continue;
        point.value = value;
        point.printed = value;
        if (found_.target) continue;
        const NumberValues beside = {{1, point.over}};
        point.gap = change.at_a_gap;
        if (!point.gap) point.binding = binding_at({{0, change.failing}, {1, point.over}});
        point.printed = printed_values(search_, {{.beside = beside,
                                                  .question = paths[p].question,
                                                  .passing = value,
                                                  .failing = change.failing}})[0];
      }
    }
  }

  Search search_ = {};
  std::optional<TrialPool> pool_ = {};
  Solution found_ = {};
};

}  // namespace

bool Solution::is_met() const {
  return !stretches.empty() || std::any_of(roots.begin(), roots.end(), [](const SolveRoot& root) {
    return root.how != SolveRoot::How::jumps;
  });
}

Checked<Solution> solve(const Bid& bid, const SolveOptions& options) {
  const auto number = options.address ? find_variable(*bid.written, *options.address)
                                      : preferred_number(*bid.written);
  if (!number) {
    return {.diagnostics = {options.address ? unknown_variable(*bid.written, *options.address)
                                            : no_preferred_number()}};
  }
  std::optional<Variable> over;
  if (options.over) {
    over = find_variable(*bid.written, *options.over);
    if (!over) return {.diagnostics = {unknown_variable(*bid.written, *options.over)}};
    if (over->address == number->address) return {.diagnostics = {same_number(over->address)}};
  }
  return {.value = Solver(bid, *number, over, options).find()};
}

std::optional<SolveTarget> parse_target(const std::string& text) {
  const auto parts = split(text, '=');
  if (parts.size() != 2) return {};
  const auto measure = measure_named(parts[0]);
  const auto value = parse_number(parts[1]);
  if (!measure || !value) return {};
  return SolveTarget{.measure = {*measure}, .value = *value};
}

}  // namespace gonogo
