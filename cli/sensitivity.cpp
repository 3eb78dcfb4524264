// SPDX-License-Identifier: MIT
#include "gonogo/analysis/sensitivity.hpp"

#include <memory>

#include "bids.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo::cli {
namespace {

constexpr std::uint64_t not_stated = ~std::uint64_t(0);

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string measure = "npv";
  std::optional<std::string> swing;
  bool own = false;
  bool tornado = false;
  std::optional<std::string> grid;
  std::uint64_t points = not_stated;
  bool profile = false;
};

SensitivityOptions study_of(const Options& options) {
  SensitivityOptions study;
  study.measure.measure = *measure_named(options.measure);
  if (options.own) study.swings = SwingRange::stated;
  if (options.tornado) study.detail = Detail::tornado;
  if (options.swing) {
    const auto share = parse_number(*options.swing);
    if (!share || !(*share > 0 && *share < 1)) {
      throw usage_error(
          say("--swing is a share between 0 and 1, not '{1}'", verbatim(*options.swing)),
          say("--swing=0.1 moves each number by 10%"));
    }
    study.share = *share;
    if (!options.own) study.swings = SwingRange::share;
  }
  return study;
}

std::uint64_t points_of(const Options& options) {
  constexpr std::uint64_t usual = 21;
  return options.points == not_stated ? usual : options.points;
}

/// The two addresses of --grid; empty without it.
std::vector<std::string> grid_of(const Options& options) {
  if (!options.grid && options.points != not_stated)
    throw usage_error(say("--points goes with --grid"), say("--grid=drivers.price,drivers.beds"));
  if (!options.grid) return {};
  auto addresses = split(*options.grid, ',');
  if (addresses.size() != 2 || points_of(options) < 2 || points_of(options) > 201) {
    throw usage_error(say("--grid takes two addresses, --points from 2 to 201"),
                      say("--grid=drivers.price,drivers.beds"));
  }
  return addresses;
}

void add_grid(const Options& options, const std::vector<std::string>& addresses, const Bid& bid,
              Report& report) {
  const auto grid = find_two_way(bid, {*measure_named(options.measure)}, addresses[0], addresses[1],
                                 static_cast<int>(points_of(options)));
  if (!grid.value) throw usage_error(grid.diagnostics);
  report.sections.push_back(two_way_section(bid, *grid.value));
  for (Diagnostic& each : faults_of(bid, *grid.value)) report.remarks.push_back(std::move(each));
}

CommandResult study(const Options& options, const SensitivityOptions& wanted,
                    const std::vector<std::string>& grid, const Bid& bid) {
  const Sensitivity found = find_sensitivity(bid, wanted);
  CommandResult result{sensitivity_report(bid, wanted, found), done};
  append_new(result.report.remarks, faults_of(bid, found));
  // A profile goes over all rates.
  if (!options.profile) append_new(result.report.remarks, missing_rates(bid));
  if (!grid.empty()) add_grid(options, grid, bid, result.report);
  if (options.profile) result.report.sections.push_back(profile_section(bid, find_profile(bid)));
  return result;
}

}  // namespace

Command sensitivity_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "sensitivity",
      .brief = "Rank the numbers of a bid by how far they move the answer",
      .manual =
          "Changes every driver, the discount rate, revenue, cost and investment as wholes and "
          "the period, each alone, and ranks them by their effect on a measure. Shows which "
          "change the verdict, the sensitivity coefficients, and the values at which rules "
          "switch. A number moves between low and high of the bid where it states them, else by 10 "
          "% "
          "either way; a driver that is whole by whole units. What moves in whole steps only (the "
          "period) is listed apart. S_AF = (dA / A) / (dF / F), the relative change of the measure "
          "by "
          "that of the number, for +1% of the number; left out where the measure as written is not "
          "above "
          "0, as the sign would be wrong. Where -1% gives another coefficient, a step cost or a "
          "limit is between, and both are shown. Switching values are on the tick of their "
          "driver.",
      .flags = {{.spelling = "--measure=NAME",
                 .target = &options->measure,
                 .help = "The measure to follow",
                 .choices = measure_names()},
                {.spelling = "--swing=SHARE",
                 .target = &options->swing,
                 .help = "Move every number this far either way; without it, from low to high of "
                         "the bid where "
                         "stated, else 0.1"},
                {.spelling = "--own",
                 .target = &options->own,
                 .help = "Only numbers for which the bid states low or high, between these"},
                {.spelling = "--tornado",
                 .target = &options->tornado,
                 .help = "Leave out switching values and spider, which take longer"},
                {.spelling = "--grid=A,B",
                 .target = &options->grid,
                 .help = "Also move two addresses together"},
                {.spelling = "--points=N",
                 .target = &options->points,
                 .help = "Points of the grid each way; 21 without it"},
                {.spelling = "--profile",
                 .target = &options->profile,
                 .help =
                     "Also the present value over the discount rate, with every internal rate"}},
      .run = [options](Session& session) {
        const SensitivityOptions wanted = study_of(*options);
        const std::vector<std::string> grid = grid_of(*options);
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return study(*options, wanted, grid, bid); });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, bid_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
