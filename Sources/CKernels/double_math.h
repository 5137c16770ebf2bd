// Elementary functions in float64 without branches, for arguments that are floats widened.
//
// Priorities: the same digits on every machine (fused multiply-adds are explicit), then loops that
// vectorise, then accuracy of about 2^-46, which rounds to the nearest float in all but about one case
// in a million.

#include "scalar_types.h"

#define LN2_HIGH 0x1.62e42fefa39efp-1
#define LN2_LOW 0x1.abc9e3b39803fp-56
#define LOG2_E 0x1.71547652b82fep+0
// Adding this rounds to an integer and leaves the integer in the low bits.
#define ROUND_MAGIC 0x1.8p52

// (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2: Taylor's series.
INLINE double exp_tail(double r) {
  double q = 1.0 / 479001600;
  q = FMA(q, r, 1.0 / 39916800);
  q = FMA(q, r, 1.0 / 3628800);
  q = FMA(q, r, 1.0 / 362880);
  q = FMA(q, r, 1.0 / 40320);
  q = FMA(q, r, 1.0 / 5040);
  q = FMA(q, r, 1.0 / 720);
  q = FMA(q, r, 1.0 / 120);
  q = FMA(q, r, 1.0 / 24);
  q = FMA(q, r, 1.0 / 6);
  return FMA(q, r, 0.5);
}

// x = k ln 2 + r; returns r and 2^k.
INLINE double split_exp(double x, double *power) {
  double t = FMA(x, LOG2_E, ROUND_MAGIC), k = t - ROUND_MAGIC;
  *power = double_of((bits_of_double(t) << 52) + (1023ull << 52));
  return FMA(k, -LN2_LOW, FMA(k, -LN2_HIGH, x));
}

// NaN passes through both comparisons.
INLINE double between(double low, double x, double high) {
  x = x < low ? low : x;
  return x > high ? high : x;
}

INLINE double d_exp(double x) {
  double power, r = split_exp(between(-200, x, 200), &power);
  return FMA(FMA(r * r, exp_tail(r), r), power, power);
}

INLINE double d_exp2(double x) {
  x = between(-300, x, 300);
  double t = x + ROUND_MAGIC, r = (x - (t - ROUND_MAGIC)) * LN2_HIGH;
  double power = double_of((bits_of_double(t) << 52) + (1023ull << 52));
  return FMA(FMA(r * r, exp_tail(r), r), power, power);
}

// 2^k (e^r - 1) + (2^k - 1): no cancellation, since 2^k - 1 is exact and zero for small x.
INLINE double d_expm1(double x) {
  double power, r = split_exp(between(-200, x, 200), &power);
  double result = FMA(FMA(r * r, exp_tail(r), r), power, power - 1);
  return x == 0 ? x : result;
}

INLINE double d_tanh(double x) {
  double e = d_expm1(between(0, __builtin_elementwise_abs(x) * 2, 60));
  return __builtin_elementwise_copysign(e / (e + 2), x);
}

// x = 2^e m with m in [sqrt 1/2, sqrt 2); returns log m = 2 artanh((m - 1) / (m + 1)).
INLINE double split_log(double x, double *e) {
  const uint64_t root_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
  uint64_t u = bits_of_double(x) + (one - root_half);
  *e = double_of(0x4330000000000000 | (u >> 52)) - (0x1p52 + 1023);
  double m = double_of((u & 0x000fffffffffffff) + root_half);
  double s = (m - 1) / (m + 1), z = s * s;
  double q = 2.0 / 19;
  q = FMA(q, z, 2.0 / 17);
  q = FMA(q, z, 2.0 / 15);
  q = FMA(q, z, 2.0 / 13);
  q = FMA(q, z, 2.0 / 11);
  q = FMA(q, z, 2.0 / 9);
  q = FMA(q, z, 2.0 / 7);
  q = FMA(q, z, 2.0 / 5);
  q = FMA(q, z, 2.0 / 3);
  return FMA(s * z, q, s * 2);
}

// Zero, negative numbers, infinity and NaN.
INLINE double log_limits(double x, double result) {
  result = x == INFINITY ? x : result;
  result = x == 0 ? -INFINITY : result;
  return x < 0 || x != x ? NAN : result;
}

INLINE double d_log(double x) {
  double e, l = split_log(x, &e);
  return log_limits(x, FMA(e, LN2_HIGH, FMA(e, LN2_LOW, l)));
}
INLINE double d_log2(double x) {
  double e, l = split_log(x, &e);
  return log_limits(x, FMA(l, LOG2_E, e));
}
INLINE double d_log10(double x) {
  double e, l = split_log(x, &e);
  return log_limits(x, FMA(e, 0x1.34413509f79ffp-2, l * 0x1.bcb7b1526e50ep-2));
}

