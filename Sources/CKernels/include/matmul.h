// Matrix products with the digits of MKL on an AVX-512 machine with one thread (A7.2).
//
// An element is a chain of fused multiply-adds in the order of k, in blocks of 384, except for the small
// products x @ w.t() and the vector products, which have lane orders of their own. A matrix is given by
// its steps; contiguous rows or contiguous columns are fast, other steps are packed.

#ifndef TAPER_MATMUL_H
#define TAPER_MATMUL_H

#include "types.h"

/// c[m, n] = a[m, k] @ b[k, n]; c's columns are contiguous and its rows `c_row` apart. Floats and ints.
taper_status taper_matmul(taper_type type, int64_t m, int64_t n, int64_t k,
                          const void *a, int64_t a_row, int64_t a_column,
                          const void *b, int64_t b_row, int64_t b_column, void *c, int64_t c_row);

/// c = a @ b + bias, the bias added last with one rounding of its own; bias step 0 broadcasts. Floats.
taper_status taper_addmm(taper_type type, int64_t m, int64_t n, int64_t k,
                         const void *a, int64_t a_row, int64_t a_column,
                         const void *b, int64_t b_row, int64_t b_column,
                         const void *bias, int64_t bias_row, int64_t bias_column,
                         void *c, int64_t c_row);

/// y[m] = a[m, k] @ x[k] (mv); y contiguous.
taper_status taper_matvec(taper_type type, int64_t m, int64_t k, const void *a, int64_t a_row,
                          int64_t a_column, const void *x, int64_t x_step, void *y);

/// out = sum of a[i] * b[i].
taper_status taper_dot(taper_type type, int64_t k, const void *a, int64_t a_step, const void *b,
                       int64_t b_step, void *out);

/// `batch` products, c contiguous [batch, m, n]: small ones by plain multiply and add (A7.2).
taper_status taper_bmm(taper_type type, int64_t batch, int64_t m, int64_t n, int64_t k,
                       const void *a, int64_t a_batch, int64_t a_row, int64_t a_column,
                       const void *b, int64_t b_batch, int64_t b_row, int64_t b_column, void *c);

#endif
