// Reductions over a plane: dimension 0 is reduced, dimension 1 stays unless its output step is 0.
// A loop continues from what stands in the output.

#ifndef TAPER_REDUCE_TABLES_H
#define TAPER_REDUCE_TABLES_H

#include "level.h"
#include "reduce.h"
#include "scalar_types.h"

typedef void reduce_loop(int64_t n0, int64_t n1, const void *x, int64_t s0, int64_t s1, void *out, int64_t o1);

enum { reduce_count = TAPER_NORM1 + 1 };

typedef struct {
  reduce_loop *loops[reduce_count][TAPER_TYPE_COUNT];
  /// The parts of a long contiguous float32 sum that may run on several threads.
  void (*sum_groups)(const float *x, int64_t group_steps, int64_t begin, int64_t end, float *sums);
} reduce_table;

DECLARE_LEVELS(const reduce_table, reduce_loops);

#endif
