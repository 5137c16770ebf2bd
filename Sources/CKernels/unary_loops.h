// Operations and predicates on one operand; x is the operand, E its type.

#include "complex_tables.h"
#include "float_math.h"
#include "piecewise_gelu.h"
#include "root_math.h"
#include "sleef_math.h"
#include "tables.h"

#define UNARY(SUFFIX, T, WIDE, ACCESS, NAME, OUT, OUT_ACCESS, ...)                               \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {  \
    typedef T E;                                                                                 \
    typedef WIDE W;                                                                              \
    const E *v = px;                                                                             \
    OUT *o = po;                                                                                 \
    if (sx == 1 && so == 1) {                                                                    \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                \
        W x = LOAD_##ACCESS(v[i]);                                                               \
        o[i] = STORE_##OUT_ACCESS(__VA_ARGS__);                                                  \
      }                                                                                          \
    } else {                                                                                     \
      for (int64_t i = 0; i < n; i++) {                                                          \
        W x = LOAD_##ACCESS(v[i * sx]);                                                          \
        o[i * so] = STORE_##OUT_ACCESS(__VA_ARGS__);                                             \
      }                                                                                          \
    }                                                                                            \
    return TAPER_OK;                                                                             \
  }

// Runs `block`, a loop over exactly 16 floats, along a contiguous line; the rest goes through a buffer, so
// that short lines are vectors too.
typedef void block_loop(const float *v, float *o);
INLINE void run_blocks(block_loop *block, int64_t n, const float *v, float *o) {
  for (; n >= 16; n -= 16, v += 16, o += 16) block(v, o);
  if (n == 0) return;
  float part[16] = {0};
  for (int64_t i = 0; i < n; i++) part[i] = v[i];
  block(part, part);
  for (int64_t i = 0; i < n; i++) o[i] = part[i];
}

#define BLOCK(NAME, ...)                                         \
  INLINE void NAME##_block(const float *v, float *o) {           \
    VECTORISE_WIDE for (int64_t i = 0; i < 16; i++) {            \
      float x = v[i];                                            \
      o[i] = __VA_ARGS__;                                        \
    }                                                            \
  }

// A float32 loop whose arithmetic is float64.
#define WIDE(NAME, ...)                                                                      \
  BLOCK(NAME, __VA_ARGS__)                                                                   \
  static int32_t NAME##_f32(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {   \
    const float *v = px;                                                                     \
    float *o = po;                                                                           \
    if (sx == 1 && so == 1 && n > 1) {                                                       \
      run_blocks(NAME##_block, n, v, o);                                                     \
    } else {                                                                                 \
      for (int64_t i = 0; i < n; i++) {                                                      \
        float x = v[i * sx];                                                                 \
        o[i * so] = __VA_ARGS__;                                                             \
      }                                                                                      \
    }                                                                                        \
    return TAPER_OK;                                                                         \
  }

// One loop for all layouts, where arithmetic outweighs it.
#define SLOW(SUFFIX, T, WIDE, ACCESS, NAME, ...)                                                 \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {  \
    typedef T E;                                                                                 \
    typedef WIDE W;                                                                              \
    const E *v = px;                                                                             \
    E *o = po;                                                                                   \
    for (int64_t i = 0; i < n; i++) {                                                            \
      W x = LOAD_##ACCESS(v[i * sx]);                                                            \
      o[i * so] = STORE_##ACCESS(__VA_ARGS__);                                                   \
    }                                                                                            \
    return TAPER_OK;                                                                             \
  }

