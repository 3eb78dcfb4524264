// SPDX-License-Identifier: MIT
#include "support/diagnostic_codes.hpp"

#include <fstream>
#include <regex>
#include <sstream>

namespace gonogo {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void collect_codes(const fs::path& folder, std::set<std::string>& codes) {
  const std::string code = R"re("([a-z]+(?:-[a-z]+)*)")re";
  const std::regex braced(R"re(\.code = )re" + code + R"re(,\s*\.(?:message|place) = )re");
  const std::regex called(
      R"re((?:add_error|add_warning|error|note|bad_setting|fault)\(\s*(?:[A-Za-z_.]+,\s*)?)re" +
      code + ",");
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = read(entry.path());
    for (const std::regex& said : {braced, called}) {
      for (std::sregex_iterator at(source.begin(), source.end(), said), end; at != end; ++at)
        codes.insert((*at)[1]);
    }
  }
}

}  // namespace

std::set<std::string> codes_of_diagnostics(const fs::path& top) {
  std::set<std::string> codes;
  collect_codes(top / "lib/src", codes);
  collect_codes(top / "cli", codes);
  return codes;
}

}  // namespace gonogo
