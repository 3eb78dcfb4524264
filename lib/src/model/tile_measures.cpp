// SPDX-License-Identifier: MIT
#include "model/tile_measures.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/model/payback_start.hpp"
#include "gonogo/model/rule_measure.hpp"
#include "gonogo/run/residues.hpp"
#include "model/case_measures.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

bool is_payback(Measure measure) {
  return measure == Measure(measures::static_payback) ||
         measure == Measure(measures::discounted_payback);
}

bool evenly_spaced(const std::vector<Years>& time) {
  if (time.size() < 2) return false;
  constexpr double apart = 1e-12;
  for (std::size_t c = 2; c < time.size(); ++c) {
    if (std::abs(time[c] - time[c - 1] - (time[1] - time[0])) > apart) return false;
  }
  return true;
}

std::uint32_t bit(std::size_t i) { return std::uint32_t{1} << i; }

}  // namespace

std::optional<TileMeasures::Subject> TileMeasures::subject_of(const Model& model,
                                                              const WantedMeasure& wanted,
                                                              const Places& places) {
  const Measure measure = wanted.measure;
  const bool is_npv = measure == Measure(measures::npv), is_irr = measure == Measure(measures::irr);
  if (wanted.rate || wanted.year_ends > 0 || !(is_npv || is_irr || is_payback(measure))) return {};
  const auto place_of = [&](RowId row) -> std::optional<std::size_t> {
    const auto at = std::find(places.rows.begin(), places.rows.end(), row);
    const auto place = static_cast<std::size_t>(at - places.rows.begin());
    if (row == no_row || at == places.rows.end() || places.plan.rows_begin[place] > 0) return {};
    return place;
  };
  const auto flow = place_of(flow_row(model.flows, wanted.flow));
  if (!flow) return {};
  Subject subject{.flow = *flow};
  if (lacks_rate(model, wanted)) {
    subject.kind = Kind::without;
    subject.why = Why::not_stated;
    return subject;
  }
  if (is_irr) {
    subject.kind = Kind::internal_rate;
    return evenly_spaced(model.flow_time) ? std::optional(subject) : std::nullopt;
  }
  if (measure != Measure(measures::static_payback)) {
    subject.factors = place_of(factor_row(model.perspectives[wanted.perspective], wanted.flow));
    if (!subject.factors) return {};
  }
  if (is_npv) return subject;
  subject.kind = Kind::payback;
  const RowId dated =
      wanted.flow == FlowKind::equity ? model.flows.equity_dated : model.flows.dated;
  subject.dated = place_of(dated);
  return dated == no_row || subject.dated ? std::optional(subject) : std::nullopt;
}

bool TileMeasures::add_limit(std::size_t rule, const Places& places) {
  const BoundRule& bound = model_->rules[rule];
  Limit limit{.rule = rule, .scalar = places.limits + rule, .sign = bound.at_least ? 1.0 : -1.0};
  if (!bound.of_kind) {
    limit.of.kind = Kind::without;
    limit.of.why = Why::not_applicable;
  } else {
    const auto subject = subject_of(*model_, measure_of(bound), places);
    if (bound.condition || !subject) return false;
    limit.of = *subject;
    limit.at_rate = subject->kind == Kind::internal_rate;
  }
  limits_.push_back(std::move(limit));
  return true;
}

std::optional<TileMeasures> TileMeasures::make(const Model& model, const Wanted& wanted,
                                               const std::vector<std::size_t>& rules,
                                               const Places& places) {
  if (wanted.scores || wanted.errors) return {};
  TileMeasures made(model);
  for (const WantedMeasure& each : wanted.measures) {
    const auto subject = subject_of(model, each, places);
    if (!subject) return {};
    made.measures_.push_back(*subject);
  }
  if (!wanted.margins) return made;
  for (const std::size_t rule : rules) {
    if (!made.add_limit(rule, places)) return {};
  }
  return made;
}

void TileMeasures::present_values(const Tile& tile, std::size_t flow, Lanes factors,
                                  Found& found) const {
  tile.present_value(flow, factors, found.value);
  for (std::size_t i = 0; i < lanes; ++i) found.open[i] = std::isfinite(found.value[i]) ? 0 : 1;
}

