// Which order a product follows, and how a large one is cut into tiles (A7.2).
//
// Seen as PyTorch hands it to MKL: x @ w.t() of small shapes and products with one row or column have
// kernels of their own; everything else is a chain over k in blocks of 384, block results added in order.

#include "matmul.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "complex_products.h"
#include "elementwise.h"
#include "matmul_chain.h"
#include "matmul_tables.h"
#include "parallel.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
  const matmul_kernel *kernel;
  int64_t width, m, n, k;
  const char *a, *b;
  int64_t a_row, a_column, b_row, b_column;
  char *c;
  int64_t c_row;
  matmul_onto onto;
  /// How long the next chain is where so much of k is left; null for MKL's rule.
  block_rule *next_block;
  /// Whether all blocks of k make one chain.
  bool is_one_chain;
} product;

enum {
  small_product = 192,
  large_product = 1 << 19,
  parallel_product = 1 << 20,
  /// Packed columns of b that stay in the cache together.
  cached_panel_bytes = 3 << 18,
};

// Splits what is left of k as MKL does.
static int64_t next_block(int64_t left) {
  return left > 2 * block_k ? block_k : left > block_k ? (left + 1) / 2 : left;
}

static int64_t at_most(int64_t a, int64_t b) { return a < b ? a : b; }

// One block of k of a large product: panels of b and rows of a are packed.
static void multiply_packed(const product *p, char *panels) {
  const matmul_kernel *kernel = p->kernel;
  int64_t wide = kernel->columns, tall = kernel->rows, w = p->width, panel_bytes = wide * p->k * w;
  int64_t count = (p->n + wide - 1) / wide, cached = cached_panel_bytes / panel_bytes;
  __attribute__((aligned(64))) char rows[most_tile_rows * block_k * sizeof(double)];
  for (int64_t j = 0; j < count; j++)
    kernel->pack_columns(at_most(wide, p->n - j * wide), p->k, p->b + j * wide * p->b_column * w, p->b_row,
                         p->b_column, panels + j * panel_bytes);
  for (int64_t first = 0; first < count; first += cached) {
    int64_t last = at_most(first + cached, count);
    for (int64_t i = 0; i < p->m; i += tall) {
      int64_t height = at_most(tall, p->m - i);
      const char *a = p->a + i * p->a_row * w;
      bool whole = height == tall;
      if (whole) kernel->pack_rows(tall, p->k, a, p->a_row, p->a_column, rows);
      for (int64_t j = first; j < last; j++) {
        char *c = p->c + (i * p->c_row + j * wide) * w;
        int64_t columns = at_most(wide, p->n - j * wide);
        const char *b = panels + j * panel_bytes;
        if (whole && columns == wide) {
          kernel->packed_tile(p->k, rows, b, c, p->c_row, p->onto);
        } else if (whole) {
          kernel->tile(tall, columns, p->k, rows, 1, tall, b, wide, c, p->c_row, p->onto);
        } else {
          kernel->tile(height, columns, p->k, a, p->a_row, p->a_column, b, wide, c, p->c_row, p->onto);
        }
      }
    }
  }
}

// One block of k of a product that is too small for packed rows: b is read in place where its rows are
// contiguous and long enough.
static void multiply_medium(const product *p, char *panel) {
  const matmul_kernel *kernel = p->kernel;
  int64_t wide = kernel->columns, w = p->width;
  for (int64_t j = 0; j < p->n; j += wide) {
    int64_t columns = at_most(wide, p->n - j), b_row = wide;
    const char *b = p->b + j * p->b_column * w;
    if (p->b_column == 1 && columns == wide) {
      b_row = p->b_row;
    } else {
      kernel->pack_columns(columns, p->k, b, p->b_row, p->b_column, panel);
      b = panel;
    }
    kernel->tile(p->m, columns, p->k, p->a, p->a_row, p->a_column, b, b_row, p->c + j * w, p->c_row, p->onto);
  }
}

