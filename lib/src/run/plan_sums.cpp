// SPDX-License-Identifier: MIT
/// Forms become sums that kernels compute.
#include <algorithm>
#include <array>
#include <cmath>

#include "run/plan_maker.hpp"

namespace gonogo {
namespace {

/// A term in more pieces than these is not grown from column to column.
constexpr std::size_t most_runs = 3;
constexpr std::size_t most_ratios = 15;

bool same_terms(const NormalForm& a, const NormalForm& b) {
  return std::equal(
      a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
      [](const FormTerm& x, const FormTerm& y) { return x.scalar == y.scalar && x.same_shape(y); });
}

}  // namespace

PlanOperand PlanSums::operand_of(const NormalForm& form, int first) {
  if (const auto scalar = forms_.as_scalar(form)) return {PlanOperand::Kind::scalar, *scalar, 0};
  if (auto table = forms_.as_table(form))
    return {PlanOperand::Kind::table, forms_.table(std::move(*table)), 0};
  const FormTerm& term = form.terms.front();
  const bool plain = form.terms.size() == 1 && term.buffer != nothing && term.growths.empty() &&
                     term.scalar == forms_.one() && term.table == forms_.ones();
  if (plain) return {PlanOperand::Kind::buffer, term.buffer, term.lag};
  return {PlanOperand::Kind::buffer, buffer_of(form, first), 0};
}

/// With a sum that is already made in place of the terms it has in common with the form.
NormalForm PlanSums::from_known(const NormalForm& form, int first) {
  const Known* best = nullptr;
  std::size_t most = 1;
  for (const Known& known : known_) {
    if (known.first > first) continue;
    std::size_t common = 0, dear = 0;
    for (const FormTerm& term : known.form.terms) {
      if (term.rank_one()) continue;
      ++dear;
      common += std::any_of(form.terms.begin(), form.terms.end(), [&](const FormTerm& mine) {
        return mine.scalar == term.scalar && mine.same_shape(term);
      });
    }
    if (common < dear || common <= most) continue;
    best = &known;
    most = common;
  }
  if (!best) return form;
  return forms_.sum(forms_.sum(form, best->form, -1), forms_.of_buffer(best->buffer));
}

std::uint32_t PlanSums::buffer_of(const NormalForm& form, int first) {
  for (const Known& known : known_) {
    if (known.first <= first && same_terms(known.form, form)) return known.buffer;
  }
  const PlanStep step = sum_of(form, first);
  plan_.steps.push_back(step);
  forms_.set_known_values(step.out, forms_.known_values(form), first);
  known_.push_back({form, first, step.out});
  return step.out;
}

std::uint32_t PlanSums::bounded(const NormalForm& form, int first, Post post, std::uint32_t bound) {
  PlanStep step = sum_of(form, first);
  step.post = post;
  step.b = {PlanOperand::Kind::scalar, bound, 0};
  plan_.steps.push_back(step);
  forms_.set_known_values(step.out, forms_.known_values(forms_.sum(form, forms_.of_scalar(bound))),
                          first);
  return step.out;
}

PlanStep PlanSums::sum_of(const NormalForm& form, int first) {
  const NormalForm short_form = from_known(form, first);
  PlannedSum sum;
  std::vector<Run> runs;
  std::vector<const FormTerm*> rank_one;
  for (const FormTerm& term : short_form.terms) {
    if (term.rank_one()) {
      rank_one.push_back(&term);
    } else if (!add_runs(term, first, runs)) {
      add_scaled(term, first, sum);
    }
  }
  // Those with factors first, as kernels take them.
  std::stable_partition(runs.begin(), runs.end(),
                        [](const Run& run) { return run.buffer != nothing; });
  for (const Run& run : runs) sum.growing.push_back(planned(run));
  add_rank_one(rank_one, sum);
  cut(sum, first);
  PlanStep step{.kind = PlanStep::Kind::sum, .first = first};
  step.detail = static_cast<std::uint32_t>(plan_.sums.size());
  plan_.sums.push_back(std::move(sum));
  step.out = new_buffer();
  return step;
}

/// The stretches of columns in which a term counts, each with one value of its table. False: too
/// many, or it must be scaled column by column.
bool PlanSums::add_runs(const FormTerm& term, int first, std::vector<Run>& runs) {
  const Table& values = forms_.values(term.table);
  std::vector<Run> found;
  std::vector<double> factors;
  for (int c = first; c < plan_.columns; ++c) {
    const double value = values[static_cast<std::size_t>(c)];
    if (value == 0) continue;
    if (!std::isfinite(value)) return false;
    const bool goes_on = !found.empty() && found.back().last == c && factors.back() == value;
    if (!goes_on) {
      found.push_back({term.scalar, term.growths, term.buffer, term.lag, c, c});
      factors.push_back(value);
      if (found.size() > most_runs) return false;
    }
    found.back().last = c + 1;
  }
  PlannedTerm steps;
  for (const Run& run : found) {
    if (!steps_of(run, steps)) return false;
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    Run& run = found[k];
    run.scalar = forms_.scalar(Op::multiply, forms_.constant(factors[k]), run.scalar);
    const auto same = std::find_if(runs.begin(), runs.end(), [&](const Run& known) {
      return known.growths == run.growths && known.buffer == run.buffer && known.lag == run.lag &&
             known.first == run.first && known.last == run.last;
    });
    if (same == runs.end()) {
      runs.push_back(std::move(run));
    } else {
      same->scalar = forms_.scalar(Op::add, same->scalar, run.scalar);
    }
  }
  return true;
}

/// How a run goes from column to column; false where in too many ways.
bool PlanSums::steps_of(const Run& run, PlannedTerm& term) {
  term.steps.assign(static_cast<std::size_t>(plan_.columns), 0);
  std::vector<std::vector<double>> kinds;
  for (int c = run.first; c + 1 < run.last; ++c) {
    std::vector<double> change;
    bool still = true;
    for (const GrowthFactor& growth : run.growths) {
      const Table& clock = forms_.values(growth.clock);
      const auto here = static_cast<std::size_t>(c);
      // Clocks are quotients: differences of one step are the same but for rounding.
      change.push_back(std::round((clock[here + 1] - clock[here]) * 1e12) / 1e12);
      still = still && change.back() == 0;
    }
    if (still) continue;
    auto kind = std::find(kinds.begin(), kinds.end(), change);
    if (kind == kinds.end()) {
      if (kinds.size() == most_ratios) return false;
      kinds.push_back(std::move(change));
      kind = kinds.end() - 1;
    }
    term.steps[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(kind - kinds.begin() + 1);
  }
  // Where the last column leads does not matter: it needs no piece of its own.
  const auto last = static_cast<std::size_t>(run.last);
  if (run.last - run.first > 1) term.steps[last - 1] = term.steps[last - 2];
  return true;
}

/// scalar * product of base ^ exponent.
std::uint32_t PlanSums::grown(std::uint32_t scalar, const std::vector<GrowthFactor>& growths,
                              const std::vector<double>& exponents) {
  std::optional<std::uint32_t> exponent;
  for (std::size_t k = 0; k < growths.size(); ++k) {
    if (exponents[k] == 0) continue;
    const std::uint32_t log = forms_.scalar(Op::ln, growths[k].base);
    const std::uint32_t part = forms_.scalar(Op::multiply, log, forms_.constant(exponents[k]));
    exponent = exponent ? forms_.scalar(Op::add, *exponent, part) : part;
  }
  if (!exponent) return scalar;
  return forms_.scalar(Op::multiply, scalar, forms_.scalar(Op::exp, *exponent));
}

PlannedTerm PlanSums::planned(const Run& run) {
  PlannedTerm term{.first = run.first, .last = run.last};
  steps_of(run, term);
  const auto exponents = [&](const auto& of) {
    std::vector<double> found;
    for (const GrowthFactor& growth : run.growths) found.push_back(of(forms_.values(growth.clock)));
    return found;
  };
  const auto start = static_cast<std::size_t>(run.first);
  term.start = run.growths.empty()
                   ? run.scalar
                   : grown(run.scalar, run.growths,
                           exponents([&](const Table& clock) { return clock[start]; }));
  for (std::size_t c = 0; c < term.steps.size(); ++c) {
    if (term.steps[c] <= term.ratios.size()) continue;
    term.ratios.push_back(grown(forms_.one(), run.growths, exponents([&](const Table& clock) {
                                  return clock[c + 1] - clock[c];
                                })));
  }
  if (run.buffer != nothing) term.factors = {PlanOperand::Kind::buffer, run.buffer, run.lag};
  return term;
}

/// The product of growths in each column: grown where it goes, else by e ^ (sum of logs).
std::uint32_t PlanSums::buffer_of_growths(const std::vector<GrowthFactor>& growths, int first) {
  const NormalForm product{
      {FormTerm{.scalar = forms_.one(), .table = forms_.ones(), .growths = growths}}};
  PlannedTerm steps;
  if (steps_of({.growths = growths, .first = first, .last = plan_.columns}, steps))
    return buffer_of(product, first);
  for (const Known& known : known_) {
    if (known.first <= first && same_terms(known.form, product)) return known.buffer;
  }
  NormalForm logs;
  for (const GrowthFactor& growth : growths) {
    logs.terms.push_back({.scalar = forms_.scalar(Op::ln, growth.base), .table = growth.clock});
  }
  PlanStep step{.kind = PlanStep::Kind::column, .op = Op::exp, .first = first};
  step.a = {PlanOperand::Kind::buffer, buffer_of(logs, first), 0};
  step.out = new_buffer();
  plan_.steps.push_back(step);
  known_.push_back({product, first, step.out});
  return step.out;
}

void PlanSums::add_scaled(const FormTerm& term, int first, PlannedSum& sum) {
  PlannedScaled scaled{.scalar = term.scalar, .table = term.table};
  PlanOperand own{PlanOperand::Kind::buffer, term.buffer, term.lag};
  if (term.growths.empty()) {
    scaled.factors = own;
  } else {
    scaled.factors = {PlanOperand::Kind::buffer, buffer_of_growths(term.growths, first), 0};
    if (term.buffer != nothing) {
      PlanStep step{.kind = PlanStep::Kind::column, .op = Op::multiply, .first = first};
      step.a = scaled.factors;
      step.b = own;
      step.out = new_buffer();
      plan_.steps.push_back(step);
      scaled.factors.index = step.out;
    }
  }
  sum.scaled.push_back(scaled);
}

/// Terms of one scalar, which may have factors, are one table.
void PlanSums::add_rank_one(const std::vector<const FormTerm*>& terms, PlannedSum& sum) {
  std::vector<std::pair<std::uint32_t, Table>> cores;
  for (const FormTerm* term : terms) {
    const auto value = forms_.constant_value(term->scalar);
    const Forms::Scaled scaled =
        value ? Forms::Scaled{*value, forms_.one()} : forms_.scaled(term->scalar);
    auto core = std::find_if(cores.begin(), cores.end(),
                             [&](const auto& each) { return each.first == scaled.core; });
    if (core == cores.end()) {
      cores.emplace_back(scaled.core, Table(static_cast<std::size_t>(plan_.columns), 0.0));
      core = cores.end() - 1;
    }
    const Table& values = forms_.values(term->table);
    for (std::size_t c = 0; c < values.size(); ++c) core->second[c] += scaled.factor * values[c];
  }
  for (auto& [scalar, table] : cores)
    sum.scaled.push_back({.scalar = scalar, .table = forms_.table(std::move(table))});
}

/// Cuts the columns where a term begins or ends to count, or grows by another ratio.
void PlanSums::cut(PlannedSum& sum, int first) const {
  std::vector<Piece::Active> before;
  for (int c = first; c < plan_.columns; ++c) {
    std::vector<Piece::Active> active;
    bool starts = c == first;
    for (std::uint32_t k = 0; k < sum.growing.size(); ++k) {
      const PlannedTerm& term = sum.growing[k];
      if (c < term.first || c >= term.last) continue;
      starts = starts || c == term.first;
      active.push_back({k, c == term.first, term.steps[static_cast<std::size_t>(c)]});
    }
    const bool same = !starts && std::equal(active.begin(), active.end(), before.begin(),
                                            before.end(), [](const auto& x, const auto& y) {
                                              return x.term == y.term && x.ratio == y.ratio;
                                            });
    if (!same) sum.pieces.push_back({.first = c, .active = active});
    ++sum.pieces.back().count;
    before = std::move(active);
  }
}

}  // namespace gonogo
