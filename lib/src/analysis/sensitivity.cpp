// SPDX-License-Identifier: MIT
#include "gonogo/analysis/sensitivity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "analysis/trial_pool.hpp"
#include "analysis/work.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/model/fault.hpp"

namespace gonogo {
namespace {

constexpr double tenth = 0.1, hundredth = 0.01;
constexpr int spider_points = 9;
constexpr std::size_t most_spider = 6;

/// Ends, a hundredth and a tenth either way.
constexpr WorkOfNumber work_of_swings = {.cases = 6};

/// The trials of one number, by their place in its block.
enum Trial : std::size_t { low, high, hundredth_less, hundredth_more, places };

/// 0 where rounding errors are all that differs between two values of a measure.
double without_noise(double difference, double a, double b) {
  constexpr double rounding = 1e-12;
  return std::abs(difference) <= rounding * std::max(std::abs(a), std::abs(b)) ? 0 : difference;
}

/// Numbers that move a measure by the same but for rounding stay in their order.
double in_nine_digits(double value) {
  std::array<char, 32> text = {};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 8)
          .ptr;
  double rounded = value;
  std::from_chars(text.data(), end, rounded);
  return rounded;
}

/// The state next to the base, up or down; the base where there is none.
double next_state(const Variable& number, double share) {
  double next = number.base;
  for (const double state : number.states) {
    if (share > 0 && state > number.base) return state;
    if (share < 0 && state < number.base) next = state;
  }
  return next;
}

double changed_by(const Variable& number, double share) {
  const double size = number.base == 0 ? 1 : std::abs(number.base);
  const double value = number.base + size * share;
  if (!number.states.empty()) return next_state(number, share);
  if (number.whole) {
    const double unit = std::max(1.0, number.tick.value_or(1));
    const double units = std::round(size * share / unit);
    const double least = share > 0 ? 1 : share < 0 ? -1 : 0;
    return number.base + unit * (units == 0 ? least : units);
  }
  if (!number.structural) return value;
  return std::max(*number.tick, on_tick(number, value, share > 0));
}

/// Whether the number has a value near its base, so that a small change of it means something.
bool moves_little(const Variable& number) { return !number.structural && number.states.empty(); }

/// Where the outcome of a rule becomes another than at the base.
double switching_value(const Variable& number, const Change& change) {
  if (number.structural) return first_beyond(number, change);
  return std::isnan(change.on_tick) ? change.passing : change.on_tick;
}

FailsWhere fails_where(const Change& change, double value) {
  const bool above = change.failing > change.passing;
  if (value == change.failing) return above ? FailsWhere::from : FailsWhere::up_to;
  return above ? FailsWhere::above : FailsWhere::below;
}

struct Probe {
  std::size_t number = 0;
  double value = 0;
};

class Study {
 public:
  Study(const Bid& bid, const SensitivityOptions& options) : bid_(bid), options_(options) {
    numbers_ = find_variables(*bid.written,
                              {.rates = true, .lines = true, .sections = true, .period = true});
    if (options.swings == SwingRange::stated) {
      std::erase_if(numbers_, [](const Variable& each) { return !each.low && !each.high; });
    }
    left_out_ = take_off(options.most_work, *bid.model, numbers_, work_of_swings);
    pool_.emplace(bid, numbers_, true, std::vector{options.measure});
  }

  Sensitivity find() {
    run_all();
    Sensitivity found{.base = measured(base_),
                      .verdict = verdict_of(*bid_.model, results_, base_),
                      .left_out = left_out_};
    for (std::size_t n = 0; n < numbers_.size(); ++n) found.rows.push_back(row_of(n, found));
    drop_twins(found.rows);
    std::stable_sort(
        found.rows.begin(), found.rows.end(),
        [](const SensitivityRow& a, const SensitivityRow& b) { return rank(a) > rank(b); });
    if (options_.detail == Detail::full) {
      find_switches(found);
      add_spider(found);
    }
    return found;
  }

 private:
  /// A number without a measure at one end comes first: a reader must know of it.
  /// What moves by an unlike step comes last.
  static double rank(const SensitivityRow& row) {
    if (row.unlike) return -1;
    return std::isnan(row.spread) ? std::numeric_limits<double>::infinity()
                                  : in_nine_digits(row.spread);
  }

  /// One trial for each probe: a single number changed.
  TrialResults run_probes(const std::vector<Probe>& probes) {
    return pool_->runner()(probes.size(), [&](std::size_t trial, std::size_t number) {
      return probes[trial].number == number ? probes[trial].value : numbers_[number].base;
    });
  }

