// Positions of extremes and running reductions along a line.

#include <math.h>
#include <string.h>

#include "complex_math.h"
#include "reduce.h"
#include "reduce_tables.h"

#pragma STDC FP_CONTRACT OFF

static const int64_t widths[TAPER_TYPE_COUNT] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

// The first position wins among equals, the first NaN among all.
#define EXTREME(SUFFIX, T, W, ACCESS, NAME)                                                  \
  static int64_t extreme_##SUFFIX(bool least, int64_t n, const T *x, int64_t step) {         \
    int64_t at = 0;                                                                          \
    W best = LOAD_##ACCESS(x[0]);                                                            \
    for (int64_t i = 1; i < n && best == best; i++) {                                        \
      W v = LOAD_##ACCESS(x[i * step]);                                                      \
      if ((least ? v < best : v > best) || v != v) {                                         \
        best = v;                                                                            \
        at = i;                                                                              \
      }                                                                                      \
    }                                                                                        \
    return at;                                                                               \
  }
FOR_BOOL(EXTREME, 0)
FOR_INTS(EXTREME, 0)
FOR_HALVES(EXTREME, 0)
FOR_FLOATS(EXTREME, 0)

// Long contiguous lines: the value by the vector loop, then its first position.
static int64_t extreme_of_long_line(bool least, int64_t n, const float *x) {
  float best = least ? INFINITY : -INFINITY;
  PICK(reduce_loops).loops[least ? TAPER_AMIN : TAPER_AMAX][TAPER_F32](n, 1, x, 1, 0, &best, 0);
  int64_t i = 0;
  while (best != best ? x[i] == x[i] : x[i] != best) i++;
  return i;
}

taper_status taper_arg_extreme(taper_type type, bool least, int64_t n, const void *x, int64_t step,
                               int64_t *index, void *value) {
  int64_t at = 0;
  switch (type) {
    case TAPER_BOOL: at = extreme_bool(least, n, x, step); break;
    case TAPER_U8: at = extreme_u8(least, n, x, step); break;
    case TAPER_I8: at = extreme_i8(least, n, x, step); break;
    case TAPER_I16: at = extreme_i16(least, n, x, step); break;
    case TAPER_I32: at = extreme_i32(least, n, x, step); break;
    case TAPER_I64: at = extreme_i64(least, n, x, step); break;
    case TAPER_F16: at = extreme_f16(least, n, x, step); break;
    case TAPER_BF16: at = extreme_bf16(least, n, x, step); break;
    case TAPER_F32:
      at = step == 1 && n >= 64 ? extreme_of_long_line(least, n, x) : extreme_f32(least, n, x, step);
      break;
    case TAPER_F64: at = extreme_f64(least, n, x, step); break;
    case TAPER_C64:
    case TAPER_C128: return TAPER_UNSUPPORTED;
  }
  *index = at;
  if (value) memcpy(value, (const char *)x + at * step * widths[type], (size_t)widths[type]);
  return TAPER_OK;
}

taper_status taper_arg_extremes(taper_type type, bool least, int64_t rank, const int64_t *shape,
                                const int64_t *steps, int64_t n, int64_t step, const void *x,
                                int64_t *indices, void *values) {
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  int64_t width = widths[type], count = 1, index[TAPER_MAX_RANK] = {0};
  for (int64_t d = 0; d < rank; d++) count *= shape[d];
  const char *line = x;
  for (int64_t i = 0; i < count; i++) {
    taper_arg_extreme(type, least, n, line, step, indices + i, values ? (char *)values + i * width : NULL);
    for (int64_t d = rank - 1; d >= 0; d--) {
      line += steps[d] * width;
      if (++index[d] < shape[d]) break;
      line -= shape[d] * steps[d] * width;
      index[d] = 0;
    }
  }
  return TAPER_OK;
}

// Sums and products of floats run in float64, as PyTorch's do on the CPU; integers wrap around in int64.
#define CUMULATE(SUFFIX, T, W, ACCESS, ACC, OUT)                                                          \
  static void cumulate_##SUFFIX(bool product, int64_t n, const T *x, int64_t step, OUT *o, int64_t os) {  \
    ACC acc = product;                                                                                    \
    for (int64_t i = 0; i < n; i++) {                                                                     \
      ACC v = (ACC)LOAD_##ACCESS(x[i * step]);                                                            \
      acc = product ? acc * v : acc + v;                                                                  \
      o[i * os] = STORE_##ACCESS((OUT##_value)acc);                                                       \
    }                                                                                                     \
  }
