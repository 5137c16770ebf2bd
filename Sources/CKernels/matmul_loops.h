// Tiles of a matrix product. An element is a chain of fused multiply-adds in the order of k, whatever the
// tile: only the columns are spread over a vector, so the digits do not depend on it.

#include "matmul_tables.h"

#define CONCAT2(a, b) a##b
#define CONCAT(a, b) CONCAT2(a, b)

#define LEVEL_NUMBER_plain 0
#define LEVEL_NUMBER_avx2 1
#define LEVEL_NUMBER_avx512 2
#if CONCAT(LEVEL_NUMBER_, LEVEL) == 2
enum { vector_bytes = 64, tile_rows = 12 };
#define WIDE_VECTORS __attribute__((min_vector_width(512)))
#else
enum { vector_bytes = 32, tile_rows = 6 };
#define WIDE_VECTORS
#endif

typedef float f32_vector __attribute__((vector_size(vector_bytes), aligned(4)));
typedef double f64_vector __attribute__((vector_size(vector_bytes), aligned(8)));

// Scalars broadcast: clang's fma builtin wants vectors on all sides.
#define SPLAT(V, x) ((x) - (V){0})

#define TILES(NAME, T, V)                                                                                \
  enum { NAME##_lanes = sizeof(V) / sizeof(T), NAME##_columns = 2 * NAME##_lanes };                      \
                                                                                                         \
  INLINE WIDE_VECTORS void NAME##_multiply(int rows, int vectors, int64_t k, const T *a, int64_t a_row,  \
                                           int64_t a_column, const T *b, int64_t b_row, T *c,            \
                                           int64_t c_row, int64_t columns, matmul_onto onto) {           \
    V acc[tile_rows][2];                                                                                 \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) acc[i][0] = acc[i][1] = (V){0};    \
    if (onto == CONTINUE_CHAIN)                                                                          \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {                                \
        T line[NAME##_columns] = {0};                                                                    \
        memcpy(line, c + i * c_row, (size_t)columns * sizeof(T));                                        \
        acc[i][0] = *(const V *)line;                                                                    \
        if (vectors > 1) acc[i][1] = *(const V *)(line + NAME##_lanes);                                  \
      }                                                                                                  \
    for (int64_t p = 0; p < k; p++, a += a_column, b += b_row) {                                         \
      V b0 = *(const V *)b, b1 = vectors > 1 ? *(const V *)(b + NAME##_lanes) : (V){0};                  \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {                                \
        V x = SPLAT(V, a[i * a_row]);                                                                    \
        acc[i][0] = FMA(x, b0, acc[i][0]);                                                               \
        if (vectors > 1) acc[i][1] = FMA(x, b1, acc[i][1]);                                              \
      }                                                                                                  \
    }                                                                                                    \
    if (columns == vectors * NAME##_lanes) {                                                             \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {                                \
        V *out = (V *)(c + i * c_row);                                                                   \
        out[0] = onto == ADD_RESULT ? out[0] + acc[i][0] : acc[i][0];                                    \
        if (vectors > 1) out[1] = onto == ADD_RESULT ? out[1] + acc[i][1] : acc[i][1];                   \
      }                                                                                                  \
      return;                                                                                            \
    }                                                                                                    \
    for (int i = 0; i < rows; i++) {                                                                     \
      T line[NAME##_columns];                                                                            \
      memcpy(line, acc[i], sizeof line);                                                                 \
      T *out = c + i * c_row;                                                                            \
      for (int64_t j = 0; j < columns; j++) out[j] = onto == ADD_RESULT ? out[j] + line[j] : line[j];    \
    }                                                                                                    \
  }                                                                                                      \
                                                                                                         \
  WIDE_VECTORS static void NAME##_tile(int64_t rows, int64_t columns, int64_t k, const void *pa,         \
                                       int64_t a_row, int64_t a_column, const void *pb, int64_t b_row,   \
                                       void *pc, int64_t c_row, matmul_onto onto) {                      \
    const T *a = pa;                                                                                     \
    T *c = pc;                                                                                           \
    while (rows > 0) {                                                                                   \
      int step = rows >= 6 ? 6 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;                                      \
      bool one = columns <= NAME##_lanes;                                                                \
      switch (step * 2 + one) {                                                                          \
        case 12: NAME##_multiply(6, 2, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break;\
        case 13: NAME##_multiply(6, 1, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break;\
        case 8: NAME##_multiply(4, 2, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break; \
        case 9: NAME##_multiply(4, 1, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break; \
        case 4: NAME##_multiply(2, 2, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break; \
        case 5: NAME##_multiply(2, 1, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break; \
        case 2: NAME##_multiply(1, 2, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break; \
        default: NAME##_multiply(1, 1, k, a, a_row, a_column, pb, b_row, c, c_row, columns, onto); break;\
      }                                                                                                  \
      rows -= step;                                                                                      \
      a += step * a_row;                                                                                 \
      c += step * c_row;                                                                                 \
    }                                                                                                    \
  }                                                                                                      \
                                                                                                         \
  WIDE_VECTORS static void NAME##_packed_tile(int64_t k, const void *a, const void *b, void *c,          \
                                              int64_t c_row, matmul_onto onto) {                         \
    NAME##_multiply(tile_rows, 2, k, a, 1, tile_rows, b, NAME##_columns, c, c_row, NAME##_columns, onto);\
  }                                                                                                      \
                                                                                                         \
  INLINE void NAME##_plain(int64_t m, int64_t n, int64_t k, const T *a, int64_t a_row, int64_t a_column, const T *b,\
                           int64_t b_row, int64_t b_column, T *c, int64_t c_row, matmul_onto onto) {     \
    for (int64_t i = 0; i < m; i++)                                                                      \
      for (int64_t j = 0; j < n; j++) {                                                                  \
        T sum = onto == CONTINUE_CHAIN ? c[i * c_row + j] : 0;                                           \
        const T *x = a + i * a_row, *y = b + j * b_column;                                               \
        for (int64_t p = 0; p < k; p++) sum = FMA(x[p * a_column], y[p * b_row], sum);                   \
        c[i * c_row + j] = onto == ADD_RESULT ? c[i * c_row + j] + sum : sum;                            \
      }                                                                                                  \
  }                                                                                                      \
                                                                                                         \
  static void NAME##_small(int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row, int64_t a_column,\
                           const void *b, int64_t b_row, int64_t b_column, void *c, int64_t c_row, matmul_onto onto) {\
    /* Few terms are worth a loop without a loop. */                                                     \
    switch (k) {                                                                                         \
      case 2: return NAME##_plain(m, n, 2, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);      \
      case 3: return NAME##_plain(m, n, 3, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);      \
      case 4: return NAME##_plain(m, n, 4, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);      \
      case 5: return NAME##_plain(m, n, 5, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);      \
      case 8: return NAME##_plain(m, n, 8, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);      \
      default: return NAME##_plain(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);     \
    }                                                                                                    \
  }                                                                                                      \
                                                                                                         \
  static void NAME##_pack_columns(int64_t columns, int64_t k, const void *pb, int64_t b_row,             \
                                  int64_t b_column, void *out) {                                         \
    const T *b = pb;                                                                                     \
    T *o = out;                                                                                          \
    if (b_column == 1 && columns == NAME##_columns) {                                                    \
      for (int64_t p = 0; p < k; p++) memcpy(o + p * NAME##_columns, b + p * b_row, NAME##_columns * sizeof(T));\
    } else if (b_row == 1) {                                                                             \
      int64_t p = 0;                                                                                     \
      for (; p + 8 <= k; p += 8)                                                                         \
        for (int64_t j = 0; j < NAME##_columns; j++)                                                     \
          for (int64_t q = p; q < p + 8; q++)                                                            \
            o[q * NAME##_columns + j] = j < columns ? b[q + j * b_column] : 0;                           \
      for (; p < k; p++)                                                                                 \
        for (int64_t j = 0; j < NAME##_columns; j++)                                                     \
          o[p * NAME##_columns + j] = j < columns ? b[p + j * b_column] : 0;                             \
    } else {                                                                                             \
      for (int64_t p = 0; p < k; p++)                                                                    \
        for (int64_t j = 0; j < NAME##_columns; j++)                                                     \
          o[p * NAME##_columns + j] = j < columns ? b[p * b_row + j * b_column] : 0;                     \
    }                                                                                                    \
  }                                                                                                      \
                                                                                                         \
  static void NAME##_pack_rows(int64_t rows, int64_t k, const void *pa, int64_t a_row, int64_t a_column, \
                               void *out) {                                                              \
    const T *a = pa;                                                                                     \
    T *o = out;                                                                                          \
    if (a_row == 1) {                                                                                    \
      for (int64_t p = 0; p < k; p++) memcpy(o + p * rows, a + p * a_column, (size_t)rows * sizeof(T));  \
    } else {                                                                                             \
      int64_t p = 0;                                                                                     \
      for (; p + 16 <= k; p += 16)                                                                       \
        for (int64_t i = 0; i < rows; i++)                                                               \
          for (int64_t q = p; q < p + 16; q++) o[q * rows + i] = a[i * a_row + q * a_column];            \
      for (; p < k; p++)                                                                                 \
        for (int64_t i = 0; i < rows; i++) o[p * rows + i] = a[i * a_row + p * a_column];                \
    }                                                                                                    \
  }

TILES(f32, float, f32_vector)
TILES(f64, double, f64_vector)

// v[l] += v[l + half], halving down to one lane.
INLINE float halve(float *v, int lanes) {
  for (int half = lanes / 2; half > 0; half /= 2)
    for (int l = 0; l < half; l++) v[l] += v[l + half];
  return v[0];
}

// Adds the products of items 0..<n to the lanes, item p to lane p % 16.
INLINE void accumulate16(float *v, int64_t n, const float *x, const float *y) {
  int64_t p = 0;
  for (; p + 16 <= n; p += 16)
    for (int l = 0; l < 16; l++) v[l] = FMA(x[p + l], y[p + l], v[l]);
  for (int l = 0; p + l < n; l++) v[l] = FMA(x[p + l], y[p + l], v[l]);
}

// The halving sum of `width` lanes of which only the first n are not zero.
INLINE float halve_few(float *v, int64_t n, int64_t width) {
  for (int64_t half = width / 2; half > 0; half /= 2) {
    for (int64_t l = 0; l + half < n; l++) v[l] += v[l + half];
    n = n < half ? n : half;
  }
  return v[0] + 0.0f;
}

INLINE float lanes16_inline(int64_t k, const float *x, const float *y) {
  // Up to four lanes by hand: the unused ones are zero.
  switch (k) {
    case 1: return x[0] * y[0] + 0.0f;
    case 2: return x[0] * y[0] + x[1] * y[1] + 0.0f;
    case 3: return (x[0] * y[0] + x[2] * y[2]) + x[1] * y[1] + 0.0f;
    case 4: return (x[0] * y[0] + x[2] * y[2]) + (x[1] * y[1] + x[3] * y[3]) + 0.0f;
  }
  if (k <= 8) {
    float few[8];
    for (int64_t p = 0; p < k; p++) few[p] = x[p] * y[p];
    return halve_few(few, k, 8);
  }
  float v[16] = {0};
  accumulate16(v, k, x, y);
  return halve(v, 16);
}

static float lanes16(int64_t k, const float *x, const float *y) { return lanes16_inline(k, x, y); }

static void lanes16_product(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, const float *b,
                            int64_t b_column, float *c, int64_t c_row, matmul_onto onto) {
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < n; j++) {
      float sum = lanes16_inline(k, a + i * a_row, b + j * b_column);
      c[i * c_row + j] = onto == ADD_RESULT ? c[i * c_row + j] + sum : sum;
    }
}

static float lanes16_by_chunks(int64_t k, const float *x, const float *y) {
  float v[16] = {0}, c[4];
  accumulate16(v, k, x, y);
  for (int l = 0; l < 4; l++) c[l] = ((v[l] + v[4 + l]) + v[8 + l]) + v[12 + l];
  return (c[0] + c[1]) + (c[2] + c[3]);
}

// A row of a group of four in a matrix-vector product: lane 0 starts at the first product.
static float group_row(int64_t k, const float *x, const float *y) {
  float sum = x[0] * y[0];
  int64_t p = 1, whole = (k - 1) / 16 * 16;
  if (whole > 0) {
    float v[16] = {sum};
    accumulate16(v, whole, x + p, y + p);
    sum = halve(v, 16);
    p += whole;
  }
  int64_t rest = k - p;
  if (rest > 0 && rest <= 8) {
    float few[8];
    few[0] = FMA(x[p], y[p], sum);
    for (int64_t l = 1; l < rest; l++) few[l] = x[p + l] * y[p + l];
    return halve_few(few, rest, rest <= 4 ? 4 : 8);
  }
  if (rest > 0) {
    float v[16] = {sum};
    accumulate16(v, rest, x + p, y + p);
    sum = halve(v, rest <= 4 ? 4 : rest <= 8 ? 8 : 16);
  }
  return sum;
}

// A row left over from the groups: two registers take turns within each 64, the first product comes last.
static float single_row(int64_t k, const float *x, const float *y) {
  float v[16] = {0}, u[16] = {0};
  int64_t p = 1, fours = (k - 1) / 64;
  for (int64_t t = 0; t < 2 * fours; t++, p += 32) {
    accumulate16(v, 16, x + p, y + p);
    accumulate16(u, 16, x + p + 16, y + p + 16);
  }
  if (fours > 0)
    for (int l = 0; l < 16; l++) v[l] += u[l];
  accumulate16(v, k - p, x + p, y + p);
  return x[0] * y[0] + halve(v, 16);
}

// Up to 32 items as lanes16; above, four registers for each 64.
static float dot(int64_t k, const float *x, const float *y) {
  if (k <= 32) return lanes16(k, x, y);
  float v[4][16] = {0};
  int64_t p = 0;
  for (; p + 64 <= k; p += 64)
    for (int r = 0; r < 4; r++) accumulate16(v[r], 16, x + p + 16 * r, y + p + 16 * r);
  for (int r = 0; p < k; r++, p += 16) accumulate16(v[r], k - p < 16 ? k - p : 16, x + p, y + p);
  for (int l = 0; l < 16; l++) v[0][l] = (v[0][l] + v[1][l]) + (v[2][l] + v[3][l]);
  return halve(v[0], 16);
}

#define KERNEL(NAME)                                                                               \
  {                                                                                                \
    .rows = tile_rows, .columns = NAME##_columns, .tile = NAME##_tile,                             \
    .packed_tile = NAME##_packed_tile, .small = NAME##_small, .pack_columns = NAME##_pack_columns, \
    .pack_rows = NAME##_pack_rows                                                                  \
  }

const matmul_table LEVELED(matmul_loops) = {
    .f32 = KERNEL(f32),
    .f64 = KERNEL(f64),
    .lanes16 = lanes16,
    .lanes16_product = lanes16_product,
    .lanes16_by_chunks = lanes16_by_chunks,
    .group_row = group_row,
    .single_row = single_row,
    .dot = dot,
};
