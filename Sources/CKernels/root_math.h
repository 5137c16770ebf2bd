// The float32 square root of MKL on AVX-512 machines: an estimate of 1 / sqrt(x), good to 14 bits, and one
// Newton step (A7.4). One result in 140 differs from the rounded root in its last bit.
//
// The estimate is the processor's instruction or, on machines without it, the same lines: 32 pieces for
// each parity of the exponent, fitted to the instruction's results for all arguments without a difference.

#include "scalar_types.h"

// A piece's first value and its fall for each 2^-15 of the argument, in units of 2^-9 of a result's step.
static const uint32_t root_starts[64] = {
    4261409920, 4260384896, 4259406464, 4258470144, 4257572608, 4256711552, 4255884928, 4255090816,
    4254326016, 4253589632, 4252879744, 4252195328, 4251533568, 4250893568, 4250275712, 4249677184,
    4249097088, 4248535424, 4247990144, 4247460864, 4246947456, 4246448512, 4245963776, 4245492096,
    4245032832, 4244585856, 4244151040, 4243726080, 4243312512, 4242909952, 4242515840, 4242132224,
    4241754752, 4241030272, 4240338432, 4239675904, 4239042048, 4238433152, 4237848704, 4237286528,
    4236746368, 4236225920, 4235723392, 4235239040, 4234771072, 4234319104, 4233881728, 4233459072,
    4233048960, 4232651136, 4232265600, 4231892096, 4231528832, 4231175936, 4230832640, 4230499328,
    4230174976, 4229858944, 4229550976, 4229250816, 4228958848, 4228673152, 4228395008, 4228123392,
};
static const uint16_t root_falls[64] = {
    1001,  955,  915,  877,  841,  807,  775,  747,  719,  693,  669,  647,  625,  603,  585,  567,
     549,  533,  517,  501,  487,  473,  461,  449,  437,  425,  415,  403,  393,  385,  375,  367,
     707,  675,  647,  619,  595,  571,  549,  527,  509,  491,  473,  457,  441,  427,  413,  401,
     389,  377,  365,  355,  345,  335,  325,  317,  309,  301,  293,  285,  279,  271,  265,  259,
};

// 1 / sqrt(x) for normal positive x.
INLINE float inverse_root_estimate(float x) {
  uint32_t u = bits_of(x), exponent = u >> 23, fraction = u & 0x7fffff, even = !(exponent & 1);
  uint32_t piece = even * 32 + (fraction >> 18), place = (fraction >> 8) & 1023;
  uint32_t bits = (root_starts[piece] - root_falls[piece] * place) >> 9 << 7;
  bits = fraction == 0 && !even ? 0x3f800000 : bits;
  return float_of(bits - ((exponent - 127 - even) / 2 << 23));
}

INLINE float newton_root(float x, float estimate) {
  float s = x * estimate, half = 0.5f * estimate;
  return FMA(half, FMA(-s, s, x), s);
}

// Subnormal arguments are scaled by an even power of two.
INLINE float estimated_root(float x) {
  bool tiny = x < 0x1p-126f;
  float scaled = tiny ? x * 0x1p24f : x;
  bool ordinary = scaled > 0 && scaled < INFINITY;
  float safe = ordinary ? scaled : 1;
  float root = newton_root(safe, inverse_root_estimate(safe)) * (tiny ? 0x1p-12f : 1);
  return ordinary ? root : x < 0 ? NAN : x;
}

static int32_t sqrt_f32(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {
  const float *v = px;
  float *o = po;
  int64_t i = 0;
#if LEVEL_HAS_ROOT_ESTIMATE
  for (; sx == 1 && so == 1 && i + 16 <= n; i += 16) {
    __m512 x = _mm512_loadu_ps(v + i), estimate = _mm512_rsqrt14_ps(x), s = _mm512_mul_ps(x, estimate);
    __m512 half = _mm512_mul_ps(estimate, _mm512_set1_ps(0.5f));
    __m512 root = _mm512_fmadd_ps(half, _mm512_fnmadd_ps(s, s, x), s);
    __mmask16 ordinary = _mm512_cmp_ps_mask(x, _mm512_set1_ps(0x1p-126f), _CMP_GE_OQ) &
                         _mm512_cmp_ps_mask(x, _mm512_set1_ps(INFINITY), _CMP_LT_OQ);
    if (ordinary == 0xffff) {
      _mm512_storeu_ps(o + i, root);
    } else {
      for (int64_t j = i; j < i + 16; j++) o[j] = estimated_root(v[j]);
    }
  }
#endif
  for (; i < n; i++) o[i * so] = estimated_root(v[i * sx]);
  return TAPER_OK;
}
