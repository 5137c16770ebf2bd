// Reductions over any dimensions, places of extremes, and running operations.
//
// A block of 256 threads makes 256 / workers results. Where the reduced dimension is the contiguous one,
// the workers of a result are neighbours; otherwise neighbours make neighbouring results. A long
// reduction is split over blocks, whose parts a second launch combines: the order of arithmetic depends
// on the shape alone.

enum { block_threads = 256 };

struct Axes {
  u32 count;
  int rank;
  u32 sizes[8];
  i64 steps[8];
};
struct Reduction {
  Axes kept, reduced;
  u32 workers, splits;
  int neighbours_reduce;
};

INLINE i64 place(const Axes &axes, u32 i) {
  i64 at = 0;
#pragma unroll
  for (int d = 0; d < 8; d++) {
    if (d + 1 >= axes.rank) return at + (i64)i * axes.steps[d];
    u32 outer = i / axes.sizes[d];
    at += (i64)(i - outer * axes.sizes[d]) * axes.steps[d];
    i = outer;
  }
  return at;
}

// This thread's result, its number among the result's workers, and how far the next worker's slot lies.
struct Worker {
  u32 result, number, stride, begin, end;
};
INLINE Worker worker_of(const Reduction &r) {
  u32 results = block_threads / r.workers, thread = threadIdx.x;
  u32 part = (r.reduced.count + r.splits - 1) / r.splits;
  Worker w;
  w.number = r.neighbours_reduce ? thread % r.workers : thread / results;
  w.result = blockIdx.x * results + (r.neighbours_reduce ? thread / r.workers : thread % results);
  w.stride = r.neighbours_reduce ? 1 : results;
  w.begin = blockIdx.y * part;
  w.end = w.begin + part < r.reduced.count ? w.begin + part : r.reduced.count;
  return w;
}

enum Transform { take_value, take_square, take_magnitude, take_truth };
enum Combine { combine_sum, combine_product, combine_most, combine_least };

INLINE float infinity(float) { return __int_as_float(0x7f800000); }
INLINE double infinity(double) { return __longlong_as_double(0x7ff0000000000000); }
INLINE i64 infinity(i64) { return 0x7fffffffffffffff; }
INLINE i64 root(i64 x) { return x; }
INLINE float root(float x) { return sqrtf(x); }
INLINE double root(double x) { return sqrt(x); }

template <class W>
INLINE W identity(int combine, int transform) {
  switch (combine) {
    case combine_sum: return 0;
    case combine_product: return 1;
    case combine_most: return transform == take_truth ? (W)0 : -infinity(W()) - (sizeof(W) == 8 && (W)1 / 2 == 0);
    default: return infinity(W());
  }
}
template <class W>
INLINE W combined(int combine, W a, W b) {
  switch (combine) {
    case combine_sum: return a + b;
    case combine_product: return a * b;
    case combine_most: return a > b || a != a ? a : b;
    default: return a < b || a != a ? a : b;
  }
}
template <class W>
INLINE W transformed(int transform, W x) {
  switch (transform) {
    case take_square: return x * x;
    case take_magnitude: return x < 0 ? -x : x;
    case take_truth: return x != 0;
    default: return x;
  }
}

INLINE void put(int type, void *out, u32 at, float x) {
  if (type == type_f32) {
    ((float *)out)[at] = x;
  } else if (type == type_bool) {
    ((u8 *)out)[at] = x != 0;
  } else {
    Access<Half>::store(type, out, at, x);
  }
}
INLINE void put(int type, void *out, u32 at, double x) {
  if (type == type_bool) {
    ((u8 *)out)[at] = x != 0;
  } else {
    ((double *)out)[at] = x;
  }
}
INLINE void put(int type, void *out, u32 at, i64 x) { Access<Integer>::store(type, out, at, x); }

