// Sorting along the last dimension, and searching in what is sorted.
//
// An element becomes a 64-bit key in its order (equal elements equal keys, NaN the greatest; inverted for
// descending order). Keys are sorted with their positions by a bitonic network that takes the lower
// position first among equals, which makes the order stable.

INLINE u64 key_of(float x) {
  if (x != x) return 0xffffffff;
  u32 u = __float_as_uint(x + 0.0f);
  return u & 0x80000000u ? (u32)~u : u | 0x80000000u;
}
INLINE u64 key_of(double x) {
  if (x != x) return 0xffffffffffffffff;
  u64 u = (u64)__double_as_longlong(x + 0.0);
  return u >> 63 ? ~u : u | 0x8000000000000000;
}
INLINE u64 key_of(i64 x) { return (u64)x ^ 0x8000000000000000; }

// Lines of n elements become lines of `padded` keys, a power of two; the padding comes last.
#define KEYS(NAME, C)                                                                                         \
  extern "C" __global__ void keys_##NAME(                                                                     \
      u32 count, u32 n, u32 padded, int type, int descends, const void *x, u64 *keys, u32 *places) {          \
    FOR_EACH(i, count) {                                                                                      \
      u32 line = i / padded, place = i - line * padded;                                                       \
      bool is_there = place < n;                                                                              \
      u64 key = is_there ? key_of(Access<C>::load(type, x, (i64)line * n + place)) : 0;                       \
      keys[i] = !is_there ? ~(u64)0 : descends ? ~key : key;                                                  \
      places[i] = is_there ? place : 0x80000000u | place;                                                     \
    }                                                                                                         \
  }
FOR_ALL(KEYS)

INLINE bool comes_after(u64 a, u32 i, u64 b, u32 j) {
  if ((i ^ j) & 0x80000000u) return i & 0x80000000u;
  return a != b ? a > b : i > j;
}

// One step of the network over all lines: `size` is the length of the runs that are merged, `apart` the
// distance of the elements that are compared. Lines are powers of two long, so that a pair never leaves its.
extern "C" __global__ void sort_step(u32 pairs, u32 padded, u32 size, u32 apart, u64 *keys, u32 *places) {
  FOR_EACH(i, pairs) {
    u32 low = i / apart * apart * 2 + i % apart, high = low + apart;
    bool rises = ((low & (padded - 1)) & size) == 0;
    u64 a = keys[low], b = keys[high];
    u32 p = places[low], q = places[high];
    if (comes_after(a, p, b, q) == rises) {
      keys[low] = b;
      keys[high] = a;
      places[low] = q;
      places[high] = p;
    }
  }
}

// All steps for lines of at most 512 elements, a block to a line.
extern "C" __global__ void sort_line(u32 padded, u64 *keys, u32 *places) {
  __shared__ u64 line_keys[512];
  __shared__ u32 line_places[512];
  i64 base = (i64)blockIdx.x * padded;
  for (u32 i = threadIdx.x; i < padded; i += blockDim.x) {
    line_keys[i] = keys[base + i];
    line_places[i] = places[base + i];
  }
  for (u32 size = 2; size <= padded; size *= 2) {
    for (u32 apart = size / 2; apart > 0; apart /= 2) {
      __syncthreads();
      for (u32 i = threadIdx.x; i < padded / 2; i += blockDim.x) {
        u32 low = i / apart * apart * 2 + i % apart, high = low + apart;
        bool rises = (low & size) == 0;
        u64 a = line_keys[low], b = line_keys[high];
        u32 p = line_places[low], q = line_places[high];
        if (comes_after(a, p, b, q) == rises) {
          line_keys[low] = b;
          line_keys[high] = a;
          line_places[low] = q;
          line_places[high] = p;
        }
      }
    }
  }
  __syncthreads();
  for (u32 i = threadIdx.x; i < padded; i += blockDim.x) places[base + i] = line_places[i];
}

// The first k values of each line and their places.
#define TAKE(WIDTH, T)                                                                                        \
  extern "C" __global__ void take_##WIDTH(                                                                    \
      u32 count, u32 n, u32 padded, u32 k, const u32 *places, const T *x, T *values, i64 *indices) {          \
    FOR_EACH(i, count) {                                                                                      \
      u32 line = i / k, place = places[(i64)line * padded + (i - line * k)];                                  \
      values[i] = x[(i64)line * n + place];                                                                   \
      indices[i] = place;                                                                                     \
    }                                                                                                         \
  }
TAKE(1, u8)
TAKE(2, u16)
TAKE(4, u32)
TAKE(8, u64)

// NaN is greater than every number.
template <class W>
INLINE bool is_less(W a, W b) {
  return a < b || (b != b && a == a);
}
#define SEARCH(NAME, C)                                                                                       \
  extern "C" __global__ void search_##NAME(                                                                   \
      u32 count, u32 n, u32 wanted, int one_line, int type, int right, const void *sorted, const void *values, i64 *out) { \
    typedef C::W W;                                                                                           \
    FOR_EACH(i, count) {                                                                                      \
      i64 base = one_line ? 0 : (i64)(i / wanted) * n;                                                        \
      W value = Access<C>::load(type, values, i);                                                             \
      u32 low = 0, high = n;                                                                                  \
      while (low < high) {                                                                                    \
        u32 middle = low + (high - low) / 2;                                                                  \
        W there = Access<C>::load(type, sorted, base + middle);                                               \
        bool passes = right ? !is_less(value, there) : is_less(there, value);                                 \
        if (passes) {                                                                                         \
          low = middle + 1;                                                                                   \
        } else {                                                                                              \
          high = middle;                                                                                      \
        }                                                                                                     \
      }                                                                                                       \
      out[i] = low;                                                                                           \
    }                                                                                                         \
  }
FOR_ALL(SEARCH)
