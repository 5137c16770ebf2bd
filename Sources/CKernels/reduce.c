// Reductions over dimensions: plan, set the outputs to the identity, run the planes, finish.

#include "reduce.h"

#include <math.h>
#include <stdlib.h>

#include "elementwise.h"
#include "parallel.h"
#include "plan.h"
#include "reduce_tables.h"

#pragma STDC FP_CONTRACT OFF

static const int64_t widths[TAPER_TYPE_COUNT] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

enum { parallel_from = 65536 };

static taper_type result_type(taper_reduce_op op, taper_type type) {
  if (op == TAPER_ALL || op == TAPER_ANY) return TAPER_BOOL;
  bool integral = type <= TAPER_I64;
  return integral && (op == TAPER_SUM || op == TAPER_PROD) ? TAPER_I64 : type;
}

// The values that change nothing; extremes start from a bound, or NaN-safe from an infinity.
static void fill_identity(taper_reduce_op op, taper_type type, int64_t n, void *out) {
  union {
    uint8_t u8;
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;
    float f32;
    double f64;
    double pair[2];
  } value = {.pair = {0, 0}};
  bool least = op == TAPER_AMIN;
  if (op == TAPER_ALL) value.u8 = 1;
  if (op == TAPER_PROD) {
    switch (type) {
      case TAPER_C64:
      case TAPER_F32: value.f32 = 1; break;
      case TAPER_C128:
      case TAPER_F64: value.f64 = 1; break;
      default: value.i64 = 1;
    }
  }
  if (op == TAPER_AMAX || op == TAPER_AMIN) {
    switch (type) {
      case TAPER_BOOL: value.u8 = least; break;
      case TAPER_U8: value.u8 = least ? UINT8_MAX : 0; break;
      case TAPER_I8: value.i8 = least ? INT8_MAX : INT8_MIN; break;
      case TAPER_I16: value.i16 = least ? INT16_MAX : INT16_MIN; break;
      case TAPER_I32: value.i32 = least ? INT32_MAX : INT32_MIN; break;
      case TAPER_I64: value.i64 = least ? INT64_MAX : INT64_MIN; break;
      case TAPER_F32: value.f32 = least ? INFINITY : -INFINITY; break;
      case TAPER_F64: value.f64 = least ? INFINITY : -INFINITY; break;
      case TAPER_C64:
      case TAPER_C128:
      case TAPER_F16:
      case TAPER_BF16: break;
    }
  }
  taper_fill(type, 1, n, &value, out, 0, 1);
}

// A long contiguous sum, its groups of second order on several threads.
typedef struct {
  const float *x;
  int64_t group_steps;
  float *sums;
} group_task;

static void run_groups(void *context, int64_t begin, int64_t end) {
  group_task *t = context;
  PICK(reduce_loops).sum_groups(t->x, t->group_steps, begin, end, t->sums);
}

// False if the sum is too short for groups, or memory is short.
static bool sum_in_groups(int64_t n, const float *x, float *out) {
  int64_t steps = n / 8 / 4;
  int64_t power = steps <= 2 ? 0 : (64 - __builtin_clzll((uint64_t)steps - 1)) / 4;
  if (power < 4) power = 4;
  int64_t run = (int64_t)1 << power, group_steps = run * run, groups = steps / group_steps;
  if (groups < 2) return false;
  float *sums = malloc((size_t)groups * 32 * sizeof(float));
  if (!sums) return false;
  group_task task = {x, group_steps, sums};
  taper_parallel(groups, 1 + groups / 16, &task, run_groups);
  float third[32] = {0}, fourth[32] = {0}, rest[32], total = 0;
  for (int64_t g = 0; g < groups; g++) {
    for (int k = 0; k < 32; k++) third[k] += sums[g * 32 + k];
    if ((g + 1) % run != 0) continue;
    for (int k = 0; k < 32; k++) {
      fourth[k] += third[k];
      third[k] = 0;
    }
  }
  // What follows the last whole group: runs of first order into a second, the remainder alone.
  int64_t i = groups * group_steps;
  float second[32] = {0}, first[32] = {0};
  for (; i + run <= steps; i += run) {
    for (int k = 0; k < 32; k++) rest[k] = 0;
    for (int64_t j = i; j < i + run; j++)
      for (int k = 0; k < 32; k++) rest[k] += x[j * 32 + k];
    for (int k = 0; k < 32; k++) second[k] += rest[k];
  }
  for (; i < steps; i++)
    for (int k = 0; k < 32; k++) first[k] += x[i * 32 + k];
  free(sums);
  for (int k = 0; k < 32; k++) first[k] = ((first[k] + second[k]) + third[k]) + fourth[k];
  for (int64_t v = steps * 4; v < n / 8; v++)
    for (int k = 0; k < 8; k++) first[k] += x[v * 8 + k];
  for (int64_t j = n / 8 * 8; j < n; j++) total += x[j];
  for (int k = 0; k < 8; k++) total += ((first[k] + first[8 + k]) + first[16 + k]) + first[24 + k];
  *out = 0.0f + total;
  return true;
}

