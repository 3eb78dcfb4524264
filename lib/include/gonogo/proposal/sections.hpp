// SPDX-License-Identifier: MIT
/// The sections of a bid, of a policy and of a portfolio: one row each. A section is read, changed by settings,
/// described in the manual and walked for its expressions by what its row says.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "gonogo/proposal/portfolio.hpp"
#include "gonogo/proposal/proposal.hpp"

namespace gonogo {

/// The keys of [policy] belong to the policy itself.
struct Itself {};

/// Where the content of a section is kept. std::monostate: the file has no such section.
using BidMember =
    std::variant<std::monostate, Project Proposal::*, std::vector<Driver> Proposal::*,
                 std::vector<NamedQuantity> Proposal::*, std::vector<Investment> Proposal::*,
                 std::vector<Line> Proposal::*, std::vector<WorkingCapital> Proposal::*,
                 std::optional<ReadyFlow> Proposal::*, std::vector<Loan> Proposal::*,
                 std::vector<ServiceLevel> Proposal::*, std::optional<Tax> Proposal::*,
                 std::optional<Vat> Proposal::*, Rates Proposal::*, Conventions Proposal::*,
                 std::vector<Rule> Proposal::*, std::vector<Scenario> Proposal::*,
                 std::vector<Grade> Proposal::*, std::vector<CorrelatedDriver> Proposal::*>;
using PolicyMember =
    std::variant<std::monostate, Itself, std::optional<Tax> Policy::*, std::optional<Vat> Policy::*,
                 Rates Policy::*, Conventions Policy::*, std::vector<ServiceLevel> Policy::*,
                 std::vector<Rule> Policy::*, std::vector<Scenario> Policy::*, Uplift Policy::*,
                 std::vector<Grade> Policy::*, std::vector<Waiver> Policy::*>;
using PortfolioMember =
    std::variant<std::monostate, PortfolioTerms Portfolio::*, std::vector<Resource> Portfolio::*,
                 std::vector<PortfolioBid> Portfolio::*, std::vector<BidGroup> Portfolio::*>;

/// Whether a section has plain keys, or items: tables keyed by an id.
enum class SectionShape { keys, items };

/// What an item may be called. `any`: no formula names it, so that it may be called as in a register.
enum class Ids { names, any };

/// Which way the money of a section's items goes. `aside`: reported, never in the flow.
enum class Side { none, in, out, aside };

/// What `times` and `plus` can change as a whole: each item, or each item and the whole section.
enum class Whole { nothing, items, section };

/// What a setting changes in a section that both files may have.
enum class Sharing {
  none,    ///< only one of the files has the section
  whole,   ///< the policy's section, if it has one
  by_key,  ///< each key in the policy if the policy has it, else in the bid
  both     ///< as by_key, and a key that both files have in both
};

struct FileSection {
  std::string_view name = {};
  SectionShape shape = SectionShape::keys;
  BidMember bid = {};
  PolicyMember policy = {};
  PortfolioMember portfolio = {};
  Sharing sharing = Sharing::none;
  English thing = {};             ///< one item, in messages: "a cost"
  std::string_view example = {};  ///< what may follow `ID =`, where an item must be a table
  Ids ids = Ids::names;
  std::string_view needs = {};  ///< the key without which there is no item; empty: none
  Whole whole = Whole::nothing;
  Side side = Side::none;
  bool named = false;   ///< a formula may name the section: its total, or its assets' cost in place
  bool varied = false;  ///< analyses vary the whole section
  std::optional<Scalar> Uplift::*uplift = nullptr;  ///< what the policy adds to the whole section
  English doc = {};  ///< sentences for the manual; empty: described with the row before

