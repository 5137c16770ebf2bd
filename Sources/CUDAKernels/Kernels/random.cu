// Random numbers with the stream of PyTorch on a GPU: Philox 4x32 with ten rounds (Salmon et al., 2011).
//
// Thread t of a launch draws from subsequence t. It makes four numbers of 32 bits at a time, and element
// e takes number e / T % 4 of thread e % T, T being the number of threads; so the layout of the launch is
// part of the stream. For float64 and wide integers two numbers make one.

struct Four {
  u32 x, y, z, w;
};

INLINE Four philox(u64 seed, u64 counter, u64 thread) {
  u32 a = (u32)counter, b = (u32)(counter >> 32), c = (u32)thread, d = (u32)(thread >> 32);
  u32 key = (u32)seed, other_key = (u32)(seed >> 32);
#pragma unroll
  for (int round = 0; round < 10; round++) {
    u64 first = (u64)0xD2511F53u * a, second = (u64)0xCD9E8D57u * c;
    a = (u32)(second >> 32) ^ b ^ key;
    b = (u32)second;
    c = (u32)(first >> 32) ^ d ^ other_key;
    d = (u32)first;
    key += 0x9E3779B9u;
    other_key += 0xBB67AE85u;
  }
  Four result = {a, b, c, d};
  return result;
}

// In (0, 1].
INLINE float unit(u32 x) { return m_fma((float)x, 2.3283064e-10f, 2.3283064e-10f / 2); }
INLINE double unit(u32 x, u32 y) {
  u64 z = (u64)x ^ (u64)y << 21;
  return m_fma((double)z, 1.1102230246251565e-16, 1.1102230246251565e-16 / 2);
}

// The distributions, as DrawKind numbers them, with their parameters p and q.
enum Kind {
  draw_uniform,      // from, to
  draw_normal,       // mean, deviation
  draw_log_normal,   // mean, deviation
  draw_exponential,  // rate
  draw_cauchy,       // median, scale
  draw_geometric,    // probability
  draw_bernoulli     // probability
};

// PyTorch takes the device's fast functions for float32 here.
INLINE float quick_log(float x) { return __logf(x); }
INLINE double quick_log(double x) { return log(x); }
INLINE float quick_log1p(float x) { return __logf(1 + x); }
INLINE double quick_log1p(double x) { return log1p(x); }
INLINE float quick_exp(float x) { return __expf(x); }
INLINE double quick_exp(double x) { return exp(x); }
INLINE float quick_tan(float x) { return __tanf(x); }
INLINE double quick_tan(double x) { return tan(x); }

INLINE float epsilon(float) { return 1.1920929e-7f; }
INLINE double epsilon(double) { return 2.220446049250313e-16; }

// The fast tangent overflows near its poles; the exact one need not be kept away from them.
INLINE float inside(float x) {
  float least = epsilon(x);
  return x > 1 - least ? 1 - least : x < least ? least : x;
}
INLINE double inside(double x) { return x; }

// Two normal numbers from two of 32 bits, by the method of Box and Muller.
INLINE void normals(u32 x, u32 y, float &first, float &second) {
  float v = m_fma((float)y, 2.3283064e-10f * 6.2831855f, 2.3283064e-10f * 6.2831855f / 2);
  float s = sqrtf(-2.0f * logf(unit(x)));
  first = __sinf(v) * s;
  second = __cosf(v) * s;
}

// All numbers of one draw: uniform in (0, 1], or normal.
INLINE void numbers(bool is_normal, Four bits, float (&values)[4]) {
  if (is_normal) {
    normals(bits.x, bits.y, values[0], values[1]);
    normals(bits.z, bits.w, values[2], values[3]);
  } else {
    values[0] = unit(bits.x), values[1] = unit(bits.y), values[2] = unit(bits.z), values[3] = unit(bits.w);
  }
}
INLINE void numbers(bool is_normal, Four bits, double (&values)[2]) {
  values[0] = unit(bits.x, bits.y), values[1] = unit(bits.z, bits.w);
  if (is_normal) {
    double s = sqrt(-2 * log(values[0])), v = values[1] * 2;
    values[0] = sinpi(v) * s;
    values[1] = cospi(v) * s;
  }
}

// A number as an element of a type holds it.
template <class W>
INLINE W rounded(int type, W x) {
  if (type == type_f16) return half_to_float(float_to_half((float)x));
  if (type == type_bf16) return bfloat_to_float(float_to_bfloat((float)x));
  return x;
}

