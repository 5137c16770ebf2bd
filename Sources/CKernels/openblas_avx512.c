// The loops of openblas_loops.h for AVX-512.
#if defined(__x86_64__)
#define LEVEL avx512
#include "level_begin.h"
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#include "openblas_loops.h"
#pragma clang attribute pop
#endif