  bool of_bid() const { return bid.index() != 0; }
  bool of_policy() const { return policy.index() != 0; }
  bool of_portfolio() const { return portfolio.index() != 0; }
  bool of_lines() const { return std::holds_alternative<std::vector<Line> Proposal::*>(bid); }
};

/// MayName of sections that have a part of their own in the code.
namespace section {
inline constexpr std::string_view project = "project";
inline constexpr std::string_view drivers = "drivers";
inline constexpr std::string_view quantities = "quantities";
inline constexpr std::string_view investment = "investment";
inline constexpr std::string_view revenue = "revenue";
inline constexpr std::string_view cost = "cost";
inline constexpr std::string_view scenario = "scenario";
inline constexpr std::string_view grade = "grade";
inline constexpr std::string_view portfolio = "portfolio";
}  // namespace section

inline constexpr std::string_view line_example = "{ amount = 60_000, per = \"year\" }";

/// In the order of the manual.
inline constexpr std::array sections = {
    FileSection{.name = "policy", .policy = Itself{}, .doc = "The policy as a whole."},
    FileSection{.name = section::project,
                .bid = &Proposal::project,
                .doc = "The bid as a whole. The only section that is required."},
    FileSection{
        .name = section::drivers,
        .shape = SectionShape::items,
        .bid = &Proposal::drivers,
        .thing = "a driver",
        .needs = "value",
        .whole = Whole::items,
        .doc = "The numbers the bid depends on: each a number, a list, a schedule or a series, "
               "or a table of these keys and the keys of time."},
    FileSection{.name = section::quantities,
                .shape = SectionShape::items,
                .bid = &Proposal::quantities,
                .thing = "a quantity",
                .needs = "formula",
                .whole = Whole::items,
                .doc =
                    "Named intermediate results: each an expression, or a table of these keys and "
                    "the keys of time. They share one space of names with the drivers."},
    FileSection{.name = section::investment,
                .shape = SectionShape::items,
                .bid = &Proposal::investment,
                .thing = "an investment",
                .example = "{ amount = 90_000, life = \"8 years\" }",
                .needs = "amount",
                .whole = Whole::section,
                .side = Side::out,
                .named = true,
                .varied = true,
                .uplift = &Uplift::investment,
                .doc = "What is bought, depreciated and sold. The keys of time go with per only."},
    FileSection{
        .name = section::revenue,
        .shape = SectionShape::items,
        .bid = &Proposal::lines,
        .thing = "a revenue",
        .example = line_example,
        .needs = "amount",
        .whole = Whole::section,
        .side = Side::in,
        .named = true,
        .varied = true,
        .doc = "Lines of money. Other income is taxed but is no revenue; a benefit is reported "
               "apart and never in the flow. The keys of time go with per only."},
    FileSection{.name = "other_income",
                .shape = SectionShape::items,
                .bid = &Proposal::lines,
                .thing = "an other income",
                .example = line_example,
                .needs = "amount",
                .whole = Whole::section,
                .side = Side::in,
                .named = true},
    FileSection{.name = "benefit",
                .shape = SectionShape::items,
                .bid = &Proposal::lines,
                .thing = "a benefit",
                .example = line_example,
                .needs = "amount",
                .whole = Whole::section,
                .side = Side::aside},
    FileSection{.name = section::cost,
                .shape = SectionShape::items,
                .bid = &Proposal::lines,
                .thing = "a cost",
                .example = line_example,
                .needs = "amount",
                .whole = Whole::section,
                .side = Side::out,
                .named = true,
                .varied = true,
                .uplift = &Uplift::cost},
    FileSection{.name = "working_capital",
                .shape = SectionShape::items,
                .bid = &Proposal::working_capital,
                .thing = "a level of working capital",
                .example = "{ level = \"0.2 * revenue\" }",
                .needs = "level",
                .whole = Whole::section,
                .doc = "Cash tied up; released at the end. Also the keys of time."},
    FileSection{.name = "cash_flow",
                .bid = &Proposal::cash_flow,
                .doc = "A net cash flow as it is, in place of all lines and investments."},
    FileSection{.name = "loan",
                .shape = SectionShape::items,
                .bid = &Proposal::loans,
                .thing = "a loan",
                .example = "{ share = 0.6, rate = 0.045 }",
                .needs = "rate",
                .whole = Whole::items,
                .doc = "Money borrowed. The project's flow is before financing; loans make the "
                       "owner's: the equity flow, after debt service."},
    FileSection{.name = "sla",
                .shape = SectionShape::items,
                .bid = &Proposal::service_levels,
                .policy = &Policy::service_levels,
                .sharing = Sharing::both,
                .thing = "a service level",
                .example = "{ price = 1.5, lead = \"5 days\", late = 0.05 }",
                .doc = "Service levels that a line may promise: a price, and what is given back "
                       "where the promise is missed. A level of the bid is used in place of the "
                       "policy's of the same name."},
    FileSection{.name = "tax",
                .bid = &Proposal::tax,
                .policy = &Policy::tax,
                .sharing = Sharing::whole,
                .doc =
                    "Income tax. Either the bid or its policy has it, not both; without it flows "
                    "are before tax."},
    FileSection{.name = "vat",
                .bid = &Proposal::vat,
                .policy = &Policy::vat,
                .sharing = Sharing::whole,
                .doc = "What is paid of the VAT that lines and investments state. Either the bid "
                       "or its policy has it, not both; a bid without it has the defaults. VAT is "
                       "due in the step in which a line is earned."},
    FileSection{.name = "rates",
                .bid = &Proposal::rates,
                .policy = &Policy::rates,
                .sharing = Sharing::both,
                .doc = "The yearly rates: cost of capital, finance and reinvestment. What needs a "
                       "rate that neither file has "
                       "is reported as not computed."},
    FileSection{.name = "conventions",
                .bid = &Proposal::conventions,
                .policy = &Policy::conventions,
                .sharing = Sharing::whole,
                .doc =
                    "Choices on which sources differ. Where a policy has the section, a bid's own "
                    "is not used."},
    FileSection{.name = "rule",
                .shape = SectionShape::items,
                .bid = &Proposal::rules,
                .policy = &Policy::rules,
                .sharing = Sharing::both,
                .thing = "a rule",
                .example = "{ measure = \"npv\", at_least = 0 }",
                .needs = "measure",
                .doc = "A limit on a measure. The verdict takes the policy's rules at the policy's "
                       "rates and the bid's own at its own."},
    FileSection{.name = section::scenario,
                .shape = SectionShape::items,
                .bid = &Proposal::scenarios,
                .policy = &Policy::scenarios,
                .sharing = Sharing::by_key,
                .thing = "a scenario",
                .example = "{ revenue.times = 0.9 }",
                .doc =
                    "A piece of bid that changes the bid, see SCENARIOS AND SETTINGS. Beside these "
                    "keys it has those of the bid."},
    FileSection{.name = section::grade,
                .shape = SectionShape::items,
                .bid = &Proposal::grades,
                .policy = &Policy::grades,
                .sharing = Sharing::by_key,
                .thing = "a grade",
                .example = "{ cost.manager = { amount = 90_000, per = \"year\" } }",
                .doc = "A grade of customers: a piece of bid that lies under every bid with "
                       "project.grade = \"ID\", whether written in capitals or not. It holds "
                       "sections of a bid, such as [grade.4a.cost]. Keys that the bid has too are "
                       "the bid's. times and plus change what the bid then holds, as in a "
                       "scenario: [grade.5a] cost.times = 1.1. Grades belong in a policy; a bid "
                       "may have one that its policy lacks."},
    FileSection{.name = "correlation",
                .shape = SectionShape::items,
                .bid = &Proposal::correlations,
                .thing = "the correlation of a driver",
                .example = "{ minutes = 0.4 }",
                .doc = "Drivers that vary together in a simulation, pair by pair: beds.minutes = "
                       "0.4 is Spearman's rank correlation of the two, from -1 to 1. Ranks of "
                       "normal numbers that are correlated so are those of the drivers (a "
                       "Gaussian copula). A matrix that no numbers can have is replaced by the "
                       "nearest that some can, and simulate says so."},
    FileSection{.name = "uplift",
                .policy = &Policy::uplift,
                .doc = "Optimism bias: added to the figures of every bid, whatever it says."},
    FileSection{.name = "waiver",
                .shape = SectionShape::items,
                .policy = &Policy::waivers,
                .thing = "a waiver",
                .example = "{ rule = \"payback\", owner = \"CFO\", reason = \"...\", expires = "
                           "2027-03-31 }",
                .ids = Ids::any,
                .needs = "rule",
                .doc = "A failure that is accepted until a day, see WAIVERS. The id may be any "
                       "number of a register: [waiver.W-14]."},
    FileSection{.name = section::portfolio,
                .portfolio = &Portfolio::terms,
                .doc = "The portfolio as a whole. Required."},
    FileSection{.name = "resource",
                .shape = SectionShape::items,
                .portfolio = &Portfolio::resources,
                .thing = "a resource",
                .example = "{ available = 40 }",
                .ids = Ids::any,
                .doc = "What is scarce beside money."},
    FileSection{.name = "bid",
                .shape = SectionShape::items,
                .portfolio = &Portfolio::bids,
                .thing = "a bid of a portfolio",
                .example = "{ file = \"bids/metro.toml\" }",
                .ids = Ids::any,
                .doc = "A bid to choose or to leave: a file, or its npv and investment."},
    FileSection{.name = "group",
                .shape = SectionShape::items,
                .portfolio = &Portfolio::groups,
                .thing = "a group of bids",
                .example = "{ bids = [\"a\", \"b\"], at_most = 1 }",
                .ids = Ids::any,
                .doc = "Bids of which only so many are chosen, or that are worth more or less "
                       "together."},
};

constexpr const FileSection* find_section(std::string_view name) {
  const auto at = std::find_if(sections.begin(), sections.end(),
                               [&](const FileSection& each) { return each.name == name; });
  return at == sections.end() ? nullptr : &*at;
}

/// The section `name`. Throws std::out_of_range if there is none.
const FileSection& section_named(std::string_view name);

/// The sections of lines: revenue, other_income, benefit, cost.
std::vector<const FileSection*> line_sections();

/// What a formula may name beside ids: words of time, and totals such as `revenue`.
std::vector<std::string> named_words();

/// True for the words of the language that cannot be ids: named_words(), functions, `times`, ...
bool is_reserved(std::string_view id);

}  // namespace gonogo
