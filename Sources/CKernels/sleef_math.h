// The float32 formulas of SLEEF (sleefsimdsp.c, the functions of one ulp) that PyTorch's vector kernels use,
// operation for operation (A7.3): for softmax, sigmoid, softplus, ELU, powers and their like, and for expm1
// and log1p, which its closed library has not.

#ifndef TAPER_SLEEF_MATH_H
#define TAPER_SLEEF_MATH_H

#include "sleef_pairs.h"

#define OVERLOADED INLINE __attribute__((overloadable))

static const float log2_e = 1.442695040888963407359924681001892137426645954152985934f;
static const float ln2_high = 0.693145751953125f, ln2_low = 1.428606765330187045e-06f;
static const float_pair ln2_pair = {0.69314718246459960938f, -1.904654323148236017e-09f};

INLINE float power_of_two(int32_t k) { return float_of((uint32_t)(k + 127) << 23); }

/// A rounded exponent as a whole number, limited to what overflows or vanishes anyway; NaN is 300.
INLINE int32_t whole_exponent(float q) {
  q = q < 300 ? q : 300;
  return (int32_t)(q > -300 ? q : -300);
}

/// x * 2^k in two factors, which keeps the powers inside the exponent's range.
INLINE float scale_by_power(float x, int32_t k) {
  int32_t half = k >> 1;
  half = half > 127 ? 127 : half < -126 ? -126 : half;
  int32_t rest = k - half;
  rest = rest > 127 ? 127 : rest < -126 ? -126 : rest;
  return x * power_of_two(half) * power_of_two(rest);
}

/// The exponent e of x = 2^e m with m in [0.75, 1.5).
INLINE int32_t split_exponent(float x) {
  float scaled = x < 0x1p-126f ? x * 0x1p64f : x;
  int32_t e = (int32_t)(bits_of(scaled * (1.0f / 0.75f)) >> 23) - 127;
  return x < 0x1p-126f ? e - 64 : e;
}
INLINE float split_mantissa(float x, int32_t e) {
  bool tiny = x < 0x1p-126f;
  return float_of(bits_of(tiny ? x * 0x1p64f : x) - ((uint32_t)(tiny ? e + 64 : e) << 23));
}

INLINE float s_exp(float x) {
  float q = __builtin_elementwise_rint(x * log2_e);
  float s = FMA(q, -ln2_high, x);
  s = FMA(q, -ln2_low, s);
  float u = 0.000198527617612853646278381f;
  u = FMA(u, s, 0.00139304355252534151077271f);
  u = FMA(u, s, 0.00833336077630519866943359f);
  u = FMA(u, s, 0.0416664853692054748535156f);
  u = FMA(u, s, 0.166666671633720397949219f);
  u = FMA(u, s, 0.5f);
  // The powers are sound wherever the result is neither 0 nor infinite.
  int32_t k = whole_exponent(q), half = k >> 1;
  u = (1.0f + FMA(s * s, u, s)) * power_of_two(half) * power_of_two(k - half);
  u = x < -104 ? 0 : u;
  return x > 100 ? INFINITY : u;
}

// The end of a logarithm: e ln 2 + 2 artanh(y).
INLINE float log_of_quotient(int32_t e, float_pair y) {
  float z = y.high * y.high;
  float t = 0.3027294874e+0f;
  t = FMA(t, z, 0.3996108174e+0f);
  t = FMA(t, z, 0.6666694880e+0f);
  float_pair s = pair_add(pair_scale(ln2_pair, (float)e), pair_double(y));
  s = pair_add_float(s, (z * y.high) * t);
  return s.high + s.low;
}

INLINE float s_log(float x) {
  int32_t e = split_exponent(x);
  float m = split_mantissa(x, e);
  float result = log_of_quotient(e, pair_divide(pair_sum(-1.0f, m), pair_sum(1.0f, m)));
  result = x == INFINITY ? x : result;
  result = x == 0 ? -INFINITY : result;
  return x < 0 || x != x ? NAN : result;
}

INLINE float s_log1p(float x) {
  int32_t e = split_exponent(x + 1);
  float t = scale_by_power(1, -e), m = FMA(x, t, t - 1);
  float result = log_of_quotient(e, pair_divide(pair_of(m), float_add_float(2, m)));
  result = x > 1e38f ? s_log(x) : result;
  result = x == -1 ? -INFINITY : result;
  result = x == 0 ? x : result;
  return x < -1 || x != x ? NAN : result;
}

INLINE float_pair pair_exp(float_pair x) {
  float q = __builtin_elementwise_rint((x.high + x.low) * log2_e);
  float_pair s = pair_sum_float(pair_sum_float(x, q * -ln2_high), q * -ln2_low);
  float u = 0.1980960224e-3f;
  u = FMA(u, s.high, 0.1394256484e-2f);
  u = FMA(u, s.high, 0.8333456703e-2f);
  u = FMA(u, s.high, 0.4166637361e-1f);
  float_pair t = pair_sum_float(pair_scale(s, u), 0.166666659414234244790680580464f);
  t = pair_sum_float(pair_multiply(s, t), 0.5f);
  t = float_add_pair(1.0f, pair_sum_any(s, pair_multiply(pair_square(s), t)));
  int32_t k = whole_exponent(q);
  bool vanishes = x.high < -104;
  return (float_pair){vanishes ? 0 : scale_by_power(t.high, k), vanishes ? 0 : scale_by_power(t.low, k)};
}

INLINE float s_expm1(float x) {
  float_pair d = pair_sum_float(pair_exp(pair_of(x)), -1.0f);
  float result = d.high + d.low;
  result = x > 88.72283172607421875f ? INFINITY : result;
  result = x < -16.635532333438687426013570f ? -1 : result;
  return x == 0 ? x : result;
}

INLINE float s_tanh(float x) {
  float_pair d = pair_exp(pair_of(__builtin_elementwise_abs(x))), e = pair_reciprocal(d);
  d = pair_divide(pair_add(d, pair_negate(e)), pair_add(d, e));
  float y = d.high + d.low;
  y = __builtin_elementwise_abs(x) > 8.664339742f || y != y ? 1 : y;
  return x != x ? x : __builtin_elementwise_copysign(y, x);
}

// What PyTorch's kernels call within a formula: SLEEF in full vectors (v_), libm's float functions for the
// elements that are left at a line's end, and for strided ones (l_). float64 results are libm's.
#define IN_FORMULAS(NAME)                                            \
  OVERLOADED float v_##NAME(float x) { return s_##NAME(x); }         \
  OVERLOADED double v_##NAME(double x) { return NAME(x); }           \
  OVERLOADED float l_##NAME(float x) { return NAME##f(x); }          \
  OVERLOADED double l_##NAME(double x) { return NAME(x); }
IN_FORMULAS(exp)
IN_FORMULAS(log)
IN_FORMULAS(log1p)
IN_FORMULAS(expm1)
IN_FORMULAS(tanh)

/// Full vectors come in pairs: what is left of a contiguous line begins at a multiple of this.
enum { vector_pair = 32 };

#endif
