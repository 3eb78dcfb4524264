// SPDX-License-Identifier: MIT
#include "files/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "gonogo/files/descriptor.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_said = 1 << 14;  ///< bytes of errors that are kept
constexpr int not_started = 127;

struct Pipe {
  std::optional<Descriptor> read_end = {}, write_end = {};
};

bool make_pipe(Pipe& pipe) {
  std::array<int, 2> ends = {};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  pipe.read_end.emplace(ends[0]);
  pipe.write_end.emplace(ends[1]);
  return true;
}

/// In the new process. Only what is safe after fork.
[[noreturn]] void become(char* const* words, int output, int error) {
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(error, STDERR_FILENO);
  ::execvp(words[0], words);
  ::_exit(not_started);
}

/// False at the end of the stream.
bool read_some(int descriptor, std::size_t most, std::string& into) {
  std::array<char, 1 << 13> block = {};
  const ssize_t count = ::read(descriptor, block.data(), block.size());
  if (count < 0) return errno == EINTR;
  const std::size_t room = into.size() < most ? most - into.size() : 0;
  into.append(block.data(), std::min(room, static_cast<std::size_t>(count)));
  return count > 0;
}

/// Reads both streams until they end, or the output is longer than wanted.
void read_both(int output, int error, std::size_t largest, ProgramRun& found) {
  std::array<pollfd, 2> open = {pollfd{.fd = output, .events = POLLIN, .revents = 0},
                                pollfd{.fd = error, .events = POLLIN, .revents = 0}};
  while ((open[0].fd >= 0 || open[1].fd >= 0) && found.output.size() <= largest) {
    constexpr int no_limit = -1;
    if (::poll(open.data(), open.size(), no_limit) < 0 && errno != EINTR) return;
    if (open[0].revents != 0 && !read_some(output, largest + 1, found.output)) open[0].fd = -1;
    if (open[1].revents != 0 && !read_some(error, most_said, found.error)) open[1].fd = -1;
  }
}

int status_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, std::size_t largest) {
  ProgramRun found;
  Pipe output, error;
  if (!make_pipe(output) || !make_pipe(error)) return found;
  std::vector<char*> words;
  for (const std::string& each : arguments) words.push_back(const_cast<char*>(each.c_str()));
  words.push_back(nullptr);
  // Reading objects writes nothing and fetches nothing, whatever the repository's settings say.
  ::setenv("GIT_NO_LAZY_FETCH", "1", 1);
  ::setenv("GIT_OPTIONAL_LOCKS", "0", 1);
  ::setenv("LC_ALL", "C", 1);
  // Git tells its hooks which repository it is in; which one is meant here, the folder says.
  for (const char* each : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
    ::unsetenv(each);
  const pid_t process = ::fork();
  if (process == 0) become(words.data(), output.write_end->number(), error.write_end->number());
  output.write_end.reset();
  error.write_end.reset();
  if (process < 0) return found;
  read_both(output.read_end->number(), error.read_end->number(), largest, found);
  output.read_end.reset();
  error.read_end.reset();
  found.status = status_of(process);
  found.started = found.status != not_started;
  return found;
}

}  // namespace gonogo
