// Element-wise operations on two operands; either may be a number.

// The raw values of BinaryOperation, ComparisonOperation and ScaledOperation.
enum Binary {
  op_add, op_subtract, op_multiply, op_divide, op_floor_divide, op_truncate_divide, op_remainder, op_fmod, op_power,
  op_maximum, op_minimum, op_fmax, op_fmin, op_and, op_or, op_xor, op_shift_left, op_shift_right, op_atan2, op_hypot,
  op_copysign, op_logaddexp, op_xlogy, op_relu_backward, op_sigmoid_backward, op_tanh_backward, op_gelu_backward,
  op_gelu_tanh_backward, op_silu_backward, op_log_sigmoid_backward
};
enum Comparison { op_eq, op_ne, op_lt, op_le, op_gt, op_ge, op_logical_and, op_logical_or, op_logical_xor };
enum Scaled {
  op_add_scaled, op_lerp, op_threshold_backward, op_leaky_relu_backward, op_elu_backward, op_softplus_backward,
  op_hardtanh_backward, op_clamp_backward, op_smooth_l1, op_huber
};

INLINE float m_atan2(float x, float y) { return atan2f(x, y); }
INLINE double m_atan2(double x, double y) { return atan2(x, y); }
INLINE float m_hypot(float x, float y) { return hypotf(x, y); }
INLINE double m_hypot(double x, double y) { return hypot(x, y); }
INLINE float m_copysign(float x, float y) { return copysignf(x, y); }
INLINE double m_copysign(double x, double y) { return copysign(x, y); }

// Formulas of PyTorch, each step rounded to the type.
template <class W>
INLINE W remainder_of(W x, W y) {
  W rest = m_fmod(x, y);
  return rest != 0 && (y < 0) != (rest < 0) ? rest + y : rest;
}
template <class W>
INLINE W floor_quotient(W x, W y) {
  if (y == 0) return x / y;
  W rest = m_fmod(x, y), quotient = (x - rest) / y;
  if (rest != 0 && (y < 0) != (rest < 0)) quotient -= 1;
  if (quotient == 0) return m_copysign((W)0, x / y);
  W floored = m_floor(quotient);
  return quotient - floored > (W)0.5 ? floored + 1 : floored;
}
template <class W>
INLINE W log_of_sum(W x, W y) {
  if (x == y && x - x != 0) return x;
  W greater = x > y || x != x ? x : y;
  return greater + m_log1p(m_exp(-m_abs(x - y)));
}
template <class W>
INLINE W gelu_slope(W x) {
  W cdf = (W)0.5 * (1 + m_erf(x * (W)0.70710678118654752440));
  return cdf + x * ((W)0.39894228040143267794 * m_exp(x * x * (W)-0.5));
}
template <class W>
INLINE W gelu_tanh_slope(W x) {
  W t = m_tanh((W)0.79788456080286535588 * (x + (W)0.044715 * (x * x * x)));
  W inner = (W)0.79788456080286535588 * (1 + 3 * (W)0.044715 * (x * x));
  return (W)0.5 * (1 + t) + (W)0.5 * x * ((1 - t * t) * inner);
}

template <class W>
INLINE W apply(int op, int, W x, W y) {
  switch (op) {
    case op_add: return x + y;
    case op_subtract: return x - y;
    case op_multiply: return x * y;
    case op_divide: return x / y;
    case op_floor_divide: return floor_quotient(x, y);
    case op_truncate_divide: return m_trunc(x / y);
    case op_remainder: return remainder_of(x, y);
    case op_fmod: return m_fmod(x, y);
    case op_power: return m_pow(x, y);
    case op_maximum: return x > y || x != x ? x : y;
    case op_minimum: return x < y || x != x ? x : y;
    case op_fmax: return x > y || y != y ? x : y;
    case op_fmin: return x < y || y != y ? x : y;
    case op_atan2: return m_atan2(x, y);
    case op_hypot: return m_hypot(x, y);
    case op_copysign: return m_copysign(x, y);
    case op_logaddexp: return log_of_sum(x, y);
    case op_xlogy: return y != y ? y : x == 0 ? (W)0 : x * m_log(y);
    case op_relu_backward: return y <= 0 ? (W)0 : x;
    case op_sigmoid_backward: return x * (1 - y) * y;
    case op_tanh_backward: return x * m_fma(-y, y, (W)1);
    case op_gelu_backward: return x * gelu_slope(y);
    case op_gelu_tanh_backward: return x * gelu_tanh_slope(y);
    case op_silu_backward: {
      W s = 1 / (1 + m_exp(-y));
      return x * s * (1 + y * (1 - s));
    }
    default: {
      W z = m_exp(-m_abs(y));
      return x * ((y < 0 ? (W)1 : (W)0) - (y < 0 ? (W)1 : (W)-1) * (z / (1 + z)));
    }
  }
}

