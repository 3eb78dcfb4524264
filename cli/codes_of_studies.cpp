// SPDX-License-Identifier: MIT
// What is wrong with rules, scenarios, studies and portfolios.
#include "diagnostic_codes.hpp"

namespace gonogo::cli {
namespace {

constexpr DiagnosticCode codes[] = {
    {.code = "bad-shard",
     .title = "Shards that do not make one simulation",
     .explanation = "A shard is missing, comes twice, or was made of other files, settings or "
                    "another version. Compute it again as the others were."},
    {.code = "cycle",
     .example = "cycle",
     .title = "Items that depend on each other in a circle",
     .explanation = "Each formula needs the result of the other. Break the circle: prior() uses "
                    "the step before."},
    {.code = "kind-anywhere",
     .example = "kind-anywhere",
     .title = "A kind of bid without folders",
     .explanation = "Rules may judge some kinds only, and any bid may say that it is of this kind. "
                    "Name its folders in the policy, so that the place decides."},
    {.code = "kind-elsewhere",
     .example = "kind-elsewhere",
     .title = "A bid outside of the folders of its kind",
     .explanation = "The policy names the folders of this kind, and the bid lies elsewhere, so "
                    "every rule judges it. Move the bid."},
    {.code = "moves-nothing",
     .example = "moves-nothing",
     .title = "A change that changes nothing",
     .explanation = "The setting or scenario moves something that the bid does not have. Correct "
                    "the address, or remove the line."},
    {.code = "no-date",
     .example = "no-date",
     .title = "A waiver needs a day",
     .explanation = "A waiver holds until a day, and the day of the judgement is not known. Say "
                    "--as-of=2027-03-31."},
    {.code = "no-distribution",
     .title = "Values that no distribution has",
     .explanation = "The percentiles, bounds or moments contradict each other, or leave almost no "
                    "probability between low and high. Correct one of them."},
    {.code = "no-effect",
     .example = "no-effect",
     .title = "A setting without effect",
     .explanation = "A scenario has a value of its own at the address and is laid over what --set "
                    "changes. Leave out one of the two."},
    {.code = "no-factor",
     .title = "No factor changes a product with 0",
     .explanation = "The study multiplies what is 0 at present. Leave out the setting that makes "
                    "it 0, or study another address."},
    {.code = "no-judge",
     .title = "No rule judges the bid",
     .explanation = "Every rule is for other kinds or sizes of bid, so there is no verdict. Write "
                    "a rule for all, or correct the kind."},
    {.code = "no-npv",
     .title = "A bid without NPV in a portfolio",
     .explanation =
         "The choice is made by NPV, and this bid has none. State rates.discount, or give npv."},
    {.code = "no-report",
     .title = "No report that can be verified",
     .explanation = "gonogo verify reads reports in JSON or workbooks that gonogo wrote, of "
                    "commands that it can repeat. Make the report with -f json or -f xlsx."},
    {.code = "no-source",
     .title = "A figure without a source",
     .explanation = "With --sources each figure says where it comes from. Write source = \"offer "
                    "of 2027-01-15\"."},
    {.code = "no-value",
     .example = "no-value",
     .title = "There is no number",
     .explanation =
         "A division by zero, a power or a logarithm has no result, or an operand has no value "
         "yet; no number is invented. The message names line, step and operation."},
    {.code = "no-volume",
     .title = "No driver says what is sold",
     .explanation = "Break-even and profit by volume need a driver with role = \"volume\". Give it "
                    "to the number of lines, users or units."},
    {.code = "no-year",
     .example = "portfolio",
     .title = "A use of a resource without a year",
     .explanation = "The resource is available by year, so that a bid says how much it uses in "
                    "which: uses.engineers = { Y1 = 5 }."},
    {.code = "not-movable",
     .example = "not-movable",
     .title = "Something that does not move",
     .explanation = "Only numbers of a bid and its policy can be set, multiplied or studied: no "
                    "texts, ids or whole sections of settings."},
    {.code = "not-two",
     .title = "A grid over one address",
     .explanation = "A grid moves two numbers against each other. Name two different ones."},
    {.code = "nothing-varies",
     .title = "Nothing varies",
     .explanation = "A simulation draws drivers that have low and high, a spread or a "
                    "distribution. Give one a range."},
    {.code = "portfolio",
     .title = "A portfolio that cannot be computed",
     .explanation = "A bid, a resource or a shared driver of the portfolio is not there, or says "
                    "something that a choice cannot use. The message names it."},
    {.code = "rates",
     .title = "Bids discounted at different rates",
     .explanation = "The NPVs of the portfolio are at different rates, so their sum means little. "
                    "Let a policy state one rate for all."},
    {.code = "rule-direction",
     .example = "rule-direction",
     .title = "A rule that fails good bids",
     .explanation = "The limit is on the wrong side: at_most fails a bid whose NPV is great, "
                    "at_least one whose payback is short. Use the other."},
    {.code = "scenario-cycle",
     .example = "scenario-cycle",
     .title = "A scenario that inherits itself",
     .explanation = "Scenarios inherit from others in a circle. Break it."},
    {.code = "too-many-states",
     .title = "Too many combinations",
     .explanation = "Discrete drivers make more combinations than are listed one by one. Put the "
                    "likely ones into scenarios; the simulation draws all the same."},
    {.code = "unknown-address",
     .example = "unknown-address",
     .title = "No number has this address",
     .explanation = "An address is a section, an id and a key: drivers.price, cost.care.growth. "
                    "'gonogo explain BID --addresses' lists all of a bid."},
    {.code = "unknown-bid",
     .example = "portfolio",
     .title = "No such bid in the portfolio",
     .explanation =
         "A group or a requirement names a bid that [bid] does not have. Correct the name."},
    {.code = "unknown-grade",
     .example = "grade",
     .title = "No such grade of customer",
     .explanation =
         "The policy has no grade of this name. Correct it, or write [grade.ID] in the policy."},
    {.code = "unknown-kind",
     .example = "kinds",
     .title = "No such kind of bid",
     .explanation = "The policy declares the kinds of bids, and this is none of them. Correct it, "
                    "or declare it in the policy."},
    {.code = "unknown-name",
     .example = "unknown-name",
     .title = "A formula uses a name that is not there",
     .explanation = "Formulas use drivers and quantities by their id, lines as revenue.calls, and "
                    "functions. Correct the name, or define it."},
    {.code = "unknown-resource",
     .example = "portfolio",
     .title = "No such resource in the portfolio",
     .explanation = "A bid uses a resource that [resource] does not have. Correct the name, or "
                    "write what is available."},
    {.code = "unknown-rule",
     .example = "no-date",
     .title = "No such rule",
     .explanation = "A waiver names a rule that the policy does not have. Correct the name."},
    {.code = "unknown-scenario",
     .example = "unknown-scenario",
     .title = "No such scenario",
     .explanation = "A rule, a flag or another scenario names a scenario that neither file has. "
                    "Correct the name, or write [scenario.ID]."},
    {.code = "unknown-step",
     .title = "No such step",
     .explanation = "The bid has no step of this name. Steps are Y0, Y1, ... or Y0, M1, ... as its "
                    "step and period say."},
    {.code = "unused-kind",
     .example = "unused-kind",
     .title = "A kind of bid that no policy declares",
     .explanation = "The bid says of which kind it is, and the policy declares no kinds, so every "
                    "rule judges it. Remove kind, or declare it."},
    {.code = "waiver-expired",
     .title = "A waiver is over",
     .explanation = "The day until which the failure was accepted is past, so the rule fails "
                    "again. Renew the waiver, or remove it."},
    {.code = "waiver-unused",
     .title = "A waiver that nothing needs",
     .explanation = "The rule does not fail, so the waiver accepts nothing. Remove it, or it will "
                    "hide a later failure."},
};

}  // namespace

std::span<const DiagnosticCode> codes_of_studies() { return codes; }

}  // namespace gonogo::cli
