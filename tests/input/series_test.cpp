// SPDX-License-Identifier: MIT
// Lists from CSV files (RFC 4180) beside a bid.
#include "input/series.hpp"

#include <doctest/doctest.h>

#include "gonogo/input/load.hpp"
#include "reading.hpp"
#include "support/peak_memory.hpp"
#include "written_files.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::numbers;
using test::WrittenFiles;

namespace {

Checked<Loaded> load_bid(WrittenFiles& files, const std::string& sections) {
  Sources sources;
  return load(files,
              {.bid = files.write("bid.toml", test::with_project(sections)), .no_policy = true},
              sources);
}

/// The values of column x of a file with these bytes.
std::vector<double> column_x(const std::string& bytes) {
  WrittenFiles files;
  files.write("s.csv", bytes);
  const auto loaded = load_bid(files, "drivers.a = { file = \"s.csv\", column = \"x\" }");
  REQUIRE(loaded.value);
  CHECK(std::get<ValueList>(loaded.value->proposal.drivers[0].value.value).is_series());
  return numbers(loaded.value->proposal.drivers[0].value);
}

Codes faults(const std::string& bytes) {
  WrittenFiles files;
  files.write("s.csv", bytes);
  return codes(load_bid(files, "drivers.a = { file = \"s.csv\", column = \"x\" }").diagnostics);
}

}  // namespace

TEST_CASE("series: quotes, doubled quotes, blanks, line ends and a byte order mark") {
  const std::vector<double> values = {1, 2.5, -3};
  CHECK(column_x("x\n1\n2.5\n-3\n") == values);
  CHECK(column_x("\xEF\xBB\xBFx,y\r\n1,a\r\n2.5,b\r\n-3,c") == values);
  CHECK(column_x("\"a \"\"b\"\", c\",\"x\"\n1,\"1\"\n2,\"2.5\"\n\n\"3\n4\", -3 \n") == values);
  CHECK(column_x("y , x\n0 , 1\n0 ,2.5\n0, -3\n") == values);
}

TEST_CASE("series: quotes in other columns are text, where they leave the row its fields") {
  const std::vector<double> values = {1, 2.5, -3};
  CHECK(column_x("note,x\n5\" pipe,1\na \"b\" c,2.5\n\"d\" e,-3\n") == values);
  CHECK(column_x("x,note\n1,5\" pipe\n2.5,\"d\" e\n-3,\"f\"\"g\"h\n") == values);
  CHECK(faults("note,x\n\"a\" \"b, 5, c\", 7\n") == Codes{"bad-series"});
  CHECK(faults("note,x\n5\" pipe, 3, 7\n") == Codes{"bad-series"});
  CHECK(faults("5\" pipe,x\n1,2\n") == Codes{"bad-series"});
  CHECK(faults("x,note\n1,\"not closed\n2,b\n") == Codes{"bad-series"});
}

