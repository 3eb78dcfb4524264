// SPDX-License-Identifier: MIT
#include "gonogo/choice/portfolio_choice.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

/// What is better by less than this share of all that is at stake is not better.
constexpr double indifference = 1e-6;

/// Chooses under the limits of a problem, and under changed ones.
class Chooser {
 public:
  explicit Chooser(const PortfolioProblem& problem) : problem_(problem) {}

  /// Under all limits.
  IntegerProgramme programme() const {
    std::vector<bool> all(problem_.limits.size(), true);
    return programme(all);
  }
  /// Under some of them.
  IntegerProgramme programme(const std::vector<bool>& kept) const {
    IntegerProgramme result = problem_.programme;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      // An empty row keeps the place of its limit.
      result.rows.push_back(
          kept[i] ? problem_.limits[i].row
                  : ProgrammeRow{.coefficients = std::vector<double>(result.values.size(), 0)});
    }
    result.rows.insert(result.rows.end(), problem_.links.begin(), problem_.links.end());
    return result;
  }

  std::optional<Selection> best(const IntegerProgramme& programme) const {
    const auto choice = best_choice(programme);
    if (!choice) return {};
    Selection selection{.npv = value(*choice)};
    const auto bids = static_cast<std::ptrdiff_t>(problem_.candidates.size());
    selection.shares.assign(choice->begin(), choice->begin() + bids);
    return selection;
  }

  /// With more of a budget.
  std::optional<Selection> with_more(std::size_t budget, double more) const {
    IntegerProgramme changed = programme();
    for (const std::size_t limit : problem_.budgets[budget].limits)
      changed.rows[limit].most += more;
    return best(changed);
  }

  bool has_parts() const {
    return std::any_of(problem_.candidates.begin(), problem_.candidates.end(),
                       [](const Candidate& each) { return each.divisible; });
  }

 private:
  double value(const Choice& choice) const {
    double sum = 0;
    for (std::size_t j = 0; j < choice.size(); ++j) sum += choice[j] * problem_.programme.values[j];
    return sum;
  }

  const PortfolioProblem& problem_;
};

/// The choices after the best one, each by excluding those before it.
std::vector<Selection> next_choices(const PortfolioProblem& problem, const Chooser& chooser,
                                    const Selection& best, std::size_t count) {
  std::vector<Selection> found;
  if (chooser.has_parts()) return found;
  const std::size_t columns = problem.programme.values.size();
  IntegerProgramme left = chooser.programme();
  for (const Selection* last = &best; found.size() < count; last = &found.back()) {
    ProgrammeRow other = other_than(last->shares, {});
    other.coefficients.resize(columns, 0);
    left.rows.push_back(std::move(other));
    auto next = chooser.best(left);
    if (!next) break;
    found.reserve(count);
    found.push_back(*std::move(next));
  }
  return found;
}

double use_of(const Selection& choice, const ChoiceBudget& budget) {
  double use = 0;
  for (std::size_t j = 0; j < choice.shares.size(); ++j) use += choice.shares[j] * budget.uses[j];
  return use;
}

/// The least use of a budget with which a choice is better, other limits being kept.
std::optional<double> least_use(const PortfolioProblem& problem, const Chooser& chooser,
                                const Selection& best, const ChoiceBudget& budget) {
  IntegerProgramme cheapest = chooser.programme();
  double stake = 0;
  for (const double each : cheapest.values) stake = std::max(stake, std::abs(each));
  ProgrammeRow better{.coefficients = cheapest.values, .least = best.npv + indifference * stake};
  ProgrammeRow& own = cheapest.rows[budget.limits.front()];
  cheapest.values.assign(cheapest.values.size(), 0);
  for (std::size_t j = 0; j < problem.candidates.size(); ++j) cheapest.values[j] = -budget.uses[j];
  own = std::move(better);
  const auto found = chooser.best(cheapest);
  return found ? std::optional(use_of(*found, budget)) : std::nullopt;
}

/// The least increase with which a choice is better. CBC compares with a tolerance of its own, so
/// that the least use it finds is tried: less than it, until that gains nothing.
std::optional<double> least_increase(const PortfolioProblem& problem, const Chooser& chooser,
                                     const Selection& best, std::size_t index,
                                     const Selection& with_increment) {
  const ChoiceBudget& budget = problem.budgets[index];
  double stake = 0;
  for (const double each : chooser.programme().values) stake = std::max(stake, std::abs(each));
  const auto gains = [&](const Selection& choice) {
    return choice.npv > best.npv + indifference * stake;
  };
  auto use = least_use(problem, chooser, best, budget);
  if (gains(with_increment)) {
    const double enough = use_of(with_increment, budget);
    use = use && *use > budget.available ? std::min(*use, enough) : enough;
  }
  if (!use || *use <= budget.available) return {};
  constexpr double less = 1 - 1e-5;  // far beyond that tolerance
  for (std::size_t tries = 0; tries < problem.candidates.size(); ++tries) {
    const auto other = chooser.with_more(index, (*use - budget.available) * less);
    if (!other || !gains(*other)) break;
    use = use_of(*other, budget);
  }
  return *use > budget.available ? std::optional(*use - budget.available) : std::nullopt;
}

