// SPDX-License-Identifier: MIT
/// Random bits by counter: the same question has the same answer, in any order and on any thread.
#pragma once

#include <array>
#include <cstdint>

namespace gonogo {

/// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"). By hand, as
/// neither the standard library nor Boost has a generator by counter.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// 64 random bits for a question of three numbers, under a seed.
std::uint64_t random_bits(std::uint64_t seed, std::uint64_t number, std::uint32_t dimension,
                          std::uint32_t purpose);

/// Strictly between 0 and 1, from 52 bits.
double open_unit(std::uint64_t bits);

}  // namespace gonogo
