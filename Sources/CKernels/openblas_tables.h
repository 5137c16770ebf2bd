// The loops of a level for NumPy's products.

#ifndef TAPER_OPENBLAS_TABLES_H
#define TAPER_OPENBLAS_TABLES_H

#include "level.h"
#include "scalar_types.h"

typedef struct {
  double (*dot_f64)(int64_t k, const double *x, const double *y);
  float (*dot_f32)(int64_t k, const float *x, const float *y);
  /// An inner product over eight lanes: of the small matrix kernels, where k runs along both operands.
  double (*lanes)(int64_t k, const double *x, const double *y);
  /// y[m] = a[m, k] @ x, the rows of a contiguous; m > 1.
  void (*rows)(int64_t m, int64_t k, const double *a, int64_t a_row, const double *x, double *y);
  /// y[n] = x @ b[k, n], the rows of b contiguous; n > 1.
  void (*columns)(int64_t n, int64_t k, const double *x, const double *b, int64_t b_row, double *y);
} openblas_table;

DECLARE_LEVELS(const openblas_table, openblas_loops);

#endif
