// SPDX-License-Identifier: MIT
#include "gonogo/analysis/report_text.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_rules.hpp"
#include "gonogo/analysis/seals.hpp"
#include "gonogo/base/figure.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/base/version.hpp"

namespace gonogo {

Message reason_text(Measure measure, Why why) {
  switch (why) {
    case Why::computed:
      return {};
    case Why::never:
      return say("never within the period");
    case Why::none:
      return say(measure->none);
    case Why::several:
      return say("more than one");
    case Why::every_rate:
      return say("the flow is zero throughout");
    case Why::unresolved:
      return say("too close together to be separated");
    case Why::not_stated:
      return measure->rates[0] == &Perspective::discount ? say("it needs one discount rate")
                                                         : say("no discount rate is stated");
    case Why::not_applicable:
      return measure->inapplicable.empty() ? say("the bid has no such flow")
                                           : say(measure->inapplicable);
    case Why::fault:
      break;
  }
  return say("no value: see the error");
}

namespace {

Cell text(const std::string& value) { return {.value = verbatim(value), .kind = Kind::text}; }

}  // namespace

Message duration_text(Years years) {
  const double months = std::round(years * 12);
  if (std::abs(years * 12 - months) < 1e-6 && std::fmod(months, 12) != 0)
    return plural(months, "{1} month", "{1} months");
  const double whole = std::round(years);
  if (std::abs(years - whole) < 1e-9) return plural(whole, "{1} year", "{1} years");
  return number({.value = years, .kind = Kind::years});
}

Message rate_text(Rate rate) {
  if (rate > -1 && rate < -0.99995) return say("just above -100%");
  return number({.value = rate, .kind = Kind::rate});
}

Message distance_text(double distance, Kind kind) {
  constexpr double least_told = 0.005;  // reads 0.01
  const double size = kind == Kind::rate ? distance * 100 : distance;
  const Kind as = kind == Kind::rate ? Kind::ratio : kind;
  const bool told = std::abs(size) >= least_told || size == 0 || kind == Kind::ratio;
  const Message text = told ? number({.value = size, .kind = as})
                            : say("less than {1}", number({.value = 0.01, .kind = as}));
  return kind == Kind::rate ? say("{1} pp", text) : text;
}

Message value_text(const Cell& cell) {
  if (!cell.shown.empty()) return cell.shown;
  const double* value = std::get_if<double>(&cell.value);
  if (!value) return cell.note;
  return number({.value = *value,
                 .kind = cell.kind.value_or(Kind::number),
                 .unit = cell.unit,
                 .decimals = cell.decimals});
}

namespace {

/// The id and, where it has one, the name.
Message scenario_text(const Bid& bid) {
  const std::string& id = bid.options.scenario;
  const auto named = [&](const std::vector<Scenario>& scenarios) -> const Scenario* {
    for (const Scenario& each : scenarios) {
      if (each.id == id) return &each;
    }
    return nullptr;
  };
  const Scenario* found = named(bid.model->proposal.scenarios);
  if (!found && bid.model->policy) found = named(bid.model->policy->scenarios);
  if (!found || name_or_id(found->name, id) == id) return verbatim(id);
  return say("{1} ({2})", verbatim(id), verbatim(name_or_id(found->name, id)));
}

/// Each setting of the command line, as a mark on the report.
void add_settings(const Bid& bid, Report& report) {
  std::vector<std::string> all;
  for (const Setting& each : bid.loaded.settings) {
    all.push_back(each.written);
    const Message change = each.before.empty() ? verbatim(each.written)
                                               : say("{1} {2} -> {3}", verbatim(each.address),
                                                     verbatim(each.before), verbatim(each.after));
    report.banners.push_back(say("WHAT-IF, not the file: {1} (--set)", change));
  }
  if (!all.empty()) report.facts.push_back({"what_if", text(join(all, "; "))});
}

/// Rules that only simulated cases judge, where no case is simulated.
void add_left_out(const Bid& bid, const std::string& command, Report& report) {
  constexpr std::string_view judging[] = {"evaluate", "simulate", "scenario", "check",
                                          "report",   "diff",     "compare",  "explain"};
  if (std::find(std::begin(judging), std::end(judging), command) != std::end(judging)) return;
  const std::vector<std::string> ids = chance_rule_ids(*bid.model);
  if (ids.empty()) return;
  report.banners.push_back(
      say("Left out, as only simulated cases judge it: {1}", verbatim_list(ids)));
}

/// The files that were read, with their hashes, and the version.
void add_files(const Bid& bid, Report& report) {
  const auto add = [&](const std::string& id, const std::string& file, const std::string& hash) {
    report.facts.push_back({id + "_file", text(file)});
    report.facts.push_back({id + "_sha256", text(hash)});
  };
  add("bid", bid.model->proposal.file, bid.loaded.bid_hash);
  if (bid.model->policy) add("policy", bid.model->policy->file, bid.loaded.policy_hash);
  std::vector<std::string> series;
  for (const auto& [file, hash] : bid.loaded.series_hashes) series.push_back(file + " " + hash);
  if (!series.empty()) report.facts.push_back({"series_sha256", text(join(series, "; "))});
  report.facts.push_back({"version", text(std::string(version()))});
  report.provenance.push_back(provenance_of(files_read(bid)));
}

}  // namespace

Message short_hash(const std::string& file, const std::string& hash) {
  constexpr std::size_t digits = 8, longest_path = 40;
  const bool is_long = file.starts_with('/') || file.size() > longest_path;
  const auto folders = is_long ? file.rfind('/') + 1 : 0;
  return say("{1} {2}", verbatim(file.substr(folders)), verbatim(hash.substr(0, digits)));
}

std::vector<Message> files_read(const Bid& bid) {
  std::vector<Message> files = {short_hash(bid.model->proposal.file, bid.loaded.bid_hash)};
  if (bid.model->policy)
    files.push_back(short_hash(bid.model->policy->file, bid.loaded.policy_hash));
  for (const auto& [file, hash] : bid.loaded.series_hashes) files.push_back(short_hash(file, hash));
  if (const auto& day = bid.loaded.waivers_as_of)
    files.push_back(say("waivers as of {1}", verbatim(to_string(*day))));
  return files;
}

Message provenance_of(std::vector<Message> files) {
  files.push_back(say("gonogo {1}", verbatim(version())));
  return listed(Join::semicolon, std::move(files));
}

Report report_on(const Bid& bid, const std::string& command) {
  const Project& project = bid.model->proposal.project;
  Report report{.command = command,
                .title = verbatim(project.title.value),
                .currency = project.currency.value};
  if (const double* scale = std::get_if<double>(&project.scale.value)) report.scale = *scale;
  if (!bid.options.scenario.empty()) {
    report.banners.push_back(say("SCENARIO {1}: not the bid as written", scenario_text(bid)));
    report.facts.push_back({"scenario", text(bid.options.scenario)});
  }
  if (const auto& day = bid.loaded.waivers_as_of) {
    report.as_of = to_string(*day);
    report.facts.push_back({"waivers_as_of", text(report.as_of)});
  }
  add_settings(bid, report);
  add_left_out(bid, command, report);
  add_files(bid, report);
  if (const auto& fault = bid.model.fault()) report.remarks.push_back(*fault);
  report.seals = seals_of(bid);
  return report;
}

Report unjudged_report(const std::string& file, const std::string& command) {
  return {.command = command,
          .facts = {{"bid_file", text(file)},
                    {"verdict", text(std::string(id_of(Verdict::not_judged)))}}};
}

Message title_of(Measure measure) { return say(measure->title); }

Message short_title_of(Measure measure) {
  return say(measure->short_title.empty() ? measure->title : measure->short_title);
}

Message outcome_text(RuleOutcome outcome, Must severity) {
  switch (outcome) {
    case RuleOutcome::pass:
      return say("pass");
    case RuleOutcome::fail:
      return severity == Must::must ? say("FAIL") : say("REFER");
    case RuleOutcome::does_not_apply:
      return say("n/a");
    case RuleOutcome::cannot_compute:
      break;
  }
  return say("CANNOT COMPUTE");
}

Message verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::go:
      return say("GO");
    case Verdict::conditional:
      return say("CONDITIONAL");
    case Verdict::no_go:
      return say("NO-GO");
    case Verdict::not_judged:
      break;
  }
  return say("NOT JUDGED");
}

