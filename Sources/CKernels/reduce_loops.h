// Sums in PyTorch's cascade (SumKernel.cpp), products in its lanes (Reduce.h), extremes in any order.
//
// A cascade adds runs of 2^p items, then runs of runs, on four levels, for four interleaved rows at once;
// an item is a vector of 8 floats (4 doubles) or a single number. The lanes are part of the result.

#include "complex_math.h"
#include "reduce_tables.h"

typedef float float_lanes __attribute__((vector_size(32), aligned(4)));
typedef double double_lanes __attribute__((vector_size(32), aligned(8)));

INLINE int64_t ceil_log2(int64_t n) { return n <= 2 ? 1 : 64 - __builtin_clzll((uint64_t)n - 1); }
INLINE int64_t cascade_power(int64_t n) {
  int64_t p = ceil_log2(n) / 4;
  return p < 4 ? 4 : p;
}

// V is the item, T its element. Steps count elements.
#define CASCADE(NAME, T, V)                                                                      \
  static void cascade_##NAME(const T *x, int64_t step, int64_t row_step, int64_t n, V sums[4]) { \
    if (n < 16) {                                                                                \
      /* Too few for a run: the levels above stay zero. */                                       \
      V a = {0}, b = {0}, c = {0}, d = {0};                                                      \
      for (int64_t i = 0; i < n; i++) {                                                          \
        const T *item = x + i * step;                                                            \
        a += *(const V *)(item);                                                                 \
        b += *(const V *)(item + row_step);                                                      \
        c += *(const V *)(item + 2 * row_step);                                                  \
        d += *(const V *)(item + 3 * row_step);                                                  \
      }                                                                                          \
      sums[0] = a, sums[1] = b, sums[2] = c, sums[3] = d;                                        \
      return;                                                                                    \
    }                                                                                            \
    const int64_t power = cascade_power(n), run = (int64_t)1 << power, mask = run - 1;           \
    V acc[4][4] = {0};                                                                           \
    int64_t i = 0;                                                                               \
    while (i + run <= n) {                                                                       \
      V a = acc[0][0], b = acc[0][1], c = acc[0][2], d = acc[0][3];                              \
      for (int64_t end = i + run; i < end; i++) {                                                \
        const T *item = x + i * step;                                                            \
        a += *(const V *)(item);                                                                 \
        b += *(const V *)(item + row_step);                                                      \
        c += *(const V *)(item + 2 * row_step);                                                  \
        d += *(const V *)(item + 3 * row_step);                                                  \
      }                                                                                          \
      acc[0][0] = a, acc[0][1] = b, acc[0][2] = c, acc[0][3] = d;                                \
      for (int64_t level = 1; level < 4; level++) {                                              \
        for (int k = 0; k < 4; k++) {                                                            \
          acc[level][k] += acc[level - 1][k];                                                    \
          acc[level - 1][k] = (V){0};                                                            \
        }                                                                                        \
        if (i & (mask << (level * power))) break;                                                \
      }                                                                                          \
    }                                                                                            \
    for (; i < n; i++)                                                                           \
      for (int k = 0; k < 4; k++) acc[0][k] += *(const V *)(x + i * step + k * row_step);        \
    for (int level = 1; level < 4; level++)                                                      \
      for (int k = 0; k < 4; k++) acc[0][k] += acc[level][k];                                    \
    for (int k = 0; k < 4; k++) sums[k] = acc[0][k];                                             \
  }                                                                                              \
  static void row_sum_##NAME(const T *x, int64_t step, int64_t n, V *sum) {                      \
    V sums[4];                                                                                   \
    int64_t quarter = n / 4;                                                                     \
    if (quarter == 0) {                                                                          \
      sums[0] = sums[1] = (V){0};                                                                \
    } else {                                                                                     \
      cascade_##NAME(x, 4 * step, step, quarter, sums);                                          \
    }                                                                                            \
    for (int64_t i = quarter * 4; i < n; i++) sums[0] += *(const V *)(x + i * step);             \
    *sum = quarter == 0 ? sums[0] : ((sums[0] + sums[1]) + sums[2]) + sums[3];                   \
  }

CASCADE(f32, float, float)
CASCADE(f32_lanes, float, float_lanes)
CASCADE(f64, double, double)
CASCADE(f64_lanes, double, double_lanes)

