// SPDX-License-Identifier: MIT
/// Values that must be known before there is a sheet: the period, lags, the length of things.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/expression.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Evaluates numbers and expressions of drivers that do not vary, as formulas of a sheet of their
/// own, and records the addresses that they use.
class Constants {
 public:
  Constants(const Proposal& proposal, const std::map<Address, double>& overrides,
            Diagnostics& diagnostics, double days_in_year = 365)
      : proposal_(proposal),
        overrides_(overrides),
        diagnostics_(diagnostics),
        days_in_year_(days_in_year) {}

  Constants(const Constants&) = delete;
  Constants& operator=(const Constants&) = delete;

  /// NaN after a diagnostic.
  double value(const Scalar& scalar);
  /// The same, for a check: what it uses does not shape the sheet.
  double as_written(const Scalar& scalar);
  double years(const Duration& duration);
  double days_in_year() const { return days_in_year_; }
  /// A duration that must be whole steps, `least` (0 or 1) at least, which it is after a diagnostic;
  /// `key` names it there.
  int whole_steps(const Duration& duration, int steps_per_year, const std::string& key,
                  int least = 0);

  /// The addresses used so far, with their values: they shape the sheet of the bid.
  const std::map<Address, double>& used() const { return used_; }

  /// The units of those that count a duration: "months".
  const std::map<Address, std::string>& units() const { return units_; }

  /// The number at an address: overridden by a case, or as written.
  double overridden(const Address& address, double written) const;
  /// The number of a driver that is one: overridden by a case, or as written with the driver's own
  /// levers.
  double overridden(const Driver& driver, const Scalar& number) const;
  bool overrides(const Address& address) const { return overrides_.contains(address); }

 private:
  class Terms;

  double unchecked(const Scalar& scalar);
  double evaluate(const Expression& text, const Syntax& syntax);
  Term driver(const Expression& text, const Syntax& syntax);
  std::optional<Scalar> listed(const Driver& driver, const Expression& text, const Syntax& syntax);
  double value_of(const Driver& driver, const Scalar& scalar);
  Term lever(const std::string& id, double written);
  void fault(Place place, Message message, Message hint);

  const Proposal& proposal_;
  const std::map<Address, double>& overrides_;
  Diagnostics& diagnostics_;
  double days_in_year_;
  Sheet sheet_{TimeAxis{}};  ///< formulas without rows
  std::map<Address, double> used_;
  std::map<Address, std::string> units_;
};

}  // namespace gonogo
