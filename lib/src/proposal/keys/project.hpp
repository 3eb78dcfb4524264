// SPDX-License-Identifier: MIT
/// The keys of `[project]`.
#pragma once

#include "proposal/key.hpp"

namespace gonogo {

inline constexpr Key<Project> project_keys[] = {
    {.name = "title",
     .field = field<&Project::title>,
     .need = Need::required,
     .doc = "What the bid is called in every report.",
     .example = "title = \"Leased lines, retail chain\""},
    {.name = "customer",
     .field = field<&Project::customer>,
     .doc = "For whom it is.",
     .example = "customer = \"Retail chain\""},
    {.name = "currency",
     .field = field<&Project::currency>,
     .need = Need::required,
     .unit = "ISO 4217",
     .doc = "Of every sum of money in the file.",
     .example = "currency = \"CNY\""},
    {.name = "scale",
     .field = field<&Project::scale>,
     .may_name = MayName::nothing,
     .kind = "number",
     .lowest = 0,
     .above = true,
     .fallback = "1",
     .doc = "One unit of money in the file is so many of the currency; it holds for prices too.",
     .example = "scale = 10_000"},
    {.name = "start",
     .field = field<&Project::start>,
     .doc = "The date of time 0 (Y0). Needed where dates are used. After the last day of a month "
            "the project's months are those of the calendar.",
     .example = "start = 2026-07-01"},
    {.name = "construction",
     .field = field<&Project::construction>,
     .lowest = 0,
     .fallback = "none",
     .doc = "Time before operation begins, part of the period.",
     .example = "construction = \"3 months\""},
    {.name = "period",
     .field = field<&Project::period>,
     .lowest = 0,
     .doc = "The whole time over which flows count, construction included. Required unless the "
            "steps are dated.",
     .example = "period = \"5 years\""},
    {.name = "step",
     .field = field<&Project::step>,
     .fallback = "year",
     .doc = "The width of a column. It never changes what a number means. \"dated\": the columns "
            "are the dates that "
            "occur.",
     .example = "step = \"month\""},
    {.name = "kind",
     .field = field<&Project::kind>,
     .fallback = "none: every rule judges the bid",
     .doc =
         "What kind of bid it is, one of those that the policy declares in kinds. Rules may judge "
         "some kinds only.",
     .example = "kind = \"ict\""},
    {.name = "grade",
     .field = field<&Project::grade>,
     .fallback = "none",
     .doc = "The grade of the customer: the items of [grade.ID] lie under the bid.",
     .example = "grade = \"4A\""},
    {.name = "year_ends",
     .field = field<&Project::year_ends>,
     .fallback = "\"12\"",
     .doc =
         "The month in which the books close: book years are named by the year they end in. Either "
         "the bid or its policy has it.",
     .example = "year_ends = \"03\""},
};

}  // namespace gonogo
