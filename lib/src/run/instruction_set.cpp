// SPDX-License-Identifier: MIT
#include "run/tile_kernels.hpp"

namespace gonogo {

extern const TileKernels sse2_kernels, avx2_kernels, avx512_kernels;

bool has_instruction_set(InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
  if (set == InstructionSet::avx2) return __builtin_cpu_supports("avx2");
#endif
  return set == InstructionSet::sse2;
}

InstructionSet best_instruction_set() {
  static const InstructionSet best =
      has_instruction_set(InstructionSet::avx512) ? InstructionSet::avx512
      : has_instruction_set(InstructionSet::avx2) ? InstructionSet::avx2
                                                  : InstructionSet::sse2;
  return best;
}

const TileKernels& tile_kernels(InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512) return avx512_kernels;
  if (set == InstructionSet::avx2) return avx2_kernels;
#endif
  return sse2_kernels;
}

}  // namespace gonogo
