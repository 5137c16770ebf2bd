// Operations with numbers as parameters (p and q, rounded to the type) and with three operands.

#include "float_math.h"
#include "root_math.h"
#include "sleef_math.h"
#include "tables.h"

// Some of these loops call libm and stay scalar.
#pragma clang diagnostic ignored "-Wpass-failed"

#define PARAMETRIC(SUFFIX, T, WIDE, ACCESS, NAME, ...)                                                \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *px, int64_t sx, double dp, double dq,         \
                                 void *po, int64_t so) {                                              \
    typedef T E;                                                                                      \
    typedef WIDE W;                                                                                   \
    const E *v = px;                                                                                  \
    E *o = po;                                                                                        \
    const W p = (W)dp, q = (W)dq;                                                                     \
    (void)p, (void)q;                                                                                 \
    if (sx == 1 && so == 1) {                                                                         \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W x = LOAD_##ACCESS(v[i]);                                                                    \
        o[i] = STORE_##ACCESS(__VA_ARGS__);                                                           \
      }                                                                                               \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) {                                                               \
        W x = LOAD_##ACCESS(v[i * sx]);                                                               \
        o[i * so] = STORE_##ACCESS(__VA_ARGS__);                                                      \
      }                                                                                               \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

// A float32 loop of vectors, with other functions for the elements that are left at the end.
#define BLOCKED_PARAMETRIC(NAME, VECTOR, SCALAR)                                                      \
  static int32_t NAME##_f32(int64_t n, const void *px, int64_t sx, double dp, double dq,              \
                            void *po, int64_t so) {                                                   \
    typedef float W;                                                                                  \
    const float *v = px;                                                                              \
    float *o = po;                                                                                    \
    const float p = (float)dp, q = (float)dq;                                                         \
    (void)p, (void)q;                                                                                 \
    int64_t i = 0, blocked = sx == 1 && so == 1 ? n & -vector_pair : 0;                               \
    VECTORISE for (; i < blocked; i++) {                                                              \
      float x = v[i];                                                                                 \
      o[i] = VECTOR;                                                                                  \
    }                                                                                                 \
    for (; i < n; i++) {                                                                              \
      float x = v[i * sx];                                                                            \
      o[i * so] = SCALAR;                                                                             \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

#define BLOCKED_SCALED(NAME, VECTOR, SCALAR)                                                          \
  static int32_t NAME##_f32(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,        \
                            double dp, double dq, void *po, int64_t so) {                             \
    typedef float W;                                                                                  \
    const float *a = pa, *b = pb;                                                                     \
    float *o = po;                                                                                    \
    const float p = (float)dp, q = (float)dq;                                                         \
    (void)p, (void)q;                                                                                 \
    int64_t i = 0, blocked = (sa | 1) == 1 && sb == 1 && so == 1 ? n & -vector_pair : 0;              \
    VECTORISE for (; i < blocked; i++) {                                                              \
      float x = a[i * sa], y = b[i];                                                                  \
      o[i] = VECTOR;                                                                                  \
    }                                                                                                 \
    for (; i < n; i++) {                                                                              \
      float x = a[i * sa], y = b[i * sb];                                                             \
      o[i * so] = SCALAR;                                                                             \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

#define SCALED(SUFFIX, T, WIDE, ACCESS, NAME, ...)                                                    \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,   \
                                 double dp, double dq, void *po, int64_t so) {                        \
    typedef T E;                                                                                      \
    typedef WIDE W;                                                                                   \
    const E *a = pa, *b = pb;                                                                         \
    E *o = po;                                                                                        \
    const W p = (W)dp, q = (W)dq;                                                                     \
    (void)p, (void)q;                                                                                 \
    if (sa == 1 && sb == 1 && so == 1) {                                                              \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W x = LOAD_##ACCESS(a[i]), y = LOAD_##ACCESS(b[i]);                                           \
        o[i] = STORE_##ACCESS(__VA_ARGS__);                                                           \
      }                                                                                               \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) {                                                               \
        W x = LOAD_##ACCESS(a[i * sa]), y = LOAD_##ACCESS(b[i * sb]);                                 \
        o[i * so] = STORE_##ACCESS(__VA_ARGS__);                                                      \
      }                                                                                               \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

#define TERNARY(SUFFIX, T, WIDE, ACCESS, NAME, ...)                                                   \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,   \
                                 const void *pc, int64_t sc, double dp, void *po, int64_t so) {       \
    typedef T E;                                                                                      \
    typedef WIDE W;                                                                                   \
    const E *a = pa, *b = pb, *c = pc;                                                                \
    E *o = po;                                                                                        \
    const W p = (W)dp;                                                                                \
    (void)p;                                                                                          \
    if (sa == 1 && sb == 1 && sc == 1 && so == 1) {                                                   \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W x = LOAD_##ACCESS(a[i]), y = LOAD_##ACCESS(b[i]), z = LOAD_##ACCESS(c[i]);                  \
        o[i] = STORE_##ACCESS(__VA_ARGS__);                                                           \
      }                                                                                               \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) {                                                               \
        W x = LOAD_##ACCESS(a[i * sa]), y = LOAD_##ACCESS(b[i * sb]), z = LOAD_##ACCESS(c[i * sc]);   \
        o[i * so] = STORE_##ACCESS(__VA_ARGS__);                                                      \
      }                                                                                               \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

#define INTS(KIND, NAME, ...) FOR_INTS(KIND, NAME, __VA_ARGS__)
#define FLOATS(KIND, NAME, ...) FOR_FLOATS(KIND, NAME, __VA_ARGS__) FOR_HALVES(KIND, NAME, __VA_ARGS__)
// All floats but float32, which has a loop of its own.
#define OTHER_FLOATS(KIND, NAME, ...) KIND(f64, double, double, same, NAME, __VA_ARGS__) FOR_HALVES(KIND, NAME, __VA_ARGS__)

// NaN stays, and a NaN bound wins.
#define CLAMP_TO(W)                                       \
  OVERLOADED W clamp_to(W x, W low, W high) {             \
    W raised = x > low || x != x ? x : low;               \
    return raised < high || raised != raised ? raised : high; \
  }
CLAMP_TO(float)
CLAMP_TO(double)

// Integer bounds outside the type's range do not bind.
INTS(PARAMETRIC, clamp, (double)x < dp ? (E)dp : (double)x > dq ? (E)dq : x)
FLOATS(PARAMETRIC, clamp, x < p ? p : x > q ? q : x)
INTS(PARAMETRIC, threshold, (double)x <= dp ? (E)dq : x)
FLOATS(PARAMETRIC, threshold, x <= p ? q : x)
FLOATS(PARAMETRIC, leaky_relu, x > 0 ? x : x * p)
#define ELU(K) x <= 0 ? K##_expm1(x) * (W)(dp * dq) : x * q
BLOCKED_PARAMETRIC(elu, ELU(v), ELU(l))
OTHER_FLOATS(PARAMETRIC, elu, ELU(v))
#define CELU(K) x <= 0 ? K##_expm1(x * (W)(1 / dp)) * p : x
BLOCKED_PARAMETRIC(celu, CELU(v), CELU(l))
OTHER_FLOATS(PARAMETRIC, celu, CELU(v))
BLOCKED_PARAMETRIC(softplus, v_softplus(x, p, q), l_softplus(x, p, q))
OTHER_FLOATS(PARAMETRIC, softplus, v_softplus(x, p, q))
FLOATS(PARAMETRIC, softshrink, x > p ? x - p : x < -p ? x + p : x * 0)
FLOATS(PARAMETRIC, hardshrink, x >= -p && x <= p ? 0 : x)
// The exponent of single elements stays a double.
BLOCKED_PARAMETRIC(pow_general, v_pow(x, p), (float)pow(x, dp))
OTHER_FLOATS(PARAMETRIC, pow_general, v_pow(x, p))
FLOATS(PARAMETRIC, pow_zero, ((void)x, (W)1))
FLOATS(PARAMETRIC, pow_one, x)
FLOATS(PARAMETRIC, pow_two, x *x)
FLOATS(PARAMETRIC, pow_three, x *x *x)
static int32_t pow_half_f32(int64_t n, const void *x, int64_t sx, double p, double q, void *o, int64_t so) {
  (void)p, (void)q;
  return sqrt_f32(n, x, sx, o, so);
}
OTHER_FLOATS(PARAMETRIC, pow_half, m_sqrt(x))
FLOATS(PARAMETRIC, pow_minus_half, 1 / m_sqrt(x))
FLOATS(PARAMETRIC, pow_minus_one, 1 / x)
FLOATS(PARAMETRIC, pow_minus_two, 1 / (x * x))
BLOCKED_PARAMETRIC(scalar_pow, v_pow(p, x), l_pow(p, x))
OTHER_FLOATS(PARAMETRIC, scalar_pow, v_pow(p, x))

// The infinities become the type's largest numbers.
#define FINITE(SUFFIX, T, W, ACCESS, NAME, LARGEST) \
  PARAMETRIC(SUFFIX, T, W, ACCESS, NAME, x != x ? p : x > (LARGEST) ? (LARGEST) : x < -(LARGEST) ? -(LARGEST) : x)
FINITE(f16, uint16_t, float, half, nan_to_num, 65504.0f)
FINITE(bf16, uint16_t, float, bfloat, nan_to_num, 0x1.fep127f)
FINITE(f32, float, float, same, nan_to_num, 0x1.fffffep127f)
FINITE(f64, double, double, same, nan_to_num, 0x1.fffffffffffffp1023)

// A power with a number as exponent: the exponents that have a formula of their own come first.
#define POW_SCALAR(SUFFIX, T, WIDE, ACCESS, NAME, ...)                                              \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *x, int64_t sx, double p, double q, void *o, \
                                 int64_t so) {                                                      \
    parametric_loop *loop = p == 2     ? pow_two_##SUFFIX                                           \
                            : p == 3   ? pow_three_##SUFFIX                                         \
                            : p == 1   ? pow_one_##SUFFIX                                           \
                            : p == 0   ? pow_zero_##SUFFIX                                          \
                            : p == 0.5 ? pow_half_##SUFFIX                                          \
                            : p == -0.5 ? pow_minus_half_##SUFFIX                                   \
                            : p == -1  ? pow_minus_one_##SUFFIX                                     \
                            : p == -2  ? pow_minus_two_##SUFFIX                                     \
                                       : pow_general_##SUFFIX;                                      \
    return loop(n, x, sx, p, q, o, so);                                                             \
  }
