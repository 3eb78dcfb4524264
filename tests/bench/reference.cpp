// SPDX-License-Identifier: MIT
// The yardstick of bench_start_up: the least that a program does which links the same toml++.
//   bench_reference          prints one line, as gonogo --version does
//   bench_reference FILE     parses FILE and prints one line, as gonogo check does
#include <toml++/toml.h>

#include <iostream>

int main(int count, char** words) try {
  if (count == 1) {
    std::cout << "reference 0.1.0\n";
    return 0;
  }
  const toml::table table = toml::parse_file(words[1]);
  std::cout << words[1] << ": " << table.size() << " sections\n";
  return 0;
} catch (const toml::parse_error& error) {
  std::cerr << error << '\n';
  return 1;
}