typedef float float_value, uint16_t_value;
typedef double double_value;
typedef int64_t int64_t_value;
CUMULATE(f32, float, float, same, double, float)
CUMULATE(f64, double, double, same, double, double)
CUMULATE(f16, uint16_t, float, half, double, uint16_t)
CUMULATE(bf16, uint16_t, float, bfloat, double, uint16_t)
CUMULATE(i64, int64_t, int64_t, same, uint64_t, int64_t)

// The last position wins among equals; after a NaN everything is NaN.
#define RUNNING(SUFFIX, T, W, ACCESS, NAME)                                                              \
  static void running_##SUFFIX(bool least, int64_t n, const T *x, int64_t step, T *o, int64_t os,        \
                               int64_t *indices, int64_t is) {                                           \
    int64_t at = 0;                                                                                      \
    for (int64_t i = 0; i < n; i++) {                                                                    \
      W v = LOAD_##ACCESS(x[i * step]), best = LOAD_##ACCESS(x[at * step]);                              \
      if (v != v || (best == best && (least ? v <= best : v >= best))) at = i;                           \
      o[i * os] = x[at * step];                                                                          \
      if (indices) indices[i * is] = at;                                                                 \
    }                                                                                                    \
  }
FOR_BOOL(RUNNING, 0)
FOR_INTS(RUNNING, 0)
FOR_HALVES(RUNNING, 0)
FOR_FLOATS(RUNNING, 0)

static double add_logs(double a, double b) {
  double low = a < b || a != a ? a : b, high = a < b || a != a ? b : a;
  return low != high || isfinite(low) ? log1p(exp(low - high)) + high : high;
}

// Running sums and products of complex numbers, in double as those of floats.
#define CUMULATE_PAIRS(C, T, ...)                                                                         \
  static void cumulate_##C(bool product, int64_t n, const C *x, int64_t step, C *o, int64_t os) {         \
    c128 acc = {product, 0};                                                                              \
    for (int64_t i = 0; i < n; i++) {                                                                     \
      c128 v = {x[i * step].re, x[i * step].im};                                                          \
      acc = product ? PAIR_TIMES_FUSED(acc, v) : (c128){acc.re + v.re, acc.im + v.im};                         \
      o[i * os] = (C){(T)acc.re, (T)acc.im};                                                              \
    }                                                                                                     \
  }
FOR_COMPLEX(CUMULATE_PAIRS)

#define LOG_SUMS(SUFFIX, T)                                                                        \
  static void log_sums_##SUFFIX(int64_t n, const T *x, int64_t step, T *o, int64_t os) {           \
    double acc = -INFINITY;                                                                        \
    for (int64_t i = 0; i < n; i++) o[i * os] = (T)(acc = add_logs((double)x[i * step], acc));     \
  }
LOG_SUMS(f32, float)
LOG_SUMS(f64, double)

taper_status taper_scan(taper_scan_op op, taper_type type, int64_t n, const void *x, int64_t step, void *out,
                        int64_t out_step, int64_t *indices, int64_t index_step) {
  bool product = op == TAPER_CUMPROD, least = op == TAPER_CUMMIN;
  if (op == TAPER_CUMSUM || op == TAPER_CUMPROD) {
    switch (type) {
      case TAPER_F32: cumulate_f32(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_F64: cumulate_f64(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_F16: cumulate_f16(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_BF16: cumulate_bf16(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_C64: cumulate_c64(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_C128: cumulate_c128(product, n, x, step, out, out_step); return TAPER_OK;
      case TAPER_I64: cumulate_i64(product, n, x, step, out, out_step); return TAPER_OK;
      default: return TAPER_UNSUPPORTED;
    }
  }
  if (op == TAPER_LOGCUMSUMEXP) {
    if (type == TAPER_F32) return log_sums_f32(n, x, step, out, out_step), TAPER_OK;
    if (type == TAPER_F64) return log_sums_f64(n, x, step, out, out_step), TAPER_OK;
    return TAPER_UNSUPPORTED;
  }
  switch (type) {
#define RUN(TAG, SUFFIX) \
  case TAG: running_##SUFFIX(least, n, x, step, out, out_step, indices, index_step); break;
    RUN(TAPER_BOOL, bool)
    RUN(TAPER_U8, u8)
    RUN(TAPER_I8, i8)
    RUN(TAPER_I16, i16)
    RUN(TAPER_I32, i32)
    RUN(TAPER_I64, i64)
    RUN(TAPER_F16, f16)
    RUN(TAPER_BF16, bf16)
    RUN(TAPER_F32, f32)
    RUN(TAPER_F64, f64)
    case TAPER_C64:
    case TAPER_C128: return TAPER_UNSUPPORTED;
  }
  return TAPER_OK;
}
