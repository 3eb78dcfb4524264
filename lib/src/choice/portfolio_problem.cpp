// SPDX-License-Identifier: MIT
#include "gonogo/choice/portfolio_problem.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <set>

namespace gonogo {
namespace {

double year_of(const ByYear& amounts, std::size_t year) {
  if (amounts.whole) return year == 0 ? *amounts.whole : 0;
  return year < amounts.years.size() ? amounts.years[year].value_or(0) : 0;
}

double all_years(const ByYear& amounts) {
  double sum = 0;
  for (std::size_t t = 0; t < std::max<std::size_t>(1, amounts.years.size()); ++t)
    sum += year_of(amounts, t);
  return sum;
}

/// Writes the limits of a portfolio as rows.
class Builder {
 public:
  explicit Builder(PortfolioProblem& problem) : problem_(problem) { count_columns(); }

  void build() {
    add_budget();
    for (const Resource& each : problem_.portfolio.resources) add_resource(each);
    for (std::size_t j = 0; j < problem_.portfolio.bids.size(); ++j) add_relations(j);
    for (std::size_t g = 0; g < problem_.portfolio.groups.size(); ++g) add_group(g);
  }

 private:
  /// What a bid uses of something in a year; `whole`: of all years.
  using Use = std::function<double(std::size_t bid, std::optional<std::size_t> year)>;

  void count_columns() {
    const std::vector<Candidate>& all = problem_.candidates;
    IntegerProgramme& programme = problem_.programme;
    touched_.assign(all.size(), 0);
    for (std::size_t j = 0; j < all.size(); ++j) {
      programme.values.push_back(all[j].npv);
      touched_[j] = j;
    }
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (!all[j].divisible) continue;
      touched_[j] = programme.values.size();
      programme.values.push_back(0);
    }
    for (const BidGroup& each : problem_.portfolio.groups) {
      together_.push_back(programme.values.size());
      if (each.npv) programme.values.push_back(*each.npv);
    }
    programme.divisible.assign(programme.values.size(), false);
    for (std::size_t j = 0; j < all.size(); ++j) {
      programme.divisible[j] = all[j].divisible;
      if (all[j].divisible)  // a part of it: it is taken
        problem_.links.push_back(row({{j, 1}, {touched_[j], -1}}, 0));
    }
  }

  ProgrammeRow row(const std::vector<std::pair<std::size_t, double>>& entries, double most) const {
    ProgrammeRow result{.coefficients = std::vector<double>(problem_.programme.values.size(), 0),
                        .most = most};
    for (const auto& [column, coefficient] : entries) result.coefficients[column] += coefficient;
    return result;
  }

  std::size_t index_of(const std::string& id) const {
    const std::vector<PortfolioBid>& bids = problem_.portfolio.bids;
    return static_cast<std::size_t>(
        std::find_if(bids.begin(), bids.end(), [&](const auto& each) { return each.id == id; }) -
        bids.begin());
  }
  const Message& name(std::size_t bid) const { return problem_.candidates[bid].name; }

  void add_limit(LimitKind kind, Message text, Message short_text, ProgrammeRow limit,
                 const Place& place) {
    problem_.limits.push_back({.kind = kind,
                               .text = std::move(text),
                               .short_text = std::move(short_text),
                               .row = std::move(limit),
                               .place = place});
  }

  void add_one_budget(ChoiceBudget budget, const Use& use, std::optional<std::size_t> year,
                      double available, const Place& place) {
    budget.available = available;
    if (budget.increment == 0) budget.increment = available > 0 ? available / 10 : 1;
    std::vector<std::pair<std::size_t, double>> entries;
    for (std::size_t j = 0; j < problem_.candidates.size(); ++j) {
      budget.uses.push_back(use(j, year));
      entries.emplace_back(j, budget.uses.back());
    }
    budget.limits = {problem_.limits.size()};
    const Message amount = number({.value = available,
                                   .kind = budget.money ? Kind::money : Kind::number,
                                   .unit = budget.unit});
    add_limit(LimitKind::budget, say("{1}: at most {2}", budget.name, amount), budget.name,
              row(entries, available), place);
    problem_.budgets.push_back(std::move(budget));
  }

