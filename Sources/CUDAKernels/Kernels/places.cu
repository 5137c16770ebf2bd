// Reading and writing at places that index tensors name.
//
// Where several elements meet at one place, sums are added atomically: float sums may then differ in the
// last digit from run to run. Elements narrower than four bytes go through the word that holds them.

// The raw values of ScatterReduction.
enum Meeting { meet_replace, meet_add, meet_multiply, meet_most, meet_least };

INLINE float met(int op, float a, float b) {
  return op == meet_add ? a + b : op == meet_multiply ? a * b : op == meet_most ? (a > b || a != a ? a : b) : (a < b || a != a ? a : b);
}
INLINE double met(int op, double a, double b) {
  return op == meet_add ? a + b : op == meet_multiply ? a * b : op == meet_most ? (a > b || a != a ? a : b) : (a < b || a != a ? a : b);
}
INLINE i64 met(int op, i64 a, i64 b) {
  return op == meet_add ? (i64)((u64)a + (u64)b) : op == meet_multiply ? (i64)((u64)a * (u64)b) : op == meet_most ? (a > b ? a : b) : (a < b ? a : b);
}

// Applies an operation to one element as if nothing came between its reading and its writing.
template <class C>
INLINE void meet(int op, int type, void *p, i64 at, typename C::W value) {
  int width = type == type_bool || type == type_u8 || type == type_i8            ? 1
              : type == type_i16 || type == type_f16 || type == type_bf16        ? 2
              : type == type_i32 || type == type_f32                             ? 4
                                                                                 : 8;
  if (op == meet_replace) {
    Access<C>::store(type, p, at, value);
    return;
  }
  if (width == 8) {
    u64 *word = (u64 *)p + at, old = *word, seen;
    do {
      seen = old;
      u64 changed = seen;
      Access<C>::store(type, &changed, 0, met(op, Access<C>::load(type, &seen, 0), value));
      old = atomicCAS(word, seen, changed);
    } while (old != seen);
    return;
  }
  u64 address = (u64)p + (u64)(at * width);
  u32 *word = (u32 *)(address & ~(u64)3), old = *word, seen;
  int inside = (int)(address & 3) / width;
  do {
    seen = old;
    u32 changed = seen;
    Access<C>::store(type, &changed, inside, met(op, Access<C>::load(type, &seen, inside), value));
    old = atomicCAS(word, seen, changed);
  } while (old != seen);
}

// Operands of the layout: the source (or the gathered output), the index, and x without its dimension.
#define AT_INDEX(NAME, C)                                                                                     \
  extern "C" __global__ void gather_##NAME(                                                                   \
      Layout layout, int type, i64 step, i64 size, const i64 *index, const void *x, void *out) {              \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      i64 place = index[at[1]];                                                                               \
      if (place < 0) place += size;                                                                           \
      if (place < 0 || place >= size) continue;                                                               \
      Access<C>::store(type, out, at[0], Access<C>::load(type, x, at[2] + place * step));                     \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void scatter_##NAME(                                                                  \
      Layout layout, int op, int type, i64 step, i64 size, const i64 *index, void *x, const void *source) {   \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      i64 place = index[at[1]];                                                                               \
      if (place < 0) place += size;                                                                           \
      if (place < 0 || place >= size) continue;                                                               \
      meet<C>(op, type, x, at[2] + place * step, Access<C>::load(type, source, at[0]));                       \
    }                                                                                                         \
  }
FOR_ALL(AT_INDEX)

// The element offsets of blocks: the sum over the indices of place times stride.
extern "C" __global__ void add_offsets(u32 count, const i64 *index, i64 stride, int is_first, i64 *offsets) {
  FOR_EACH(i, count) offsets[i] = (is_first ? 0 : offsets[i]) + index[i] * stride;
}

// Operands of the layout over blocks: the blocks' elements, the offsets (moving with the first dimension
// alone), and x within a block.
#define AT_OFFSETS(NAME, C)                                                                                   \
  extern "C" __global__ void index_put_##NAME(                                                                \
      Layout layout, int op, int type, const i64 *offsets, void *x, const void *blocks) {                     \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      meet<C>(op, type, x, offsets[at[1]] + at[2], Access<C>::load(type, blocks, at[0]));                     \
    }                                                                                                         \
  }
FOR_ALL(AT_OFFSETS)

#define INDEX(WIDTH, T)                                                                                       \
  extern "C" __global__ void index_##WIDTH(                                                                   \
      Layout layout, const i64 *offsets, const void *x, void *blocks) {                                       \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      ((T *)blocks)[at[0]] = ((const T *)x)[offsets[at[1]] + at[2]];                                          \
    }                                                                                                         \
  }
INDEX(1, u8)
INDEX(2, u16)
INDEX(4, u32)
INDEX(8, u64)

// Writes 1 + the position of some element outside low ..< high; the word is 0 before.
extern "C" __global__ void find_outside(Layout layout, const i64 *index, i64 low, i64 high, u32 *found) {
  FOR_EACH(i, layout.count) {
    i64 at[1];
    locate(layout, i, at);
    i64 value = index[at[0]];
    if (value < low || value >= high) atomicCAS(found, 0u, i + 1);
  }
}

// The positions of the elements that are not zero, in order, by one block that goes from chunk to chunk.
#define NONZERO(NAME, C)                                                                                      \
  extern "C" __global__ void nonzero_##NAME(Layout layout, int type, const void *x, i64 *positions, i64 *total) { \
    __shared__ u32 sums[256];                                                                                 \
    i64 before = 0;                                                                                           \
    for (u32 from = 0; from < layout.count; from += 256) {                                                    \
      u32 i = from + threadIdx.x;                                                                             \
      bool is_set = false;                                                                                    \
      if (i < layout.count) {                                                                                 \
        i64 at[1];                                                                                            \
        locate(layout, i, at);                                                                                \
        is_set = Access<C>::load(type, x, at[0]) != 0;                                                        \
      }                                                                                                       \
      u32 sum = is_set;                                                                                       \
      sums[threadIdx.x] = sum;                                                                                \
      for (u32 apart = 1; apart < 256; apart *= 2) {                                                          \
        __syncthreads();                                                                                      \
        u32 other = threadIdx.x >= apart ? sums[threadIdx.x - apart] : 0;                                     \
        __syncthreads();                                                                                      \
        sum += other;                                                                                         \
        sums[threadIdx.x] = sum;                                                                              \
      }                                                                                                       \
      __syncthreads();                                                                                        \
      if (is_set) positions[before + sum - 1] = i;                                                            \
      before += sums[255];                                                                                    \
      __syncthreads();                                                                                        \
    }                                                                                                         \
    if (threadIdx.x == 0) *total = before;                                                                    \
  }
FOR_ALL(NONZERO)

// A position in row-major order becomes a row of coordinates; the sizes lie outermost first.
struct Sizes {
  i64 sizes[8];
};
extern "C" __global__ void coordinates(u32 count, int rank, Sizes shape, const i64 *positions, i64 *out) {
  FOR_EACH(i, count) {
    i64 rest = positions[i];
#pragma unroll
    for (int d = 7; d >= 0; d--) {
      if (d < rank) {
        i64 outer = rest / shape.sizes[d];
        out[(i64)i * rank + d] = rest - outer * shape.sizes[d];
        rest = outer;
      }
    }
  }
}
