// SPDX-License-Identifier: MIT
#include "gonogo/chance/random.hpp"

namespace gonogo {
namespace {

constexpr std::uint64_t high_half = 32;

std::uint32_t low_of(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t high_of(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> high_half); }

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c,
                                    std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t multiply_0 = 0xD2511F53, multiply_1 = 0xCD9E8D57;
  constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
  constexpr int rounds = 10;
  for (int i = 0; i < rounds; ++i) {
    const std::uint64_t a = multiply_0 * c[0], b = multiply_1 * c[2];
    c = {high_of(b) ^ c[1] ^ key[0], low_of(b), high_of(a) ^ c[3] ^ key[1], low_of(a)};
    key = {key[0] + weyl_0, key[1] + weyl_1};
  }
  return c;
}

std::uint64_t random_bits(std::uint64_t seed, std::uint64_t number, std::uint32_t dimension,
                          std::uint32_t purpose) {
  const auto bits =
      philox({low_of(number), high_of(number), dimension, purpose}, {low_of(seed), high_of(seed)});
  return std::uint64_t{bits[0]} << high_half | bits[1];
}

double open_unit(std::uint64_t bits) {
  constexpr double step = 0x1p-52;
  constexpr int dropped = 12;
  return (static_cast<double>(bits >> dropped) + 0.5) * step;
}

}  // namespace gonogo