  void add_budgets(const ChoiceBudget& whole, const ByYear& available, const Use& use) {
    if (available.whole) return add_one_budget(whole, use, {}, *available.whole, available.place);
    const std::size_t first = problem_.budgets.size();
    double so_far = 0;
    for (std::size_t t = 0; t < available.years.size(); ++t) {
      if (!available.years[t]) continue;
      const std::string year = std::to_string(t);
      ChoiceBudget budget = whole;
      budget.id += ".y" + year;
      budget.name = say("{1} {2}", whole.name, verbatim("Y" + year));
      so_far += *available.years[t];
      if (!problem_.portfolio.terms.carry) {
        add_one_budget(std::move(budget), use, t, *available.years[t], available.place);
        continue;
      }
      budget.name = say("{1} to {2}", whole.name, verbatim("Y" + year));
      // What a year without a limit uses is not taken from the others.
      const Use to_date = [&](std::size_t j, std::optional<std::size_t> last) {
        double sum = 0;
        for (std::size_t s = 0; s <= *last; ++s) sum += available.years[s] ? use(j, s) : 0;
        return sum;
      };
      add_one_budget(std::move(budget), to_date, t, so_far, available.place);
    }
    if (!problem_.portfolio.terms.carry) return;
    // More in a year is more in all later ones.
    for (std::size_t i = first; i < problem_.budgets.size(); ++i) {
      for (std::size_t later = i + 1; later < problem_.budgets.size(); ++later)
        problem_.budgets[i].limits.push_back(problem_.budgets[later].limits.front());
    }
  }

  void add_budget() {
    const PortfolioTerms& terms = problem_.portfolio.terms;
    ChoiceBudget budget{
        .id = "budget", .name = say("Budget"), .increment = terms.increment.value_or(0)};
    add_budgets(budget, terms.budget, [this](std::size_t j, std::optional<std::size_t> year) {
      const std::vector<double>& capital = problem_.candidates[j].capital;
      if (!year) return std::accumulate(capital.begin(), capital.end(), 0.0);
      return *year < capital.size() ? capital[*year] : 0;
    });
  }

  void add_resource(const Resource& resource) {
    ChoiceBudget budget{.id = resource.id,
                        .name = name_text(resource.name, resource.id),
                        .money = false,
                        .unit = verbatim(resource.unit.value),
                        .increment = resource.increment.value_or(1)};
    if (resource.unit.value.empty()) budget.unit = {};
    add_budgets(budget, resource.available, [&](std::size_t j, std::optional<std::size_t> year) {
      double sum = 0;
      for (const ResourceUse& each : problem_.portfolio.bids[j].uses) {
        if (each.resource.value != resource.id) continue;
        sum += year ? year_of(each.amount, *year) : all_years(each.amount);
      }
      return sum;
    });
  }

  void add_relations(std::size_t j) {
    const PortfolioBid& bid = problem_.portfolio.bids[j];
    const Candidate& candidate = problem_.candidates[j];
    if (!candidate.judged)
      add_limit(LimitKind::not_judged, say("{1} could not be judged", name(j)),
                say("could not be judged"), row({{j, 1}}, 0), bid.place);
    if (bid.must) {
      ProgrammeRow must = row({{j, 1}}, 1);
      must.least = 1;
      add_limit(LimitKind::must, say("{1} must be chosen", name(j)), {}, std::move(must),
                bid.place);
    }
    if (problem_.portfolio.terms.without_no_go && candidate.outcome &&
        candidate.outcome->verdict == Verdict::no_go)
      add_limit(LimitKind::no_go, say("{1} is a NO-GO", name(j)), say("NO-GO"), row({{j, 1}}, 0),
                bid.place);
    for (const Text& each : bid.required) {
      const std::size_t other = index_of(each.value);
      add_limit(LimitKind::required, say("{1} requires {2}", name(j), name(other)),
                say("requires {1}", name(other)), row({{j, 1}, {other, -1}}, 0), each.place);
      problem_.limits.back().pair = {j, other};
    }
    for (const Text& each : bid.excludes) {
      const std::size_t other = index_of(each.value);
      if (!excluded_.insert(std::minmax(j, other)).second) continue;  // said by both
      add_limit(LimitKind::excludes, say("{1} excludes {2}", name(j), name(other)), {},
                row({{touched_[j], 1}, {touched_[other], 1}}, 1), each.place);
      problem_.limits.back().pair = {j, other};
    }
  }

  void add_group(std::size_t g) {
    const BidGroup& group = problem_.portfolio.groups[g];
    std::vector<std::pair<std::size_t, double>> shares, touched;
    std::vector<Message> names;
    for (const Text& each : group.bids) {
      const std::size_t j = index_of(each.value);
      shares.emplace_back(j, 1);
      touched.emplace_back(touched_[j], 1);
      names.push_back(name(j));
    }
    const Message of = listed(Join::comma, std::move(names));
    const Message id = verbatim(group.id);
    if (group.at_most)
      add_limit(LimitKind::at_most, say("at most {1} of {2}", exact(*group.at_most), of),
                say("at most {1} of {2}", exact(*group.at_most), id), row(touched, *group.at_most),
                group.place);
    if (group.at_least) {
      ProgrammeRow least = row(shares, std::numeric_limits<double>::infinity());
      least.least = *group.at_least;
      add_limit(LimitKind::at_least, say("at least {1} of {2}", exact(*group.at_least), of), {},
                std::move(least), group.place);
    }
    if (group.npv) add_together(together_[g], shares);
  }

