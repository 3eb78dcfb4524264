// SPDX-License-Identifier: MIT
#include "gonogo/analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "analysis/leads.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/measure/ratios.hpp"
#include "gonogo/measure/rounding.hpp"
#include "gonogo/run/residues.hpp"

namespace gonogo {
namespace {

constexpr double rounding = 1e-9;
constexpr double longest_common_life = 100;  ///< years

std::optional<double> value_of(const EvaluatedModel& model, Measure measure) {
  const Answer answer = model.measure(measure);
  return answer.why == Why::computed ? std::optional(answer.value) : std::nullopt;
}

double sum_of(const Bid& bid, const std::string& id) {
  const RowId row = bid.model->sheet.find(id);
  if (row == no_row) return 0;
  const auto& values = bid.model.snapshot().row(row);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The discount rate in each column; empty where none is stated.
std::vector<Rate> rates_of(const Alternative& each) {
  const NodeId rate = each.bid.model->perspectives.front().discount;
  std::vector<Rate> rates;
  if (rate == no_node) return rates;
  const int columns = static_cast<int>(each.bid.model->sheet.axis().time.size());
  for (int c = 0; c < columns; ++c) rates.push_back(each.bid.model.snapshot().value(rate, c));
  return rates;
}

/// What the customer pays in all; empty where nothing is sold.
std::optional<double> price_of(const Bid& bid) {
  const double revenue = sum_of(bid, "revenue");
  return revenue == 0 ? std::nullopt : std::optional(revenue + sum_of(bid, "vat.output"));
}

/// The discount rate; empty where it changes in time or is not stated.
std::optional<Rate> rate_of(const Alternative& each) {
  const std::vector<Rate> rates = rates_of(each);
  const bool is_one =
      std::adjacent_find(rates.begin(), rates.end(), std::not_equal_to<>()) == rates.end();
  return rates.empty() || !is_one ? std::nullopt : std::optional(rates.front());
}

/// Whether two are discounted alike as long as both last.
bool same_rates(const Alternative& a, const Alternative& b) {
  const std::vector<Rate> first = rates_of(a), second = rates_of(b);
  const std::size_t both = std::min(first.size(), second.size());
  return first.empty() == second.empty() &&
         std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(both),
                    second.begin());
}

/// Money at times.
struct TimedMoney {
  std::vector<double> amounts = {}, times = {};
};

TimedMoney flow_of(const Alternative& each) {
  const Model& model = *each.bid.model;
  return {each.bid.model.snapshot().row(model.flows.project), model.flow_time};
}

TimedMoney repeated(const TimedMoney& flow, Years life, Years common) {
  TimedMoney chain;
  const auto times = static_cast<int>(std::round(common / life));
  for (int k = 0; k < times; ++k) {
    for (std::size_t i = 0; i < flow.amounts.size(); ++i) {
      chain.amounts.push_back(flow.amounts[i]);
      chain.times.push_back(flow.times[i] + k * life);
    }
  }
  return chain;
}

/// What one flow has more than another, once a time; 0 where both have the same but for what
/// rounding leaves of it.
TimedMoney without(const TimedMoney& flow, const TimedMoney& other) {
  std::map<double, double> by_time;
  double greatest = 0;
  for (const auto& [each, sign] : {std::pair{&flow, 1}, {&other, -1}}) {
    for (std::size_t i = 0; i < each->amounts.size(); ++i) {
      by_time[each->times[i]] += sign * each->amounts[i];
      greatest = std::max(greatest, std::abs(each->amounts[i]));
    }
  }
  TimedMoney difference;
  for (const auto& [time, amount] : by_time) {
    difference.amounts.push_back(settled(amount, residue * greatest));
    difference.times.push_back(time);
  }
  return difference;
}

/// The most that is out of pocket at any time, of a flow with one amount a time.
double peak_of(const TimedMoney& flow) {
  std::vector<double> cumulative(flow.amounts.size());
  std::partial_sum(flow.amounts.begin(), flow.amounts.end(), cumulative.begin());
  return peak_funding(cumulative);
}

bool is_finite(const TimedMoney& flow) {
  return std::all_of(flow.amounts.begin(), flow.amounts.end(),
                     [](double each) { return std::isfinite(each); });
}

class Comparer {
 public:
  Comparer(std::vector<Alternative> alternatives, Among among) {
    found_.among = among;
    found_.alternatives = std::move(alternatives);
    for (std::size_t i = 0; i < found_.alternatives.size(); ++i)
      found_.alternatives[i].letter = letter(i);
  }

