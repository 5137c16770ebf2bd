// Random numbers with the stream of PyTorch on a GPU: Philox 4x32 with ten rounds (Salmon et al., 2011).
//
// Thread t of a launch draws from subsequence t. It makes four numbers of 32 bits at a time, and element
// e takes number e / T % 4 of thread e % T, T being the number of threads; so the layout of the launch is
// part of the stream. For float64 two numbers make one.

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

enum Kind { draw_uniform, draw_normal };

// Two normal numbers from two of 32 bits, by the method of Box and Muller.
INLINE void normals(u32 x, u32 y, float &first, float &second) {
  float v = m_fma((float)y, 2.3283064e-10f * 6.2831855f, 2.3283064e-10f * 6.2831855f / 2);
  float s = sqrtf(-2.0f * logf(unit(x)));
  first = __sinf(v) * s;
  second = __cosf(v) * s;
}

#define DRAW(NAME, C)                                                                                         \
  extern "C" __global__ void draw_##NAME(                                                                     \
      u32 count, int kind, int type, u64 seed, u64 counter, double p, double q, void *out) {                  \
    u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;                     \
    float from = (float)p, scale = kind == draw_uniform ? (float)(q - p) : (float)q, end = (float)q;          \
    for (u64 first = thread; first < count; first += (u64)threads * 4, counter++) {                           \
      Four bits = philox(seed, counter, thread);                                                              \
      float values[4];                                                                                        \
      if (kind == draw_uniform) {                                                                             \
        values[0] = unit(bits.x), values[1] = unit(bits.y), values[2] = unit(bits.z), values[3] = unit(bits.w); \
      } else {                                                                                                \
        normals(bits.x, bits.y, values[0], values[1]);                                                        \
        normals(bits.z, bits.w, values[2], values[3]);                                                        \
      }                                                                                                       \
      _Pragma("unroll") for (int k = 0; k < 4; k++) {                                                         \
        u64 at = first + (u64)threads * k;                                                                    \
        float value = m_fma(values[k], scale, from);                                                          \
        if (kind == draw_uniform && value == end) value = from;                                               \
        if (at < count) Access<C>::store(type, out, (i64)at, value);                                          \
      }                                                                                                       \
    }                                                                                                         \
  }
DRAW(float32, Float32)
DRAW(half, Half)

extern "C" __global__ void draw_float64(
    u32 count, int kind, int type, u64 seed, u64 counter, double p, double q, void *out) {
  u32 thread = blockIdx.x * blockDim.x + threadIdx.x, threads = gridDim.x * blockDim.x;
  double scale = kind == draw_uniform ? q - p : q;
  for (u64 first = thread; first < count; first += (u64)threads * 2, counter++) {
    Four bits = philox(seed, counter, thread);
    double values[2] = {unit(bits.x, bits.y), unit(bits.z, bits.w)};
    if (kind == draw_normal) {
      double s = sqrt(-2 * log(values[0])), v = values[1] * 2;
      values[0] = sinpi(v) * s;
      values[1] = cospi(v) * s;
    }
#pragma unroll
    for (int k = 0; k < 2; k++) {
      u64 at = first + (u64)threads * k;
      double value = m_fma(values[k], scale, p);
      if (kind == draw_uniform && value == q) value = p;
      if (at < count) ((double *)out)[at] = value;
    }
  }
}

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