// A float32 loop whose contiguous blocks of 32 elements follow the vector formula and whose other
// elements follow the scalar one, as PyTorch's AVX-512 loops do.
#define BLOCKED(NAME, VECTOR, SCALAR)                                                        \
  static int32_t NAME##_f32(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {   \
    const float *v = px;                                                                     \
    float *o = po;                                                                           \
    int64_t i = 0;                                                                           \
    if (sx == 1 && so == 1) {                                                                \
      int64_t blocked = n & -vector_pair;                                                    \
      VECTORISE_WIDE for (i = 0; i < blocked; i++) {                                         \
        float x = v[i];                                                                      \
        o[i] = VECTOR;                                                                       \
      }                                                                                      \
    }                                                                                        \
    for (; i < n; i++) {                                                                     \
      float x = v[i * sx];                                                                   \
      o[i * so] = SCALAR;                                                                    \
    }                                                                                        \
    return TAPER_OK;                                                                         \
  }

// A float32 trigonometric loop: polynomials below 2^30, libm for greater arguments.
#define ANGLES(NAME, POLYNOMIAL, LIBM)                                                       \
  static int32_t NAME##_f32(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {   \
    const float *v = px;                                                                     \
    float *o = po;                                                                           \
    enum { block = 256 };                                                                    \
    float part[block];                                                                       \
    for (int64_t from = 0; from < n; from += block) {                                        \
      int64_t count = n - from < block ? n - from : block;                                   \
      for (int64_t i = 0; i < count; i++) part[i] = v[(from + i) * sx];                      \
      bool small = true;                                                                     \
      for (int64_t i = 0; i < count; i++) small &= !(fabsf(part[i]) >= 0x1p30f);             \
      if (small) {                                                                           \
        VECTORISE_WIDE for (int64_t i = 0; i < count; i++) part[i] = (float)POLYNOMIAL(part[i]); \
      } else {                                                                               \
        for (int64_t i = 0; i < count; i++) part[i] = (float)LIBM(part[i]);                  \
      }                                                                                      \
      for (int64_t i = 0; i < count; i++) o[(from + i) * so] = part[i];                      \
    }                                                                                        \
    return TAPER_OK;                                                                         \
  }

#define SAME(SUFFIX, T, W, ACCESS, NAME, ...) UNARY(SUFFIX, T, W, ACCESS, NAME, E, ACCESS, __VA_ARGS__)
#define PREDICATE(SUFFIX, T, W, ACCESS, NAME, ...) \
  UNARY(SUFFIX, T, W, ACCESS, NAME, uint8_t, same, __VA_ARGS__)
#define INTS(NAME, ...) FOR_INTS(SAME, NAME, __VA_ARGS__)
#define FLOATS(NAME, ...) FOR_FLOATS(SAME, NAME, __VA_ARGS__) FOR_HALVES(SLOW, NAME, __VA_ARGS__)
#define SLOW_FLOATS(NAME, ...) FOR_FLOATS(SLOW, NAME, __VA_ARGS__) FOR_HALVES(SLOW, NAME, __VA_ARGS__)
// All floats but float32, which the caller gives a loop of its own.
#define OTHER_FLOATS(NAME, ...) SLOW(f64, double, double, same, NAME, __VA_ARGS__) FOR_HALVES(SLOW, NAME, __VA_ARGS__)
// Polynomials, which vectorise, for float32; libm for float64.
#define POLYNOMIAL(NAME) WIDE(NAME, m_##NAME(x)) OTHER_FLOATS(NAME, m_##NAME(x))
#define BOOL(NAME, ...) FOR_BOOL(SAME, NAME, __VA_ARGS__)