// Integers wrap around; a division by zero gives -1, and the least integer by -1 itself.
INLINE i64 quotient(i64 x, i64 y) { return y == 0 ? -1 : y == -1 ? (i64)(0 - (u64)x) : x / y; }
INLINE i64 rest(i64 x, i64 y) { return y == 0 ? x : y == -1 ? 0 : x % y; }
INLINE bool signs_differ(i64 x, i64 y) { return (x < 0) != (y < 0); }
INLINE i64 power(i64 base, i64 exponent) {
  if (exponent < 0) return base == 1 ? 1 : base == -1 ? (exponent & 1 ? -1 : 1) : 0;
  u64 result = 1, factor = (u64)base;
  for (; exponent; exponent >>= 1, factor *= factor)
    if (exponent & 1) result *= factor;
  return (i64)result;
}
template <>
INLINE i64 apply(int op, int type, i64 x, i64 y) {
  int bits = type == type_i64 ? 64 : type == type_i32 ? 32 : type == type_i16 ? 16 : 8;
  switch (op) {
    case op_add: return (i64)((u64)x + (u64)y);
    case op_subtract: return (i64)((u64)x - (u64)y);
    case op_multiply: return (i64)((u64)x * (u64)y);
    case op_floor_divide: return quotient(x, y) - (rest(x, y) != 0 && signs_differ(x, y));
    case op_truncate_divide: return quotient(x, y);
    case op_remainder: return rest(x, y) + (rest(x, y) != 0 && signs_differ(x, y) ? y : 0);
    case op_fmod: return rest(x, y);
    case op_power: return power(x, y);
    case op_maximum:
    case op_fmax: return x > y ? x : y;
    case op_minimum:
    case op_fmin: return x < y ? x : y;
    case op_and: return x & y;
    case op_or: return x | y;
    case op_xor: return x ^ y;
    case op_shift_left: return y < 0 || y >= bits ? 0 : (i64)((u64)x << y);
    default: return x >> (y < 0 || y >= bits ? bits - 1 : (int)y);
  }
}

// Which of the operands is a number.
enum Numbers { no_number, first_is_number, second_is_number };

template <class C>
INLINE typename C::W operand(int numbers, int which, Number n, int type, const void *p, i64 at) {
  typedef typename C::W W;
  return numbers == which ? number(n, W()) : Access<C>::load(type, p, at);
}

#define BINARY(NAME, C)                                                                                       \
  extern "C" __global__ void binary_##NAME(                                                                   \
      Layout layout, int op, int type, int numbers, const void *a, const void *b, Number n, void *out) {      \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      C::W x = operand<C>(numbers, first_is_number, n, type, a, at[1]);                                       \
      C::W y = operand<C>(numbers, second_is_number, n, type, b, at[2]);                                      \
      Access<C>::store(type, out, at[0], apply(op, type, x, y));                                              \
    }                                                                                                         \
  }
FOR_ALL(BINARY)

template <class W>
INLINE bool compare(int op, W x, W y) {
  switch (op) {
    case op_eq: return x == y;
    case op_ne: return x != y;
    case op_lt: return x < y;
    case op_le: return x <= y;
    case op_gt: return x > y;
    case op_ge: return x >= y;
    case op_logical_and: return x != 0 && y != 0;
    case op_logical_or: return x != 0 || y != 0;
    default: return (x != 0) != (y != 0);
  }
}
#define COMPARE(NAME, C)                                                                                      \
  extern "C" __global__ void compare_##NAME(                                                                  \
      Layout layout, int op, int type, int numbers, const void *a, const void *b, Number n, void *out) {      \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      C::W x = operand<C>(numbers, first_is_number, n, type, a, at[1]);                                       \
      C::W y = operand<C>(numbers, second_is_number, n, type, b, at[2]);                                      \
      ((u8 *)out)[at[0]] = compare(op, x, y);                                                                 \
    }                                                                                                         \
  }
FOR_ALL(COMPARE)

template <class W>
INLINE W apply(int op, W x, W y, double dp, double dq) {
  W p = (W)dp, q = (W)dq, gap = m_abs(x - y);
  switch (op) {
    case op_add_scaled: return m_fma(p, y, x);
    case op_lerp: return p < (W)0.5 && p > (W)-0.5 ? m_fma(p, y - x, x) : m_fma(p - 1, y - x, y);
    case op_threshold_backward: return y <= p ? (W)0 : x;
    case op_leaky_relu_backward: return y > 0 ? x : x * p;
    case op_elu_backward: return y <= 0 ? x * (W)(dp * dq) * m_exp(y) : x * q;
    case op_softplus_backward: return y * p > q ? x : x * m_exp(y * p) / (m_exp(y * p) + 1);
    case op_hardtanh_backward: return y <= p || y >= q ? (W)0 : x;
    case op_clamp_backward: return y < p || y > q ? (W)0 : x;
    case op_smooth_l1: return gap < p ? (W)0.5 * gap * gap / p : gap - (W)0.5 * p;
    default: return gap < p ? (W)0.5 * gap * gap : p * (gap - (W)0.5 * p);
  }
}
#define SCALED(NAME, C)                                                                                       \
  extern "C" __global__ void scaled_##NAME(                                                                   \
      Layout layout, int op, int type, const void *a, const void *b, double p, double q, void *out) {         \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[3];                                                                                              \
      locate(layout, i, at);                                                                                  \
      C::W x = Access<C>::load(type, a, at[1]), y = Access<C>::load(type, b, at[2]);                          \
      Access<C>::store(type, out, at[0], apply(op, x, y, p, q));                                              \
    }                                                                                                         \
  }
FOR_FLOATS(SCALED)

// Of integers only the sum.
extern "C" __global__ void scaled_integer(
    Layout layout, int op, int type, const void *a, const void *b, double p, double q, void *out) {
  FOR_EACH(i, layout.count) {
    i64 at[3];
    locate(layout, i, at);
    i64 x = Access<Integer>::load(type, a, at[1]), y = Access<Integer>::load(type, b, at[2]);
    Access<Integer>::store(type, out, at[0], (i64)((u64)x + (u64)(i64)p * (u64)y));
  }
}
