// The tile kernels of a level: a block of rows x columns of the product over one block of k.

#ifndef TAPER_MATMUL_TABLES_H
#define TAPER_MATMUL_TABLES_H

#include "level.h"
#include "scalar_types.h"

enum {
  /// MKL's block of k: a chain of fused multiply-adds never runs longer (A7.2).
  block_k = 384,
  /// The widest tile of any level and type, in columns.
  most_tile_columns = 32,
  most_tile_rows = 12,
};

/// What becomes of what stands in c.
typedef enum {
  /// c = the chain.
  SET_RESULT,
  /// c = c + the chain, rounded once more.
  ADD_RESULT,
  /// The chain begins with c.
  CONTINUE_CHAIN,
} matmul_onto;

typedef struct {
  /// Rows and columns of a full tile.
  int32_t rows, columns;
  /// c[rows, columns] with a[rows, k] @ packed[k, tile columns] for rows and columns up to a full tile.
  void (*tile)(int64_t rows, int64_t columns, int64_t k, const void *a, int64_t a_row, int64_t a_column,
               const void *b, int64_t b_row, void *c, int64_t c_row, matmul_onto onto);
  /// The same for a packed a (a_row 1, a_column the tile's rows) and a packed b, a full tile.
  void (*packed_tile)(int64_t k, const void *a, const void *b, void *c, int64_t c_row, matmul_onto onto);
  /// A product of few multiplications by plain loops; chains of fused multiply-adds without blocks.
  void (*small)(int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row, int64_t a_column,
                const void *b, int64_t b_row, int64_t b_column, void *c, int64_t c_row, matmul_onto onto);
  /// Copies b[k, columns], fewer columns than a tile's filled with zeros, to contiguous rows.
  void (*pack_columns)(int64_t columns, int64_t k, const void *b, int64_t b_row, int64_t b_column, void *out);
  /// Copies a[rows, k] to k columns of a tile's rows each.
  void (*pack_rows)(int64_t rows, int64_t k, const void *a, int64_t a_row, int64_t a_column, void *out);
} matmul_kernel;

typedef struct {
  matmul_kernel f32, f64;
  /// Inner products of x[k] and y[k], both contiguous, in the lane orders of MKL's small kernels.
  float (*lanes16)(int64_t k, const float *x, const float *y);
  void (*lanes16_product)(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, const float *b,
                          int64_t b_column, float *c, int64_t c_row, matmul_onto onto);
  float (*lanes16_by_chunks)(int64_t k, const float *x, const float *y);
  float (*group_row)(int64_t k, const float *x, const float *y);
  float (*single_row)(int64_t k, const float *x, const float *y);
  float (*dot)(int64_t k, const float *x, const float *y);
} matmul_table;

DECLARE_LEVELS(const matmul_table, matmul_loops);

#endif
