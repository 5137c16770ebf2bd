// Element-wise operations on one operand, chosen by a number that all threads share.

// The raw values of UnaryOperation, PredicateOperation and ParametricOperation.
enum Unary {
  op_neg, op_abs, op_sign, op_square, op_relu, op_ceil, op_floor, op_round, op_trunc, op_bitwise_not, op_frac,
  op_reciprocal, op_sqrt, op_rsqrt, op_exp, op_exp2, op_expm1, op_log, op_log2, op_log10, op_log1p, op_sin, op_cos,
  op_tan, op_asin, op_acos, op_atan, op_sinh, op_cosh, op_tanh, op_asinh, op_acosh, op_atanh, op_erf, op_erfc,
  op_erfinv, op_lgamma, op_digamma, op_sigmoid, op_log_sigmoid, op_silu, op_gelu, op_gelu_tanh, op_mish,
  op_hardsigmoid, op_hardswish
};
enum Predicate { op_is_nan, op_is_inf, op_is_finite, op_logical_not, op_signbit };
enum Parametric {
  op_threshold, op_leaky_relu, op_elu, op_celu, op_softplus, op_hardtanh, op_softshrink, op_hardshrink,
  op_pow_scalar, op_scalar_pow, op_nan_to_num
};

BOTH(ceil, ceilf, ceil)
BOTH(rint, rintf, rint)
BOTH(rsqrt, 1 / sqrtf, 1 / sqrt)
BOTH(exp2, exp2f, exp2)
BOTH(log2, log2f, log2)
BOTH(log10, log10f, log10)
BOTH(sin, sinf, sin)
BOTH(cos, cosf, cos)
BOTH(tan, tanf, tan)
BOTH(asin, asinf, asin)
BOTH(acos, acosf, acos)
BOTH(atan, atanf, atan)
BOTH(sinh, sinhf, sinh)
BOTH(cosh, coshf, cosh)
BOTH(asinh, asinhf, asinh)
BOTH(acosh, acoshf, acosh)
BOTH(atanh, atanhf, atanh)
BOTH(erfc, erfcf, erfc)
BOTH(erfinv, erfinvf, erfinv)
BOTH(lgamma, lgammaf, lgamma)

// Recurrence up to 10, then the asymptotic series; reflection below zero. In float64 for every type.
INLINE double digamma(double x) {
  double result = 0;
  if (x == 0) return copysign(__longlong_as_double(0x7ff0000000000000), -x);
  if (x < 0) {
    if (x == floor(x)) return __longlong_as_double(0x7ff8000000000000);
    const double pi = 3.14159265358979323846;
    result = -pi / tan(pi * x);
    x = 1 - x;
  }
  for (; x < 10; x += 1) result -= 1 / x;
  double z = 1 / (x * x);
  double series =
      z * (1.0 / 12 -
           z * (1.0 / 120 -
                z * (1.0 / 252 - z * (1.0 / 240 - z * (5.0 / 660 - z * (691.0 / 32760 - z / 12))))));
  return result + (log(x) - 0.5 / x - series);
}

template <class W>
INLINE W six_clamped(W x) {
  return x + 3 < 0 ? (W)0 : x + 3 > 6 ? (W)6 : x + 3;
}

template <class W>
INLINE W apply(int op, W x) {
  switch (op) {
    case op_neg: return -x;
    case op_abs: return m_abs(x);
    case op_sign: return x > 0 ? (W)1 : x < 0 ? (W)-1 : (W)0;
    case op_square: return x * x;
    case op_relu: return x < 0 ? (W)0 : x;
    case op_ceil: return m_ceil(x);
    case op_floor: return m_floor(x);
    case op_round: return m_rint(x);
    case op_trunc: return m_trunc(x);
    case op_frac: return x - m_trunc(x);
    case op_reciprocal: return 1 / x;
    case op_sqrt: return m_sqrt(x);
    case op_rsqrt: return m_rsqrt(x);
    case op_exp: return m_exp(x);
    case op_exp2: return m_exp2(x);
    case op_expm1: return m_expm1(x);
    case op_log: return m_log(x);
    case op_log2: return m_log2(x);
    case op_log10: return m_log10(x);
    case op_log1p: return m_log1p(x);
    case op_sin: return m_sin(x);
    case op_cos: return m_cos(x);
    case op_tan: return m_tan(x);
    case op_asin: return m_asin(x);
    case op_acos: return m_acos(x);
    case op_atan: return m_atan(x);
    case op_sinh: return m_sinh(x);
    case op_cosh: return m_cosh(x);
    case op_tanh: return m_tanh(x);
    case op_asinh: return m_asinh(x);
    case op_acosh: return m_acosh(x);
    case op_atanh: return m_atanh(x);
    case op_erf: return m_erf(x);
    case op_erfc: return m_erfc(x);
    case op_erfinv: return m_erfinv(x);
    case op_lgamma: return m_lgamma(x);
    case op_digamma: return (W)digamma((double)x);
    case op_sigmoid: return 1 / (1 + m_exp(-x));
    case op_log_sigmoid: return (x < 0 ? x : (W)0) - m_log1p(m_exp(-m_abs(x)));
    case op_silu: return x / (1 + m_exp(-x));
    case op_gelu: return x * (W)0.5 * (1 + m_erf(x * (W)0.70710678118654752440));
    case op_gelu_tanh: {
      W inner = (W)0.79788456080286535588 * (x + (W)0.044715 * (x * x * x));
      return (W)0.5 * x * (1 + m_tanh(inner));
    }
    case op_mish: return x * m_tanh(m_log1p(m_exp(x)));
    case op_hardsigmoid: return six_clamped(x) / 6;
    default: return x * six_clamped(x) / 6;
  }
}
INLINE i64 apply_whole(int op, int type, i64 x) {
  switch (op) {
    case op_neg: return (i64)(0 - (u64)x);
    case op_abs: return x < 0 ? (i64)(0 - (u64)x) : x;
    case op_sign: return (x > 0) - (x < 0);
    case op_square: return (i64)((u64)x * (u64)x);
    case op_relu: return x < 0 ? 0 : x;
    case op_bitwise_not: return type == type_bool ? !x : ~x;
    default: return x;
  }
}