#define SUM(NAME, T, V, LANES)                                                                        \
  static void add_row_sum_##NAME(const T *x, int64_t step, int64_t n, T *out) {                       \
    T sum;                                                                                            \
    row_sum_##NAME(x, step, n, &sum);                                                                 \
    *out += sum;                                                                                      \
  }                                                                        \
  static void sum_##NAME(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,   \
                         int64_t o1) {                                                                \
    const T *x = px;                                                                                  \
    T *o = out;                                                                                       \
    if (s0 == 1 && n0 >= LANES) {                                                                     \
      for (int64_t j = 0; j < n1; j++, x += s1, o += o1) {                                            \
        V lanes;                                                                                      \
        row_sum_##NAME##_lanes(x, LANES, n0 / LANES, &lanes);                                         \
        T total = 0;                                                                                  \
        for (int64_t i = n0 / LANES * LANES; i < n0; i++) total += x[i];                              \
        for (int k = 0; k < LANES; k++) total += lanes[k];                                            \
        *o += total;                                                                                  \
      }                                                                                               \
    } else if (s1 == 1 && n1 >= LANES) {                                                              \
      int64_t j = 0;                                                                                  \
      for (; j + 4 * LANES <= n1; j += 4 * LANES) {                                                   \
        V sums[4];                                                                                    \
        cascade_##NAME##_lanes(x + j, s0, LANES, n0, sums);                                           \
        for (int k = 0; k < 4 * LANES; k++) o[(j + k) * o1] += sums[k / LANES][k % LANES];            \
      }                                                                                               \
      for (; j + LANES <= n1; j += LANES) {                                                           \
        V sum;                                                                                        \
        row_sum_##NAME##_lanes(x + j, s0, n0, &sum);                                                  \
        for (int k = 0; k < LANES; k++) o[(j + k) * o1] += sum[k];                                    \
      }                                                                                               \
      for (; j < n1; j++) add_row_sum_##NAME(x + j, s0, n0, o + j * o1);                              \
    } else if (s0 < s1) {                                                                             \
      for (int64_t j = 0; j < n1; j++) add_row_sum_##NAME(x + j * s1, s0, n0, o + j * o1);            \
    } else {                                                                                          \
      int64_t j = 0;                                                                                  \
      for (; j + 4 <= n1; j += 4) {                                                                   \
        T sums[4];                                                                                    \
        cascade_##NAME(x + j * s1, s0, s1, n0, sums);                                                 \
        for (int k = 0; k < 4; k++) o[(j + k) * o1] += sums[k];                                       \
      }                                                                                               \
      for (; j < n1; j++) add_row_sum_##NAME(x + j * s1, s0, n0, o + j * o1);                         \
    }                                                                                                 \
  }
SUM(f32, float, float_lanes, 8)
SUM(f64, double, double_lanes, 4)

// Complex numbers: an item is a vector of 4 (2 of double) or a single pair; steps become those of parts.
typedef float float_pair __attribute__((vector_size(8), aligned(4)));
typedef double double_pair __attribute__((vector_size(16), aligned(8)));
CASCADE(c64, float, float_pair)
CASCADE(c128, double, double_pair)

