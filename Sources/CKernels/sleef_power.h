// x ** y in float32 as SLEEF has it (xpowf): exp(y log x) with the logarithm as a pair, then the cases of the
// C standard.

#ifndef TAPER_SLEEF_POWER_H
#define TAPER_SLEEF_POWER_H

#include "sleef_math.h"

INLINE float_pair pair_log(float x) {
  int32_t e = split_exponent(x);
  float m = split_mantissa(x, e);
  float_pair y = pair_divide(pair_sum(-1.0f, m), pair_sum(1.0f, m)), z = pair_square(y);
  float t = 0.240320354700088500976562f;
  t = FMA(t, z.high, 0.285112679004669189453125f);
  t = FMA(t, z.high, 0.400007992982864379882812f);
  float_pair c = {0.66666662693023681640625f, 3.69183861259614332084311e-09f};
  float_pair s = pair_add(pair_scale(ln2_pair, (float)e), pair_double(y));
  return pair_add(s, pair_multiply(pair_multiply(z, y), pair_sum_any(pair_scale(z, t), c)));
}

INLINE float exp_of_pair(float_pair x) {
  float q = __builtin_elementwise_rint((x.high + x.low) * log2_e);
  float_pair s = pair_sum_float(pair_sum_float(x, q * -ln2_high), q * -ln2_low);
  s = float_add_float(s.high, s.low);
  float u = 0.00136324646882712841033936f;
  u = FMA(u, s.high, 0.00836596917361021041870117f);
  u = FMA(u, s.high, 0.0416710823774337768554688f);
  u = FMA(u, s.high, 0.166665524244308471679688f);
  u = FMA(u, s.high, 0.499999850988388061523438f);
  float_pair t = float_add_pair(1.0f, pair_add(s, pair_scale(pair_square(s), u)));
  float result = scale_by_power(t.high + t.low, whole_exponent(q));
  return x.high < -104 ? 0 : result;
}

INLINE float s_pow(float x, float y) {
  float base = __builtin_elementwise_abs(x), size = __builtin_elementwise_abs(y);
  bool whole = __builtin_elementwise_trunc(y) == y || size > 0x1p24f;
  bool odd = whole && size < 0x1p24f && ((int32_t)(size < 0x1p24f ? y : 0) & 1);
  float result = exp_of_pair(pair_scale(pair_log(base), y));
  result = result != result ? INFINITY : result;
  result *= x > 0 ? 1.0f : whole ? (odd ? -1.0f : 1.0f) : NAN;
  float beyond = __builtin_elementwise_copysign(1.0f, y) * (base - 1);
  result = size == INFINITY ? (beyond < 0 ? 0 : beyond == 0 ? 1 : INFINITY) : result;
  bool falls = __builtin_elementwise_copysign(1.0f, y) < 0;
  float end = falls != (x == 0) ? 0 : INFINITY;
  end = odd ? __builtin_elementwise_copysign(end, x) : end;
  result = base == INFINITY || x == 0 ? end : result;
  result = x != x || y != y ? NAN : result;
  return y == 0 || x == 1 ? 1 : result;
}

#endif
