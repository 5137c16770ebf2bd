// Reading and writing at places that other tensors name: gather, scatter, index, index_put, nonzero.

#ifndef TAPER_PLACES_H
#define TAPER_PLACES_H

#include "types.h"

/// How a source element meets what stands at its place; `read` goes the other way.
typedef enum __attribute__((enum_extensibility(closed), swift_name("PlaceKernel"))) taper_place_op : uint8_t {
  TAPER_PLACE_READ __attribute__((swift_name("read"))),
  TAPER_PLACE_REPLACE __attribute__((swift_name("replace"))),
  TAPER_PLACE_ADD __attribute__((swift_name("add"))),
  TAPER_PLACE_MULTIPLY __attribute__((swift_name("multiply"))),
  TAPER_PLACE_AMAX __attribute__((swift_name("amax"))),
  TAPER_PLACE_AMIN __attribute__((swift_name("amin"))),
} taper_place_op;

/// For every position of `index` (its shape): x at the same position, but in dimension `dim` at the
/// place that the index names, meets `source` at the position. `dim_size` bounds the places; a place
/// outside is stored in `bad` and the status is TAPER_BAD_INDEX. For `read` the source is written.
taper_status taper_at_index(taper_type type, taper_place_op op, int64_t rank, const int64_t *shape,
                            int64_t dim, int64_t dim_size, const int64_t *index,
                            const int64_t *index_steps, void *x, const int64_t *x_steps, void *source,
                            const int64_t *source_steps, int64_t *bad);

/// For every i < n the block of x that begins at element offsets[i] meets block i of `blocks`. Blocks
/// have a shape; `block_step` lies between two of them.
void taper_at_offsets(taper_type type, taper_place_op op, int64_t n, const int64_t *offsets, int64_t rank,
                      const int64_t *shape, void *x, const int64_t *x_steps, void *blocks,
                      int64_t block_step, const int64_t *block_steps);

/// Counts the elements of a line that are not zero; where `places` is not null, stores their positions.
int64_t taper_nonzero(taper_type type, int64_t n, const void *x, int64_t step, int64_t *places);

/// Counts of each value (all >= 0, checked by the caller), or sums of weights (float64).
void taper_bincount(int64_t n, const int64_t *x, int64_t *counts);
void taper_bincount_weights(int64_t n, const int64_t *x, const double *weights, double *sums);

#endif