#define UNARY(NAME, C)                                                                                        \
  extern "C" __global__ void unary_##NAME(Layout layout, int op, int type, const void *x, void *out) {        \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[2];                                                                                              \
      locate(layout, i, at);                                                                                  \
      Access<C>::store(type, out, at[0], apply(op, Access<C>::load(type, x, at[1])));                         \
    }                                                                                                         \
  }
FOR_FLOATS(UNARY)
extern "C" __global__ void unary_integer(Layout layout, int op, int type, const void *x, void *out) {
  FOR_EACH(i, layout.count) {
    i64 at[2];
    locate(layout, i, at);
    Access<Integer>::store(type, out, at[0], apply_whole(op, type, Access<Integer>::load(type, x, at[1])));
  }
}

template <class W>
INLINE bool test(int op, W x) {
  switch (op) {
    case op_is_nan: return x != x;
    case op_is_inf: return x == x && x - x != 0;
    case op_is_finite: return x - x == 0;
    case op_logical_not: return x == 0;
    default: return x < 0 || (x == 0 && 1 / x < 0);
  }
}
template <>
INLINE bool test(int op, i64 x) {
  switch (op) {
    case op_is_finite: return true;
    case op_logical_not: return x == 0;
    case op_signbit: return x < 0;
    default: return false;
  }
}
#define PREDICATE(NAME, C)                                                                                    \
  extern "C" __global__ void predicate_##NAME(Layout layout, int op, int type, const void *x, void *out) {    \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[2];                                                                                              \
      locate(layout, i, at);                                                                                  \
      ((u8 *)out)[at[0]] = test(op, Access<C>::load(type, x, at[1]));                                         \
    }                                                                                                         \
  }
FOR_ALL(PREDICATE)

// A power with a number as exponent: the exponents that have a formula of their own come first.
template <class W>
INLINE W power(W x, double p) {
  if (p == 2) return x * x;
  if (p == 3) return x * x * x;
  if (p == 1) return x;
  if (p == 0) return 1;
  if (p == 0.5) return m_sqrt(x);
  if (p == -0.5) return 1 / m_sqrt(x);
  if (p == -1) return 1 / x;
  if (p == -2) return 1 / (x * x);
  return m_pow(x, (W)p);
}
INLINE double largest(int type) {
  return type == type_f16 ? 65504.0 : type == type_bf16 ? 0x1.fep127 : type == type_f32 ? 0x1.fffffep127 : 0x1.fffffffffffffp1023;
}
template <class W>
INLINE W apply(int op, int type, W x, double dp, double dq) {
  W p = (W)dp, q = (W)dq;
  switch (op) {
    case op_threshold: return x <= p ? q : x;
    case op_leaky_relu: return x > 0 ? x : x * p;
    case op_elu: return x <= 0 ? m_expm1(x) * (W)(dp * dq) : x * q;
    case op_celu: return x <= 0 ? m_expm1(x * (W)(1 / dp)) * p : x;
    case op_softplus: return x * p > q ? x : m_log1p(m_exp(x * p)) / p;
    case op_hardtanh: return x < p ? p : x > q ? q : x;
    case op_softshrink: return x > p ? x - p : x < -p ? x + p : x * 0;
    case op_hardshrink: return x >= -p && x <= p ? (W)0 : x;
    case op_pow_scalar: return power(x, dp);
    case op_scalar_pow: return dp == 2 ? m_exp2(x) : m_pow(p, x);
    default: {
      W bound = (W)largest(type);
      return x != x ? p : x > bound ? bound : x < -bound ? -bound : x;
    }
  }
}
#define PARAMETRIC(NAME, C)                                                                                   \
  extern "C" __global__ void parametric_##NAME(                                                               \
      Layout layout, int op, int type, const void *x, double p, double q, void *out) {                        \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[2];                                                                                              \
      locate(layout, i, at);                                                                                  \
      Access<C>::store(type, out, at[0], apply(op, type, Access<C>::load(type, x, at[1]), p, q));             \
    }                                                                                                         \
  }
FOR_FLOATS(PARAMETRIC)

// Integer bounds outside the type's range do not bind.
extern "C" __global__ void parametric_integer(
    Layout layout, int op, int type, const void *x, double p, double q, void *out) {
  FOR_EACH(i, layout.count) {
    i64 at[2];
    locate(layout, i, at);
    i64 value = Access<Integer>::load(type, x, at[1]);
    if (op == op_threshold) {
      if ((double)value <= p) value = (i64)q;
    } else {
      value = (double)value < p ? (i64)p : (double)value > q ? (i64)q : value;
    }
    Access<Integer>::store(type, out, at[0], value);
  }
}