  void run_all() {
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
      const Variable& number = numbers_[n];
      probes_.push_back({n, end_of(number, number.low, -options_.share)});
      probes_.push_back({n, end_of(number, number.high, options_.share)});
      probes_.push_back({n, moves_little(number) ? changed_by(number, -hundredth) : number.base});
      probes_.push_back({n, moves_little(number) ? changed_by(number, hundredth) : number.base});
    }
    base_ = probes_.size();
    probes_.push_back({numbers_.size(), 0});
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
      const bool moved = moves_little(numbers_[n]);
      probes_.push_back({n, numbers_[n].base * (moved ? 1 - tenth : 1)});
      probes_.push_back({n, numbers_[n].base * (moved ? 1 + tenth : 1)});
    }
    results_ = run_probes(probes_);
  }

  bool is_same(std::size_t trial, std::size_t other) const {
    const auto near = [&](const std::vector<double>& values) {
      const double a = values[trial], b = values[other], moved = a - values[base_];
      constexpr double rounding = 1e-9;
      if (!std::isfinite(a) || !std::isfinite(b)) return a == b || (std::isnan(a) && std::isnan(b));
      return std::abs(a - b) <= rounding * std::max({std::abs(a), std::abs(b), std::abs(moved)});
    };
    return near(results_.measures[0].value) &&
           std::all_of(results_.scores.begin(), results_.scores.end(), near);
  }

  /// Whether two numbers, changed by the same share, do the same to the measure and to every rule.
  bool are_twins(std::size_t a, std::size_t b) const {
    const std::size_t first = base_ + 1;
    const bool moves = !is_same(first + 2 * a, base_) || !is_same(first + 2 * a + 1, base_);
    return moves && is_same(first + 2 * a, first + 2 * b) &&
           is_same(first + 2 * a + 1, first + 2 * b + 1);
  }

  /// Leaves out the factor of a line or section that does what a number before it does: "All
  /// revenue" beside the price of the only line. Requires: row n is of number n.
  void drop_twins(std::vector<SensitivityRow>& rows) const {
    for (std::size_t n = numbers_.size(); n-- > 0;) {
      if (numbers_[n].driver || !numbers_[n].factor) continue;
      bool twin = false;
      for (std::size_t m = 0; m < n && !twin; ++m) twin = are_twins(m, n);
      if (twin) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(n));
    }
  }

  double end_of(const Variable& number, const std::optional<double>& bound, double share) const {
    if (options_.swings == SwingRange::stated) return bound.value_or(number.base);
    if (options_.swings == SwingRange::bounds && bound) return *bound;
    const double moved = changed_by(number, share);
    return number.most ? std::min(moved, *number.most) : moved;
  }

  double value(std::size_t trial) const { return results_.measures[0].value[trial]; }

  MeasureResult measured(std::size_t trial) const {
    return {options_.measure, value(trial), results_.measures[0].why[trial]};
  }

  bool same_margins(std::size_t trial) const {
    return std::all_of(results_.margins.begin(), results_.margins.end(), [&](const auto& margins) {
      return margins[trial] == margins[base_] ||
             (std::isnan(margins[trial]) && std::isnan(margins[base_]));
    });
  }

  SensitivityRow row_of(std::size_t n, const Sensitivity& found) const {
    const std::size_t first = n * places;
    const double base = value(base_);
    SensitivityRow row{.number = numbers_[n],
                       .low = probes_[first + low].value,
                       .high = probes_[first + high].value,
                       .at_low = measured(first + low),
                       .at_high = measured(first + high),
                       .verdict_low = verdict_of(*bid_.model, results_, first + low),
                       .verdict_high = verdict_of(*bid_.model, results_, first + high)};
    const double rise =
        without_noise(row.at_high.value - row.at_low.value, row.at_low.value, row.at_high.value);
    row.spread = std::abs(rise);
    row.slope = row.high == row.low ? no_value : rise / (row.high - row.low);
    const bool jumps = !moves_little(row.number);
    const double more = value(first + hundredth_more), less = value(first + hundredth_less);
    row.stated = options_.swings != SwingRange::share && (row.number.low || row.number.high);
    const double farther = std::max(std::abs(relative_change(row.number, row.low)),
                                    std::abs(relative_change(row.number, row.high)));
    // One unit of a few is much more than the share.
    row.unlike = row.number.structural ||
                 (row.number.moves_in_steps() && !row.stated && farther > 1.5 * options_.share);
    const auto elasticity = [&](double measure, Trial trial) {
      const double step = relative_change(row.number, probes_[first + trial].value);
      if (jumps || row.number.base == 0 || step == 0) return no_value;
      return without_noise(measure - base, measure, base) / std::abs(base) / step;
    };
    const double up = elasticity(more, hundredth_more), down = elasticity(less, hundredth_less);
    row.coefficient = base > 0 ? up : no_value;
    row.coefficient_down = base > 0 ? down : no_value;
    row.bends = std::abs(row.coefficient - row.coefficient_down) >
                0.5 * std::max(std::abs(row.coefficient), std::abs(row.coefficient_down));
    row.critical = std::max(std::abs(up), std::abs(down)) >= 1 - 1e-12;
    // What cannot be computed is no verdict.
    const auto turns = [&](Verdict there) {
      return there != found.verdict && there != Verdict::not_judged;
    };
    row.turns = turns(row.verdict_low) || turns(row.verdict_high);
    row.idle = row.spread == 0 && row.at_low.value == base && same_margins(first + low) &&
               same_margins(first + high);
    return row;
  }

  std::size_t place_of(const Variable& number) const {
    return static_cast<std::size_t>(
        std::find_if(numbers_.begin(), numbers_.end(),
                     [&](const Variable& each) { return each.address == number.address; }) -
        numbers_.begin());
  }

  /// Of the numbers that move the measure most, as far as time goes.
  void find_switches(Sensitivity& found) {
    std::vector<Variable> ranked;
    for (const SensitivityRow& row : found.rows) ranked.push_back(row.number);
    found.not_searched = take_off(options_.most_work, *bid_.model, ranked, work_of_search);
    const Search search{.bid = &bid_, .numbers = numbers_, .pool = &*pool_};
    std::vector<Path> paths;
    for (const Variable& each : ranked) {
      const std::size_t n = place_of(each);
      const std::vector<double> scan = scan_of(*bid_.model, numbers_[n]);
      for (std::size_t r = 0; r < bid_.model->rules.size(); ++r) {
        paths.push_back(
            {.number = n, .scan = scan, .question = {.about = Question::About::rule, .index = r}});
      }
    }
    const auto changes = find_changes(search, paths);
    for (std::size_t p = 0; p < paths.size(); ++p) {
      RuleSwitches switches{.rule = paths[p].question.index};
      for (const Change& change : changes[p].found) {
        if (change.at_a_gap) continue;  // nothing says that the rule fails there
        switches.values.push_back(switching_value(numbers_[paths[p].number], change));
        switches.fails.push_back(fails_where(change, switches.values.back()));
      }
      found.rows[p / bid_.model->rules.size()].switches.push_back(std::move(switches));
    }
  }

  void add_spider(Sensitivity& found) {
    for (int k = 0; k < spider_points; ++k) {
      found.changes.push_back(options_.share * (k - spider_points / 2) / 2.0);
    }
    std::vector<Probe> probes;
    for (std::size_t l = 0; l < found.rows.size() && found.spider.size() < most_spider; ++l) {
      const Variable& number = found.rows[l].number;
      if (!moves_little(number) || found.rows[l].idle || number.base == 0) continue;
      found.spider.push_back({.row = l});
      const std::size_t n = place_of(number);
      for (const double change : found.changes) probes.push_back({n, changed_by(number, change)});
    }
    const TrialResults results = run_probes(probes);
    for (std::size_t i = 0; i < probes.size(); ++i) {
      found.spider[i / spider_points].values.push_back(results.measures[0].value[i]);
    }
  }

  const Bid& bid_;
  const SensitivityOptions& options_;
  std::vector<Variable> numbers_ = {}, left_out_ = {};
  std::optional<TrialPool> pool_ = {};
  std::vector<Probe> probes_ = {};
  std::size_t base_ = 0;
  TrialResults results_ = {};
};

}  // namespace

Diagnostics faults_of(const Bid& bid, const Sensitivity& found) {
  Diagnostics faults;
  if (bid.model.fault()) return faults;  // the bid as written has no value either
  for (const SensitivityRow& row : found.rows) {
    const bool below = row.at_low.why == Why::fault;
    if (!below && row.at_high.why != Why::fault) continue;
    const double value = below ? row.low : row.high;
    auto fault = find_fault(*bid.model, {{row.number.address, value}});
    if (!fault) continue;
    faults.push_back(fault_of_case(*std::move(fault),
                                   say("{1} = {2}", verbatim(row.number.address), exact(value))));
    // A value that the bid does not state is no fault of the bid.
    if (!row.stated) faults.back().severity = Severity::note;
  }
  return faults;
}

Sensitivity find_sensitivity(const Bid& bid, const SensitivityOptions& options) {
  return Study(bid, options).find();
}

}  // namespace gonogo
