// SPDX-License-Identifier: MIT
/// The numbers of a bid that an analysis may change, with their bounds and ticks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/model/model.hpp"

namespace gonogo {

/// One number of a bid. All values of a schedule change together, by the lever of its address
/// ("drivers.beds.times"), whose value is a factor.
struct Variable {
  Address address = {};
  double base = 0;     ///< as written
  Message label = {};  ///< for people
  std::string unit = {};
  Kind kind = Kind::number;
  bool driver = false;
  bool factor = false;                ///< a `.times`
  std::optional<double> amount = {};  ///< of a factor: the one amount it multiplies, as written
  bool structural = false;  ///< part of the structure (a term, a life): moves by `tick`, else by 1
  bool whole = false;       ///< a driver that counts things: moves by `tick`, at least 1
  Role role = Role::none;
  Control control = Control::unsaid;  ///< of a driver, its default settled by its role
  std::optional<double> tick = {};    ///< the smallest step that makes sense
  std::optional<double> low = {};     ///< bounds that the bid states
  std::optional<double> high = {};
  std::optional<double> least = {};  ///< that its key allows
  std::optional<double> most = {};   ///< the greatest that its unit or its key allows: of a share 1
  std::vector<double> states = {};   ///< of an event or a choice: all that it may be, ascending
  Place place = {};                  ///< where the bid or the policy states it; default: nowhere

  /// Whether the bid states a bound.
  bool has_range() const { return low || high; }
  /// Whether a value keeps to the bounds that the bid states.
  bool allows(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
  /// Whether not every value between two others has a meaning.
  bool moves_in_steps() const { return structural || whole || !states.empty(); }
};

struct VariableKinds {
  bool rates = false;     ///< the discount rate reports are made at
  bool lines = false;     ///< lines and assets that depend on no driver, each by its .times
  bool sections = false;  ///< revenue.times, cost.times, investment.times
  bool period = false;    ///< project.period
};

/// The drivers in the order of the file, then the other kinds.
std::vector<Variable> find_variables(const Model& model, const VariableKinds& kinds);

/// Any number that has an address, and what varies in time by its lever ("drivers.beds" is moved by
/// drivers.beds.times); empty where there is none.
std::optional<Variable> find_variable(const Model& model, const Address& address);

/// Says that no number has this address, and which one was probably meant.
Diagnostic unknown_variable(const Model& model, const Address& address);

/// "drivers.price=1800", or "drivers.units*=0.9" for a factor: as --set reads it.
std::string setting(const Variable& number, double value);

/// Whether the number may be answered with this value: its unit allows it, and what is above nothing
/// as written does not vanish, unless the bid states a range that holds nothing too.
bool is_believable(const Variable& number, double value);

/// The value, or of a number with a tick the next multiple of it, up or down.
double on_tick(const Variable& number, double value, bool up);

/// The value nearest to this one that the number may have: a state, a whole count, a term above 0, a
/// multiple of the tick.
double nearest_admitted(const Variable& number, double value);

/// `points` values the number may have, evenly between its bounds, else within half of its base.
std::vector<double> axis_of(const Variable& number, int points);

/// (value - base) / |base|; the difference where the base is 0.
double relative_change(const Variable& number, double value);

/// How far a value is from the one written, to be compared with changes of other numbers, whatever
/// their units: the share of the base; of a base of 0, of its wider bound; infinite without one.
double size_of_change(const Variable& number, double value);

}  // namespace gonogo