void TileMeasures::compute(const Tile& tile, const Subject& of, Found& found) const {
  std::fill_n(found.without, lanes, 0.0);
  std::fill_n(found.open, lanes, 0.0);
  switch (of.kind) {
    case Kind::present_value:
      return present_values(tile, of.flow, tile.row(*of.factors), found);
    case Kind::internal_rate: {
      const double step = model_->flow_time[1] - model_->flow_time[0];
      double proved[lanes];
      tile.internal_rate(of.flow, 1 / step, found.value, proved);
      for (std::size_t i = 0; i < lanes; ++i) {
        found.open[i] = proved[i] == 0 ? 1 : 0;
        found.without[i] = proved[i] == several_rates ? 1 : 0;
      }
      return;
    }
    case Kind::payback: {
      const auto row = [&](const std::optional<std::size_t>& at) {
        return at ? tile.row(*at) : Lanes{};
      };
      tile.payback(
          {tile.row(of.flow), row(of.factors), row(of.dated), model_->sheet.axis().time.data()},
          {found.value, found.without, found.open});
      const Years start = payback_start(*model_);
      for (double& each : found.value) each = std::max(0.0, each - start);
      return;
    }
    case Kind::without:
      std::fill_n(found.without, lanes, 1.0);
  }
}

Why TileMeasures::reason(const Subject& of) {
  switch (of.kind) {
    case Kind::internal_rate:
      return Why::several;
    case Kind::without:
      return of.why;
    case Kind::payback:
    case Kind::present_value:
      break;
  }
  return Why::never;
}

std::optional<Answer> TileMeasures::rate_alone(const Tile& tile, std::size_t flow,
                                               std::size_t lane) {
  flow_.resize(model_->flow_time.size());
  tile.gather(flow, lane, flow_);
  if (!all_finite(flow_) || has_residue(flow_)) return {};
  return internal_rate_of(flow_, model_->flow_time);
}

/// Where the limit is one rate in all cases: else none are judged.
bool TileMeasures::factors_at(const Tile& tile, Limit& limit, std::size_t count) const {
  const double rate = tile.scalar(limit.scalar, 0);
  for (std::size_t i = 1; i < count; ++i) {
    if (tile.scalar(limit.scalar, i) != rate) return false;
  }
  if (!(rate > -1)) return false;
  if (limit.rate == rate) return true;
  limit.rate = rate;
  limit.factors = discount_factors(model_->flow_time, rate);
  return true;
}

std::uint32_t TileMeasures::judge(const Tile& tile, Limit& limit, std::size_t count,
                                  std::size_t first, Outcomes& out) const {
  Found found;
  double sizes[lanes] = {};
  if (limit.at_rate && !factors_at(tile, limit, count)) return ~std::uint32_t{0};
  const bool value = limit.of.kind == Kind::present_value;
  const Lanes factors = value           ? tile.row(*limit.of.factors)
                        : limit.at_rate ? Lanes{limit.factors.data(), 1, true}
                                        : Lanes{};
  if (limit.at_rate) {
    std::fill_n(found.without, lanes, 0.0);
    present_values(tile, limit.of.flow, factors, found);
  } else {
    compute(tile, limit.of, found);
  }
  if (factors.data) tile.sizes(limit.of.flow, factors, sizes);
  const Why why = reason(limit.of);
  Answers& margins = out.margins[limit.rule];
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double threshold = limit.at_rate ? 0 : tile.scalar(limit.scalar, i);
    const double margin = limit.sign * (found.value[i] - threshold);
    const double error =
        tile_rounding * (sizes[i] + std::abs(threshold)) + (factors.data ? tile_lost : 0);
    const bool computed = found.without[i] == 0;
    // The limit of what has no value may still be a fault.
    const bool sure = found.open[i] == 0 && std::isfinite(tile.scalar(limit.scalar, i)) &&
                      (!computed || std::abs(margin) > error);
    if (!sure) open |= bit(i);
    margins.value[first + i] = computed ? margin : no_value;
    margins.why[first + i] = computed ? Why::computed : why;
  }
  return why == Why::not_applicable ? 0 : open;
}

std::uint32_t TileMeasures::measure(const Tile& tile, const Part& part, Outcomes& out) {
  std::uint32_t open = part.suspect;
  Found found;
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    compute(tile, measures_[m], found);
    const Why why = reason(measures_[m]);
    for (std::size_t i = 0; i < part.count; ++i) {
      Answer answer{found.value[i], found.without[i] == 0 ? Why::computed : why};
      if (found.open[i] != 0) {
        const bool is_rate = measures_[m].kind == Kind::internal_rate;
        const auto alone = is_rate && (part.suspect & bit(i)) == 0
                               ? rate_alone(tile, measures_[m].flow, i)
                               : std::nullopt;
        if (alone) answer = *alone;
        if (!alone) open |= bit(i);
      }
      const bool computed = answer.why == Why::computed;
      out.measures[m].value[part.first + i] = computed ? answer.value : no_value;
      out.measures[m].why[part.first + i] = answer.why;
    }
  }
  for (Limit& each : limits_) open |= judge(tile, each, part.count, part.first, out);
  return open;
}

}  // namespace gonogo
