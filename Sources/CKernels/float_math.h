// Functions of float and double arguments under one name each.
//
// For the functions that PyTorch takes from a closed library a float result is the float64 function rounded
// once, the closest that can be known (A7.4). Their float64 evaluations are polynomials without branches,
// good to about 2^-46, so that loops over floats vectorise; arguments are floats widened, results are
// finite in float64 wherever the float function is. The others follow SLEEF. float64 results are libm's.

#include "double_math.h"
#include "sleef_power.h"
#include "special_functions.h"

// A function by its float64 polynomial for floats and by libm for doubles.
#define BY_POLYNOMIAL(NAME, POLYNOMIAL, LIBM)                          \
  OVERLOADED float m_##NAME(float x) { return (float)POLYNOMIAL(x); }  \
  OVERLOADED double m_##NAME(double x) { return LIBM(x); }

BY_POLYNOMIAL(exp, d_exp, exp)
BY_POLYNOMIAL(exp2, d_exp2, exp2)
BY_POLYNOMIAL(log, d_log, log)
BY_POLYNOMIAL(log2, d_log2, log2)
BY_POLYNOMIAL(log10, d_log10, log10)
BY_POLYNOMIAL(tanh, d_tanh, tanh)
BY_POLYNOMIAL(asin, asin, asin)
BY_POLYNOMIAL(acos, acos, acos)
BY_POLYNOMIAL(atan, atan, atan)
BY_POLYNOMIAL(atanh, atanh, atanh)
BY_POLYNOMIAL(sin, sin, sin)
BY_POLYNOMIAL(cos, cos, cos)
BY_POLYNOMIAL(tan, tan, tan)
BY_POLYNOMIAL(erf, d_erf, erf)
BY_POLYNOMIAL(erfc, erfc, erfc)

#define BY_SLEEF(NAME)                                        \
  OVERLOADED float m_##NAME(float x) { return s_##NAME(x); }  \
  OVERLOADED double m_##NAME(double x) { return NAME(x); }
BY_SLEEF(expm1)
BY_SLEEF(log1p)

// PyTorch calls libm's float functions for these.
#define BY_LIBM(NAME)                                           \
  OVERLOADED float m_##NAME(float x) { return NAME##f(x); }     \
  OVERLOADED double m_##NAME(double x) { return NAME(x); }
BY_LIBM(sinh)
BY_LIBM(cosh)
BY_LIBM(asinh)
BY_LIBM(acosh)

#define BUILTIN(NAME, FUNCTION)                                 \
  OVERLOADED float m_##NAME(float x) { return FUNCTION(x); }    \
  OVERLOADED double m_##NAME(double x) { return FUNCTION(x); }
BUILTIN(sqrt, __builtin_elementwise_sqrt)
BUILTIN(trunc, __builtin_elementwise_trunc)
BUILTIN(floor, __builtin_elementwise_floor)
BUILTIN(ceil, __builtin_elementwise_ceil)
BUILTIN(round, __builtin_elementwise_roundeven)
BUILTIN(abs, __builtin_elementwise_abs)

OVERLOADED float m_fmod(float x, float y) { return fmodf(x, y); }
OVERLOADED double m_fmod(double x, double y) { return fmod(x, y); }
OVERLOADED float v_pow(float x, float y) { return s_pow(x, y); }
OVERLOADED double v_pow(double x, double y) { return pow(x, y); }
OVERLOADED float l_pow(float x, float y) { return powf(x, y); }
OVERLOADED double l_pow(double x, double y) { return pow(x, y); }
OVERLOADED float m_atan2(float x, float y) { return (float)atan2(x, y); }
OVERLOADED double m_atan2(double x, double y) { return atan2(x, y); }
OVERLOADED float m_hypot(float x, float y) { return hypotf(x, y); }
OVERLOADED double m_hypot(double x, double y) { return hypot(x, y); }
OVERLOADED float m_copysign(float x, float y) { return __builtin_elementwise_copysign(x, y); }
OVERLOADED double m_copysign(double x, double y) { return __builtin_elementwise_copysign(x, y); }

// Base ** exponent by squaring; negative exponents leave 1, -1 and 0 as PyTorch does.
INLINE uint64_t power_of_integer(int64_t base, int64_t exponent) {
  if (exponent < 0) return base == 1 ? 1 : base == -1 ? (exponent & 1 ? (uint64_t)-1 : 1) : 0;
  uint64_t result = 1, factor = (uint64_t)base;
  for (; exponent; exponent >>= 1, factor *= factor)
    if (exponent & 1) result *= factor;
  return result;
}

