// SPDX-License-Identifier: MIT
#include "gonogo/analysis/report_text.hpp"

#include <cmath>

#include "gonogo/base/text.hpp"
#include "gonogo/base/translation.hpp"

namespace gonogo {

std::string reason_text(const Model& model, Why why) {
  switch (why) {
    case Why::computed:
      return "";
    case Why::never:
      return words("never within the period");
    case Why::none:
      return words("there is none");
    case Why::several:
      return words("more than one");
    case Why::every_rate:
      return words("the flow is zero throughout");
    case Why::unresolved:
      return words("cannot be told apart");
    case Why::not_stated:
      return words("no discount rate is stated");
    case Why::not_applicable:
      return words(model.proposal.investment.empty() ? "nothing is invested" : "does not apply");
    case Why::fault:
      break;
  }
  return words("no value: see the error");
}

namespace {

Cell text(std::string value) { return {.value = std::move(value), .kind = Kind::text}; }

}  // namespace

std::string words(std::string_view english) { return std::string(tr(english)); }

std::string years_text(Years years) {
  const double months = std::round(years * 12);
  if (std::abs(years * 12 - months) < 1e-6 && std::fmod(months, 12) != 0) {
    return shortest(months) + " " + words(months == 1 ? "month" : "months");
  }
  const bool whole = std::abs(years - std::round(years)) < 1e-9;
  return grouped(years, whole ? 0 : 2) + " " + words(years == 1 ? "year" : "years");
}

std::string percent_text(Rate rate) {
  if (rate > -1 && rate < -0.99995) return words("just above") + " -100 %";
  return grouped(rate * 100, 2) + " %";
}

std::string value_text(const Cell& cell) {
  const double* value = std::get_if<double>(&cell.value);
  if (!value) return cell.note;
  switch (cell.kind.value_or(Kind::number)) {
    case Kind::money:
      return grouped(*value, 2);
    case Kind::rate:
      return percent_text(*value);
    case Kind::years:
      return grouped(*value, 2) + " " + words("years");
    default:
      break;
  }
  std::string text = *value == std::round(*value) && std::abs(*value) < 1e15 ? grouped(*value, 0)
                                                                             : shortest(*value);
  return cell.unit.empty() ? text : text + " " + cell.unit;
}

Report report_on(const Bid& bid, const std::string& command) {
  const Project& project = bid.model->proposal.project;
  Report report{
      .command = command, .title = project.title.value, .currency = project.currency.value};
  if (const double* scale = std::get_if<double>(&project.scale.value)) report.scale = *scale;
  if (bid.loaded.what_if) {
    report.banners.push_back(
        words("WHAT-IF: a number of the policy was changed on the command line"));
  }
  report.facts.push_back({"bid_file", text(bid.model->proposal.file)});
  report.facts.push_back({"bid_sha256", text(bid.loaded.bid_hash)});
  if (bid.model->policy) {
    report.facts.push_back({"policy_file", text(bid.model->policy->file)});
    report.facts.push_back({"policy_sha256", text(bid.loaded.policy_hash)});
  }
  return report;
}

Report unjudged_report(const std::string& file, const std::string& command) {
  return {.command = command,
          .facts = {{"bid_file", text(file)},
                    {"verdict", text(std::string(id_of(Verdict::not_judged)))}}};
}

std::string title_of(Measure measure) { return words(measure->title.text()); }

std::string short_title_of(Measure measure) {
  return words((measure->short_title.empty() ? measure->title : measure->short_title).text());
}

std::string outcome_text(RuleOutcome outcome, Must severity) {
  switch (outcome) {
    case RuleOutcome::pass:
      return words("pass");
    case RuleOutcome::fail:
      return words(severity == Must::must ? "FAIL" : "fails");
    case RuleOutcome::does_not_apply:
      return words("n/a");
    case RuleOutcome::cannot_compute:
      break;
  }
  return words("CANNOT COMPUTE");
}

std::string verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::go:
      return words("GO");
    case Verdict::conditional:
      return words("CONDITIONAL");
    case Verdict::no_go:
      return words("NO-GO");
    case Verdict::not_judged:
      break;
  }
  return words("NOT JUDGED");
}

Cell measure_cell(const Model& model, const MeasureResult& result) {
  const Kind kind = kind_of(result.wanted.measure);
  if (result.why == Why::computed) return {.value = result.value, .kind = kind};
  return {
      .kind = kind, .note = reason_text(model, result.why), .code = std::string(id_of(result.why))};
}

}  // namespace gonogo
