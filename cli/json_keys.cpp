// SPDX-License-Identifier: MIT
#include "json_keys.hpp"

namespace gonogo::cli {
namespace {

constexpr MoreKeys table[] = {
    {"every command", "what_if", "", English("the values of --set, as written")},
    {"every command", "series_sha256", "", English("hashes of the CSV files")},
    {"every command", "CHART", "kind, base, x, y, categories, series",
     English("a chart: its axes, and the numbers of each of its series")},
    {"evaluate", "decision", "reasons, what_to_do, not_judged_here",
     English("texts: why, and what to do next")},
    {"evaluate", "decision", "approvers, skipped, waivers",
     English("texts: who must sign for the rules that fail, the rules that judge other bids, and "
             "the waivers that accept failures")},
    {"every command", "gonogo", "seals, repeated_by",
     English("what the report was made of, and the command that makes it again")},
    {"every command", "waivers_as_of", "", English("the day on which waivers of the bid held")},
    {"evaluate", "rules.RULE", "flow, scenario, year, scope, approver",
     English(
         "where a rule states them: what it judges, the bids that it judges, and who must sign")},
    {"evaluate", "decision.findings, rules", "RULE, default",
     English("a key for each rule; default where no rule is stated")},
    {"evaluate", "key", "outside, compensation, no_policy, unused_losses, debts_left, left_out",
     English("remarks on the measures")},
    {"evaluate", "bid",
     "customer, grade, kind, payback_from, uplift_investment, uplift_cost, sla_LEVEL",
     English("what was judged, and by what conventions")},
    {"evaluate", "measures", "irr_remark, irr_rates",
     English(
         "where several rates are zero points of the NPV: each as rate_1, rate_2 with its rate")},
    {"evaluate", "measures",
     "roe, dscr, dscr_average, llcr, interest_cover, debt_share, equity_npv, equity_irr, "
     "equity_static_payback, equity_discounted_payback",
     English("of bids with loans; in words: key.after_loans")},
    {"evaluate", "key", "after_loans, vat_effect_text",
     English("of bids with loans, and with VAT, in words")},
    {"evaluate", "vat_effect", "credit_left, credit_lost",
     English("measures with and without the VAT")},
    {"evaluate", "answer",
     "threat, to_pass_mandatory, to_pass_everything, not_searched, left_out, passes_over_steps",
     English("in words: what would change the verdict")},
    {"evaluate", "turn", "to_pass.everything, to_pass.mandatory, turn.RULE",
     English("what would change the verdict: tables by address, of all rules, of the mandatory, of "
             "one")},
    {"evaluate", "to_pass.everything, turn.RULE", "number, base, value, change, binds, remark",
     English("a number moved alone: what it is, what passes, and the rule that then binds")},
    {"evaluate", "turn", "to_pass.everything.settings, to_pass.everything.not_alone",
     English("what --set tries it, pairs of numbers too; and the numbers that do not do it alone")},
    {"cashflow",
     "other_income, benefit, payments, working_capital, tax, quantities, drivers, time, "
     "parts",
     "", English("statements of bids that have such rows; the last four with --all")},
    {"cashflow", "vat, loans, owner, cover, equity, owner_balance",
     "investment_with_vat, ebitda, cumulative_equity, vat_effect_text",
     English("statements and rows of bids with VAT or loans")},
    {"cashflow", "ROW", "row", English("the label of the row; its key is the id, as in formulas")},
    {"cashflow", "revenue, other_income, profit, cash_flow",
     "new_revenue, displaced, new_other_income, displaced_other_income, gain, owed, "
     "payment_delay, change_of_working_capital, other_income, discounting_note, cost_of_sales, "
     "compounded",
     English("rows of such bids")},
    {"cashflow", "STATEMENT", "q1, m1, y1, b2027, total",
     English("columns by quarter, month, year and book year")},
    {"cashflow", "project_form, indicators",
     "cash_inflows, operating_revenue, subsidies, residual_assets, capital_recovered, output_vat, "
     "other_inflows, cash_outflows, construction_investment, working_capital, operating_cost, "
     "taxes_and_surcharges, sustaining_investment, input_vat, vat_payable, other_outflows, "
     "net_before_tax, cumulative_before_tax, adjusted_income_tax, net_after_tax, "
     "cumulative_after_tax, before_tax, after_tax",
     English("with --form=cn: the items of the form, and the indicators before and after tax")},
    {"cashflow", "by_site", "SITE, all_sites, site, balance",
     English("with --by=site: what each site brings and costs, by line")},
    {"breakeven", "costs.categories", "category",
     English(
         "costs by category: administration, commission, compensation, customer_care, delivery, "
         "marketing, network_fixed, network_operation, partner_share, tax, transfer_price, other")},
    {"breakeven", "costs, before_building, once_built", "profit",
     English("with --by=profit, for ebit")},
    {"breakeven", "floor", "displaced, payment_delay, floor_with_vat",
     English("parts of the price floor")},
    {"breakeven", "before_building, once_built", "span, term",
     English("a year, or the whole term")},
    {"sensitivity", "sensitivity.idle", "", English("numbers without effect")},
    {"sensitivity", "sensitivity, switching", "left_out, not_searched",
     English("of a bid too large for all its numbers, in words: those that were not moved, not "
             "searched")},
    {"sensitivity", "profile", "profile_chart, r0, rate, npv, acceptable, roots_note, irr, irr1",
     English("with --profile")},
    {"sensitivity", "two_way", "regions, x, y, x0, y0, down, rule",
     English("with --grid: points from 0")},
    {"scenario", "scenarios.rule_by_scenario", "in.base, in.SCENARIO",
     English("whether each rule passes in each scenario")},
    {"scenario", "prospect",
     "expected_npv, standard_deviation, npv_not_negative, npv_not_negative_interpolated, "
     "prospect_note, item",
     English("over the probabilities of the scenarios")},
    {"scenario", "joint", "states, state, s1, probability, npv",
     English("over states that occur together")},
    {"simulate", "measures", "p1, p1_low, p1_high",
     English("a quantile of each measure, and the ends of its interval; never for a payback not "
             "reached")},
    {"simulate", "measures", "MEASURE.equity, MEASURE.own, MEASURE.to_1",
     English("of the equity flow, at the bid's own rates, of the year that ends with a column")},
    {"simulate", "measures.without", "MEASURE.REASON, reason, share, share_low, share_high",
     English("cases without a value, by measure and reason")},
    {"simulate", "simulation.chances, driven.drivers", "outcome, driver",
     English("what a row is about, for people")},
    {"simulate", "driven", "nearest_failure, nearest_failure_text, where_it_fails",
     English("what the cases that are not GO have in common")},
    {"simulate", "simulation", "failed",
     English("in words: cases without a present value or a verdict")},
    {"simulate", "precision, precise", "",
     English("with --precision: what was asked for, and whether it is reached")},
    {"simulate", "measures", "npv_curve", English("the share of cases up to each NPV")},
    {"simulate", "driven", "total, total_low, total_high, total_effects",
     English("with --total: total Sobol indices, and in words what they are")},
    {"simulate", "driven.correlations", "DRIVER.DRIVER, driver, with, stated, used",
     English("drivers that are drawn together: rank correlations")},
    {"simulate", "driven", "correlations_repaired, correlations_shared",
     English("in words: what holds of drivers that vary together")},
    {"simulate", "simulation", "precision, rules_left_out",
     English("in words: whether the precision is reached; rules that no single case is judged by")},
    {"simulate", "driven", "by_default",
     English("in words: drivers whose distribution is assumed")},
    {"solve", "address", "", English("the number that is moved")},
    {"solve", "solve", "answer, range, settings, shortfalls",
     English("texts: the answer, where it was searched, and what --set tries it")},
    {"solve", "solve.passes", "from1, to1, end, value, with_vat, without_vat, change, binding",
     English("the stretches in which every rule passes, and the rule that ends each")},
    {"solve", "solve.roots", "root1, how, value, with_vat, without_vat, change",
     English("with --target: where it is met, first met or passed over")},
    {"solve", "p_go_wanted, cases, seed", "", English("with --target='P(go)=0.8'")},
    {"solve", "solve", "p_go_chart, now, method, p_go, p_go_low, p_go_high, remark",
     English("with P(go): the share of GO over the number, as written and at the ends of the "
             "stretches")},
    {"solve", "frontier", "frontier_chart, p1, over, value, binding", English("with --over")},
    {"explain", "QUESTION",
     "QUESTION.value, QUESTION.formula, QUESTION.derivation, QUESTION.crossing, "
     "QUESTION.profile, QUESTION.lines, QUESTION.deepest, QUESTION.years, rate_steps",
     English("the value, its formula, the rows that it is made of, and what else belongs to the "
             "measure")},
    {"explain", "QUESTION.sites", "more_sites, site, value, from, to, place",
     English("of a list of sites: the rows that count")},
    {"explain", "QUESTION.derivation", "name, formula, value, unit, place, source, remark",
     English("one row or number of the derivation")},
    {"explain", "QUESTION.crossing", "before, accrued, dated, after, share, step, time, cumulative",
     English("where a payback crosses")},
    {"explain", "QUESTION.deepest", "step, time, cumulative", English("when funding peaks")},
    {"explain", "QUESTION.years",
     "year, cash, service, ebit, interest, cover, discounted, debt, capital, share",
     English("of a measure of debt: what it is of each project year")},
    {"explain", "addresses", "address, value, unit, kind, place", English("with --addresses")},
    {"diff", "every key of",
     "old_bid_file, old_bid_sha256, old_policy_file, old_policy_sha256, old_verdict, "
     "npv_difference, old_currency, old_scale",
     English("what was compared; bid_file and verdict are of the new one")},
    {"diff", "difference", "headline, key, greatest, same", English("the answer, in words")},
    {"diff", "assumptions.edits, remarks",
     "edit_1, address, before, after, change, kind, line, remarks_count",
     English(
         "each value that differs; kind: number, formula, structure, added, removed or remark")},
    {"diff", "failing", "still_fails, waivers, approvers",
     English("texts: the rules that the new bid fails, waivers that accept some, and who must sign "
             "for the others")},
    {"diff", "bridge.bridge",
     "change_1, change, in_order, shapley, error, verdict, rules, total, bridge_note, no_bridge",
     English("what each change is worth, the verdict with it and those before it, the rules it "
             "turned")},
    {"diff", "by_year, by_year_in_order", "y0, y1, waterfall, from, to",
     English("the same by year, as present values")},
    {"diff", "measures, rules", "before, after, difference, finding, headroom, severity",
     English("of both bids")},
    {"diff", "bids.bids",
     "bid_1, before, after, money_before, money_after, npv_before, npv_after, difference, waivers, "
     "approvers, changes, greatest, total, left_out",
     English("of two folders, in text and CSV")},
    {"compare", "answer.alternatives",
     "best, reason, a, alternative, rank, annual, chained, behind, price, life, failed, money, "
     "waivers, approvers",
     English("a row for each alternative; of costs alone, npv and annual are costs")},
    {"compare", "increments", "b_less_a, pair, outlay, npv, rates, rate, better_at, better, lead",
     English("what needs more money against the best that needs less")},
    {"compare", "increments.crossover_rates", "b_less_a_1",
     English(
         "a row for each rate at which the two are worth the same; `rates` are the same in words")},
    {"compare", "increments", "by_rate",
     English("in words: from which discount rate to which one alternative is the best")},
    {"compare", "answer, increments", "rates, chains",
     English("in words: which discount rates differ, and up to when chains are repeated")},
    {"compare", "leads", "number, now, from, to",
     English("within these values the best one stays ahead")},
    {"portfolio", "every key of", "portfolio_sha256, status, npv, npv_bound, chosen, cases",
     English(
         "chosen or impossible, or where the search ran out of steps not_proven or not_found; what "
         "the choice is worth, what no choice is worth more than, the ids of its bids, and how "
         "many "
         "cases were drawn")},
    {"portfolio", "answer.bids",
     "BID, bid, title, share, verdict, waivers, approvers, npv, capital, uses_BUDGET, "
     "enters_above, why, reasons",
     English("a row for each bid: the share that is taken, what it uses, and of one left out the "
             "NPV above which it enters, and why in words and in codes")},
    {"portfolio", "answer", "no_go, conflict, not_proven, not_judged, not_searched",
     English("in words: chosen bids that are a NO-GO; limits that contradict each other; what the "
             "search had no steps left for; bids that cannot be judged")},
    {"portfolio", "budgets",
     "BUDGET, budget, available, used, more, more_npv, more_bids, least, least_npv, least_bids, "
     "least_without, budgets_note",
     English("what more of each budget adds to the NPV: of the stated increase, and of the least "
             "that changes the choice")},
    {"portfolio", "entries", "BID, bid, npv, enters_above, without, with",
     English("of bids left out: above which NPV each is chosen, and which bids leave and enter "
             "with it")},
    {"portfolio", "next_best", "choice_2, choice, npv, less, without, with, bids",
     English("the choices after the best one")},
    {"portfolio", "risk.risk",
     "BID, chosen_together, all_together, mean, sd, p5, p5_low, p5_high, p50, p95, shortfall, "
     "at_risk, negative",
     English(
         "with --simulate: the NPV over all cases, of each bid, of the chosen ones and of all")},
    {"portfolio", "risk", "together, shared, failed",
     English("in words: what is at risk together, which drivers are shared, cases without an NPV")},
    {"portfolio", "years", "y0, total, year, capital, cash_flow, uses_RESOURCE, without_flow",
     English("the totals of the chosen bids by year; in words, which state no cash flow")},
    {"ci", "every key of", "go, conditional, no_go, invalid",
     English("how many bids have that verdict")},
    {"ci", "bids",
     "bid_1, bid, old_verdict, verdict, money, npv, npv_difference, failed, waivers, approvers",
     English("a row for each bid")},
    {"ci", "bids", "changes, stopped",
     English("in words: what changed against the base, and what stops the run")},
    {"ci", "findings", "finding_1, place, severity, code, finding, hint",
     English(
         "errors and warnings, rules that fail (rule.RULE), regressions (gate.regression), what "
         "changed in the policy (gate.policy), and waivers that have expired or that nothing "
         "needs (waiver-expired, waiver-unused)")},
    {"verify", "every key of", "result, repeated, place, before, after",
     English("same, differs, changed (the values are the same, the bytes are not) or what_if (with "
             "--require-clean); the command that was run; and the first value that differs")},
    {"verify", "verified", "text, versions, command", English("the same in words")},
    {"calc", "RESULT",
     "value, status, roots, results, error, message, hint, code, id, function, "
     "name, brief, arguments",
     English("of a function: its value, and what it says beside")},
};

}  // namespace

std::span<const MoreKeys> more_keys() { return table; }

}  // namespace gonogo::cli