INTS(neg, (E)(0 - (uint64_t)x))
FLOATS(neg, -x)
INTS(abs, x < 0 ? (E)(0 - (uint64_t)x) : x)
FLOATS(abs, m_abs(x))
INTS(sign, (E)((x > 0) - (x < 0)))
FLOATS(sign, x > 0 ? (W)1 : x < 0 ? (W)-1 : (W)0)
BOOL(copy, x)
INTS(copy, x)
INTS(square, (E)((uint64_t)x * (uint64_t)x))
FLOATS(square, x *x)
INTS(relu, x < 0 ? 0 : x)
FLOATS(relu, x < 0 ? 0 : x)
FLOATS(ceil, m_ceil(x))
FLOATS(floor, m_floor(x))
FLOATS(round, m_round(x))
FLOATS(trunc, m_trunc(x))
INTS(bitwise_not, (E)~x)
BOOL(bitwise_not, !x)
FLOATS(frac, x - m_trunc(x))
FLOATS(reciprocal, 1 / x)
OTHER_FLOATS(sqrt, m_sqrt(x))
FLOATS(rsqrt, 1 / m_sqrt(x))
POLYNOMIAL(exp)
POLYNOMIAL(exp2)
POLYNOMIAL(expm1)
POLYNOMIAL(log)
POLYNOMIAL(log2)
POLYNOMIAL(log10)
POLYNOMIAL(log1p)
ANGLES(sin, d_sin, sin)
OTHER_FLOATS(sin, m_sin(x))
ANGLES(cos, d_cos, cos)
OTHER_FLOATS(cos, m_cos(x))
ANGLES(tan, d_tan, tan)
OTHER_FLOATS(tan, m_tan(x))
SLOW_FLOATS(asin, m_asin(x))
SLOW_FLOATS(acos, m_acos(x))
SLOW_FLOATS(atan, m_atan(x))
SLOW_FLOATS(sinh, m_sinh(x))
SLOW_FLOATS(cosh, m_cosh(x))
POLYNOMIAL(tanh)
SLOW_FLOATS(asinh, m_asinh(x))
SLOW_FLOATS(acosh, m_acosh(x))
SLOW_FLOATS(atanh, m_atanh(x))
POLYNOMIAL(erf)
SLOW_FLOATS(erfc, m_erfc(x))
SLOW_FLOATS(erfinv, (W)inverse_erf((double)x))
SLOW_FLOATS(lgamma, (W)log_gamma((double)x))
SLOW_FLOATS(digamma, (W)digamma((double)x))
BLOCKED(sigmoid, 1.0f / (1.0f + s_exp(0.0f - x)), 1.0f / (1.0f + expf(-x)))
OTHER_FLOATS(sigmoid, m_sigmoid(x))
SLOW_FLOATS(log_sigmoid, m_log_sigmoid(x))
BLOCKED(silu, x / (1.0f + s_exp(-x)), x / (1.0f + expf(-x)))
OTHER_FLOATS(silu, m_silu(x))
WIDE(gelu, p_gelu(x))
OTHER_FLOATS(gelu, m_gelu(x))
POLYNOMIAL(gelu_tanh)
BLOCKED(mish, v_mish(x), l_mish(x))
OTHER_FLOATS(mish, v_mish(x))
FLOATS(hardsigmoid, (x + 3 < 0 ? 0 : x + 3 > 6 ? 6 : x + 3) / 6)
FLOATS(hardswish, x *(x + 3 < 0 ? 0 : x + 3 > 6 ? 6 : x + 3) / 6)

FOR_BOOL(PREDICATE, never, ((void)x, 0))
FOR_INTS(PREDICATE, never, ((void)x, 0))
FOR_BOOL(PREDICATE, always, ((void)x, 1))
FOR_INTS(PREDICATE, always, ((void)x, 1))
#define FLOAT_PREDICATE(NAME, ...) FOR_HALVES(PREDICATE, NAME, __VA_ARGS__) FOR_FLOATS(PREDICATE, NAME, __VA_ARGS__)
FLOAT_PREDICATE(is_nan, x != x)
FLOAT_PREDICATE(is_inf, x == (W)INFINITY || x == -(W)INFINITY)
FLOAT_PREDICATE(is_finite, x - x == 0)
FOR_BOOL(PREDICATE, logical_not, x == 0)
FOR_INTS(PREDICATE, logical_not, x == 0)
FLOAT_PREDICATE(logical_not, x == 0)
FOR_INTS(PREDICATE, signbit, x < 0)
FLOAT_PREDICATE(signbit, __builtin_signbit(x) != 0)

