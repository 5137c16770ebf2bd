// Reading and writing at places that other tensors name, one element at a time in row-major order of
// the positions, so that sums at one place add up in that order.

#include "places.h"

#include "elementwise.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define PLAIN_LOAD(p) (*(p))
#define PLAIN_STORE(p, v) (*(p) = (v))
#define HALF_LOAD(p) taper_half_to_float(*(p))
#define HALF_STORE(p, v) (*(p) = taper_float_to_half(v))
#define BFLOAT_LOAD(p) taper_bfloat_to_float(*(p))
#define BFLOAT_STORE(p, v) (*(p) = taper_float_to_bfloat(v))

#define INT_ADD(a, b) ((__typeof__(a))((uint64_t)(a) + (uint64_t)(b)))
#define INT_MULTIPLY(a, b) ((__typeof__(a))((uint64_t)(a) * (uint64_t)(b)))
#define INT_MAX_OF(a, b) ((a) > (b) ? (a) : (b))
#define INT_MIN_OF(a, b) ((a) < (b) ? (a) : (b))
#define BOOL_OR(a, b) ((uint8_t)((a) | (b)))
#define BOOL_AND(a, b) ((uint8_t)((a) & (b)))
#define FLOAT_ADD(a, b) ((a) + (b))
#define FLOAT_MULTIPLY(a, b) ((a) * (b))
#define FLOAT_MAX_OF(a, b) (isnan(a) || (a) > (b) ? (a) : (b))
#define FLOAT_MIN_OF(a, b) (isnan(a) || (a) < (b) ? (a) : (b))

#define DEFINE_MEET(NAME, T, V, LOAD, STORE, ADD, MULTIPLY, MAX_OF, MIN_OF)              \
  static inline void meet_##NAME(taper_place_op op, T *x, T *source) {                   \
    switch (op) {                                                                        \
    case TAPER_PLACE_READ: *source = *x; return;                                         \
    case TAPER_PLACE_REPLACE: *x = *source; return;                                      \
    default: break;                                                                      \
    }                                                                                    \
    V a = LOAD(x), b = LOAD(source);                                                     \
    switch (op) {                                                                        \
    case TAPER_PLACE_ADD: STORE(x, ADD(a, b)); return;                                   \
    case TAPER_PLACE_MULTIPLY: STORE(x, MULTIPLY(a, b)); return;                         \
    case TAPER_PLACE_AMAX: STORE(x, MAX_OF(a, b)); return;                               \
    case TAPER_PLACE_AMIN: STORE(x, MIN_OF(a, b)); return;                               \
    default: return;                                                                     \
    }                                                                                    \
  }                                                                                      \
  static taper_status at_index_##NAME(taper_place_op op, int64_t rank, const int64_t *shape,            \
                                      int64_t dim, int64_t dim_size, const int64_t *index,              \
                                      const int64_t *index_steps, T *x, const int64_t *x_steps,         \
                                      T *source, const int64_t *source_steps, int64_t *bad) {           \
    int64_t position[TAPER_MAX_RANK] = {0};                                              \
    for (int64_t d = 0; d < rank; d++)                                                   \
      if (shape[d] == 0) return TAPER_OK;                                                \
    while (1) {                                                                          \
      int64_t at = 0, from = 0, to = 0;                                                  \
      for (int64_t d = 0; d < rank; d++) {                                               \
        at += position[d] * index_steps[d];                                              \
        from += position[d] * source_steps[d];                                           \
        if (d != dim) to += position[d] * x_steps[d];                                    \
      }                                                                                  \
      int64_t place = index[at];                                                         \
      if (place < 0 || place >= dim_size) {                                              \
        *bad = place;                                                                    \
        return TAPER_BAD_INDEX;                                                          \
      }                                                                                  \
      meet_##NAME(op, x + to + (rank > 0 ? place * x_steps[dim] : 0), source + from);    \
      int64_t d = rank - 1;                                                              \
      while (d >= 0 && ++position[d] == shape[d]) position[d--] = 0;                     \
      if (d < 0) return TAPER_OK;                                                        \
    }                                                                                    \
  }                                                                                      \
  static void at_offsets_##NAME(taper_place_op op, int64_t n, const int64_t *offsets, int64_t rank,     \
                                const int64_t *shape, T *x, const int64_t *x_steps, T *blocks,          \
                                int64_t block_step, const int64_t *block_steps) {        \
    for (int64_t d = 0; d < rank; d++)                                                   \
      if (shape[d] == 0) return;                                                         \
    int64_t columns = rank > 0 ? shape[rank - 1] : 1;                                    \
    int64_t x_column = rank > 0 ? x_steps[rank - 1] : 0;                                 \
    int64_t column = rank > 0 ? block_steps[rank - 1] : 0;                               \
    for (int64_t i = 0; i < n; i++) {                                                    \
      int64_t position[TAPER_MAX_RANK] = {0};                                            \
      T *from = x + offsets[i], *to = blocks + i * block_step;                           \
      while (1) {                                                                        \
        for (int64_t c = 0; c < columns; c++) meet_##NAME(op, from + c * x_column, to + c * column);    \
        int64_t d = rank - 2;                                                            \
        for (; d >= 0; d--) {                                                            \
          from += x_steps[d];                                                            \
          to += block_steps[d];                                                          \
          if (++position[d] < shape[d]) break;                                           \
          from -= x_steps[d] * shape[d];                                                 \
          to -= block_steps[d] * shape[d];                                               \
          position[d] = 0;                                                               \
        }                                                                                \
        if (d < 0) break;                                                                \
      }                                                                                  \
    }                                                                                    \
  }

