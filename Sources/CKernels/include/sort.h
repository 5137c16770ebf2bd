// Sorting lines of elements with their indices; stable; NaN counts as the greatest.

#ifndef TAPER_SORT_H
#define TAPER_SORT_H

#include "types.h"

/// Sorts n elements `step` apart into contiguous `values` and `indices` (either may be null). Any type.
taper_status taper_sort(taper_type type, int64_t n, const void *x, int64_t step, bool descending,
                        void *values, int64_t *indices);

/// The k greatest (or least) of n elements, best first, ties by index. k <= n.
taper_status taper_topk(taper_type type, int64_t n, const void *x, int64_t step, int64_t k, bool largest,
                        void *values, int64_t *indices);

/// For each of n values the position in `sorted` (count elements) that keeps it sorted. Floats and int64.
taper_status taper_searchsorted(taper_type type, int64_t count, const void *sorted, int64_t n,
                                const void *values, bool right, int64_t *out);

#endif
