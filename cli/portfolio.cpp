// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <system_error>

#include "bids.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/chance/sample.hpp"
#include "gonogo/choice/portfolio_choice.hpp"
#include "gonogo/input/load_portfolio.hpp"
#include "input_files.hpp"
#include "kept_remarks.hpp"

namespace gonogo::cli {
namespace {

/// What no user writes.
constexpr std::uint64_t not_given = std::numeric_limits<std::uint64_t>::max();

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::optional<std::string> budget;
  bool simulate = false;
  std::uint64_t trials = not_given, seed = not_given;
  std::vector<std::string> shared;
};

/// One name for a file, whatever the user's words for it.
std::string identity(const std::string& file) {
  std::error_code missing;
  const auto path = std::filesystem::canonical(file, missing);
  return missing ? file : path.string();
}

/// A folder, or several files: each bid of them is one of the portfolio.
/// Other portfolios and policies that a folder holds are none of its bids.
Portfolio of_folder(const std::vector<std::string>& typed, Files& files) {
  Portfolio portfolio{.file = typed.front()};
  std::set<std::string> identities, ids;
  for (const FoundFile& each : expanded(typed)) {
    if (!identities.insert(identity(each.name)).second)
      throw usage_error(say("'{1}' is named twice", verbatim(each.name)),
                        say("a bid counts once: name it, or a folder that holds it"));
    Sources sources;
    const bool is_other = !each.searched.empty() && (check_portfolio(files, each.name, sources) ||
                                                     check_policy(files, each.name, {}, sources));
    if (is_other) continue;
    PortfolioBid bid{.id = std::filesystem::path(each.name).stem().string(),
                     .place = {.file = each.name},
                     .path = each.name};
    bid.file = Text{.value = each.name};
    if (!ids.insert(bid.id).second) bid.id = each.name;
    portfolio.bids.push_back(std::move(bid));
  }
  return portfolio;
}

/// Opens the portfolio and its bids, and prints what is wrong with them.
class Chosen {
 public:
  Chosen(const Options& options, Session& session)
      : options_(options),
        session_(session),
        files_(session.in),
        remarks_(options.report, session) {}

  int run() {
    check_output(options_.report, Arity::one, session_);
    check_flags();
    Report report = unjudged_report(options_.bids.files.front(), session_.command);
    int status = failed;
    if (auto problem = opened()) {
      PortfolioChoice found = chosen(*problem);
      if (options_.simulate && found.best) found.risk = simulated(*problem, found);
      report = portfolio_choice_report(*problem, found);
      if (Message text = unmoved(problem->portfolio); !text.empty())
        report.banners.push_back(std::move(text));
      status = status_of(found);
    }
    for (const std::string& name : files_.take_names()) check_apart(options_.report, name);
    if (!wants_text(options_.report)) append_new(report.remarks, remarks_.take());
    if (for_scripts(options_.report) || !report.sections.empty())
      write_reports({report}, options_.report, Arity::one, session_);
    return status;
  }

 private:
  void check_flags() const {
    if (options_.simulate) return;
    const std::pair<bool, Message> needless[] = {
        {!options_.shared.empty(), verbatim("--shared")},
        {options_.trials != not_given, verbatim("--trials")},
        {options_.seed != not_given, verbatim("--seed")}};
    for (const auto& [given, flag] : needless) {
      if (given) throw usage_error(say("{1} goes with --simulate", flag), say("add --simulate"));
    }
  }

  int status_of(const PortfolioChoice& found) const {
    if (remarks_.has_errors() || (!found.best && !found.proven)) return failed;
    return found.best ? done : no_go;
  }

  /// What settings and a scenario do not change.
  Message unmoved(const Portfolio& portfolio) const {
    if (options_.bids.settings.empty() && options_.bids.scenario.empty()) return {};
    std::vector<std::string> stated;
    for (const PortfolioBid& each : portfolio.bids) {
      if (!each.file) stated.push_back(each.id);
    }
    if (stated.empty()) return {};
    return say("NOT CHANGED by --set or --scenario, as they state their NPV: {1} of {2} bids ({3})",
               number(stated.size()), number(portfolio.bids.size()), verbatim_list(stated));
  }

  std::optional<Portfolio> portfolio() {
    const auto& typed = options_.bids.files;
    if (arity_of(typed) == Arity::many) return of_folder(typed, files_);
    Sources sources;
    auto loaded = load_portfolio(files_, typed.front(), sources);
    remarks_.keep(std::move(loaded.diagnostics), sources);
    return std::move(loaded.value);
  }

  /// The problem, where one of the bids can be judged.
  std::optional<PortfolioProblem> opened() {
    auto portfolio = this->portfolio();
    if (!portfolio) return {};
    if (options_.budget) {
      const auto budget = parse_number(*options_.budget);
      if (!budget || *budget < 0)
        throw usage_error(say("--budget is an amount, not '{1}'", verbatim(*options_.budget)),
                          say("write --budget=8_000_000"));
      portfolio->terms.budget = {.whole = *budget};
      if (!portfolio->hash.empty()) portfolio->what_if = "--budget=" + *options_.budget;
    }
    std::vector<std::pair<std::string, JudgedBid>> bids;
    for (const PortfolioBid& each : portfolio->bids) {
      if (!each.file) continue;
      Sources sources;
      auto bid = open_bid(files_, load_options(options_.bids, each.path, session_), sources);
      if (bid.value) {
        const Evaluation evaluation = evaluate(*bid.value);
        append_new(bid.diagnostics, evaluation.faults);
        bids.emplace_back(each.id, judged(*bid.value, evaluation));
        if (options_.simulate) bids_.emplace(each.id, *std::move(bid.value));
      }
      remarks_.keep(std::move(bid.diagnostics), sources);
    }
    auto problem = problem_of(*std::move(portfolio), std::move(bids));
    remarks_.keep(std::move(problem.diagnostics), {});
    return std::move(problem.value);
  }

