// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <system_error>

using namespace gonogo::cli;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "gonogo-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  fs::path path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("write_file: the file holds the bytes and nothing else is left") {
  const Folder folder;
  write_file(folder / "report.txt", std::string("a\0b\n", 4));
  CHECK(content(folder / "report.txt") == std::string("a\0b\n", 4));
  write_file(folder / "report.txt", "second");
  CHECK(content(folder / "report.txt") == "second");
  CHECK(folder.entries() == 1);
}

TEST_CASE("write_file: permissions and symbolic links of what stood there are kept") {
  const Folder folder;
  write_file(folder / "real", "old");
  fs::permissions(folder / "real", fs::perms(0640));
  fs::create_symlink("real", folder / "link");
  write_file(folder / "link", "new");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(content(folder / "real") == "new");
  CHECK(fs::status(folder / "real").permissions() == fs::perms(0640));
}

TEST_CASE("write_file: what cannot be written leaves the old file whole and says why") {
  const Folder folder;
  CHECK_THROWS_AS(write_file(folder / "missing/report.txt", "x"), std::system_error);
  CHECK_THROWS_AS(write_file("/dev/full", "x"), std::system_error);
  fs::create_directory(folder / "folder");
  CHECK_THROWS_AS(write_file(folder / "folder", "x"), std::system_error);
  CHECK(folder.entries() == 1);
  try {
    write_file(folder / "missing/report.txt", "x");
  } catch (const std::system_error& error) {
    CHECK(error.what() ==
          "cannot write '" + (folder / "missing/report.txt") + "': No such file or directory");
  }
}

TEST_CASE("write_file: what other runs left beside it, its length and broken links do not matter") {
  const Folder folder;
  const std::string longest(255, 'n');
  write_file(folder / longest, "x");
  CHECK(content(folder / longest) == "x");
  fs::create_symlink("missing", folder / "link");
  write_file(folder / "link", "y");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(content(folder / "missing") == "y");
}

TEST_CASE("is_stream: pipes, devices and open descriptors, not what is beside them in /dev") {
  const Folder folder;
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  for (const std::string& path : {pipe, std::string("/dev/null"), std::string("/dev/stdout"),
                                  std::string("/dev/fd/1"), std::string("/dev/../dev/stderr")})
    CHECK(is_stream(path));
  write_file(folder / "regular", "");
  for (const std::string& path : {folder / "regular", folder / "missing", folder / "",
                                  std::string("/dev/missing.toml"), std::string("/dev/fd/")})
    CHECK_FALSE(is_stream(path));
}

TEST_CASE("is_same_file: by whatever path or link") {
  const Folder folder;
  write_file(folder / "a", "");
  write_file(folder / "b", "");
  fs::create_symlink("a", folder / "link");
  fs::create_hard_link(folder / "a", folder / "hard");
  for (const char* same : {"a", "./a", "link", "hard"})
    CHECK(is_same_file(folder / "a", folder / same));
  CHECK_FALSE(is_same_file(folder / "a", folder / "b"));
  CHECK_FALSE(is_same_file(folder / "missing", folder / "missing"));
}

TEST_CASE("write_file: an open descriptor is written on, not opened anew") {
  const Folder folder;
  const int file = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
  write_file("/dev/fd/" + std::to_string(file), "one ");
  write_file("/dev/fd/" + std::to_string(file), "two");
  ::close(file);
  CHECK(content(folder / "out") == "one two");
}

TEST_CASE("write_file: a pipe is written straight") {
  const Folder folder;
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  write_file(pipe, "through");
  std::string read(16, '\0');
  const auto count = ::read(reader, read.data(), read.size());
  ::close(reader);
  CHECK(read.substr(0, static_cast<std::size_t>(count)) == "through");
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("DescriptorBuffer: small and large pieces arrive in order") {
  const Folder folder;
  const int file = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
  std::string expected;
  {
    DescriptorBuffer buffer(file, "out");
    std::ostream out(&buffer);
    for (int size : {1, 70'000, 3, 65'536, 65'535, 10}) {
      const std::string piece(static_cast<std::size_t>(size), static_cast<char>('a' + size % 26));
      out << piece;
      out.put('\n');
      expected += piece + '\n';
    }
    out.flush();
  }
  ::close(file);
  CHECK(content(folder / "out") == expected);
}

TEST_CASE("DescriptorBuffer: a write that fails throws through the stream") {
  DescriptorBuffer buffer(-1, "nowhere");
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  out << "x";
  CHECK_THROWS_WITH_AS(out.flush(), "cannot write nowhere: Bad file descriptor", std::system_error);
}
