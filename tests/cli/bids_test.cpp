// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <new>
#include <stdexcept>
#include <thread>

#include "stand_in.hpp"

using namespace gonogo;
using namespace gonogo::cli;

TEST_CASE("report_files: what fails for one file is its error, and the others are read") {
  StandIn stand_in;
  Session session = stand_in.session();
  const BidOptions bids{.files = {"large.toml", "odd.toml", "good.toml"}};
  int reported = 0;
  const int status = report_files(bids, {.quiet = true}, session, OtherKinds::as_bids,
                                  [&](const std::string& file, const OpenedFile&) {
                                    if (file == "large.toml") throw std::bad_alloc();
                                    if (file == "odd.toml") throw std::runtime_error("odd");
                                    ++reported;
                                    return CommandResult{};
                                  });
  CHECK(status == failed);
  CHECK(reported == 1);
  CHECK(stand_in.err.str() ==
        "error[memory]: not enough memory for this file\n"
        " --> large.toml\n"
        "  = help: evaluate it alone, or with fewer steps, lines or trials\n"
        "error[internal]: odd\n"
        " --> odd.toml\n"
        "  = help: please report this\n");
}

TEST_CASE("report_files: what threads make side by side is told in the order of the files") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("gonogo-bids-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  constexpr int count = 40;
  for (int n = 0; n < count; ++n)
    std::ofstream(folder / ("b" + std::to_string(100 + n) + ".toml")) << "x = 1\n";
  StandIn stand_in;
  Session session = stand_in.session();
  const FileReporter reporter = [&](const std::string& file, const OpenedFile&) {
    // The first of each two takes longest.
    const bool slow = (file[file.size() - 6] - '0') % 2 == 0;
    std::this_thread::sleep_for(std::chrono::microseconds(slow ? 800 : 0));
    if (file.ends_with("b107.toml")) throw std::runtime_error("odd");
    CommandResult result;
    result.report.title = verbatim(fs::path(file).filename().string());
    return result;
  };
  const int status = report_files({.files = {folder.string()}}, {.format = "ndjson"}, session,
                                  OtherKinds::as_bids, reporter, {}, Reporting::side_by_side);
  fs::remove_all(folder);
  CHECK(status == failed);
  CHECK(stand_in.err.str().find("error[internal]: odd") != std::string::npos);
  std::istringstream lines(stand_in.out.str());
  std::string line;
  for (int n = 0; n < count; ++n) {
    REQUIRE(std::getline(lines, line));
    CHECK(line.find("b" + std::to_string(100 + n) + ".toml") != std::string::npos);
  }
  CHECK_FALSE(std::getline(lines, line));
}
