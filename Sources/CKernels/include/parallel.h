// A small pool of threads for loops over raw memory; started on first need, idle threads sleep soon.
//
// Results never depend on the number of threads: a loop is cut only where its parts are independent.

#ifndef TAPER_PARALLEL_H
#define TAPER_PARALLEL_H

#include "types.h"

/// Calls body(context, begin, end) over parts of 0..<count, each a multiple of `grain` long except the
/// last; returns when all are done. Parts may run on other threads. A nested call runs in place.
void taper_parallel(int64_t count, int64_t grain, void *context,
                    void (*body)(void *context, int64_t begin, int64_t end));

/// Threads that share large loops, 1...64: what was set (torch.set_num_threads), else OMP_NUM_THREADS, else
/// the number of processors.
void taper_set_threads(int32_t count);
int32_t taper_get_threads(void);

#endif
