// The loops of ternary_loops.h for AVX-512.
#if defined(__x86_64__)
#define LEVEL avx512
#define LEVEL_HAS_ROOT_ESTIMATE 1
#include <immintrin.h>

#include "level_begin.h"
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)
#include "ternary_loops.h"
#pragma clang attribute pop
#endif