#define SUM_PAIRS(NAME, T, P, PART, V, PAIRS)                                                         \
  static void add_row_sum_##NAME(const T *x, int64_t step, int64_t n, P *out) {                       \
    P sum;                                                                                            \
    row_sum_##NAME(x, 2 * step, n, &sum);                                                             \
    *out += sum;                                                                                      \
  }                                                                                                   \
  static void sum_##NAME(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,   \
                         int64_t o1) {                                                                \
    const T *x = px;                                                                                  \
    P *o = out;                                                                                       \
    if (s0 == 1 && n0 >= PAIRS) {                                                                     \
      for (int64_t j = 0; j < n1; j++, x += 2 * s1, o += o1) {                                        \
        V lanes;                                                                                      \
        row_sum_##PART##_lanes(x, 2 * PAIRS, n0 / PAIRS, &lanes);                                     \
        P total = {0};                                                                                \
        for (int64_t i = n0 / PAIRS * PAIRS; i < n0; i++) total += *(const P *)(x + 2 * i);           \
        for (int k = 0; k < PAIRS; k++) total += (P){lanes[2 * k], lanes[2 * k + 1]};                 \
        *o += total;                                                                                  \
      }                                                                                               \
    } else if (s1 == 1 && n1 >= PAIRS) {                                                              \
      int64_t j = 0;                                                                                  \
      for (; j + 4 * PAIRS <= n1; j += 4 * PAIRS) {                                                   \
        V sums[4];                                                                                    \
        cascade_##PART##_lanes(x + 2 * j, 2 * s0, 2 * PAIRS, n0, sums);                               \
        for (int k = 0; k < 4 * PAIRS; k++) {                                                         \
          V sum = sums[k / PAIRS];                                                                    \
          o[(j + k) * o1] += (P){sum[k % PAIRS * 2], sum[k % PAIRS * 2 + 1]};                         \
        }                                                                                             \
      }                                                                                               \
      for (; j + PAIRS <= n1; j += PAIRS) {                                                           \
        V sum;                                                                                        \
        row_sum_##PART##_lanes(x + 2 * j, 2 * s0, n0, &sum);                                          \
        for (int k = 0; k < PAIRS; k++) o[(j + k) * o1] += (P){sum[2 * k], sum[2 * k + 1]};           \
      }                                                                                               \
      for (; j < n1; j++) add_row_sum_##NAME(x + 2 * j, s0, n0, o + j * o1);                          \
    } else if (s0 < s1) {                                                                             \
      for (int64_t j = 0; j < n1; j++) add_row_sum_##NAME(x + 2 * j * s1, s0, n0, o + j * o1);        \
    } else {                                                                                          \
      int64_t j = 0;                                                                                  \
      for (; j + 4 <= n1; j += 4) {                                                                   \
        P sums[4];                                                                                    \
        cascade_##NAME(x + 2 * j * s1, 2 * s0, 2 * s1, n0, sums);                                     \
        for (int k = 0; k < 4; k++) o[(j + k) * o1] += sums[k];                                       \
      }                                                                                               \
      for (; j < n1; j++) add_row_sum_##NAME(x + 2 * j * s1, s0, n0, o + j * o1);                     \
    }                                                                                                 \
  }
SUM_PAIRS(c64, float, float_pair, f32, float_lanes, 4)
SUM_PAIRS(c128, double, double_pair, f64, double_lanes, 2)

// Products of pairs in lanes, as those of floats below: contiguous rows of 4 vectors, and contiguous columns
// by fours of vectors, are not fused; the rest is.
#define PROD_PAIRS(C, T, ...)                                                                         \
  static void prod_##C(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,     \
                       int64_t o1) {                                                                  \
    enum { pairs = 32 / sizeof(C), most = 4 * pairs };                                                \
    const C *x = px;                                                                                  \
    C *o = out;                                                                                       \
    for (int64_t j = 0; j < n1; j++) {                                                                \
      const C *line = x + j * s1;                                                                     \
      C product = o[j * o1];                                                                          \
      bool isPlain = s0 != 1 && s1 == 1 && j < n1 / most * most;                                      \
      int64_t i = 0;                                                                                  \
      if (s0 == 1 && n0 >= most) {                                                                    \
        C acc[most];                                                                                  \
        memcpy(acc, line, sizeof acc);                                                                \
        for (i = most; i + most <= n0; i += most)                                                     \
          for (int k = 0; k < most; k++) acc[k] = PAIR_TIMES(acc[k], line[i + k]);                    \
        for (int k = 0; k < pairs; k++)                                                               \
          acc[k] = PAIR_TIMES(PAIR_TIMES(acc[k], acc[pairs + k]),                                     \
                              PAIR_TIMES(acc[2 * pairs + k], acc[3 * pairs + k]));                    \
        for (int k = 1; k < pairs; k++) acc[0] = PAIR_TIMES_FUSED(acc[0], acc[k]);                    \
        product = PAIR_TIMES_FUSED(product, acc[0]);                                                  \
      }                                                                                               \
      for (; i < n0; i++)                                                                             \
        product = isPlain ? PAIR_TIMES(product, line[i * s0]) : PAIR_TIMES_FUSED(product, line[i * s0]); \
      o[j * o1] = product;                                                                            \
    }                                                                                                 \
  }
FOR_COMPLEX(PROD_PAIRS)

