// SPDX-License-Identifier: MIT
/// What a bid claims: plain structs read from one TOML file, each value with its place. Items are
/// in file order.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "gonogo/proposal/loan.hpp"
#include "gonogo/proposal/quantity.hpp"
#include "gonogo/proposal/service_level.hpp"
#include "gonogo/proposal/uncertainty.hpp"
#include "gonogo/proposal/value.hpp"

namespace gonogo {

enum class Step { year, quarter, month, dated };

/// `year_ends = "03"`: the month in which books close.
struct YearEnd {
  int month = 12;
  Place place = {};
};

struct Project {
  Text title = {};
  Text customer = {};
  Text currency = {};              ///< ISO 4217
  Scalar scale = {.value = 1.0};   ///< one unit of money in the file is so many of the currency
  std::optional<Date> start = {};  ///< date of Y0
  std::optional<Duration> construction = {};  ///< default: none
  std::optional<Duration> period = {};        ///< construction included; required unless dated
  Step step = Step::year;
  Text kind = {};   ///< one that the policy declares; empty: every rule judges the bid
  Text grade = {};  ///< of the customer; its [grade] is laid under the bid
  std::optional<YearEnd> year_ends = {};  ///< default: December
  Place place = {};
};

enum class Role { none, volume, price };
enum class Control { unsaid, ours, customer, chance };
/// One input of the bid. Its value is numbers: formulas are quantities.
struct Driver {
  std::string id = {};
  Place place = {};  ///< of its key
  Text name = {}, unit = {}, source = {};
  Amount value = {};
  TimeKeys time = {};
  Role role = Role::none;
  Control control = Control::unsaid;  ///< default: ours for a price, customer for a volume
  std::optional<double> tick = {};    ///< the smallest step that makes sense
  bool whole = false;                 ///< counts things: default of `tick` is 1
  Uncertainty uncertainty = {};
  Levers levers = {};
};

/// How a cost changes with volume.
enum class Behaviour { fixed, variable, mixed, step };

/// Value added tax of a line or an investment: a rate, or money. Has one of the two.
struct ItemVat {
  std::optional<Scalar> rate = {};
  std::optional<Amount> amount = {};  ///< moves in time as the amount of the item does
  bool included = false;              ///< the amount of the item contains it; default: on top
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
  std::optional<Placed<Settled>> settled = {};
  bool taxable = true;                       ///< of income; false: no income tax on it
  std::optional<Scalar> doubtful = {};       ///< share of what is paid late that never comes
  std::optional<ServiceNames> service = {};  ///< key `sla`: the service levels it promises
  Text kind = {};                            ///< of service, for lead times
  std::optional<Scalar> days = {};           ///< that delivery takes
  std::optional<Reached> reached = {};       ///< of the service levels that measure
  std::optional<ItemVat> vat = {};
  bool exempt = false;                ///< from VAT, whatever `vat` says
  std::optional<Text> excluded = {};  ///< the reason: shown, not counted
  Text category = {};                 ///< of a cost; "other" by default
  std::string compensates = {};  ///< "revenue.install": added for its service levels; in no file
  std::optional<Behaviour> behaviour = {};  ///< default: found by varying the volume
  bool cash = true;                         ///< false: deducted, not paid
  bool deductible = true;                   ///< false: paid, not deducted
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

/// sale = "book": the remaining book value.
struct BookSale {
  Place place = {};
};
/// sale = "cost": what it cost.
struct CostSale {
  Place place = {};
};
using Sale = std::variant<std::monostate, Scalar, BookSale, CostSale>;

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
  Sale sale = {};                  ///< default: the residual
  std::optional<Label> sold = {};  ///< default: end
  Depreciation depreciation = {};
  std::optional<Duration> replace = {};
  bool existing = false;
  std::optional<ItemVat> vat = {};
  bool capitalise_vat = false;  ///< depreciates it too, though it is also credited
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
/// Or effective rates by label, each until the next.
struct RateValue {
  Scalar rate = {};
  std::optional<Unit> compounded = {};
  bool over = false;                 ///< a rate above 1 is meant
  std::vector<Entry> by_label = {};  ///< empty: one rate
};

struct Rates {
  std::optional<RateValue> discount = {}, equity = {}, finance = {}, reinvest = {};
  bool stated() const { return discount || equity || finance || reinvest; }
};

enum class Timing { end, mid, start };
enum class PaybackFrom { outlay, operation };
enum class PaybackWithin { moments, even };
/// Working capital in the return on investment: the levels stated, or trade claims less debts.
enum class CapitalKind { stated, net };

struct Conventions {
  std::optional<Timing> timing = {};                 ///< default end
  std::optional<PaybackFrom> payback_from = {};      ///< default outlay
  std::optional<PaybackWithin> payback_within = {};  ///< default moments
  std::optional<CapitalKind> working_capital = {};   ///< default stated
  std::optional<Label> normal_year = {};             ///< of ROI and ROE; default: their average
  std::optional<double> days_in_year = {};           ///< of what is counted in days; default 365
  Place place = {};                                  ///< of the section; unknown where absent
};

enum class Losses { carry, lost, credit };
enum class Assessed {
  year,     ///< the project year
  step,     ///< every step
  calendar  ///< the book year
};
enum class DisposalTax { net, separate, none };

struct Tax {
  Amount rate = {};  ///< number, or list by operating year
  Losses losses = Losses::carry;
  std::optional<Duration> loss_life = {};  ///< default: without limit
  Assessed assessed = Assessed::year;
  std::optional<Duration> lag = {};
  DisposalTax disposal = DisposalTax::net;
  std::optional<Scalar> gains = {};  ///< rate on gains taxed on their own; default: the rate
  Place place = {};
};

/// When within a year the sums of a ready-made flow move.
enum class WithinYear { end, even };

/// A net cash flow as it is, in place of lines.
struct ReadyFlow {
  Amount net = {};
  std::optional<Label> from = {};  ///< of its first value; default Y0
  WithinYear paid = WithinYear::end;
  Place place = {};
};

enum class VatCredit {
  carry,   ///< input VAT not used is carried forward; what is left at the end is lost
  refund,  ///< paid out in the step
  lost     ///< not carried
};
enum class VatScheme {
  general,
  simplified  ///< no input VAT is credited
};

/// What is paid of the VAT of all lines. Default: what holds for a bid without [vat].
struct Vat {
  VatCredit credit = VatCredit::carry;
  std::optional<Scalar> surtax = {};  ///< share of the VAT payable; default: none
  VatScheme scheme = VatScheme::general;
  Place place = {};
};

enum class Must { must, should };

/// The cash flow that a measure is computed for.
enum class FlowKind {
  project,  ///< after tax, before financing
  pretax,   ///< before tax and financing
  equity,   ///< after tax and financing: what the owners pay and receive
};

/// The name of a measure, as in `measure = "npv"`.
struct MeasureName {
  std::string value = {};
  Place place = {};
};

/// A number, or a length of time: which one follows from the measure.
using Limit = std::variant<Scalar, Duration>;

/// A comparison, of measures and totals: `investment > 5_000_000`. std::nullopt after a diagnostic.
struct Condition {
  std::optional<Expression> comparison = {};
  Place place = {};
};

/// A limit on a measure: one of at_least and at_most.
struct Rule {
  std::string id = {};
  Place place = {};
  MeasureName measure = {};
  std::optional<Limit> at_least = {}, at_most = {};
  Must severity = Must::must;
  Placed<FlowKind> flow = {};
  std::optional<Label> year = {};  ///< of a measure that has a value a year; default: its least
  Text reason = {};
  std::optional<double> probability = {};
  std::optional<Text> scenario = {};
  std::optional<Condition> when = {};  ///< the bids that it judges; default: all
  std::vector<Text> kinds = {};        ///< the kinds of bid that it judges; default: all
  Text approver = {};                  ///< who must sign where it fails
  bool with_benefit = false;           ///< value outside the contract counts
};

struct Scenario {
  std::string id = {};
  Place place = {};
  Text name = {};
  std::optional<double> probability = {};
  std::optional<Text> inherits = {};
};

/// A grade of customers: what serving one costs, as a piece of bid.
struct Grade {
  std::string id = {};
  Place place = {};
  Text name = {};
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
  std::optional<ReadyFlow> cash_flow = {};
  std::vector<Loan> loans = {};
  std::vector<ServiceLevel> service_levels = {};
  std::optional<Tax> tax = {};
  std::optional<Vat> vat = {};
  Rates rates = {};
  Conventions conventions = {};
  std::vector<Rule> rules = {};
  std::vector<Scenario> scenarios = {};
  std::vector<Grade> grades = {};
  std::vector<CorrelatedDriver> correlations = {};
  std::vector<SectionLevers> section_levers = {};
};

struct Uplift {
  std::optional<Scalar> investment = {}, cost = {};
};

/// A kind of bid that a policy declares.
struct BidKind {
  Text name = {};
  std::vector<Text> folders = {};  ///< that hold its bids, below the policy's; empty: any
};
using BidKinds = std::vector<BidKind>;

/// Codes of problems with waivers, by which the gate knows them.
inline constexpr const char* waiver_expired = "waiver-expired";
inline constexpr const char* waiver_unused = "waiver-unused";

/// A failure of a rule of the policy that somebody answers for, until a day.
struct Waiver {
  std::string id = {};  ///< of any register: "W-14"
  Place place = {};
  Text rule = {};
  std::optional<Text> bid =
      {};  ///< file or folder, as seen from the folder of the policy; default: all
  Text owner = {}, reason = {};
  std::optional<Date> expires = {};  ///< the last day on which it holds
};

struct Policy {
  std::string file = {};
  std::string hash = {};  ///< of the file's bytes; shown in every report
  Text name = {}, owner = {}, currency = {};
  std::vector<Text> categories = {};  ///< cost categories beside the built-in ones
  BidKinds kinds = {};
  std::optional<YearEnd> year_ends = {};
  Rates rates = {};
  Conventions conventions = {};
  std::optional<Tax> tax = {};
  std::optional<Vat> vat = {};
  Uplift uplift = {};
  std::vector<ServiceLevel> service_levels = {};
  std::vector<Rule> rules = {};
  std::vector<Scenario> scenarios = {};
  std::vector<Grade> grades = {};
  std::vector<Waiver> waivers = {};  ///< after loading: those of the bid that have not expired
};

}  // namespace gonogo
