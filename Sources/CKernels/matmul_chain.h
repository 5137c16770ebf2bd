// Products as chains of fused multiply-adds, for libraries that cut k in other places than MKL.

#ifndef TAPER_MATMUL_CHAIN_H
#define TAPER_MATMUL_CHAIN_H

#include "matmul_tables.h"

/// How many of the `left` last places of k the next chain takes, at most 384.
typedef int64_t block_rule(int64_t left);

/// c[m, n] with a[m, k] @ b[k, n], c dense: one chain along all of k.
taper_status taper_chain_f32(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, int64_t a_column,
                             const float *b, int64_t b_row, int64_t b_column, float *c, matmul_onto onto);

/// c[m, n] = a[m, k] @ b[k, n], c dense; one chain along all of k where there is no rule.
taper_status taper_chain_f64(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row, int64_t a_column,
                             const double *b, int64_t b_row, int64_t b_column, double *c,
                             block_rule *next_block);

#endif
