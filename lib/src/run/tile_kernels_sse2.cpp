// SPDX-License-Identifier: MIT
#define VECTOR_BYTES 16
#define NAME "sse2"
#define TILE_KERNELS sse2_kernels
#include "run/tile_kernels.inc"
