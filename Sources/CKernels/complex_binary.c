// Two complex operands: arithmetic and comparison for equality.

#pragma STDC FP_CONTRACT OFF

#include "complex_math.h"
#include "complex_tables.h"

#define COMPLEX_LOOP(C, T, NAME, ...)                                                          \
  int32_t complex_##NAME##_##C(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb, \
                               void *po, int64_t so) {                                         \
    typedef C P;                                                                               \
    const P *a = pa, *b = pb;                                                                  \
    P *o = po;                                                                                 \
    for (int64_t i = 0; i < n; i++) {                                                          \
      P x = a[i * sa], y = b[i * sb];                                                          \
      o[i * so] = (__VA_ARGS__);                                                               \
    }                                                                                          \
    return TAPER_OK;                                                                           \
  }

FOR_COMPLEX(COMPLEX_LOOP, add, (P){x.re + y.re, x.im + y.im})
FOR_COMPLEX(COMPLEX_LOOP, sub, (P){x.re - y.re, x.im - y.im})
COMPLEX_LOOP(c64, float, pow, c64_of(cpowf(c64_c(x), c64_c(y))))
COMPLEX_LOOP(c128, double, pow, c128_of(cpow(c128_c(x), c128_c(y))))

// Whether operands run on, so that PyTorch takes a vector of them (64 bytes) at a time.
INLINE bool runs_on(int64_t sa, int64_t sb, int64_t so) {
  return so == 1 && (sa == 1 || sb == 1) && sa <= 1 && sb <= 1 && sa >= 0 && sb >= 0;
}

// Of what is left over after whole vectors, whether the compiler fused the product at a place: for doubles
// always; for floats all but the last of an odd count, and beside a repeated number only four of a longer
// rest, from the second on.
INLINE bool is_fused(bool doubles, bool repeats, int64_t place, int64_t rest) {
  if (doubles) return true;
  if (repeats) return rest > 4 && place >= 1 && place <= 4;
  return place < rest / 2 * 2;
}

#define COMPLEX_MUL(C, T, ...)                                                                     \
  int32_t complex_mul_##C(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb, void *po, \
                          int64_t so) {                                                            \
    const C *a = pa, *b = pb;                                                                      \
    C *o = po;                                                                                     \
    if (!runs_on(sa, sb, so)) {                                                                    \
      for (int64_t i = 0; i < n; i++) o[i * so] = PAIR_TIMES_FUSED(a[i * sa], b[i * sb]);          \
      return TAPER_OK;                                                                             \
    }                                                                                              \
    const int64_t lanes = 64 / sizeof(C), whole = n / lanes * lanes;                               \
    for (int64_t i = 0; i < whole; i++) o[i] = PAIR_TIMES(a[i * sa], b[i * sb]);                   \
    for (int64_t i = whole; i < n; i++) {                                                          \
      C x = a[i * sa], y = b[i * sb];                                                              \
      bool fused = is_fused(sizeof(C) == 16, sa != sb, i - whole, n - whole);                      \
      o[i] = fused ? PAIR_TIMES_FUSED(x, y) : PAIR_TIMES(x, y);                                    \
    }                                                                                              \
    return TAPER_OK;                                                                               \
  }
FOR_COMPLEX(COMPLEX_MUL)

#define COMPLEX_DIV(C, T, ...)                                                                     \
  int32_t complex_div_##C(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb, void *po, \
                          int64_t so) {                                                            \
    const C *a = pa, *b = pb;                                                                      \
    C *o = po;                                                                                     \
    if (sizeof(C) == 8 && (n & 1) && runs_on(sa, sb, so)) {                                        \
      n--;                                                                                         \
      o[n] = PAIR_DIVIDED_LAST(a[n * sa], b[n * sb]);                                               \
    }                                                                                              \
    for (int64_t i = 0; i < n; i++) o[i * so] = PAIR_DIVIDED(a[i * sa], b[i * sb]);                 \
    return TAPER_OK;                                                                               \
  }
FOR_COMPLEX(COMPLEX_DIV)

#define COMPLEX_TEST(C, T, NAME, ...)                                                          \
  int32_t complex_##NAME##_##C(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb, \
                               void *po, int64_t so) {                                         \
    const C *a = pa, *b = pb;                                                                  \
    uint8_t *o = po;                                                                           \
    for (int64_t i = 0; i < n; i++) {                                                          \
      C x = a[i * sa], y = b[i * sb];                                                          \
      o[i * so] = (__VA_ARGS__);                                                               \
    }                                                                                          \
    return TAPER_OK;                                                                           \
  }
#define IS_TRUE(z) ((z).re != 0 || (z).im != 0)

FOR_COMPLEX(COMPLEX_TEST, eq, x.re == y.re && x.im == y.im)
FOR_COMPLEX(COMPLEX_TEST, ne, x.re != y.re || x.im != y.im)
FOR_COMPLEX(COMPLEX_TEST, and, IS_TRUE(x) && IS_TRUE(y))
FOR_COMPLEX(COMPLEX_TEST, or, IS_TRUE(x) || IS_TRUE(y))
FOR_COMPLEX(COMPLEX_TEST, xor, IS_TRUE(x) != IS_TRUE(y))