// What a uniform or normal number becomes.
template <class W>
INLINE W drawn(int kind, int type, W x, W p, W q) {
  switch (kind) {
    case draw_uniform: {
      // The interval is open above: its end becomes its beginning.
      W from = rounded(type, p), to = rounded(type, q);
      W value = rounded(type, m_fma(x, rounded(type, to - from), from));
      return value == to ? from : value;
    }
    case draw_normal: return m_fma(x, q, p);
    case draw_log_normal: return quick_exp(m_fma(x, q, p));
    // Never 0, not even after rounding.
    case draw_exponential: return (W)-1 / p * (x >= 1 - epsilon(x) / 2 ? -epsilon(x) / 2 : quick_log(x));
    case draw_cauchy: return m_fma(q, quick_tan((W)3.141592653589793 * (inside(x) - (W)0.5)), p);
    case draw_geometric: return ceil(quick_log(x) / quick_log1p(-p));
    default: return x < p;
  }
}

// W is the type that is drawn in, N how many of it one draw makes. The loop over them is not unrolled, for
// what they become is long.
#define DRAW(NAME, W, N)                                                                                      \
  extern "C" __global__ void draw_##NAME(                                                                     \
      u32 count, int kind, int type, u64 seed, u64 counter, double p, double q, void *out) {                  \
    u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;                     \
    for (u64 first = thread; first < count; first += (u64)threads * N, counter++) {                           \
      W values[N];                                                                                            \
      numbers(kind == draw_normal || kind == draw_log_normal, philox(seed, counter, thread), values);         \
      _Pragma("unroll 1") for (int k = 0; k < N; k++) {                                                       \
        u64 at = first + (u64)threads * k;                                                                    \
        W x = values[0];                                                                                      \
        _Pragma("unroll") for (int j = 1; j < N; j++) x = j == k ? values[j] : x;                             \
        if (at < count) put(type, out, (i64)at, (double)drawn(kind, type, x, (W)p, (W)q));                    \
      }                                                                                                       \
    }                                                                                                         \
  }
DRAW(float32, float, 4)
DRAW(float64, double, 2)

INLINE u64 wide(u32 high, u32 low) { return (u64)high << 32 | low; }

// Whole numbers from `base` on, `range` of them, or all of 64 bits where that is 0.
extern "C" __global__ void draw_whole(
    u32 count, int type, int is_wide, u64 seed, u64 counter, u64 range, i64 base, void *out) {
  u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;
  u32 each = is_wide ? 2 : 4;
  for (u64 first = thread; first < count; first += (u64)threads * each, counter++) {
    Four bits = philox(seed, counter, thread);
    u32 words[4] = {bits.x, bits.y, bits.z, bits.w};
    u64 pairs[2] = {wide(bits.x, bits.y), wide(bits.z, bits.w)};
#pragma unroll
    for (int k = 0; k < 4; k++) {
      u64 at = first + (u64)threads * k;
      if (k < each && at < count) {
        u64 value = is_wide ? range ? pairs[k & 1] % range : pairs[k & 1] : words[k] % (u32)range;
        put(type, out, (i64)at, (i64)(value + (u64)base));
      }
    }
  }
}

// Ones with the probability that stands at each place; four neighbours take one draw.
extern "C" __global__ void draw_chances(
    u32 count, int type, int is_double, u64 seed, u64 counter, const void *chances, void *out) {
  u32 thread = blockIdx.x * blockDim.x + threadIdx.x;
  u64 first = (u64)thread * 4;
  if (first >= count) return;
  Four bits = philox(seed, counter, thread);
  float values[4];
  numbers(false, bits, values);
#pragma unroll
  for (int k = 0; k < 4; k++) {
    u64 at = first + k;
    if (at < count) {
      bool is_one = is_double ? values[k] <= ((const double *)chances)[at] : values[k] <= ((const float *)chances)[at];
      put(type, out, (i64)at, (i64)is_one);
    }
  }
}

// Permutations: places are sorted by random keys, of which only so many low bits count that two are seldom
// equal; those that are stand in their old order after sorting and are then exchanged at random.