float taper_sum_f32(int64_t n, const float *x) {
  float out = 0;
  if (n >= parallel_from && sum_in_groups(n, x, &out)) return out;
  PICK(reduce_loops).loops[TAPER_SUM][TAPER_F32](n, 1, x, 1, 0, &out, 0);
  return out;
}

double taper_sum_f64(int64_t n, const double *x) {
  double out = 0;
  PICK(reduce_loops).loops[TAPER_SUM][TAPER_F64](n, 1, x, 1, 0, &out, 0);
  return out;
}

// Kept elements are independent: a plane with many of them is shared out in multiples of 32 columns, so
// that the grouping of columns stays.
typedef struct {
  reduce_loop *loop;
  int64_t n0, s0, s1, o1, n1;
  const char *x;
  char *out;
  int64_t in_width, out_width, grain;
} plane_task;

static void run_plane(void *context, int64_t begin, int64_t end) {
  plane_task *t = context;
  t->loop(t->n0, end - begin, t->x + begin * t->s1 * t->in_width, t->s0, t->s1,
          t->out + begin * t->o1 * t->out_width, t->o1);
}

// float16 and bfloat16 go through float32.
static taper_status reduce_half(taper_reduce_op op, taper_type type, int64_t rank, const int64_t *shape,
                                const int64_t *steps, uint32_t dims, const void *x, void *out) {
  int64_t count = 1, kept = 1, dense[TAPER_MAX_RANK];
  for (int64_t d = rank - 1; d >= 0; d--) {
    dense[d] = count;
    count *= shape[d];
    if (!(dims >> d & 1)) kept *= shape[d];
  }
  uint16_t *halves = malloc((size_t)(count + 1) * 2);
  float *floats = malloc((size_t)(count + kept + 1) * 4);
  taper_status status = TAPER_NO_MEMORY;
  if (halves && floats) {
    taper_copy(type, rank, shape, x, steps, halves, dense);
    taper_convert(type, TAPER_F32, 1, count, halves, 0, 1, floats, 0, 1);
    bool tests = op == TAPER_ALL || op == TAPER_ANY;
    status = taper_reduce(op, TAPER_F32, rank, shape, dense, dims, floats, tests ? out : floats + count);
    if (!tests) taper_convert(TAPER_F32, type, 1, kept, floats + count, 0, 1, out, 0, 1);
  }
  free(halves);
  free(floats);
  return status;
}

static void take_roots(taper_type type, int64_t n, void *out) {
  float *f = out;
  double *d = out;
  for (int64_t i = 0; i < n; i++) {
    if (type == TAPER_F32) {
      f[i] = sqrtf(f[i]);
    } else {
      d[i] = sqrt(d[i]);
    }
  }
}

taper_status taper_reduce(taper_reduce_op op, taper_type type, int64_t rank, const int64_t *shape,
                          const int64_t *steps, uint32_t dims, const void *x, void *out) {
  if (type == TAPER_F16 || type == TAPER_BF16) return reduce_half(op, type, rank, shape, steps, dims, x, out);
  reduce_loop *loop = PICK(reduce_loops).loops[op][type];
  if (!loop) return TAPER_UNSUPPORTED;
  reduction_plan plan;
  plan_reduction(&plan, rank, shape, steps, dims);
  taper_type result = result_type(op, type);
  if (plan.kept == 0) return TAPER_OK;
  if (op == TAPER_SUM && type == TAPER_F32 && plan.rank == 2 && plan.shape[1] == 1 && plan.in[0] == 1 &&
      plan.count > 0) {
    *(float *)out = taper_sum_f32(plan.count, x);
    return TAPER_OK;
  }
  fill_identity(op, result, plan.kept, out);
  if (plan.count == 0) return TAPER_OK;
  plane_task t = {.loop = loop, .n0 = plan.shape[0], .n1 = plan.shape[1], .s0 = plan.in[0], .s1 = plan.in[1],
                  .o1 = plan.out[1], .in_width = widths[type], .out_width = widths[result]};
  int64_t cells = t.n0 * t.n1;
  bool shared = cells >= parallel_from && t.o1 != 0 && t.n1 >= 64;
  FOR_EACH_PLANE(&plan, in_offset, out_offset) {
    t.x = (const char *)x + in_offset * t.in_width;
    t.out = (char *)out + out_offset * t.out_width;
    if (shared) {
      // Contiguous columns are cut in fours of vectors; independent rows anywhere.
      int64_t grain = t.n1 / (4 * taper_get_threads());
      taper_parallel(t.n1, grain < 64 ? 64 : grain / 64 * 64, &t, run_plane);
    } else {
      run_plane(&t, 0, t.n1);
    }
  }
  if (op == TAPER_NORM) take_roots(type, plan.kept, out);
  return TAPER_OK;
}
