// SPDX-License-Identifier: MIT
// What is wrong with files, their words and values.
#include "diagnostic_codes.hpp"

namespace gonogo::cli {
namespace {

constexpr DiagnosticCode codes[] = {
    {.code = "array-of-tables",
     .example = "array-of-tables",
     .title = "A list of tables",
     .explanation = "Items are tables with an id each, [cost.care], so that every number has an "
                    "address. Write the id behind the section in single brackets, not [[cost]]."},
    {.code = "bad-currency",
     .example = "bad-currency",
     .title = "No currency",
     .explanation =
         "The currency is a code of ISO 4217 in three letters, such as \"CNY\" or \"EUR\"."},
    {.code = "bad-date",
     .example = "bad-date",
     .title = "No date",
     .explanation =
         "A date is written without quotes, as 2027-01-31, and must be a day of the calendar."},
    {.code = "bad-folder",
     .example = "kinds",
     .title = "A folder that the policy cannot name",
     .explanation = "The folders of a kind of bid are below that of the policy: write their path "
                    "from there, without \"..\"."},
    {.code = "bad-id",
     .example = "bad-id",
     .title = "A name that cannot be an id",
     .explanation =
         "An id is used in formulas and addresses: small ASCII letters, digits and _, a letter "
         "first. What people shall read goes into the key name, in any language."},
    {.code = "bad-input",
     .title = "Input that cannot be read as numbers",
     .explanation =
         "A value given to gonogo calc by standard input or a file is no number, or may be read in "
         "two ways: 1,200 is one number or two. Say --decimal, and write a blank between values."},
    {.code = "bad-setting",
     .example = "bad-setting",
     .title = "A setting that cannot be read",
     .explanation = "A setting, of --set or of a scenario, is an address, an operator and a value: "
                    "drivers.price=90, drivers.price*=0.9, cost.care+=1000. Quote it for the shell "
                    "where it contains *."},
    {.code = "bad-sheet",
     .title = "A sheet whose flows cannot be taken over",
     .explanation = "gonogo new --from-csv reads years in columns and a line in each row, its name "
                    "first. A cell is no amount, a total is not the sum of the rows above it, or a "
                    "cost has no sign: the message names the cell. What is paid has a minus or "
                    "brackets, or stands below a row such as Costs."},
    {.code = "conflict",
     .example = "conflict",
     .title = "Keys that exclude each other",
     .explanation = "Two keys of an item say the same thing in different ways, or one has no "
                    "meaning beside the other. Keep the one that you mean; the help of the message "
                    "names it where only one can be right."},
    {.code = "duplicate-key",
     .example = "duplicate-key",
     .title = "A key defined twice",
     .explanation =
         "TOML allows a key, and so an item, once. Rename one of the two, or remove it."},
    {.code = "empty-list",
     .example = "empty-list",
     .title = "A list without values",
     .explanation =
         "A list has a value for each step or year. Write at least one, or leave the key out."},
    {.code = "empty-policy",
     .title = "A policy that says nothing",
     .explanation = "The file named as policy has no rules, rates or other sections. Write a "
                    "policy (gonogo new --policy begins one), or say --no-policy."},
    {.code = "encoding",
     .example = "encoding",
     .title = "Text that is not UTF-8",
     .explanation = "The file contains bytes that are not UTF-8; often it was saved in another "
                    "encoding, such as GBK. Save it as UTF-8."},
    {.code = "internal",
     .title = "A mistake of the program",
     .explanation = "gonogo found a contradiction in its own work and gives no number rather than "
                    "a wrong one. Please report it, with the file if you can."},
    {.code = "memory",
     .title = "Not enough memory",
     .explanation = "The machine had not enough memory for this file; the others are evaluated. "
                    "Evaluate it alone, or with fewer steps, lines or trials."},
    {.code = "missing-key",
     .example = "missing-key",
     .title = "A key that is needed is missing",
     .explanation =
         "The item cannot be computed without this key, or without one of several. 'gonogo help "
         "bid SECTION' lists the keys of a section, those that are required first."},
    {.code = "missing-section",
     .example = "missing-section",
     .title = "A section that is needed is missing",
     .explanation = "A bid needs [project] with title, currency and period; a policy needs "
                    "[policy]. Without them nobody can say what the file is."},
    {.code = "no-library",
     .title = "A library is not installed",
     .explanation = "A portfolio is chosen by a library that is loaded only then, and it is not on "
                    "this machine. Install the package that the message names."},
    {.code = "no-policy",
     .title = "No policy was found",
     .explanation =
         "With --require-policy a bid is judged only by the company's rules, and none lies in its "
         "folder or above. Put gonogo-policy.toml there, or name it with --policy."},
    {.code = "not-a-fraction",
     .example = "not-a-fraction",
     .title = "A share that is written as per cent",
     .explanation = "Rates and shares are fractions: 8% is 0.08. Divide by 100."},
    {.code = "not-finite",
     .example = "not-finite",
     .title = "Infinity, or no number",
     .explanation =
         "TOML knows inf and nan, and a bid has no use for them: every amount is a finite number."},
    {.code = "not-whole",
     .example = "not-whole",
     .title = "A part of something that is counted whole",
     .explanation = "With whole = true a driver counts things that cannot be divided. Write a "
                    "whole number, or leave whole out."},
    {.code = "order",
     .example = "order",
     .title = "Values in the wrong order",
     .explanation = "Bounds enclose the value, and percentiles and limits ascend: low <= value <= "
                    "high. Exchange the two, or correct the one that is wrong."},
    {.code = "other-kind",
     .example = "other-kind",
     .title = "A file of another kind",
     .explanation = "A policy, a portfolio or a bid was named where another of them is expected. "
                    "Exchange the files, or use the command that reads this kind."},
    {.code = "out-of-range",
     .example = "out-of-range",
     .title = "A number outside of its range",
     .explanation =
         "The key takes only numbers of a range, which the message names. Costs and investments "
         "are written as positive numbers: their section makes them outlays."},
    {.code = "policy-name",
     .title = "A file that looks like a policy is not read",
     .explanation = "A policy is found by its name, gonogo-policy.toml, in the folder of the bid "
                    "or above. Rename the file, or name it with --policy."},
    {.code = "reserved-word",
     .example = "reserved-word",
     .title = "A word of the language as id",
     .explanation = "Formulas use this word for something else: time, a function or a part of an "
                    "address. Choose another id; the key name may say anything."},
    {.code = "same-errors",
     .title = "Errors that were shown already",
     .explanation = "The bid shares a file, its policy or a series, with a bid above, whose errors "
                    "are printed once. Mend that file."},
    {.code = "stated-twice",
     .example = "stated-twice",
     .title = "Both the bid and its policy say it",
     .explanation = "What the policy states holds for all its bids: the bid must not say it again, "
                    "so that none can soften it. Remove it from the bid."},
    {.code = "syntax",
     .example = "syntax",
     .title = "The text is not TOML",
     .explanation =
         "The line does not follow the grammar of TOML: text and formulas need quotes, numbers "
         "have a point and no unit, 1_200 groups digits. The mark shows where reading ended."},
    {.code = "system",
     .title = "The machine refused",
     .explanation = "A file, a folder or a program could not be used for the reason that the "
                    "system gives: no space, no permission, not there."},
    {.code = "too-large",
     .title = "Larger than gonogo computes",
     .explanation =
         "The file, a list, the formulas or the number of cases exceeds a bound, so that no input "
         "can occupy the machine. Put long lists into a CSV file, or ask for fewer cases."},
    {.code = "too-many",
     .example = "too-many",
     .title = "More problems than are shown",
     .explanation = "After so many problems the others are only counted. Mend the first ones: "
                    "often the others follow from them."},
    {.code = "unknown-format",
     .example = "unknown-format",
     .title = "A format of a later gonogo",
     .explanation = "The file states a format that this version does not know. Use a newer gonogo, "
                    "or format = 1."},
    {.code = "unknown-key",
     .example = "unknown-key",
     .title = "No such key",
     .explanation = "The section has no key of this name. The help names the nearest one, or where "
                    "the key belongs; 'gonogo help bid SECTION' lists all."},
    {.code = "unknown-section",
     .example = "unknown-section",
     .title = "No such section",
     .explanation = "The file has a section that gonogo does not know, or one that belongs in the "
                    "other file. 'gonogo help bid' and 'gonogo help policy' list the sections."},
    {.code = "unknown-word",
     .example = "unknown-word",
     .title = "A word that the key does not take",
     .explanation = "The key takes one of a few words, which the help names: a step is \"month\", "
                    "not \"monthly\"."},
    {.code = "unreadable",
     .title = "A file that cannot be read",
     .explanation = "The file is not there, is a folder, or may not be read. A bid reads only "
                    "files in its own folder or below it."},
    {.code = "usage",
     .title = "The command line cannot be understood",
     .explanation = "A flag or an argument is missing, unknown, given twice or does not go with "
                    "another. 'gonogo help COMMAND' describes all of a command."},
    {.code = "wrong-type",
     .example = "wrong-type",
     .title = "A value of another type",
     .explanation =
         "The key takes a number, text, a list, a table or true and false, and something else is "
         "written. A number has no quotes; a formula and a length of time need them."},
};

}  // namespace

std::span<const DiagnosticCode> codes_of_files() { return codes; }

}  // namespace gonogo::cli
