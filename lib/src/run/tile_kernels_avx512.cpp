// SPDX-License-Identifier: MIT
#if defined(__x86_64__)
#define VECTOR_BYTES 64
#define NAME "avx512"
#define TILE_KERNELS avx512_kernels
#include "run/tile_kernels.inc"
#endif
