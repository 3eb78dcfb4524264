// SPDX-License-Identifier: MIT
#include "gonogo/files/disk_files.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "gonogo/input/load.hpp"
#include "input/reading.hpp"
#include "temporary_folder.hpp"

using namespace gonogo;
using test::Codes;
using test::codes;
using test::TemporaryFolder;

TEST_CASE("DiskFiles: a file that cannot be read is a diagnostic, not a crash") {
  const TemporaryFolder folder;
  for (const std::string& name :
       {std::string("no/such/bid.toml"), folder.path().string(), std::string("")}) {
    DiskFiles files;
    const auto found = files.read(name, 10);
    CHECK_FALSE(found.value);
    CHECK(codes(found.diagnostics) == Codes{"unreadable"});
    CHECK(found.diagnostics[0].place.file == name);
  }
}

TEST_CASE("DiskFiles: a stream without end is read only so far") {
  DiskFiles files;
  Sources sources;
  CHECK(files.read("/dev/zero", 10).value->size() == 11);
  CHECK(codes(load(files, {.bid = "/dev/zero", .no_policy = true}, sources).diagnostics) ==
        Codes{"too-large"});
}

TEST_CASE("DiskFiles: the policy is the nearest one upward, to the root of the repository") {
  const TemporaryFolder folder;
  DiskFiles files;
  folder.write("gonogo-policy.toml", "");
  std::filesystem::create_directories(folder.path() / "repository/.git");
  const std::string bid = folder.write("repository/bids/a/bid.toml", "");
  CHECK_FALSE(files.nearest_policy(bid));
  const std::string above = folder.write("repository/gonogo-policy.toml", "");
  CHECK(files.nearest_policy(bid) == above);
  const std::string nearer = folder.write("repository/bids/gonogo-policy.toml", "");
  CHECK(files.nearest_policy(bid) == nearer);
}

TEST_CASE("DiskFiles: nothing outside the bid's folder is read, whatever names and links say") {
  const TemporaryFolder folder;
  folder.write("secret.csv", "x\n1\n");
  folder.write("bids/inside.csv", "x\n1\n");
  std::filesystem::create_symlink("../secret.csv", folder.path() / "bids/link.csv");
  std::filesystem::create_symlink("..", folder.path() / "bids/up");
  std::filesystem::create_symlink("inside.csv", folder.path() / "bids/good.csv");
  const auto faults_of_file = [&](const std::string& name) {
    DiskFiles files;
    Sources sources;
    const std::string text =
        test::with_project("drivers.a = { file = \"" + name + "\", column = \"x\" }");
    return codes(
        load(files, {.bid = folder.write("bids/bid.toml", text), .no_policy = true}, sources)
            .diagnostics);
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

TEST_CASE(
    "DiskFiles: a file that nearly has the name of a policy is found, unless a policy is nearer") {
  const TemporaryFolder folder;
  DiskFiles files;
  std::filesystem::create_directories(folder.path() / ".git");
  const std::string far = folder.write("gonogo_policy.toml", "");
  const std::string bid = folder.write("bids/bid.toml", "");
  CHECK(files.misnamed_policy(bid) == far);
  folder.write("bids/gonogo-policy.toml", "");
  CHECK_FALSE(files.misnamed_policy(bid));
}

TEST_CASE("resembles_policy: slips of the name, not other files") {
  for (const char* name : {"gonogo_policy.toml", "policy.toml", "Gonogo-Policy.toml",
                           "gonogo-polcy.toml", "gonogo.policy.toml", "gonogo-policies.toml",
                           "gonogo-policy.toml.txt", "gonogopolicy.tml"}) {
    CAPTURE(name);
    CHECK(resembles_policy(name));
  }
  for (const char* name : {"gonogo-policy.toml", "gonogo-bid.toml", "gonogo-prices.toml",
                           "leased-lines.toml", "ict-policy.toml", "gonogo", ""}) {
    CAPTURE(name);
    CHECK_FALSE(resembles_policy(name));
  }
}

TEST_CASE("DiskFiles: a pipe or a device is refused, and nobody waits for its writer") {
  const TemporaryFolder folder;
  const std::string pipe = (folder.path() / "pipe.toml").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink("/dev/zero", folder.path() / "zero.toml");
  DiskFiles files;
  for (const std::string& name : {pipe, (folder.path() / "zero.toml").string()}) {
    CAPTURE(name);
    const auto found = files.read(name, 10);
    CHECK_FALSE(found.value);
    CHECK(codes(found.diagnostics) == Codes{"unreadable"});
  }
}

TEST_CASE("DiskFiles: a policy that is found by search is no link out of its folder") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "bids/.git");
  const std::string house = folder.write("house.toml", "[policy]\nname = \"House\"\n");
  const std::string bid = folder.write("bids/bid.toml", test::with_project("drivers.a = 1"));
  std::filesystem::create_symlink("../house.toml", folder.path() / "bids/gonogo-policy.toml");
  DiskFiles files;
  Sources sources;
  CHECK(codes(load(files, {.bid = bid}, sources).diagnostics) == Codes{"unreadable"});
  CHECK_FALSE(sources.contains(house));
  CHECK(codes(load(files, {.bid = bid, .policy = house}, sources).diagnostics).empty());
}

TEST_CASE("DiskFiles: of a linked file elsewhere that is no TOML no text is shown") {
  const TemporaryFolder folder;
  folder.write("config", "[core]\nbare = 0\n[remote \"origin\"]\nurl = git@secret\n");
  std::filesystem::create_directories(folder.path() / "bids");
  std::filesystem::create_symlink("../config", folder.path() / "bids/x.toml");
  DiskFiles files;
  Sources sources;
  const std::string bid = (folder.path() / "bids/x.toml").string();
  const auto found = load(files, {.bid = bid, .no_policy = true}, sources);
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].place == Place{.file = bid, .line = 3});
  CHECK(render(found.diagnostics[0], sources).find("origin") == std::string::npos);
  CHECK(sources.empty());
}

TEST_CASE("DiskFiles: a link leads away if it ends outside the folder that is asked about") {
  const TemporaryFolder folder;
  folder.write("a.toml", "");
  folder.write("deep/b.toml", "");
  std::filesystem::create_symlink("../a.toml", folder.path() / "deep/up.toml");
  std::filesystem::create_symlink("b.toml", folder.path() / "deep/beside.toml");
  const std::string top = folder.path().string();
  DiskFiles files;
  CHECK(files.leads_away(top + "/deep/up.toml", {}));
  CHECK_FALSE(files.leads_away(top + "/deep/up.toml", top));
  CHECK_FALSE(files.leads_away(top + "/deep/beside.toml", {}));
  CHECK_FALSE(files.leads_away(top + "/a.toml", {}));
  CHECK_FALSE(files.leads_away(top + "/missing.toml", {}));
}
