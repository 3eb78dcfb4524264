// SPDX-License-Identifier: MIT
#include "compile/growth.hpp"

#include <algorithm>
#include <cmath>

#include "compile/scalars_of.hpp"
#include "gonogo/proposal/yearly.hpp"

namespace gonogo {
namespace {

const Scalar& written_rate(const Growth& growth) {
  const auto* one = std::get_if<Scalar>(&growth.rate);
  return one ? *one : std::get<std::vector<Scalar>>(growth.rate).front();
}

class GrowthRows {
 public:
  GrowthRows(Compilation& bid, Values& values, const Names& names, const Growth& growth,
             const Growing& item)
      : bid_(bid),
        sheet_(bid.sheet),
        values_(values),
        names_(names),
        growth_(growth),
        item_(item),
        steps_(bid.sheet.axis().steps_per_year) {}

  Term factor() {
    if (const auto* list = std::get_if<std::vector<Scalar>>(&growth_.rate)) {
      const Usage usage{.owner = item_.id, .kind = Kind::rate, .constant = true};
      std::vector<double> number = entries(list->size());
      warn_unused(list->size(), number);
      return index(values_.entry_in_force(number_of(std::move(number)), *list, usage).term);
    }
    if (const Item* driver = listed_driver()) return index(rate_of(*driver));
    const Scalar& written = std::get<Scalar>(growth_.rate);
    const Term years =
        growth_.priced ? years_since_priced() : years_since(sheet_, item_.from, growth_.every);
    const Term rate = values_.constant(written, verbatim(written.address), Kind::rate);
    return power(sheet_.constant(1) + rate, years);
  }

 private:
  /// The driver with several values that stands in place of a list of rates, if one does.
  const Item* listed_driver() const {
    const Scalar& written = written_rate(growth_);
    const auto* text = std::get_if<Expression>(&written.value);
    if (!text || bid_.constants.overrides(written.address) || !text->syntax().value) return nullptr;
    const Syntax& syntax = *text->syntax().value;
    if (syntax.kind != Syntax::Kind::name) return nullptr;
    const Item* item = names_.items.find("drivers." + syntax.text);
    const bool several = item != nullptr && std::holds_alternative<ValueList>(
                                                bid_.proposal.drivers[item->index].value.value);
    return several ? item : nullptr;
  }

  Term rate_of(const Item& item) {
    const Driver& driver = bid_.proposal.drivers[item.index];
    const TimeKeys& keys = driver.time;
    const Scalar& written = written_rate(growth_);
    if (growth_.priced || keys.growth || keys.increase || keys.ramp || keys.repeat ||
        is_drawn_by_year(driver) || keys.by.value_or(By::year) != By::year) {
      add_error(bid_.diagnostics, "time-keys",
                growth_.priced
                    ? say("priced goes with one rate, and '{1}' is a list", verbatim(driver.id))
                    : say("a list of rates goes by year of the item: '{1}' goes by keys of its own",
                          verbatim(driver.id)),
                written.place,
                growth_.priced ? say("give the value of the item's first year")
                               : say("leave '{1}' with its values alone", verbatim(driver.id)));
      return sheet_.missing();
    }
    note_first(driver, scalar_of(driver.value, 1), written);
    std::vector<double> number = entries(count_of_scalars(driver.value));
    // Values of years after the end are never used.
    const auto used = static_cast<std::size_t>(*std::max_element(number.begin(), number.end()));
    const Term clock = number_of(std::move(number));
    Term result = entry(item, used, written);
    for (std::size_t n = used - 1; n > 0; --n) {
      const Term here =
          sheet_.apply(Op::less_equal, clock, sheet_.constant(static_cast<double>(n)));
      result = sheet_.select(here, entry(item, n, written), result);
    }
    return result;
  }

  /// Whether an item grows from the column before to this one.
  bool grows_at(int column) const {
    const int since = column - item_.from;
    return since > 0 && (growth_.every == Every::step || since % steps_ == 0);
  }

  void warn_unused(std::size_t written, const std::vector<double>& in_force) {
    double last = 0;
    for (int c = 0; c < sheet_.axis().columns(); ++c) {
      if (grows_at(c)) last = std::max(last, in_force[static_cast<std::size_t>(c)]);
    }
    const auto used = static_cast<std::size_t>(last);
    if (written <= used) return;
    add_warning(bid_.diagnostics, "list-too-long",
                say("rates {1}..{2} of the list are never used", number(used + 1), number(written)),
                written_rate(growth_).place,
                say("the k-th rate leads from the item's year k to k + 1"));
  }

  Term number_of(std::vector<double> entries) {
    return sheet_.clock("time.growth_entry", say("number of the value in force"),
                        std::move(entries));
  }

