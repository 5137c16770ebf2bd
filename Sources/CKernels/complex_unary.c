// Functions of one complex number; those of the C library share their digits with PyTorch's.

#pragma STDC FP_CONTRACT OFF

#include "complex_math.h"
#include "complex_tables.h"

#define COMPLEX_MAP(C, T, NAME, ...)                                                            \
  int32_t complex_##NAME##_##C(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {   \
    typedef C P;                                                                                \
    const P *v = px;                                                                            \
    P *o = po;                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                           \
      C x = v[i * sx];                                                                          \
      o[i * so] = (__VA_ARGS__);                                                                \
    }                                                                                           \
    return TAPER_OK;                                                                            \
  }

FOR_COMPLEX(COMPLEX_MAP, neg, (P){-x.re, -x.im})

// As products: vectors are not fused, the rest is.
#define COMPLEX_SQUARE(C, ...)                                                                  \
  int32_t complex_square_##C(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {     \
    const C *v = px;                                                                            \
    C *o = po;                                                                                  \
    const int64_t lanes = 64 / sizeof(C);                                                       \
    int64_t i = 0, whole = sx == 1 && so == 1 ? n / lanes * lanes : 0;                          \
    for (; i < whole; i++) o[i] = PAIR_TIMES(v[i], v[i]);                                       \
    for (; i < n; i++) o[i * so] = PAIR_TIMES_FUSED(v[i * sx], v[i * sx]);                      \
    return TAPER_OK;                                                                            \
  }
FOR_COMPLEX(COMPLEX_SQUARE)

FOR_COMPLEX(COMPLEX_MAP, reciprocal, PAIR_DIVIDED(((P){1, 0}), x))

// The direction from zero: length 1, or zero itself. Two vectors at a time PyTorch divides by the length;
// what is left over it multiplies with the reciprocal.
#define DIRECTION(C, T, HYPOT)                                                                  \
  int32_t complex_sgn_##C(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {        \
    const C *v = px;                                                                            \
    C *o = po;                                                                                  \
    const int64_t lanes = 128 / sizeof(C);                                                      \
    int64_t whole = sx == 1 && so == 1 ? n / lanes * lanes : 0;                                 \
    for (int64_t i = 0; i < n; i++) {                                                           \
      C x = v[i * sx];                                                                          \
      T length = HYPOT(x.re, x.im), scale = 1 / length;                                         \
      if (length == 0) {                                                                        \
        o[i * so] = (C){0, 0};                                                                  \
      } else {                                                                                  \
        o[i * so] = i < whole ? (C){x.re / length, x.im / length} : (C){x.re * scale, x.im * scale}; \
      }                                                                                         \
    }                                                                                           \
    return TAPER_OK;                                                                            \
  }
DIRECTION(c64, float, hypotf)
DIRECTION(c128, double, hypot)

