// Arithmetic of complex numbers: a pair of floats or doubles, real part first.
//
// Products and quotients come in the shapes that PyTorch's compiler gave them, which differ in what
// is fused: a product inside a run of vectors is not fused at all, one outside is fused in both parts, and
// the last of an odd number of complex64 is again not fused. Quotients scale by the larger part of the
// divisor (Smith 1962), so that they neither overflow nor vanish in between.

#ifndef TAPER_COMPLEX_MATH_H
#define TAPER_COMPLEX_MATH_H

#include <complex.h>
#include <math.h>

#include "scalar_types.h"

typedef struct {
  float re, im;
} c64;

typedef struct {
  double re, im;
} c128;

#define FOR_COMPLEX(X, ...)               \
  X(c64, float, __VA_ARGS__)              \
  X(c128, double, __VA_ARGS__)

#define COMPLEX_ARITHMETIC(C, T, ...)                                                                   \
  INLINE C C##_times(C a, C b) {                                                                        \
    return (C){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};                                   \
  }                                                                                                     \
  INLINE C C##_times_fused(C a, C b) {                                                                  \
    return (C){FMA(a.re, b.re, -(a.im * b.im)), FMA(a.re, b.im, a.im * b.re)};                          \
  }                                                                                                     \
  INLINE C C##_divided(C a, C b) {                                                                      \
    T across = b.re < 0 ? -b.re : b.re, along = b.im < 0 ? -b.im : b.im;                                \
    if (across >= along) {                                                                              \
      if (across == 0 && along == 0) return (C){a.re / across, a.im / along};                           \
      T ratio = b.im / b.re, scale = 1 / FMA(b.im, ratio, b.re);                                        \
      return (C){FMA(a.im, ratio, a.re) * scale, FMA(-a.re, ratio, a.im) * scale};                      \
    }                                                                                                   \
    T ratio = b.re / b.im, scale = 1 / FMA(b.re, ratio, b.im);                                          \
    return (C){FMA(a.re, ratio, a.im) * scale, FMA(a.im, ratio, -a.re) * scale};                        \
  }                                                                                                     \
  INLINE C C##_divided_last(C a, C b) {                                                                 \
    T across = b.re < 0 ? -b.re : b.re, along = b.im < 0 ? -b.im : b.im;                                \
    if (across >= along) {                                                                              \
      if (across == 0 && along == 0) return (C){a.re / across, a.im / along};                           \
      T ratio = b.im / b.re, scale = 1 / FMA(b.im, ratio, b.re);                                        \
      return (C){(a.im * ratio + a.re) * scale, (a.im - a.re * ratio) * scale};                         \
    }                                                                                                   \
    T ratio = b.re / b.im, scale = 1 / FMA(b.re, ratio, b.im);                                          \
    return (C){(a.re * ratio + a.im) * scale, (a.im * ratio - a.re) * scale};                           \
  }

FOR_COMPLEX(COMPLEX_ARITHMETIC)

// By the type of the operands.
#define PAIR_TIMES(a, b) _Generic((a), c64: c64_times, c128: c128_times)(a, b)
#define PAIR_TIMES_FUSED(a, b) _Generic((a), c64: c64_times_fused, c128: c128_times_fused)(a, b)
#define PAIR_DIVIDED(a, b) _Generic((a), c64: c64_divided, c128: c128_divided)(a, b)
#define PAIR_DIVIDED_LAST(a, b) _Generic((a), c64: c64_divided_last, c128: c128_divided_last)(a, b)

// The functions of the C library, on pairs.
INLINE float _Complex c64_c(c64 z) {
  float _Complex c;
  memcpy(&c, &z, sizeof c);
  return c;
}
INLINE c64 c64_of(float _Complex c) {
  c64 z;
  memcpy(&z, &c, sizeof z);
  return z;
}
INLINE double _Complex c128_c(c128 z) {
  double _Complex c;
  memcpy(&c, &z, sizeof c);
  return c;
}
INLINE c128 c128_of(double _Complex c) {
  c128 z;
  memcpy(&z, &c, sizeof z);
  return z;
}

#endif