#define DEFINE_INT(NAME, T) \
  DEFINE_MEET(NAME, T, T, PLAIN_LOAD, PLAIN_STORE, INT_ADD, INT_MULTIPLY, INT_MAX_OF, INT_MIN_OF)
#define DEFINE_FLOAT(NAME, T, V, LOAD, STORE) \
  DEFINE_MEET(NAME, T, V, LOAD, STORE, FLOAT_ADD, FLOAT_MULTIPLY, FLOAT_MAX_OF, FLOAT_MIN_OF)

DEFINE_MEET(bool, uint8_t, uint8_t, PLAIN_LOAD, PLAIN_STORE, BOOL_OR, BOOL_AND, BOOL_OR, BOOL_AND)
DEFINE_INT(u8, uint8_t)
DEFINE_INT(i8, int8_t)
DEFINE_INT(i16, int16_t)
DEFINE_INT(i32, int32_t)
DEFINE_INT(i64, int64_t)
DEFINE_FLOAT(f16, uint16_t, float, HALF_LOAD, HALF_STORE)
DEFINE_FLOAT(bf16, uint16_t, float, BFLOAT_LOAD, BFLOAT_STORE)
DEFINE_FLOAT(f32, float, float, PLAIN_LOAD, PLAIN_STORE)
DEFINE_FLOAT(f64, double, double, PLAIN_LOAD, PLAIN_STORE)

#define FOR_EACH_TYPE(CASE)   \
  CASE(TAPER_BOOL, bool)      \
  CASE(TAPER_U8, u8)          \
  CASE(TAPER_I8, i8)          \
  CASE(TAPER_I16, i16)        \
  CASE(TAPER_I32, i32)        \
  CASE(TAPER_I64, i64)        \
  CASE(TAPER_F16, f16)        \
  CASE(TAPER_BF16, bf16)      \
  CASE(TAPER_F32, f32)        \
  CASE(TAPER_F64, f64)

taper_status taper_at_index(taper_type type, taper_place_op op, int64_t rank, const int64_t *shape,
                            int64_t dim, int64_t dim_size, const int64_t *index,
                            const int64_t *index_steps, void *x, const int64_t *x_steps, void *source,
                            const int64_t *source_steps, int64_t *bad) {
#define CASE(TYPE, NAME)                                                                            \
  case TYPE:                                                                                        \
    return at_index_##NAME(op, rank, shape, dim, dim_size, index, index_steps, x, x_steps, source, \
                           source_steps, bad);
  switch (type) {
    FOR_EACH_TYPE(CASE)
    case TAPER_C64:
    case TAPER_C128: break;
  }
#undef CASE
  return TAPER_UNSUPPORTED;
}

void taper_at_offsets(taper_type type, taper_place_op op, int64_t n, const int64_t *offsets, int64_t rank,
                      const int64_t *shape, void *x, const int64_t *x_steps, void *blocks,
                      int64_t block_step, const int64_t *block_steps) {
#define CASE(TYPE, NAME)                                                                            \
  case TYPE:                                                                                        \
    at_offsets_##NAME(op, n, offsets, rank, shape, x, x_steps, blocks, block_step, block_steps);    \
    return;
  switch (type) {
    FOR_EACH_TYPE(CASE)
    // The parts of complex numbers are moved one after the other.
    case TAPER_C64:
    case TAPER_C128: break;
  }
#undef CASE
}

#define COUNT_NONZERO_PAIRS(T)                                       \
  {                                                                  \
    const T *line = x;                                               \
    for (int64_t i = 0; i < n; i++) {                                \
      const T *pair = line + 2 * i * step;                           \
      if (pair[0] == 0 && pair[1] == 0) continue;                    \
      if (places != NULL) places[count] = i;                         \
      count++;                                                       \
    }                                                                \
    return count;                                                    \
  }

#define COUNT_NONZERO(T, MASK)                                       \
  {                                                                  \
    const T *line = x;                                               \
    for (int64_t i = 0; i < n; i++) {                                \
      if ((line[i * step] MASK) == 0) continue;                      \
      if (places != NULL) places[count] = i;                         \
      count++;                                                       \
    }                                                                \
    return count;                                                    \
  }

int64_t taper_nonzero(taper_type type, int64_t n, const void *x, int64_t step, int64_t *places) {
  int64_t count = 0;
  switch (type) {
  case TAPER_BOOL:
  case TAPER_U8:
  case TAPER_I8: COUNT_NONZERO(uint8_t, )
  case TAPER_I16: COUNT_NONZERO(int16_t, )
  case TAPER_I32: COUNT_NONZERO(int32_t, )
  case TAPER_I64: COUNT_NONZERO(int64_t, )
  case TAPER_F16:
  case TAPER_BF16: COUNT_NONZERO(uint16_t, &0x7fff)
  case TAPER_F32: COUNT_NONZERO(float, )
  case TAPER_F64: COUNT_NONZERO(double, )
  case TAPER_C64: COUNT_NONZERO_PAIRS(float)
  case TAPER_C128: COUNT_NONZERO_PAIRS(double)
  }
  return count;
}

void taper_bincount(int64_t n, const int64_t *x, int64_t *counts) {
  for (int64_t i = 0; i < n; i++) counts[x[i]]++;
}

void taper_bincount_weights(int64_t n, const int64_t *x, const double *weights, double *sums) {
  for (int64_t i = 0; i < n; i++) sums[x[i]] += weights[i];
}