// The keys in the order in which their numbers are sorted: int32 ones up to 32 bits, else int64.
extern "C" __global__ void permutation_keys(u32 count, int bits, u64 seed, u64 counter, i64 *keys) {
  u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;
  u64 mask = ((u64)1 << bits) - 1;
  for (u64 first = thread; first < count; first += (u64)threads * 2, counter++) {
    Four words = philox(seed, counter, thread);
    u64 values[2] = {wide(words.x, words.y), wide(words.z, words.w)};
#pragma unroll
    for (int k = 0; k < 2; k++) {
      u64 at = first + (u64)threads * k;
      u64 key = bits > 32 ? values[k] % 0xffffffffffffffff + 0x8000000000000000
                          : (u32)(values[k] % 0xffffffff + 0x80000000);
      // A sign counts from below.
      if (bits == 32) key ^= 0x80000000;
      if (at < count) keys[at] = (i64)(key & mask);
    }
  }
}

// The first of each run of equal keys exchanges the places of all.
extern "C" __global__ void permutation_ties(u32 count, u64 seed, u64 counter, const i64 *keys, i64 *places) {
  FOR_EACH(i, count) {
    if (i + 1 >= count || keys[i] != keys[i + 1] || (i > 0 && keys[i] == keys[i - 1])) continue;
    u32 length = 2;
    while (i + length < count && keys[i + length] == keys[i]) length++;
    Four bits = {0, 0, 0, 0};
    for (u32 last = length - 1, used = 0; last > 0; last--, used++) {
      if (used % 4 == 0) bits = philox(seed, counter + used / 4, i);
      u32 word = used % 4 == 0 ? bits.x : used % 4 == 1 ? bits.y : used % 4 == 2 ? bits.z : bits.w;
      u32 other = word % (last + 1);
      i64 place = places[i + last];
      places[i + last] = places[i + other];
      places[i + other] = place;
    }
  }
}

// Places drawn by weight, from each row of `weights` whose running sums stand in `sums`: where a uniform
// number falls. Each takes the first number of a thread's draw; threads go by samples in blocks of 128, then
// by rows.
#define SAMPLE(NAME, C)                                                                                       \
  extern "C" __global__ void sample_##NAME(                                                                   \
      u32 count, u32 samples, u32 categories, int type, u64 seed, u64 counter, const void *weights,           \
      const void *sums, i64 *out) {                                                                           \
    const u32 most_rows = 65535;                                                                              \
    u32 width = (samples + 127) / 128 * 128;                                                                  \
    FOR_EACH(i, count) {                                                                                      \
      u32 row = i / samples, sample = i - row * samples;                                                      \
      u64 thread = (u64)(row % most_rows) * width + sample;                                                   \
      C::W value = (C::W)rounded(type, unit(philox(seed, counter + row / most_rows, (u32)thread).x));         \
      i64 base = (i64)row * categories;                                                                       \
      u32 low = 0, high = categories;                                                                         \
      while (low < high) {                                                                                    \
        u32 middle = low + (high - low) / 2;                                                                  \
        if (Access<C>::load(type, sums, base + middle) < value) {                                             \
          low = middle + 1;                                                                                   \
        } else {                                                                                              \
          high = middle;                                                                                      \
        }                                                                                                     \
      }                                                                                                       \
      if (low == categories) low--;                                                                           \
      while (low > 0 && Access<C>::load(type, weights, base + low) == 0) low--;                               \
      out[i] = low;                                                                                           \
    }                                                                                                         \
  }
FOR_FLOATS(SAMPLE)

// The mask of a dropout: `scale` with probability `keep`, else 0. With `in_fours`, four neighbours take
// the four numbers of one draw.
#define MASK(NAME, C)                                                                                         \
  extern "C" __global__ void mask_##NAME(                                                                     \
      u32 count, int type, int in_fours, u64 seed, u64 counter, double keep, double scale, void *out) {       \
    u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;                     \
    C::W kept = (C::W)scale;                                                                                  \
    float limit = (float)keep;                                                                                \
    for (u64 first = in_fours ? (u64)thread * 4 : thread; first < count; first += (u64)threads * 4, counter++) { \
      Four bits = philox(seed, counter, thread);                                                              \
      float values[4] = {unit(bits.x), unit(bits.y), unit(bits.z), unit(bits.w)};                             \
      _Pragma("unroll") for (int k = 0; k < 4; k++) {                                                         \
        u64 at = in_fours ? first + k : first + (u64)threads * k;                                             \
        if (at < count) Access<C>::store(type, out, (i64)at, values[k] < limit ? kept : (C::W)0);             \
      }                                                                                                       \
    }                                                                                                         \
  }
FOR_FLOATS(MASK)
