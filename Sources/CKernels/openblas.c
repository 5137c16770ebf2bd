// Which of OpenBLAS's kernels a product takes.
//
// A matrix and a vector: by rows or by columns, as the matrix lies. Two matrices of at most a million
// multiplications: kernels without blocks, which sum over lanes where both operands run along k, and in
// the last few columns; else one chain of fused multiply-adds. Larger ones: chains in blocks of 384.

#include "openblas.h"

#include <stdlib.h>
#include <string.h>

#include "matmul_chain.h"
#include "openblas_tables.h"

#pragma STDC FP_CONTRACT OFF

enum { block = 384, rounding = 16, small_product = 1000000, transposed_k = 32, transposed_cells = 1200, lane_k = 16 };

static int64_t next_block(int64_t left) {
  return left >= 2 * block ? block : left > block ? (left / 2 + rounding - 1) / rounding * rounding : left;
}

// A matrix times its own transpose has a routine of its own, which halves what is left.
static int64_t next_half(int64_t left) {
  return left >= 2 * block ? block : left > block ? (left + 1) / 2 : left;
}

// Two sums of every other pair of products, not fused.
static double strided_dot(int64_t k, const double *x, int64_t x_step, const double *y, int64_t y_step) {
  double even = 0, odd = 0;
  int64_t i = 0;
  for (; i + 4 <= k; i += 4, x += 4 * x_step, y += 4 * y_step) {
    even += x[0] * y[0] + x[2 * x_step] * y[2 * y_step];
    odd += x[x_step] * y[y_step] + x[3 * x_step] * y[3 * y_step];
  }
  for (; i < k; i++, x += x_step, y += y_step) even = FMA(x[0], y[0], even);
  return even + odd;
}

double taper_openblas_dot_f64(int64_t k, const double *x, int64_t x_step, const double *y, int64_t y_step) {
  if ((x_step == 1 && y_step == 1) || k < 2) return PICK(openblas_loops).dot_f64(k, x, y);
  return strided_dot(k, x, x_step, y, y_step);
}

float taper_openblas_dot_f32(int64_t k, const float *x, const float *y) {
  return PICK(openblas_loops).dot_f32(k, x, y);
}

// Columns from `first` on, summed over lanes along k; the rows of a are contiguous.
static taper_status multiply_lanes(int64_t m, int64_t n, int64_t first, int64_t k, const double *a,
                                   int64_t a_row, const double *b, int64_t b_row, int64_t b_column, double *c) {
  const openblas_table *t = &PICK(openblas_loops);
  double *column = NULL;
  if (b_row != 1 && !(column = malloc((size_t)k * sizeof *column))) return TAPER_NO_MEMORY;
  for (int64_t j = first; j < n; j++) {
    const double *y = b + j * b_column;
    if (column) {
      for (int64_t p = 0; p < k; p++) column[p] = y[p * b_row];
      y = column;
    }
    for (int64_t i = 0; i < m; i++) c[i * n + j] = t->lanes(k, a + i * a_row, y);
  }
  free(column);
  return TAPER_OK;
}

static taper_status multiply_matrices(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row,
                                      int64_t a_column, const double *b, int64_t b_row, int64_t b_column,
                                      double *c) {
  bool a_along = a_column == 1, b_along = b_row == 1 && b_column != 1;
  bool is_square = a == b && a_row == b_column && a_column == b_row && m == n;
  block_rule *rule = is_square ? next_half : next_block;
  bool is_small = !is_square && m * n * k <= small_product;
  if (is_small && a_along && b_along) {
    if (k >= transposed_k && m * n <= transposed_cells)
      return multiply_lanes(m, n, 0, k, a, a_row, b, b_row, b_column, c);
  } else if (is_small) {
    rule = NULL;
  }
  taper_status status = taper_chain_f64(m, n, k, a, a_row, a_column, b, b_row, b_column, c, rule);
  int64_t last = n & 7;
  if (status != TAPER_OK || !is_small || !a_along || b_along || k < lane_k || last == 0 || last > 4)
    return status;
  return multiply_lanes(m, n, n - last, k, a, a_row, b, b_row, b_column, c);
}

taper_status taper_openblas_product(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row,
                                    int64_t a_column, const double *b, int64_t b_row, int64_t b_column,
                                    double *c) {
  if (k <= 0) {
    if (m > 0 && n > 0) memset(c, 0, (size_t)(m * n) * sizeof *c);
    return TAPER_OK;
  }
  const openblas_table *t = &PICK(openblas_loops);
  if (m == 1 && n == 1) {
    *c = taper_openblas_dot_f64(k, a, a_column, b, b_row);
  } else if (n == 1 && b_row == 1) {
    if (a_column == 1) t->rows(m, k, a, a_row, b, c);
    else t->columns(m, k, b, a, a_column, c);
  } else if (m == 1 && a_column == 1) {
    if (b_column == 1) t->columns(n, k, a, b, b_row, c);
    else t->rows(n, k, b, b_column, a, c);
  } else {
    return multiply_matrices(m, n, k, a, a_row, a_column, b, b_row, b_column, c);
  }
  return TAPER_OK;
}
