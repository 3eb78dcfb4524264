// SPDX-License-Identifier: MIT
/// The keys of a loan.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Loan> loan_keys[] = {
    {.name = "amount",
     .field = field<&Loan::amount>,
     .may_name = MayName::after,
     .unit = unit::money,
     .lowest = 0,
     .doc =
         "The money lent at its moment, or a schedule. { dscr = 1.3 }: as much as leaves the debt "
         "service of each year in which it is served covered so often, that of all loans; what "
         "the other loans lend and repay may then not depend on cash, tax is assessed by the "
         "project year, its losses do not lapse (no loss_life, in the policy neither), and gains "
         "on sales are not taxed apart. \"shortfall\": from operation on, what debt service "
         "lacks of cash, so never more than debt service.",
     .example = "amount = { Y1 = 500, Y2 = 500 }",
     .other_words = "principal sum"},
    {.name = "share",
     .field = field<&Loan::share>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .doc = "In place of amount: the share that it pays of all that is paid for investment before "
            "its last repayment.",
     .example = "share = 0.6",
     .other_words = "gearing"},
    {.name = "at",
     .field = field<&Loan::at>,
     .fallback = "Y0",
     .doc =
         "When the amount is drawn: a label, a range (evenly), or shares by label that sum to 1.",
     .example = "at = \"Y1..Y2\""},
    {.name = "rate",
     .field = field<&Loan::rate>,
     .need = Need::required,
     .unit = unit::rate,
     .lowest = 0,
     .highest = 1,
     .doc = "Nominal a year, charged on the opening debt step by step (a twelfth a month); or a "
            "table.",
     .example = "rate = 0.045",
     .other_words = "interest interest_rate"},
    {.name = "repayment",
     .field = field<&Loan::repayment>,
     .fallback = "annuity",
     .doc = "How principal is repaid: level payments; equal principal; all at the end of the term; "
            "by capacity (all of depreciation and profit after tax); first, of a bridge (from the "
            "next cash); or by label, shares of the debt at the first label, draws of its step "
            "included, or amounts where they do not sum to 1. Sculpted, { dscr = 1.3 }: at the end "
            "of each project year as much as "
            "leaves its debt service covered so often, and the rest at last; \"sculpted\" has the "
            "cover that the amount says; where a year has no cash, or a loss follows a year with "
            "tax, that loan may not be found, which is an error.",
     .example = "repayment = { Y3 = 0.2, Y4 = 0.3, Y5 = 0.5 }"},
    {.name = "term",
     .field = field<&Loan::term>,
     .lowest = 0,
     .fallback = "to the end",
     .doc = "How long it is repaid, from the end of grace on.",
     .example = "term = \"5 years\""},
    {.name = "grace",
     .field = field<&Loan::grace>,
     .lowest = 0,
     .fallback = "none",
     .doc = "How long in operation nothing is repaid.",
     .example = "grace = \"1 year\""},
    {.name = "grace_interest",
     .field = field<&Loan::grace_interest>,
     .fallback = "paid",
     .doc = "Whether interest is paid in the time of grace, or joins the debt.",
     .example = "grace_interest = \"capitalised\""},
    {.name = "in_advance",
     .field = field<&Loan::in_advance>,
     .fallback = "false",
     .doc = "Level payments at the start of each step: a lease.",
     .example = "in_advance = true"},
    {.name = "buyout",
     .field = field<&Loan::buyout>,
     .unit = unit::money,
     .lowest = 0,
     .fallback = "0",
     .doc =
         "What level payments leave of the debt, paid at the end of the term: the price at which "
         "a lessee buys the asset, or a balloon.",
     .example = "buyout = 50_000",
     .other_words = "balloon residual_value purchase_option"},
    {.name = "draw_interest",
     .field = field<&Loan::draw_interest>,
     .fallback = "half",
     .doc = "Interest on money in the step in which it is drawn: half (drawn evenly), full, none. "
            "What is drawn at Y0 bears a full first step.",
     .example = "draw_interest = \"full\""},
    {.name = "construction_interest",
     .field = field<&Loan::construction_interest>,
     .fallback = "capitalised",
     .doc = "Whether interest of construction joins the debt and the depreciation base, or is "
            "paid.",
     .example = "construction_interest = \"paid\""},
    {.name = "fee",
     .field = field<&Loan::fee>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "0",
     .doc = "Share of what is drawn, paid with it and deducted from profit.",
     .example = "fee = 0.01"},
    {.name = "joins",
     .field = field<&Loan::joins>,
     .fallback = "all that depreciate and are paid before operation",
     .doc = "The investments that bear its capitalised interest, by their cost.",
     .example = "joins = [\"platform\"]"},
    {.name = "name",
     .field = field<&Loan::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Development bank\""},
    {.name = "source",
     .field = field<&Loan::source>,
     .doc = "Where the figure comes from.",
     .example = "source = \"term sheet of May\""},
};

inline constexpr Key<LoanRate> loan_rate_keys[] = {
    {.name = "rate",
     .field = field<&LoanRate::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = 0,
     .highest = 1,
     .lifted_by = "over",
     .doc = "The same as nominal.",
     .example = "rate = 0.08"},
    {.name = "nominal",
     .field = field<&LoanRate::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = 0,
     .highest = 1,
     .lifted_by = "over",
     .doc = "The sum of a year's interest: the same as the number alone.",
     .example = "nominal = 0.08"},
    {.name = "effective",
     .field = field<&LoanRate::rate>,
     .principal = true,
     .unit = unit::rate,
     .lowest = 0,
     .highest = 1,
     .lifted_by = "over",
     .doc = "A year's interest on 1, compounding included.",
     .example = "effective = 0.05"},
    {.name = "compounded",
     .field = field<&LoanRate::compounded>,
     .fallback = "every step",
     .doc = "When nominal interest falls due. In finer steps it joins the debt or is paid, and "
            "principal is repaid, at the ends of these periods.",
     .example = "compounded = \"year\""},
    {.name = "over",
     .field = field<&LoanRate::over>,
     .fallback = "false",
     .doc = "true: a rate above 1, which is 100 %, is meant.",
     .example = "over = true"},
};

inline constexpr Key<Cover> cover_keys[] = {
    {.name = "dscr",
     .field = field<&Cover::dscr>,
     .need = Need::required,
     .unit = "times",
     .lowest = 1,
     .highest = 50,
     .doc = "The cover of a year's debt service: EBITDA less the owner's income tax "
            "over principal and interest.",
     .example = "dscr = 1.3"},
};

}  // namespace gonogo
