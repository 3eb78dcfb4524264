// SPDX-License-Identifier: MIT
#include <chrono>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>

#include "bids.hpp"
#include "gonogo/analysis/bid_problems.hpp"
#include "gonogo/analysis/difference.hpp"
#include "gonogo/analysis/turning.hpp"
#include "gonogo/base/diagnostic_set.hpp"
#include "input_files.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  BidOptions bids;
  ReportOptions report;
  std::string bid = {};
  std::uint64_t times = 0;  ///< 0: without end
};

/// What a file looks like from outside: another one, or another text in it, looks different.
struct Look {
  std::optional<fs::file_time_type> written = {};  ///< none: there is no such file
  std::uintmax_t size = 0;
  bool operator==(const Look&) const = default;
};

Look look_at(const std::string& name) {
  std::error_code missing;
  const fs::file_time_type written = fs::last_write_time(name, missing);
  if (missing) return {};
  const std::uintmax_t size = fs::file_size(name, missing);
  return {.written = written, .size = missing ? 0 : size};
}

/// Files as they were when an evaluation read them, and the policy that it found.
class WatchedFiles : public InputFiles {
 public:
  WatchedFiles(const std::string& bid, std::istream& standard_input)
      : InputFiles(standard_input), bid_(bid), policy_(nearest_policy(bid)) {}

  /// Looks before it reads: what is written meanwhile is a change.
  Checked<std::string> read(const std::string& name, std::size_t largest) override {
    looks_.emplace(name, look_at(name));
    return InputFiles::read(name, largest);
  }

  /// Waits for a change, and until no other follows: an editor may write a file in pieces.
  void wait() {
    constexpr auto pause = std::chrono::milliseconds(100);
    while (!changed()) std::this_thread::sleep_for(pause);
    do {
      std::this_thread::sleep_for(pause);
    } while (changed());
  }

 private:
  /// Whether anything is different since the last look.
  bool changed() {
    bool found = false;
    for (auto& [name, before] : looks_) {
      const Look now = look_at(name);
      found |= now != before;
      before = now;
    }
    const std::optional<std::string> policy = nearest_policy(bid_);
    found |= policy != policy_;
    policy_ = policy;
    return found;
  }

  std::string bid_;
  std::optional<std::string> policy_;
  std::map<std::string, Look> looks_ = {};
};

class Watch {
 public:
  Watch(const Options& options, Session& session) : options_(options), session_(session) {}

  int run() {
    if (options_.bid == "-") {
      throw usage_error(say("standard input does not change"), say("name a file to watch"));
    }
    int status = done;
    for (std::uint64_t n = 1;; ++n) {
      WatchedFiles files(options_.bid, session_.in);
      begin(n);
      status = evaluate_now(files);
      session_.out.flush();
      if (n == options_.times) return status;
      files.wait();
    }
  }

 private:
  /// On a terminal a run takes the place of the one before; elsewhere it follows it.
  void begin(std::uint64_t n) {
    constexpr const char* clear = "\033[H\033[2J\033[3J";
    if (session_.out_is_terminal) {
      session_.out << clear;
    } else if (n > 1) {
      session_.out << '\n';
    }
  }

  int evaluate_now(Files& files) {
    Sources sources;
    Checked<Bid> bid =
        open_bid(files, load_options(options_.bids, options_.bid, session_), sources);
    write_diagnostics(bid.diagnostics, sources, options_.report, session_);
    if (!bid.value) return failed;
    const Evaluation evaluation = evaluate(*bid.value);
    const Turning turning = find_turning(*bid.value, evaluation);
    Report report = evaluation_report(*bid.value, evaluation, &turning);
    if (before_) {
      for (Section& each : changes_since(*before_, *bid.value))
        report.sections.push_back(std::move(each));
    }
    append_new(report.remarks, flow_remarks(*bid.value));
    write_diagnostics(report.remarks, sources, options_.report, session_);
    report.remarks.clear();
    write_reports({report}, options_.report, Arity::one, session_);
    before_ = *std::move(bid.value);
    return exit_of(evaluation.verdict, options_.bids);
  }

  const Options& options_;
  Session& session_;
  std::optional<Bid> before_ = {};  ///< the last that could be read
};

}  // namespace

Command watch_command() {
  const auto options = std::make_shared<Options>();
  Command command{
      .name = "watch",
      .brief = "Judge a bid again whenever its files change",
      .manual =
          "Prints the front page of a bid, and prints it anew when the bid, its policy or one of "
          "its series is written: beside an editor, the answer follows what is typed. Below the "
          "front page stands what was changed since the run before, and what each change is worth. "
          "A bid that cannot be read is said, and the next run is compared with the last that "
          "could. It ends when it is interrupted, or with --times after so many runs with the exit "
          "status of the last one, as that of evaluate.",
      .flags = {{.spelling = "FILE", .target = &options->bid, .help = "Bid to watch"},
                {.spelling = "--times=N",
                 .target = &options->times,
                 .help = "End after so many runs; 0 runs until it is interrupted"}},
      .run = [options](Session& session) { return Watch(*options, session).run(); }};
  command.flags.push_back(scenario_flag(options->bids));
  add_flags(command, setting_flags(options->bids));
  add_flags(command, text_flags(options->report));
  return command;
}

}  // namespace gonogo::cli
