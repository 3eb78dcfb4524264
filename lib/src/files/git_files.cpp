// SPDX-License-Identifier: MIT
#include "gonogo/files/git_files.hpp"

#include <algorithm>
#include <filesystem>

#include "files/run_program.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view scheme = "git:";
constexpr std::size_t longest_list = 64 << 20;
constexpr int most_links = 16;

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

/// What git said, without its "fatal: " and its hints.
std::string reason_in(const std::string& error) {
  std::string line = error.substr(0, error.find('\n'));
  constexpr std::string_view fatal = "fatal: ";
  if (line.starts_with(fatal)) line.erase(0, fatal.size());
  return line;
}

template <class Value>
Checked<Value> refused(const std::string& name, Message message, Message hint) {
  return {.diagnostics = {{.code = "unreadable",
                           .message = std::move(message),
                           .place = {.file = name},
                           .hint = std::move(hint)}}};
}

Message hint_for_git() {
  return say(
      "{1}: a revision is a branch, a tag or a commit, and a path begins at the root of the "
      "repository",
      verbatim("git:REVISION:PATH"));
}

}  // namespace

std::string GitName::text() const {
  return std::string(scheme) + revision + (path.empty() ? "" : ":" + path);
}

std::optional<GitName> parse_git_name(const std::string& name) {
  if (!name.starts_with(scheme)) return {};
  const std::string rest = name.substr(scheme.size());
  const auto colon = rest.find(':');
  if (colon == std::string::npos) return GitName{.revision = rest};
  return GitName{.revision = rest.substr(0, colon), .path = rest.substr(colon + 1)};
}

Checked<std::string> GitFiles::run(const std::string& name, std::vector<std::string> arguments,
                                   std::size_t largest) {
  std::vector<std::string> all = {"git"};
  if (!folder_.empty()) all.insert(all.end(), {"-C", folder_});
  all.insert(all.end(), arguments.begin(), arguments.end());
  const ProgramRun found = run_program(all, largest);
  if (!found.started)
    return refused<std::string>(name, say("git cannot be run"), say("install git"));
  if (found.status != 0 && found.output.size() <= largest)
    return refused<std::string>(name, say("git: {1}", verbatim(reason_in(found.error))),
                                hint_for_git());
  return {.value = found.output};
}

Checked<std::string> GitFiles::read(const std::string& name, std::size_t largest) {
  const auto git = parse_git_name(name);
  if (!git) return disk_.read(name, largest);
  // A revision that begins with a minus sign would be a flag.
  if (git->revision.empty() || git->revision.front() == '-' || git->path.empty())
    return refused<std::string>(name, say("this names no file of a revision"), hint_for_git());
  GitName at = *git;
  for (int links = 0; links < most_links; ++links) {
    auto found = run(name, {"cat-file", "blob", at.revision + ":" + at.path}, largest);
    if (!found.value) return found;
    auto end = end_of_link(at, *found.value);
    if (!end) return found;
    at.path = *std::move(end);
  }
  return refused<std::string>(name, say("links lead in a circle"), {});
}

bool GitFiles::exists(const GitName& name) {
  if (name.revision.empty() || name.revision.front() == '-') return false;
  const auto is_revision = [&] {
    return run(name.text(), {"cat-file", "-e", name.revision + "^{tree}"}, 0).value.has_value();
  };
  if (name.path.empty()) return is_revision();
  const auto listed =
      run(name.text(), {"ls-tree", "--full-tree", "-z", name.revision, "--", name.path}, 1 << 16);
  return listed.value ? !listed.value->empty() : is_revision();
}

std::optional<std::string> GitFiles::nearest_policy(const std::string& bid) {
  auto git = parse_git_name(bid);
  if (!git) return disk_.nearest_policy(bid);
  for (std::string folder = folder_of(git->path);;
       folder = folder_of(folder.substr(0, folder.size() - 1))) {
    git->path = folder + policy_name;
    if (exists(*git)) return git->text();
    if (folder.empty()) return {};
  }
}

std::optional<std::string> GitFiles::misnamed_policy(const std::string& bid) {
  return parse_git_name(bid) ? std::nullopt : disk_.misnamed_policy(bid);
}

bool GitFiles::leads_away(const std::string& name, const std::string& folder) {
  return !parse_git_name(name) && disk_.leads_away(name, folder);
}

/// Git keeps a link as a file that holds where it leads, without a line's end.
std::optional<std::string> GitFiles::end_of_link(const GitName& git, const std::string& bytes) {
  if (bytes.empty() || bytes.size() > 4096 || bytes.find('\n') != std::string::npos) return {};
  constexpr std::string_view link_mode = "120000";
  const auto entry =
      run(git.text(), {"ls-tree", "--full-tree", git.revision, "--", git.path}, 1 << 16);
  if (!entry.value || !entry.value->starts_with(link_mode)) return {};
  return fs::path(folder_of(git.path) + bytes).lexically_normal().string();
}

bool GitFiles::lies_within(const std::string& name, const std::string& folder) {
  return parse_git_name(name) ? Files::lies_within(name, folder) : disk_.lies_within(name, folder);
}

Checked<std::string> GitFiles::find_beside(const std::string& bid, const std::string& name) {
  auto git = parse_git_name(bid);
  if (!git) return disk_.find_beside(bid, name);
  git->path = fs::path(folder_of(git->path) + name).lexically_normal().string();
  if (!exists(*git))
    return refused<std::string>(name, say("{1} cannot be found", verbatim(name)), {});
  return {.value = git->text()};
}

Checked<std::string> GitFiles::prefix() {
  constexpr std::size_t longest_path = 1 << 16;
  auto found = run(std::string(scheme), {"rev-parse", "--show-prefix"}, longest_path);
  if (found.value) *found.value = trimmed(found.value->substr(0, found.value->find('\n')));
  return found;
}

std::optional<std::string> GitFiles::renamed_from(const GitName& name) {
  if (name.revision.empty() || name.revision.front() == '-') return {};
  const auto found = run(name.text(),
                         {"diff-index", "--cached", "--find-renames", "--diff-filter=R",
                          "--no-ext-diff", "--no-textconv", "--name-status", "-z", name.revision},
                         longest_list);
  if (!found.value) return {};
  const auto fields = split(*found.value, '\0');  // R087, the old path, the new one
  for (std::size_t i = 0; i + 2 < fields.size(); i += 3) {
    if (fields[i + 2] == name.path) return std::string(fields[i + 1]);
  }
  return {};
}

Checked<std::vector<std::string>> GitFiles::list(const GitName& folder) {
  if (folder.revision.empty() || folder.revision.front() == '-')
    return refused<std::vector<std::string>>(folder.text(), say("this names no revision"),
                                             hint_for_git());
  std::vector<std::string> arguments = {"ls-tree",     "-r",          "-z",
                                        "--name-only", "--full-tree", folder.revision};
  if (!folder.path.empty()) arguments.insert(arguments.end(), {"--", folder.path});
  const auto output = run(folder.text(), std::move(arguments), longest_list);
  Checked<std::vector<std::string>> names{.diagnostics = output.diagnostics};
  if (!output.value) return names;
  names.value.emplace();
  for (const std::string& path : split(*output.value, '\0')) {
    if (!path.empty()) names.value->push_back(GitName{folder.revision, path}.text());
  }
  if (names.value->empty() && !folder.path.empty())
    return refused<std::vector<std::string>>(
        folder.text(), say("the revision has no such file or folder"), hint_for_git());
  return names;
}

}  // namespace gonogo
