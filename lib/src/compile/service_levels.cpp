// SPDX-License-Identifier: MIT
#include "compile/service_levels.hpp"

#include <algorithm>

#include "compile/inside.hpp"
#include "gonogo/proposal/service_levels.hpp"

namespace gonogo {
namespace {

/// What rounding may take from a figure that reaches its level, as a share of the level.
constexpr double under_level = 1e-12;

/// The share of its fee that a line gives back.
class GivenBack {
 public:
  GivenBack(Compilation& bid, Values& values, const Line& line, const Usage& usage)
      : bid_(bid), sheet_(bid.sheet), values_(values), line_(line), usage_(usage) {
    for (const ServiceLevel* level : service_levels_of(bid.proposal, bid.policy, line)) {
      if (level->counts_days() && line.days) add(for_lateness(*level));
      if (const Scalar* reached = reached_of(line, *level); reached && level->measures())
        add(for_shortfall(*level, *reached));
    }
  }

  Term share() const { return parts_ > 1 ? minimum(sum_, sheet_.constant(1)) : sum_; }

 private:
  void add(Term part) {
    sum_ = parts_ == 0 ? part : sum_ + part;
    ++parts_;
  }

  Term share_of(const Scalar& scalar) {
    return values_.constant(scalar, verbatim(scalar.address), Kind::rate);
  }

  Term for_lateness(const ServiceLevel& level) {
    const LeadTime* lead = lead_time_of(level, line_.kind.value);
    if (lead == nullptr) return sheet_.constant(0);
    const Term zero = sheet_.constant(0);
    const Term days = values_.scalar(*line_.days, usage_).term;
    const Term within = values_.count(lead->time, verbatim(lead->time.count.address));
    const Term cap = level.cap ? share_of(*level.cap) : sheet_.constant(1);
    return minimum(share_of(*level.late) * maximum(days - within, zero), cap);
  }

  /// The highest entry comes first, also where drivers give them (numbers are checked as they are
  /// read: a policy alone, too); and what is reached is a share where they
  /// are shares.
  void check_entries(const ServiceLevel& level, const Scalar& written) {
    for (std::size_t k = 1; k < level.reached.size(); ++k) {
      const double here = bid_.constants.as_written(level.reached[k]);
      if (here >= bid_.constants.as_written(level.reached[k - 1]))
        add_error(bid_.diagnostics, "order",
                  say("{1} is not below the entry before it", exact(here)), level.reached[k].place,
                  say("write the highest first: reached = [0.999, 0.99]"));
    }
    const double* reached = std::get_if<double>(&written.value);
    const double highest = bid_.constants.as_written(level.reached.front());
    if (reached != nullptr && *reached > 1 && highest <= 1)
      add_error(bid_.diagnostics, "out-of-range",
                say("{1} is reached where the level asks for {2}", exact(*reached), exact(highest)),
                written.place, say("write both as shares: 0.995"));
  }

  Term for_shortfall(const ServiceLevel& level, const Scalar& written) {
    check_entries(level, written);
    const Term reached = values_.scalar(written, usage_).term;
    Term result = sheet_.constant(0);
    for (std::size_t k = 0; k < level.reached.size(); ++k) {
      const Term least = values_.constant(level.reached[k], verbatim(level.reached[k].address));
      const Term missed =
          sheet_.apply(Op::less, reached, least * sheet_.tolerance(1 - under_level));
      result = sheet_.select(missed, share_of(level.credit[k]), result);
    }
    return result;
  }

  Compilation& bid_;
  Sheet& sheet_;
  Values& values_;
  const Line& line_;
  const Usage& usage_;
  Term sum_ = {};
  int parts_ = 0;
};

const Line& compensated(const Proposal& bid, const std::string& id) {
  return *std::find_if(bid.lines.begin(), bid.lines.end(),
                       [&](const Line& each) { return each.section + "." + each.id == id; });
}

}  // namespace

Term price_of_service(Compilation& bid, Values& values, const Line& line) {
  Term factor = bid.sheet.constant(1);
  for (const ServiceLevel* level : service_levels_of(bid.proposal, bid.policy, line)) {
    if (level->price)
      factor =
          factor * values.constant(*level->price, verbatim(level->price->address), Kind::factor);
  }
  return factor;
}

Term define_compensation(Compilation& bid, Values& values, const Line& line, RowId row, RowId fee) {
  const std::string id = line.section + "." + line.id;
  const Line& of = compensated(bid.proposal, line.compensates);
  const std::vector<int> moved = bid.sheet.rows()[fee].support;
  Usage usage{.owner = id, .per = of.per.value_or(Unit::year), .at_once = !of.per};
  if (!moved.empty()) usage.first_used = moved.front();
  const Term share = GivenBack(bid, values, of, usage).share();
  // Where there is no fee, what is reached needs no value.
  std::vector<double> charged(static_cast<std::size_t>(bid.sheet.axis().columns()), 0.0);
  for (const int column : moved) charged[static_cast<std::size_t>(column)] = 1;
  const Term own = inside(charged, "time.fee", bid.sheet.row(fee) * share);
  SheetRow& head = bid.sheet.edit(row);
  head.sources = {line.place};
  head.support = moved;
  bid.sheet.define(row, values.levered_by_section(line.section, own));
  return own;
}

}  // namespace gonogo
