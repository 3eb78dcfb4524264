// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

#include <doctest/doctest.h>

#include "parser.hpp"
#include "stand_in.hpp"

using namespace gonogo;
using namespace gonogo::cli;

namespace {

LoadOptions loading(const std::vector<std::string>& words, const std::string& file = "b.toml") {
  BidOptions options;
  REQUIRE(parse({.name = "sample", .flags = bid_flags(options)}, words) == Request::run);
  StandIn world{.variables = {{"GONOGO_POLICY", "environment.toml"}}};
  return load_options(options, file, world.session());
}

}  // namespace

TEST_CASE("bid_flags: files, policy and settings reach the loader as written") {
  const LoadOptions options =
      loading({"a.toml", "--policy", "p.toml", "--set", "drivers.beds=1", "b.toml", "--set=x*=2"});
  CHECK(options.bid == "b.toml");
  CHECK(options.policy == "p.toml");
  CHECK(options.settings == std::vector<std::string>{"drivers.beds=1", "x*=2"});
  CHECK_FALSE(options.no_policy);
}

TEST_CASE("bid_flags: the environment names a policy beside the flags") {
  CHECK(loading({"a.toml"}).policy_from_environment == "environment.toml");
  CHECK_FALSE(loading({"a.toml"}).policy.has_value());
  CHECK(loading({"a.toml", "--no-policy"}).no_policy);
}
