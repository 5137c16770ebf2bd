// Products of complex matrices, which matmul.c hands on.

#ifndef TAPER_COMPLEX_PRODUCTS_H
#define TAPER_COMPLEX_PRODUCTS_H

#include "types.h"

/// c[m, n] = a[m, k] @ b[k, n], or c += it; c's columns are contiguous.
taper_status taper_complex_product(taper_type type, int64_t m, int64_t n, int64_t k, const void *a,
                                   int64_t a_row, int64_t a_column, const void *b, int64_t b_row,
                                   int64_t b_column, void *c, int64_t c_row, bool add, bool plain);

#endif