// A contiguous sum's runs of second order start from zero each: whoever adds them up in order has the
// cascade's third level, whichever thread made them. A group is `group_steps` steps of 4 x 8 floats.
static void sum_groups(const float *x, int64_t group_steps, int64_t begin, int64_t end, float *sums) {
  for (int64_t g = begin; g < end; g++) {
    const float *group = x + g * group_steps * 32;
    int64_t power = __builtin_ctzll((uint64_t)group_steps) / 2, run = (int64_t)1 << power;
    float_lanes second[4] = {0};
    for (int64_t r = 0; r < group_steps; r += run) {
      float_lanes a = {0}, b = {0}, c = {0}, d = {0};
      for (int64_t i = r; i < r + run; i++) {
        const float *item = group + i * 32;
        a += *(const float_lanes *)item;
        b += *(const float_lanes *)(item + 8);
        c += *(const float_lanes *)(item + 16);
        d += *(const float_lanes *)(item + 24);
      }
      second[0] += a, second[1] += b, second[2] += c, second[3] += d;
    }
    memcpy(sums + g * 32, second, sizeof second);
  }
}

// Plain loops: rows that run contiguously down columns are folded one into the next.
#define FOLD(NAME, T, OUT, ...)                                                                        \
  static void NAME(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,          \
                   int64_t o1) {                                                                       \
    typedef OUT R;                                                                                     \
    const T *x = px;                                                                                   \
    R *o = out;                                                                                        \
    if (s1 == 1 && o1 == 1) {                                                                          \
      for (int64_t i = 0; i < n0; i++)                                                                 \
        for (int64_t j = 0; j < n1; j++) {                                                             \
          R acc = o[j];                                                                                \
          T v = x[i * s0 + j];                                                                         \
          o[j] = (__VA_ARGS__);                                                                        \
        }                                                                                              \
    } else {                                                                                           \
      for (int64_t j = 0; j < n1; j++) {                                                               \
        R acc = o[j * o1];                                                                             \
        const T *line = x + j * s1;                                                                    \
        for (int64_t i = 0; i < n0; i++) {                                                             \
          T v = line[i * s0];                                                                          \
          acc = (__VA_ARGS__);                                                                         \
        }                                                                                              \
        o[j * o1] = acc;                                                                               \
      }                                                                                                \
    }                                                                                                  \
  }
#define FOLD_INT(SUFFIX, T, W, ACCESS, NAME, ...) FOLD(NAME##_##SUFFIX, T, int64_t, __VA_ARGS__)
#define FOLD_SAME(SUFFIX, T, W, ACCESS, NAME, ...) FOLD(NAME##_##SUFFIX, T, T, __VA_ARGS__)
#define FOLD_TEST(SUFFIX, T, W, ACCESS, NAME, ...) FOLD(NAME##_##SUFFIX, T, uint8_t, __VA_ARGS__)

FOR_INTS(FOLD_INT, sum, (R)((uint64_t)acc + (uint64_t)v))
FOR_BOOL(FOLD_INT, sum, acc + v)
FOR_INTS(FOLD_INT, prod, (R)((uint64_t)acc * (uint64_t)v))
FOR_BOOL(FOLD_INT, prod, acc *v)
FOR_FLOATS(FOLD_SAME, plain_prod, acc *v)
FOR_INTS(FOLD_SAME, amax, v > acc ? v : acc)
FOR_BOOL(FOLD_SAME, amax, v | acc)
FOR_INTS(FOLD_SAME, amin, v < acc ? v : acc)
FOR_BOOL(FOLD_SAME, amin, v &acc)
FOR_FLOATS(FOLD_SAME, plain_amax, v > acc || v != v ? v : acc)
FOR_FLOATS(FOLD_SAME, plain_amin, v < acc || v != v ? v : acc)
FOR_INTS(FOLD_TEST, all, acc & (v != 0))
FOR_BOOL(FOLD_TEST, all, acc & (v != 0))
FOR_FLOATS(FOLD_TEST, all, acc & (v != 0))
FOR_INTS(FOLD_TEST, any, acc | (v != 0))
FOR_BOOL(FOLD_TEST, any, acc | (v != 0))
FOR_FLOATS(FOLD_TEST, any, acc | (v != 0))
FOR_FLOATS(FOLD_SAME, norm1, acc + (v < 0 ? -v : v))
FOR_FLOATS(FOLD_SAME, squares, acc + v * v)