  PortfolioChoice chosen(const PortfolioProblem& problem) const {
    ChoiceOptions options;
    if (options_.report.details) options.searched = problem.candidates.size();
    return choose(problem, options);
  }

  /// The drivers that the file and the command line list, once each.
  std::vector<Address> shared_in(const Portfolio& portfolio) const {
    std::vector<Address> shared;
    const auto add = [&](const Address& each) {
      if (std::find(shared.begin(), shared.end(), each) == shared.end()) shared.push_back(each);
    };
    for (const Text& each : portfolio.terms.shared) add(each.value);
    for (const std::string& each : options_.shared) {
      if (!each.starts_with("drivers."))
        throw usage_error(say("'{1}' is no driver", verbatim(each)), say("--shared=drivers.wage"));
      add(each);
    }
    return shared;
  }

  /// All bids together; absent, with errors, where one of them cannot be simulated.
  std::optional<JointSimulation> simulated(const PortfolioProblem& problem,
                                           const PortfolioChoice& found) {
    JointOptions joint{.shared = shared_in(problem.portfolio)};
    if (options_.trials != not_given) joint.trials = options_.trials;
    if (options_.seed != not_given) joint.seed = options_.seed;
    if (joint.trials < 1 || joint.trials > most_points)
      throw usage_error(say("--trials is from 1 to {1}", number(most_points)),
                        say("--trials=16384"));
    joint.beside = found.best->npv;
    const std::vector<JointBid> bids = joint_bids(problem, found, bids_);
    for (std::size_t j = 0; j < bids.size(); ++j)
      joint.beside -= bids[j].share * problem.candidates[j].npv;
    auto risk = simulate_together(bids, joint);
    remarks_.keep(std::move(risk.diagnostics), {});
    return std::move(risk.value);
  }

  const Options& options_;
  Session& session_;
  InputFiles files_;
  KeptRemarks remarks_;
  std::map<std::string, Bid> bids_ = {};  ///< by id, for those who simulate
};

}  // namespace

Command portfolio_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "portfolio",
      .brief = "Choose which bids to win under budgets",
      .manual =
          "Chooses the bids of a portfolio (gonogo-portfolio(5)) that are worth most together, "
          "under budgets of money and of other resources, over the whole period or by year, with "
          "bids that require or exclude each other. The choice is exact, unless the search runs "
          "out of steps: then it is the best one found, and the report says how much more another "
          "could be worth at most. A folder, or several bids, is a portfolio too: --budget limits "
          "its investment."
          "\n\n"
          "The report says what is chosen and what each bid left out lacks, above which NPV it "
          "would be chosen and which bids come and go with it (of the 24 most valuable; of all "
          "with --details), what more of each budget is worth and the least increase that changes "
          "the choice, and the next best choices. Each of these is found by choosing anew; what "
          "no steps were left for is named. Where nothing keeps to all limits, it names "
          "limits that contradict each other. A bid that cannot be judged is left out."
          "\n\n"
          "With --simulate all bids are drawn together, those that are left out too: the mean of "
          "the "
          "NPV, its quantiles, the value at risk and the chance of an NPV below 0, of each bid, of "
          "the chosen ones and of all. Drivers that the portfolio lists as shared, or --shared "
          "names, are at the same place of their distributions in all bids; all else is drawn for "
          "each bid alone."
          "\n\n"
          "The exit status is 0, 1 where no choice is possible, or 2 where a bid could not be "
          "judged or no choice was found.",
      .flags = {{.spelling = "FILE...",
                 .target = &options->bids.files,
                 .help = "Portfolio to read; or bids, of which a folder means all in it"},
                {.spelling = "--budget=AMOUNT",
                 .target = &options->budget,
                 .help = "What may be invested over the whole period, whatever the file says"},
                {.spelling = "--simulate",
                 .target = &options->simulate,
                 .help = "Show what is at risk: all bids are drawn together"},
                {.spelling = "--shared=DRIVER",
                 .target = &options->shared,
                 .help = "A driver that is the same in all bids, as drivers.wage; may be repeated"},
                {.spelling = "--trials=N",
                 .target = &options->trials,
                 .help = "Cases to draw, at least; 16384 without it"},
                {.spelling = "--seed=N",
                 .target = &options->seed,
                 .help = "What the draws are made from; 1 without it"},
                {.spelling = "--details",
                 .target = &options->report.details,
                 .help = "In a text too: use by year; when every bid left out would be chosen"}},
      .run = [options](Session& session) { return Chosen(*options, session).run(); }};
  add_flags(command, setting_flags(options->bids));
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