#define REDUCE(NAME, C)                                                                                       \
  extern "C" __global__ void reduce_##NAME(                                                                   \
      Reduction r, int type, int transform, int combine, int takes_root, const void *x, int out_type,         \
      void *out) {                                                                                            \
    typedef C::W W;                                                                                           \
    __shared__ W parts[block_threads];                                                                        \
    Worker w = worker_of(r);                                                                                  \
    W sum = identity<W>(combine, transform);                                                                  \
    if (w.result < r.kept.count) {                                                                            \
      i64 base = place(r.kept, w.result);                                                                     \
      for (u32 i = w.begin + w.number; i < w.end; i += r.workers)                                             \
        sum = combined(combine, sum, transformed(transform, Access<C>::load(type, x, base + place(r.reduced, i)))); \
    }                                                                                                         \
    parts[threadIdx.x] = sum;                                                                                 \
    for (u32 half = r.workers / 2; half > 0; half /= 2) {                                                     \
      __syncthreads();                                                                                        \
      if (w.number < half) {                                                                                  \
        sum = combined(combine, sum, parts[threadIdx.x + half * w.stride]);                                   \
        parts[threadIdx.x] = sum;                                                                             \
      }                                                                                                       \
    }                                                                                                         \
    if (w.number == 0 && w.result < r.kept.count)                                                             \
      put(out_type, out, w.result * r.splits + blockIdx.y, takes_root ? root(sum) : sum);                     \
  }
FOR_ALL(REDUCE)

// Welford's method in each thread, the threads' moments combined in a tree.
template <class W>
struct Moments {
  W count, mean, squares;
};
template <class W>
INLINE Moments<W> joined(Moments<W> a, Moments<W> b) {
  Moments<W> m;
  m.count = a.count + b.count;
  if (m.count == 0) return a;
  W apart = b.mean - a.mean, share = b.count / m.count;
  m.mean = a.mean + apart * share;
  m.squares = a.squares + b.squares + apart * apart * a.count * share;
  return m;
}
#define VARIANCE(NAME, C)                                                                                     \
  extern "C" __global__ void variance_##NAME(                                                                 \
      Reduction r, int type, double correction, int takes_root, const void *x, void *out, void *mean) {       \
    typedef C::W W;                                                                                           \
    __shared__ Moments<W> parts[block_threads];                                                               \
    Worker w = worker_of(r);                                                                                  \
    Moments<W> m = {0, 0, 0};                                                                                 \
    if (w.result < r.kept.count) {                                                                            \
      i64 base = place(r.kept, w.result);                                                                     \
      for (u32 i = w.number; i < r.reduced.count; i += r.workers) {                                           \
        W value = Access<C>::load(type, x, base + place(r.reduced, i));                                       \
        m.count += 1;                                                                                         \
        W before = value - m.mean;                                                                            \
        m.mean += before / m.count;                                                                           \
        m.squares += before * (value - m.mean);                                                               \
      }                                                                                                       \
    }                                                                                                         \
    parts[threadIdx.x] = m;                                                                                   \
    for (u32 half = r.workers / 2; half > 0; half /= 2) {                                                     \
      __syncthreads();                                                                                        \
      if (w.number < half) {                                                                                  \
        m = joined(m, parts[threadIdx.x + half * w.stride]);                                                  \
        parts[threadIdx.x] = m;                                                                               \
      }                                                                                                       \
    }                                                                                                         \
    if (w.number == 0 && w.result < r.kept.count) {                                                           \
      W nothing = infinity(W()) - infinity(W()), divisor = (W)(m.count - correction);                         \
      W value = r.reduced.count == 0 ? nothing : m.squares / (divisor < 0 ? (W)0 : divisor);                  \
      Access<C>::store(type, out, w.result, takes_root ? root(value) : value);                                \
      if (mean) Access<C>::store(type, mean, w.result, r.reduced.count == 0 ? nothing : m.mean);              \
    }                                                                                                         \
  }
FOR_FLOATS(VARIANCE)