#define REALS(name) {TABLE_FLOATS(name)}
#define NUMBERS(name) {TABLE_INTS(name), TABLE_FLOATS(name)}
#define ROUNDING(name) {TABLE_INTS(copy), TABLE_FLOATS(name)}
#define TEST(name, others) {TABLE_INTS(others), TABLE_FLOATS(name), [TAPER_BOOL] = others##_bool}

const unary_table LEVELED(unary_loops) = {
    .unary =
        {
            [TAPER_NEG] = NUMBERS(neg),
            [TAPER_ABS] = {TABLE_INTS(abs), TABLE_FLOATS(abs), [TAPER_BOOL] = copy_bool},
            [TAPER_SIGN] = {TABLE_INTS(sign), TABLE_FLOATS(sign), [TAPER_BOOL] = copy_bool},
            [TAPER_SQUARE] = NUMBERS(square),
            [TAPER_RELU] = NUMBERS(relu),
            [TAPER_CEIL] = ROUNDING(ceil),
            [TAPER_FLOOR] = ROUNDING(floor),
            [TAPER_ROUND] = ROUNDING(round),
            [TAPER_TRUNC] = ROUNDING(trunc),
            [TAPER_BITWISE_NOT] = {TABLE_INTS(bitwise_not), [TAPER_BOOL] = bitwise_not_bool},
            [TAPER_FRAC] = REALS(frac),
            [TAPER_RECIPROCAL] = REALS(reciprocal),
            [TAPER_SQRT] = REALS(sqrt),
            [TAPER_RSQRT] = REALS(rsqrt),
            [TAPER_EXP] = REALS(exp),
            [TAPER_EXP2] = REALS(exp2),
            [TAPER_EXPM1] = REALS(expm1),
            [TAPER_LOG] = REALS(log),
            [TAPER_LOG2] = REALS(log2),
            [TAPER_LOG10] = REALS(log10),
            [TAPER_LOG1P] = REALS(log1p),
            [TAPER_SIN] = REALS(sin),
            [TAPER_COS] = REALS(cos),
            [TAPER_TAN] = REALS(tan),
            [TAPER_ASIN] = REALS(asin),
            [TAPER_ACOS] = REALS(acos),
            [TAPER_ATAN] = REALS(atan),
            [TAPER_SINH] = REALS(sinh),
            [TAPER_COSH] = REALS(cosh),
            [TAPER_TANH] = REALS(tanh),
            [TAPER_ASINH] = REALS(asinh),
            [TAPER_ACOSH] = REALS(acosh),
            [TAPER_ATANH] = REALS(atanh),
            [TAPER_ERF] = REALS(erf),
            [TAPER_ERFC] = REALS(erfc),
            [TAPER_ERFINV] = REALS(erfinv),
            [TAPER_LGAMMA] = REALS(lgamma),
            [TAPER_DIGAMMA] = REALS(digamma),
            [TAPER_SIGMOID] = REALS(sigmoid),
            [TAPER_LOG_SIGMOID] = REALS(log_sigmoid),
            [TAPER_SILU] = REALS(silu),
            [TAPER_GELU] = REALS(gelu),
            [TAPER_GELU_TANH] = REALS(gelu_tanh),
            [TAPER_MISH] = REALS(mish),
            [TAPER_HARDSIGMOID] = REALS(hardsigmoid),
            [TAPER_HARDSWISH] = REALS(hardswish),
            COMPLEX_UNARY
        },
    .predicate =
        {
            [TAPER_IS_NAN] = TEST(is_nan, never),
            [TAPER_IS_INF] = TEST(is_inf, never),
            [TAPER_IS_FINITE] = TEST(is_finite, always),
            [TAPER_LOGICAL_NOT] = TEST(logical_not, logical_not),
            [TAPER_SIGNBIT] = {TABLE_INTS(signbit), TABLE_FLOATS(signbit), [TAPER_BOOL] = never_bool},
            COMPLEX_PREDICATE,
        },
};
