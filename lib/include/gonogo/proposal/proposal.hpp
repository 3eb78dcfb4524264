// SPDX-License-Identifier: MIT
/// What a bid claims: plain structs read from one TOML file, each value with its place. Items stand
/// in file order.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "gonogo/proposal/value.hpp"

namespace gonogo {

enum class Step { year, quarter, month, dated };

struct Project {
  Text title = {};
  Text customer = {};
  Text currency = {};              ///< ISO 4217
  Scalar scale = {.value = 1.0};   ///< one unit of money in the file is so many of the currency
  std::optional<Date> start = {};  ///< date of Y0
  std::optional<Duration> construction = {};  ///< default: none
  std::optional<Duration> period = {};        ///< construction included; required unless dated
  Step step = Step::year;
  Place place = {};
};

enum class Role { none, volume, price };
enum class Control { unsaid, ours, customer, chance };
enum class Scope { project, year, walk };

/// Bounds or a distribution of a driver. Absolute, or relative to the value where `relative`.
struct Uncertainty {
  enum class Shape {
    unsaid,
    pert,
    triangular,
    uniform,
    normal,
    lognormal,
    discrete,
    event,
    percentiles
  };
  Shape shape = Shape::unsaid;
  std::optional<double> low = {}, high = {};
  bool relative = false;  ///< given as `spread = [low, high]`
  std::optional<double> sd = {}, sigma = {}, probability = {}, p10 = {}, p50 = {}, p90 = {};
  std::vector<double> values = {}, weights = {};
  Scope scope = Scope::project;
  Place place = {};