static taper_status multiply_blocks(product p) {
  int64_t whole_k = p.k, wide = p.kernel->columns;
  bool large = p.m >= 3 * p.kernel->rows && p.m * p.n * whole_k >= large_product;
  __attribute__((aligned(64))) char panel[most_tile_columns * block_k * sizeof(float)];
  char *panels = NULL;
  if (large) {
    int64_t count = (p.n + wide - 1) / wide;
    panels = aligned_alloc(64, (size_t)(count * wide * at_most(whole_k, block_k) * p.width + 63) / 64 * 64);
    if (!panels) return TAPER_NO_MEMORY;
  }
  matmul_onto after_first = p.is_one_chain ? CONTINUE_CHAIN : ADD_RESULT;
  for (int64_t done = 0; done < whole_k; p.onto = after_first) {
    p.k = (p.next_block ? p.next_block : next_block)(whole_k - done);
    if (large) {
      multiply_packed(&p, panels);
    } else {
      multiply_medium(&p, panel);
    }
    p.a += p.k * p.a_column * p.width;
    p.b += p.k * p.b_row * p.width;
    done += p.k;
  }
  free(panels);
  return TAPER_OK;
}

// A product cut into parts along its longer side. Each part is a product of its own: it packs what it
// needs next to the processor that reads it.
typedef struct {
  product whole;
  bool by_columns;
  int64_t tile;
  _Atomic taper_status status;
} shared_product;

static void multiply_part(void *context, int64_t begin, int64_t end) {
  shared_product *t = context;
  product part = t->whole;
  int64_t from = begin * t->tile, length = end * t->tile - from;
  if (t->by_columns) {
    part.n = at_most(length, part.n - from);
    part.b += from * part.b_column * part.width;
    part.c += from * part.width;
  } else {
    part.m = at_most(length, part.m - from);
    part.a += from * part.a_row * part.width;
    part.c += from * part.c_row * part.width;
  }
  taper_status status = multiply_blocks(part);
  if (status != TAPER_OK) atomic_store(&t->status, status);
}

static taper_status multiply_chain(product p) {
  int32_t threads = taper_get_threads();
  if (threads == 1 || p.m * p.n * p.k < parallel_product) return multiply_blocks(p);
  bool by_columns = p.n >= p.m;
  int64_t tile = by_columns ? p.kernel->columns : p.kernel->rows;
  int64_t tiles = ((by_columns ? p.n : p.m) + tile - 1) / tile;
  shared_product t = {.whole = p, .by_columns = by_columns, .tile = tile};
  taper_parallel(tiles, (tiles + threads - 1) / threads, &t, multiply_part);
  return atomic_load(&t.status);
}

typedef float inner_product(int64_t k, const float *x, const float *y);

// The lane order that MKL takes for x[m, k] @ w[n, k].t(), or null for the chain.
static inner_product *transposed_kernel(const matmul_table *t, int64_t m, int64_t n, int64_t k) {
  if ((m == 2 && k >= 48) || ((m == 3 || m == 4) && k >= 96) || (m == 5 && k >= 128))
    return t->lanes16_by_chunks;
  if ((n == 2 && m <= 15) || (n == 3 && m <= 10) || (n >= 4 && n <= 11 && n >= k && n > m))
    return t->lanes16;
  return NULL;
}

static void put(float *c, float value, matmul_onto onto) { *c = onto == ADD_RESULT ? *c + value : value; }

static taper_status multiply_f32(const product *p) {
  const matmul_table *t = &PICK(matmul_loops);
  const float *a = (const float *)p->a, *b = (const float *)p->b;
  float *c = (float *)p->c;
  int64_t m = p->m, n = p->n, k = p->k;
  bool rows_run = p->a_column == 1 || k == 1, columns_run = p->b_row == 1 || k == 1;
  bool transposed = columns_run && (p->b_column != 1 || k == 1);
  if (n == 1 && rows_run && columns_run) {
    for (int64_t i = 0; i < m; i++) {
      inner_product *row = i < m / 4 * 4 ? t->group_row : t->single_row;
      put(c + i * p->c_row, row(k, a + i * p->a_row, b), p->onto);
    }
    return TAPER_OK;
  }
  if (m == 1 && rows_run && transposed) {
    for (int64_t j = 0; j < n; j++) {
      inner_product *row = j < n / 4 * 4 ? t->group_row : t->single_row;
      put(c + j, row(k, a, b + j * p->b_column), p->onto);
    }
    return TAPER_OK;
  }
  if (m > 1 && n > 1 && rows_run && transposed) {
    inner_product *lanes = transposed_kernel(t, m, n, k);
    if (lanes) {
      for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++)
          put(c + i * p->c_row + j, lanes(k, a + i * p->a_row, b + j * p->b_column), p->onto);
      return TAPER_OK;
    }
  }
  // A vector times a matrix whose rows run the other way is one chain without blocks.
  if ((m == 1 && n < 16) || (n == 1 && m < 16) || m * n * k <= small_product) {
    t->f32.small(m, n, k, a, p->a_row, p->a_column, b, p->b_row, p->b_column, c, p->c_row, p->onto);
    return TAPER_OK;
  }
  product chain = *p;
  chain.kernel = &t->f32;
  return multiply_chain(chain);
}

