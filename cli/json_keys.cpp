// SPDX-License-Identifier: MIT
#include "json_keys.hpp"

namespace gonogo::cli {
namespace {

constexpr MoreKeys table[] = {
    {"every command", "what_if", "", "the values of --set, as written"},
    {"every command", "series_sha256", "", "hashes of the CSV files"},
    {"every command", "CHART", "kind, base, x, y, categories, series",
     "a chart: its axes, and the numbers of each of its series"},
    {"evaluate", "decision", "reasons, what_to_do, not_judged_here",
     "texts: why, and what to do next"},
    {"evaluate", "decision", "approvers, skipped",
     "texts: who must sign for the rules that fail, and the rules that judge other bids"},
    {"evaluate", "rules.RULE", "scope, approver", "the bids that a rule judges, and who must sign"},
    {"evaluate", "decision.findings, rules", "RULE, default",
     "a key for each rule; default where no rule is stated"},
    {"evaluate", "key", "outside, compensation, no_policy, unused_losses, left_out",
     "remarks on the measures"},
    {"evaluate", "bid",
     "customer, grade, kind, payback_from, uplift_investment, uplift_cost, sla_LEVEL",
     "what was judged, and by what conventions"},
    {"evaluate", "measures", "irr_remark, irr_rates",
     "where several rates are zero points of the NPV: each as rate_1, rate_2 with its rate"},
    {"evaluate", "measures",
     "roe, dscr, dscr_average, llcr, interest_cover, debt_share, equity_npv, equity_irr, "
     "equity_static_payback, equity_discounted_payback",
     "of bids with loans; in words: key.after_loans"},
    {"evaluate", "key", "after_loans, vat_effect_text",
     "of bids with loans, and with VAT, in words"},
    {"evaluate", "vat_effect", "credit_left, credit_lost", "measures with and without the VAT"},
    {"evaluate", "answer", "threat, to_pass_mandatory, to_pass_everything",
     "in words: what would change the verdict"},
    {"evaluate", "turn", "to_pass.everything, to_pass.mandatory, turn.RULE",
     "what would change the verdict: tables by address, of all rules, of the mandatory, of one"},
    {"evaluate", "to_pass.everything, turn.RULE", "number, base, value, change, binds, remark",
     "a number moved alone: what it is, what passes, and the rule that then binds"},
    {"evaluate", "turn", "to_pass.everything.settings, to_pass.everything.not_alone",
     "what --set tries it, pairs of numbers too; and the numbers that do not do it alone"},
    {"cashflow",
     "other_income, benefit, payments, working_capital, tax, quantities, drivers, time, "
     "parts",
     "", "statements of bids that have such rows; the last four with --all"},
    {"cashflow", "vat, loans, owner, cover, equity, owner_balance",
     "investment_with_vat, ebitda, cumulative_equity, vat_effect_text, prices_with_vat",
     "statements and rows of bids with VAT or loans"},
    {"cashflow", "ROW", "row", "the label of the row; its key is the id, as in formulas"},
    {"cashflow", "revenue, other_income, profit, cash_flow",
     "new_revenue, displaced, new_other_income, displaced_other_income, gain, owed, "
     "payment_delay, change_of_working_capital, other_income, discounting_note, cost_of_sales, "
     "compounded",
     "rows of such bids"},
    {"cashflow", "STATEMENT", "q1, m1, y1, b2027, total",
     "columns by quarter, month, year and book year"},
    {"cashflow", "by_site", "SITE, all_sites, site, balance",
     "with --by=site: what each site brings and costs, by line"},
    {"breakeven", "costs.categories", "category",
     "costs by category: administration, commission, compensation, customer_care, delivery, "
     "marketing, network_fixed, network_operation, partner_share, tax, transfer_price, other"},
    {"breakeven", "costs, before_building, once_built", "profit", "with --by=profit, for ebit"},
    {"breakeven", "floor", "displaced, payment_delay, floor_with_vat", "parts of the price floor"},
    {"breakeven", "before_building, once_built", "span, term", "a year, or the whole term"},
    {"sensitivity", "sensitivity.idle", "", "numbers without effect"},
    {"sensitivity", "profile", "profile_chart, r0, rate, npv, acceptable, roots_note, irr, irr1",
     "with --profile"},
    {"sensitivity", "two_way", "regions, x, y, x0, y0, down, rule", "with --grid: points from 0"},
    {"scenario", "scenarios.rule_by_scenario", "in.base, in.SCENARIO",
     "whether each rule passes in each scenario"},
    {"scenario", "prospect",
     "expected_npv, standard_deviation, npv_not_negative, npv_not_negative_interpolated, "
     "prospect_note, item",
     "over the probabilities of the scenarios"},
    {"scenario", "joint", "states, state, s1, probability, npv", "over states that occur together"},
    {"solve", "address", "", "the number that is moved"},
    {"solve", "solve", "answer, range, settings, shortfalls",
     "texts: the answer, where it was searched, and what --set tries it"},
    {"solve", "solve.passes", "from1, to1, end, value, change, binding",
     "the stretches in which every rule passes, and the rule that ends each"},
    {"solve", "solve.roots", "root1, root, how, value, change",
     "with --target: where it is met, first met or passed over"},
    {"solve", "frontier", "frontier_chart, p1, over, value, binding", "with --over"},
    {"explain", "QUESTION",
     "QUESTION.value, QUESTION.formula, QUESTION.derivation, QUESTION.crossing, "
     "QUESTION.profile, QUESTION.lines, rate_steps",
     "the value, its formula, the rows that it is made of, and what else belongs to the measure"},
    {"explain", "QUESTION.sites", "more_sites, site, value, from, to, place",
     "of a list of sites: the rows that count"},
    {"explain", "QUESTION.derivation", "name, formula, value, unit, place, source, remark",
     "one row or number of the derivation"},
    {"explain", "QUESTION.crossing", "before, accrued, dated, after, share, step, time, cumulative",
     "where a payback crosses"},
    {"explain", "addresses", "address, value, unit, kind, place", "with --addresses"},
    {"calc", "RESULT",
     "value, status, roots, results, error, message, hint, code, id, function, "
     "name, brief, arguments",
     "of a function: its value, and what it says beside"},
};

}  // namespace

std::span<const MoreKeys> more_keys() { return table; }

}  // namespace gonogo::cli
