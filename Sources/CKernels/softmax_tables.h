// The softmax loops of a level.

#ifndef TAPER_SOFTMAX_TABLES_H
#define TAPER_SOFTMAX_TABLES_H

#include "level.h"
#include "scalar_types.h"
#include "softmax.h"

typedef enum {
  columns_softmax,
  columns_log_softmax,
  columns_softmax_backward,
  columns_log_softmax_backward,
} columns_form;

typedef struct {
  void (*softmax)(int64_t rows, int64_t n, const void *x, void *out);
  /// `line` is scratch for n elements.
  void (*log_softmax)(int64_t rows, int64_t n, void *line, const void *x, void *out);
  void (*softmax_backward)(int64_t rows, int64_t n, const void *grad, const void *y, void *out);
  void (*log_softmax_backward)(int64_t rows, int64_t n, const void *grad, const void *y, void *out);
  /// One block of n x inner; `scratch` has room for 2 * inner elements.
  void (*columns)(columns_form form, int64_t n, int64_t inner, void *scratch, const void *x, const void *y,
                  void *out);
} softmax_kernel;

typedef struct {
  softmax_kernel f32, f64;
} softmax_table;

DECLARE_LEVELS(const softmax_table, softmax_loops);

#endif