static taper_status multiply_f64(const product *p) {
  const matmul_kernel *kernel = &PICK(matmul_loops).f64;
  if (p->m * p->n * p->k <= small_product) {
    kernel->small(p->m, p->n, p->k, p->a, p->a_row, p->a_column, p->b, p->b_row, p->b_column, p->c, p->c_row,
                  p->onto);
    return TAPER_OK;
  }
  product chain = *p;
  chain.kernel = kernel;
  return multiply_chain(chain);
}

taper_status taper_chain_f32(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, int64_t a_column,
                             const float *b, int64_t b_row, int64_t b_column, float *c, matmul_onto onto) {
  const matmul_kernel *kernel = &PICK(matmul_loops).f32;
  if (m * n * k <= small_product) {
    kernel->small(m, n, k, a, a_row, a_column, b, b_row, b_column, c, n, onto);
    return TAPER_OK;
  }
  return multiply_chain((product){.kernel = kernel, .width = 4, .m = m, .n = n, .k = k, .a = (const char *)a,
                                  .b = (const char *)b, .a_row = a_row, .a_column = a_column, .b_row = b_row,
                                  .b_column = b_column, .c = (char *)c, .c_row = n, .onto = onto,
                                  .is_one_chain = true});
}

taper_status taper_chain_f64(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row, int64_t a_column,
                             const double *b, int64_t b_row, int64_t b_column, double *c,
                             block_rule *next_block) {
  const matmul_kernel *kernel = &PICK(matmul_loops).f64;
  if (m * n * k <= small_product) {
    kernel->small(m, n, k, a, a_row, a_column, b, b_row, b_column, c, n, SET_RESULT);
    return TAPER_OK;
  }
  return multiply_chain((product){.kernel = kernel, .width = 8, .m = m, .n = n, .k = k, .a = (const char *)a,
                                  .b = (const char *)b, .a_row = a_row, .a_column = a_column, .b_row = b_row,
                                  .b_column = b_column, .c = (char *)c, .c_row = n, .next_block = next_block,
                                  .is_one_chain = !next_block});
}

static void *copy_dense(taper_type type, int64_t width, int64_t rows, int64_t columns, const char *x,
                        int64_t row, int64_t column) {
  void *dense = malloc((size_t)(rows * columns * width));
  if (!dense) return NULL;
  int64_t shape[2] = {rows, columns}, from[2] = {row, column}, to[2] = {columns, 1};
  taper_copy(type, 2, shape, x, from, dense, to);
  return dense;
}

// An operand that runs in neither direction is copied first, as PyTorch does.
static taper_status multiply_float(taper_type type, product p) {
  if (p.k == 0) {
    for (int64_t i = 0; i < p.m && p.onto == SET_RESULT; i++) memset(p.c + i * p.c_row * p.width, 0, (size_t)(p.n * p.width));
    return TAPER_OK;
  }
  char *a = NULL, *b = NULL;
  taper_status status = TAPER_OK;
  if (p.a_column != 1 && p.k > 1 && (p.a_row != 1 || p.m == 1)) {
    p.a = a = copy_dense(type, p.width, p.m, p.k, p.a, p.a_row, p.a_column);
    p.a_row = p.k;
    p.a_column = 1;
    if (!a) status = TAPER_NO_MEMORY;
  }
  if (p.b_row != 1 && p.k > 1 && (p.b_column != 1 || p.n == 1)) {
    p.b = b = copy_dense(type, p.width, p.k, p.n, p.b, p.b_row, p.b_column);
    p.b_row = p.n;
    p.b_column = 1;
    if (!b) status = TAPER_NO_MEMORY;
  }
  if (status == TAPER_OK) status = type == TAPER_F32 ? multiply_f32(&p) : multiply_f64(&p);
  free(a);
  free(b);
  return status;
}

