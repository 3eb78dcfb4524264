// SPDX-License-Identifier: MIT
/// What is decided on: one page for the meeting, and the paper behind it.
#pragma once

#include "gonogo/analysis/cash_flow.hpp"
#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The front page: verdict, all rules, what would change it, measures, scenarios, the cash flow by
/// year, assumptions with their sources, lines for signatures. The tables of the evaluation follow
/// as details. `turning`: what would change the verdict; null: not searched.
Report front_paper(const Bid& bid, const Evaluation& evaluation, const Turning* turning);

/// The front page, then as details the evaluation, the value by line, the cash flow by year, the
/// sensitivity with the profile of the NPV and a map of the two numbers that move it most, the
/// break-even, the scenarios and the simulation. What of these fails is in the remarks.
Report whole_paper(const Bid& bid, const Evaluation& evaluation, const Turning* turning);

/// A chart of the net cash flow with what it adds up to, plain and discounted, and the payback.
Chart cash_flow_chart(const Bid& bid, ColumnSpan by);

/// Book years, which a budget needs, where the bid has them; else project years.
ColumnSpan years_of(const Model& model);

}  // namespace gonogo