TEST_CASE("series: a lone carriage return ends a line") {
  CHECK(column_x("x,y\r1,a\r2.5,\"b\"\r\r-3,c") == std::vector<double>{1, 2.5, -3});
  CHECK(column_x("x\r\n1\n2\r3") == std::vector<double>{1, 2, 3});
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
  WrittenFiles files;
  files.write("data/s.csv", "x\n1\n2\n");
  const auto loaded = load_bid(
      files,
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

TEST_CASE("series: a name cannot lead out of the bid's folder") {
  WrittenFiles files;
  files.write("secret.csv", "x\n1\n");
  files.write("bids/inside.csv", "x\n1\n");
  const auto faults_of_file = [&](const std::string& name) {
    Sources sources;
    files.write("bids/bid.toml",
                test::with_project("drivers.a = { file = \"" + name + "\", column = \"x\" }"));
    return codes(load(files, {.bid = "bids/bid.toml", .no_policy = true}, sources).diagnostics);
  };
  CHECK(faults_of_file("inside.csv").empty());
  for (const std::string name :
       {"../secret.csv", "./../secret.csv", "/secret.csv", "", "none.csv", "a\\u0000b"}) {
    INFO(name);
    CHECK(faults_of_file(name) == Codes{"bad-series"});
  }
}

TEST_CASE("series: a fault has the place of its field") {
  const auto place_of = [](const std::string& bytes) {
    WrittenFiles files;
    files.write("s.csv", bytes);
    const auto found =
        load_bid(files, "drivers.a = { file = \"s.csv\", column = \"x\" }").diagnostics;
    REQUIRE(found.size() == 1);
    return to_string(found[0].place) + "+" + std::to_string(found[0].place.length);
  };
  CHECK(place_of("x,y\n1,2\n\n many,3 \n") == "s.csv:4:2+4");
  CHECK(place_of("x\n1\n\n2\n") == "s.csv:3:1+1");  // an empty line between values of one column
  CHECK(place_of("x\r\n1\r\n\r\n2\r\n") == "s.csv:3:1+1");
  CHECK(place_of("\xEF\xBB\xBFy,x\r\n\"a\nb\",\t\"2 3\" \r\n") == "s.csv:3:5+5");
  CHECK(place_of("é, x\n\"é\"\"\",é\n") == "s.csv:2:7+1");
  CHECK(place_of("y,x\n1,2\n3\n") == "s.csv:3:1+1");
  CHECK(place_of("x,y\n1,\"2\n") == "s.csv:2:3+1");
  CHECK(place_of("x\n\"1\" 2\n") == "s.csv:2:5+1");
  CHECK(place_of("x\n12\"3\n") == "s.csv:2:3+1");
  CHECK(place_of("y,x\r1,2\r3,many\r") == "s.csv:3:3+4");
  CHECK(place_of("y,x\r\n1,2\r3,many\r\n") == "s.csv:3:3+4");
}

TEST_CASE("series: a column is read once, and columns that nobody names are not kept") {
  WrittenFiles files;
  files.write("s.csv", "x," + std::string(1 << 20, ',') + "\n1\n");
  const auto loaded = load_bid(files,
                               "drivers.a = { file = \"s.csv\", column = \"x\" }\n"
                               "drivers.b = { file = \"s.csv\", column = \"x\" }");
  REQUIRE(loaded.value);
  CHECK(numbers(loaded.value->proposal.drivers[1].value) == std::vector<double>{1});
  CHECK(faults("x\nmany\n") == Codes{"bad-series"});
}

TEST_CASE("series: reading ends at the first row that no bid has a step for") {
  std::string rows = "x\n";
  for (int i = 0; i < 10'000; ++i) rows += "1\n";
  CHECK(column_x(rows).size() == 10'000);
  CHECK(faults(rows + "1\nmany\n") == Codes{"bad-series"});
}

TEST_CASE("series: the columns of a bid hold a million values together") {
  WrittenFiles files;
  files.write("s.csv", "x,y,z\n1,1,1\n2,2,2\n");
  Document document = test::document_of(
      "drivers.a = { file = \"s.csv\", column = \"x\" }\n"
      "drivers.b = { file = \"s.csv\", column = \"x\" }\n"
      "drivers.c = { file = \"s.csv\", column = \"y\" }\n"
      "drivers.d = { file = \"s.csv\", column = \"z\" }\n");
  SeriesColumns known = {.values = most_series_values - 2};
  Sources sources;
  Diagnostics found;
  load_series(document, &files, known, sources, found);
  REQUIRE(codes(found) == Codes{"bad-series"});
  CHECK(found[0].place.line == 3);
}

TEST_CASE("series: a column is held once, however many drivers name it") {
  WrittenFiles files;
  std::string rows = "x\n";
  for (int i = 0; i < 10'000; ++i) rows += "1\n";
  files.write("s.csv", rows);
  std::string drivers = "[drivers]\n";
  for (int i = 0; i < 300; ++i)
    drivers += "d" + std::to_string(i) + " = { file = \"s.csv\", column = \"x\" }\n";
  const auto peak = test::peak_memory_of([&] {
    const auto loaded = load_bid(files, drivers);
    REQUIRE(loaded.value);
    CHECK(loaded.value->proposal.drivers.size() == 300);
  });
  if (peak) CHECK(*peak < 10e6);
}

TEST_CASE("series: columns that nobody names take little more memory than the file") {
  WrittenFiles files;
  files.write("s.csv", "x," + std::string(4 << 20, ',') + "\n1\n");
  const auto peak = test::peak_memory_of([&] {
    const auto loaded = load_bid(files, "drivers.a = { file = \"s.csv\", column = \"y\" }");
    CHECK(codes(loaded.diagnostics) == Codes{"bad-series"});
  });
  if (peak) CHECK(*peak < 14e6);
}

TEST_CASE("series: one value of a column is set for one driver") {
  WrittenFiles files;
  files.write("s.csv", "x\n1\n2\n");
  Sources sources;
  const auto loaded = load(
      files,
      {.bid = files.write("bid.toml",
                          test::with_project("drivers.a = { file = \"s.csv\", column = \"x\" }\n"
                                             "drivers.b = { file = \"s.csv\", column = \"x\" }\n")),
       .no_policy = true,
       .settings = {"drivers.a[2]=5", "drivers.a[1]*=3"}},
      sources);
  REQUIRE(loaded.value);
  CHECK(numbers(loaded.value->proposal.drivers[0].value) == std::vector<double>{3, 5});
  CHECK(numbers(loaded.value->proposal.drivers[1].value) == std::vector<double>{1, 2});
  CHECK(loaded.value->settings[0].before == "2");
}

TEST_CASE("series: a section or an item may be called file") {
  CHECK(test::faults_of("quantities.file = \"2 * 3\"\ncost.file = { amount = 3, per = \"year\" "
                        "}\ndrivers.file = 2")
            .empty());
  WrittenFiles files;
  CHECK(load_bid(files,
                 "quantities.file = \"2 * 3\"\ncost.file = { amount = 3, per = \"year\" "
                 "}\ndrivers.file = 2")
            .value);
}
