// SPDX-License-Identifier: MIT
#include "bids.hpp"

#include <doctest/doctest.h>

#include <new>
#include <stdexcept>

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