BudgetWorth worth_of(const PortfolioProblem& problem, const Chooser& chooser, const Selection& best,
                     std::size_t index) {
  const ChoiceBudget& budget = problem.budgets[index];
  BudgetWorth worth{.with_increment = chooser.with_more(index, budget.increment).value_or(best)};
  // Of parts any increase may help, and what is carried over helps in several years.
  if (chooser.has_parts() || budget.limits.size() > 1) return worth;
  worth.least = least_increase(problem, chooser, best, index, worth.with_increment);
  if (!worth.least) return worth;
  worth.with_least = chooser.with_more(index, *worth.least);
  return worth;
}

/// The limits that the choice would break with this bid whole.
std::vector<std::size_t> broken_by(const PortfolioProblem& problem, const Selection& best,
                                   std::size_t candidate) {
  Choice with(best.shares);
  with[candidate] = 1;
  // Whether a divisible bid is taken at all follows from its share.
  with.resize(problem.programme.values.size(), 0);
  for (const ProgrammeRow& link : problem.links) {
    for (std::size_t j = problem.candidates.size(); j < with.size(); ++j) {
      if (link.coefficients[j] < 0 && link.most == 0 && !holds(link, with)) with[j] = 1;
    }
  }
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < problem.limits.size(); ++i) {
    const ProgrammeRow& row = problem.limits[i].row;
    if (row.coefficients[candidate] != 0 && !holds(row, with)) broken.push_back(i);
    // A divisible bid is in some limits by whether it is taken at all.
    else if (problem.candidates[candidate].divisible && !holds(row, with))
      broken.push_back(i);
  }
  return broken;
}

std::vector<LeftOut> left_out_of(const PortfolioProblem& problem, const Selection& best) {
  std::vector<LeftOut> left;
  for (std::size_t j = 0; j < problem.candidates.size(); ++j) {
    if (best.shares[j] < 1) left.push_back({.candidate = j, .limits = broken_by(problem, best, j)});
  }
  return left;
}

/// When each of the most valuable would be chosen, by choosing with it.
void search_entries(const PortfolioProblem& problem, const Chooser& chooser, const Selection& best,
                    std::size_t count, std::vector<LeftOut>& left) {
  std::vector<LeftOut*> order;
  for (LeftOut& each : left) order.push_back(&each);
  const auto npv = [&](const LeftOut* each) { return problem.candidates[each->candidate].npv; };
  std::stable_sort(order.begin(), order.end(),
                   [&](const LeftOut* a, const LeftOut* b) { return npv(a) > npv(b); });
  order.resize(std::min(order.size(), count));
  for (LeftOut* each : order) {
    IntegerProgramme with = chooser.programme();
    ProgrammeRow must{.coefficients = std::vector<double>(with.values.size(), 0), .least = 1};
    must.coefficients[each->candidate] = 1;
    with.rows.push_back(std::move(must));
    each->searched = true;
    // A part of it stays in the best choice: it gains on the other part alone.
    const double share = best.shares[each->candidate];
    if (const auto forced = chooser.best(with))
      each->enters_above = npv(each) + (best.npv - forced->npv) / (1 - share);
  }
}

/// Limits that contradict each other, of which no one can be left out: each is tried without.
std::vector<std::size_t> conflict_of(const PortfolioProblem& problem, const Chooser& chooser) {
  std::vector<bool> kept(problem.limits.size(), true);
  std::vector<std::size_t> conflict;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = false;
    if (!best_choice(chooser.programme(kept))) continue;
    kept[i] = true;
    conflict.push_back(i);
  }
  return conflict;
}

}  // namespace

std::vector<JointBid> joint_bids(const PortfolioProblem& problem, const PortfolioChoice& found,
                                 const std::map<std::string, Bid>& bids) {
  std::vector<JointBid> all;
  for (std::size_t j = 0; j < problem.candidates.size(); ++j) {
    const Candidate& each = problem.candidates[j];
    JointBid bid{.npv = each.npv, .share = found.best ? found.best->shares[j] : 0};
    if (const auto at = bids.find(each.id); at != bids.end()) {
      bid.bid = &at->second;
      bid.scale = each.outcome->scale / problem.scale;
    }
    all.push_back(bid);
  }
  return all;
}

PortfolioChoice choose(const PortfolioProblem& problem, const ChoiceOptions& options) {
  const Chooser chooser(problem);
  PortfolioChoice found{.best = chooser.best(chooser.programme())};
  if (!found.best) {
    found.conflict = conflict_of(problem, chooser);
    return found;
  }
  found.next = next_choices(problem, chooser, *found.best, options.next);
  for (std::size_t i = 0; i < problem.budgets.size(); ++i)
    found.budgets.push_back(worth_of(problem, chooser, *found.best, i));
  found.left_out = left_out_of(problem, *found.best);
  search_entries(problem, chooser, *found.best, options.searched, found.left_out);
  return found;
}

}  // namespace gonogo
