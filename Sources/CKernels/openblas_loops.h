// Inner products and products of a matrix and a vector in the lane orders of OpenBLAS's kernels.

#include "openblas_tables.h"

typedef double d8 __attribute__((vector_size(64), aligned(8)));
typedef double d4 __attribute__((vector_size(32), aligned(8)));
typedef double d2 __attribute__((vector_size(16), aligned(8)));
typedef float f16 __attribute__((vector_size(64), aligned(4)));
typedef float f8 __attribute__((vector_size(32), aligned(4)));
#define AT(V, p) (*(const V *)(p))

/// Vector products are cut here along k; each part is summed by itself.
enum { gemv_block = 2048 };

// Four accumulators of eight lanes, folded to four lanes for a rest of 16; what is left goes one by one.
static double dot_f64(int64_t k, const double *x, const double *y) {
  int64_t wide = k & ~31, whole = k & ~15, i = 0;
  double sum = 0;
  if (whole) {
    d8 a[4] = {0};
    d4 b[4];
    for (; i < wide; i += 32)
      for (int q = 0; q < 4; q++) a[q] = FMA(AT(d8, x + i + 8 * q), AT(d8, y + i + 8 * q), a[q]);
    for (int q = 0; q < 4; q++)
      b[q] = __builtin_shufflevector(a[q], a[q], 0, 1, 2, 3) + __builtin_shufflevector(a[q], a[q], 4, 5, 6, 7);
    for (; i < whole; i += 16)
      for (int q = 0; q < 4; q++) b[q] = FMA(AT(d4, x + i + 4 * q), AT(d4, y + i + 4 * q), b[q]);
    d4 s = b[0] + b[1] + b[2] + b[3];
    sum = (s[0] + s[2]) + (s[1] + s[3]);
  }
  for (; i < k; i++) sum = FMA(x[i], y[i], sum);
  return sum;
}

// The same in float32; what is left is added as doubles, each product rounded first.
static float dot_f32(int64_t k, const float *x, const float *y) {
  int64_t wide = k & ~63, whole = k & ~31, i = 0;
  double sum = 0;
  if (whole) {
    f16 a[4] = {0};
    f8 b[4];
    for (; i < wide; i += 64)
      for (int q = 0; q < 4; q++) a[q] = FMA(AT(f16, x + i + 16 * q), AT(f16, y + i + 16 * q), a[q]);
    for (int q = 0; q < 4; q++)
      b[q] = __builtin_shufflevector(a[q], a[q], 0, 1, 2, 3, 4, 5, 6, 7) +
             __builtin_shufflevector(a[q], a[q], 8, 9, 10, 11, 12, 13, 14, 15);
    for (; i < whole; i += 32)
      for (int q = 0; q < 4; q++) b[q] = FMA(AT(f8, x + i + 8 * q), AT(f8, y + i + 8 * q), b[q]);
    f8 s = b[0] + b[1] + b[2] + b[3];
    sum = ((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]));
  }
  for (; i < k; i++) sum += x[i] * y[i];
  return (float)sum;
}

static double lanes(int64_t k, const double *x, const double *y) {
  d8 a = {0};
  int64_t i = 0;
  for (; i + 8 <= k; i += 8) a = FMA(AT(d8, x + i), AT(d8, y + i), a);
  for (int64_t l = 0; i + l < k; l++) a[l] = FMA(x[i + l], y[i + l], a[l]);
  return ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]));
}

// The last one to three of k: all products in one sum, the first two in this order.
INLINE double rest_of_row(int64_t count, const double *a, const double *x, double y) {
  if (count == 1) return FMA(a[0], x[0], y);
  double sum = FMA(a[0], x[0], a[1] * x[1]);
  return y + (count == 3 ? FMA(a[2], x[2], sum) : sum);
}

static void rows(int64_t m, int64_t k, const double *a, int64_t a_row, const double *x, double *y) {
  int64_t fours = m & ~3, whole = k & ~3;
  for (int64_t i = 0; i < m; i++) y[i] = 0;
  for (int64_t from = 0; from < whole; from += gemv_block) {
    int64_t to = from + gemv_block < whole ? from + gemv_block : whole, i = 0;
    for (; i < fours; i += 4) {
      d4 s[4] = {0};
      for (int64_t p = from; p < to; p += 4)
        for (int r = 0; r < 4; r++) s[r] = FMA(AT(d4, a + (i + r) * a_row + p), AT(d4, x + p), s[r]);
      for (int r = 0; r < 4; r++) y[i + r] += (s[r][0] + s[r][2]) + (s[r][1] + s[r][3]);
    }
    if (m & 2) {
      d2 s[2] = {0};
      for (int64_t p = from; p < to; p += 2)
        for (int r = 0; r < 2; r++) s[r] += AT(d2, a + (i + r) * a_row + p) * AT(d2, x + p);
      for (int r = 0; r < 2; r++) y[i + r] += s[r][0] + s[r][1];
      i += 2;
    }
    if (m & 1) {
      d4 s = {0};
      for (int64_t p = from; p < to; p += 4) s += AT(d4, a + i * a_row + p) * AT(d4, x + p);
      y[i] += (s[0] + s[2]) + (s[1] + s[3]);
    }
  }
  for (int64_t i = 0; i < m && whole < k; i++) y[i] = rest_of_row(k - whole, a + i * a_row + whole, x + whole, y[i]);
}

// Fewer than four columns: sums of pairs.
static void few_columns(int64_t n, int64_t k, const double *x, const double *b, int64_t b_row, double *y) {
  for (int64_t j = 0; j < n; j++) {
    double sum = 0;
    int64_t p = 0;
    for (; p < (k & ~3); p += 2) sum += FMA(b[p * b_row + j], x[p], b[(p + 1) * b_row + j] * x[p + 1]);
    for (; p < k; p++) sum = FMA(b[p * b_row + j], x[p], sum);
    y[j] = sum;
  }
}

static void columns(int64_t n, int64_t k, const double *x, const double *b, int64_t b_row, double *y) {
  if (n < 4) return few_columns(n, k, x, b, b_row, y);
  int64_t fours = n & ~3, p = 0;
  for (int64_t j = 0; j < n; j++) y[j] = 0;
  for (; p + 4 <= k; p += 4) {
    const double *r0 = b + p * b_row, *r1 = r0 + b_row, *r2 = r1 + b_row, *r3 = r2 + b_row;
    double x0 = x[p], x1 = x[p + 1], x2 = x[p + 2], x3 = x[p + 3];
    VECTORISE for (int64_t j = 0; j < fours; j++)
      y[j] += FMA(r3[j], x3, FMA(r2[j], x2, FMA(r0[j], x0, r1[j] * x1)));
  }
  if (k & 2) {
    const double *r0 = b + p * b_row, *r1 = r0 + b_row;
    double x0 = x[p], x1 = x[p + 1];
    VECTORISE for (int64_t j = 0; j < fours; j++) y[j] += FMA(r0[j], x0, r1[j] * x1);
    p += 2;
  }
  if (k & 1) {
    const double *r = b + p * b_row;
    double x0 = x[p];
    VECTORISE for (int64_t j = 0; j < fours; j++) y[j] += r[j] * x0;
  }
  for (int64_t j = fours; j < n; j++)
    for (int64_t q = 0; q < k; q++) y[j] = FMA(b[q * b_row + j], x[q], y[j]);
}

const openblas_table LEVELED(openblas_loops) = {
    .dot_f64 = dot_f64, .dot_f32 = dot_f32, .lanes = lanes, .rows = rows, .columns = columns};
