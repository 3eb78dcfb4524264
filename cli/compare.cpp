// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>

#include "bids.hpp"
#include "files.hpp"
#include "gonogo/analysis/comparison.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "input_files.hpp"
#include "kept_remarks.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  BidOptions bids;
  ReportOptions report;
  bool scenarios = false;
};

/// The best alternative decides, among scenarios the bid as written; what could not be judged makes the comparison fail.
int status_of(const Comparison& found) {
  const auto verdict = [&](std::size_t place) {
    return found.alternatives[place].evaluation.verdict;
  };
  for (std::size_t i = 0; i < found.alternatives.size(); ++i) {
    if (verdict(i) == Verdict::not_judged) return failed;
  }
  if (found.ranking.empty()) return failed;
  const std::size_t best = found.ranking.front();
  const std::size_t decisive = found.among == Among::scenarios ? 0 : best;
  const bool judged = is_judged(found, found.alternatives[decisive]);
  return judged && verdict(decisive) == Verdict::no_go ? no_go : done;
}

/// The files without what their names have in common.
std::vector<std::string> short_names(const std::vector<FoundFile>& files) {
  std::vector<std::string> names;
  for (const FoundFile& each : files) {
    const std::filesystem::path path(each.name);
    names.push_back(path.stem().string());
  }
  for (const std::string& each : names) {
    if (std::count(names.begin(), names.end(), each) < 2) continue;
    names.clear();  // b/bid.toml beside a/bid.toml
    for (const FoundFile& file : files) names.push_back(file.name);
    break;
  }
  return names;
}

/// Opens the alternatives and prints what is wrong with them.
class Alternatives {
 public:
  Alternatives(const Options& options, Session& session)
      : options_(options),
        session_(session),
        files_(session.in),
        remarks_(options.report, session) {}

  int run() {
    check_output(options_.report, Arity::one, session_);
    std::vector<Alternative> all = options_.scenarios ? scenarios() : bids();
    for (const std::string& name : files_.take_names()) check_apart(options_.report, name);
    Report report = unjudged_report(options_.bids.files.front(), session_.command);
    int status = failed;
    if (!remarks_.has_errors()) {
      const Comparison found =
          compare_alternatives(std::move(all), options_.scenarios ? Among::scenarios : Among::bids);
      report = comparison_report(found);
      write_diagnostics(report.remarks, {}, options_.report, session_);
      status = status_of(found);
    }
    append_new(report.remarks, remarks_.take());
    if (wants_text(options_.report)) report.remarks.clear();
    if (for_scripts(options_.report) || !report.sections.empty())
      write_reports({report}, options_.report, Arity::one, session_);
    return status;
  }

 private:
  /// `searched`: the folder that the file was found in; what else it holds is no alternative.
  std::optional<Bid> opened(const std::string& file, const std::string& searched) {
    Sources sources;
    auto bid = open_bid(files_, load_options(options_.bids, file, session_), sources);
    if (!searched.empty() && is_no_bid(file, bid.diagnostics)) return {};
    for (Diagnostic& each : bid.diagnostics) {
      if (each.place.file.empty()) each.place.file = file;  // a setting that it has no address for
    }
    remarks_.keep(std::move(bid.diagnostics), sources);
    return std::move(bid.value);
  }

  std::vector<Alternative> bids() {
    const auto found = expanded(options_.bids.files);
    if (found.size() < 2)
      throw usage_error(say("there is one alternative only"),
                        say("name two bids or more, or compare the scenarios of one: --scenarios"));
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (found[i].name == found[j].name || is_same_file(found[i].name, found[j].name))
          throw usage_error(say("'{1}' is named twice", verbatim(found[i].name)),
                            say("compare a bid with another one"));
      }
    }
    const auto names = short_names(found);
    std::vector<Alternative> all;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (auto bid = opened(found[i].name, found[i].searched))
        all.push_back(alternative_of(std::move(*bid), verbatim(names[i])));
    }
    return all;
  }

  std::vector<Alternative> scenarios() {
    if (options_.bids.files.size() != 1)
      throw usage_error(say("--scenarios compares those of one bid"),
                        say("run gonogo once for each bid"));
    const auto bid = opened(options_.bids.files.front(), "");
    if (!bid) return {};
    auto all = scenarios_as_alternatives(*bid);
    remarks_.keep(std::move(all.diagnostics), {});
    if (all.value->size() < 2 && !remarks_.has_errors())
      throw usage_error(say("neither the bid nor its policy has a scenario"),
                        say("name two bids or more"));
    return std::move(*all.value);
  }

  const Options& options_;
  Session& session_;
  InputFiles files_;
  KeptRemarks remarks_;
};

}  // namespace

Command compare_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "compare",
      .brief = "Put alternatives side by side and say which is best, and up to where",
      .manual =
          "Ranks bids of which one is to be chosen: by NPV where all have the same period, "
          "else by equivalent annual value, as if each were repeated (the NPV repeated to "
          "their common life stands beside it). Where nobody pays anything, present and annual "
          "cost are compared. Each alternative that needs more funding is set against the best "
          "of those that need less: what the increment is worth, and every rate at which both "
          "are worth the same (its IRR, the crossover rate). Drivers are moved one at a time "
          "to where the best one is the best no longer; one that several have with the same "
          "value moves in all of them. --details lists all of these. Where lives differ, "
          "increments are those of repeated chains. Amounts in different currencies or scales "
          "are shown and not subtracted. Costs alone, that a policy of returns would refuse, "
          "are compared with --no-policy, at the [rates] of each bid. --set moves a number in "
          "all alternatives. Nobody chooses among scenarios: --scenarios shows how far each is "
          "from the bid as written."
          "\n\n"
          "The exit status is 0, 1 where the best one (with --scenarios the bid as written) is "
          "a no-go, or 2 where one could not be judged or they cannot be ranked.",
      .flags = {{.spelling = "--scenarios",
                 .target = &options->scenarios,
                 .help = "Compare one bid as written with each of its scenarios"},
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "In a text too: within which values of each number the best one leads"}},
      .run = [options](Session& session) { return Alternatives(*options, session).run(); }};
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
