// SPDX-License-Identifier: MIT
// What is wrong with assets, loans, rates, VAT, and flows as a whole.
#include "diagnostic_codes.hpp"

namespace gonogo::cli {
namespace {

constexpr DiagnosticCode codes[] = {
    {.code = "asset",
     .example = "assets",
     .title = "Keys of one asset and of many",
     .explanation = "Replacing buys the asset again at the end of its life, per buys one in each "
                    "step, and residual_amount is of one. Keep one of them."},
    {.code = "conventions",
     .example = "conventions",
     .title = "The policy's conventions hold",
     .explanation = "Both files state when flows are discounted and the like; those of the policy "
                    "are used. Remove them from the bid, or state them in the policy."},
    {.code = "cover-by-others",
     .example = "cover-by-others",
     .title = "Other loans alone break the cover",
     .explanation = "The loan is sized by a debt service cover that the other loans use up, so it "
                    "lends nothing or less than asked for. Lower the others, or the cover."},
    {.code = "currency",
     .example = "currency",
     .title = "Different currencies",
     .explanation =
         "The bid, its policy and its portfolio are in one currency: amounts in different ones are "
         "never added. Convert them, or judge the bid by a policy in its own."},
    {.code = "debt-left",
     .example = "debt-left",
     .title = "Debt at the end of the bid",
     .explanation = "The repayments of the loan are amounts that do not sum to what it lends. Add "
                    "what is missing, or write shares."},
    {.code = "excluded-named",
     .example = "counted-otherwise",
     .title = "An excluded line is still used",
     .explanation = "A line that is excluded from the totals is still named by a formula that "
                    "counts. Leave it out of the formula, or exclude this line too."},
    {.code = "late-working-capital",
     .example = "counted-otherwise",
     .title = "Working capital is paid after the investment",
     .explanation = "Levels are of the ends of steps, so the first is paid at the end of the first "
                    "step. Say from = \"Y0\" or lead = \"1 year\" if it is needed from the start."},
    {.code = "lends-nothing",
     .example = "lends-nothing",
     .title = "A loan that lends nothing",
     .explanation =
         "The loan is sized by cash flow, and in a year of its repayment there is none to serve "
         "debt. gonogo cashflow shows the cash of each year; say another term or grace."},
    {.code = "loan",
     .example = "loan",
     .title = "Keys of a loan that do not go together",
     .explanation = "The loan draws after it repays, is not repaid by the end of the bid, or joins "
                    "an investment that is not there. The message names the key."},
    {.code = "missing-rate",
     .example = "missing-rate",
     .title = "A rule or measure needs a rate",
     .explanation = "Write [rates] with discount, and reinvestment and finance for MIRR, in the "
                    "policy, or in the bid where it has no policy."},
    {.code = "negative-line",
     .example = "negative-line",
     .title = "A line is negative in a step",
     .explanation = "A revenue that is negative is paid, and a cost that is negative is earned. It "
                    "is computed so. What is paid belongs in [cost]; max(0, ...) keeps a formula "
                    "from falling below 0."},
    {.code = "no-days",
     .example = "service-levels",
     .title = "What a service level reaches is not stated",
     .explanation = "The line promises a service level and does not say what is reached, so all of "
                    "it is taken to be reached and nothing is given back. Say reached."},
    {.code = "no-life",
     .example = "counted-otherwise",
     .title = "Depreciated up to the end of the bid",
     .explanation = "The asset has no life of its own, so that each purchase is written off by the "
                    "end. State life if it lasts longer."},
    {.code = "rate-kind",
     .example = "rate-kind",
     .title = "Nominal and effective rates",
     .explanation = "A nominal rate is compounded by month or quarter and says so; an effective "
                    "one is by year. Write one of the two."},
    {.code = "repays-more",
     .example = "repays-more",
     .title = "A repayment is larger than what is owed",
     .explanation = "The schedule repays more than is left; only what is owed is repaid. Correct "
                    "the schedule."},
    {.code = "sold-before-paid",
     .example = "assets",
     .title = "Sold before it is paid for",
     .explanation = "An asset is sold after it is bought and paid for. Say a later sold."},
    {.code = "unit",
     .example = "service-levels",
     .title = "A unit that cannot be used here",
     .explanation = "The key counts in days. Write \"5 days\"."},
    {.code = "unknown-level",
     .example = "service-levels",
     .title = "No such service level",
     .explanation = "The line promises a service level that [sla] does not have. Correct the name, "
                    "or write it there."},
    {.code = "untouched-flow",
     .example = "untouched-flow",
     .title = "A ready-made flow escapes the policy",
     .explanation =
         "The bid gives its flow as totals of a sheet, without the lines that the policy's tax, "
         "uplift or stress work on. Write revenue, cost and investment instead."},
    {.code = "unused",
     .example = "remarks",
     .title = "Nothing uses it",
     .explanation = "The driver or quantity is in no formula, so that it changes nothing. Use it, "
                    "or remove it."},
    {.code = "vat-credit-left",
     .example = "vat-credit-left",
     .title = "A VAT credit is left at the end",
     .explanation =
         "More VAT was paid on purchases than collected; what is left at the end counts as lost. "
         "Say [vat] credit = \"refund\" where the company has other output VAT or gets refunds."},
};

}  // namespace

std::span<const DiagnosticCode> codes_of_money() { return codes; }

}  // namespace gonogo::cli
