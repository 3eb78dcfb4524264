// SPDX-License-Identifier: MIT
#include "bid_options.hpp"

#include <doctest/doctest.h>

using namespace gonogo::cli;

TEST_CASE("setting_of: replaces, scales or adds") {
  const Setting replaced = setting_of("drivers.beds=1000");
  CHECK(replaced.address == "drivers.beds");
  CHECK(replaced.how == Setting::How::replace);
  CHECK(replaced.value == "1000");
  const Setting scaled = setting_of("drivers.take_up[3]*=0.7");
  CHECK(scaled.address == "drivers.take_up[3]");
  CHECK(scaled.how == Setting::How::times);
  CHECK(scaled.value == "0.7");
  const Setting moved = setting_of("cost.rent.amount.Y6+=-100");
  CHECK(moved.address == "cost.rent.amount.Y6");
  CHECK(moved.how == Setting::How::plus);
  CHECK(moved.value == "-100");
}

TEST_CASE("setting_of: what follows the first sign belongs to the value") {
  CHECK(setting_of("cost.care.amount=if(beds >= 3, 1, 2)").value == "if(beds >= 3, 1, 2)");
  CHECK(setting_of("cost.care.amount=a*=b").how == Setting::How::replace);
}

TEST_CASE("setting_of: an address, a sign and a value are needed") {
  for (const char* written :
       {"", "=", "=1", "*=1", "+=1", "drivers.beds", "drivers.beds=", "a*="}) {
    CAPTURE(written);
    CHECK_THROWS_AS(setting_of(written), Failure);
  }
}