  /// The column is 1 where all of the group are taken, else 0.
  void add_together(std::size_t column, std::vector<std::pair<std::size_t, double>> shares) {
    for (const auto& [j, one] : shares)
      problem_.links.push_back(row({{column, one}, {j, -one}}, 0));
    const double others = static_cast<double>(shares.size()) - 1;
    shares.emplace_back(column, -1);
    problem_.links.push_back(row(shares, others));
  }

  PortfolioProblem& problem_;
  std::vector<std::size_t> touched_ = {};   ///< of each bid: the column that is 1 where it is taken
  std::vector<std::size_t> together_ = {};  ///< of each group
  std::set<std::pair<std::size_t, std::size_t>> excluded_ = {};
};

/// The unit of money: that of the file, else of the bids.
void find_money(PortfolioProblem& problem,
                const std::vector<std::pair<std::string, JudgedBid>>& bids) {
  const PortfolioTerms& terms = problem.portfolio.terms;
  problem.currency = terms.currency.value;
  if (problem.currency.empty() && !bids.empty())
    problem.currency = bids.front().second.outcome.currency;
  problem.scale = terms.scale.value_or(bids.empty() ? 1 : bids.front().second.outcome.scale);
  const bool agree = std::all_of(bids.begin(), bids.end(), [&](const auto& each) {
    return each.second.outcome.scale == problem.scale;
  });
  if (!terms.scale && !agree) problem.scale = 1;
}

Candidate candidate_of(const PortfolioBid& bid, const PortfolioTerms& terms) {
  Candidate candidate{.id = bid.id,
                      .name = name_text(bid.name, bid.id),
                      .place = bid.place,
                      .npv = bid.npv.value_or(0),
                      .divisible = bid.divisible || terms.divisible};
  for (std::size_t t = 0; t < std::max<std::size_t>(1, bid.investment.years.size()); ++t)
    candidate.capital.push_back(year_of(bid.investment, t));
  return candidate;
}

/// What its file says, in the portfolio's money.
void take(Candidate& candidate, JudgedBid judged, BudgetUse use, double scale) {
  const double factor = judged.outcome.scale / scale;
  candidate.npv = judged.outcome.npv->value * factor;
  candidate.capital = use == BudgetUse::investment ? judged.investment : judged.cash_flow;
  for (double& each : candidate.capital) each *= use == BudgetUse::investment ? factor : -factor;
  candidate.cash_flow = judged.cash_flow;
  for (double& each : candidate.cash_flow) each *= factor;
  candidate.title = std::move(judged.title);
  candidate.outcome = std::move(judged.outcome);
  candidate.seals = std::move(judged.seals);
}

/// Whether it can be added to the others.
bool check_bid(const Candidate& candidate, const JudgedBid& judged, const std::string& currency,
               Diagnostics& found) {
  if (judged.outcome.currency != currency)
    add_error(found, "currency",
              say("{1} is in {2}, the portfolio in {3}", candidate.name,
                  verbatim(judged.outcome.currency), verbatim(currency)),
              candidate.place, say("amounts in different currencies are never added"));
  else if (judged.outcome.npv->why != Why::computed)
    add_error(found, "no-npv", say("{1} has no NPV to choose by", candidate.name), candidate.place,
              say("state rates.discount"));
  else
    return true;
  return false;
}

}  // namespace

Checked<PortfolioProblem> problem_of(Portfolio portfolio,
                                     std::vector<std::pair<std::string, JudgedBid>> bids) {
  PortfolioProblem problem{.portfolio = std::move(portfolio)};
  Diagnostics found;
  find_money(problem, bids);
  std::set<double> rates;
  for (const PortfolioBid& bid : problem.portfolio.bids) {
    Candidate& candidate =
        problem.candidates.emplace_back(candidate_of(bid, problem.portfolio.terms));
    const auto file = std::find_if(bids.begin(), bids.end(),
                                   [&](const auto& each) { return each.first == bid.id; });
    candidate.judged = !bid.file || (file != bids.end() &&
                                     check_bid(candidate, file->second, problem.currency, found));
    if (!bid.file || !candidate.judged) continue;
    rates.insert(std::isnan(file->second.rate) ? -1 : file->second.rate);
    take(candidate, std::move(file->second), problem.portfolio.terms.use, problem.scale);
  }
  if (rates.size() > 1)
    add_warning(found, "rates", say("the bids are discounted at different rates"),
                {.file = problem.portfolio.file}, say("a policy states one rate for all"));
  const bool judged = std::any_of(problem.candidates.begin(), problem.candidates.end(),
                                  [](const Candidate& each) { return each.judged; });
  if (!judged && !problem.candidates.empty()) return {.diagnostics = std::move(found)};
  Builder(problem).build();
  return {.value = std::move(problem), .diagnostics = std::move(found)};
}

}  // namespace gonogo
