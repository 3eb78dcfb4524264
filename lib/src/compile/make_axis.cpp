// SPDX-License-Identifier: MIT
#include "compile/make_axis.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/months.hpp"

namespace gonogo {
namespace {

constexpr int most_steps = 1'200;

int steps_per_year(Step step) { return step == Step::month ? 12 : step == Step::quarter ? 4 : 1; }

/// Columns after the period, for what is paid late.
class Tail {
 public:
  Tail(const Proposal& proposal, Constants& constants, int per_year, int last)
      : proposal_(proposal),
        constants_(constants),
        per_year_(per_year),
        last_(last),
        column_(last) {}

  void add(const std::optional<Duration>& delay) {
    if (!delay) return;
    const double late = std::ceil(constants_.years(*delay) * per_year_ - 1e-9);
    if (late > steps_) steps_ = late, place_ = delay->count.place;
  }

  void add(const std::optional<Moment>& paid) {
    if (!paid) return;
    if (const auto* one = std::get_if<Label>(&paid->when)) add(*one);
    if (const auto* range = std::get_if<LabelRange>(&paid->when)) add(range->last);
    if (const auto* shares = std::get_if<std::vector<Entry>>(&paid->when)) {
      for (const Entry& each : *shares) add(each.at);
    }
  }

  /// At most as many as the period may have.
  int columns(Diagnostics& found) const {
    const double tail = std::max(steps_, column_ - last_);
    if (tail <= most_steps) return static_cast<int>(tail);
    found.push_back({.code = "tail",
                     .message = say("this is paid more than 1,200 steps after the period"),
                     .place = place_,
                     .hint = say("bring it forward, or take a longer step")});
    return 0;
  }

 private:
  void add(const Label& label) {
    double column = last_;
    if (label.kind == Label::Kind::date && proposal_.project.start) {
      const Date start = months_begin(*proposal_.project.start);
      const double months = (label.date.year - start.year) * 12.0 + label.date.month - start.month;
      column = std::floor(months / (12 / per_year_)) + 1;
    } else if (label.kind <= Label::Kind::month) {
      const double unit = label.kind == Label::Kind::month     ? 12
                          : label.kind == Label::Kind::quarter ? 4
                                                               : 1;
      // A year that begins within the period is over with it.
      if ((label.number - 1.0) * per_year_ / unit < last_) return;
      column = label.number * per_year_ / unit;
    }
    if (std::ceil(column) > column_) column_ = std::ceil(column), place_ = label.place;
  }