FLOATS(POW_SCALAR, pow_scalar, 0)

INTS(SCALED, add_scaled, (E)((uint64_t)x + (uint64_t)(int64_t)dp * (uint64_t)y))
FLOATS(SCALED, add_scaled, FMA(p, y, x))
FLOATS(SCALED, lerp_scalar, p < (W)0.5 && p > (W)-0.5 ? FMA(p, y - x, x) : FMA(p - 1, y - x, y))
FLOATS(SCALED, threshold_backward, y <= p ? 0 : x)
FLOATS(SCALED, leaky_relu_backward, y > 0 ? x : x * p)
#define ELU_BACKWARD(K) y <= 0 ? x * (W)(dp * dq) * K##_exp(y) : x * q
BLOCKED_SCALED(elu_backward, ELU_BACKWARD(v), ELU_BACKWARD(l))
OTHER_FLOATS(SCALED, elu_backward, ELU_BACKWARD(v))
BLOCKED_SCALED(softplus_backward, v_softplus_backward(x, y, p, q), l_softplus_backward(x, y, p, q))
OTHER_FLOATS(SCALED, softplus_backward, v_softplus_backward(x, y, p, q))
FLOATS(SCALED, hardtanh_backward, y <= p || y >= q ? 0 : x)
FLOATS(SCALED, clamp_backward, y < p || y > q ? 0 : x)
FLOATS(SCALED, smooth_l1, m_abs(x - y) < p ? (W)0.5 * m_abs(x - y) * m_abs(x - y) / p : m_abs(x - y) - (W)0.5 * p)
FLOATS(SCALED, huber, m_abs(x - y) < p ? (W)0.5 * m_abs(x - y) * m_abs(x - y) : p * (m_abs(x - y) - (W)0.5 * p))

