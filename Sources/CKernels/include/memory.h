// Memory for tensors: small blocks come from free lists by size class, large ones from the system.
// Every block is aligned to 64 bytes. A block goes back with the size that it was asked for.
#ifndef TAPER_MEMORY_H
#define TAPER_MEMORY_H

#include <stddef.h>

/// A block of undefined bytes, or null when the system cannot give that many.
void *_Nullable taper_allocate(ptrdiff_t bytes);

/// A block of zero bytes, or null; large ones are not touched.
void *_Nullable taper_allocate_zeroed(ptrdiff_t bytes);

/// Takes a block back.
void taper_deallocate(void *_Nonnull block, ptrdiff_t bytes);

#endif