  bool stated() const { return shape != Shape::unsaid || low || high || p10 || p90; }
};

/// One input the bid rests on.
struct Driver {
  std::string id = {};
  Place place = {};  ///< of its key
  Text name = {}, unit = {}, source = {};
  Amount value = {};
  TimeKeys time = {};
  Role role = Role::none;
  Control control = Control::unsaid;  ///< default: ours for a price, customer for a volume
  std::optional<double> tick = {};    ///< the smallest step that makes sense; 1 where `whole`
  Uncertainty uncertainty = {};
  Levers levers = {};
};

/// A named intermediate result.
struct NamedQuantity {
  std::string id = {};
  Place place = {};
  Text name = {}, unit = {};
  Amount formula = {};
  std::optional<Unit> per = {};  ///< makes it a flow
  TimeKeys time = {};
  Levers levers = {};
};

/// VAT on a line. `rate` or `amount`; `included`: the line's amount contains it.
struct LineVat {
  std::optional<Scalar> rate = {};
  std::optional<Amount> amount = {};
  bool included = false;
  Place place = {};
};

/// What revenue, other income, benefit and cost lines share.
struct Line {
  std::string section = {};  ///< "revenue", "other_income", "benefit", "cost"
  std::string id = {};
  Place place = {};
  Text name = {}, source = {};
  Amount amount = {};
  std::optional<Unit> per = {};
  std::optional<Moment> at = {};
  TimeKeys time = {};
  std::optional<Scalar> truly_new = {};  ///< key `new`: share that is truly new; default 1
  std::optional<Duration> delay = {};    ///< key `receivable` (income) or `payable` (cost)
  std::optional<Moment> paid = {};
  std::optional<LineVat> vat = {};
  std::optional<Text> excluded = {};  ///< the reason: shown, not counted
  Text category = {};                 ///< of a cost; "other" by default
  Text behaviour = {};     ///< fixed variable mixed step; empty: found by moving the volume
  bool cash = true;        ///< false: deducted, not paid
  bool deductible = true;  ///< false: paid, not deducted
  Levers levers = {};
};

enum class DepreciationMethod {
  straight_line,
  double_declining,
  declining,
  sum_of_years,
  expense,
  none,
  table,
  shares,
  amounts
};
enum class DisposalYear { full, half, none };

struct Depreciation {
  DepreciationMethod method = DepreciationMethod::straight_line;
  std::optional<Scalar> rate = {};                ///< of declining balance
  bool switch_to_straight_line = false;           ///< key `switch`
  std::string table = {};                         ///< "macrs_7"
  std::vector<Scalar> shares = {}, amounts = {};  ///< by year of the asset
  DisposalYear disposal_year = DisposalYear::full;
  Place place = {};
};

struct BookSale {
  Place place = {};
};  ///< sale = "book": the remaining book value
struct CostSale {
  Place place = {};
};  ///< sale = "cost": what it cost

struct Investment {
  std::string id = {};
  Place place = {};
  Text name = {}, source = {};
  Amount amount = {};
  std::optional<Unit> per = {};
  std::optional<Moment> at = {};  ///< default Y0
  TimeKeys time = {};
  std::optional<Duration> life = {};    ///< default: from going into service to the end
  std::optional<Scalar> residual = {};  ///< share of cost left when depreciated
  std::optional<Scalar> residual_amount = {};
  std::variant<std::monostate, Scalar, BookSale, CostSale> sale = {};  ///< default: the residual
  std::optional<Label> sold = {};                                      ///< default: end
  Depreciation depreciation = {};
  std::optional<Duration> replace = {};
  bool existing = false;
  bool capitalise_vat = false;
  std::optional<LineVat> vat = {};
  std::optional<Text> excluded = {};
  Levers levers = {};
};

struct WorkingCapital {
  std::string id = {};
  Place place = {};
  Text name = {}, source = {};
  Amount level = {};
  std::optional<Unit> per = {};
  TimeKeys time = {};
  std::optional<Duration> lead = {};
  Levers levers = {};
};

/// A yearly rate: effective, or nominal with compounding `compounded` times by that unit.
struct RateValue {
  Scalar rate = {};
  std::optional<Unit> compounded = {};
};

struct Rates {
  std::optional<RateValue> discount = {}, equity = {}, finance = {}, reinvest = {};
  bool stated() const { return discount || equity || finance || reinvest; }
};

enum class Timing { end, mid, start };
enum class PaybackFrom { outlay, operation };

struct Conventions {
  std::optional<Timing> timing = {};             ///< default end
  std::optional<PaybackFrom> payback_from = {};  ///< default outlay
  Place place = {};                              ///< of the section; unknown where absent
};

enum class Losses { carry, lost, credit };
enum class Assessed { year, step };
enum class DisposalTax { net, separate, none };

struct Tax {
  Amount rate = {};  ///< number, or list by operating year
  Losses losses = Losses::carry;
  std::optional<Duration> loss_life = {};  ///< default: without limit
  Assessed assessed = Assessed::year;
  std::optional<Duration> lag = {};
  DisposalTax disposal = DisposalTax::net;
  Place place = {};
};

enum class Must { must, should };

/// A limit on a measure.
struct Rule {
  std::string id = {};
  Place place = {};
  Text measure = {};
  std::optional<std::variant<Scalar, Duration>> at_least = {}, at_most = {};
  Must severity = Must::must;
  Text flow = {};  ///< project (default), pretax, equity
  Text reason = {};
  std::optional<double> probability = {};
  std::optional<Text> scenario = {};
};

struct Scenario {
  std::string id = {};
  Place place = {};
  Text name = {};
  std::optional<double> probability = {};
  std::optional<Text> inherits = {};
};

/// Several levers of a section at once: `revenue.times = 0.9`.
struct SectionLevers {
  std::string section = {};
  Levers levers = {};
};

struct Proposal {
  std::string file = {};
  Project project = {};
  std::vector<Driver> drivers = {};
  std::vector<NamedQuantity> quantities = {};
  std::vector<Investment> investment = {};
  std::vector<Line> lines = {};  ///< revenue, other_income, benefit, cost: in file order
  std::vector<WorkingCapital> working_capital = {};
  std::optional<Tax> tax = {};
  Rates rates = {};
  Conventions conventions = {};
  std::vector<Rule> rules = {};
  std::vector<Scenario> scenarios = {};
  std::vector<SectionLevers> section_levers = {};
};

struct Uplift {
  std::optional<Scalar> investment = {}, cost = {};
};

struct Policy {
  std::string file = {};
  std::string hash = {};  ///< of the file's bytes; stands in every report
  Text name = {}, owner = {}, currency = {};
  std::vector<Text> categories = {};  ///< cost categories beside the built-in ones
  Rates rates = {};
  Conventions conventions = {};
  std::optional<Tax> tax = {};
  Uplift uplift = {};
  std::vector<Rule> rules = {};
  std::vector<Scenario> scenarios = {};
};

}  // namespace gonogo