INTS(TERNARY, addcmul, (E)((uint64_t)x + (uint64_t)(int64_t)dp * (uint64_t)y * (uint64_t)z))
FLOATS(TERNARY, addcmul, FMA(p * y, z, x))
FLOATS(TERNARY, addcdiv, x + (p * y) / z)
FLOATS(TERNARY, lerp, z < (W)0.5 && z > (W)-0.5 ? FMA(z, y - x, x) : FMA(z - 1, y - x, y))
INTS(TERNARY, clamp_tensor, (x < y ? y : x) > z ? z : x < y ? y : x)
FLOATS(TERNARY, clamp_tensor, clamp_to(x, y, z))

#define REALS(name) {TABLE_FLOATS(name)}
#define NUMBERS(name) {TABLE_INTS(name), TABLE_FLOATS(name)}

const ternary_table LEVELED(ternary_loops) = {
    .parametric =
        {
            [TAPER_CLAMP] = NUMBERS(clamp),
            [TAPER_THRESHOLD] = NUMBERS(threshold),
            [TAPER_LEAKY_RELU] = REALS(leaky_relu),
            [TAPER_ELU] = REALS(elu),
            [TAPER_CELU] = REALS(celu),
            [TAPER_SOFTPLUS] = REALS(softplus),
            [TAPER_HARDTANH] = NUMBERS(clamp),
            [TAPER_SOFTSHRINK] = REALS(softshrink),
            [TAPER_HARDSHRINK] = REALS(hardshrink),
            [TAPER_POW_SCALAR] = REALS(pow_scalar),
            [TAPER_SCALAR_POW] = REALS(scalar_pow),
            [TAPER_NAN_TO_NUM] = REALS(nan_to_num),
        },
    .scaled =
        {
            [TAPER_ADD_SCALED] = NUMBERS(add_scaled),
            [TAPER_LERP_SCALAR] = REALS(lerp_scalar),
            [TAPER_THRESHOLD_BACKWARD] = REALS(threshold_backward),
            [TAPER_LEAKY_RELU_BACKWARD] = REALS(leaky_relu_backward),
            [TAPER_ELU_BACKWARD] = REALS(elu_backward),
            [TAPER_SOFTPLUS_BACKWARD] = REALS(softplus_backward),
            [TAPER_HARDTANH_BACKWARD] = REALS(hardtanh_backward),
            [TAPER_CLAMP_BACKWARD] = REALS(clamp_backward),
            [TAPER_SMOOTH_L1] = REALS(smooth_l1),
            [TAPER_HUBER] = REALS(huber),
        },
    .ternary =
        {
            [TAPER_ADDCMUL] = NUMBERS(addcmul),
            [TAPER_ADDCDIV] = REALS(addcdiv),
            [TAPER_LERP] = REALS(lerp),
            [TAPER_CLAMP_TENSOR] = NUMBERS(clamp_tensor),
        },
};
