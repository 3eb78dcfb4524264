// SPDX-License-Identifier: MIT
/// A step may hold several periods (`per`) of the base, or be a part of one. Each period, or part of
/// one, has rows of its own: what there is after it, and, with contracts, what is signed in it and
/// the share kept since the beginning.
#include "compile/rolling_base.hpp"

#include <algorithm>
#include <cmath>

#include "compile/check_time_keys.hpp"
#include "compile/inside.hpp"

namespace gonogo {
namespace {

class BaseRows {
 public:
  BaseRows(Compilation& bid, Values& values, const NamedQuantity& base)
      : bid_(bid),
        sheet_(bid.sheet),
        values_(values),
        base_(base),
        id_("quantities." + base.id),
        window_(bid.calendar.window(base.time)) {
    const int periods = static_cast<int>(per_year(*base.per, sheet_.axis()));
    const int steps = sheet_.axis().steps_per_year;
    in_step_ = std::max(1, periods / steps);
    steps_ = std::max(1, steps / periods);
    first_ = std::max(1, window_.first);
    term_ = base.contracts ? term_in_periods(periods) : 0;
  }

  void define(RowId row) {
    const Usage usage{.owner = id_, .per = *base_.per, .first_used = first_};
    opening_ = values_.levered(id_, base_.levers,
                               values_.constant(*base_.opening, verbatim(base_.opening->address)));
    const Resolved gain = amount(base_.gain, usage);
    const Resolved loss = amount(base_.loss, usage);
    gain_ = values_.scaled(id_, base_.levers, gain.term);
    loss_ = loss.term;
    end_ = base_.average ? declare("end", say("{1}, at the end of the step", name()), Roll::last)
                         : row;
    for (int j = 1; j <= in_step_; ++j) ends_.push_back(row_after(j));
    for (int j = 1; j <= in_step_; ++j) declare_cohort(j);
    for (int j = 1; j <= in_step_; ++j) define_period(j);
    flow("gained", say("{1}, gained", name()), sum_of(gained_));
    flow("lost", say("{1}, lost", name()), sum_of(lost_) + sum_of(ended_));
    flow("ended", say("{1}, contracts ended", name()), sum_of(ended_));
    SheetRow& head = sheet_.edit(row);
    head.sources = {base_.place};
    head.begins = std::max({first_, gain.begins, loss.begins});
    if (base_.average) sheet_.define(row, (start_of(1) + sheet_.row(end_)) / 2);
  }

 private:
  Message name() const { return name_text(base_.name, base_.id); }
  Term zero() { return sheet_.constant(0); }
  Term sum_of(const std::vector<Term>& parts) { return sum(sheet_, parts); }
  std::vector<double> none() const { return std::vector<double>(sheet_.axis().length.size(), 0.0); }

  Resolved amount(const std::optional<Scalar>& written, const Usage& usage) {
    if (!written) return {.term = zero()};
    return values_.scalar(*written, usage, {.label = verbatim(written->address)});
  }

  RowId declare(const std::string& part, Message label, Roll roll) {
    return sheet_.declare({.id = id_ + "." + part,
                           .label = std::move(label),
                           .kind = RowKind::helper,
                           .unit = Kind::number,
                           .roll = roll,
                           .begins = first_,
                           .sources = {base_.place}});
  }

  void flow(const std::string& part, Message label, Term of) {
    sheet_.add({.id = id_ + "." + part,
                .label = std::move(label),
                .kind = RowKind::quantity,
                .unit = Kind::number,
                .roll = Roll::sum,
                .sources = {base_.place}},
               inside(bid_.calendar.flags({first_, window_.last}), "time.base_runs", of));
  }