// Formulas of PyTorch, each step rounded to the type.
#define COMPOSED(W)                                                                         \
  OVERLOADED W m_remainder(W x, W y) {                                                      \
    W rest = m_fmod(x, y);                                                                  \
    return rest != 0 && (y < 0) != (rest < 0) ? rest + y : rest;                            \
  }                                                                                         \
  OVERLOADED W m_floor_divide(W x, W y) {                                                   \
    if (y == 0) return x / y;                                                               \
    W rest = m_fmod(x, y), quotient = (x - rest) / y;                                       \
    if (rest != 0 && (y < 0) != (rest < 0)) quotient -= 1;                                  \
    if (quotient == 0) return m_copysign((W)0, x / y);                                      \
    W floored = m_floor(quotient);                                                          \
    return quotient - floored > (W)0.5 ? floored + 1 : floored;                             \
  }                                                                                         \
  OVERLOADED W m_sigmoid(W x) { return 1 / (1 + m_exp(-x)); }                               \
  OVERLOADED W m_log_sigmoid(W x) {                                                         \
    return (x < 0 ? x : 0) - v_log1p(v_exp(-m_abs(x)));                                     \
  }                                                                                         \
  OVERLOADED W m_log_sigmoid_backward(W grad, W x) {                                        \
    W z = v_exp(-m_abs(x));                                                                 \
    return grad * ((x < 0 ? (W)1 : (W)0) - (x < 0 ? (W)1 : (W)-1) * (z / (1 + z)));         \
  }                                                                                         \
  OVERLOADED W m_silu(W x) { return x / (1 + m_exp(-x)); }                                  \
  OVERLOADED W m_silu_backward(W grad, W x) {                                               \
    W s = 1 / (1 + m_exp(-x));                                                              \
    return grad * s * __builtin_elementwise_fma(x, 1 - s, (W)1);                             \
  }                                                                                         \
  OVERLOADED W m_gelu(W x) {                                                                \
    return x * (W)0.5 * (1 + m_erf(x * (W)0.70710678118654752440));                         \
  }                                                                                         \
  OVERLOADED W m_gelu_slope(W x) {                                                          \
    W cdf = (W)0.5 * (1 + m_erf(x * (W)0.70710678118654752440));                            \
    W pdf = (W)0.39894228040143267794 * m_exp(x * x * (W)-0.5);                             \
    return cdf + x * pdf;                                                                   \
  }                                                                                         \
  OVERLOADED W m_gelu_tanh_inner(W x) {                                                     \
    return (W)0.79788456080286535588 * (x + (W)0.044715 * (x * x * x));                     \
  }                                                                                         \
  OVERLOADED W m_gelu_tanh(W x) { return (W)0.5 * x * (1 + m_tanh(m_gelu_tanh_inner(x))); } \
  OVERLOADED W m_gelu_tanh_slope(W x) {                                                     \
    W t = m_tanh(m_gelu_tanh_inner(x));                                                     \
    W inner_slope = (W)0.79788456080286535588 * (1 + 3 * (W)0.044715 * (x * x));            \
    return (W)0.5 * (1 + t) + (W)0.5 * x * ((1 - t * t) * inner_slope);                     \
  }
COMPOSED(float)
COMPOSED(double)

// Formulas of PyTorch that its kernels calculate in vectors, K being v or l.
#define IN_VECTORS(W, K)                                                              \
  OVERLOADED W K##_logaddexp(W x, W y) {                                              \
    if (x == y && x - x != 0) return x;                                               \
    W greater = x > y || x != x ? x : y;                                              \
    return greater + K##_log1p(K##_exp(-m_abs(x - y)));                               \
  }                                                                                   \
  OVERLOADED W K##_softplus(W x, W beta, W threshold) {                               \
    return x * beta > threshold ? x : K##_log1p(K##_exp(x * beta)) / beta;            \
  }                                                                                   \
  OVERLOADED W K##_softplus_backward(W grad, W x, W beta, W threshold) {              \
    W z = K##_exp(x * beta);                                                          \
    return x * beta > threshold ? grad : grad * z / (z + 1);                          \
  }                                                                                   \
  OVERLOADED W K##_mish(W x) { return x * K##_tanh(K##_log1p(K##_exp(x))); }
IN_VECTORS(float, v)
IN_VECTORS(float, l)
IN_VECTORS(double, v)
IN_VECTORS(double, l)
