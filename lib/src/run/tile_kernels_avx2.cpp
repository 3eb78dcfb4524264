// SPDX-License-Identifier: MIT
#if defined(__x86_64__)
#define VECTOR_BYTES 32
#define NAME "avx2"
#define TILE_KERNELS avx2_kernels
#include "run/tile_kernels.inc"
#endif