// Integers wrap around, so that any order gives the same result.
#define MULTIPLY_INTS(SUFFIX, T, W, ACCESS, NAME)                                                            \
  static void multiply_##SUFFIX(const product *p) {                                                          \
    const T *a = (const T *)p->a, *b = (const T *)p->b;                                                      \
    T *c = (T *)p->c;                                                                                        \
    for (int64_t i = 0; i < p->m; i++) {                                                                     \
      for (int64_t j = 0; j < p->n; j++) c[i * p->c_row + j] = 0;                                            \
      for (int64_t q = 0; q < p->k; q++) {                                                                   \
        uint64_t x = (uint64_t)a[i * p->a_row + q * p->a_column];                                            \
        for (int64_t j = 0; j < p->n; j++)                                                                   \
          c[i * p->c_row + j] = (T)((uint64_t)c[i * p->c_row + j] + x * (uint64_t)b[q * p->b_row + j * p->b_column]); \
      }                                                                                                      \
    }                                                                                                        \
  }
FOR_INTS(MULTIPLY_INTS, 0)

static const int64_t widths[TAPER_TYPE_COUNT] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

// float16 and bfloat16 multiply in float32 and round once.
static taper_status multiply_half(taper_type type, product p) {
  float *a = malloc((size_t)(p.m * p.k + 1) * 4), *b = malloc((size_t)(p.k * p.n + 1) * 4);
  float *c = malloc((size_t)(p.m * p.n + 1) * 4);
  taper_status status = TAPER_NO_MEMORY;
  if (a && b && c) {
    taper_convert(type, TAPER_F32, p.m, p.k, p.a, p.a_row, p.a_column, a, p.k, 1);
    taper_convert(type, TAPER_F32, p.k, p.n, p.b, p.b_row, p.b_column, b, p.n, 1);
    if (p.onto != SET_RESULT) taper_convert(type, TAPER_F32, p.m, p.n, p.c, p.c_row, 1, c, p.n, 1);
    product wide = {.width = 4, .m = p.m, .n = p.n, .k = p.k, .a = (char *)a, .b = (char *)b, .a_row = p.k,
                    .a_column = 1, .b_row = p.n, .b_column = 1, .c = (char *)c, .c_row = p.n, .onto = p.onto};
    status = multiply_float(TAPER_F32, wide);
    taper_convert(TAPER_F32, type, p.m, p.n, c, p.n, 1, p.c, p.c_row, 1);
  }
  free(a);
  free(b);
  free(c);
  return status;
}

static taper_status multiply(taper_type type, const product *p) {
  if (p->m <= 0 || p->n <= 0) return TAPER_OK;
  switch (type) {
    case TAPER_F32:
    case TAPER_F64: return multiply_float(type, *p);
    case TAPER_F16:
    case TAPER_BF16: return multiply_half(type, *p);
    case TAPER_U8: multiply_u8(p); return TAPER_OK;
    case TAPER_I8: multiply_i8(p); return TAPER_OK;
    case TAPER_I16: multiply_i16(p); return TAPER_OK;
    case TAPER_I32: multiply_i32(p); return TAPER_OK;
    case TAPER_I64: multiply_i64(p); return TAPER_OK;
    case TAPER_C64:
    case TAPER_C128:
      return taper_complex_product(type, p->m, p->n, p->k, p->a, p->a_row, p->a_column, p->b, p->b_row,
                                   p->b_column, p->c, p->c_row, p->onto == ADD_RESULT, false);
    case TAPER_BOOL: return TAPER_UNSUPPORTED;
  }
}

// Tiny products go straight to their loops; false for all others.
static bool multiply_tiny(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, int64_t a_column,
                          const float *b, int64_t b_row, int64_t b_column, float *c, int64_t c_row, matmul_onto onto) {
  if (m * n * k > small_product) return false;
  const matmul_table *t = &PICK(matmul_loops);
  if (a_column == 1 && b_row == 1 && b_column != 1) {
    inner_product *lanes = transposed_kernel(t, m, n, k);
    if (lanes == t->lanes16_by_chunks) return false;
    if (lanes) {
      t->lanes16_product(m, n, k, a, a_row, b, b_column, c, c_row, onto);
      return true;
    }
  } else if ((a_row != 1 && a_column != 1) || (b_row != 1 && b_column != 1)) {
    return false;
  }
  t->f32.small(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, onto);
  return true;
}

taper_status taper_matmul(taper_type type, int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row,
                          int64_t a_column, const void *b, int64_t b_row, int64_t b_column, void *c,
                          int64_t c_row) {
  if (type == TAPER_F32 && m > 1 && n > 1 && k > 1 &&
      multiply_tiny(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, SET_RESULT))
    return TAPER_OK;
  return multiply(type, &(product){.width = widths[type], .m = m, .n = n, .k = k, .a = a, .b = b,
                                   .a_row = a_row, .a_column = a_column, .b_row = b_row,
                                   .b_column = b_column, .c = c, .c_row = c_row});
}

