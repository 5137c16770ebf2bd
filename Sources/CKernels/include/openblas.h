// Products of NumPy's float arrays, with the digits of OpenBLAS 0.3.31 on an AVX-512 machine with one
// thread, the library that NumPy's wheels contain. Found by experiments with NumPy 2.4.

#ifndef TAPER_OPENBLAS_H
#define TAPER_OPENBLAS_H

#include "types.h"

/// The sum of x[i] * y[i]; steps in elements.
double taper_openblas_dot_f64(int64_t k, const double *x, int64_t x_step, const double *y, int64_t y_step);

/// The same in float32; both vectors contiguous.
float taper_openblas_dot_f32(int64_t k, const float *x, const float *y);

/// c[m, n] = a[m, k] @ b[k, n] in float64; c is dense. A matrix is given by its steps, one of which is 1.
taper_status taper_openblas_product(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row,
                                    int64_t a_column, const double *b, int64_t b_row, int64_t b_column,
                                    double *c);

#endif