// The first greatest or least element; NaN wins.
template <class W>
INLINE bool wins(int least, W a, u32 i, W b, u32 j) {
  bool a_nan = a != a, b_nan = b != b;
  if (a_nan != b_nan) return a_nan;
  if (a_nan || a == b) return i < j;
  return least ? a < b : a > b;
}
#define EXTREME(NAME, C)                                                                                      \
  extern "C" __global__ void extreme_##NAME(                                                                  \
      Reduction r, int type, int least, const void *x, i64 *indices, void *values) {                          \
    typedef C::W W;                                                                                           \
    __shared__ W best_values[block_threads];                                                                  \
    __shared__ u32 best_places[block_threads];                                                                \
    Worker w = worker_of(r);                                                                                  \
    W best = 0;                                                                                               \
    u32 at = 0xffffffff;                                                                                      \
    if (w.result < r.kept.count) {                                                                            \
      i64 base = place(r.kept, w.result);                                                                     \
      for (u32 i = w.number; i < r.reduced.count; i += r.workers) {                                           \
        W value = Access<C>::load(type, x, base + place(r.reduced, i));                                       \
        if (at == 0xffffffff || wins(least, value, i, best, at)) best = value, at = i;                        \
      }                                                                                                       \
    }                                                                                                         \
    best_values[threadIdx.x] = best;                                                                          \
    best_places[threadIdx.x] = at;                                                                            \
    for (u32 half = r.workers / 2; half > 0; half /= 2) {                                                     \
      __syncthreads();                                                                                        \
      if (w.number < half) {                                                                                  \
        u32 other = threadIdx.x + half * w.stride, j = best_places[other];                                    \
        if (j != 0xffffffff && (at == 0xffffffff || wins(least, best_values[other], j, best, at)))            \
          best = best_values[other], at = j;                                                                  \
        best_values[threadIdx.x] = best;                                                                      \
        best_places[threadIdx.x] = at;                                                                        \
      }                                                                                                       \
    }                                                                                                         \
    if (w.number == 0 && w.result < r.kept.count) {                                                           \
      indices[w.result] = at;                                                                                 \
      if (values) Access<C>::store(type, values, w.result, best);                                             \
    }                                                                                                         \
  }
FOR_ALL(EXTREME)

// Running operations, one thread to a line. Sums of floats run in float64, as on the CPU.
enum Running { running_sum, running_product, running_most, running_least, running_log_sum };

INLINE double add_logs(double a, double b) {
  double low = a < b || a != a ? a : b, high = a < b || a != a ? b : a;
  return low != high || low - low == 0 ? log1p(exp(low - high)) + high : high;
}
INLINE double wide(float x) { return x; }
INLINE double wide(double x) { return x; }
INLINE i64 wide(i64 x) { return x; }
INLINE i64 log_step(i64 x, i64) { return x; }
INLINE double log_step(double sum, double x) { return add_logs(x, sum); }
INLINE double log_start(double) { return -infinity(double()); }
INLINE i64 log_start(i64) { return 0; }

#define RUNNING(NAME, C)                                                                                      \
  extern "C" __global__ void running_##NAME(                                                                  \
      Layout layout, int op, int type, u32 n, const void *x, i64 x_step, void *out, i64 out_step,             \
      i64 *indices, i64 index_step) {                                                                         \
    typedef C::W W;                                                                                           \
    FOR_EACH(line, layout.count) {                                                                            \
      i64 at[3];                                                                                              \
      locate(layout, line, at);                                                                               \
      W best = 0;                                                                                             \
      u32 best_place = 0;                                                                                     \
      auto sum = op == running_product ? wide((W)1) : op == running_log_sum ? log_start(wide((W)0)) : wide((W)0); \
      for (u32 i = 0; i < n; i++) {                                                                           \
        W value = Access<C>::load(type, x, at[1] + i * x_step);                                               \
        if (op == running_most || op == running_least) {                                                      \
          bool later = op == running_least ? value <= best : value >= best;                                   \
          if (i == 0 || value != value || (best == best && later)) best = value, best_place = i;              \
          Access<C>::store(type, out, at[0] + i * out_step, best);                                            \
          if (indices) indices[at[2] + i * index_step] = best_place;                                          \
          continue;                                                                                           \
        }                                                                                                     \
        auto term = wide(value);                                                                              \
        sum = op == running_product ? sum * term : op == running_sum ? sum + term : log_step(sum, term);      \
        Access<C>::store(type, out, at[0] + i * out_step, (W)sum);                                            \
      }                                                                                                       \
    }                                                                                                         \
  }
FOR_ALL(RUNNING)
