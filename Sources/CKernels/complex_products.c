// Products of complex matrices. As MKL's, an element is made of four real chains: the sums of the products
// of real and imaginary parts are kept apart until the end. Few rows or columns, vectors and small batches
// are plain loops instead, which add one complex product after the other without fusing.

#include "complex_products.h"

#include <stdlib.h>

#include "complex_math.h"
#include "matmul.h"

#pragma STDC FP_CONTRACT OFF

// The least count of columns and of factors for chains.
enum { least_chain = 4 };

#define COMPLEX_PRODUCT(C, T, TYPE)                                                                        \
  static void plain_##C(int64_t m, int64_t n, int64_t k, const C *a, int64_t a_row, int64_t a_column,      \
                        const C *b, int64_t b_row, int64_t b_column, C *c, int64_t c_row, bool add) {      \
    for (int64_t i = 0; i < m; i++)                                                                        \
      for (int64_t j = 0; j < n; j++) {                                                                    \
        C sum = {0, 0};                                                                                    \
        for (int64_t q = 0; q < k; q++) {                                                                  \
          C term = PAIR_TIMES(a[i * a_row + q * a_column], b[q * b_row + j * b_column]);                   \
          sum = (C){sum.re + term.re, sum.im + term.im};                                                   \
        }                                                                                                  \
        C *o = c + i * c_row + j;                                                                          \
        *o = add ? (C){o->re + sum.re, o->im + sum.im} : sum;                                              \
      }                                                                                                    \
  }                                                                                                        \
  /* Real parts, then imaginary parts, each dense. */                                                      \
  static void part_##C(int64_t rows, int64_t columns, const C *x, int64_t row, int64_t column, T *re, T *im) { \
    for (int64_t i = 0; i < rows; i++)                                                                     \
      for (int64_t j = 0; j < columns; j++) {                                                              \
        C z = x[i * row + j * column];                                                                     \
        re[i * columns + j] = z.re;                                                                        \
        im[i * columns + j] = z.im;                                                                        \
      }                                                                                                    \
  }                                                                                                        \
  static taper_status chains_##C(int64_t m, int64_t n, int64_t k, const C *a, int64_t a_row,               \
                                 int64_t a_column, const C *b, int64_t b_row, int64_t b_column, C *c,      \
                                 int64_t c_row, bool add) {                                                \
    T *memory = malloc((size_t)(2 * m * k + 2 * k * n + 4 * m * n) * sizeof(T));                           \
    if (!memory) return TAPER_NO_MEMORY;                                                                   \
    T *a_re = memory, *a_im = a_re + m * k, *b_re = a_im + m * k, *b_im = b_re + k * n;                    \
    T *re_re = b_im + k * n, *im_im = re_re + m * n, *re_im = im_im + m * n, *im_re = re_im + m * n;       \
    part_##C(m, k, a, a_row, a_column, a_re, a_im);                                                        \
    part_##C(k, n, b, b_row, b_column, b_re, b_im);                                                        \
    taper_status status = taper_matmul(TYPE, m, n, k, a_re, k, 1, b_re, n, 1, re_re, n);                   \
    if (status == TAPER_OK) status = taper_matmul(TYPE, m, n, k, a_im, k, 1, b_im, n, 1, im_im, n);        \
    if (status == TAPER_OK) status = taper_matmul(TYPE, m, n, k, a_re, k, 1, b_im, n, 1, re_im, n);        \
    if (status == TAPER_OK) status = taper_matmul(TYPE, m, n, k, a_im, k, 1, b_re, n, 1, im_re, n);        \
    for (int64_t i = 0; i < m && status == TAPER_OK; i++)                                                  \
      for (int64_t j = 0; j < n; j++) {                                                                    \
        int64_t at = i * n + j;                                                                            \
        C sum = {re_re[at] - im_im[at], re_im[at] + im_re[at]};                                            \
        C *o = c + i * c_row + j;                                                                          \
        *o = add ? (C){o->re + sum.re, o->im + sum.im} : sum;                                              \
      }                                                                                                    \
    free(memory);                                                                                          \
    return status;                                                                                         \
  }
COMPLEX_PRODUCT(c64, float, TAPER_F32)
COMPLEX_PRODUCT(c128, double, TAPER_F64)

taper_status taper_complex_product(taper_type type, int64_t m, int64_t n, int64_t k, const void *a,
                                   int64_t a_row, int64_t a_column, const void *b, int64_t b_row,
                                   int64_t b_column, void *c, int64_t c_row, bool add, bool plain) {
  bool single = type == TAPER_C64;
  if (plain || m == 1 || n < least_chain || k < least_chain) {
    single ? plain_c64(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, add)
           : plain_c128(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, add);
    return TAPER_OK;
  }
  return single ? chains_c64(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, add)
                : chains_c128(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, add);
}
