// SPDX-License-Identifier: MIT
#include <memory>

#include "bids.hpp"
#include "gonogo/analysis/shards.hpp"
#include "gonogo/files/disk_files.hpp"
#include "simulation_result.hpp"

namespace gonogo::cli {
namespace {

struct Options {
  std::string bid;
  std::vector<std::string> shards;
  BidOptions bids;
  ReportOptions report;
};

std::vector<ShardText> read_shards(const std::vector<std::string>& names) {
  constexpr std::size_t largest = std::size_t{1} << 32;
  DiskFiles files;
  std::vector<ShardText> shards;
  for (const std::string& name : names) {
    Checked<std::string> text = files.read(name, largest);
    if (!text.value) throw Failure(text.diagnostics.front());
    shards.push_back({.file = name, .text = *std::move(text.value)});
  }
  return shards;
}

CommandResult merge_one(const std::vector<ShardText>& shards, const Bid& bid) {
  const auto found = merge_shards(bid, shards);
  for (const Diagnostic& each : found.diagnostics) {
    if (each.severity == Severity::error) throw Failure(each);
  }
  return result_of(bid, *found.value);
}

}  // namespace

Command merge_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "merge",
      .brief = "Put the parts of a simulation together",
      .manual =
          "Reads what gonogo simulate --shard=I/N wrote for each I from 1 to N, in any order, and "
          "prints what gonogo simulate prints without --shard, to the last digit. The bid, its "
          "policy, the settings and the program must be those that made the parts; a part that is "
          "missing, comes twice or is damaged is an error.",
      .flags = {{.spelling = "BID", .target = &options->bid, .help = "The bid that was simulated"},
                {.spelling = "SHARD...",
                 .target = &options->shards,
                 .help = "Files that gonogo simulate --shard wrote"}},
      .run = [options](Session& session) {
        options->bids.files = {options->bid};
        const std::vector<ShardText> shards = read_shards(options->shards);
        return report_bids(options->bids, options->report, session,
                           [&](const Bid& bid) { return merge_one(shards, bid); });
      }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, setting_flags(options->bids));
  add_flags(command, report_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
