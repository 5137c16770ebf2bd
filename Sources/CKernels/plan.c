// TensorIterator's reorder_dimensions and coalesce_dimensions for one input and one output.

#include "plan.h"

// 1 if dimension a belongs after b, -1 if before, 0 if neither operand tells.
static int order(const reduction_plan *p, int32_t a, int32_t b) {
  if ((p->out[a] == 0) != (p->out[b] == 0)) return p->out[b] == 0 ? 1 : -1;
  for (int operand = 0; operand < 2; operand++) {
    int64_t step_a = operand == 0 ? p->out[a] : p->in[a], step_b = operand == 0 ? p->out[b] : p->in[b];
    if (step_a == 0 || step_b == 0) continue;
    if (step_a < step_b) return -1;
    if (step_a > step_b) return 1;
    if (p->shape[a] > p->shape[b]) return 1;
  }
  return 0;
}

void plan_reduction(reduction_plan *plan, int64_t rank, const int64_t *shape, const int64_t *steps,
                    uint32_t dims) {
  reduction_plan given = {.rank = 0, .kept = 1, .count = 1};
  // Innermost first; dimensions of size 1 have no say.
  for (int64_t d = rank - 1; d >= 0; d--) {
    bool reduced = dims >> d & 1;
    given.count *= shape[d];
    int64_t out_step = reduced ? 0 : given.kept;
    if (!reduced) given.kept *= shape[d];
    if (shape[d] == 1) continue;
    given.shape[given.rank] = shape[d];
    given.in[given.rank] = steps[d];
    given.out[given.rank] = out_step;
    given.rank++;
  }
  int32_t sorted[TAPER_MAX_RANK];
  for (int32_t i = 0; i < given.rank; i++) {
    sorted[i] = i;
    for (int32_t at = i, before = i - 1; before >= 0; before--) {
      int comparison = order(&given, sorted[before], sorted[at]);
      if (comparison < 0) break;
      if (comparison == 0) continue;
      int32_t swapped = sorted[before];
      sorted[before] = sorted[at];
      sorted[at] = swapped;
      at = before;
    }
  }
  plan->kept = given.kept;
  plan->count = given.count;
  int32_t n = 0;
  if (given.rank == 0 || given.out[sorted[0]] != 0) {
    // Nothing to reduce: a dimension of size 1 stands in.
    plan->shape[0] = 1;
    plan->in[0] = plan->out[0] = 0;
    n = 1;
  }
  for (int32_t i = 0; i < given.rank; i++) {
    int32_t d = sorted[i];
    bool runs_on = n > 0 && plan->shape[n - 1] * plan->in[n - 1] == given.in[d] &&
                   plan->shape[n - 1] * plan->out[n - 1] == given.out[d] && (n > 1 || plan->shape[0] != 1);
    if (runs_on) {
      plan->shape[n - 1] *= given.shape[d];
      continue;
    }
    plan->shape[n] = given.shape[d];
    plan->in[n] = given.in[d];
    plan->out[n] = given.out[d];
    n++;
  }
  if (n == 1) {
    plan->shape[1] = 1;
    plan->in[1] = plan->out[1] = 0;
    n = 2;
  }
  plan->rank = n;
}

int64_t next_plane(const reduction_plan *plan, int64_t *index, int64_t *in_offset, int64_t *out_offset) {
  for (int32_t d = 2; d < plan->rank; d++) {
    *in_offset += plan->in[d];
    *out_offset += plan->out[d];
    if (++index[d] < plan->shape[d]) return 1;
    *in_offset -= plan->shape[d] * plan->in[d];
    *out_offset -= plan->shape[d] * plan->out[d];
    index[d] = 0;
  }
  return -1;
}
