// Reductions over any set of dimensions, in the order of PyTorch's TensorIterator kernels.
//
// The result of each is written contiguously over the dimensions that stay (row-major, in order), so
// that a caller adds the size-1 dimensions of `keepdim` without moving data. Bit d of `dims` says that
// dimension d is reduced. Float32 sums are A7.1's cascade: 4 x 8 lanes whatever the machine.

#ifndef TAPER_REDUCE_H
#define TAPER_REDUCE_H

#include "types.h"

typedef enum __attribute__((enum_extensibility(closed), swift_name("ReduceKernel"))) taper_reduce_op : uint8_t {
  TAPER_SUM __attribute__((swift_name("sum"))),       // input type == output type; empty: 0
  TAPER_PROD __attribute__((swift_name("prod"))),     // empty: 1
  TAPER_AMAX __attribute__((swift_name("amax"))),     // NaN wins; the caller refuses empty ones
  TAPER_AMIN __attribute__((swift_name("amin"))),
  TAPER_ALL __attribute__((swift_name("all"))),       // output uint8 (bool); any input type
  TAPER_ANY __attribute__((swift_name("any"))),
  TAPER_NORM __attribute__((swift_name("norm"))),     // 2-norm, floats
  TAPER_NORM1 __attribute__((swift_name("norm1"))),   // sum of absolute values
} taper_reduce_op;

/// Integer sums and products want int64 (or the type itself) as input: convert first, except that `sum`
/// and `prod` of bool and the narrow integers are taken with int64 output directly.
taper_status taper_reduce(taper_reduce_op op, taper_type type, int64_t rank, const int64_t *shape,
                          const int64_t *steps, uint32_t dims, const void *x, void *out);

/// Sum of n contiguous elements (the whole of a dense tensor, in memory order): the fast way in.
float taper_sum_f32(int64_t n, const float *x);
double taper_sum_f64(int64_t n, const double *x);

/// Index of the first greatest (or least) element along one dimension and that element; NaN wins. The
/// dimension has n > 0 elements `step` apart. `value` may be null.
taper_status taper_arg_extreme(taper_type type, bool least, int64_t n, const void *x, int64_t step,
                               int64_t *index, void *value);

/// The same for every line: shape of `rank` dimensions without the reduced one; outputs contiguous.
taper_status taper_arg_extremes(taper_type type, bool least, int64_t rank, const int64_t *shape,
                                const int64_t *steps, int64_t n, int64_t step, const void *x,
                                int64_t *indices, void *values);

/// Variance (or its root) with divisor n - correction, by Welford's method in float64; mean if asked
/// (`mean` may be null). Floats.
taper_status taper_var(taper_type type, int64_t rank, const int64_t *shape, const int64_t *steps,
                       uint32_t dims, double correction, bool root, const void *x, void *out, void *mean);

typedef enum __attribute__((enum_extensibility(closed), swift_name("ScanKernel"))) taper_scan_op : uint8_t {
  TAPER_CUMSUM __attribute__((swift_name("cumsum"))),     // float32 accumulates in float64
  TAPER_CUMPROD __attribute__((swift_name("cumprod"))),
  TAPER_CUMMAX __attribute__((swift_name("cummax"))),     // last index among equals, as PyTorch
  TAPER_CUMMIN __attribute__((swift_name("cummin"))),
  TAPER_LOGCUMSUMEXP __attribute__((swift_name("logcumsumexp"))),
} taper_scan_op;

/// Running reduction of one line of n elements; `indices` (cummax, cummin) may be null.
taper_status taper_scan(taper_scan_op op, taper_type type, int64_t n, const void *x, int64_t step,
                        void *out, int64_t out_step, int64_t *indices, int64_t index_step);

#endif
