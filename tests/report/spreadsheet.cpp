// SPDX-License-Identifier: MIT
#include "spreadsheet.hpp"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "csv_reader.hpp"

namespace gonogo {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = {};
  Folder() {
    auto name = (fs::temp_directory_path() / "gonogo-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
};

}  // namespace

bool has_gnumeric() { return std::system("command -v ssconvert >/dev/null 2>&1") == 0; }

std::map<std::string, std::vector<std::vector<std::string>>> recalculated(const std::string& xlsx) {
  const Folder folder;
  std::ofstream(folder.path / "book.xlsx", std::ios::binary) << xlsx;
  const auto command =
      "cd " + folder.path.string() +
      " && ssconvert --recalc -S -T Gnumeric_stf:stf_assistant"
      " -O 'format=raw separator=, quoting-mode=auto' book.xlsx '%s.csv' >log 2>&1";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("ssconvert fails");
  std::map<std::string, std::vector<std::vector<std::string>>> sheets;
  for (const auto& file : fs::directory_iterator(folder.path)) {
    if (file.path().extension() != ".csv") continue;
    std::ostringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    sheets[file.path().stem().string()] = records_of(text.str());
  }
  return sheets;
}

}  // namespace gonogo
