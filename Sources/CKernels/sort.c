// Sorting by keys: every element becomes an unsigned integer in its order, equal elements equal keys, all
// NaNs the greatest; keys sort with their positions, and the values follow. Descending order inverts the
// keys, so that it is stable too.

#include "sort.h"

#include <stdlib.h>
#include <string.h>

#include "scalar_types.h"
#include "selection.h"

INLINE uint64_t float_key(float x) {
  if (x != x) return UINT32_MAX;
  uint32_t u = bits_of(x + 0.0f);
  return u & 0x80000000 ? ~u & UINT32_MAX : u | 0x80000000;
}
INLINE uint64_t double_key(double x) {
  if (x != x) return UINT64_MAX;
  uint64_t u = bits_of_double(x + 0.0);
  return u >> 63 ? ~u : u | 0x8000000000000000;
}

static uint64_t key_of(taper_type type, const void *x, int64_t i) {
  switch (type) {
    case TAPER_BOOL: return ((const uint8_t *)x)[i] != 0;
    case TAPER_U8: return ((const uint8_t *)x)[i];
    case TAPER_I8: return (uint64_t)(((const int8_t *)x)[i] + 128);
    case TAPER_I16: return (uint64_t)(((const int16_t *)x)[i] + 32768);
    case TAPER_I32: return (uint64_t)((int64_t)((const int32_t *)x)[i] + 2147483648);
    case TAPER_I64: return (uint64_t)((const int64_t *)x)[i] ^ 0x8000000000000000;
    case TAPER_F16: return float_key(half_to_float(((const uint16_t *)x)[i]));
    case TAPER_BF16: return float_key(bfloat_to_float(((const uint16_t *)x)[i]));
    case TAPER_F32: return float_key(((const float *)x)[i]);
    case TAPER_F64: return double_key(((const double *)x)[i]);
    case TAPER_C64:
    case TAPER_C128: break;
  }
  return 0;
}

static const int64_t widths[TAPER_TYPE_COUNT] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

static void put_value(taper_type type, const void *x, int64_t from, void *values, int64_t to) {
  switch (widths[type]) {
    case 1: ((uint8_t *)values)[to] = ((const uint8_t *)x)[from]; break;
    case 2: ((uint16_t *)values)[to] = ((const uint16_t *)x)[from]; break;
    case 4: ((uint32_t *)values)[to] = ((const uint32_t *)x)[from]; break;
    default: ((uint64_t *)values)[to] = ((const uint64_t *)x)[from]; break;
  }
}

// Merging for short lines; T orders by KEY.
#define MERGE_SORT(NAME, T, KEY)                                                                   \
  static void NAME(int64_t n, T *items, T *spare) {                                                \
    enum { run = 16 };                                                                             \
    for (int64_t from = 0; from < n; from += run) {                                                \
      int64_t end = from + run < n ? from + run : n;                                               \
      for (int64_t i = from + 1; i < end; i++) {                                                   \
        T item = items[i];                                                                         \
        int64_t j = i;                                                                             \
        for (; j > from && KEY(items[j - 1]) > KEY(item); j--) items[j] = items[j - 1];            \
        items[j] = item;                                                                           \
      }                                                                                            \
    }                                                                                              \
    for (int64_t width = run; width < n; width *= 2) {                                             \
      for (int64_t from = 0; from < n; from += 2 * width) {                                        \
        int64_t middle = from + width < n ? from + width : n;                                      \
        int64_t end = from + 2 * width < n ? from + 2 * width : n;                                 \
        int64_t a = from, b = middle, o = from;                                                    \
        while (a < middle && b < end) spare[o++] = KEY(items[b]) < KEY(items[a]) ? items[b++] : items[a++]; \
        while (a < middle) spare[o++] = items[a++];                                                \
        while (b < end) spare[o++] = items[b++];                                                   \
      }                                                                                            \
      memcpy(items, spare, (size_t)n * sizeof(T));                                                 \
    }                                                                                              \
  }
// Digit by digit, least significant first, for long lines; digits that never differ are skipped.
#define RADIX_SORT(NAME, T, KEY, LOW, HIGH)                                                        \
  static T *NAME(int64_t n, T *items, T *spare) {                                                  \
    enum { bits = 11, buckets = 1 << bits };                                                       \
    for (int shift = LOW; shift < HIGH; shift += bits) {                                           \
      int64_t starts[buckets] = {0};                                                               \
      for (int64_t i = 0; i < n; i++) starts[(KEY(items[i]) >> shift) & (buckets - 1)]++;          \
      if (starts[(KEY(items[0]) >> shift) & (buckets - 1)] == n) continue;                         \
      int64_t sum = 0;                                                                             \
      for (int b = 0; b < buckets; b++) {                                                          \
        int64_t count = starts[b];                                                                 \
        starts[b] = sum;                                                                           \
        sum += count;                                                                              \
      }                                                                                            \
      for (int64_t i = 0; i < n; i++) spare[starts[(KEY(items[i]) >> shift) & (buckets - 1)]++] = items[i]; \
      T *swapped = items;                                                                          \
      items = spare;                                                                               \
      spare = swapped;                                                                             \
    }                                                                                              \
    return items;                                                                                  \
  }
