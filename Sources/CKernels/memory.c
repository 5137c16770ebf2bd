// Memory for tensors.
//
// Blocks of up to 64 KiB are recycled: a free block's first word links to the next free block of its
// size class (powers of two from 64 bytes). The lists belong to a thread, so they need no lock.

#include "memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { smallest = 64, class_count = 11, largest = smallest << (class_count - 1), carved = 16 };

static _Thread_local void *free_lists[class_count];

static inline int size_class(size_t bytes) {
  return bytes <= smallest ? 0 : 58 - __builtin_clzl(bytes - 1);
}

// Asks the system for a few blocks of a class at once, so that neighbours share pages.
static void *refill(int class) {
  size_t size = (size_t)smallest << class;
  size_t count = size <= 4096 ? carved : 1;
  char *blocks = aligned_alloc(64, size * count);
  if (blocks == NULL) return NULL;
  for (size_t i = 1; i < count; i++) {
    *(void **)(blocks + i * size) = free_lists[class];
    free_lists[class] = blocks + i * size;
  }
  return blocks;
}

// Whether the machine could hold so many bytes at all; the system itself promises more than it has.
static int is_plausible(size_t bytes) {
  static size_t physical;
  if (physical == 0) physical = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
  return bytes <= physical;
}

// Blocks this large are mapped one by one: they are zero from the start and cost when touched.
enum { mapped = 32 << 20 };

// What is freed stays with the process, up to 128 MiB: the C library would give large blocks back at once
// where they lie last, and to touch their pages anew takes longer than most operations on them.
#if defined(__GLIBC__)
__attribute__((constructor)) static void keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, mapped);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
}
#endif

// A block between: the C library's, which stands in the word before it. Its own aligned blocks do not fit
// into the gap that one of the same size has left, so that every result would lie on new pages.
static void *align_block(size_t bytes) {
  char *whole = malloc(bytes + sizeof whole + 64);
  if (whole == NULL) return NULL;
  char *block = (char *)(((uintptr_t)whole + sizeof whole + 63) & ~(uintptr_t)63);
  ((char **)block)[-1] = whole;
  return block;
}

static void *map_block(size_t bytes) {
  if (!is_plausible(bytes)) return NULL;
  void *block = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return block == MAP_FAILED ? NULL : block;
}

void *taper_allocate(ptrdiff_t bytes) {
  if (bytes < 0) return NULL;
  if (bytes <= largest) {
    int class = size_class((size_t)bytes);
    void *block = free_lists[class];
    if (__builtin_expect(block == NULL, 0)) return refill(class);
    free_lists[class] = *(void **)block;
    return block;
  }
  if (bytes >= mapped) return map_block((size_t)bytes);
  return align_block((size_t)bytes);
}

void *taper_allocate_zeroed(ptrdiff_t bytes) {
  void *block = taper_allocate(bytes);
  if (block != NULL && bytes < mapped) memset(block, 0, (size_t)bytes);
  return block;
}

void taper_deallocate(void *block, ptrdiff_t bytes) {
  if (bytes <= largest) {
    int class = size_class((size_t)bytes);
    *(void **)block = free_lists[class];
    free_lists[class] = block;
  } else if (bytes >= mapped) {
    munmap(block, (size_t)bytes);
  } else {
    free(((char **)block)[-1]);
  }
}
