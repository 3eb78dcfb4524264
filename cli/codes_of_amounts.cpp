// SPDX-License-Identifier: MIT
// What is wrong with time, amounts and formulas.
#include "diagnostic_codes.hpp"

namespace gonogo::cli {
namespace {

constexpr DiagnosticCode codes[] = {
    {.code = "bad-duration",
     .example = "bad-duration",
     .title = "No length of time",
     .explanation = "A length of time is a whole number and a unit in quotes: \"3 years\", \"18 "
                    "months\", \"30 days\"."},
    {.code = "bad-label",
     .example = "bad-label",
     .title = "No label of time",
     .explanation =
         "Moments are Y0, Y1, ... and M1, M2, ..., ranges \"M1..M12\"; where the bid has a start, "
         "days such as 2027-01-31 too. Y0 is today; Y1 is the end of the first year."},
    {.code = "bad-series",
     .example = "bad-series",
     .title = "A CSV file that cannot be used",
     .explanation = "The series has no such file, column or value, or numbers that cannot be read: "
                    "digits with a point, without groups and units. The message names the line."},
    {.code = "bad-sites",
     .example = "sites",
     .title = "A list of sites that cannot be used",
     .explanation = "Each row of the file is a site with a time, and with an amount unless sites "
                    "are counted. Name the columns by from or at, and sum or count."},
    {.code = "beyond-bounds",
     .example = "beyond-bounds",
     .title = "A value outside of what the bid believes",
     .explanation = "A setting or scenario moves a driver beyond its own low or high. The number "
                    "is computed; widen the bounds if you believe it."},
    {.code = "book-years",
     .example = "book-years",
     .title = "A step lies across the end of a book year",
     .explanation = "Books close at the end of a step. Let the project start with a month, quarter "
                    "or year of the books, or take shorter steps."},
    {.code = "calendar-year",
     .example = "calendar-year",
     .title = "A calendar year in a formula",
     .explanation = "In formulas year counts 1, 2, ... from the first project year. Compare with "
                    "such a number, or use a label of time."},
    {.code = "constant",
     .example = "constant",
     .title = "Something that varies is used where one number is needed",
     .explanation = "Lives, terms and counts that shape a bid have one value for all time. Use a "
                    "driver without growth, list or draw by year."},
    {.code = "dated",
     .example = "dated",
     .title = "A key that dated flows do not have",
     .explanation = "With step = \"dated\" each amount is a sum on a day: nothing is counted per "
                    "month, grows or is drawn by year. Write the days, or take steps of time."},
    {.code = "driver-expression",
     .example = "driver-expression",
     .title = "A driver that is a formula",
     .explanation = "A driver is a number that can be moved. A value that follows from others is a "
                    "quantity: write it in [quantities]."},
    {.code = "driver-flow",
     .title = "A driver that depends on a line",
     .explanation =
         "A driver comes before the lines. Make it a quantity with per, which may use them."},
    {.code = "duration",
     .example = "assets",
     .title = "A length of time of less than a step",
     .explanation = "What is bought again or changes must last at least a step. Write a longer "
                    "time, or take shorter steps."},
    {.code = "expression",
     .example = "expression-slips",
     .title = "A formula that cannot be read",
     .explanation = "The formula breaks the grammar of expressions, or people and spreadsheets "
                    "would read it differently. Numbers have no per cent sign, functions have "
                    "brackets, and -a^b needs them."},
    {.code = "growth-begins",
     .example = "growth",
     .title = "The first rate of growth leads to the second year",
     .explanation =
         "A list of rates begins with the growth from the first year to the second. A leading 0 "
         "for the first year shifts all others: remove it, unless both years are equal."},
    {.code = "index",
     .example = "index",
     .title = "An index that a list does not have",
     .explanation = "x[1] is the first value of a list. Name one that is there."},
    {.code = "label",
     .example = "label-beyond",
     .title = "A moment outside of the bid, or inside a step",
     .explanation =
         "The label is valid, and the bid has no such moment: it is before the start, after the "
         "period, or does not end with a step. Choose another, or change the period or step."},
    {.code = "label-twice",
     .example = "label-twice",
     .title = "Two labels of the same step",
     .explanation = "Two amounts of a schedule fall into one step. Write their sum once."},
    {.code = "list-holds",
     .example = "remarks",
     .title = "The last value of a list holds on",
     .explanation = "The list is shorter than the time that it is used for, so its last value "
                    "holds for the rest. Write the missing values if that is not meant."},
    {.code = "list-per",
     .example = "list-per",
     .title = "A list without what it counts per",
     .explanation = "Values of a list are amounts per year or per step: say per = \"year\" or per "
                    "= \"step\"."},
    {.code = "list-too-long",
     .example = "list-too-long",
     .title = "Values of a list that are never used",
     .explanation = "The list is longer than the time that it is used for. Remove the rest, or "
                    "make the period longer."},
    {.code = "no-moment",
     .example = "no-moment",
     .title = "An amount without a time",
     .explanation = "An amount is paid per month or per year, or at a moment. Write per = "
                    "\"month\", or at = \"Y0\"."},
    {.code = "no-value-yet",
     .example = "no-value-yet",
     .title = "A value is asked for before there is one",
     .explanation = "The formula uses something that begins later. Begin the item when its "
                    "operands do, or give them a value from the start."},
    {.code = "not-a-base",
     .example = "rolling-base",
     .title = "A function of rolling bases",
     .explanation = "lost(), gained() and their like ask about a base of customers that rolls: a "
                    "quantity with an opening. Name one."},
    {.code = "not-a-flow",
     .example = "not-a-flow",
     .title = "A level where a flow is needed",
     .explanation = "cumulative() adds up flows: money or counts of a step. A level, such as a "
                    "number of customers, is already the sum."},
    {.code = "not-a-stock",
     .example = "not-a-flow",
     .title = "A flow where a level is needed",
     .explanation =
         "change() is the difference of a level between two steps. Name a quantity without per."},
    {.code = "number-in-formula",
     .example = "remarks",
     .title = "A number stands inside a formula",
     .explanation = "Sensitivity, scenarios and simulation move numbers that have an address. Make "
                    "it a driver and use its name."},
    {.code = "period",
     .example = "period",
     .title = "A period that leaves nothing to compute",
     .explanation = "The period is above 0, at most 1,200 steps, and longer than construction."},
    {.code = "quantity-per",
     .example = "quantity-per",
     .title = "A quantity that uses a flow does not say per what",
     .explanation = "The quantity is made of amounts per step. Say per = \"step\", \"month\" or "
                    "\"year\", so that it can be counted."},
    {.code = "revenue-alone",
     .example = "revenue-alone",
     .title = "A revenue begins before its costs",
     .explanation =
         "The line earns during construction, while the costs begin afterwards. Say from of its "
         "costs too, if they come with it, or let the revenue begin with operation."},
    {.code = "series-order",
     .example = "series-order",
     .title = "Rows of a CSV file are not in order of time",
     .explanation =
         "Rows count by their place in the file, first row first step, whatever their column of "
         "time says. Sort the file by that column, and remove rows of totals."},
    {.code = "share",
     .example = "share",
     .title = "A share that is a formula",
     .explanation = "Shares of a sum, over time or over parts, are numbers that are added up "
                    "beforehand. Write numbers."},
    {.code = "share-sum",
     .example = "share-sum",
     .title = "Shares that do not add up",
     .explanation = "Shares of one sum add up to 1, or to no more than 1 where the rest stays "
                    "open. Correct them."},
    {.code = "short-ramp",
     .example = "short-ramp",
     .title = "A ramp of less than a step",
     .explanation = "The ramp ends within the first step, so it changes nothing. Take shorter "
                    "steps, or leave it out."},
    {.code = "sites",
     .example = "sites-time",
     .title = "A list of sites is used where it cannot be",
     .explanation = "A list of sites can be counted, summed and scaled by times; it has no plus, "
                    "and not every key goes with it. The help says what to write instead."},
    {.code = "sites-beyond",
     .example = "sites-beyond",
     .title = "Sites that begin after the period",
     .explanation = "These sites never count. Correct their times, or make the period longer."},
    {.code = "sites-early",
     .example = "sites-early",
     .title = "Sites that begin before their item",
     .explanation = "These sites count from the beginning of the item. Correct their times, or "
                    "from of the item."},
    {.code = "step-threshold",
     .example = "step-threshold",
     .title = "A yearly threshold is applied in each step",
     .explanation = "The formula compares amounts of a step with a share of a yearly limit, so "
                    "that good and bad months of a year do not balance. Say settled = \"year\" if "
                    "the contract settles by year."},
    {.code = "sum-as-rate",
     .example = "sum-as-rate",
     .title = "A single sum is counted per year",
     .explanation = "The operand holds sums of single steps, and the formula counts it as if it "
                    "were an amount per year. cumulative() is what has come in so far."},
    {.code = "tail",
     .example = "tail",
     .title = "Paid long after the period",
     .explanation = "The amount is received or paid more than 1,200 steps after the period. Bring "
                    "it forward, or take a longer step."},
    {.code = "time-keys",
     .example = "time-keys",
     .title = "A key of time without per",
     .explanation = "from, to, growth, ramp and their like describe an amount per month or year. A "
                    "single sum has at alone."},
    {.code = "unit-per",
     .example = "units",
     .title = "The unit and per disagree",
     .explanation = "The unit of the driver says per month, and the line counts it per year, or "
                    "the other way round. Change per, or the unit."},
    {.code = "whole-steps",
     .example = "whole-steps",
     .title = "A length of time that is not whole steps",
     .explanation = "The time begins and ends with steps. Write a multiple of the step, or take "
                    "shorter steps."},
    {.code = "zero-before",
     .example = "counted-otherwise",
     .title = "A value is taken as 0 before it begins",
     .explanation = "The formula uses an item that begins later, and counts it as 0 until then. "
                    "Begin this item at the same time if that is not meant."},
};

}  // namespace

std::span<const DiagnosticCode> codes_of_amounts() { return codes; }

}  // namespace gonogo::cli