  Term entry(const Item& driver, std::size_t n, const Scalar& written) {
    return sheet_.within(
        names_.listed(driver, n),
        {.address = written.address, .place = written.place, .range = written.range});
  }

  /// A forecast often begins with the year in which nothing grows yet. Here that year has no entry.
  void note_first(const Driver& driver, const Scalar& first, const Scalar& written) {
    const double* rate = std::get_if<double>(&first.value);
    if (rate == nullptr || *rate != 0) return;
    add_note(bid_.diagnostics, "growth-begins",
             say("the first rate of '{1}', 0, leads from the first year to the second: both are "
                 "equal",
                 verbatim(driver.id)),
             written.place, say("begin the list with the rate that the second year is to have"));
  }

  /// Number of the entry by which each column has grown over the year before; at least 1. The k-th
  /// leads from the item's year k to k + 1.
  std::vector<double> entries(std::size_t count) const {
    const int passed = (item_.from - std::max(item_.first, 1)) / steps_;
    std::vector<double> result;
    for (int c = 0; c < sheet_.axis().columns(); ++c) {
      const int years = std::max(0, (c - item_.from + steps_ - 1) / steps_);
      result.push_back(std::clamp<double>(passed + years, 1, static_cast<double>(count)));
    }
    return result;
  }

  /// What has become of 1 by rates that change: each year by its own rate, or a step's part of it.
  Term index(Term rate) {
    std::vector<double> part;
    for (int c = 0; c < sheet_.axis().columns(); ++c) {
      const int since = c - item_.from;
      const bool anniversary = since > 0 && since % steps_ == 0;
      part.push_back(growth_.every == Every::step ? (since > 0 ? 1.0 / steps_ : 0.0)
                                                  : (anniversary ? 1.0 : 0.0));
    }
    const RowId row = sheet_.declare({.id = item_.id + ".growth",
                                      .label = say("grown since its first value, as a factor"),
                                      .kind = RowKind::helper,
                                      .unit = Kind::factor,
                                      .roll = Roll::last,
                                      .sources = {written_rate(growth_).place}});
    const Term exponent = sheet_.clock("time.grows", say("part of a year's growth"), part);
    const Term begins =
        sheet_.clock("time.not_grown", say("before it grows"),
                     bid_.calendar.flags({0, std::min(item_.from, sheet_.axis().columns() - 1)}));
    const Term grown = sheet_.prior(row) * power(sheet_.constant(1) + rate, exponent);
    sheet_.define(row, sheet_.select(begins, sheet_.constant(1), grown));
    return sheet_.row(row);
  }

  /// From the named time to the item's first step in years of the project, then the item's own.
  Term years_since_priced() {
    const Label& label = *growth_.priced;
    const auto years = [&](int column) { return (column + steps_ - 1) / steps_; };
    const int named = bid_.calendar.first_column(label);
    const int start = std::max(item_.first, 1);
    std::vector<double> result;
    for (int c = 0; c < sheet_.axis().columns(); ++c) {
      const bool at_once = item_.first == 0 && c == 0;
      const int whole =
          at_once ? -years(named) : years(start) - years(named) + std::max(0, c - start) / steps_;
      result.push_back(growth_.every == Every::step ? static_cast<double>(c - named) / steps_
                                                    : whole);
    }
    return sheet_.clock("time.years_since_price_of_" + label_of(sheet_.axis(), named),
                        say("years since the price of {1}", verbatim(label.text)),
                        std::move(result));
  }

  Compilation& bid_;
  Sheet& sheet_;
  Values& values_;
  const Names& names_;
  const Growth& growth_;
  const Growing& item_;
  int steps_;
};

}  // namespace

Term growth_factor(Compilation& bid, Values& values, const Names& names, const Growth& growth,
                   const Growing& item) {
  if (growth.priced && !item.single) {
    add_error(bid.diagnostics, "time-keys",
              say("priced goes with a single value: a list or a schedule says when each holds"),
              growth.priced->place, say("leave 'priced' out"));
  }
  return GrowthRows(bid, values, names, growth, item).factor();
}

Term years_since(Sheet& sheet, int from, Every every) {
  const TimeAxis& axis = sheet.axis();
  const bool whole = every == Every::year;
  const std::string since = label_of(axis, from);
  std::vector<double> years;
  for (int c = 0; c < axis.columns(); ++c) {
    const int steps = std::max(0, c - from);
    years.push_back(whole ? steps / axis.steps_per_year
                          : static_cast<double>(steps) / axis.steps_per_year);
  }
  return sheet.clock((whole ? "time.years_since_" : "time.part_years_since_") + since,
                     whole ? say("full years since {1}", verbatim(since))
                           : say("years since {1}, by step", verbatim(since)),
                     std::move(years));
}

}  // namespace gonogo
