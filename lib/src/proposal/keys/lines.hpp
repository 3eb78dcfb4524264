// SPDX-License-Identifier: MIT
/// The keys of revenue, other income, benefit and cost lines.
#pragma once

#include <string_view>

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr std::string_view cost_categories[] = {
    "marketing",     "customer_care", "network_operation", "administration", "network_fixed",
    "partner_share", "commission",    "transfer_price",    "compensation",   "delivery",
    "tax",           "other"};

/// What every line has.
inline constexpr Key<Line> line_keys[] = {
    {.name = "amount",
     .field = field<&Line::amount>,
     .need = Need::required,
     .may_name = MayName::before,
     .kind = "number, list, schedule, series, sites or expression",
     .unit = unit::money,
     .lowest = 0,
     .holds = Holds::as_written,
     .doc = "Money per `per`, or the total at its moment. Positive: the section gives the sign.",
     .example = "amount = \"lines * price\""},
    {.name = "per",
     .field = field<&Line::per>,
     .doc = "The time that one amount is for. Either per or a moment is required.",
     .example = "per = \"month\""},
    {.name = "at",
     .field = field<&Line::at>,
     .doc = "When a single sum falls due: a label, a range (evenly), or shares by label that sum "
            "to 1.",
     .example = "at = \"M33\""},
    {.name = "paid",
     .field = field<&Line::paid>,
     .doc = "For a sum at a moment: when the money moves. Profit follows at, cash follows paid.",
     .example = "paid = { M1 = 0.3, M6 = 0.7 }"},
    {.name = "settled",
     .field = field<&Line::settled>,
     .doc = "Its formula sees whole years, and is earned or owed in their last step: a year's sums "
            "of flows, levels of the last step. year: the line's own years, from its first step; "
            "calendar: the book years (year_ends of the project or the policy). Needs per; in a "
            "short year it counts in "
            "proportion.",
     .example = "settled = \"year\""},
    {.name = "vat",
     .field = field<&Line::vat>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "none",
     .doc = "VAT rate on top of the amount; a table says that the amount includes it, or gives it "
            "in money. A line's value in formulas is without VAT; what is paid is with it.",
     .example = "vat = 0.06"},
    {.name = "exempt",
     .field = field<&Line::exempt>,
     .fallback = "false",
     .doc = "No VAT on this line. Input VAT is credited by the taxed share of all revenue over "
            "the period; the rest is a cost of its step.",
     .example = "exempt = true"},
    {.name = "name",
     .field = field<&Line::name>,
     .doc = "For the reader, in any script.",
     .example = "name = \"Call charges\""},
    {.name = "source",
     .field = field<&Line::source>,
     .doc = "Where the figure comes from.",
     .example = "source = \"price list of 2026\""},
    {.name = "excluded",
     .field = field<&Line::excluded>,
     .doc = "The reason why it is shown but not counted (sunk, double, optional).",
     .example = "excluded = \"an option the customer has not taken\""},
};

/// What revenue, other income and benefit have beside.
inline constexpr Key<Line> income_keys[] = {
    {.name = "new",
     .field = field<&Line::truly_new>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "1",
     .doc = "Share that is truly new; the rest, which the customer paid before, is a line of its "
            "own below its section.",
     .example = "new = 0.9"},
    {.name = "receivable",
     .field = field<&Line::delay>,
     .lowest = 0,
     .fallback = "none",
     .doc = "The customer pays so much later; a part of a step is split in proportion.",
     .example = "receivable = \"90 days\""},
    {.name = "doubtful",
     .field = field<&Line::doubtful>,
     .unit = unit::share,
     .lowest = 0,
     .highest = 1,
     .fallback = "0",
     .doc =
         "Share of what is paid late, VAT included, that never comes: a cost when it was due, at "
         "the latest in the last step. Goes with receivable or paid.",
     .example = "doubtful = 0.02"},
    {.name = "taxable",
     .field = field<&Line::taxable>,
     .fallback = "true",
     .doc = "false: earned, without income tax on it (a grant).",
     .example = "taxable = false"},
    {.name = "sla",
     .field = field<&Line::service>,
     .doc = "The service levels that it promises, see [sla]. Their prices are factors on the "
            "amount. What is given back for them is a cost line of its own, without VAT; what "
            "several give back adds up, to the whole fee at most.",
     .example = "sla = \"express\""},
    {.name = "kind",
     .field = field<&Line::kind>,
     .doc = "Kind of service, where the lead times of its service level are by kind.",
     .example = "kind = \"circuit\""},
    {.name = "days",
     .field = field<&Line::days>,
     .may_name = MayName::before,
     .unit = "days",
     .lowest = 0,
     .doc = "How long delivery takes, for a service level that gives back for being late.",
     .example = "days = \"delivery_days\""},
    {.name = "reached",
     .field = field<&Line::reached>,
     .may_name = MayName::before,
     .doc = "What is reached of a service level that measures; of several, each by its name.",
     .example = "reached = \"availability\""},
};

/// What a cost has beside.
inline constexpr Key<Line> cost_keys[] = {
    {.name = "payable",
     .field = field<&Line::delay>,
     .lowest = 0,
     .fallback = "none",
     .doc = "It is paid so much later; a part of a step is split in proportion.",
     .example = "payable = \"2 months\""},
    {.name = "category",
     .field = field<&Line::category>,
     .fallback = "other",
     .doc = "marketing, customer_care, network_operation, administration, network_fixed, "
            "partner_share, commission, "
            "transfer_price, compensation, delivery, tax, other, or one that the policy adds.",
     .example = "category = \"customer_care\""},
    {.name = "behaviour",
     .field = field<&Line::behaviour>,
     .fallback = "found by moving the drivers with role volume",
     .doc = "How it moves with volume.",
     .example = "behaviour = \"fixed\""},
    {.name = "cash",
     .field = field<&Line::cash>,
     .fallback = "true",
     .doc = "false: deducted from profit, not paid.",
     .example = "cash = false"},
    {.name = "deductible",
     .field = field<&Line::deductible>,
     .fallback = "true",
     .doc = "false: a cost in the profit, which the tax does not deduct.",
     .example = "deductible = false"},
};

}  // namespace gonogo
