// SPDX-License-Identifier: MIT
/// Builds the rows that a user named: drivers, quantities, lines, assets. Each is built when first
/// asked for, so that a formula may name what stands below it, and a cycle is found with its path.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "compile/calendar.hpp"
#include "compile/constants.hpp"
#include "gonogo/proposal/proposal.hpp"
#include "gonogo/sheet/expression.hpp"
#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// How the names of one expression are read, and what was found in it.
struct Reading {
  std::string owner = {};  ///< id of the item, for helper rows
  std::optional<Unit> per =
      Unit::year;         ///< flows are converted to this; absent: the money of the step
  bool constant = false;  ///< only drivers that do not vary in time may be named
  bool moments =
      false;  ///< a schedule's entries are moments, not the start of something that holds
  bool at_once = false;    ///< a sum at a moment, or a level: a flow counts at its rate a year
  int begins = 0;          ///< out: first column where all that is named has a value
  bool varies = false;     ///< out: names something that varies in time
  bool uses_flow = false;  ///< out
};

/// When an asset serves, in columns.
struct AssetTimes {
  int service = 0;                 ///< first step in service
  int sold = 0;                    ///< last step in service
  std::vector<int> replaced = {};  ///< at their ends the old one is sold and a new one bought
  bool by_purchase = false;  ///< bought again and again: each purchase serves from its next step
};

/// The expression as the user wrote it; empty where the amount is none.
std::string text_of(const Amount& amount);

class Compiler {
 public:
  Compiler(const Proposal& proposal, const Policy* policy, Sheet& sheet, Constants& constants,
           Diagnostics& diagnostics);

  /// Declares every item, in the order of the file.
  void declare();
  /// Builds every item not built yet.
  void build_all();

  /// When an asset is there.
  const AssetTimes& times_of(const Investment& asset);
  /// The row of an item or total ("revenue.calls", "depreciation.line", "cost"), built now if need
  /// be.
  RowId row(const std::string& id);

  Term amount(const Amount& amount, const TimeKeys& keys, Window window, Reading& reading);
  Term scalar(const Scalar& scalar, Reading& reading, Input about = {});
  Term constant(const Scalar& scalar, const std::string& label, Kind kind = Kind::number);
  /// The count of a duration, in its own unit.
  Term count(const Duration& duration, const std::string& label);
  Term expression(const Expression& text, Reading& reading);
  /// A lever: `.times` or `.plus` of an address.
  Term lever(const Address& address, double base, double neutral);
  /// A number, or the value of a list or schedule by year of operation; the first holds before
  /// operation.
  Term by_operating_year(const Amount& amount, Reading& reading);
  /// `.times` and `.plus` of a line.
  Term levers(const std::string& id, const Levers& stated, Term value);
  /// `.times` of a section, and the policy's uplift.
  Term section_levers(const std::string& section, Term value);
  /// Diagnoses a value that is used before it has one.
  void check_begins(int first, const Reading& reading, const Place& place);
  /// `value` in the window, 0 outside.
  Term inside(const std::vector<double>& share, const std::string& label, Term value);
  Term clock(const std::string& id, const std::string& label, std::vector<double> values);

  Sheet& sheet;
  Calendar calendar;
  Constants& constants;
  Diagnostics& diagnostics;
  const Proposal& proposal;
  const Policy* policy;

  void error(std::string code, std::string message, const Place& place, std::string hint = {});

 private:
  friend class Resolver;
  enum class State { declared, open, closed };
  struct Item {
    enum class Kind {
      driver,
      quantity,
      line,
      asset,
      in_place,
      depreciation,
      total
    } kind = Kind::line;
    std::size_t index = 0;  ///< in the proposal's list
    State state = State::declared;
    RowId row = no_row;  ///< absent: a driver that does not vary
    Term value = {};     ///< of a driver that does not vary
    Term own = {};       ///< of a line: before what scales its whole section
    RowId own_row = no_row;
    bool flow = false;  ///< is converted to the `per` of the item that names it
    Place place = {};
  };

  Item* find(const std::string& id);
  Item& use(const std::string& id, Item& item);  ///< builds it if need be; reports a cycle
  /// The id of the item that a name in a formula means; empty where there is none.
  std::string id_named(const std::string& name) const;
  std::vector<std::string> named_in(const Amount& amount) const;
  std::vector<std::string> members_of(const std::string& total) const;
  /// A line as another of its section names it: before the factor and the uplift of the section,
  /// which the other has too and would have twice.
  Term own_of(const std::string& id);
  /// Whether a line is a single sum, or a total has one among its lines.
  bool comes_at_once(const std::string& id) const;
  std::vector<std::string> dependencies_of(const std::string& id, const Item& item) const;
  void build_with_dependencies(const std::string& id);
  void report_cycle(const std::vector<std::string>& path);
  void build(const std::string& id, Item& item);
  void build_driver(const Driver& driver, Item& item);
  void build_quantity(const NamedQuantity& quantity, Item& item);
  void build_line(const Line& line, Item& item);
  void build_asset(const Investment& asset, Item& item);
  AssetTimes find_times(const Investment& asset, const std::vector<double>& share);
  void check_asset(const Investment& asset);
  void build_in_place(const Investment& asset, Item& item);
  void build_depreciation(const Investment& asset, Item& item);
  void build_total(const std::string& id, Item& item);
  void declare_item(const std::string& id, Item item, std::optional<SheetRow> head);

  Term levels(const Amount& amount, const TimeKeys& keys, int first, Reading& reading,
              int& grows_from);
  Term chosen(const std::string& label, const std::vector<double>& index,
              const std::vector<const Scalar*>& list, Reading& reading);
  Term grown(Term base, const TimeKeys& keys, int from, Reading& reading);
  Term ramped(Term value, const TimeKeys& keys, int first, Reading& reading);
  void check_time_keys(const Amount& amount, const TimeKeys& keys, Window window);
  void check_ramp(const TimeKeys& keys);
  void check_level_keys(const TimeKeys& keys);
  /// A value and the share of it that falls into each column.
  struct Dated {
    Term value = {};
    std::vector<double> share = {};
    std::string label = {};
    Reading reading = {};
  };
  Dated dated(const Amount& amount, const std::optional<Unit>& per, const std::optional<Moment>& at,
              const TimeKeys& keys, const std::string& id);

  std::unordered_map<std::string, Item> items_;
  std::unordered_map<std::string, AssetTimes> asset_times_;
  std::vector<std::string> order_;
  std::set<std::string> in_cycles_;
};

}  // namespace gonogo