// Contiguous rows of n0 >= 4 vectors: four vectors of 32 bytes fold by lanes, then into one another.
#define LANED(NAME, T, LANES, OP)                                                                      \
  static void NAME(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,          \
                   int64_t o1) {                                                                       \
    if (s0 != 1 || n0 < 4 * LANES) return plain_##NAME(n0, n1, px, s0, s1, out, o1);                   \
    T *o = out;                                                                                        \
    for (int64_t j = 0; j < n1; j++) {                                                                 \
      const T *x = (const T *)px + j * s1;                                                             \
      T acc[4 * LANES];                                                                                \
      memcpy(acc, x, sizeof acc);                                                                      \
      int64_t i = 4 * LANES;                                                                           \
      for (; i + 4 * LANES <= n0; i += 4 * LANES)                                                      \
        for (int k = 0; k < 4 * LANES; k++) acc[k] = OP(acc[k], x[i + k]);                             \
      for (int k = 0; k < LANES; k++)                                                                  \
        acc[k] = OP(OP(acc[k], acc[LANES + k]), OP(acc[2 * LANES + k], acc[3 * LANES + k]));           \
      for (int k = 1; k < LANES; k++) acc[0] = OP(acc[0], acc[k]);                                     \
      T total = OP(o[j * o1], acc[0]);                                                                 \
      for (; i < n0; i++) total = OP(total, x[i]);                                                     \
      o[j * o1] = total;                                                                               \
    }                                                                                                  \
  }
#define TIMES(a, b) ((a) * (b))
#define GREATER(a, b) ((b) > (a) || (b) != (b) ? (b) : (a))
#define LESSER(a, b) ((b) < (a) || (b) != (b) ? (b) : (a))
LANED(prod_f32, float, 8, TIMES)
LANED(prod_f64, double, 4, TIMES)
// NaN wins over whatever follows, because nothing is greater.
LANED(amax_f32, float, 8, GREATER)
LANED(amax_f64, double, 4, GREATER)
LANED(amin_f32, float, 8, LESSER)
LANED(amin_f64, double, 4, LESSER)

// Squares: contiguous rows in 8 lanes, the lanes added in order; of the rest four at a time are plain, the
// last ones fused, as PyTorch's compiler left them. Other layouts are plain chains.
#define NORM(NAME, T, LANES)                                                                           \
  static void norm_##NAME(int64_t n0, int64_t n1, const void *px, int64_t s0, int64_t s1, void *out,   \
                          int64_t o1) {                                                                \
    if (s0 != 1) return squares_##NAME(n0, n1, px, s0, s1, out, o1);                                   \
    T *o = out;                                                                                        \
    for (int64_t j = 0; j < n1; j++) {                                                                 \
      const T *x = (const T *)px + j * s1;                                                             \
      T lanes[LANES] = {0};                                                                            \
      int64_t i = 0;                                                                                   \
      for (; i + LANES <= n0; i += LANES)                                                              \
        for (int k = 0; k < LANES; k++) lanes[k] += x[i + k] * x[i + k];                               \
      T total = lanes[0];                                                                              \
      for (int k = 1; k < LANES; k++) total += lanes[k];                                               \
      if (LANES == 8 && i + 4 <= n0)                                                                   \
        for (int64_t end = i + 4; i < end; i++) total += x[i] * x[i];                                  \
      for (; i < n0; i++) total = FMA(x[i], x[i], total);                                              \
      o[j * o1] += total;                                                                              \
    }                                                                                                  \
  }
NORM(f32, float, 8)
NORM(f64, double, 4)

#define F(name) [TAPER_F32] = name##_f32, [TAPER_F64] = name##_f64
#define ALL(name) {TABLE_INTS(name), F(name), [TAPER_BOOL] = name##_bool}

const reduce_table LEVELED(reduce_loops) = {
    .loops =
        {
            [TAPER_SUM] = ALL(sum),
            [TAPER_PROD] = ALL(prod),
            [TAPER_AMAX] = ALL(amax),
            [TAPER_AMIN] = ALL(amin),
            [TAPER_ALL] = ALL(all),
            [TAPER_ANY] = ALL(any),
            [TAPER_NORM] = {F(norm)},
            [TAPER_NORM1] = {F(norm1)},
            [TAPER_SUM][TAPER_C64] = sum_c64,
            [TAPER_SUM][TAPER_C128] = sum_c128,
            [TAPER_PROD][TAPER_C64] = prod_c64,
            [TAPER_PROD][TAPER_C128] = prod_c128,
        },
    .sum_groups = sum_groups,
};
