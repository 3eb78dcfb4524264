// SPDX-License-Identifier: MIT
#include "gonogo/choice/portfolio_choice.hpp"

#include <algorithm>
#include <cmath>

#include "choice/chooser.hpp"
#include "choice/exact_sum.hpp"
#include "choice/reasons.hpp"

namespace gonogo {
namespace {

/// Holds for what is worth more than a choice, by more than rounding.
ProgrammeRow better_than(double npv, const std::vector<double>& values) {
  double rounding = 0;
  for (const double each : values) rounding += rounding_of(each);
  constexpr double of_a_sum = 0x1p-51;
  return {.coefficients = values,
          .least = rounding == 0 ? npv + 1 : npv + 4 * (rounding + of_a_sum * std::abs(npv))};
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

/// What is asked beside the best choice. One hard question leaves work for others.
class Analyst {
 public:
  Analyst(const PortfolioProblem& problem, const ChoiceOptions& options, const Choice& best)
      : problem_(problem),
        options_(options),
        chooser_(problem),
        choice_(best),
        best_(chooser_.selection(best)),
        work_(options.work) {}

  void answer(PortfolioChoice& found) {
    for (std::size_t i = 0; i < problem_.budgets.size(); ++i) found.budgets.push_back(worth_of(i));
    find_next(found);
    found.left_out = left_out_of(problem_, best_);
    find_entries(found.left_out);
  }

 private:
  template <class Question>
  auto ask(const Question& question) {
    constexpr std::uint64_t questions = 8;
    Work share{std::min(work_.left, options_.work.left / questions)};
    const std::uint64_t before = share.left;
    auto answer = question(share);
    work_.left -= before - share.left;
    return answer;
  }

  BestChoice search(const IntegerProgramme& programme, const std::optional<Choice>& start = {}) {
    return ask([&](Work& work) { return best_choice(programme, work, start); });
  }

  BudgetWorth worth_of(std::size_t index) {
    const ChoiceBudget& budget = problem_.budgets[index];
    BudgetWorth worth;
    const BestChoice more = search(chooser_.with_more(index, budget.increment), choice_);
    if (more.proven) worth.with_increment = chooser_.selection(*more.choice);
    // Of parts any increase may help, and what is carried over helps in several years.
    if (!chooser_.has_parts() && budget.limits.size() == 1) find_least(index, worth);
    return worth;
  }

  /// The least use of the budget with which a choice is better, other limits being kept.
  void find_least(std::size_t index, BudgetWorth& worth) {
    const ChoiceBudget& budget = problem_.budgets[index];
    IntegerProgramme cheapest = chooser_.programme();
    cheapest.rows[budget.limits.front()] = better_than(best_.npv, cheapest.values);
    cheapest.values.assign(cheapest.values.size(), 0);
    for (std::size_t j = 0; j < budget.uses.size(); ++j) cheapest.values[j] = -budget.uses[j];
    const BestChoice found = search(cheapest);
    worth.least_is = found.proven ? Searched::yes : Searched::stopped;
    if (!found.proven || !found.choice) return;
    const double least = use_of(chooser_.selection(*found.choice), budget) - budget.available;
    if (least <= 0) return;
    const BestChoice with = search(chooser_.with_more(index, least), *found.choice);
    worth.least_is = with.proven ? Searched::yes : Searched::stopped;
    if (!with.proven) return;
    worth.least = least;
    worth.with_least = chooser_.selection(*with.choice);
  }

  /// The choices after the best one, each by excluding those before it.
  void find_next(PortfolioChoice& found) {
    if (chooser_.has_parts() || options_.next == 0) return;
    IntegerProgramme left = chooser_.programme();
    const Selection* last = &best_;
    found.next.reserve(options_.next);
    found.next_is = Searched::yes;
    while (found.next.size() < options_.next) {
      ProgrammeRow other = other_than(last->shares, {});
      other.coefficients.resize(left.values.size(), 0);
      left.rows.push_back(std::move(other));
      const BestChoice next = search(left);
      if (!next.proven) found.next_is = Searched::stopped;
      if (!next.proven || !next.choice) return;
      last = &found.next.emplace_back(chooser_.selection(*next.choice));
    }
  }

  /// When each of the most valuable would be chosen, by choosing with it.
  void find_entries(std::vector<LeftOut>& left) {
    std::vector<LeftOut*> order;
    for (LeftOut& each : left) order.push_back(&each);
    const auto npv = [&](const LeftOut* each) { return problem_.candidates[each->candidate].npv; };
    std::stable_sort(order.begin(), order.end(),
                     [&](const LeftOut* a, const LeftOut* b) { return npv(a) > npv(b); });
    order.resize(std::min(order.size(), options_.searched));
    for (LeftOut* each : order) find_entry(*each);
  }

  /// A bid of which a part may be chosen enters in parts: it has no one value at which it does.
  void find_entry(LeftOut& left) {
    if (problem_.candidates[left.candidate].divisible) return;
    const IntegerProgramme with = chooser_.with(left.candidate);
    const BestChoice forced = search(with);
    left.entry_is = forced.proven ? Searched::yes : Searched::stopped;
    if (!forced.proven) return;
    if (!forced.choice) {
      left.conflict = ask([&](Work& work) { return chooser_.conflict(with, work); }).limits;
      return;
    }
    left.then = chooser_.selection(*forced.choice);
    // A part of it stays in the best choice: it gains on the other part alone.
    const double share = best_.shares[left.candidate];
    left.enters_above =
        problem_.candidates[left.candidate].npv + (best_.npv - left.then->npv) / (1 - share);
  }

  const PortfolioProblem& problem_;
  const ChoiceOptions& options_;
  Chooser chooser_;
  const Choice& choice_;
  Selection best_;
  Work work_;
};

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
  Work work = options.work;
  const BestChoice best = best_choice(chooser.programme(), work);
  PortfolioChoice found{.proven = best.proven, .bound = best.bound};
  if (best.choice) {
    found.best = chooser.selection(*best.choice);
    if (best.proven) Analyst(problem, options, *best.choice).answer(found);
  } else if (best.proven) {
    Work left = options.work;
    auto [limits, is_least] = chooser.conflict(chooser.programme(), left);
    found.conflict = std::move(limits);
    found.conflict_is_least = is_least;
  }
  if (found.best && !best.proven) found.left_out = left_out_of(problem, *found.best);
  return found;
}

}  // namespace gonogo