#define LIBRARY(NAME)                                                \
  COMPLEX_MAP(c64, float, NAME, c64_of(c##NAME##f(c64_c(x))))        \
  COMPLEX_MAP(c128, double, NAME, c128_of(c##NAME(c128_c(x))))
LIBRARY(exp)
LIBRARY(log)
LIBRARY(sqrt)
LIBRARY(sin)
LIBRARY(cos)
LIBRARY(tan)
LIBRARY(sinh)
LIBRARY(cosh)
LIBRARY(tanh)
LIBRARY(asin)
LIBRARY(atan)
LIBRARY(asinh)
LIBRARY(acosh)
LIBRARY(atanh)

COMPLEX_MAP(c64, float, acos, c64_of(cacosf(c64_c(x))))
// In double by way of the arc sine, as PyTorch.
INLINE c128 acos_by_asin(c128 x) {
  c128 asine = c128_of(casin(c128_c(x)));
  return (c128){M_PI_2 - asine.re, -asine.im};
}
COMPLEX_MAP(c128, double, acos, acos_by_asin(x))

COMPLEX_MAP(c64, float, rsqrt, c64_divided((c64){1, 0}, c64_of(csqrtf(c64_c(x)))))
COMPLEX_MAP(c128, double, rsqrt, c128_divided((c128){1, 0}, c128_of(csqrt(c128_c(x)))))

// Logarithms to other bases are quotients.
#define OVER(C, z, divisor) ((C){(z).re / (divisor), (z).im / (divisor)})
COMPLEX_MAP(c64, float, log2, OVER(c64, c64_of(clogf(c64_c(x))), 0.693147180559945309417f))
COMPLEX_MAP(c128, double, log2, OVER(c128, c128_of(clog(c128_c(x))), 0.693147180559945309417))
COMPLEX_MAP(c64, float, log10, OVER(c64, c64_of(clogf(c64_c(x))), 2.302585092994045684f))
COMPLEX_MAP(c128, double, log10, OVER(c128, c128_of(clog(c128_c(x))), 2.302585092994045684))

COMPLEX_MAP(c64, float, exp2, c64_of(cpowf(2, c64_c(x))))
COMPLEX_MAP(c128, double, exp2, c128_of(cpow(2, c128_c(x))))

// exp(z) - 1 without the loss near zero: expm1(x) cos(y) - 2 sin(y/2)^2 + i exp(x) sin(y).
INLINE c64 expm1_c64(c64 x) {
  float half = sinf(x.im / 2);
  return (c64){FMA(expm1f(x.re), cosf(x.im), -(2 * half * half)), expf(x.re) * sinf(x.im)};
}
INLINE c128 expm1_c128(c128 x) {
  double half = sin(x.im / 2);
  return (c128){FMA(expm1(x.re), cos(x.im), -(2 * half * half)), exp(x.re) * sin(x.im)};
}
COMPLEX_MAP(c64, float, expm1, expm1_c64(x))
COMPLEX_MAP(c128, double, expm1, expm1_c128(x))

// log(1 + z): near zero the real part is log1p(x (2 + x) + y^2) / 2.
INLINE c64 log1p_c64(c64 x) {
  float theta = atan2f(x.im, x.re + 1);
  if (!(hypotf(x.re, x.im) < 0.5f)) return (c64){logf(hypotf(x.re + 1, x.im)), theta};
  float r = FMA(x.re, 2 + x.re, x.im * x.im);
  return (c64){r == 0 ? x.re : 0.5f * log1pf(r), theta};
}
INLINE c128 log1p_c128(c128 x) {
  double theta = atan2(x.im, x.re + 1);
  if (!(hypot(x.re, x.im) < 0.5)) return (c128){log(hypot(x.re + 1, x.im)), theta};
  double r = FMA(x.re, 2 + x.re, x.im * x.im);
  return (c128){r == 0 ? x.re : 0.5 * log1p(r), theta};
}
COMPLEX_MAP(c64, float, log1p, log1p_c64(x))
COMPLEX_MAP(c128, double, log1p, log1p_c128(x))

// 1 / (1 + exp(-z))
INLINE c64 sigmoid_c64(c64 x) {
  c64 e = c64_of(cexpf(c64_c((c64){-x.re, -x.im})));
  return c64_divided((c64){1, 0}, (c64){1 + e.re, e.im});
}
INLINE c128 sigmoid_c128(c128 x) {
  c128 e = c128_of(cexp(c128_c((c128){-x.re, -x.im})));
  return c128_divided((c128){1, 0}, (c128){1 + e.re, e.im});
}
COMPLEX_MAP(c64, float, sigmoid, sigmoid_c64(x))
COMPLEX_MAP(c128, double, sigmoid, sigmoid_c128(x))

#define COMPLEX_PREDICATE_LOOP(C, T, NAME, ...)                                                 \
  int32_t complex_##NAME##_##C(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {   \
    const C *v = px;                                                                            \
    uint8_t *o = po;                                                                            \
    for (int64_t i = 0; i < n; i++) {                                                           \
      C x = v[i * sx];                                                                          \
      o[i * so] = (__VA_ARGS__);                                                                \
    }                                                                                           \
    return TAPER_OK;                                                                            \
  }
FOR_COMPLEX(COMPLEX_PREDICATE_LOOP, is_nan, x.re != x.re || x.im != x.im)
FOR_COMPLEX(COMPLEX_PREDICATE_LOOP, is_inf, isinf(x.re) || isinf(x.im))
FOR_COMPLEX(COMPLEX_PREDICATE_LOOP, is_finite, isfinite(x.re) && isfinite(x.im))
FOR_COMPLEX(COMPLEX_PREDICATE_LOOP, is_zero, x.re == 0 && x.im == 0)