  /// 0 after a diagnostic.
  int term_in_periods(int periods) {
    const Duration& term = base_.contracts->term;
    const double count = bid_.constants.years(term) * periods;
    const double whole = std::round(count);
    if (std::abs(count - whole) <= 1e-9 && whole >= 1 && whole <= 10'000)
      return static_cast<int>(whole);
    if (!std::isnan(count)) {
      add_error(bid_.diagnostics, "whole-steps",
                say("the term of contracts is whole {1}, at least one",
                    unit_in_words(plural_of(*base_.per))),
                term.count.place, say("say per = \"month\", or another term"));
    }
    return 0;
  }

  /// The row of the base after the j-th period of the step.
  RowId row_after(int j) {
    if (j == in_step_) return end_;
    return declare("after_" + std::to_string(j),
                   say("{1}, after period {2} of the step", name(), number(j)), Roll::last);
  }

  /// The part of a period that falls into each step, as the j-th of its periods.
  std::vector<double> part(int j) const {
    const std::vector<double> periods = bid_.calendar.lengths(*base_.per, window_);
    std::vector<double> result = none();
    for (std::size_t c = 1; c < result.size(); ++c) {
      result[c] = in_step_ == 1 ? periods[c] : std::clamp(periods[c] - (j - 1), 0.0, 1.0);
      if (std::abs(result[c] - 1) < 1e-9) result[c] = 1;
    }
    return result;
  }

  /// 1 where the j-th period of the step is over.
  std::vector<double> over(int j) const {
    std::vector<double> result = part(j);
    for (std::size_t c = 0; c < result.size(); ++c) {
      const int since = static_cast<int>(c) - first_ + 1;
      const bool whole = steps_ == 1 ? result[c] == 1 : result[c] > 0 && since % steps_ == 0;
      result[c] = whole ? 1 : 0;
    }
    return result;
  }

  Term part_clock(int j) {
    return sheet_.clock(
        "time.part_of_" + std::string(singular_of(*base_.per)),
        say("part of a {1} that falls into the step", verbatim(singular_of(*base_.per))), part(j));
  }
  Term over_clock(int j) {
    return sheet_.clock("time.end_of_" + std::string(singular_of(*base_.per)),
                        say("a {1} of the base is over", verbatim(singular_of(*base_.per))),
                        over(j));
  }
  Term at_first() {
    return sheet_.clock("time.base_begins", say("first step of a base"),
                        bid_.calendar.flags({first_, first_}));
  }
  Term opens() {
    std::vector<double> flags = none();
    for (int c = first_; c <= window_.last; ++c)
      flags[static_cast<std::size_t>(c)] = (c - first_) % steps_ == 0 ? 1 : 0;
    return sheet_.clock("time.base_period_opens", say("first step of a period of a base"),
                        std::move(flags));
  }

  /// What there is before the j-th period of the step, or the part of one.
  Term start_of(int j) {
    if (j > 1) return sheet_.row(ends_[static_cast<std::size_t>(j - 2)]);
    return sheet_.select(at_first(), opening_, sheet_.prior(end_));
  }

  /// What there was when the period began: where it has several steps, before the first of them.
  Term start_of_period(int j) {
    if (steps_ == 1) return start_of(j);
    if (start_ == no_row) {
      start_ = declare("start", say("{1}, at the start of the period", name()), Roll::none);
      const Term first = opens();
      const Term before = start_of(1);
      sheet_.define(start_, sheet_.select(first, before, sheet_.prior(start_)));
    }
    return sheet_.row(start_);
  }

  /// A flow summed from the beginning of the period.
  Term in_period(const std::string& id, const Message& label, Term of_step) {
    if (steps_ == 1) return of_step;
    const RowId row = declare(id, label, Roll::none);
    sheet_.define(row, sheet_.select(opens(), zero(), sheet_.prior(row)) + of_step);
    return sheet_.row(row);
  }

  void declare_cohort(int j) {
    if (term_ == 0) return;
    const std::string suffix = in_step_ == 1 ? "" : "_" + std::to_string(j);
    signed_.push_back(declare("signed" + suffix, say("{1}, contracts signed", name()), Roll::sum));
    kept_.push_back(
        declare("kept" + suffix, say("{1}, share of the first ones not lost", name()), Roll::last));
  }

  void define_period(int j) {
    const Term part = part_clock(j);
    const Term gained = gain_ * part;
    const Term share = loss_ * part;
    const Term lost = share * start_of_period(j);
    gained_.push_back(gained);
    lost_.push_back(lost);
    Term after = start_of(j) - lost + gained;
    if (term_ > 0) {
      const Term ended = ended_in(j, gained, share);
      ended_.push_back(ended);
      after = after - ended;
    }
    const Bound nothing{.address = id_, .place = base_.place, .range = {.lowest = 0}};
    sheet_.define(ends_[static_cast<std::size_t>(j - 1)], sheet_.within(after, nothing));
  }

  /// What ends with the j-th period and is not renewed.
  Term ended_in(int j, Term gained, Term share_lost) {
    const auto n = static_cast<std::size_t>(j - 1);
    const RowId kept = kept_[n], signs = signed_[n];
    const Term one = sheet_.constant(1);
    const Term before = j > 1 ? sheet_.row(kept_[n - 1])
                              : sheet_.select(at_first(), one, sheet_.prior(kept_.back()));
    const Term is_over = over_clock(j);
    const Term lost =
        in_period("share_lost", say("{1}, share lost in the period", name()), share_lost);
    const Term new_ones =
        in_period("gained_so_far", say("{1}, gained in the period", name()), gained);
    const Term kept_now = before * (one - lost);
    sheet_.define(kept, steps_ == 1 ? kept_now : sheet_.select(is_over, kept_now, before));
    const Term expiring = expiring_in(j);
    const Term renewed =
        base_.contracts->renew
            ? values_.constant(*base_.contracts->renew, verbatim(base_.contracts->renew->address),
                               Kind::rate)
            : zero();
    sheet_.define(signs, sheet_.select(is_over, new_ones + renewed * expiring, zero()));
    return (one - renewed) * expiring;
  }

  /// What was signed a term ago, as far as it is not lost.
  Term expiring_in(int j) {
    std::vector<double> of_opening = none(), of_signed = none();
    const std::vector<double> ends = over(j);
    for (std::size_t c = 0; c < ends.size(); ++c) {
      if (ends[c] == 0) continue;
      const int since = static_cast<int>(c) - first_;
      const int period = steps_ == 1 ? since * in_step_ + j : (since + 1) / steps_;
      of_opening[c] = period == term_ ? 1 : 0;
      of_signed[c] = period > term_ ? 1 : 0;
    }
    const auto n = static_cast<std::size_t>(j - 1);
    // The period a term ago is the k-th of the step `back` columns earlier.
    int back = term_ * steps_;
    std::size_t k = 0;
    if (steps_ == 1) {
      const int position = j - 1 - term_;
      back = (-position + in_step_ - 1) / in_step_;
      if (position >= 0) back = 0;
      k = static_cast<std::size_t>(position + back * in_step_);
    }
    const auto then = [&](RowId row) {
      return back == 0 ? sheet_.row(row) : sheet_.prior(row, back);
    };
    const Term kept_then = then(kept_[k]);
    const Term kept_since = sheet_.select(sheet_.apply(Op::greater, kept_then, zero()),
                                          sheet_.row(kept_[n]) / kept_then, zero());
    const Term first = sheet_.clock("time.opening_expires", say("the opening contracts end"),
                                    std::move(of_opening));
    const Term later = sheet_.clock("time.contracts_expire", say("contracts of the bid end"),
                                    std::move(of_signed));
    const Term expiring = sheet_.select(later, then(signed_[k]) * kept_since, zero());
    return sheet_.select(first, opening_ * sheet_.row(kept_[n]), expiring);
  }

  Compilation& bid_;
  Sheet& sheet_;
  Values& values_;
  const NamedQuantity& base_;
  std::string id_;
  Window window_;
  int in_step_ = 1;  ///< periods in a step
  int steps_ = 1;    ///< steps in a period
  int first_ = 1;    ///< column
  int term_ = 0;     ///< of contracts, in periods; 0: there are none
  Term opening_ = {}, gain_ = {}, loss_ = {};
  RowId end_ = no_row, start_ = no_row;
  std::vector<RowId> ends_ = {}, signed_ = {}, kept_ = {};  ///< by period of the step
  std::vector<Term> gained_ = {}, lost_ = {}, ended_ = {};
};

}  // namespace

void define_base(Compilation& bid, Values& values, const NamedQuantity& base, RowId row) {
  check_level_keys(bid, base.time);
  if (bid.sheet.axis().dated()) {
    add_error(bid.diagnostics, "dated", say("dated flows know no base that rolls"), base.place,
              say("give another step in [project]"));
    return bid.sheet.define(row, bid.sheet.missing());
  }
  BaseRows(bid, values, base).define(row);
}

}  // namespace gonogo
