// SPDX-License-Identifier: MIT
// Lists from CSV files (RFC 4180) beside a bid.
#include <doctest/doctest.h>

#include "gonogo/input/load.hpp"
#include "reading.hpp"
#include "temporary_folder.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::numbers;
using test::TemporaryFolder;

namespace {

Checked<Loaded> load_bid(const TemporaryFolder& folder, const std::string& sections) {
  Sources sources;
  return load({.bid = folder.write("bid.toml", test::with_project(sections)), .no_policy = true},
              sources);
}

/// The values of column x of a file with these bytes.
std::vector<double> column_x(const std::string& bytes) {
  const TemporaryFolder folder;
  folder.write("s.csv", bytes);
  const auto loaded = load_bid(folder, "drivers.a = { file = \"s.csv\", column = \"x\" }");
  REQUIRE(loaded.value);
  CHECK(loaded.value->proposal.drivers[0].value.series);
  return numbers(loaded.value->proposal.drivers[0].value);
}

Codes faults(const std::string& bytes) {
  const TemporaryFolder folder;
  folder.write("s.csv", bytes);
  return codes(load_bid(folder, "drivers.a = { file = \"s.csv\", column = \"x\" }").diagnostics);
}

}  // namespace

TEST_CASE("series: quotes, doubled quotes, blanks, line ends and a byte order mark") {
  const std::vector<double> values = {1, 2.5, -3};
  CHECK(column_x("x\n1\n2.5\n-3\n") == values);
  CHECK(column_x("\xEF\xBB\xBFx,y\r\n1,a\r\n2.5,b\r\n-3,c") == values);
  CHECK(column_x("\"a \"\"b\"\", c\",\"x\"\n1,\"1\"\n2,\"2.5\"\n\n\"3\n4\", -3 \n") == values);
  CHECK(column_x("y , x\n0 , 1\n0 ,2.5\n0, -3\n") == values);
}

TEST_CASE("series: what is no number, missing or not closed is told at its place") {
  CHECK(faults("x\n1\nmany\n") == Codes{"bad-series"});
  CHECK(faults("y,x\n1,2\n3\n") == Codes{"bad-series"});
  CHECK(faults("y,x\n1,\n") == Codes{"bad-series"});
  CHECK(faults("x\n\"1\n") == Codes{"bad-series"});
  CHECK(faults("x\n\"1\"2\n") == Codes{"bad-series"});
  CHECK(faults("x\n1e400\n") == Codes{"bad-series"});
  CHECK(faults("x\n") == Codes{"bad-series"});
  CHECK(faults("") == Codes{"bad-series"});
  CHECK(faults("y\n1\n") == Codes{"bad-series"});
}

TEST_CASE("series: the keys of time stand beside the file") {
  const TemporaryFolder folder;
  folder.write("data/s.csv", "x\n1\n2\n");
  const auto loaded = load_bid(
      folder,
      "drivers.a = { file = \"data/s.csv\", column = \"x\", by = \"month\", repeat = true }\n"
      "drivers.b = { value = { file = \"data/s.csv\", column = \"x\" }, spread = [-0.1, 0.1] }\n"
      "cost.c = { amount = { file = \"data/s.csv\", column = \"x\" }, per = \"year\", by = "
      "\"quarter\" }");
  REQUIRE(loaded.value);
  CHECK(loaded.value->proposal.drivers[0].time.by == By::month);
  CHECK(numbers(loaded.value->proposal.drivers[1].value) == std::vector<double>{1, 2});
  CHECK(numbers(loaded.value->proposal.lines[0].amount) == std::vector<double>{1, 2});
  CHECK(loaded.value->proposal.lines[0].time.by == By::quarter);
}

TEST_CASE("series: nothing outside the bid's folder is read, whatever names and links say") {
  const TemporaryFolder folder;
  folder.write("secret.csv", "x\n1\n");
  folder.write("bids/inside.csv", "x\n1\n");
  std::filesystem::create_symlink("../secret.csv", folder.path() / "bids/link.csv");
  std::filesystem::create_symlink("..", folder.path() / "bids/up");
  std::filesystem::create_symlink("inside.csv", folder.path() / "bids/good.csv");
  const auto faults_of_file = [&](const std::string& name) {
    Sources sources;
    const std::string text =
        test::with_project("drivers.a = { file = \"" + name + "\", column = \"x\" }");
    return codes(
        load({.bid = folder.write("bids/bid.toml", text), .no_policy = true}, sources).diagnostics);
  };
  CHECK(faults_of_file("inside.csv").empty());
  CHECK(faults_of_file("good.csv").empty());
  for (const std::string name : {"../secret.csv", "link.csv", "up/secret.csv", "./../secret.csv",
                                 "/etc/hostname", "up", ".", "", "none.csv", "a\\u0000b"}) {
    INFO(name);
    CHECK(faults_of_file(name) == Codes{"bad-series"});
  }
  CHECK(faults_of_file((folder.path() / "bids/inside.csv").string()) == Codes{"bad-series"});
}

TEST_CASE("series: a section or an item may be called file") {
  CHECK(test::faults_of("quantities.file = \"2 * 3\"\ncost.file = { amount = 3, per = \"year\" "
                        "}\ndrivers.file = 2")
            .empty());
  const TemporaryFolder folder;
  CHECK(load_bid(folder,
                 "quantities.file = \"2 * 3\"\ncost.file = { amount = 3, per = \"year\" "
                 "}\ndrivers.file = 2")
            .value);
}
