// Variance and standard deviation by Welford's method in float64, line by line.

#include <math.h>
#include <stdlib.h>

#include "parallel.h"
#include "plan.h"
#include "reduce.h"
#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
  double mean, squares;
  int64_t count;
} welford;

INLINE void take(welford *w, double x) {
  w->count++;
  double before = x - w->mean;
  w->mean += before / (double)w->count;
  w->squares += before * (x - w->mean);
}

#define VARIANCE(SUFFIX, T, W, ACCESS, NAME)                                                               \
  static void take_plane_##SUFFIX(const reduction_plan *plan, const T *x, welford *w) {                    \
    for (int64_t j = 0; j < plan->shape[1]; j++)                                                           \
      for (int64_t i = 0; i < plan->shape[0]; i++)                                                         \
        take(w + j * plan->out[1], (double)LOAD_##ACCESS(x[i * plan->in[0] + j * plan->in[1]]));           \
  }                                                                                                        \
  static void finish_##SUFFIX(const welford *w, int64_t n, double correction, bool root, T *out, T *mean) { \
    for (int64_t i = 0; i < n; i++) {                                                                      \
      double divisor = (double)w[i].count - correction;                                                    \
      double variance = w[i].squares / (divisor < 0 ? 0 : divisor);                                        \
      out[i] = STORE_##ACCESS((W)(root ? sqrt(variance) : variance));                                      \
      if (mean) mean[i] = STORE_##ACCESS((W)w[i].mean);                                                    \
    }                                                                                                      \
  }
FOR_FLOATS(VARIANCE, 0)
FOR_HALVES(VARIANCE, 0)

taper_status taper_var(taper_type type, int64_t rank, const int64_t *shape, const int64_t *steps, uint32_t dims,
                       double correction, bool root, const void *x, void *out, void *mean) {
  if (type < TAPER_F16) return TAPER_UNSUPPORTED;
  reduction_plan plan;
  plan_reduction(&plan, rank, shape, steps, dims);
  if (plan.kept == 0) return TAPER_OK;
  welford *w = calloc((size_t)plan.kept, sizeof(welford));
  if (!w) return TAPER_NO_MEMORY;
  if (plan.count > 0) {
    FOR_EACH_PLANE(&plan, in_offset, out_offset) {
      welford *to = w + out_offset;
      switch (type) {
        case TAPER_F16: take_plane_f16(&plan, (const uint16_t *)x + in_offset, to); break;
        case TAPER_BF16: take_plane_bf16(&plan, (const uint16_t *)x + in_offset, to); break;
        case TAPER_F32: take_plane_f32(&plan, (const float *)x + in_offset, to); break;
        default: take_plane_f64(&plan, (const double *)x + in_offset, to); break;
      }
    }
  } else {
    // The mean of nothing.
    for (int64_t i = 0; i < plan.kept; i++) w[i].mean = w[i].squares = NAN;
  }
  switch (type) {
    case TAPER_F16: finish_f16(w, plan.kept, correction, root, out, mean); break;
    case TAPER_BF16: finish_bf16(w, plan.kept, correction, root, out, mean); break;
    case TAPER_F32: finish_f32(w, plan.kept, correction, root, out, mean); break;
    default: finish_f64(w, plan.kept, correction, root, out, mean); break;
  }
  free(w);
  return TAPER_OK;
}