  const Proposal& proposal_;
  Constants& constants_;
  int per_year_;
  double last_;
  double steps_ = 0;
  double column_;
  Place place_ = {};
};

int tail_of(const Proposal& proposal, const Tax* tax, Constants& constants, int per_year, int last,
            Diagnostics& found) {
  Tail tail(proposal, constants, per_year, last);
  for (const Line& line : proposal.lines) {
    tail.add(line.delay);
    tail.add(line.paid);
  }
  if (tax) tail.add(tax->lag);
  return tail.columns(found);
}

void collect(const Label& label, std::vector<Date>& dates) {
  if (label.kind == Label::Kind::date) dates.push_back(label.date);
}

void collect(const std::optional<Moment>& moment, const Amount& amount, std::vector<Date>& dates) {
  if (moment) {
    if (const auto* one = std::get_if<Label>(&moment->when)) collect(*one, dates);
    if (const auto* shares = std::get_if<std::vector<Entry>>(&moment->when)) {
      for (const Entry& each : *shares) collect(each.at, dates);
    }
  }
  if (const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value)) {
    for (const Entry& each : *schedule) collect(each.at, dates);
  }
}

std::optional<TimeAxis> dated_axis(const Proposal& proposal, const Tax* tax,
                                   Diagnostics& diagnostics) {
  std::vector<Date> dates;
  if (proposal.project.start) dates.push_back(*proposal.project.start);
  const auto refuse = [&](bool wrong, Message message, const Place& place) {
    if (!wrong) return;
    diagnostics.push_back({.code = "dated",
                           .message = std::move(message),
                           .place = place,
                           .hint = say("give dates, or another step in [project]")});
  };
  const Message no_rates = say("dated flows are single sums: 'per' has no step to count in");
  const Message no_delays = say("dated flows know no delay");
  if (proposal.cash_flow) collect({}, proposal.cash_flow->net, dates);
  for (const Line& line : proposal.lines) {
    collect(line.at, line.amount, dates);
    collect(line.paid, {}, dates);
    refuse(line.per.has_value(), no_rates, line.place);
    refuse(line.delay.has_value(), no_delays, line.delay ? line.delay->count.place : line.place);
  }
  for (const Investment& asset : proposal.investment) {
    collect(asset.at, asset.amount, dates);
    refuse(asset.per.has_value(), no_rates, asset.place);
    refuse(asset.replace.has_value(), say("dated flows know no replacement"), asset.place);
    if (asset.sold) collect(*asset.sold, dates);
  }
  for (const WorkingCapital& level : proposal.working_capital)
    refuse(true, say("dated flows know no levels of working capital"), level.place);
  for (const Loan& loan : proposal.loans)
    refuse(true, say("dated flows know no loans"), loan.place);
  for (const NamedQuantity& each : proposal.quantities)
    refuse(each.per.has_value(), no_rates, each.place);
  refuse(tax != nullptr, say("income tax has no years to be assessed in: the flows are dated"),
         tax ? tax->place : Place{});
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  if (!dates.empty()) return make_dated_axis(dates);
  diagnostics.push_back({.code = "dated",
                         .message = say("step = \"dated\" needs dates, and there are none"),
                         .place = proposal.project.place,
                         .hint = say("write at = 2027-03-15")});
  return std::nullopt;
}

int year_end_of(const Proposal& proposal, const Policy* policy) {
  const auto& ends = policy && policy->year_ends ? policy->year_ends : proposal.project.year_ends;
  return ends.value_or(YearEnd{}).month;
}

}  // namespace

std::optional<TimeAxis> make_axis(const Proposal& proposal, const Policy* policy,
                                  Constants& constants, Diagnostics& diagnostics) {
  const Project& project = proposal.project;
  const Tax* tax = policy && policy->tax ? &*policy->tax : proposal.tax ? &*proposal.tax : nullptr;
  if (project.step == Step::dated) return dated_axis(proposal, tax, diagnostics);
  const Duration& period = project.period.value();
  const int per_year = steps_per_year(project.step);
  const double years = constants.years(period);
  const int construction =
      project.construction ? constants.whole_steps(*project.construction, per_year, "construction")
                           : 0;
  if (std::isnan(years)) return std::nullopt;
  if (!(years > 0) || years * per_year > most_steps) {
    diagnostics.push_back({.code = "period",
                           .message = say("the period must be above 0 and at most 1,200 steps"),
                           .place = period.count.place,
                           .hint = years > 0 ? say("use a longer step, or a shorter period")
                                             : say("write its length: \"3 years\"")});
    return std::nullopt;
  }
  if (years * per_year <= construction) {
    diagnostics.push_back(
        {.code = "period",
         .message = say("construction takes the whole period: nothing is left to operate"),
         .place = period.count.place,
         .hint = say("the period includes construction: make it longer")});
    return std::nullopt;
  }
  const int last = static_cast<int>(std::ceil(years * per_year - 1e-9));
  TimeAxis axis = make_time_axis(per_year, construction, years,
                                 tail_of(proposal, tax, constants, per_year, last, diagnostics));
  axis.days_in_year = constants.days_in_year();
  if (project.start)
    axis.book_years = book_years_of(axis, *project.start, year_end_of(proposal, policy));
  return axis;
}

}  // namespace gonogo