Message usual_text(Rate rate) {
  return say("{1} between {2} and {3}", rate_text(rate), stated_rate(least_usual_rate),
             stated_rate(greatest_usual_rate));
}

Cell measure_cell(const MeasureResult& result) {
  const Kind kind = kind_of(result.wanted.measure);
  if (result.why == Why::computed) return {.value = result.value, .kind = kind};
  const Message reason = reason_text(result.wanted.measure, result.why);
  return {.kind = kind,
          .note = result.usual ? say("{1}, {2}", reason, usual_text(*result.usual)) : reason,
          .code = std::string(id_of(result.why))};
}

Cell short_measure_cell(const MeasureResult& result) {
  const Kind kind = kind_of(result.wanted.measure);
  const auto without = [&](Message word) {
    return Cell{.kind = kind, .note = std::move(word), .code = std::string(id_of(result.why))};
  };
  switch (result.why) {
    case Why::computed:
      return {.value = result.value, .kind = kind};
    case Why::never:
      return without(say("never"));
    case Why::several:
      return without(say("several"));
    case Why::none:
    case Why::every_rate:
    case Why::unresolved:
      return without(say("none"));
    case Why::not_stated:
    case Why::not_applicable:
      return without(say("n/a"));
    case Why::fault:
      break;
  }
  return without({});
}

}  // namespace gonogo