// MKL adds to what stands in c, block by block of k: the bias is there first.
taper_status taper_addmm(taper_type type, int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row,
                         int64_t a_column, const void *b, int64_t b_row, int64_t b_column, const void *bias,
                         int64_t bias_row, int64_t bias_column, void *c, int64_t c_row) {
  if (type < TAPER_F16) return TAPER_UNSUPPORTED;
  if (type >= TAPER_C64) {
    for (int64_t i = 0; i < m; i++)
      taper_copy(type, 1, &n, (const char *)bias + i * bias_row * widths[type], &bias_column,
                 (char *)c + i * c_row * widths[type], &(int64_t){1});
  } else {
    taper_convert(type, type, m, n, bias, bias_row, bias_column, c, c_row, 1);
  }
  if (type == TAPER_F32 && m > 1 && n > 1 && k > 1 &&
      multiply_tiny(m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, ADD_RESULT))
    return TAPER_OK;
  return multiply(type, &(product){.width = widths[type], .m = m, .n = n, .k = k, .a = a, .b = b,
                                   .a_row = a_row, .a_column = a_column, .b_row = b_row,
                                   .b_column = b_column, .c = c, .c_row = c_row, .onto = ADD_RESULT});
}

taper_status taper_matvec(taper_type type, int64_t m, int64_t k, const void *a, int64_t a_row,
                          int64_t a_column, const void *x, int64_t x_step, void *y) {
  return taper_matmul(type, m, 1, k, a, a_row, a_column, x, x_step, 1, y, 1);
}

taper_status taper_dot(taper_type type, int64_t k, const void *a, int64_t a_step, const void *b,
                       int64_t b_step, void *out) {
  if (type == TAPER_F32 && a_step == 1 && b_step == 1) {
    *(float *)out = PICK(matmul_loops).dot(k, a, b);
    return TAPER_OK;
  }
  return taper_matmul(type, 1, 1, k, a, 1, a_step, b, b_step, 1, out, 1);
}

// PyTorch multiplies small batches by plain loops of its own, compiled without fused multiply-adds.
#define PLAIN_PRODUCT(NAME, T)                                                                       \
  static void plain_##NAME(const product *p) {                                                       \
    const T *a = (const T *)p->a, *b = (const T *)p->b;                                              \
    T *c = (T *)p->c;                                                                                \
    for (int64_t i = 0; i < p->m; i++)                                                               \
      for (int64_t j = 0; j < p->n; j++) {                                                           \
        T sum = 0;                                                                                   \
        for (int64_t q = 0; q < p->k; q++)                                                           \
          sum += a[i * p->a_row + q * p->a_column] * b[q * p->b_row + j * p->b_column];              \
        c[i * p->c_row + j] = sum;                                                                   \
      }                                                                                              \
  }
PLAIN_PRODUCT(f32, float)
PLAIN_PRODUCT(f64, double)

taper_status taper_bmm(taper_type type, int64_t batch, int64_t m, int64_t n, int64_t k, const void *a,
                       int64_t a_batch, int64_t a_row, int64_t a_column, const void *b, int64_t b_batch,
                       int64_t b_row, int64_t b_column, void *c) {
  int64_t w = widths[type];
  bool plain = m * n * k < 400 && (type == TAPER_F32 || type == TAPER_F64);
  for (int64_t i = 0; i < batch; i++) {
    product p = {.width = w, .m = m, .n = n, .k = k, .a = (const char *)a + i * a_batch * w,
                 .b = (const char *)b + i * b_batch * w, .a_row = a_row, .a_column = a_column,
                 .b_row = b_row, .b_column = b_column, .c = (char *)c + i * m * n * w, .c_row = n};
    if (plain) {
      type == TAPER_F32 ? plain_f32(&p) : plain_f64(&p);
      continue;
    }
    bool small = m * n * k < 400 && type >= TAPER_C64;
    taper_status status =
        small ? taper_complex_product(type, m, n, k, p.a, a_row, a_column, p.b, b_row, b_column, p.c, n, false, true)
              : multiply(type, &p);
    if (status != TAPER_OK) return status;
  }
  return TAPER_OK;
}
