// The two float32 formulas of SLEEF (sleefsimdsp.c: xexpf, xlogf_u1) that PyTorch's vector kernels use for
// softmax, log_softmax, sigmoid and their like, operation for operation (A7.3).

#include "scalar_types.h"

INLINE float power_of_two(int32_t k) { return float_of((uint32_t)(k + 127) << 23); }

INLINE float s_exp(float x) {
  float q = __builtin_elementwise_rint(x * 1.442695040888963407359924681001892137426645954152985934f);
  float limited = q > 300 ? 300 : q < -300 ? -300 : q == q ? q : 0;
  int32_t k = (int32_t)limited;
  float s = FMA(q, -0.693145751953125f, x);
  s = FMA(q, -1.428606765330187045e-06f, s);
  float u = 0.000198527617612853646278381f;
  u = FMA(u, s, 0.00139304355252534151077271f);
  u = FMA(u, s, 0.00833336077630519866943359f);
  u = FMA(u, s, 0.0416664853692054748535156f);
  u = FMA(u, s, 0.166666671633720397949219f);
  u = FMA(u, s, 0.5f);
  u = 1.0f + FMA(s * s, u, s);
  // Two factors keep the power inside the exponent's range.
  int32_t half = k >> 1;
  half = half > 127 ? 127 : half < -126 ? -126 : half;
  int32_t rest = k - half;
  rest = rest > 127 ? 127 : rest < -126 ? -126 : rest;
  u = u * power_of_two(half) * power_of_two(rest);
  u = x < -104 ? 0 : u;
  return x > 100 ? INFINITY : u;
}

// Pairs of floats whose sum is the value.
typedef struct {
  float high, low;
} float_pair;

INLINE float_pair pair_sum(float x, float y) {
  float s = x + y, v = s - x;
  return (float_pair){s, (x - (s - v)) + (y - v)};
}
INLINE float_pair pair_add(float_pair x, float_pair y) {
  float s = x.high + y.high;
  return (float_pair){s, (((x.high - s) + y.high) + x.low) + y.low};
}
INLINE float_pair pair_add_float(float_pair x, float y) {
  float s = x.high + y;
  return (float_pair){s, ((x.high - s) + y) + x.low};
}
INLINE float_pair pair_scale(float_pair x, float y) {
  float s = x.high * y;
  return (float_pair){s, FMA(x.low, y, FMA(x.high, y, -s))};
}
INLINE float_pair pair_divide(float_pair n, float_pair d) {
  float t = 1.0f / d.high, s = n.high * t, u = FMA(t, n.high, -s);
  float v = FMA(-d.low, t, FMA(-d.high, t, 1.0f));
  return (float_pair){s, FMA(s, v, FMA(n.low, t, u))};
}

INLINE float s_log(float x) {
  // Subnormal arguments are scaled up first; x = 2^e m with m in [0.75, 1.5).
  float scaled = x < 0x1p-126f ? x * 0x1p64f : x;
  int32_t e = (int32_t)(bits_of(scaled * (1.0f / 0.75f)) >> 23) - 127;
  float m = float_of(bits_of(scaled) - ((uint32_t)e << 23));
  e = x < 0x1p-126f ? e - 64 : e;
  float_pair s = pair_scale((float_pair){0.69314718246459960938f, -1.904654323148236017e-09f}, (float)e);
  float_pair y = pair_divide(pair_sum(-1.0f, m), pair_sum(1.0f, m));
  float z = y.high * y.high;
  float t = 0.3027294874e+0f;
  t = FMA(t, z, 0.3996108174e+0f);
  t = FMA(t, z, 0.6666694880e+0f);
  s = pair_add(s, (float_pair){y.high * 2, y.low * 2});
  s = pair_add_float(s, (z * y.high) * t);
  float result = s.high + s.low;
  result = x == INFINITY ? x : result;
  result = x == 0 ? -INFINITY : result;
  return x < 0 || x != x ? NAN : result;
}
