// SPDX-License-Identifier: MIT
/// Values that must be known before there is a sheet: the period, lags, the length of things.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/expression.hpp"

namespace gonogo {

/// Evaluates numbers and expressions of drivers that do not vary, and remembers which addresses
/// they rest on.
class Constants {
 public:
  Constants(const Proposal& proposal, const std::map<Address, double>& overrides,
            Diagnostics& diagnostics)
      : proposal_(proposal), overrides_(overrides), diagnostics_(diagnostics) {}

  /// NaN after a diagnostic.
  double value(const Scalar& scalar);
  double years(const Duration& duration);
  /// A duration that must be whole steps, at least 0; `key` names it in the diagnostic.
  int whole_steps(const Duration& duration, int steps_per_year, const std::string& key);

  /// What shaped the sheet: addresses with their values.
  const std::map<Address, double>& used() const { return used_; }

  /// The number at an address: overridden by a case, or as written.
  double overridden(const Address& address, double written) const;
  /// The number of a driver that is one: overridden by a case, or as written with the driver's own
  /// levers.
  double overridden(const Driver& driver, const Scalar& number) const;
  bool overrides(const Address& address) const { return overrides_.contains(address); }

 private:
  double evaluate(const Expression& text, const Syntax& syntax);
  double call(const Expression& text, const Syntax& syntax);
  double driver(const Expression& text, const Syntax& syntax);
  const Scalar* listed(const Driver& driver, const Expression& text, const Syntax& syntax);
  double value_of(const Driver& driver, const Scalar& scalar);
  double lever(const std::string& id, double written);
  double computed(const Expression& text, const Syntax& part, double result, bool sound);
  double fault(const Expression& text, const Syntax& part, Message message, Message hint);

  const Proposal& proposal_;
  const std::map<Address, double>& overrides_;
  Diagnostics& diagnostics_;
  std::map<Address, double> used_;
  std::map<const Scalar*, double> drivers_;  ///< found already: a chain of drivers is walked once
  std::vector<std::string> open_;
};

}  // namespace gonogo
