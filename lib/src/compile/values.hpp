// SPDX-License-Identifier: MIT
/// Everything that a bid may contain in place of a number, as terms of the sheet: numbers,
/// expressions, lists, schedules, growth, ramps, levers (gonogo-proposal(5), "The amount of a
/// step").
#pragma once

#include "compile/compilation.hpp"
#include "compile/listing.hpp"
#include "compile/names.hpp"
#include "compile/resolved.hpp"
#include "compile/usage.hpp"

namespace gonogo {

/// The levers of an address that moves the values of an amount, as `=` replaces them: before
/// increase, growth and ramp.
struct Moved {
  std::string id = {};  ///< empty: nothing moves them
  Levers by = {};
  const Driver* by_year = nullptr;  ///< whose years chance moves one by one, before the levers
};

struct Growing;

/// An amount of a section that gives the sign, whatever moves it.
inline constexpr Range not_negative = {.of = Range::Of::money, .lowest = 0};

class Values {
 public:
  Values(Compilation& bid, Names names) : bid_(bid), sheet_(bid.sheet), names_(std::move(names)) {}

  /// A number becomes an input, described by `about`; an expression is resolved.
  Resolved scalar(const Scalar& scalar, const Usage& usage, Input about = {});

  /// A scalar that may name only drivers that do not vary in time.
  Term constant(const Scalar& scalar, const Message& label, Kind kind = Kind::number);

  /// The count of a duration, in the duration's own unit.
  Term count(const Duration& duration, const Message& label);

  /// An amount that varies in time by `keys`. The window's first column is where lists, growth and
  /// ramps begin; the value is not 0 outside the window (see inside.hpp).
  Resolved amount(const Amount& amount, const TimeKeys& keys, Window window, const Usage& usage,
                  const Moved& moved = {});

  /// A list or schedule by years of operation. Its first value holds before operation.
  Resolved by_operating_year(const Amount& amount, const Usage& usage);

  /// `value` with the `.times` of an address alone: what moves in proportion to an amount.
  Term scaled(const std::string& id, const Levers& written, Term value);

  /// The number-th value of a list, from 1. `number` is a clock.
  Resolved entry_in_force(Term number, const std::vector<Scalar>& list, const Usage& usage);

  /// `value` with the levers of an address: times `id`.times, plus `id`.plus.
  Term levered(const std::string& id, const Levers& written, Term value);

  /// The same of an amount. What the levers take away may not bring it below 0: a negative literal
  /// is refused, too.
  Term levered_amount(const std::string& id, const Levers& written, Term value,
                      const Amount& amount);

  /// `value` with the `.times` of its section, and the policy's uplift of costs and investment.
  Term levered_by_section(const std::string& section, Term value);

  /// Reports a value that is used in column `first` but begins later.
  void check_begins(int first, const Resolved& value, const Place& place);

 private:
  /// The values of an amount, before growth and ramp.
  struct Levels {
    Resolved value;
    int grows_from;  ///< column
  };
  Resolved summed(const SiteSum& sum, int first, const Usage& usage);
  Resolved drawn_by_year(const Resolved& level, const Driver& driver, int first);
  bool has_room(const std::vector<Scalar>& list);
  Resolved chosen(const std::string& clock, const Listing& listing, const Usage& usage);
  Levels levels(const Amount& amount, const TimeKeys& keys, int first, const Usage& usage);
  Resolved grown(const Levels& levels, const TimeKeys& keys, const Growing& item);
  Resolved ramped(const Resolved& value, const TimeKeys& keys, int first, const Usage& usage);
  Resolved within(const Scalar& scalar, Resolved value);
  bool falls(const TimeKeys& keys) const;
  Term lever(const Address& address, double written, double neutral);

  Compilation& bid_;
  Sheet& sheet_;
  Names names_;
  bool full_ = false;  ///< too many values were reported
};

}  // namespace gonogo
