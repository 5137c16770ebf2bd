// The loops of openblas_loops.h for AVX2 with FMA.
#if defined(__x86_64__)
#define LEVEL avx2
#include "level_begin.h"
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "openblas_loops.h"
#pragma clang attribute pop
#endif