#define PACKED_KEY(item) (item)
#define ENTRY_KEY(item) ((item).key)
MERGE_SORT(merge_packed, uint64_t, PACKED_KEY)
MERGE_SORT(merge_entries, entry, ENTRY_KEY)
RADIX_SORT(radix_packed, uint64_t, PACKED_KEY, 32, 64)
RADIX_SORT(radix_entries, entry, ENTRY_KEY, 0, 64)

enum { short_line = 1500, stack_items = 64 };

// Keys of up to 32 bits share a word with the position, which also settles ties.
static taper_status sort_packed(taper_type type, int64_t n, const void *x, int64_t step, bool descending,
                                void *values, int64_t *indices) {
  uint64_t few[2 * stack_items];
  uint64_t *items = n <= stack_items ? few : malloc((size_t)n * 2 * sizeof *items);
  if (!items) return TAPER_NO_MEMORY;
  if (type == TAPER_F32 && step == 1) {
    const float *f = x;
    uint64_t flip = descending ? UINT32_MAX : 0;
    for (int64_t i = 0; i < n; i++) items[i] = (float_key(f[i]) ^ flip) << 32 | (uint64_t)i;
  } else {
    for (int64_t i = 0; i < n; i++) {
      uint64_t key = key_of(type, x, i * step);
      items[i] = (descending ? ~key & UINT32_MAX : key) << 32 | (uint64_t)i;
    }
  }
  uint64_t *sorted = items;
  if (n <= short_line) {
    merge_packed(n, items, items + n);
  } else {
    sorted = radix_packed(n, items, items + n);
  }
  for (int64_t i = 0; i < n; i++) {
    int64_t at = (int64_t)(sorted[i] & UINT32_MAX);
    if (values) put_value(type, x, at * step, values, i);
    if (indices) indices[i] = at;
  }
  if (items != few) free(items);
  return TAPER_OK;
}

static taper_status sort_entries(taper_type type, int64_t n, const void *x, int64_t step, bool descending,
                                 void *values, int64_t *indices) {
  entry *items = malloc((size_t)n * 2 * sizeof *items);
  if (!items) return TAPER_NO_MEMORY;
  for (int64_t i = 0; i < n; i++) {
    uint64_t key = key_of(type, x, i * step);
    items[i] = (entry){descending ? ~key : key, i};
  }
  entry *sorted = items;
  if (n <= short_line) {
    merge_entries(n, items, items + n);
  } else {
    sorted = radix_entries(n, items, items + n);
  }
  for (int64_t i = 0; i < n; i++) {
    if (values) put_value(type, x, sorted[i].index * step, values, i);
    if (indices) indices[i] = sorted[i].index;
  }
  free(items);
  return TAPER_OK;
}

taper_status taper_sort(taper_type type, int64_t n, const void *x, int64_t step, bool descending, void *values,
                        int64_t *indices) {
  if (n <= 0) return TAPER_OK;
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  bool packed = widths[type] <= 4 && n <= UINT32_MAX;
  return (packed ? sort_packed : sort_entries)(type, n, x, step, descending, values, indices);
}

// A few best of many stay in a heap while the line passes; otherwise a line is selected from as a whole.
taper_status taper_topk(taper_type type, int64_t n, const void *x, int64_t step, int64_t k, bool largest,
                        void *values, int64_t *indices) {
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  if (k <= 0) return TAPER_OK;
  bool is_few = k * 64 <= n;
  int64_t held = is_few ? k : n;
  entry few[stack_items];
  entry *items = held <= stack_items ? few : malloc((size_t)held * sizeof *items);
  if (!items) return TAPER_NO_MEMORY;
  for (int64_t i = 0; i < held; i++) {
    uint64_t key = key_of(type, x, i * step);
    items[i] = (entry){largest ? ~key : key, i};
  }
  if (is_few) {
    make_heap(items, k);
    for (int64_t i = k; i < n; i++) {
      uint64_t key = key_of(type, x, i * step);
      if (largest) key = ~key;
      if (key < items[0].key) push_down(items, 0, k, (entry){key, i});
    }
    sort_heap(items, items + k);
  } else {
    rank_first(items, n, k);
  }
  for (int64_t i = 0; i < k; i++) {
    if (values) put_value(type, x, items[i].index * step, values, i);
    if (indices) indices[i] = items[i].index;
  }
  if (items != few) free(items);
  return TAPER_OK;
}

taper_status taper_searchsorted(taper_type type, int64_t count, const void *sorted, int64_t n,
                                const void *values, bool right, int64_t *out) {
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) {
    uint64_t key = key_of(type, values, i);
    int64_t low = 0, high = count;
    while (low < high) {
      int64_t middle = low + (high - low) / 2;
      uint64_t other = key_of(type, sorted, middle);
      if (right ? other <= key : other < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    out[i] = low;
  }
  return TAPER_OK;
}
