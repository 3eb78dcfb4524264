// SPDX-License-Identifier: MIT
#include <gonogo/base/text.hpp>
#include <gonogo/base/version.hpp>
#include <iostream>

int main() {
  std::cout << gonogo::version() << ' ' << gonogo::grouped(1234.5, 2) << '\n';
  return gonogo::parse_number("1_234.5") == 1234.5 ? 0 : 1;
}
