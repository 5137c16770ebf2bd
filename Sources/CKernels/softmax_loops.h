// Softmax over contiguous rows and over strided columns; sums in the lanes of one vector of 64 bytes.

#include "float_math.h"
#include "sleef_math.h"
#include "softmax_tables.h"


/* The greater of a new value and the greatest so far. */
#define GREATER(x, most) ((x) > (most) || (x) != (x) ? (x) : (most))

#define SOFTMAX(NAME, T, LANES)                                                                            \
  /* Rows shorter than a vector are added in order; longer ones by lanes, the lanes halving. */           \
  INLINE T NAME##_fold(T *v) {                                                                             \
    for (int half = LANES / 2; half > 0; half /= 2)                                                        \
      for (int l = 0; l < half; l++) v[l] += v[l + half];                                                  \
    return v[0];                                                                                           \
  }                                                                                                        \
  static T NAME##_row_sum(int64_t n, const T *x) {                                                         \
    if (n < LANES) {                                                                                       \
      T sum = x[0];                                                                                        \
      for (int64_t i = 1; i < n; i++) sum += x[i];                                                         \
      return sum;                                                                                          \
    }                                                                                                      \
    T v[LANES];                                                                                            \
    memcpy(v, x, sizeof v);                                                                                \
    int64_t i = LANES;                                                                                     \
    for (; i + LANES <= n; i += LANES)                                                                     \
      for (int l = 0; l < LANES; l++) v[l] += x[i + l];                                                    \
    for (int l = 0; i + l < n; l++) v[l] += x[i + l];                                                      \
    return NAME##_fold(v);                                                                                 \
  }                                                                                                        \
  /* The same of products: rounded before they are added, fused in the last part of a vector. */           \
  static T NAME##_row_dot(int64_t n, const T *x, const T *y) {                                             \
    T v[LANES];                                                                                            \
    int64_t i = LANES < n ? LANES : n;                                                                     \
    for (int64_t l = 0; l < i; l++) v[l] = x[l] * y[l];                                                    \
    if (n < LANES) {                                                                                       \
      for (int64_t l = 1; l < n; l++) v[0] += v[l];                                                        \
      return v[0];                                                                                         \
    }                                                                                                      \
    for (; i + LANES <= n; i += LANES)                                                                     \
      for (int l = 0; l < LANES; l++) v[l] += x[i + l] * y[i + l];                                         \
    for (int l = 0; i + l < n; l++) v[l] = FMA(x[i + l], y[i + l], v[l]);                                  \
    return NAME##_fold(v);                                                                                 \
  }                                                                                                        \
  /* Four vectors at a time; NaN wins over whatever follows, because nothing is greater. */             \
  INLINE T NAME##_row_most(int64_t n, const T *x) {                                                     \
    T most = x[0];                                                                                      \
    int64_t i = 0;                                                                                      \
    if (n >= 4 * LANES) {                                                                               \
      T v[4 * LANES];                                                                                   \
      memcpy(v, x, sizeof v);                                                                           \
      for (i = 4 * LANES; i + 4 * LANES <= n; i += 4 * LANES)                                           \
        for (int l = 0; l < 4 * LANES; l++) v[l] = GREATER(x[i + l], v[l]);                             \
      for (int half = 2 * LANES; half > 0; half /= 2)                                                   \
        for (int l = 0; l < half; l++) v[l] = GREATER(v[l + half], v[l]);                               \
      most = v[0];                                                                                      \
    }                                                                                                   \
    for (; i < n; i++) most = GREATER(x[i], most);                                                      \
    return most;                                                                                        \
  }                                                                                                     \
  /* Whole vectors only: what is left goes through a buffer. */                                            \
  static void NAME##_exponentials(int64_t n, T most, const T *x, T *o) {                                   \
    for (; n >= LANES; n -= LANES, x += LANES, o += LANES)                                                 \
      VECTORISE_WIDE for (int64_t l = 0; l < LANES; l++) o[l] = v_exp(x[l] - most);                        \
    T part[LANES];                                                                                         \
    for (int64_t l = 0; l < LANES; l++) part[l] = l < n ? x[l] - most : 0;                                 \
    VECTORISE_WIDE for (int64_t l = 0; l < LANES; l++) part[l] = v_exp(part[l]);                           \
    for (int64_t l = 0; l < n; l++) o[l] = part[l];                                                        \
  }                                                                                                        \
  static void NAME##_softmax(int64_t rows, int64_t n, const void *px, void *po) {                          \
    const T *x = px;                                                                                       \
    T *o = po;                                                                                             \
    for (int64_t r = 0; r < rows; r++, x += n, o += n) {                                                   \
      T most = NAME##_row_most(n, x);                                                                      \
      NAME##_exponentials(n, most, x, o);                                                                  \
      T factor = 1 / NAME##_row_sum(n, o);                                                                 \
      VECTORISE for (int64_t i = 0; i < n; i++) o[i] = o[i] * factor;                                      \
    }                                                                                                      \
  }                                                                                                        \
  static void NAME##_log_softmax(int64_t rows, int64_t n, T *line, const void *px, void *po) {             \
    const T *x = px;                                                                                       \
    T *o = po;                                                                                             \
    for (int64_t r = 0; r < rows; r++, x += n, o += n) {                                                   \
      T most = NAME##_row_most(n, x);                                                                      \
      NAME##_exponentials(n, most, x, line);                                                               \
      T log_sum = v_log(NAME##_row_sum(n, line));                                                          \
      VECTORISE for (int64_t i = 0; i < n; i++) o[i] = (x[i] - most) - log_sum;                            \
    }                                                                                                      \
  }                                                                                                        \
  static void NAME##_softmax_backward(int64_t rows, int64_t n, const void *pg, const void *py, void *po) { \
    const T *g = pg, *y = py;                                                                              \
    T *o = po;                                                                                             \
    for (int64_t r = 0; r < rows; r++, g += n, y += n, o += n) {                                           \
      T sum = NAME##_row_dot(n, g, y);                                                                     \
      VECTORISE for (int64_t i = 0; i < n; i++) o[i] = (g[i] - sum) * y[i];                                \
    }                                                                                                      \
  }                                                                                                        \
  static void NAME##_log_softmax_backward(int64_t rows, int64_t n, const void *pg, const void *py,         \
                                          void *po) {                                                      \
    const T *g = pg, *y = py;                                                                              \
    T *o = po;                                                                                             \
    for (int64_t r = 0; r < rows; r++, g += n, y += n, o += n) {                                           \
      T sum = NAME##_row_sum(n, g);                                                                        \
      for (int64_t from = 0; from < n; from += LANES) {                                                    \
        T part[LANES];                                                                                     \
        int64_t count = n - from < LANES ? n - from : LANES;                                               \
        NAME##_exponentials(count, 0, y + from, part);                                                     \
        for (int64_t l = 0; l < count; l++) o[from + l] = FMA(-part[l], sum, g[from + l]);                 \
      }                                                                                                    \
    }                                                                                                      \
  }                                                                                                        \
  /* Columns from..<to of lines that run across, each added in order. */                                   \
  INLINE void NAME##_some_columns(columns_form form, bool by_libm, int64_t n, int64_t inner, int64_t from,  \
                                  int64_t to, T *most, T *sum, const T *x, const T *y, T *o) {             \
    bool forward = form == columns_softmax || form == columns_log_softmax;                                 \
    for (int64_t j = from; j < to; j++) {                                                                  \
      most[j] = forward ? x[j] : 0;                                                                        \
      sum[j] = 0;                                                                                          \
    }                                                                                                      \
    for (int64_t i = 1; forward && i < n; i++)                                                             \
      VECTORISE for (int64_t j = from; j < to; j++) {                                                      \
        T v = x[i * inner + j];                                                                            \
        most[j] = v > most[j] || v != v ? v : most[j];                                                     \
      }                                                                                                    \
    for (int64_t i = 0; i < n; i++) {                                                                      \
      const T *xi = x + i * inner, *yi = y ? y + i * inner : NULL;                                         \
      T *oi = o + i * inner;                                                                               \
      switch (form) {                                                                                      \
        case columns_softmax:                                                                              \
          VECTORISE for (int64_t j = from; j < to; j++) {                                                  \
            T e = by_libm ? l_exp(xi[j] - most[j]) : v_exp(xi[j] - most[j]);                               \
            oi[j] = e;                                                                                     \
            sum[j] += e;                                                                                   \
          }                                                                                                \
          break;                                                                                           \
        case columns_log_softmax:                                                                          \
          VECTORISE for (int64_t j = from; j < to; j++)                                                    \
              sum[j] += by_libm ? l_exp(xi[j] - most[j]) : v_exp(xi[j] - most[j]);                         \
          break;                                                                                           \
        case columns_softmax_backward:                                                                     \
          VECTORISE for (int64_t j = from; j < to; j++) sum[j] = FMA(xi[j], yi[j], sum[j]);                \
          break;                                                                                           \
        case columns_log_softmax_backward:                                                                 \
          VECTORISE for (int64_t j = from; j < to; j++) sum[j] += xi[j];                                   \
          break;                                                                                           \
      }                                                                                                    \
    }                                                                                                      \
    if (form == columns_log_softmax)                                                                       \
      for (int64_t j = from; j < to; j++) sum[j] = by_libm ? l_log(sum[j]) : v_log(sum[j]);                \
    for (int64_t i = 0; i < n; i++) {                                                                      \
      const T *xi = x + i * inner, *yi = y ? y + i * inner : NULL;                                         \
      T *oi = o + i * inner;                                                                               \
      switch (form) {                                                                                      \
        case columns_softmax:                                                                              \
          VECTORISE for (int64_t j = from; j < to; j++) oi[j] = oi[j] / sum[j];                            \
          break;                                                                                           \
        case columns_log_softmax:                                                                          \
          VECTORISE for (int64_t j = from; j < to; j++) oi[j] = (xi[j] - most[j]) - sum[j];                \
          break;                                                                                           \
        case columns_softmax_backward:                                                                     \
          VECTORISE for (int64_t j = from; j < to; j++) oi[j] = (xi[j] - sum[j]) * yi[j];                  \
          break;                                                                                           \
        case columns_log_softmax_backward:                                                                 \
          VECTORISE for (int64_t j = from; j < to; j++) {                                                  \
            T e = by_libm ? l_exp(yi[j]) : v_exp(yi[j]);                                                   \
            oi[j] = FMA(-e, sum[j], xi[j]);                                                                \
          }                                                                                                \
          break;                                                                                           \
      }                                                                                                    \
    }                                                                                                      \
  }                                                                                                        \
  /* Whole vectors of columns by the vector formulas, the last ones by libm. */                            \
  static void NAME##_columns(columns_form form, int64_t n, int64_t inner, void *scratch, const void *x,    \
                             const void *y, void *o) {                                                     \
    int64_t whole = inner / LANES * LANES;                                                                 \
    T *most = scratch, *sum = most + inner;                                                                \
    NAME##_some_columns(form, false, n, inner, 0, whole, most, sum, x, y, o);                              \
    NAME##_some_columns(form, true, n, inner, whole, inner, most, sum, x, y, o);                           \
  }

// float64's libm calls keep some of these loops scalar.
#pragma clang diagnostic ignored "-Wpass-failed"
SOFTMAX(f32, float, 16)
SOFTMAX(f64, double, 8)

static void f32_log_softmax_rows(int64_t rows, int64_t n, void *line, const void *x, void *out) {
  f32_log_softmax(rows, n, line, x, out);
}
static void f64_log_softmax_rows(int64_t rows, int64_t n, void *line, const void *x, void *out) {
  f64_log_softmax(rows, n, line, x, out);
}
#define KERNEL(NAME)                                                                          \
  {                                                                                           \
    .softmax = NAME##_softmax, .log_softmax = NAME##_log_softmax_rows,                        \
    .softmax_backward = NAME##_softmax_backward,                                              \
    .log_softmax_backward = NAME##_log_softmax_backward, .columns = NAME##_columns            \
  }
const softmax_table LEVELED(softmax_loops) = {.f32 = KERNEL(f32), .f64 = KERNEL(f64)};
