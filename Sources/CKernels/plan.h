// The order in which PyTorch's TensorIterator walks a reduction: dimensions sorted by step, reduced ones
// first, neighbours merged. The order decides which sums are added to which, hence the last digits.

#ifndef TAPER_PLAN_H
#define TAPER_PLAN_H

#include "types.h"

typedef struct {
  int32_t rank;
  int64_t shape[TAPER_MAX_RANK + 1], in[TAPER_MAX_RANK + 1], out[TAPER_MAX_RANK + 1];
  /// Elements of the result and of the input.
  int64_t kept, count;
} reduction_plan;

/// Dimension 0 of the plan is the innermost; a reduced dimension has output step 0. The plan has at least
/// two dimensions and its first is reduced, unless `count` is 0.
void plan_reduction(reduction_plan *plan, int64_t rank, const int64_t *shape, const int64_t *steps,
                    uint32_t dims);

/// Calls body for each plane (dimensions 0 and 1) with the offsets of its first elements.
#define FOR_EACH_PLANE(plan, in_offset, out_offset)                                                  \
  for (int64_t plane_ = 0, in_offset = 0, out_offset = 0, index_[TAPER_MAX_RANK + 1] = {0};          \
       plane_ >= 0; plane_ = next_plane(plan, index_, &in_offset, &out_offset))
int64_t next_plane(const reduction_plan *plan, int64_t *index, int64_t *in_offset, int64_t *out_offset);

#endif
