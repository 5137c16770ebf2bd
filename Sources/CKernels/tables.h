// The tables through which the public functions reach the loops of a level: one loop for each operation
// and element type; a missing entry means that the type has no such operation.

#ifndef TAPER_TABLES_H
#define TAPER_TABLES_H

#include "elementwise.h"
#include "level.h"
#include "scalar_types.h"

typedef int32_t binary_loop(int64_t n, const void *a, int64_t a_step, const void *b, int64_t b_step,
                            void *out, int64_t out_step);
typedef int32_t unary_loop(int64_t n, const void *x, int64_t x_step, void *out, int64_t out_step);
typedef int32_t parametric_loop(int64_t n, const void *x, int64_t x_step, double p, double q, void *out,
                                int64_t out_step);
typedef int32_t scaled_loop(int64_t n, const void *a, int64_t a_step, const void *b, int64_t b_step,
                            double p, double q, void *out, int64_t out_step);
typedef int32_t ternary_loop(int64_t n, const void *a, int64_t a_step, const void *b, int64_t b_step,
                             const void *c, int64_t c_step, double p, void *out, int64_t out_step);
typedef void where_loop(int64_t n, const uint8_t *condition, int64_t condition_step, const void *a,
                        int64_t a_step, const void *b, int64_t b_step, void *out, int64_t out_step);

enum {
  binary_count = TAPER_LOG_SIGMOID_BACKWARD + 1,
  compare_count = TAPER_LOGICAL_XOR + 1,
  unary_count = TAPER_HARDSWISH + 1,
  predicate_count = TAPER_SIGNBIT + 1,
  parametric_count = TAPER_NAN_TO_NUM + 1,
  scaled_count = TAPER_HUBER + 1,
  ternary_count = TAPER_CLAMP_TENSOR + 1,
};

typedef struct {
  binary_loop *binary[binary_count][TAPER_TYPE_COUNT];
  binary_loop *compare[compare_count][TAPER_TYPE_COUNT];
} binary_table;

typedef struct {
  unary_loop *unary[unary_count][TAPER_TYPE_COUNT];
  unary_loop *predicate[predicate_count][TAPER_TYPE_COUNT];
} unary_table;

typedef struct {
  unary_loop *convert[TAPER_TYPE_COUNT][TAPER_TYPE_COUNT];
  /// By the logarithm of the element's width.
  where_loop *where[5];
  unary_loop *copy[5];
} convert_table;

typedef struct {
  parametric_loop *parametric[parametric_count][TAPER_TYPE_COUNT];
  scaled_loop *scaled[scaled_count][TAPER_TYPE_COUNT];
  ternary_loop *ternary[ternary_count][TAPER_TYPE_COUNT];
} ternary_table;

DECLARE_LEVELS(const binary_table, binary_loops);
DECLARE_LEVELS(const unary_table, unary_loops);
DECLARE_LEVELS(const convert_table, convert_loops);
DECLARE_LEVELS(const ternary_table, ternary_loops);

#endif
