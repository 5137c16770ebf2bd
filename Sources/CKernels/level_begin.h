// Opens a build of a family: LEVEL is plain, avx2 or avx512. System headers come first, because the
// functions after the pragma are compiled for the level.

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "level.h"

#define LEVEL_JOIN2(a, b) a##_##b
#define LEVEL_JOIN(a, b) LEVEL_JOIN2(a, b)
#define LEVELED(name) LEVEL_JOIN(name, LEVEL)

#pragma STDC FP_CONTRACT OFF
