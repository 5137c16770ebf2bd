// Pairs of floats whose sum is the value, and their sums and products with the rounding of SLEEF's (df.h,
// with fused multiply-adds).

#ifndef TAPER_SLEEF_PAIRS_H
#define TAPER_SLEEF_PAIRS_H

#include "scalar_types.h"

typedef struct {
  float high, low;
} float_pair;

INLINE float_pair pair_of(float x) { return (float_pair){x, 0}; }
INLINE float_pair pair_negate(float_pair x) { return (float_pair){-x.high, -x.low}; }
INLINE float_pair pair_double(float_pair x) { return (float_pair){x.high * 2, x.low * 2}; }

// Sums; the first operand is the larger one.
INLINE float_pair pair_add(float_pair x, float_pair y) {
  float s = x.high + y.high;
  return (float_pair){s, (((x.high - s) + y.high) + x.low) + y.low};
}
INLINE float_pair pair_add_float(float_pair x, float y) {
  float s = x.high + y;
  return (float_pair){s, ((x.high - s) + y) + x.low};
}
INLINE float_pair float_add_pair(float x, float_pair y) {
  float s = x + y.high;
  return (float_pair){s, ((x - s) + y.high) + y.low};
}
INLINE float_pair float_add_float(float x, float y) {
  float s = x + y;
  return (float_pair){s, (x - s) + y};
}

// Sums of operands of any size.
INLINE float_pair pair_sum(float x, float y) {
  float s = x + y, v = s - x;
  return (float_pair){s, (x - (s - v)) + (y - v)};
}
INLINE float_pair pair_sum_any(float_pair x, float_pair y) {
  float_pair s = pair_sum(x.high, y.high);
  return (float_pair){s.high, s.low + (x.low + y.low)};
}
INLINE float_pair pair_sum_float(float_pair x, float y) {
  float_pair s = pair_sum(x.high, y);
  return (float_pair){s.high, s.low + x.low};
}

INLINE float_pair pair_scale(float_pair x, float y) {
  float s = x.high * y;
  return (float_pair){s, FMA(x.low, y, FMA(x.high, y, -s))};
}
INLINE float_pair pair_multiply(float_pair x, float_pair y) {
  float s = x.high * y.high;
  return (float_pair){s, FMA(x.high, y.low, FMA(x.low, y.high, FMA(x.high, y.high, -s)))};
}
INLINE float_pair pair_square(float_pair x) {
  float s = x.high * x.high;
  return (float_pair){s, FMA(x.high + x.high, x.low, FMA(x.high, x.high, -s))};
}
INLINE float_pair pair_divide(float_pair n, float_pair d) {
  float t = 1.0f / d.high, s = n.high * t, u = FMA(t, n.high, -s);
  float v = FMA(-d.low, t, FMA(-d.high, t, 1.0f));
  return (float_pair){s, FMA(s, v, FMA(n.low, t, u))};
}
INLINE float_pair pair_reciprocal(float_pair d) {
  float s = 1.0f / d.high;
  return (float_pair){s, s * FMA(-d.low, s, FMA(-d.high, s, 1.0f))};
}

#endif
