// The vector parts of the random stream: the generator's next block, uniform numbers of a run of its words,
// and the float32 normals of blocks of 16.
//
// Logarithm, sine and cosine are Cephes' polynomials contracted to fused multiply-adds as in PyTorch's
// build (A1); the contractions are spelled out, so that the digits are PyTorch's on every machine.

#include "random_tables.h"

INLINE uint32_t twist(uint32_t high, uint32_t low) {
  uint32_t mixed = (high & 0x80000000u) | (low & 0x7fffffffu);
  return (mixed >> 1) ^ (-(low & 1u) & 0x9908b0dfu);
}

static void next_words(uint32_t *s) {
  enum { words = 624, middle = 397 };
  for (int k = 0; k < words - middle; k++) s[k] = s[k + middle] ^ twist(s[k], s[k + 1]);
  for (int k = words - middle; k < words - 1; k++) s[k] = s[k + middle - words] ^ twist(s[k], s[k + 1]);
  s[words - 1] = s[middle - 1] ^ twist(s[words - 1], s[0]);
}

static void uniform(int64_t n, const uint32_t *words, float low, float high, float *out) {
  float range = high - low;
  VECTORISE for (int64_t i = 0; i < n; i++) {
    uint32_t y = words[i];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    y ^= y >> 18;
    float x = FMA((float)(int32_t)(y & 0xffffffu) * 0x1p-24f, range, low);
    out[i] = x == high ? low : x;
  }
}

// The logarithm of a positive number.
INLINE float cephes_log(float x) {
  x = x < 0x1p-126f ? 0x1p-126f : x;
  uint32_t bits = bits_of(x);
  float e = (float)((int32_t)(bits >> 23) - 126);
  float m = float_of((bits & 0x007fffffu) | 0x3f000000u);
  bool small = m < 0.707106781186547524f;
  e = small ? e - 1 : e;
  x = (m - 1) + (small ? m : 0);
  float z = x * x;
  float y = 7.0376836292e-2f;
  y = FMA(y, x, -1.1514610310e-1f);
  y = FMA(y, x, 1.1676998740e-1f);
  y = FMA(y, x, -1.2420140846e-1f);
  y = FMA(y, x, 1.4249322787e-1f);
  y = FMA(y, x, -1.6668057665e-1f);
  y = FMA(y, x, 2.0000714765e-1f);
  y = FMA(y, x, -2.4999993993e-1f);
  y = FMA(y, x, 3.3333331174e-1f);
  y = y * x;
  y = FMA(y, z, e * -2.12194440e-4f);
  y = FMA(-z, 0.5f, y);
  x = x + y;
  return FMA(e, 0.693359375f, x);
}

// Sine and cosine of an angle that is not negative.
INLINE void cephes_sincos(float t, float *sine, float *cosine) {
  int32_t j = ((int32_t)(t * 1.27323954473516f) + 1) & ~1;
  float y = (float)j;
  float r = FMA(y, -0.78515625f, t);
  r = FMA(y, -2.4187564849853515625e-4f, r);
  r = FMA(y, -3.77489497744594108e-8f, r);
  float z = r * r;
  float c = FMA(2.443315711809948e-5f, z, -1.388731625493765e-3f);
  c = FMA(c, z, 4.166664568298827e-2f);
  c = c * z;
  c = FMA(c, z, -(z * 0.5f));
  c = c + 1;
  float s = FMA(-1.9515295891e-4f, z, 8.3321608736e-3f);
  s = FMA(s, z, -1.6666654611e-1f);
  s = s * z;
  s = FMA(s, r, r);
  bool swapped = (j & 2) != 0;
  uint32_t sine_sign = (uint32_t)(j & 4) << 29;
  uint32_t cosine_sign = ((uint32_t)~(j - 2) & 4u) << 29;
  *sine = float_of(bits_of(swapped ? c : s) ^ sine_sign);
  *cosine = float_of(bits_of(swapped ? s : c) ^ cosine_sign);
}

// Turns 16 uniform numbers at a time, 8 radii and 8 angles, into normal ones.
static void normal_blocks(int64_t blocks, float mean, float std, float *out) {
  for (float *end = out + blocks * 16; out < end; out += 16) {
    _Pragma("clang loop vectorize(assume_safety) vectorize_width(8)") for (int j = 0; j < 8; j++) {
      float radius = __builtin_elementwise_sqrt(-2.0f * cephes_log(1.0f - out[j]));
      float sine, cosine;
      cephes_sincos(6.283185307179586476925286766559f * out[j + 8], &sine, &cosine);
      out[j] = FMA(radius * cosine, std, mean);
      out[j + 8] = FMA(radius * sine, std, mean);
    }
  }
}

const random_table LEVELED(random_loops) = {next_words, uniform, normal_blocks};