// x = q pi/2 + r with |r| <= pi/4, for |x| < 2^30; the low bits of `quadrant` are q's.
INLINE double split_angle(double x, uint64_t *quadrant) {
  double t = FMA(x, 0x1.45f306dc9c883p-1, ROUND_MAGIC), q = t - ROUND_MAGIC;
  *quadrant = bits_of_double(t);
  return FMA(q, -0x1.1a62633145c07p-54, FMA(q, -0x1.921fb54442d18p+0, x));
}

INLINE double sine_series(double r) {
  double z = r * r, q = -1.0 / 1307674368000;
  q = FMA(q, z, 1.0 / 6227020800);
  q = FMA(q, z, -1.0 / 39916800);
  q = FMA(q, z, 1.0 / 362880);
  q = FMA(q, z, -1.0 / 5040);
  q = FMA(q, z, 1.0 / 120);
  q = FMA(q, z, -1.0 / 6);
  return FMA(r * z, q, r);
}

INLINE double cosine_series(double r) {
  double z = r * r, q = 1.0 / 20922789888000;
  q = FMA(q, z, -1.0 / 87178291200);
  q = FMA(q, z, 1.0 / 479001600);
  q = FMA(q, z, -1.0 / 3628800);
  q = FMA(q, z, 1.0 / 40320);
  q = FMA(q, z, -1.0 / 720);
  q = FMA(q, z, 1.0 / 24);
  q = FMA(q, z, -0.5);
  return FMA(z, q, 1.0);
}

// sin(x + turn pi/2) for |x| < 2^30.
INLINE double d_sine_turned(double x, uint64_t turn) {
  uint64_t quadrant;
  double r = split_angle(x, &quadrant), s = sine_series(r), c = cosine_series(r);
  quadrant += turn;
  double value = quadrant & 1 ? c : s;
  return double_of(bits_of_double(value) ^ (quadrant & 2) << 62);
}
INLINE double d_sin(double x) { return d_sine_turned(x, 0); }
INLINE double d_cos(double x) { return d_sine_turned(x, 1); }
INLINE double d_tan(double x) {
  uint64_t quadrant;
  double r = split_angle(x, &quadrant), s = sine_series(r), c = cosine_series(r);
  double value = quadrant & 1 ? c / s : s / c;
  return double_of(bits_of_double(value) ^ (quadrant & 1) << 63);
}

// Below 1/2 the power series; above, 1 - t exp(p(t) - x^2) with t = 2 / (2 + |x|), where p is a fit of
// degree 13, good to 10^-13, in u, which is t stretched to [-1, 1]. From 4 on the float is 1.
INLINE double d_erf(double x) {
  double z = x * x, s = -0x1.51d7181c5d36dp-30;
  s = FMA(s, z, 0x1.fcc5720624c1cp-27);
  s = FMA(s, z, -0x1.5f742ec43e71ap-23);
  s = FMA(s, z, 0x1.b9e6c9dc651a3p-20);
  s = FMA(s, z, -0x1.f4d25c3e0c2ebp-17);
  s = FMA(s, z, 0x1.f9a326f9b89b7p-14);
  s = FMA(s, z, -0x1.c02db40040b86p-11);
  s = FMA(s, z, 0x1.565bcd0e6a53fp-8);
  s = FMA(s, z, -0x1.b82ce31288b51p-6);
  s = FMA(s, z, 0x1.ce2f21a042be2p-4);
  s = FMA(s, z, -0x1.812746b0379e7p-2);
  s = FMA(s, z, 0x1.20dd750429b6dp+0);
  double a = between(0.45, __builtin_elementwise_abs(x), 4), t = 2 / (2 + a);
  double u = FMA(t, 0x1.09039b0ad1207p+2, -0x1.30ad12073615ap+1), q = -0x1.f5dedf58f1e9ap-31;
  q = FMA(q, u, 0x1.6fcdd5d8d2f05p-27);
  q = FMA(q, u, -0x1.3884efaca4a8fp-27);
  q = FMA(q, u, -0x1.7afa9dd231dacp-23);
  q = FMA(q, u, 0x1.22cfdcf08fab9p-21);
  q = FMA(q, u, 0x1.d4a50d893fb1cp-20);
  q = FMA(q, u, -0x1.a3a561f46d0abp-17);
  q = FMA(q, u, -0x1.0644c3d8ac6ffp-17);
  q = FMA(q, u, 0x1.00b27dc48e805p-12);
  q = FMA(q, u, -0x1.50f2032d8d222p-13);
  q = FMA(q, u, -0x1.76c40bc9ce742p-8);
  q = FMA(q, u, 0x1.82499a233983ep-8);
  q = FMA(q, u, 0x1.52134131d94dfp-2);
  q = FMA(q, u, -0x1.23f4dab0018cap-1);
  double large = FMA(-t, d_exp(FMA(-a, a, q)), 1.0);
  return __builtin_elementwise_abs(x) < 0.5 ? x * s : __builtin_elementwise_copysign(large, x);
}