  Comparison compare() {
    find_basis();
    if (found_.by != RankedBy::nothing) rank();
    if (found_.among == Among::scenarios) return std::move(found_);
    if (found_.one_money) find_increments(), find_best_by_rate();
    if (found_.ranking.size() > 1) {
      std::vector<double> factors;
      for (std::size_t a = 0; a < all().size(); ++a) factors.push_back(factor(a));
      found_.leads = leads_of(all(), found_.ranking.front(), factors);
    }
    return std::move(found_);
  }

 private:
  static std::string letter(std::size_t place) {
    const std::string last(1, static_cast<char>('A' + place % 26));
    return place < 26 ? last : letter(place / 26 - 1) + last;
  }

  const std::vector<Alternative>& all() const { return found_.alternatives; }

  /// Whether a property of all alternatives is the same.
  template <class Property>
  bool alike(Property property) const {
    return std::all_of(all().begin(), all().end(), [&](const Alternative& each) {
      return property(each) == property(all().front());
    });
  }

  bool lives_differ() const {
    return std::any_of(all().begin(), all().end(), [&](const Alternative& each) {
      return std::abs(each.life - all().front().life) > rounding;
    });
  }

  void find_basis() {
    found_.cost_only = std::all_of(all().begin(), all().end(), [](const Alternative& each) {
      return !each.price && sum_of(each.bid, "other_income") == 0 &&
             !each.bid.model->proposal.cash_flow;
    });
    found_.one_money = std::all_of(all().begin(), all().end(), [&](const Alternative& each) {
      return same_money(each.bid, all().front().bid);
    });
    found_.one_rate = std::all_of(all().begin(), all().end(), [&](const Alternative& each) {
      return same_rates(each, all().front());
    });
    if (!found_.one_money)
      return refuse(say("Not ranked: money of different units is not subtracted."));
    for (const Alternative& each : all()) {
      if (!each.npv)
        return refuse(
            say("Not ranked: {1} {2} has no net present value.", verbatim(each.letter), each.name));
    }
    if (!lives_differ()) {
      found_.by = RankedBy::npv;
      found_.reason = found_.among == Among::scenarios
                          ? Message()
                          : say("Ranked by NPV, as all have the same life ({1}).",
                                duration_text(all().front().life));
    } else if (rates_are_one()) {
      chain();
      found_.by = RankedBy::annual;
      found_.reason = lives_text();
    } else {
      refuse(
          say("Not ranked: lives differ, and there is no one discount rate to compare years at."));
    }
  }

  void refuse(Message reason) { found_.reason = std::move(reason); }

  bool rates_are_one() const {
    return rate_of(all().front()).has_value() && alike(rate_of) &&
           std::all_of(all().begin(), all().end(),
                       [](const Alternative& each) { return each.annual.has_value(); });
  }

  Message lives_text() const {
    std::vector<Message> lives;
    std::set<Years> different;
    for (const Alternative& each : all()) different.insert(each.life);
    for (const Years each : different) lives.push_back(duration_text(each));
    const Message all_lives = listed(Join::comma, std::move(lives));
    if (found_.among == Among::scenarios)
      return say("By equivalent annual value, as lives differ ({1}): each is taken to be repeated.",
                 all_lives);
    return say(
        "Ranked by equivalent annual value, as lives differ ({1}): each is taken to be repeated.",
        all_lives);
  }

  /// Repeats each to the least common multiple of all lives, if that is not too long.
  void chain() {
    long common = 1;
    for (const Alternative& each : all()) {
      const double months = std::round(each.life * 12);
      if (months < 1 || std::abs(months - each.life * 12) > 1e-6) return;
      common = std::lcm(common, static_cast<long>(months));
      if (static_cast<double>(common) > longest_common_life * 12) return;
    }
    found_.common_life = static_cast<double>(common) / 12;
    for (Alternative& each : found_.alternatives) {
      const TimedMoney flow = chained_flow(each);
      if (is_finite(flow)) each.chained = present_value(flow.amounts, flow.times, *rate_of(each));
    }
  }

  TimedMoney chained_flow(const Alternative& each) const {
    const TimedMoney flow = flow_of(each);
    return found_.common_life ? repeated(flow, each.life, *found_.common_life) : flow;
  }

  /// From NPV to what alternatives are ranked by.
  double factor(std::size_t place) const {
    if (found_.by != RankedBy::annual) return 1;
    return equivalent_annual_value(1, all()[place].life, *rate_of(all()[place])).value_or(0);
  }

  double worth(std::size_t place) const {
    return found_.by == RankedBy::annual ? *all()[place].annual : *all()[place].npv;
  }

