// SPDX-License-Identifier: MIT
/// The kinds of value a user may write (gonogo-proposal(5), "Values"), each with its place and its
/// address.
///
/// Nothing here is computed: an expression is still text, a label still a name. `compile` gives
/// them meaning.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gonogo/base/address.hpp"
#include "gonogo/base/date.hpp"
#include "gonogo/base/diagnostic.hpp"
#include "gonogo/base/message.hpp"
#include "gonogo/base/range.hpp"
#include "gonogo/sheet/expression.hpp"

namespace gonogo {

/// A number, or an expression in its place.
struct Scalar {
  std::variant<double, Expression> value = 0.0;
  Address address = {};
  Place place = {};
  Range range = {};  ///< of what it is, in every case
};

struct Text {
  std::string value = {};
  Place place = {};
};

/// What people call an item: its name; its id where it has none.
std::string name_or_id(const Text& name, const std::string& id);
/// The same for people: an id with blanks for its underscores.
Message name_text(const Text& name, const std::string& id);

/// A choice among words, with its place.
template <class Choice>
struct Placed {
  Choice value = {};
  Place place = {};
};

enum class Unit { day, month, quarter, year };

/// "day", "month", "quarter", "year".
const char* singular_of(Unit unit);

/// "days", "months", "quarters", "years".
const char* plural_of(Unit unit);

/// A unit for people: "months" in their language, what a bid states as it is.
Message unit_in_words(std::string_view unit);

/// "3 years", "(r * 1.5) months": a count and a unit. A year is 12 months, 4 quarters or 365 days, unless [conventions] says 360.
struct Duration {
  Scalar count = {};
  Unit unit = Unit::year;
};

/// The name of a column of time, as over a spreadsheet.
struct Label {
  enum class Kind { year, quarter, month, operation, end, date } kind = Kind::year;
  int number = 0;  ///< of the year, quarter or month; 0 is time 0
  Date date = {};  ///< only for Kind::date
  std::string text = {};
  Place place = {};
};

/// "M1..M6": from the first step of one label to the last step of the other.
struct LabelRange {
  Label first = {};
  Label last = {};
};

/// A value by label: `{ Y1 = 40, Y6 = 55 }`.
struct Entry {
  Label at = {};
  Scalar value = {};
};

/// When a sum moves: one label, a range (evenly), or shares by label that sum to 1.
struct Moment {
  std::variant<Label, LabelRange, std::vector<Entry>> when = {};
  Place place = {};
};

/// A column of a CSV file, with the place of each value there.
struct SeriesValues {
  std::vector<double> values = {};
  std::vector<Place> places = {};
};

/// The values of a list: those written one by one, or a series. A series is held once, however many
/// items name it and however often they are copied.
class ValueList {
 public:
  ValueList() = default;
  ValueList(std::vector<Scalar> written) : written_(std::move(written)) {}
  ValueList(std::shared_ptr<const SeriesValues> series, Address address, Range range)
      : series_(std::move(series)), address_(std::move(address)), range_(range) {}

  std::size_t size() const { return series_ ? series_->values.size() : written_.size(); }
  /// The value at `index`, from 0. Its address counts from 1.
  Scalar operator[](std::size_t index) const;
  bool is_series() const { return series_ != nullptr; }
  /// Those written one by one: none of a series, which holds no expressions.
  const std::vector<Scalar>& written() const { return written_; }
  std::vector<Scalar>& written() { return written_; }

 private:
  std::vector<Scalar> written_ = {};
  std::shared_ptr<const SeriesValues> series_ = {};
  Address address_ = {};  ///< of a series
  Range range_ = {};      ///< of each value of a series
};

/// The rows of a list of sites that one value adds up. Columns are held once, however many values
/// name them.
struct Sites {
  std::string file = {};    ///< as the bid names it
  std::string column = {};  ///< that is summed; empty: rows are counted
  bool moments = false;     ///< each row moves once, at `from`; else it counts from then on
  std::vector<std::size_t> rows = {};  ///< that count: indices in the columns, ascending
  std::shared_ptr<const SeriesValues> values = {};                   ///< null: 1 in each row
  std::shared_ptr<const std::vector<Label>> from = {};               ///< with the place of each row
  std::shared_ptr<const std::vector<std::optional<Label>>> to = {};  ///< included; null: the end
  std::shared_ptr<const std::vector<std::string>> ids = {};          ///< null: no column `id`

  double value(std::size_t row) const { return values ? values->values[row] : 1; }
};

/// Rows of a list summed into time. Held once, however often they are copied.
struct SiteSum {
  std::shared_ptr<const Sites> sites = {};  ///< never null
  double times = 1;                         ///< moved by a setting or a scenario
};

/// What the grammar allows for an amount: number or expression, list or series, schedule, sites.
struct Amount {
  std::variant<Scalar, ValueList, std::vector<Entry>, SiteSum> value = {};
  Address address = {};
  Place place = {};
};

enum class Every { year, step };

/// A rate a year, or one for each year of the item: entry k leads from its year k to k + 1, the last
/// holds.
using YearlyRates = std::variant<Scalar, std::vector<Scalar>>;

struct Growth {
  YearlyRates rate = {};
  Every every = Every::year;
  std::optional<Label> priced = {};  ///< the value is that of this time, not of the first step
  bool over = false;                 ///< rates above 1 are meant
};

/// A share reached step by step, or year by year.
using Ramp = std::variant<Duration, std::vector<Scalar>>;

enum class By { year, quarter, month, step };

/// The keys by which an item varies in time.
struct TimeKeys {
  std::optional<Label> from = {};  ///< default: operation
  std::optional<Label> to = {};    ///< default: end
  std::optional<Growth> growth = {};
  std::optional<Scalar> increase = {};
  std::optional<Ramp> ramp = {};
  std::optional<By> by = {};  ///< of a list; default year
  bool repeat = false;
};

/// How an address was moved as a whole by `--set` or a scenario: value * times + plus. 1 and 0
/// change nothing.
struct Levers {
  double times = 1;
  double plus = 0;
  Place place = {};
};

}  // namespace gonogo