  void rank() {
    found_.ranking.resize(all().size());
    std::iota(found_.ranking.begin(), found_.ranking.end(), std::size_t{0});
    std::stable_sort(found_.ranking.begin(), found_.ranking.end(),
                     [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  }

  /// The money that it needs: of costs, which all count as funding, what is invested.
  double need(std::size_t place) const {
    const EvaluatedModel& model = all()[place].bid.model;
    return value_of(model, found_.cost_only ? measures::capex : measures::peak_funding).value_or(0);
  }

  void find_increments() {
    std::vector<std::size_t> order(all().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return need(a) < need(b); });
    std::size_t best = order.front();
    for (std::size_t i = 1; i < order.size(); ++i) {
      found_.increments.push_back(increment(order[i], best));
      best = found_.increments.back().better.value_or(order[i]);
    }
  }

  /// Between two rates at which some pair is worth the same, one alternative is the best.
  void find_best_by_rate() {
    if (all().size() < 3 || (lives_differ() && !found_.common_life)) return;
    std::vector<TimedMoney> flows;
    for (const Alternative& each : all()) {
      flows.push_back(chained_flow(each));
      if (!is_finite(flows.back())) return;
    }
    std::vector<double> rates = {0};
    for (std::size_t a = 0; a < flows.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const TimedMoney difference = without(flows[a], flows[b]);
        for (const IrrRoot& root : internal_rates(difference.amounts, difference.times).roots) {
          if (root.rate > 0) rates.push_back(root.rate);
        }
      }
    }
    std::sort(rates.begin(), rates.end());
    for (std::size_t r = 0; r < rates.size(); ++r) {
      const bool last = r + 1 == rates.size();
      const double between = last ? 2 * rates[r] + 1 : (rates[r] + rates[r + 1]) / 2;
      std::size_t best = 0;
      const auto worth_of = [&](std::size_t a) {
        return present_value(flows[a].amounts, flows[a].times, between);
      };
      for (std::size_t a = 1; a < flows.size(); ++a) {
        if (worth_of(a) > worth_of(best)) best = a;
      }
      auto& found = found_.by_rate;
      if (!found.empty() && found.back().best == best) continue;
      if (!found.empty()) found.back().to = rates[r];
      found.push_back({.best = best, .from = rates[r]});
    }
  }

  Increment increment(std::size_t more, std::size_t less) const {
    Increment result{.more = more, .less = less};
    if (!found_.ranking.empty()) result.better = worth(more) > worth(less) ? more : less;
    if (lives_differ() && !found_.common_life) return result;
    const TimedMoney flow = chained_flow(all()[more]), other = chained_flow(all()[less]);
    if (!is_finite(flow) || !is_finite(other)) return result;
    const TimedMoney difference = without(flow, other);
    result.rates = internal_rates(difference.amounts, difference.times);
    if (const double outlay = peak_of(difference); outlay > rounding && !found_.common_life)
      result.outlay = outlay;
    result.has_rates = true;
    if (found_.ranking.empty()) return result;
    const auto npv_of = [&](std::size_t place) {
      return found_.common_life ? all()[place].chained : all()[place].npv;
    };
    if (npv_of(more) && npv_of(less)) result.npv = *npv_of(more) - *npv_of(less);
    return result;
  }

  Comparison found_ = {};
};

}  // namespace

Alternative alternative_of(Bid bid, Message name) {
  Alternative result{.name = std::move(name),
                     .evaluation = evaluate(bid),
                     .life = bid.model->sheet.axis().period(),
                     .npv = value_of(bid.model, measures::npv),
                     .annual = value_of(bid.model, measures::equivalent_annual),
                     .price = price_of(bid),
                     .has_vat = sum_of(bid, "vat.output") != 0};
  result.bid = std::move(bid);
  return result;
}

Checked<std::vector<Alternative>> scenarios_as_alternatives(const Bid& bid) {
  Checked<std::vector<Alternative>> found;
  found.value.emplace();
  found.value->push_back(alternative_of(bid, say("as written")));
  const auto add = [&](const std::vector<Scenario>& scenarios) {
    for (const Scenario& each : scenarios) {
      auto model = open_scenario(bid, each.id);
      for (Diagnostic& problem : model.diagnostics) found.diagnostics.push_back(std::move(problem));
      if (!model.value) continue;
      Bid changed = bid;
      changed.model = *model.value;
      found.value->push_back(
          alternative_of(std::move(changed), verbatim(name_or_id(each.name, each.id))));
    }
  };
  add(bid.model->proposal.scenarios);
  if (bid.model->policy) add(bid.model->policy->scenarios);
  return found;
}

bool is_judged(const Comparison& found, const Alternative& alternative) {
  const auto& rules = alternative.bid.model->rules;
  const bool by_default = rules.size() == 1 && rules.front().rule.id == "default";
  return !(found.cost_only && by_default);
}

Comparison compare_alternatives(std::vector<Alternative> alternatives, Among among) {
  return Comparer(std::move(alternatives), among).compare();
}

}  // namespace gonogo
